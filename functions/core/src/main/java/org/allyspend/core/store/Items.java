package org.allyspend.core.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.allyspend.core.domain.Period;
import org.allyspend.core.lambda.Json;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Attribute values and back. Decimals are kept as text: DynamoDB's numbers drop trailing zeros and
 * end at 38 digits, and a published 2.00 is to stay 2.00.
 */
final class Items {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /**
   * The version of the format that items are written in, told by each. What is read may be of any:
   * attributes and fields that are not known are passed over, and those that came later may be
   * missing. A change that earlier code could not read counts it up.
   */
  static final int VERSION = 1;

  private static final String FORMAT = "format";
  private static final String JSON = "json";

  /** From when all periods were years: what was stored then is read as it stands. */
  private static final String PERIODS = "years";

  /** In characters, of which none takes over three bytes of an item's 400 kB. */
  private static final int LONGEST_LIST = 100_000;

  private Items() {}

  /** A moment that sorts as text in the order of time. */
  static String moment(Instant moment) {
    return MOMENT.format(moment);
  }

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
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

  /** An item to be filled, which says the version of the format it is written in. */
  static Map<String, AttributeValue> item(String pk, String sk) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put(Table.PK, text(pk));
    item.put(Table.SK, text(sk));
    item.put(FORMAT, number(VERSION));
    return item;
  }

  /**
   * Has an item go some time after that moment.
   *
   * @param at null where it stays for good
   */
  static void expire(Map<String, AttributeValue> item, Instant at) {
    if (at != null) {
      item.put(Table.EXPIRES, AttributeValue.fromN(Long.toString(at.getEpochSecond())));
    }
  }

  /**
   * Values by period, each in a few words: a map of its own for each would be marshalled and paid
   * for several times over.
   */
  static <T> AttributeValue periods(SortedMap<Period, T> values, Function<T, String> words) {
    Map<String, AttributeValue> periods = new HashMap<>();
    values.forEach((period, value) -> periods.put(period.toString(), text(words.apply(value))));
    return map(periods);
  }

  /** The values by period of what has them. */
  static <T> SortedMap<Period, T> periods(
      Map<String, AttributeValue> item, Function<String, T> value) {
    SortedMap<Period, T> values = new TreeMap<>();
    item.get(PERIODS)
        .m()
        .forEach((period, words) -> values.put(Period.parse(period), value.apply(words.s())));
    return values;
  }

  /** Items under a sort key prefix that hold a list of records as JSON, none if there are none. */
  static List<Map<String, AttributeValue>> lists(String pk, String skPrefix, List<?> records) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    List<String> page = new ArrayList<>();
    int length = 0;
    for (Object one : records) {
      String json = json(one);
      if (length + json.length() > LONGEST_LIST && !page.isEmpty()) {
        items.add(list(pk, skPrefix, items.size(), page));
        page.clear();
        length = 0;
      }
      page.add(json);
      length += json.length();
    }
    if (!page.isEmpty()) {
      items.add(list(pk, skPrefix, items.size(), page));
    }
    return items;
  }

  private static Map<String, AttributeValue> list(
      String pk, String skPrefix, int number, List<String> records) {
    Map<String, AttributeValue> item =
        item(pk, String.format(Locale.ROOT, "%s%06d", skPrefix, number));
    item.put(JSON, text("[" + String.join(",", records) + "]"));
    return item;
  }

  private static String json(Object one) {
    try {
      return Json.MAPPER.writeValueAsString(one);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of plain values can always be written", e);
    }
  }

  /** A list of records as JSON. */
  static AttributeValue json(List<?> records) {
    return text("[" + String.join(",", records.stream().map(Items::json).toList()) + "]");
  }

  /** The records an attribute holds as JSON. */
  static <T> List<T> json(Map<String, AttributeValue> item, String attribute, Class<T[]> type) {
    return List.of(
        Json.stored(text(item, attribute), type, "item " + text(item, Table.SK) + " " + attribute));
  }

  /** The records of such an item. */
  static <T> List<T> list(Map<String, AttributeValue> item, Class<T[]> type) {
    return json(item, JSON, type);
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
}
