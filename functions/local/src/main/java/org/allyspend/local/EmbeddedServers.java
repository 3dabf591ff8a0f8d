package org.allyspend.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.adobe.testing.s3mock.S3MockApplication;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.lambda.Stores;
import org.allyspend.core.store.Table;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/**
 * DynamoDB Local and S3Mock in this process, with the table and bucket there. They hold their
 * contents in a folder, or in memory and a temporary folder that goes when they are closed.
 */
public final class EmbeddedServers implements AutoCloseable {
  /** The table's name. */
  public static final String TABLE = "allyspend";

  /** The bucket's name. */
  public static final String BUCKET = "allyspend";

  private static final String LOOPBACK = "127.0.0.1";

  /** One that is free when it is bound: one looked for before may be gone by then. */
  private static final String ANY_PORT = "0";

  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

  private final Path folder;
  private final boolean temporary;
  private final FileChannel lock;
  private final List<Integer> ports;
  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private final DynamoDBProxyServer dynamoServer;
  private final S3MockApplication s3Server;
  private final DynamoDbClient dynamo;
  private final S3Client s3;

  private EmbeddedServers(Path folder, boolean temporary) throws IOException {
    hush();
    this.folder = folder;
    this.temporary = temporary;
    this.lock = lock(folder);
    CompletableFuture<DynamoDBProxyServer> startingDynamo =
        CompletableFuture.supplyAsync(() -> startDynamo(folder, temporary));
    this.s3Server = startS3(folder, temporary);
    this.dynamoServer = startingDynamo.join();
    int dynamoPort = connector(dynamoServer).getLocalPort();
    int s3Port = port(s3Server);
    this.ports = List.of(dynamoPort, s3Port);
    this.dynamo =
        DynamoDbClient.builder()
            .httpClient(http)
            .credentialsProvider(CREDENTIALS)
            .region(Region.EU_CENTRAL_1)
            .endpointOverride(URI.create("http://" + LOOPBACK + ":" + dynamoPort))
            .build();
    this.s3 =
        S3Client.builder()
            .httpClient(http)
            .credentialsProvider(CREDENTIALS)
            .region(Region.EU_CENTRAL_1)
            .endpointOverride(URI.create("http://" + LOOPBACK + ":" + s3Port))
            .forcePathStyle(true)
            .build();
    createTable(dynamo, TABLE);
  }

  /**
   * Starts both.
   *
   * @param data the folder that keeps their contents, or empty to keep nothing
   * @throws RefusedException where another process works on that folder
   */
  public static EmbeddedServers start(Optional<Path> data) {
    try {
      if (data.isPresent()) {
        Files.createDirectories(data.get());
        return new EmbeddedServers(data.get(), false);
      }
      return new EmbeddedServers(Files.createTempDirectory("allyspend"), true);
    } catch (IOException e) {
      throw new UncheckedIOException("the embedded servers could not be started", e);
    }
  }

  /** The stores on these servers. */
  public Stores stores() {
    return Stores.of(dynamo, TABLE, s3, BUCKET);
  }

  /** The ports they listen to, on the loopback interface alone. */
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

  /** What signs addresses of objects on these servers. */
  S3Presigner presigner() {
    return S3Presigner.builder()
        .credentialsProvider(CREDENTIALS)
        .region(Region.EU_CENTRAL_1)
        .endpointOverride(URI.create("http://" + LOOPBACK + ":" + ports.get(1)))
        .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
        .build();
  }

  @Override
  public void close() {
    http.close();
    s3Server.stop();
    try {
      dynamoServer.stop();
      lock.close();
      if (temporary) {
        deleteFolder();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("folder " + folder + " could not be left", e);
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local could not be stopped", e);
    }
  }

  /**
   * Tomcat logs its starting and stopping to java.util.logging, and warns of threads that end a
   * moment after it.
   */
  private static void hush() {
    LogManager.getLogManager().getLogger("").setLevel(Level.SEVERE);
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locked(channel)) {
      channel.close();
      throw Refusal.at("folder " + folder)
          .expected("it to be free")
          .found("another allyspend at work there")
          .todo("end that one, or name another folder")
          .exception();
    }
    return channel;
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // Held by this very process.
    }
  }

  /** One at a time, since standard output is everyone's. */
  private static synchronized DynamoDBProxyServer startDynamo(Path folder, boolean inMemory) {
    PrintStream out = System.out;
    try {
      // It prints its configuration, where a script expects the report's paths.
      System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
      DynamoDBProxyServer server =
          inMemory
              ? ServerRunner.createServerFromCommandLineArgs(
                  new String[] {"-inMemory", "-disableTelemetry"})
              : ServerRunner.createServerFromCommandLineArgs(
                  new String[] {
                    "-dbPath",
                    Files.createDirectories(folder.resolve("dynamodb")).toString(),
                    "-sharedDb",
                    "-disableTelemetry"
                  });
      bindToLoopback(server);
      server.start();
      return server;
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local could not be started", e);
    } finally {
      System.setOut(out);
    }
  }

  /**
   * DynamoDB Local has no option for these: it insists on a port, would listen to the whole
   * network; and it would answer any page that a browser on this machine has open.
   */
  private static void bindToLoopback(DynamoDBProxyServer proxy) {
    ServerConnector connector = connector(proxy);
    connector.setHost(LOOPBACK);
    connector.setPort(0);
    Server server = connector.getServer();
    server.setHandler(new NoBrowsers(server.getHandler()));
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

  /** Requests of pages are refused: what is theirs comes with an origin. */
  private static final class NoBrowsers extends Handler.Wrapper {
    NoBrowsers(Handler handler) {
      super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      if (request.getHeaders().contains("Origin")
          || request.getHeaders().contains("Sec-Fetch-Site")) {
        Response.writeError(request, response, callback, HttpStatus.FORBIDDEN_403);
        return true;
      }
      return super.handle(request, response, callback);
    }
  }

  private static S3MockApplication startS3(Path folder, boolean temporary) throws IOException {
    // Spring Boot would set Logback up its own way.
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    Path root = Files.createDirectories(folder.resolve("s3"));
    // The application adds properties of its own to the map.
    return S3MockApplication.start(
        new HashMap<>(
            Map.of(
                "http.port",
                ANY_PORT,
                "server.port",
                ANY_PORT,
                "spring.main.banner-mode",
                "off",
                "spring.main.sources",
                LoopbackConnectors.class.getName(),
                "server.address",
                LOOPBACK,
                "com.adobe.testing.s3mock.store.root",
                root.toString(),
                "com.adobe.testing.s3mock.store.retainFilesOnExit",
                Boolean.toString(!temporary),
                "com.adobe.testing.s3mock.store.initialBuckets",
                BUCKET)));
  }

  /** The plain connector's: the one its successor tells is that of the one with TLS. */
  @SuppressWarnings("removal")
  private static int port(S3MockApplication s3) {
    return s3.getHttpPort();
  }

  /** Creates the table, as the template does, unless it is there. */
  static void createTable(DynamoDbClient dynamo, String name) {
    try {
      dynamo.createTable(
          create ->
              create
                  .tableName(name)
                  .billingMode(BillingMode.PAY_PER_REQUEST)
                  .keySchema(List.of(key(Table.PK, KeyType.HASH), key(Table.SK, KeyType.RANGE)))
                  .attributeDefinitions(List.of(text(Table.PK), text(Table.SK))));
    } catch (ResourceInUseException e) {
      // The folder has the table from an earlier call.
    }
  }

  private static KeySchemaElement key(String attribute, KeyType type) {
    return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
  }

  private static AttributeDefinition text(String attribute) {
    return AttributeDefinition.builder()
        .attributeName(attribute)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private void deleteFolder() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
