package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.allyspend.api.ApiFunction;
import org.allyspend.core.lambda.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Midnight, the end of a month, daylight saving and a leap day change nothing but dates. */
class ClockTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-07-02T23:59:59.900Z",
        "2024-02-29T23:59:59.900Z",
        "2023-12-31T23:59:59.900Z",
        "2024-03-31T00:59:59.900Z"
      })
  void a_run_across_it_makes_the_same_files(String moment) {
    Instant start = Instant.parse(moment);

    assertThat(filesAfter(ticking(start)))
        .isEqualTo(filesAfter(Clock.fixed(start, ZoneOffset.UTC)));
  }

  @Test
  void a_run_across_the_end_of_its_period_makes_the_same_files() {
    Ground ground = Ground.fresh();
    Stores stores = ground.stores();
    Instant end = Instant.parse("2024-07-31T23:59:59.900Z");
    // The release is known the day before; what comes in after the end is not of the period.
    Clock before = Clock.fixed(end.minus(Duration.ofDays(1)), ZoneOffset.UTC);
    new FaultHost(stores, before).step("ingest", "run");
    FaultHost host = new FaultHost(stores, ticking(end));
    FaultHost.STEPS.forEach(step -> host.step(step, "run"));

    assertThat(files(ground)).isEqualTo(filesAfter(before));
  }

  /** Twice each: the hour that comes twice, and the same event delivered again. */
  @ParameterizedTest
  @CsvSource({
    "2026-12-02T05:00:00Z, 2026-12-02T05:00:00Z, Europe/Brussels, schedule-2026-11",
    "2027-01-02T05:00:00Z, 2027-01-02T23:59:59Z, UTC, schedule-2026-12",
    // The last second of October here is the first of November there.
    "2026-10-31T23:00:00Z, 2026-11-30T22:59:59Z, Europe/Brussels, schedule-2026-10",
    // A leap day, and the day after it in UTC and in Brussels.
    "2028-02-29T12:00:00Z, 2028-02-29T22:59:59Z, Europe/Brussels, schedule-2028-01",
    "2028-02-29T23:00:00Z, 2028-03-01T00:00:00Z, Europe/Brussels, schedule-2028-02",
    // Clocks go forward, and back.
    "2026-03-29T00:59:59Z, 2026-03-29T01:00:00Z, Europe/Brussels, schedule-2026-02",
    "2026-10-25T00:30:00Z, 2026-10-25T01:30:00Z, Europe/Brussels, schedule-2026-09",
    "2026-11-01T05:30:00Z, 2026-11-01T06:30:00Z, America/New_York, schedule-2026-10",
    "2026-11-30T10:00:00Z, 2026-12-01T09:59:59Z, Pacific/Kiritimati, schedule-2026-11"
  })
  void the_schedule_asks_for_the_month_before_once(
      String first, String second, String zone, String run) {
    Set<String> started = new LinkedHashSet<>();
    List<String> answers = new ArrayList<>();
    ApiFunction function =
        new ApiFunction(
            Ground.fresh().stores(),
            (name, input) -> started.add(name + " " + input),
            (key, fileName) -> key,
            new LocalSubscriptions(),
            Clock.fixed(Instant.parse(second), ZoneOffset.UTC));
    for (String time : List.of(first, second, first)) {
      ObjectNode event = Events.read("schedule-report").put("time", time).put("zone", zone);
      answers.add(Events.send(function, event).path("run").asText());
    }

    assertThat(answers).containsExactly(run, run, run);
    assertThat(started).hasSize(1).first().asString().startsWith(run + " ");
  }

  private static Map<String, String> filesAfter(Clock clock) {
    Ground ground = Ground.fresh();
    FaultHost host = new FaultHost(ground.stores(), clock);
    FaultHost.STEPS.forEach(step -> host.step(step, "run"));
    return files(ground);
  }

  /** What was written to the bucket, by content: all of it is without a time of its making. */
  private static Map<String, String> files(Ground ground) {
    Map<String, String> files = ground.contents();
    files.keySet().removeIf(key -> !key.startsWith("object "));
    return files;
  }

  /** A clock that moves on by a minute whenever it is looked at. */
  private static Clock ticking(Instant start) {
    AtomicInteger looks = new AtomicInteger();
    InstantSource source = () -> start.plus(Duration.ofMinutes(looks.getAndIncrement()));
    return source.withZone(ZoneOffset.UTC);
  }
}
