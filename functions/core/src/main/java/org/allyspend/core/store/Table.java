package org.allyspend.core.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allyspend.core.domain.UnavailableException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The single DynamoDB table, with the partition key {@code pk} and the sort key {@code sk}. Reads
 * are consistent unless they say otherwise. Writes of many items are not atomic: who needs all or
 * nothing writes a manifest last and reads it first.
 */
public final class Table {
  /** The partition key's attribute. */
  public static final String PK = "pk";

  /** The sort key's attribute. */
  public static final String SK = "sk";

  /** The attribute that has the second of the epoch after which DynamoDB may remove an item. */
  public static final String EXPIRES = "expires_at";

  private static final Pattern NAME = Pattern.compile("#(\\w+)");
  private static final int BATCH = 25;
  private static final int ATTEMPTS = 10;
  private static final long FIRST_PAUSE_MILLIS = 25;
  private static final long LONGEST_PAUSE_MILLIS = 5_000;

  private final DynamoDbClient dynamo;
  private final String name;
  private final long longestPauseMillis;

  /** The table of this name. */
  public Table(DynamoDbClient dynamo, String name) {
    this(dynamo, name, LONGEST_PAUSE_MILLIS);
  }

  /** The same, waiting no longer than that between attempts. */
  Table(DynamoDbClient dynamo, String name, long longestPauseMillis) {
    this.dynamo = dynamo;
    this.name = name;
    this.longestPauseMillis = longestPauseMillis;
  }

  /** The item of this key, or empty. */
  public Optional<Map<String, AttributeValue>> find(String pk, String sk) {
    var response = dynamo.getItem(get -> get.tableName(name).key(key(pk, sk)).consistentRead(true));
    return response.hasItem() ? Optional.of(response.item()) : Optional.empty();
  }

  /** The items of a partition whose sort key starts so, by sort key. */
  public List<Map<String, AttributeValue>> query(String pk, String skPrefix) {
    return query(byPrefix(pk, skPrefix));
  }

  /** The same as they were a moment ago, some maybe earlier than others, at half the price. */
  public List<Map<String, AttributeValue>> lately(String pk, String skPrefix) {
    return query(byPrefix(pk, skPrefix).consistentRead(false));
  }

  private List<Map<String, AttributeValue>> query(QueryRequest.Builder query) {
    return dynamo.queryPaginator(query.build()).items().stream().toList();
  }

  /** The item with the highest sort key of a partition from one to another, both counted. */
  public Optional<Map<String, AttributeValue>> last(String pk, String fromSk, String toSk) {
    var response =
        dynamo.query(
            query ->
                query
                    .tableName(name)
                    .consistentRead(true)
                    .keyConditionExpression("pk = :pk and sk between :from and :to")
                    .expressionAttributeValues(
                        Map.of(
                            ":pk", Items.text(pk),
                            ":from", Items.text(fromSk),
                            ":to", Items.text(toSk)))
                    .scanIndexForward(false)
                    .limit(1));
    return response.items().stream().findFirst();
  }

  /** Writes one item over whatever stood there. */
  public void put(Map<String, AttributeValue> item) {
    dynamo.putItem(put -> put.tableName(name).item(item));
  }

  /**
   * Writes one item if the condition holds for what stands there.
   *
   * @param condition an expression in which attributes stand as {@code #name}
   * @return whether it was written
   */
  public boolean putIf(
      Map<String, AttributeValue> item, String condition, Map<String, AttributeValue> values) {
    Map<String, String> names = names(condition);
    try {
      dynamo.putItem(
          put ->
              put.tableName(name)
                  .item(item)
                  .conditionExpression(condition)
                  .expressionAttributeNames(names.isEmpty() ? null : names)
                  .expressionAttributeValues(values.isEmpty() ? null : values));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  /** An attribute's own name may be one of DynamoDB's words. */
  private static Map<String, String> names(String... expressions) {
    return Stream.of(expressions)
        .flatMap(expression -> NAME.matcher(expression).results())
        .collect(Collectors.toMap(MatchResult::group, name -> name.group(1), (one, same) -> one));
  }

  /**
   * Sets attributes of an item that is there.
   *
   * @return whether it was there
   */
  public boolean update(String pk, String sk, Map<String, AttributeValue> attributes) {
    return updateIf(pk, sk, attributes, "attribute_exists(pk)", Map.of());
  }

  /**
   * Sets attributes of an item if the condition holds for it.
   *
   * @param condition an expression in which attributes stand as {@code #name}
   * @return whether it held
   */
  public boolean updateIf(
      String pk,
      String sk,
      Map<String, AttributeValue> attributes,
      String condition,
      Map<String, AttributeValue> of) {
    Map<String, AttributeValue> values = new HashMap<>(of);
    attributes.forEach((name, value) -> values.put(":set_" + name, value));
    String set =
        attributes.keySet().stream()
            .map(name -> "#" + name + " = :set_" + name)
            .sorted()
            .collect(Collectors.joining(", ", "set ", ""));
    try {
      dynamo.updateItem(
          update ->
              update
                  .tableName(this.name)
                  .key(key(pk, sk))
                  .updateExpression(set)
                  .conditionExpression(condition)
                  .expressionAttributeNames(names(set, condition))
                  .expressionAttributeValues(values));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  /**
   * A page of a partition, the highest sort keys first.
   *
   * @param before only sort keys below this one, or null for all
   */
  public List<Map<String, AttributeValue>> latest(String pk, String before, int most) {
    return latest(pk, before, most, true);
  }

  /** The same as it was a moment ago, at half the price. */
  public List<Map<String, AttributeValue>> latelyLatest(String pk, String before, int most) {
    return latest(pk, before, most, false);
  }

  private List<Map<String, AttributeValue>> latest(
      String pk, String before, int most, boolean consistent) {
    Map<String, AttributeValue> values = new HashMap<>(Map.of(":pk", Items.text(pk)));
    if (before != null) {
      values.put(":before", Items.text(before));
    }
    return dynamo
        .query(
            query ->
                query
                    .tableName(name)
                    .consistentRead(consistent)
                    .keyConditionExpression(
                        before == null ? "pk = :pk" : "pk = :pk and sk < :before")
                    .expressionAttributeValues(values)
                    .scanIndexForward(false)
                    .limit(most))
        .items();
  }

  /** Removes one item, if it is there. */
  public void delete(String pk, String sk) {
    dynamo.deleteItem(delete -> delete.tableName(name).key(key(pk, sk)));
  }

  /**
   * Makes the items under a sort key prefix exactly these: strays of an earlier attempt go, the
   * rest is written over.
   */
  public void replace(String pk, String skPrefix, List<Map<String, AttributeValue>> items) {
    Set<String> wanted = new HashSet<>();
    items.forEach(item -> wanted.add(item.get(SK).s()));
    List<WriteRequest> writes = new ArrayList<>();
    query(byPrefix(pk, skPrefix).projectionExpression(SK)).stream()
        .map(item -> item.get(SK).s())
        .filter(sk -> !wanted.contains(sk))
        .forEach(
            stray ->
                writes.add(
                    WriteRequest.builder()
                        .deleteRequest(delete -> delete.key(key(pk, stray)))
                        .build()));
    items.forEach(item -> writes.add(written(item)));
    writeAll(writes);
  }

  /** Writes the items over whatever stood there. */
  public void putAll(List<Map<String, AttributeValue>> items) {
    writeAll(items.stream().map(Table::written).toList());
  }

  private static WriteRequest written(Map<String, AttributeValue> item) {
    return WriteRequest.builder().putRequest(put -> put.item(item)).build();
  }

  private void writeAll(List<WriteRequest> writes) {
    for (int from = 0; from < writes.size(); from += BATCH) {
      writeBatch(writes.subList(from, Math.min(from + BATCH, writes.size())));
    }
  }

  /** DynamoDB answers 'success' with what it did not write: go on until nothing is left. */
  private void writeBatch(List<WriteRequest> batch) {
    Map<String, List<WriteRequest>> left = Map.of(name, batch);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (attempt > 0) {
        pause(attempt);
      }
      Map<String, List<WriteRequest>> now = left;
      BatchWriteItemResponse response = dynamo.batchWriteItem(write -> write.requestItems(now));
      left = response.unprocessedItems();
      if (left.isEmpty()) {
        return;
      }
    }
    throw new UnavailableException(
        "table "
            + name
            + " left "
            + left.get(name).size()
            + " items unwritten after "
            + ATTEMPTS
            + " attempts");
  }

  /** Exponential backoff with full jitter. */
  private void pause(int attempt) {
    long most = Math.min(longestPauseMillis, FIRST_PAUSE_MILLIS << attempt);
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(most + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while writing to table", e);
    }
  }

  /** Nothing begins with an empty text, to DynamoDB. */
  private QueryRequest.Builder byPrefix(String pk, String skPrefix) {
    QueryRequest.Builder query = QueryRequest.builder().tableName(name).consistentRead(true);
    return skPrefix.isEmpty()
        ? query
            .keyConditionExpression("pk = :pk")
            .expressionAttributeValues(Map.of(":pk", Items.text(pk)))
        : query
            .keyConditionExpression("pk = :pk and begins_with(sk, :sk)")
            .expressionAttributeValues(Map.of(":pk", Items.text(pk), ":sk", Items.text(skPrefix)));
  }

  private static Map<String, AttributeValue> key(String pk, String sk) {
    return Map.of(PK, Items.text(pk), SK, Items.text(sk));
  }
}
