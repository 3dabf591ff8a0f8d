package org.allyspend.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.allyspend.core.domain.Assessment;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.lambda.Json;
import software.amazon.awssdk.core.SdkBytes;
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
   * The version of the format that items are written in, told by each. What is read may be of a
   * later one: attributes and fields that are not known are passed over, and those that came later
   * may be missing. A change that earlier code could not read counts it up, as 2 did, since when
   * series are packed, 3, since when a period's reports are named there and stand in their runs'
   * partitions alone, 4, since when a release's remarks are kept as what they are and not as
   * sentences, 5, since when checks and revisions have a measure and a price basis, and not their
   * unit's words, and 6, since when what is told of visits is kept as remarks are.
   */
  static final int VERSION = 6;

  /** The earliest that is read; what is of 1 is refused until it is migrated. */
  private static final int EARLIEST = 2;

  private static final String FORMAT = "format";

  /** How the partition of a run begins. */
  static final String RUN = "RUN#";

  private Items() {}

  /** A moment that sorts as text in the order of time. */
  static String moment(Instant moment) {
    return MOMENT.format(moment);
  }

  /** The partition of a run, whose id is looked at before it reaches a key. */
  static String ofRun(String run) {
    Assessment.requireRun(run);
    return RUN + run;
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

  /** An item to be filled, which says the version of the format it is written in. */
  static Map<String, AttributeValue> item(String pk, String sk) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put(Table.PK, text(pk));
    item.put(Table.SK, text(sk));
    item.put(FORMAT, number(VERSION));
    return item;
  }

  /** Refuses what is in a format that is no longer read. */
  static void requireReadable(Map<String, AttributeValue> item) {
    if (number(item, FORMAT) < EARLIEST) {
      throw Refusal.at("table, item " + text(item, Table.PK) + " " + text(item, Table.SK))
          .expected("one stored in format " + EARLIEST + " or later")
          .found("one in format " + number(item, FORMAT))
          .todo("migrate it with 'allyspend migrate'")
          .exception();
    }
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

  /** A record, or records, as JSON. */
  static AttributeValue json(Object record) {
    return text(Json.text(record));
  }

  /** What an attribute holds as JSON. */
  static <T> T json(Map<String, AttributeValue> item, String attribute, Class<T> type) {
    return stored(item, attribute, text(item, attribute), type);
  }

  /**
   * Bytes in zlib's format. What is kept are digits for the most part, in which no repetition is
   * worth a reference that is not long: to be told so saves a tenth.
   */
  static AttributeValue packed(byte[] bytes) {
    Deflater deflater = new Deflater();
    deflater.setStrategy(Deflater.FILTERED);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory could not be written to", e);
    } finally {
      deflater.end();
    }
    return AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(packed.toByteArray()));
  }

  /** What an attribute holds as packed JSON. */
  static <T> T unpacked(Map<String, AttributeValue> item, String attribute, Class<T> type) {
    try (InflaterInputStream in =
        new InflaterInputStream(item.get(attribute).b().asInputStream())) {
      return stored(item, attribute, new String(in.readAllBytes(), UTF_8), type);
    } catch (IOException e) {
      throw new UncheckedIOException("what is packed in item " + text(item, Table.SK), e);
    }
  }

  private static <T> T stored(
      Map<String, AttributeValue> item, String attribute, String json, Class<T> type) {
    return Json.stored(json, type, "item " + text(item, Table.SK) + " " + attribute);
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
