package org.allyspend.local;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.allyspend.core.domain.Hash;
import org.allyspend.core.lambda.Stores;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;

/** A table and a bucket of their own on the embedded servers, to be told apart item by item. */
public final class Ground {
  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

  private final List<Integer> ports;
  private final String name;

  /** That is there. */
  Ground(List<Integer> ports, String name) {
    this.ports = ports;
    this.name = name;
  }

  /** A new one. */
  public static Ground fresh(EmbeddedServers servers) {
    Ground ground = new Ground(servers.ports(), "ground-" + UUID.randomUUID());
    EmbeddedServers.createTable(ground.dynamo(UrlConnectionHttpClient.create()), ground.name);
    ground
        .s3(UrlConnectionHttpClient.create())
        .createBucket(
            create ->
                create
                    .bucket(ground.name)
                    .createBucketConfiguration(
                        where -> where.locationConstraint(Region.EU_CENTRAL_1.id())));
    return ground;
  }

  /** The name of the table and of the bucket. */
  public String name() {
    return name;
  }

  /** The stores on it with a fault before them. */
  Stores stores(FaultyHttpClient.Fault fault) {
    SdkHttpClient http = new FaultyHttpClient(fault);
    return Stores.of(dynamo(http), name, s3(http), name);
  }

  /** All that is on it: every item, and the hash of every object. */
  Map<String, String> contents() {
    Map<String, String> contents = new TreeMap<>();
    try (SdkHttpClient http = UrlConnectionHttpClient.create()) {
      dynamo(http)
          .scanPaginator(scan -> scan.tableName(name))
          .items()
          .forEach(
              item ->
                  contents.put(
                      item.get("pk").s() + " " + item.get("sk").s(),
                      told(AttributeValue.fromM(item))));
      S3Client s3 = s3(http);
      s3.listObjectsV2Paginator(list -> list.bucket(name))
          .contents()
          .forEach(
              object ->
                  contents.put(
                      "object " + object.key(),
                      Hash.sha256(
                          s3.getObjectAsBytes(get -> get.bucket(name).key(object.key()))
                              .asByteArray())));
    }
    return contents;
  }

  private static String told(AttributeValue value) {
    if (value.hasM()) {
      Map<String, String> sorted = new TreeMap<>();
      value.m().forEach((key, one) -> sorted.put(key, told(one)));
      return sorted.toString();
    }
    return value.hasL()
        ? value.l().stream().map(Ground::told).toList().toString()
        : value.toString();
  }

  private DynamoDbClient dynamo(SdkHttpClient http) {
    return DynamoDbClient.builder()
        .httpClient(http)
        .credentialsProvider(CREDENTIALS)
        .region(Region.EU_CENTRAL_1)
        .endpointOverride(URI.create("http://127.0.0.1:" + ports.get(0)))
        .build();
  }

  private S3Client s3(SdkHttpClient http) {
    return S3Client.builder()
        .httpClient(http)
        .credentialsProvider(CREDENTIALS)
        .region(Region.EU_CENTRAL_1)
        .endpointOverride(URI.create("http://127.0.0.1:" + ports.get(1)))
        .forcePathStyle(true)
        .build();
  }
}
