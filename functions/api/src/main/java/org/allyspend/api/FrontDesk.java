package org.allyspend.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Run;
import org.allyspend.core.domain.Timing;
import org.allyspend.core.lambda.Json;
import org.allyspend.core.lambda.Stores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The front desk. It answers three sorts of event: a request of API Gateway; {@code {"schedule":
 * "report" or "check", "time": …}} of EventBridge Scheduler, which delivers at least once; and
 * {@code {"failed": run, "cause": …}} of the state machine.
 */
final class FrontDesk {
  private static final Logger LOG = LoggerFactory.getLogger(FrontDesk.class);

  private final Stores stores;
  private final Api api;
  private final Runs runs;
  private final MonthlySchedule schedule;
  private final Clock clock;

  /** On what {@link ApiFunction} is given. */
  FrontDesk(
      Stores stores,
      Executions executions,
      Downloads downloads,
      MonthlySchedule schedule,
      Clock clock) {
    this.stores = stores;
    this.runs = new Runs(stores.log(), stores.releases(), executions, clock);
    this.api =
        new Api(
            new RunsResource(stores, runs),
            new ReportsResource(stores, downloads),
            new FiguresResource(stores));
    this.schedule = schedule;
    this.clock = clock;
  }

  /**
   * What becomes JSON as the answer.
   *
   * @throws RefusedException where the event is none of the three
   */
  Object answer(JsonNode event) {
    if (event.path("requestContext").has("http")) {
      try {
        return api.answer(Request.of(event));
      } catch (Problem problem) {
        return problem.response();
      }
    }
    if (event.has("schedule")) {
      return scheduled(event);
    }
    if (event.has("failed")) {
      return failed(event);
    }
    throw new RefusedException(
        "event: expected a request of API Gateway, a schedule or a failed run");
  }

  private Map<String, String> scheduled(JsonNode event) {
    Instant time = time(event.path("time").asText());
    return switch (event.path("schedule").asText()) {
      case "report" -> {
        Run run = runs.beginScheduled(time, schedule.zone());
        LOG.info("run {} is asked for by the schedule", run.id());
        yield Map.of("run", run.id());
      }
      case "check" -> {
        LocalDate day = LocalDate.ofInstant(time, schedule.zone());
        runs.check(day);
        warnOfMissingReport(day);
        yield Map.of("check", day.toString());
      }
      default -> throw new RefusedException("event /schedule: expected 'report' or 'check'");
    };
  }

  /**
   * An alarm of the template counts these warnings by their event. Before anything was stored, as
   * where the stack is new, no report is missed.
   */
  private void warnOfMissingReport(LocalDate day) {
    YearMonth period = YearMonth.from(day).minusMonths(1);
    boolean due =
        day.getDayOfMonth() > schedule.reportDay()
            && stores.releases().list(Runs.SOURCES.get(0)).stream()
                .anyMatch(release -> release.storedAt().isBefore(Timing.endOf(period)));
    if (due && stores.reports().find(period).isEmpty()) {
      LOG.atWarn()
          .addKeyValue("event", "report-missing")
          .log("there is no report of {}, though its day has passed", period);
    }
  }

  private Map<String, String> failed(JsonNode event) {
    String run = event.path("failed").asText();
    stores
        .log()
        .failed(
            run,
            event.path("attempt").asInt(1),
            clock.instant(),
            cause(event.path("cause").asText()));
    return Map.of("run", run);
  }

  /** Lambda tells an error as JSON, of which the message is for people. */
  private static String cause(String cause) {
    try {
      JsonNode message = Json.MAPPER.readTree(cause).path("errorMessage");
      return message.isTextual() ? message.asText() : cause;
    } catch (IOException e) {
      return cause;
    }
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new RefusedException("event /time: expected a moment such as 2026-12-01T05:00:00Z", e);
    }
  }
}
