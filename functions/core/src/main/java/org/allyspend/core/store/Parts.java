package org.allyspend.core.store;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.allyspend.core.domain.Hash;
import org.allyspend.core.lambda.Json;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The items that are one thing, of which all is read or nothing: the figures of a release, the
 * assessment of a run. A part holds records of a kind as packed JSON ({@code packed}), under its
 * kind's sort key and a number; each says of how many it is one ({@code parts}) and bears the seal
 * of the whole ({@code seal}), a hash of all that is packed in it.
 *
 * <p>So parts may be read as they were a moment ago, which costs half: where the seal of one is
 * another, or one is not there yet, they are read once more, consistently.
 */
final class Parts {
  private static final String PACKED = "packed";
  private static final String PARTS = "parts";
  private static final String SEAL = "seal";
  private static final int SHORT_HASH = 16;

  /**
   * In bytes before they are packed: what does not pack at all is within the 409,600 of an item.
   */
  private static final int LONGEST = 400_000;

  private Parts() {}

  /** Records of a kind in as many items as they need, none if there are none. */
  static List<Map<String, AttributeValue>> of(String pk, String kind, List<?> records) {
    List<Map<String, AttributeValue>> parts = new ArrayList<>();
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    for (Object one : records) {
      byte[] bytes = Json.bytes(one);
      if (json.size() + bytes.length > LONGEST && json.size() > 0) {
        parts.add(part(pk, kind, parts.size(), json));
      }
      json.write(json.size() == 0 ? '[' : ',');
      json.writeBytes(bytes);
    }
    if (json.size() > 0) {
      parts.add(part(pk, kind, parts.size(), json));
    }
    return parts;
  }

  private static Map<String, AttributeValue> part(
      String pk, String kind, int number, ByteArrayOutputStream json) {
    json.write(']');
    Map<String, AttributeValue> item =
        Items.item(pk, String.format(Locale.ROOT, "%s%03d", kind, number));
    item.put(PACKED, Items.packed(json.toByteArray()));
    json.reset();
    return item;
  }

  /** Makes these items one thing. */
  static void seal(List<Map<String, AttributeValue>> items) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    items.stream()
        .filter(item -> item.containsKey(PACKED))
        .forEach(item -> all.writeBytes(item.get(PACKED).b().asByteArrayUnsafe()));
    AttributeValue seal = Items.text(Hash.sha256(all.toByteArray()).substring(0, SHORT_HASH));
    for (Map<String, AttributeValue> item : items) {
      item.put(SEAL, seal);
      item.put(PARTS, Items.number(items.size()));
    }
  }

  /** The items under a sort key prefix, or none where they are not one whole thing. */
  static List<Map<String, AttributeValue>> read(Table table, String pk, String skPrefix) {
    List<Map<String, AttributeValue>> lately = table.lately(pk, skPrefix);
    if (isWhole(lately)) {
      return lately;
    }
    List<Map<String, AttributeValue>> now = table.query(pk, skPrefix);
    now.forEach(Items::requireReadable);
    return isWhole(now) ? now : List.of();
  }

  /** Some parts, or empty where they are not of the same whole as another item of it. */
  static Optional<List<Map<String, AttributeValue>>> of(
      Map<String, AttributeValue> item, List<Map<String, AttributeValue>> parts) {
    parts.forEach(Items::requireReadable);
    return parts.stream().allMatch(part -> Objects.equals(part.get(SEAL), item.get(SEAL)))
        ? Optional.of(parts)
        : Optional.empty();
  }

  private static boolean isWhole(List<Map<String, AttributeValue>> items) {
    return !items.isEmpty()
        && items.stream().map(item -> item.get(SEAL)).distinct().count() == 1
        && items.get(0).containsKey(SEAL)
        && items.size() == Items.number(items.get(0), PARTS);
  }

  /** The records of a kind among these parts. */
  static <T> Stream<T> records(
      List<Map<String, AttributeValue>> parts, String kind, Class<T[]> type) {
    return parts.stream()
        .filter(part -> Items.text(part, Table.SK).startsWith(kind))
        .flatMap(part -> Stream.of(Items.unpacked(part, PACKED, type)));
  }
}
