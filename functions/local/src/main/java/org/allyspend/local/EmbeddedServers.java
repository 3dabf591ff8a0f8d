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
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
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
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
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

  private final DataFolder folder;
  private final List<Integer> ports;
  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private final DynamoDBProxyServer dynamoServer;

  /** Held, since what nobody holds of this kind is forgotten with its level. */
  private static final Logger SQLITE = Logger.getLogger("com.almworks.sqlite4java");

  private final S3MockApplication s3Server;
  private final DynamoDbClient dynamo;
  private final S3Client s3;

  private EmbeddedServers(DataFolder folder) throws IOException {
    hush();
    this.folder = folder;
    // DynamoDB Local's database unpacks its native part there.
    System.setProperty("org.sqlite.tmpdir", folder.scratch().toString());
    CompletableFuture<DynamoDBProxyServer> startingDynamo =
        CompletableFuture.supplyAsync(() -> startDynamo(folder));
    this.s3Server = startS3(folder);
    this.dynamoServer = joined(startingDynamo);
    int dynamoPort = connector(dynamoServer).getLocalPort();
    int s3Port = port(s3Server);
    this.ports = List.of(dynamoPort, s3Port);
    this.dynamo =
        DynamoDbClient.builder()
            .httpClient(http)
            .credentialsProvider(LocalKeys.CLIENTS)
            .region(LocalKeys.REGION)
            .endpointOverride(URI.create("http://" + LOOPBACK + ":" + dynamoPort))
            .build();
    this.s3 =
        S3Client.builder()
            .httpClient(http)
            .credentialsProvider(LocalKeys.CLIENTS)
            .region(LocalKeys.REGION)
            .endpointOverride(URI.create("http://" + LOOPBACK + ":" + s3Port))
            .forcePathStyle(true)
            .build();
    try {
      createTable(dynamo, TABLE);
    } catch (DynamoDbException e) {
      throw folder.unreadable("the database", e);
    }
    folder.mark();
  }

  private static DynamoDBProxyServer joined(CompletableFuture<DynamoDBProxyServer> starting) {
    try {
      return starting.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /**
   * Starts both.
   *
   * @param data the folder that keeps their contents, or empty to keep nothing
   * @throws RefusedException where another process works on that folder, or it is no whole one of
   *     Allyspend's
   */
  public static EmbeddedServers start(Optional<Path> data) {
    try {
      DataFolder folder = data.isPresent() ? DataFolder.at(data.get()) : DataFolder.temporary();
      try {
        return new EmbeddedServers(folder);
      } catch (IOException | RuntimeException e) {
        folder.close();
        throw e;
      }
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
        .credentialsProvider(LocalKeys.LINKS)
        .region(LocalKeys.REGION)
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
    SQLITE.setLevel(Level.OFF);
    // What keeps the object store from starting is thrown too, and told by whoever started it.
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context
        .getLogger("org.springframework.boot.SpringApplication")
        .setLevel(ch.qos.logback.classic.Level.OFF);
  }

  /** One at a time, since standard output is everyone's. */
  private static synchronized DynamoDBProxyServer startDynamo(DataFolder folder) {
    PrintStream out = System.out;
    try {
      // It prints its configuration, where a script expects the report's paths.
      System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
      DynamoDBProxyServer server =
          folder.isTemporary()
              ? ServerRunner.createServerFromCommandLineArgs(
                  new String[] {"-inMemory", "-sharedDb", "-disableTelemetry"})
              : ServerRunner.createServerFromCommandLineArgs(
                  new String[] {
                    "-dbPath", folder.dynamo().toString(), "-sharedDb", "-disableTelemetry"
                  });
      bindToLoopback(server);
      server.start();
      return server;
    } catch (Exception e) {
      throw folder.unreadable("the database", e);
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

  private static S3MockApplication startS3(DataFolder folder) throws IOException {
    // Spring Boot would set Logback up its own way.
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    // The application adds properties of its own to the map.
    Map<String, Object> properties =
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
                "spring.main.sources",
                LoopbackConnectors.class.getName(),
                "server.address",
                LOOPBACK,
                "com.adobe.testing.s3mock.store.root",
                folder.s3().toString(),
                "com.adobe.testing.s3mock.store.retainFilesOnExit",
                Boolean.toString(!folder.isTemporary()),
                "com.adobe.testing.s3mock.store.initialBuckets",
                BUCKET));
    try {
      return S3MockApplication.start(properties);
    } catch (RuntimeException e) {
      throw folder.unreadable("the objects", e);
    }
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
}
