package org.allyspend.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.lambda.Stores;
import org.allyspend.core.store.Table;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/**
 * The table in DynamoDB Local and the bucket in a folder, both of this process and without a port:
 * nobody else can reach them. They hold their contents in a folder, or in memory and a temporary
 * folder that goes when they are closed.
 */
public final class EmbeddedStores implements AutoCloseable {
  /** The table's name. */
  public static final String TABLE = "allyspend";

  /** The bucket's name. */
  public static final String BUCKET = "allyspend";

  /** Held, since what nobody holds of this kind is forgotten with its level. */
  private static final Logger SQLITE = Logger.getLogger("com.almworks.sqlite4java");

  private final DataFolder folder;
  private final AmazonDynamoDBLocal database;
  private final DynamoDbClient dynamo;
  private final ObjectFolder objects;

  private EmbeddedStores(DataFolder folder) throws IOException {
    this.folder = folder;
    objects = new ObjectFolder(folder.objects(), folder.scratch());
    // DynamoDB Local's database unpacks its native part there.
    System.setProperty("org.sqlite.tmpdir", folder.scratch().toString());
    try {
      // Without telemetry.
      Optional<Path> file = folder.database();
      database =
          file.isPresent()
              ? DynamoDBEmbedded.create(file.get().toFile(), true)
              : DynamoDBEmbedded.create(true);
      SQLITE.setLevel(Level.OFF);
      dynamo = database.dynamoDbClient();
      createTable(dynamo, TABLE);
    } catch (RuntimeException e) {
      throw folder.unreadable("the database", e);
    }
    folder.mark();
  }

  /**
   * Opens them.
   *
   * @param data the folder that keeps their contents, or empty to keep nothing
   * @throws RefusedException where another process works on that folder, or it is no whole one of
   *     Allyspend's
   */
  public static EmbeddedStores open(Optional<Path> data) {
    return open(() -> data.isPresent() ? DataFolder.at(data.get()) : DataFolder.temporary());
  }

  /**
   * Opens those of a folder to be read: nothing is written there.
   *
   * @throws RefusedException as {@link #open} does
   */
  static EmbeddedStores reading(Path data) {
    return open(() -> DataFolder.reading(data));
  }

  private interface Opening {
    DataFolder folder() throws IOException;
  }

  private static EmbeddedStores open(Opening opening) {
    try {
      DataFolder folder = opening.folder();
      try {
        return new EmbeddedStores(folder);
      } catch (IOException | RuntimeException e) {
        folder.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the stores could not be opened", e);
    }
  }

  /** The stores on them. */
  public Stores stores() {
    return Stores.of(dynamo, TABLE, objects, BUCKET);
  }

  /** The DynamoDB client, for looking behind the stores. */
  public DynamoDbClient dynamo() {
    return dynamo;
  }

  /** The bucket's objects. */
  ObjectFolder objects() {
    return objects;
  }

  @Override
  public void close() {
    database.shutdown();
    folder.close();
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
