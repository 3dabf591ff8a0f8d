package org.allyspend.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.LoggerContext;
import com.adobe.testing.s3mock.S3MockApplication;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.LogManager;
import org.allyspend.core.lambda.Stores;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/**
 * DynamoDB Local and S3Mock in this process, behind ports, with the table and bucket there: for
 * what speaks to AWS over a network, such as built functions and other languages. They keep
 * nothing.
 */
public final class EmbeddedServers implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";

  /** One that is free when it is bound: one looked for before may be gone by then. */
  private static final String ANY_PORT = "0";

  private final DataFolder folder;
  private final List<Integer> ports;
  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private final DynamoDBProxyServer dynamoServer;
  private final S3MockApplication s3Server;
  private final DynamoDbClient dynamo;
  private final S3Client s3;

  private EmbeddedServers(DataFolder folder) throws IOException {
    hush();
    this.folder = folder;
    // DynamoDB Local's database unpacks its native part there.
    System.setProperty("org.sqlite.tmpdir", folder.scratch().toString());
    CompletableFuture<DynamoDBProxyServer> startingDynamo =
        CompletableFuture.supplyAsync(EmbeddedServers::startDynamo);
    this.s3Server = startS3(folder);
    this.dynamoServer = startingDynamo.join();
    this.ports = List.of(connector(dynamoServer).getLocalPort(), port(s3Server));
    this.dynamo =
        DynamoDbClient.builder()
            .httpClient(http)
            .credentialsProvider(LocalKeys.CLIENTS)
            .region(LocalKeys.REGION)
            .endpointOverride(address(0))
            .build();
    this.s3 =
        S3Client.builder()
            .httpClient(http)
            .credentialsProvider(LocalKeys.CLIENTS)
            .region(LocalKeys.REGION)
            .endpointOverride(address(1))
            .forcePathStyle(true)
            .build();
    EmbeddedStores.createTable(dynamo, EmbeddedStores.TABLE);
  }

  private URI address(int server) {
    return URI.create("http://" + LOOPBACK + ":" + ports.get(server));
  }

  private static final class Shared {
    static final EmbeddedServers SERVERS = start();
  }

  /**
   * Those of this process, there from when they are first asked for until it ends: who shares them
   * has a table and a bucket of its own.
   */
  public static EmbeddedServers shared() {
    return Shared.SERVERS;
  }

  /** Starts both. */
  public static EmbeddedServers start() {
    try {
      return new EmbeddedServers(DataFolder.temporary());
    } catch (IOException e) {
      throw new UncheckedIOException("the embedded servers could not be started", e);
    }
  }

  /** The stores on these servers. */
  public Stores stores() {
    return Stores.of(dynamo, EmbeddedStores.TABLE, s3, EmbeddedStores.BUCKET);
  }

  /** The ports they listen to, on the loopback interface alone: DynamoDB's, and S3's. */
  public List<Integer> ports() {
    return ports;
  }

  /** The DynamoDB client, for looking behind the stores. */
  public DynamoDbClient dynamo() {
    return dynamo;
  }

  /** The S3 client, for looking behind the stores. */
  public S3Client s3() {
    return s3;
  }

  @Override
  public void close() {
    http.close();
    s3Server.stop();
    try {
      dynamoServer.stop();
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local could not be stopped", e);
    } finally {
      folder.close();
    }
  }

  /**
   * Tomcat logs its starting and stopping to java.util.logging, and warns of threads that end a
   * moment after it.
   */
  private static void hush() {
    LogManager.getLogManager().getLogger("").setLevel(Level.SEVERE);
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context
        .getLogger("org.springframework.boot.SpringApplication")
        .setLevel(ch.qos.logback.classic.Level.OFF);
  }

  /** One at a time, since standard output is everyone's: it prints its configuration there. */
  private static synchronized DynamoDBProxyServer startDynamo() {
    PrintStream out = System.out;
    try {
      System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
      DynamoDBProxyServer server =
          ServerRunner.createServerFromCommandLineArgs(
              new String[] {"-inMemory", "-sharedDb", "-disableTelemetry"});
      // It has no option for these: it insists on a port, and listens to the whole network.
      connector(server).setHost(LOOPBACK);
      connector(server).setPort(0);
      server.start();
      return server;
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local could not be started", e);
    } finally {
      System.setOut(out);
    }
  }

  private static ServerConnector connector(DynamoDBProxyServer proxy) {
    try {
      Field field = DynamoDBProxyServer.class.getDeclaredField("server");
      field.setAccessible(true);
      return (ServerConnector) ((Server) field.get(proxy)).getConnectors()[0];
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("DynamoDB Local is another than the one that is known", e);
    }
  }

  private static S3MockApplication startS3(DataFolder folder) throws IOException {
    // Spring Boot would set Logback up its own way.
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    // The application adds properties of its own to the map.
    return S3MockApplication.start(
        new HashMap<>(
            Map.of(
                "http.port",
                ANY_PORT,
                "server.port",
                ANY_PORT,
                "server.tomcat.basedir",
                folder.scratch().toString(),
                "spring.main.banner-mode",
                "off",
                "server.address",
                LOOPBACK,
                "com.adobe.testing.s3mock.store.root",
                folder.objects().toString(),
                "com.adobe.testing.s3mock.store.initialBuckets",
                EmbeddedStores.BUCKET)));
  }

  /** The plain connector's: the one its successor tells is that of the one with TLS. */
  @SuppressWarnings("removal")
  private static int port(S3MockApplication s3) {
    return s3.getHttpPort();
  }
}
