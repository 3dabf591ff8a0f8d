package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.allyspend.api.ApiFunction;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Run;
import org.allyspend.core.lambda.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The state machine's file, executed: what comes of a run, and what people are told. */
class StateMachineRunsTest {
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private static Publishers publishers;
  private static Machine machine;
  private static Ground deployed;
  private static List<Machine.End> checks;
  private Cloud cloud;

  @BeforeAll
  static void startServers() {
    publishers = new Publishers();
    machine = Cloud.machine("");
    publishers.all();
    deployed = Ground.fresh();
    Cloud first = cloud(deployed, Instant.parse("2026-11-20T05:00:00Z"));
    first.schedule("check");
    first.settle();
    // By then all is told of the sources that are not served here, and of the one that is overdue.
    first.at(Instant.parse("2026-12-01T05:00:00Z"));
    first.schedule("check");
    first.settle();
    checks = first.ends;
  }

  private static Cloud cloud(Ground ground, Instant start) {
    return new Cloud(ground.stores(), machine, publishers.addresses(), start);
  }

  @AfterAll
  static void stopServers() {
    publishers.close();
    if (machine != null) {
      machine.close();
    }
  }

  /** A stack whose sources were fetched in November and that now makes November's report. */
  @BeforeEach
  void deploy() {
    publishers.all();
    cloud = cloud(deployed.copy(), Instant.parse("2026-12-02T05:00:00Z"));
    cloud.ends.addAll(checks);
  }

  private void report() {
    cloud.schedule("report");
    cloud.settle();
  }

  private Run run() {
    return cloud.stores().log().find("schedule-2026-11").orElseThrow();
  }

  @Test
  void all_well_makes_the_report_and_tells_so_in_one_mail() {
    report();

    assertThat(run().state()).isEqualTo(Run.State.SUCCEEDED);
    assertThat(cloud.stores().reports().find(NOVEMBER)).isPresent();
    assertThat(cloud.mails).hasSize(1);
    Cloud.Mail mail = cloud.mails.get(0);
    assertThat(mail.event()).isEqualTo("report-ready");
    assertThat(mail.subject()).isEqualTo("Allyspend: the report of 2026-11 is ready");
    assertThat(mail.message())
        .startsWith("NATO's allies other than the United States and Canada spend ")
        .contains("\n\nWhat is new:\n- ")
        .contains("\nRead it: https://allyspend.example/\n")
        .contains("https://allyspend.example/#download=2026-11\n")
        .doesNotContain("[\"", "{", "- nato fails", "- sipri fails");
  }

  @Test
  void a_report_s_mail_names_the_allies_and_targets_that_changed_for_subscribers_filters() {
    report();
    JsonNode changed = Json.read(cloud.mails.get(0).changed(), JsonNode.class, "changed");
    assertThat(changed.get(0).asText()).isEqualTo("report");
    Set<String> told = new TreeSet<>();
    changed.forEach(one -> told.add(one.asText()));
    assertThat(told)
        .containsAll(
            cloud.stores().runs().assessment(run().id()).orElseThrow().comparison().changed());
  }

  @Test
  void nothing_new_is_a_report_that_says_so() {
    report();
    cloud.mails.clear();
    cloud.at(Instant.parse("2027-01-02T05:00:00Z"));
    report();

    // A source that is not served here has grown old meanwhile.
    assertThat(cloud.mails)
        .extracting(Cloud.Mail::event)
        .containsExactly("source-overdue", "report-ready");
    assertThat(cloud.mails.get(1).message()).contains("- Nothing is new");
    assertThat(cloud.mails.get(1).changed()).isEqualTo("[\"report\"]");
  }

  @Test
  void a_source_that_failed_is_told_once_named_in_the_report_s_mail_and_in_the_run_s_steps() {
    publishers.without("sipri");
    report();

    assertThat(cloud.mails)
        .extracting(Cloud.Mail::event)
        .containsExactly("source-failed", "report-ready");
    assertThat(cloud.mails.get(0).message())
        .startsWith("Source sipri could not be read: ")
        .contains("What to do: ", "SourceAddresses=sipri=ADDRESS");
    assertThat(cloud.mails.get(1).message())
        .contains("\n\nSources:\n- sipri has failed since 2026-12-02: ");
    assertThat(steps().path("steps").findValuesAsText("failure"))
        .anyMatch(one -> one.contains("404"));
    assertThat(run().state()).isEqualTo(Run.State.SUCCEEDED);
  }

  @Test
  void a_function_that_dies_while_it_fetches_costs_its_source_alone() {
    for (int call = 0; call < 2; call++) {
      cloud.fail(
          "Ingest", "Runtime.ExitError", Cloud.refusal("RequestId: 1 Error: Runtime exited"));
    }
    for (int call = 0; call < 2; call++) {
      cloud.fail(
          "Ingest",
          "Lambda.Unknown",
          "Returned payload: {\"errorMessage\":\"2026-12-02T05:05:00Z 1 Task timed out after 300.00 seconds\"}");
    }
    report();

    assertThat(run().state()).isEqualTo(Run.State.SUCCEEDED);
    assertThat(cloud.mails).extracting(Cloud.Mail::event).endsWith("report-ready");
    assertThat(cloud.mails.get(0).message()).contains("could not be read: ").doesNotContain("{");
  }

  @Test
  void what_passes_is_tried_again_and_tells_nobody() {
    cloud.fail("Aggregate", "Lambda.TooManyRequestsException", "Rate Exceeded.");
    cloud.fail(
        "Report",
        "org.allyspend.core.domain.UnavailableException",
        Cloud.refusal("the table is busy"));
    report();

    assertThat(cloud.calls).filteredOn("Aggregate"::equals).hasSize(2);
    assertThat(cloud.mails).extracting(Cloud.Mail::event).containsExactly("report-ready");
  }

  @Test
  void functions_that_are_not_ready_are_waited_for() {
    for (String state : List.of("Ingest", "LookAtSources", "Aggregate", "Report")) {
      cloud.fail(state, "Lambda.SnapStartNotReadyException", "is being activated");
      cloud.fail(state, "Lambda.ResourceConflictException", "The function is in Pending state");
    }
    report();

    assertThat(run().state()).isEqualTo(Run.State.SUCCEEDED);
    assertThat(cloud.mails).extracting(Cloud.Mail::event).containsExactly("report-ready");
  }

  @Test
  void a_refusal_is_one_mail_with_the_step_the_sentence_and_what_to_do() {
    cloud.fail(
        "Aggregate",
        "org.allyspend.core.domain.RefusedException",
        Cloud.refusal("configuration /targets: expected a list"));
    report();

    assertThat(run().state()).isEqualTo(Run.State.FAILED);
    assertThat(run().failure()).isEqualTo(Remark.said("configuration /targets: expected a list"));
    assertThat(cloud.mails).hasSize(1);
    assertThat(cloud.mails.get(0).subject()).isEqualTo("Allyspend: run schedule-2026-11 failed");
    assertThat(cloud.mails.get(0).message())
        .isEqualTo(
            "The run schedule-2026-11, the report of 2026-11, failed at the step 'aggregate'.\n\n"
                + "Why: configuration /targets: expected a list.\n\n"
                + "What was published before stands as it is.\n\n"
                + "What to do: put right what the sentence names, then begin the run again: POST"
                + " /runs/schedule-2026-11/retry. RUNBOOK.md, 'A run failed', has the commands.");
  }

  @Test
  void a_time_out_without_a_cause_still_has_a_reason() {
    cloud.fail("Report", "States.Timeout", "");
    cloud.fail("Report", "States.Timeout", "");
    report();

    assertThat(run().failure()).isEqualTo(Remark.of(Remark.Kind.OVER_TIME));
    assertThat(cloud.mails.get(0).message()).contains("Why: it took longer than it may take.");
  }

  @Test
  void a_failed_run_is_begun_again_and_makes_its_report() {
    cloud.fail("Report", "org.allyspend.core.domain.RefusedException", Cloud.refusal("no"));
    report();
    cloud.mails.clear();
    ObjectNode retry = Json.MAPPER.createObjectNode();
    cloud.send(retry.put("retry", "schedule-2026-11"));
    cloud.settle();

    assertThat(run().state()).isEqualTo(Run.State.SUCCEEDED);
    assertThat(run().attempt()).isEqualTo(2);
    assertThat(run().failure()).isNull();
    assertThat(cloud.mails).extracting(Cloud.Mail::event).containsExactly("report-ready");
    assertThat(cloud.ends)
        .extracting(Machine.End::execution)
        .contains("schedule-2026-11", "schedule-2026-11_2");
  }

  @Test
  void a_message_of_the_dead_letter_queue_begins_its_failed_run_again_and_a_repeated_one_not() {
    cloud.fail("Report", "org.allyspend.core.domain.RefusedException", Cloud.refusal("no"));
    report();
    report();
    assertThat(run().attempt()).isEqualTo(1);
    ObjectNode letter = Json.MAPPER.createObjectNode();
    letter
        .putObject("requestPayload")
        .put("schedule", "report")
        .put("time", "2026-12-02T05:00:00Z")
        .put("zone", "UTC")
        .put("reportDay", 2);
    cloud.send(letter);
    cloud.settle();

    assertThat(run().state()).isEqualTo(Run.State.SUCCEEDED);
  }

  @Test
  void where_the_mail_is_refused_the_run_says_so() {
    cloud.fail("NotifyReady", "SNS.AuthorizationErrorException", "not authorized to publish");
    report();

    assertThat(run().state()).isEqualTo(Run.State.SUCCEEDED);
    assertThat(run().untold())
        .isEqualTo("the notice report-ready could not be sent: not authorized to publish");
    assertThat(cloud.mails).isEmpty();
    assertThat(steps().path("untold").asText()).contains("report-ready");
  }

  @Test
  void an_aborted_run_has_failed_and_can_be_begun_again() {
    cloud.before(
        state -> {
          if (state.equals("Report")) {
            cloud.abort("schedule-2026-11");
          }
        });
    cloud.fail("Report", "Lambda.ServiceException", "it never answers");
    report();

    assertThat(cloud.ends).last().extracting(Machine.End::status).isEqualTo("ABORTED");
    assertThat(run().state()).isEqualTo(Run.State.FAILED);
    assertThat(run().failure()).isEqualTo(Remark.of(Remark.Kind.ABORTED));
    cloud.before(state -> {});
    cloud.send(Json.MAPPER.createObjectNode().put("retry", "schedule-2026-11"));
    cloud.settle();
    assertThat(run().state()).isEqualTo(Run.State.SUCCEEDED);
  }

  @Test
  void an_end_of_an_attempt_before_says_nothing_of_the_one_under_way() {
    cloud.fail("Report", "org.allyspend.core.domain.RefusedException", Cloud.refusal("no"));
    report();
    cloud.send(Json.MAPPER.createObjectNode().put("retry", "schedule-2026-11"));
    cloud.tell(new Machine.End("schedule-2026-11", "ABORTED", ""));

    assertThat(run().state()).isEqualTo(Run.State.RUNNING);
    cloud.settle();
    assertThat(run().state()).isEqualTo(Run.State.SUCCEEDED);
  }

  @Test
  void a_run_nobody_hears_of_is_lost_when_it_is_read() {
    ApiFunction deaf = cloud.api((name, input) -> {});
    Events.send(
        deaf,
        Json.MAPPER
            .createObjectNode()
            .put("schedule", "report")
            .put("time", cloud.now().toString())
            .put("zone", "UTC")
            .put("reportDay", 2));
    assertThat(steps().path("state").asText()).isEqualTo("running");
    cloud.at(cloud.now().plus(Run.LONGEST).plusSeconds(1));

    assertThat(steps().path("state").asText()).isEqualTo("failed");
    assertThat(steps().path("failure").asText())
        .isEqualTo(
            "it is lost: nothing was heard of its end within 2 hours; POST"
                + " /runs/schedule-2026-11/retry begins it again");
    cloud.send(Json.MAPPER.createObjectNode().put("retry", "schedule-2026-11"));
    cloud.settle();
    assertThat(run().state()).isEqualTo(Run.State.SUCCEEDED);
  }

  @Test
  void an_ad_hoc_run_disturbs_nobody_well_or_failed() {
    report();
    String before = cloud.stores().reports().find(NOVEMBER).orElseThrow().run();
    cloud.mails.clear();
    String order =
        "{\"period\": \"2026-11\", \"sources\": [\"nato\"], \"groups\": [{\"id\": \"two\", \"name\":"
            + " \"Two\", \"members\": [\"FRA\", \"DEU\"]}]}";
    String id = Events.body(cloud.order(false, order)).path("id").asText();
    cloud.settle();
    cloud.fail("Aggregate", "org.allyspend.core.domain.RefusedException", Cloud.refusal("no"));
    cloud.order(false, order);
    cloud.settle();

    assertThat(cloud.mails).isEmpty();
    assertThat(cloud.stores().reports().find(NOVEMBER).orElseThrow().run()).isEqualTo(before);
    assertThat(cloud.stores().reports().ofRun(id)).isPresent();
  }

  @Test
  void of_twenty_orders_at_once_two_run_and_the_others_are_told_the_limit() {
    ConcurrentLinkedQueue<String> started = new ConcurrentLinkedQueue<>();
    ApiFunction api = cloud.api((name, input) -> started.add(name));
    ObjectNode order = Events.read("api-begin-run").put("body", "{\"period\": \"2026-11\"}");
    order.withObject("/headers").remove("idempotency-key");
    List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      answers.add(CompletableFuture.supplyAsync(() -> Events.send(api, order)));
    }
    List<JsonNode> all = answers.stream().map(CompletableFuture::join).toList();

    assertThat(all).filteredOn(one -> one.path("statusCode").asInt() == 202).hasSize(2);
    assertThat(started).hasSize(2);
    assertThat(all)
        .filteredOn(one -> one.path("statusCode").asInt() == 429)
        .hasSize(18)
        .allSatisfy(
            one ->
                assertThat(Events.body(one).path("detail").asText())
                    .startsWith("2 runs that were asked for are under way, the most at once"));

    // A run that dies gives its place back by dying.
    cloud.at(cloud.now().plus(Run.LONGEST).plus(Duration.ofSeconds(1)));
    assertThat(Events.send(api, order).path("statusCode").asInt()).isEqualTo(202);
  }

  @Test
  void an_order_that_cannot_be_started_says_so_and_takes_no_place() {
    ApiFunction api =
        cloud.api(
            (name, input) -> {
              throw new IllegalStateException("Step Functions is not there");
            });
    ObjectNode order = Events.read("api-begin-run").put("body", "{\"period\": \"2026-11\"}");
    order.withObject("/headers").remove("idempotency-key");
    for (int i = 0; i < 3; i++) {
      assertThat(Events.send(api, order).path("statusCode").asInt()).isEqualTo(500);
    }

    assertThat(cloud.stores().log().latest(null, 10).runs())
        .hasSize(3)
        .allSatisfy(
            run ->
                assertThat(run.failure().sentence())
                    .isEqualTo(
                        "it could not be started: POST /runs/"
                            + run.id()
                            + "/retry begins it again"));
  }

  @Test
  void the_daily_schedule_makes_the_report_on_its_day_and_looks_at_the_sources_on_any_other() {
    cloud.schedule("daily");
    cloud.settle();
    cloud.at(Instant.parse("2026-12-03T05:00:00Z"));
    cloud.schedule("daily");
    cloud.settle();

    assertThat(cloud.ends)
        .extracting(Machine.End::execution)
        .containsExactly(
            "check-2026-11-20", "check-2026-12-01", "schedule-2026-11", "check-2026-12-03");
  }

  @Test
  void the_longest_run_is_the_state_machine_s() throws IOException {
    String file = Files.readString(Events.ROOT.resolve("infra/report.asl.json"));
    assertThat(Json.read(file, JsonNode.class, "machine").path("TimeoutSeconds").asLong())
        .isEqualTo(Run.LONGEST.toSeconds());
  }

  private JsonNode steps() {
    return Events.body(cloud.send(Events.get("/runs/schedule-2026-11")));
  }

  /** What operators set reaches the functions with the event. */
  @Test
  void a_source_that_moved_is_found_where_the_operator_says_from_the_next_run_on() {
    publishers.without("sipri");
    try (Machine other = Cloud.machine("sipri=" + publishers.elsewhere("sipri"))) {
      cloud.deploy(other);
      report();
    }

    assertThat(cloud.mails).extracting(Cloud.Mail::event).containsExactly("report-ready");
  }
}
