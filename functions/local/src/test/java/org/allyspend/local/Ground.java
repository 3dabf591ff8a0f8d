package org.allyspend.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.DeflaterInputStream;
import java.util.zip.InflaterInputStream;
import org.allyspend.core.domain.Hash;
import org.allyspend.core.lambda.Json;
import org.allyspend.core.lambda.Stores;
import org.allyspend.core.store.Table;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * A table and a bucket of their own, to be told apart item by item: on the embedded servers, for
 * what is between them and their clients, or else in this process without a port, which takes a
 * third of the time.
 */
public final class Ground {
  /** DynamoDB's own limit. */
  private static final int MOST_IN_A_BATCH = 25;

  /** Where tables and buckets are. */
  private interface Place {
    DynamoDbClient dynamo(SdkHttpClient http);

    S3Client s3(SdkHttpClient http);

    List<Integer> ports();
  }

  private final Place place;
  private final String name;

  /** That is there, on this process's servers. */
  Ground(List<Integer> ports, String name) {
    this(ports, name, LocalKeys.CLIENTS);
  }

  /** That is there, on servers that know these keys. */
  Ground(List<Integer> ports, String name, AwsCredentialsProvider keys) {
    this(new Servers(ports, keys), name);
  }

  private Ground(Place place, String name) {
    this.place = place;
    this.name = name;
  }

  /** A new one in this process, where nothing is between the stores and what they are in. */
  static Ground fresh() {
    try {
      Ground ground =
          new Ground(
              new Own(new ListedFolder(DataFolder.temporary())), "ground-" + UUID.randomUUID());
      EmbeddedStores.createTable(Own.DATABASE.dynamo(), ground.name);
      return ground;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new one in this process with all that is on this one. */
  Ground copy() {
    Ground copy = fresh();
    copy.put(Json.MAPPER.createArrayNode().addAll(items()));
    S3Client from = s3(UrlConnectionHttpClient.create());
    S3Client to = copy.s3(UrlConnectionHttpClient.create());
    from.listObjectsV2Paginator(list -> list.bucket(name))
        .contents()
        .forEach(
            object -> {
              ResponseBytes<GetObjectResponse> found =
                  from.getObjectAsBytes(get -> get.bucket(name).key(object.key()));
              to.putObject(
                  put ->
                      put.bucket(copy.name)
                          .key(object.key())
                          .contentType(found.response().contentType()),
                  RequestBody.fromBytes(found.asByteArray()));
            });
    return copy;
  }

  /** A new one on this process's servers. */
  static Ground served() {
    return fresh(EmbeddedServers.shared());
  }

  /** A new one on these servers. */
  public static Ground fresh(EmbeddedServers servers) {
    Ground ground = new Ground(servers.ports(), "ground-" + UUID.randomUUID());
    EmbeddedStores.createTable(ground.dynamo(UrlConnectionHttpClient.create()), ground.name);
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

  /**
   * Another process on it, which has the servers' keys in its environment; the first arguments of
   * its main are the two ports and the name of table and bucket.
   */
  ProcessBuilder host(Class<?> main, List<String> options, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    place.ports().forEach(port -> command.add(port.toString()));
    command.add(name);
    command.addAll(List.of(arguments));
    ProcessBuilder host = new ProcessBuilder(command).redirectErrorStream(true);
    host.environment().putAll(BuiltFunction.environment(place.ports(), name, name));
    return host;
  }

  /** The stores on it. */
  Stores stores() {
    SdkHttpClient http = UrlConnectionHttpClient.create();
    return Stores.of(dynamo(http), name, s3(http), name);
  }

  /** The stores on it, on servers, with a fault before them. */
  Stores stores(FaultyHttpClient.Fault fault) {
    place.ports();
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

  /**
   * Has every item hold what code that is newer would have left there: fields this does not know.
   */
  void ageWith(String attribute) {
    try (SdkHttpClient http = UrlConnectionHttpClient.create()) {
      DynamoDbClient dynamo = dynamo(http);
      for (Map<String, AttributeValue> item :
          dynamo.scanPaginator(scan -> scan.tableName(name)).items()) {
        Map<String, AttributeValue> aged = new TreeMap<>(item);
        aged.put(attribute, AttributeValue.fromS("of a later format"));
        aged.put("format", AttributeValue.fromN("3"));
        for (String json : List.of("release", "visit", "notices")) {
          aged.computeIfPresent(json, (key, one) -> AttributeValue.fromS(aged(one.s(), attribute)));
        }
        aged.computeIfPresent(
            "packed", (key, one) -> packed(aged(unpacked(one.b().asByteArray()), attribute)));
        dynamo.putItem(put -> put.tableName(name).item(aged));
      }
    }
  }

  private static String aged(String json, String field) {
    JsonNode stored = Json.read(json, JsonNode.class, "item");
    for (JsonNode record : stored.isArray() ? stored : List.of(stored)) {
      if (record instanceof ArrayNode row) {
        row.add(field);
      } else {
        ((ObjectNode) record).put(field, 1);
      }
    }
    return stored.toString();
  }

  private static String unpacked(byte[] bytes) {
    try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AttributeValue packed(String json) {
    InputStream in =
        new DeflaterInputStream(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    return AttributeValue.fromB(SdkBytes.fromInputStream(in));
  }

  /** Every item as JSON: an attribute is an object of its type and value. */
  List<ObjectNode> items() {
    try (SdkHttpClient http = UrlConnectionHttpClient.create()) {
      return dynamo(http).scanPaginator(scan -> scan.tableName(name)).items().stream()
          .map(item -> (ObjectNode) tree(AttributeValue.fromM(item)).path("m"))
          .toList();
    }
  }

  /** Puts items there, as {@link #items} gives them. */
  void put(JsonNode items) {
    List<WriteRequest> writes = new ArrayList<>();
    for (JsonNode item : items) {
      Map<String, AttributeValue> values = value(Json.MAPPER.createObjectNode().set("m", item)).m();
      writes.add(WriteRequest.builder().putRequest(put -> put.item(values)).build());
    }
    try (SdkHttpClient http = UrlConnectionHttpClient.create()) {
      DynamoDbClient dynamo = dynamo(http);
      for (int from = 0; from < writes.size(); from += MOST_IN_A_BATCH) {
        List<WriteRequest> some =
            writes.subList(from, Math.min(from + MOST_IN_A_BATCH, writes.size()));
        BatchWriteItemResponse written =
            dynamo.batchWriteItem(batch -> batch.requestItems(Map.of(name, some)));
        if (!written.unprocessedItems().isEmpty()) {
          throw new IllegalStateException("DynamoDB Local has left items out");
        }
      }
    }
  }

  private static ObjectNode tree(AttributeValue value) {
    ObjectNode tree = Json.MAPPER.createObjectNode();
    if (value.hasM()) {
      ObjectNode map = tree.putObject("m");
      new TreeMap<>(value.m()).forEach((key, one) -> map.set(key, tree(one)));
    } else if (value.hasL()) {
      value.l().stream().map(Ground::tree).forEach(tree.putArray("l")::add);
    } else if (value.n() != null) {
      tree.put("n", value.n());
    } else if (value.bool() != null) {
      tree.put("bool", value.bool());
    } else if (value.b() != null) {
      tree.put("b", value.b().asByteArray());
    } else {
      tree.put("s", value.s());
    }
    return tree;
  }

  private static AttributeValue value(JsonNode tree) {
    if (tree.has("m")) {
      Map<String, AttributeValue> map = new TreeMap<>();
      tree.path("m").properties().forEach(one -> map.put(one.getKey(), value(one.getValue())));
      return AttributeValue.fromM(map);
    }
    if (tree.has("l")) {
      List<AttributeValue> list = new ArrayList<>();
      tree.path("l").forEach(one -> list.add(value(one)));
      return AttributeValue.fromL(list);
    }
    if (tree.has("b")) {
      return AttributeValue.fromB(
          SdkBytes.fromByteArray(Base64.getDecoder().decode(tree.path("b").asText())));
    }
    return tree.has("n")
        ? AttributeValue.fromN(tree.path("n").asText())
        : tree.has("bool")
            ? AttributeValue.fromBool(tree.path("bool").asBoolean())
            : AttributeValue.fromS(tree.path("s").asText());
  }

  /** What DynamoDB does by its time to live, and S3 by its lifecycle. */
  void expire(Instant now) {
    try (SdkHttpClient http = UrlConnectionHttpClient.create()) {
      DynamoDbClient dynamo = dynamo(http);
      dynamo
          .scanPaginator(scan -> scan.tableName(name))
          .items()
          .forEach(
              item -> {
                if (item.containsKey(Table.EXPIRES)
                    && Long.parseLong(item.get(Table.EXPIRES).n()) < now.getEpochSecond()) {
                  dynamo.deleteItem(
                      delete ->
                          delete
                              .tableName(name)
                              .key(Map.of("pk", item.get("pk"), "sk", item.get("sk"))));
                }
              });
      S3Client s3 = s3(http);
      s3.listObjectsV2Paginator(list -> list.bucket(name).prefix("ad-hoc/"))
          .contents()
          .forEach(object -> s3.deleteObject(one -> one.bucket(name).key(object.key())));
    }
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

  /** For looking behind the stores. */
  DynamoDbClient dynamo() {
    return dynamo(UrlConnectionHttpClient.create());
  }

  DynamoDbClient dynamo(SdkHttpClient http) {
    return place.dynamo(http);
  }

  private S3Client s3(SdkHttpClient http) {
    return place.s3(http);
  }

  /** One database for all tables of this process, and a folder for the bucket. */
  private record Own(ListedFolder bucket) implements Place {
    static final EmbeddedStores DATABASE = EmbeddedStores.open(Optional.empty());

    @Override
    public DynamoDbClient dynamo(SdkHttpClient http) {
      return DATABASE.dynamo();
    }

    @Override
    public S3Client s3(SdkHttpClient http) {
      return bucket;
    }

    @Override
    public List<Integer> ports() {
      throw new IllegalStateException("faults and other processes need servers");
    }
  }

  private record Servers(List<Integer> ports, AwsCredentialsProvider keys) implements Place {
    @Override
    public DynamoDbClient dynamo(SdkHttpClient http) {
      return DynamoDbClient.builder()
          .httpClient(http)
          .credentialsProvider(keys)
          .region(Region.EU_CENTRAL_1)
          .endpointOverride(URI.create("http://127.0.0.1:" + ports.get(0)))
          .build();
    }

    @Override
    public S3Client s3(SdkHttpClient http) {
      return Stores.s3()
          .httpClient(http)
          .credentialsProvider(keys)
          .region(Region.EU_CENTRAL_1)
          .endpointOverride(URI.create("http://127.0.0.1:" + ports.get(1)))
          .forcePathStyle(true)
          .build();
    }
  }
}
