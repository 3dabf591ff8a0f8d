package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.allyspend.aggregate.AggregateFunction;
import org.allyspend.api.ApiFunction;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.lambda.Json;
import org.allyspend.core.lambda.Stores;
import org.allyspend.ingest.Addresses;
import org.allyspend.ingest.IngestFunction;
import org.allyspend.ingest.PlainWords;
import org.allyspend.report.ReportFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every field of every event, given every value it should not have: an answer that says so, or one
 * refusal that has written nothing. What was tried is written to {@code target/hostile-events.md}.
 */
class HostileEventsTest {
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "-1",
          "1e999",
          "99999999999999999999",
          "[]",
          "{}",
          "[[[[{\"a\": [null]}]]]]",
          "\"\"",
          "\"../../../etc/passwd\"",
          "\"..%2f..%2fetc\"",
          "\"REPORTS#x\"",
          "\"s3://elsewhere/key\"",
          "\"http://169.254.169.254/latest/meta-data/\"",
          "\"file:///etc/passwd\"",
          "\"inbox:../raw/x\"",
          "\"bundled:../../x\"",
          "\"2026-13\"",
          "\"0000-00-00T00:00:00Z\"",
          "\"+999999999-12-31T23:59:59Z\"",
          "\"=cmd|' /C calc'!A0\"",
          "\"<script>alert(1)</script>\"",
          "\"a\\r\\nset-cookie: b\"",
          "\"\\u0000\"",
          "\"\\u202e\\ud83d\"",
          "\"%\"",
          "\"{\"",
          "\"" + "x".repeat(30_000) + "\"",
          "\"" + "[".repeat(19_000) + "\"",
          "\"{\\\"period\\\": 1e999}\"",
          "\"{\\\"sources\\\": [null]}\"",
          "\"{\\\"sources\\\": [\\\"../x\\\"], \\\"period\\\": \\\"2026-11\\\"}\"");

  /** That a step of a run began, and that it was refused, is noted with the run. */
  private static final int STEP_NOTES = 2;

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-12-02T05:00:00Z"), ZoneOffset.UTC);

  private static final List<String> TOLD = new ArrayList<>();

  private static Map<String, RequestStreamHandler> functions;
  private static final AtomicInteger WRITES = new AtomicInteger();

  @BeforeAll
  static void start() {
    Stores stores = Ground.served().stores(Faults.count(WRITES));
    functions =
        Map.of(
            "ingest", new IngestFunction(stores, Addresses.of(Map.of()), false, CLOCK),
            "aggregate", new AggregateFunction(stores, CLOCK),
            "report", new ReportFunction(stores, CLOCK),
            "api",
                new ApiFunction(
                    stores,
                    // What was asked for ends at once, so that there is always a place.
                    (name, input) -> stores.log().succeeded(name, CLOCK.instant()),
                    (key, fileName) -> "https://bucket.example.org/" + fileName,
                    new LocalSubscriptions(),
                    CLOCK));
  }

  @AfterAll
  static void write() throws IOException {
    Files.write(Path.of("target/hostile-events.md"), TOLD);
  }

  @ParameterizedTest
  @CsvSource({
    "ingest, ingest",
    "aggregate, aggregate",
    "report, report",
    "api, api-begin-run",
    "api, api-list-reports",
    "api, api-download",
    "api, schedule-report",
    "api, schedule-check",
    "api, schedule-watch",
    "api, ingested",
    "api, run-failed",
    "api, run-untold",
    "api, run-retry",
    "api, execution-ended"
  })
  void each_field_with_each_value(String function, String name) throws IOException {
    int tried = 0;
    int refused = 0;
    long slowest = 0;
    for (JsonPointer field : fields(JsonPointer.empty(), Events.read(name))) {
      for (String value : VALUES) {
        ObjectNode event = Events.read(name);
        put(event, field, Json.MAPPER.readTree(value));
        int written = WRITES.get();
        long start = System.nanoTime();
        if (isRefused(functions.get(function), event, name + " " + field + " " + value)) {
          refused++;
          assertThat(WRITES.get() - written)
              .as("writes of %s %s %s", name, field, value)
              .isLessThanOrEqualTo(function.equals("api") ? 0 : STEP_NOTES);
        }
        slowest = Math.max(slowest, System.nanoTime() - start);
        tried++;
      }
    }
    assertThat(refused).isPositive();
    TOLD.add(
        "| %s, %s | %d | %d | %d | 0 | %d ms |"
            .formatted(function, name, tried, tried - refused, refused, slowest / 1_000_000));
  }

  private static boolean isRefused(RequestStreamHandler function, JsonNode event, String what) {
    try {
      JsonNode answer = Events.send(function, event);
      int status = answer.path("statusCode").asInt(200);
      assertThat(status).as(what).isBetween(200, 499);
      return status >= 400;
    } catch (RefusedException e) {
      PlainWords.require(e.getMessage());
      return true;
    } catch (RuntimeException e) {
      throw new AssertionError(what, e);
    }
  }

  /** Each field of this object, those within objects and arrays too. */
  private static List<JsonPointer> fields(JsonPointer here, JsonNode node) {
    List<JsonPointer> fields = new ArrayList<>();
    node.properties()
        .forEach(
            field -> {
              JsonPointer pointer = here.appendProperty(field.getKey());
              fields.add(pointer);
              fields.addAll(fields(pointer, field.getValue()));
            });
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      fields.add(here.appendIndex(i));
      fields.addAll(fields(here.appendIndex(i), node.get(i)));
    }
    return fields;
  }

  private static void put(ObjectNode event, JsonPointer field, JsonNode value) {
    JsonNode parent = event.at(field.head());
    if (parent instanceof ArrayNode array) {
      array.set(field.last().getMatchingIndex(), value);
    } else {
      ((ObjectNode) parent).set(field.last().getMatchingProperty(), value);
    }
  }
}
