package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.allyspend.api.ApiFunction;
import org.allyspend.api.Executions;
import org.allyspend.api.PresignedDownloads;
import org.allyspend.core.domain.Run;
import org.allyspend.core.lambda.Json;
import org.allyspend.core.lambda.Stores;
import org.allyspend.ingest.Addresses;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The whole line, from an event of API Gateway to the workbook behind its address, on the services
 * {@link AwsServices} is told to use.
 */
class WholeLineTest {
  private static Clock clock;
  private static AwsServices services;
  private static Stores stores;
  private static Pipeline pipeline;
  private static LocalExecutions executions;
  private static ApiFunction api;

  @BeforeAll
  static void start() {
    clock =
        Clock.offset(
            Clock.systemUTC(),
            Duration.between(Instant.now(), Instant.parse("2024-07-02T06:00:00Z")));
    services = AwsServices.start();
    stores = services.stores();
    pipeline = new Pipeline(stores, Addresses.of(Map.of()), clock);
    executions =
        new LocalExecutions(
            pipeline,
            failed ->
                Events.send(
                    api, Events.read("run-failed").put("failed", failed.path("failed").asText())));
    api = api(executions);
  }

  @AfterAll
  static void stop() {
    if (services != null) {
      executions.close();
      services.close();
    }
  }

  private static ApiFunction api(Executions executions) {
    return new ApiFunction(
        stores,
        executions,
        new PresignedDownloads(services.presigner(), services.bucket()),
        new LocalSubscriptions(),
        clock);
  }

  @Test
  void an_order_becomes_a_workbook_to_download() throws IOException, InterruptedException {
    ObjectNode order = Events.official();
    order.put("body", "{\"sources\": [\"csv\"], \"period\": \"2024-07\"}");
    JsonNode answer = Events.send(api, order);
    assertThat(answer.path("statusCode").asInt()).isEqualTo(202);
    String location = answer.at("/headers/location").asText();

    JsonNode run = ended(location);
    assertThat(run.path("state").asText()).isEqualTo("succeeded");
    assertThat(run.path("steps").findValuesAsText("name"))
        .containsExactly("ingest csv", "aggregate", "report");
    assertThat(
            Stream.of("requestedAt", "finishedAt", "startedAt", "endedAt")
                .flatMap(name -> run.findValuesAsText(name).stream()))
        .hasSize(2 + 2 * 3)
        .allMatch(moment -> moment.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z"));
    assertThat(run.path("findings")).isNotEmpty();
    assertThat(run.path("report").asText()).isEqualTo("/reports/2024-07");

    JsonNode report = Events.body(Events.send(api, Events.get("/reports/2024-07")));
    assertThat(report.path("headline").asText())
        .contains(
            "476.2 billion US dollars on defence in 2024, 2.08 % of their GDP, as estimated by");
    ObjectNode download = Events.read("api-download");
    download.put("rawPath", "/reports/2024-07/download");
    ((ObjectNode) download.path("headers")).put("accept", "*/*");
    JsonNode redirect = Events.send(api, download);
    assertThat(redirect.path("statusCode").asInt()).isEqualTo(302);
    String address = redirect.at("/headers/location").asText();
    assertThat(address)
        .contains("response-content-disposition=attachment", "allyspend-2024-07.xlsx");
    HttpResponse<byte[]> file = fetch(address);
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(Sheets.names(file.body())).first().isEqualTo("Cover");
  }

  @Test
  void the_same_order_again_is_the_same_run() {
    ObjectNode order = Events.read("api-begin-run");
    order.put("body", "{\"sources\": [\"csv\"], \"period\": \"2024-06\"}");
    ((ObjectNode) order.path("headers")).put("idempotency-key", "twice");
    JsonNode once = Events.send(api, order);
    JsonNode again = Events.send(api, order);

    assertThat(again.at("/headers/location")).isEqualTo(once.at("/headers/location"));
    order.put("body", "{\"sources\": [\"csv\"], \"period\": \"2024-05\"}");
    JsonNode other = Events.send(api, order);
    assertThat(other.path("statusCode").asInt()).isEqualTo(409);
    assertThat(Events.body(other).path("detail").asText())
        .isEqualTo("header Idempotency-Key: was used for another order before");
    ended(once.at("/headers/location").asText());
  }

  @Test
  void two_schedules_at_once_make_one_run() {
    Queue<String> started = new ConcurrentLinkedQueue<>();
    ApiFunction scheduled = api((name, input) -> started.add(name + " " + input));
    JsonNode event = Events.read("schedule-report");
    List<CompletableFuture<JsonNode>> answers =
        List.of(
            CompletableFuture.supplyAsync(() -> Events.send(scheduled, event)),
            CompletableFuture.supplyAsync(() -> Events.send(scheduled, event)));

    assertThat(answers)
        .extracting(answer -> answer.join().path("run").asText())
        .containsOnly("schedule-2026-11");
    // Step Functions starts one execution of a name and an input.
    assertThat(List.copyOf(started)).isNotEmpty().containsOnly(started.peek());
    assertThat(stores.log().latest(null, 100).runs())
        .filteredOn(run -> run.trigger() == Run.Trigger.SCHEDULE)
        .extracting(Run::id)
        .containsExactly("schedule-2026-11");
    String input = started.peek().substring("schedule-2026-11 ".length());
    ObjectNode expected = Events.read("execution");
    // Nothing was fetched by the end of November, on this stack: what the run fetches counts.
    expected.withObject("/aggregate").put("asOf", "2026-12-03T00:00:00Z");
    assertThat(Json.read(input, JsonNode.class, "input")).isEqualTo(expected);
  }

  @Test
  void a_run_that_fails_says_why() {
    ObjectNode order = Events.read("api-begin-run");
    order.put("body", "{\"sources\": [\"csv\"], \"period\": \"2023-01\"}");
    order.withObject("/headers").put("idempotency-key", "too-early");
    String location = Events.send(api, order).at("/headers/location").asText();

    JsonNode run = ended(location);
    assertThat(run.path("state").asText()).isEqualTo("failed");
    assertThat(run.path("failure").asText())
        .startsWith("source nato: has no published release known as of");
    assertThat(run.has("names")).isFalse();
    assertThat(run.path("steps"))
        .filteredOn(step -> step.has("failure"))
        .extracting(step -> step.path("failure").asText())
        .containsExactly(
            "source csv: expected a release known as of the end of 2023-01-31, found none; the"
                + " first day on which something was known is 2024-06-17, the first month 2024-06");
  }

  private static JsonNode ended(String location) {
    for (int attempt = 0; attempt < 600; attempt++) {
      JsonNode run = Events.body(Events.send(api, Events.get(location)));
      if (!run.path("state").asText().equals("running")) {
        return run;
      }
      pause();
    }
    throw new AssertionError("run " + location + " does not end");
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  private static HttpResponse<byte[]> fetch(String address)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(address)).build(),
            HttpResponse.BodyHandlers.ofByteArray());
  }
}
