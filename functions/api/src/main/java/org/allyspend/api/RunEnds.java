package org.allyspend.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.allyspend.core.domain.Notice;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Run;
import org.allyspend.core.domain.Step;
import org.allyspend.core.lambda.Json;
import org.allyspend.core.lambda.Metrics;
import org.allyspend.core.store.RunLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of runs whose end is no report: recorded, and told in words for people. */
final class RunEnds {
  private static final Logger LOG = LoggerFactory.getLogger(RunEnds.class);

  private final RunLog log;
  private final Clock clock;

  RunEnds(RunLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /** Records that a step of a run failed, and says what people are to be told. */
  Notice failed(JsonNode event) {
    String id = event.path("failed").asText();
    Remark failure = Failures.reason(event.path("error"));
    String reason = failure.sentence();
    log.failed(id, event.path("attempt").asInt(1), clock.instant(), noted(id, failure));
    return new Notice(
        "run-failed",
        "Allyspend: run " + id + " failed",
        "The run "
            + id
            + log.find(id).map(one -> ", the report of " + one.period() + ",").orElse("")
            + " failed at the step '"
            + event.path("step").asText("unknown")
            + "'.\n\nWhy: "
            + reason
            + (reason.endsWith(".") ? "" : ".")
            + "\n\n"
            + "What was published before stands as it is.\n\n"
            + "What to do: put right what the sentence names, then begin the run again: POST /runs/"
            + id
            + "/retry. RUNBOOK.md, 'A run failed', has the commands.");
  }

  /** The same as the step has noted it, where Lambda hands on no more than its sentence. */
  private Remark noted(String id, Remark failure) {
    return log.steps(id).stream()
        .map(Step::failure)
        .filter(Objects::nonNull)
        .filter(one -> one.sentence().equals(failure.sentence()))
        .findFirst()
        .orElse(failure);
  }

  /** Records that a notice could not be sent; an alarm of the template rings. */
  Map<String, String> untold(JsonNode event) {
    String about = event.path("untold").asText();
    String what =
        "the notice "
            + Request.shorten(about)
            + " could not be sent: "
            + Failures.reason(event.path("error")).sentence();
    if (event.hasNonNull("run")) {
      log.untold(event.path("run").asText(), what);
    }
    ring(what);
    return Map.of("untold", about);
  }

  /**
   * What Step Functions says of an execution's end. Where the state machine could record nothing
   * itself, as where it was aborted or ran out of time, the run is recorded here, and an alarm
   * rings unless it was ad hoc.
   */
  Map<String, String> ended(JsonNode detail) {
    String status = detail.path("status").asText();
    String name = detail.path("name").asText();
    measure(detail, name, status);
    if (!status.equals("SUCCEEDED") && !status.equals("RUNNING")) {
      JsonNode input = input(detail.path("input").asText("{}"));
      Remark reason = reason(status, detail);
      boolean unrecorded =
          !input.hasNonNull("run")
              || log.failed(
                  input.path("run").asText(),
                  input.path("attempt").asInt(1),
                  clock.instant(),
                  reason);
      if (unrecorded && input.path("official").asBoolean(true)) {
        ring("execution " + name + " ended and told nobody: " + reason.sentence());
      }
    }
    return Map.of("execution", name);
  }

  private static Remark reason(String status, JsonNode detail) {
    return switch (status) {
      case "ABORTED" -> Remark.of(Remark.Kind.ABORTED);
      case "TIMED_OUT" -> Remark.of(Remark.Kind.OVER_HOURS, Long.toString(Run.LONGEST.toHours()));
      default -> Failures.reason(detail.path("error").asText(), detail.path("cause").asText());
    };
  }

  private void measure(JsonNode detail, String name, String status) {
    if (detail.hasNonNull("startDate") && detail.hasNonNull("stopDate")) {
      long millis = detail.path("stopDate").asLong() - detail.path("startDate").asLong();
      Metrics.tell(
          clock.instant(),
          Map.of("Execution", name.startsWith("check-") ? "check" : "run"),
          Map.of("DurationSeconds", Duration.ofMillis(millis).toSeconds(), "Ended" + status, 1));
    }
  }

  private void ring(String what) {
    LOG.error(what);
    Metrics.tell(clock.instant(), Map.of(), Map.of("Untold", 1));
  }

  private static JsonNode input(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw Refusal.at("event /detail/input").expected("JSON").found("none").exception(e);
    }
  }
}
