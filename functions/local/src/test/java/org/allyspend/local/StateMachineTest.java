package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.UnavailableException;
import org.allyspend.core.lambda.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The state machine's file, held against what the functions are and what {@code local} does. */
class StateMachineTest {
  private static JsonNode machine;

  @BeforeAll
  static void read() throws IOException {
    machine =
        Json.MAPPER.readTree(
            Files.readAllBytes(Events.ROOT.resolve("infra").resolve("report.asl.json")));
  }

  @Test
  void its_steps_are_those_of_a_local_run_in_the_same_order() {
    List<String> steps = new ArrayList<>();
    JsonNode states = machine.path("States");
    for (String name = machine.path("StartAt").asText(); !name.isEmpty(); ) {
      JsonNode state = states.path(name);
      steps.add(name);
      name =
          switch (name) {
            case "AnyNewlyAtTarget" -> state.path("Default").asText();
            default ->
                state.path("Type").asText().equals("Choice")
                    ? state.at("/Choices/0/Next").asText()
                    : state.path("Next").asText();
          };
    }

    assertThat(steps)
        .containsExactly(
            "Settings",
            "IngestSources",
            "LookAtSources",
            "TellOfSources",
            "ReportWanted",
            "Aggregate",
            "Report",
            "Official",
            "NotifyReady",
            "AnyNewlyAtTarget",
            "NotifyNewlyAtTarget",
            "Done");
    assertThat(called(states.at("/IngestSources/ItemProcessor/States/Ingest")))
        .isEqualTo("${IngestFunction}");
    assertThat(called(states.path("Aggregate"))).isEqualTo("${AggregateFunction}");
    assertThat(called(states.path("Report"))).isEqualTo("${ReportFunction}");
    assertThat(states.at("/ReportWanted/Default").asText()).isEqualTo("Done");
  }

  @Test
  void a_source_that_fails_stops_neither_the_others_nor_the_report() {
    JsonNode ingest = machine.at("/States/IngestSources/ItemProcessor/States");
    JsonNode caught = ingest.at("/Ingest/Catch/0");

    assertThat(caught.at("/ErrorEquals/0").asText()).isEqualTo("States.ALL");
    assertThat(ingest.path(caught.path("Next").asText()).path("End").asBoolean()).isTrue();
  }

  @Test
  void a_step_that_fails_is_recorded_and_told_before_the_run_ends() {
    for (String step : List.of("Aggregate", "Report")) {
      JsonNode caught = machine.at("/States/" + step + "/Catch/0");
      assertThat(caught.at("/ErrorEquals/0").asText()).isEqualTo("States.ALL");
      JsonNode named = machine.at("/States/" + caught.path("Next").asText());
      assertThat(named.path("Result").asText()).isEqualToIgnoringCase(step);
      assertThat(named.path("Next").asText()).isEqualTo("RecordFailure");
    }
    JsonNode record = machine.at("/States/RecordFailure");
    assertThat(called(record)).isEqualTo("${ApiFunction}");
    assertThat(record.path("Next").asText()).isEqualTo("Disturbs");
    assertThat(machine.at("/States/Disturbs/Choices/0/Next").asText()).isEqualTo("NotifyFailed");
    assertThat(machine.at("/States/NotifyFailed/Next").asText()).isEqualTo("Failed");
    assertThat(machine.at("/States/Failed/Type").asText()).isEqualTo("Fail");
  }

  @Test
  void only_errors_that_pass_are_retried_with_backoff_and_jitter() {
    Map<String, JsonNode> tasks = new TreeMap<>();
    collect(machine.path("States"), tasks);
    tasks.values().removeIf(state -> !state.path("Resource").asText().endsWith("lambda:invoke"));

    assertThat(tasks.keySet()).contains("Aggregate", "Ingest", "RecordFailure", "Report");
    assertThat(tasks.values())
        .allSatisfy(
            task -> {
              assertThat(task.path("TimeoutSeconds").asInt()).isPositive();
              assertThat(task.path("Retry")).hasSizeGreaterThan(1);
              List<String> errors = new ArrayList<>();
              for (JsonNode retry : task.path("Retry")) {
                retry.path("ErrorEquals").forEach(error -> errors.add(error.asText()));
                assertThat(retry.path("BackoffRate").asDouble()).isGreaterThan(1);
                assertThat(retry.path("MaxAttempts").asInt()).isBetween(1, 5);
              }
              assertThat(errors)
                  .contains(UnavailableException.class.getName(), "Lambda.TooManyRequestsException")
                  .doesNotContain(
                      RefusedException.class.getName(), "States.ALL", "States.TaskFailed");
            });
  }

  /** A function that has slept, or is being deployed, is ready after some minutes. */
  @Test
  void functions_that_are_not_ready_are_waited_for_for_minutes() {
    Map<String, JsonNode> tasks = new TreeMap<>();
    collect(machine.path("States"), tasks);
    tasks.values().removeIf(state -> !state.path("Resource").asText().endsWith("lambda:invoke"));

    assertThat(tasks.values())
        .allSatisfy(
            task -> {
              JsonNode retry = task.at("/Retry/1");
              assertThat(texts(retry.path("ErrorEquals")))
                  .contains(
                      "Lambda.SnapStartNotReadyException",
                      "Lambda.ResourceConflictException",
                      "Lambda.ResourceNotReadyException");
              double seconds = 0;
              for (int i = 0; i < retry.path("MaxAttempts").asInt(); i++) {
                seconds +=
                    Math.min(
                        retry.path("MaxDelaySeconds").asInt(),
                        retry.path("IntervalSeconds").asInt() * Math.pow(2, i));
              }
              assertThat(seconds).isGreaterThan(600);
            });
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(one -> texts.add(one.asText()));
    return texts;
  }

  private static void collect(JsonNode states, Map<String, JsonNode> all) {
    for (Map.Entry<String, JsonNode> state : states.properties()) {
      all.put(state.getKey(), state.getValue());
      collect(state.getValue().at("/ItemProcessor/States"), all);
    }
  }

  @Test
  void what_it_tells_the_api_function_is_understood() {
    JsonNode payload = machine.at("/States/RecordFailure/Parameters/Payload");

    assertThat(payload.properties())
        .extracting(field -> field.getKey().replace(".$", ""))
        .containsExactlyInAnyOrderElementsOf(
            Events.read("run-failed").properties().stream().map(Map.Entry::getKey).toList());
  }

  private static String called(JsonNode task) {
    return task.at("/Parameters/FunctionName").asText();
  }
}
