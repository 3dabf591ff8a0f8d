package org.allyspend.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.allyspend.api.ApiFunction;
import org.allyspend.core.lambda.Invocation;
import org.allyspend.core.lambda.Json;

/**
 * What EventBridge Scheduler does with the template's defaults: on the second of the month the
 * report, on every other day a look at the sources.
 */
final class Schedule implements AutoCloseable {
  /** The template's defaults. */
  private static final int REPORT_DAY = 2;

  private static final ZoneOffset ZONE = ZoneOffset.UTC;

  private static final LocalTime TIME = LocalTime.of(5, 0);

  private final ApiFunction function;
  private final Clock clock;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private volatile ScheduledFuture<?> due;

  /** What whoever watches the schedule is told. */
  private record Watched(String period, String missing, String silent) {}

  Schedule(ApiFunction function, Clock clock) {
    this.function = function;
    this.clock = clock;
    waitForNext();
  }

  /** The month whose report is not there though its day has passed, while nobody served. */
  Optional<String> missed() {
    Watched watched =
        Json.read(
            new String(send("watch", clock.instant()), StandardCharsets.UTF_8),
            Watched.class,
            "answer");
    return Boolean.parseBoolean(watched.missing())
        ? Optional.of(watched.period())
        : Optional.empty();
  }

  /** The next time of day at which something is due, after this moment. */
  static ZonedDateTime next(Instant now) {
    ZonedDateTime today = now.atZone(ZONE).with(TIME);
    return today.toInstant().isAfter(now) ? today : today.plusDays(1);
  }

  @Override
  public void close() {
    due.cancel(true);
    timer.shutdownNow();
  }

  private void waitForNext() {
    ZonedDateTime next = next(clock.instant());
    due =
        timer.schedule(
            () -> fire(next),
            Duration.between(clock.instant(), next.toInstant()).toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private void fire(ZonedDateTime time) {
    try {
      send("daily", time.toInstant());
    } finally {
      waitForNext();
    }
  }

  private byte[] send(String schedule, Instant time) {
    ObjectNode event = Json.MAPPER.createObjectNode();
    event
        .put("schedule", schedule)
        .put("time", time.toString())
        .put("zone", ZONE.getId())
        .put("reportDay", REPORT_DAY);
    return Invocation.of(function, event);
  }
}
