package org.allyspend.local;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.allyspend.core.lambda.Stores;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * DynamoDB and S3 wherever a test is to run: in LocalStack with the Maven profile {@code
 * localstack}, at {@code AWS_ENDPOINT_URL} where that is set, and else in this process.
 */
final class AwsServices implements AutoCloseable {
  private static final String LOCALSTACK = "localstack/localstack:4.14.0";

  /** Emulators take their time over large items. */
  private static final UrlConnectionHttpClient.Builder PATIENT =
      UrlConnectionHttpClient.builder().socketTimeout(Duration.ofMinutes(5));

  private final URI dynamoAddress;
  private final URI s3Address;
  private final String name;
  private final AutoCloseable server;

  private AwsServices(URI dynamoAddress, URI s3Address, String name, AutoCloseable server) {
    this.dynamoAddress = dynamoAddress;
    this.s3Address = s3Address;
    this.name = name;
    this.server = server;
  }

  static AwsServices start() {
    if (Boolean.getBoolean("allyspend.localstack")) {
      assumeTrue(
          DockerClientFactory.instance().isDockerAvailable(),
          "LocalStack needs a Docker engine, and none runs here");
      LocalStackContainer container =
          new LocalStackContainer(LOCALSTACK).withServices("dynamodb", "s3");
      container.start();
      return fresh(container.getEndpoint(), container.getEndpoint(), container);
    }
    return Optional.ofNullable(System.getenv("AWS_ENDPOINT_URL"))
        .map(URI::create)
        .map(address -> fresh(address, address, () -> {}))
        .orElseGet(AwsServices::embedded);
  }

  private static AwsServices embedded() {
    List<URI> addresses =
        EmbeddedServers.shared().ports().stream()
            .map(port -> URI.create("http://127.0.0.1:" + port))
            .toList();
    return fresh(addresses.get(0), addresses.get(1), () -> {});
  }

  /** A table and a bucket of their own, so that tests may share a server. */
  private static AwsServices fresh(URI dynamo, URI s3, AutoCloseable server) {
    AwsServices services = new AwsServices(dynamo, s3, "allyspend-" + UUID.randomUUID(), server);
    EmbeddedStores.createTable(services.dynamo(), services.name);
    services
        .s3()
        .createBucket(
            create ->
                create
                    .bucket(services.name)
                    .createBucketConfiguration(
                        where -> where.locationConstraint(Region.EU_CENTRAL_1.id())));
    return services;
  }

  /** The stores, with interceptors that see every call. */
  Stores stores(ExecutionInterceptor... interceptors) {
    return Stores.of(dynamo(interceptors), name, s3(interceptors), name);
  }

  String bucket() {
    return name;
  }

  DynamoDbClient dynamo(ExecutionInterceptor... interceptors) {
    return DynamoDbClient.builder()
        .httpClientBuilder(PATIENT)
        .credentialsProvider(LocalKeys.CLIENTS)
        .region(Region.EU_CENTRAL_1)
        .endpointOverride(dynamoAddress)
        .overrideConfiguration(
            configuration -> configuration.executionInterceptors(List.of(interceptors)))
        .build();
  }

  S3Client s3(ExecutionInterceptor... interceptors) {
    return S3Client.builder()
        .httpClientBuilder(PATIENT)
        .credentialsProvider(LocalKeys.CLIENTS)
        .region(Region.EU_CENTRAL_1)
        .endpointOverride(s3Address)
        .forcePathStyle(true)
        .overrideConfiguration(
            configuration -> configuration.executionInterceptors(List.of(interceptors)))
        .build();
  }

  S3Presigner presigner() {
    return S3Presigner.builder()
        .credentialsProvider(LocalKeys.CLIENTS)
        .region(Region.EU_CENTRAL_1)
        .endpointOverride(s3Address)
        .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
        .build();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (Exception e) {
      throw new IllegalStateException("the services could not be stopped", e);
    }
  }
}
