package org.allyspend.core.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.allyspend.core.lambda.Json;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Attribute values and back. Decimals are kept as text: DynamoDB's numbers drop trailing zeros and
 * end at 38 digits, and a published 2.00 is to stay 2.00.
 */
final class Items {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final String JSON = "json";

  private Items() {}

  /** A moment that sorts as text in the order of time. */
  static String moment(Instant moment) {
    return MOMENT.format(moment);
  }

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  static AttributeValue decimal(BigDecimal value) {
    return text(value.toPlainString());
  }

  static AttributeValue number(int value) {
    return AttributeValue.fromN(Integer.toString(value));
  }

  static AttributeValue texts(List<String> values) {
    return AttributeValue.fromL(values.stream().map(Items::text).toList());
  }

  static AttributeValue map(Map<String, AttributeValue> values) {
    return AttributeValue.fromM(values);
  }

  static Map<String, AttributeValue> item(String pk, String sk) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put(Table.PK, text(pk));
    item.put(Table.SK, text(sk));
    return item;
  }

  /** An item that holds a list of records as JSON. */
  static Map<String, AttributeValue> list(String pk, String sk, List<?> values) {
    Map<String, AttributeValue> item = item(pk, sk);
    try {
      item.put(JSON, text(Json.MAPPER.writeValueAsString(values)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of plain values can always be written", e);
    }
    return item;
  }

  /** The records of such an item. */
  static <T> List<T> list(Map<String, AttributeValue> item, Class<T[]> type) {
    return List.of(Json.read(text(item, JSON), type, "item " + text(item, Table.SK)));
  }

  static String text(Map<String, AttributeValue> item, String attribute) {
    return item.get(attribute).s();
  }

  static int number(Map<String, AttributeValue> item, String attribute) {
    return Integer.parseInt(item.get(attribute).n());
  }

  static List<String> texts(Map<String, AttributeValue> item, String attribute) {
    return item.get(attribute).l().stream().map(AttributeValue::s).toList();
  }

  static BigDecimal decimal(Map<String, AttributeValue> item, String attribute) {
    return new BigDecimal(text(item, attribute));
  }
}
