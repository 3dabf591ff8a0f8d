package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import org.allyspend.api.ApiFunction;
import org.allyspend.core.domain.Report;
import org.allyspend.core.lambda.Json;
import org.allyspend.core.lambda.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What rings where the schedule is silent or a month has no report. */
class DeadMansSwitchTest {
  private Stores stores;
  private ApiFunction function;
  private Instant now;

  @BeforeEach
  void deploy() {
    stores = Ground.fresh().stores();
    InstantSource source = () -> now;
    Clock clock = source.withZone(ZoneOffset.UTC);
    function =
        new ApiFunction(
            stores, (name, input) -> {}, (key, name) -> key, new LocalSubscriptions(), clock);
  }

  @Test
  void a_schedule_that_is_disabled_rings_within_two_days() {
    send("daily", "2026-11-10T05:00:00Z", 2);
    assertThat(send("watch", "2026-11-11T10:00:00Z", 2).path("silent").asText()).isEqualTo("false");
    assertThat(send("watch", "2026-11-11T16:00:00Z", 2).path("silent").asText()).isEqualTo("true");
    send("daily", "2026-11-12T05:00:00Z", 2);
    assertThat(send("watch", "2026-11-12T06:00:00Z", 2).path("silent").asText()).isEqualTo("false");
  }

  @Test
  void a_schedule_that_was_never_heard_of_rings_too_and_a_new_stack_does_not() {
    assertThat(send("watch", "2026-11-10T00:00:00Z", 2).path("silent").asText()).isEqualTo("false");
    assertThat(send("watch", "2026-11-11T12:00:00Z", 2).path("silent").asText()).isEqualTo("true");
  }

  @Test
  void a_report_that_is_missing_rings_the_day_after_its_day() {
    send("watch", "2026-11-10T00:00:00Z", 2);
    assertThat(send("watch", "2026-12-02T23:00:00Z", 2).path("missing").asText())
        .isEqualTo("false");
    assertThat(send("watch", "2026-12-03T00:00:00Z", 2).path("missing").asText()).isEqualTo("true");
    publish("2026-11");
    assertThat(send("watch", "2026-12-03T06:00:00Z", 2).path("missing").asText())
        .isEqualTo("false");
  }

  @Test
  void the_28th_of_february_has_a_day_after_it_too() {
    send("watch", "2026-01-10T00:00:00Z", 28);
    publish("2025-12");
    assertThat(send("watch", "2026-02-28T23:00:00Z", 28).path("missing").asText())
        .isEqualTo("false");
    assertThat(send("watch", "2026-03-01T00:00:00Z", 28).path("missing").asText())
        .isEqualTo("true");
  }

  @Test
  void a_stack_that_was_not_there_on_the_day_misses_nothing() {
    assertThat(send("watch", "2026-11-10T00:00:00Z", 2).path("missing").asText())
        .isEqualTo("false");
    assertThat(send("watch", "2026-12-01T00:00:00Z", 2).path("missing").asText())
        .isEqualTo("false");
  }

  private JsonNode send(String schedule, String moment, int reportDay) {
    now = Instant.parse(moment);
    ObjectNode event = Json.MAPPER.createObjectNode();
    event.put("schedule", schedule).put("time", moment).put("zone", "UTC");
    return Events.send(function, event.put("reportDay", reportDay));
  }

  private void publish(String period) {
    stores
        .reports()
        .publish(
            new Report(
                YearMonth.parse(period),
                "run-" + period,
                now,
                "en",
                "One.",
                List.of(),
                List.of(),
                new TreeMap<>(),
                new TreeMap<>()),
            now);
  }
}
