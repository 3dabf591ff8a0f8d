package org.allyspend.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Run;
import org.allyspend.core.domain.Timing;
import org.allyspend.core.lambda.Stores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The front desk. It answers
 *
 * <ul>
 *   <li>requests of API Gateway;
 *   <li>schedules, {@code {"schedule": "daily", "report", "check" or "watch", "time": …, "zone": …,
 *       "reportDay": …}}, which are delivered at least once; 'daily' is the report on its day and a
 *       check on any other;
 *   <li>the state machine: {@code {"ingested": […], "execution": …}}, {@code {"failed": run,
 *       "step": …, "error": …}} and {@code {"untold": notice, "error": …}};
 *   <li>Step Functions' word that an execution has ended;
 *   <li>S3's word that a file was put into the inbox;
 *   <li>an operator: {@code {"retry": run}}, or a message of the dead-letter queue as it stands
 *       there.
 * </ul>
 */
final class FrontDesk {
  private static final Logger LOG = LoggerFactory.getLogger(FrontDesk.class);
  private static final int LAST_REPORT_DAY = 28;

  private final Api api;
  private final Runs runs;
  private final RunEnds ends;
  private final SourceWatching sources;
  private final ScheduleWatch watch;

  /** On what {@link ApiFunction} is given. */
  FrontDesk(
      Stores stores,
      Executions executions,
      Downloads downloads,
      Subscriptions subscriptions,
      Clock clock) {
    this.runs = new Runs(stores, executions, clock);
    this.ends = new RunEnds(stores.log(), clock);
    this.sources = new SourceWatching(stores, clock);
    this.watch = new ScheduleWatch(stores, clock);
    this.api = new Api(stores, runs, downloads, subscriptions, clock);
  }

  /**
   * What becomes JSON as the answer.
   *
   * @throws RefusedException where the event is none of those
   */
  Object answer(JsonNode event) {
    if (event.path("requestContext").has("http")) {
      return request(event);
    }
    if (event.path("requestPayload").has("schedule")) {
      return scheduled(event.path("requestPayload"), true);
    }
    if (event.has("schedule")) {
      return scheduled(event, event.path("again").asBoolean());
    }
    if (event.has("ingested")) {
      return ingested(event);
    }
    if (event.has("untold")) {
      return ends.untold(event);
    }
    if (event.has("failed")) {
      MDC.put("run", event.path("failed").asText());
      return ends.failed(event);
    }
    if (event.has("retry")) {
      return retried(event.path("retry").asText());
    }
    if (event.path("source").asText().equals("aws.states")) {
      return ends.ended(event.path("detail"));
    }
    if (event.path("source").asText().equals("aws.s3")) {
      return Map.of("inbox", runs.filed(event.at("/detail/object")));
    }
    throw Refusal.at("event")
        .expected(
            "a request of API Gateway, a schedule, word of the state machine or of Step Functions"
                + " or S3, or a run to retry")
        .exception();
  }

  private SourceWatching.Told ingested(JsonNode event) {
    Arrivals arrivals = new Arrivals(event.path("ingested"));
    if (event.path("onRelease").asText().equals("true")) {
      arrivals.worthAReport().ifPresent(runs::onRelease);
    }
    return sources
        .after(event.path("execution").asText(), arrivals.ofVisits())
        .and(arrivals.notices());
  }

  private Object request(JsonNode event) {
    try {
      return api.answer(Request.of(event));
    } catch (Problem problem) {
      return problem.response();
    }
  }

  private Map<String, String> retried(String id) {
    MDC.put("run", id);
    try {
      return Map.of("run", runs.retry(id).id());
    } catch (Problem problem) {
      throw Refusal.told(problem.getMessage()).within("event /retry").exception(problem);
    }
  }

  private Map<String, String> scheduled(JsonNode event, boolean again) {
    Instant time = Timing.moment("event /time", event.path("time").asText());
    MonthlySchedule schedule =
        new MonthlySchedule(reportDay(event.path("reportDay")), zone(event.path("zone")));
    return switch (event.path("schedule").asText()) {
      case "report" -> {
        Run run = runs.beginScheduled(schedule, time, again);
        MDC.put("run", run.id());
        LOG.info("run {} is asked for by the schedule", run.id());
        yield Map.of("run", run.id());
      }
      case "check" -> {
        // Once a day; again when an operator asks for it.
        String name = "check-" + schedule.day(time) + (again ? "-" + time.getEpochSecond() : "");
        runs.check(name);
        yield Map.of("check", name);
      }
      case "daily" -> {
        watch.heardOfSchedule();
        yield scheduled(daily(event, schedule.day(time).getDayOfMonth()), again);
      }
      case "watch" -> {
        ScheduleWatch.Found found = watch.look(schedule);
        yield Map.of(
            "period", found.period().toString(),
            "missing", Boolean.toString(found.missing()),
            "silent", Boolean.toString(found.silent()));
      }
      default ->
          throw Refusal.at("event /schedule")
              .expected("'daily', 'report', 'check' or 'watch'")
              .foundText(event.path("schedule").asText())
              .exception();
    };
  }

  /** On the report's day its run visits the sources too. */
  private static JsonNode daily(JsonNode event, int dayOfMonth) {
    String what = dayOfMonth == event.path("reportDay").asInt() ? "report" : "check";
    return ((ObjectNode) event.deepCopy()).put("schedule", what);
  }

  private static ZoneId zone(JsonNode zone) {
    try {
      return ZoneId.of(zone.asText());
    } catch (DateTimeException e) {
      throw Refusal.at("event /zone")
          .expected("a time zone such as Europe/Brussels")
          .foundText(zone.asText())
          .exception(e);
    }
  }

  private static int reportDay(JsonNode day) {
    if (!day.isInt() || day.asInt() < 1 || day.asInt() > LAST_REPORT_DAY) {
      throw Refusal.at("event /reportDay")
          .expected("a day of the month from 1 to " + LAST_REPORT_DAY)
          .foundText(day.asText())
          .exception();
    }
    return day.asInt();
  }
}
