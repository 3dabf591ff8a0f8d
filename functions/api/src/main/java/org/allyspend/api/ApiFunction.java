package org.allyspend.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Run;
import org.allyspend.core.lambda.AwsErrors;
import org.allyspend.core.lambda.Environment;
import org.allyspend.core.lambda.Invocation;
import org.allyspend.core.lambda.Json;
import org.allyspend.core.lambda.SnapStart;
import org.allyspend.core.lambda.Stores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * The Lambda function at the front desk. It answers three sorts of event: a request of API Gateway;
 * {@code {"schedule": "report" or "check", "time": …}} of EventBridge Scheduler, which delivers at
 * least once; and {@code {"failed": run, "cause": …}} of the state machine.
 */
public final class ApiFunction implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ApiFunction.class);

  private final Stores stores;
  private final Api api;
  private final Runs runs;
  private final MonthlySchedule schedule;
  private final Clock clock;

  /** As Lambda starts it. */
  public ApiFunction() {
    this(
        Stores.fromEnvironment(),
        new StateMachine(
            SfnClient.builder().httpClient(UrlConnectionHttpClient.create()).build(),
            Environment.required("STATE_MACHINE_ARN")),
        new PresignedDownloads(S3Presigner.create(), Environment.required("BUCKET_NAME")),
        new MonthlySchedule(
            Integer.parseInt(Environment.required("REPORT_DAY")),
            ZoneId.of(Environment.required("SCHEDULE_TIME_ZONE"))),
        Clock.systemUTC());
    SnapStart.prime(() -> List.of("/allies", "/reports", "/runs").forEach(this::rehearse));
  }

  /** Answers a request that no one has made. */
  private void rehearse(String path) {
    ObjectNode event = Json.MAPPER.createObjectNode();
    ObjectNode context = event.put("rawPath", path).putObject("requestContext");
    context.putObject("http").put("method", "GET");
    context.putObject("authorizer").putObject("iam");
    Invocation.of(this, event);
  }

  /**
   * On these stores.
   *
   * @param executions what carries runs out
   * @param downloads what gives addresses of files
   * @param schedule when the monthly report is due
   * @param clock says when something was asked for
   */
  public ApiFunction(
      Stores stores,
      Executions executions,
      Downloads downloads,
      MonthlySchedule schedule,
      Clock clock) {
    this.stores = stores;
    this.runs = new Runs(stores.log(), executions, clock);
    this.api =
        new Api(
            new RunsResource(stores, runs),
            new ReportsResource(stores, downloads),
            new FiguresResource(stores));
    this.schedule = schedule;
    this.clock = clock;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    if (context != null) {
      MDC.put("requestId", context.getAwsRequestId());
    }
    try {
      output.write(Json.MAPPER.writeValueAsBytes(answer(Json.MAPPER.readTree(input))));
    } catch (SdkException e) {
      throw AwsErrors.explained(e);
    } finally {
      MDC.remove("requestId");
    }
  }

  private Object answer(JsonNode event) {
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
   * An alarm of the template counts these warnings by their event. Before anything was known, as
   * where the stack is new, no report is missed.
   */
  private void warnOfMissingReport(LocalDate day) {
    YearMonth period = YearMonth.from(day).minusMonths(1);
    boolean due =
        day.getDayOfMonth() > schedule.reportDay()
            && stores.releases().inForce(Runs.SOURCES.get(0), Runs.endOf(period)).isPresent();
    if (due && stores.reports().find(period).isEmpty()) {
      LOG.atWarn()
          .addKeyValue("event", "report-missing")
          .log("there is no report of {}, though its day has passed", period);
    }
  }

  private Map<String, String> failed(JsonNode event) {
    String run = event.path("failed").asText();
    stores.log().failed(run, clock.instant(), cause(event.path("cause").asText()));
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
