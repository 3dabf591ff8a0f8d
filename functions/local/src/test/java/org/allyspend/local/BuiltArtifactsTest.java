package org.allyspend.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.allyspend.core.lambda.AtOnce;
import org.allyspend.core.lambda.Json;
import org.allyspend.ingest.nato.LaterEditionWorkbook;
import org.allyspend.report.ReportRequest;
import org.allyspend.report.ReportService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What 'sam build' built, started as Lambda starts it: the function's own jars, the real runtime
 * interface client, the handler and the environment of the template, and an event.
 */
class BuiltArtifactsTest {
  private static final List<String> DEVELOPMENT_ONLY =
      List.of(
          "junit", "assertj", "s3mock", "DynamoDBLocal", "wiremock", "spring", "netty", "picocli");

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static EmbeddedServers servers;

  @BeforeAll
  static void start() {
    assumeTrue(BuiltFunction.areThere(), "nothing is built, expected 'sam build' to have run");
    servers = EmbeddedServers.shared();
  }

  @Test
  void the_line_runs_through_the_built_functions() throws Exception {
    JsonNode ingested = invoke("Ingest", Events.read("ingest"));
    assertThat(ingested.path("observations").asInt()).isGreaterThan(5_000);
    JsonNode assessed =
        invoke("Aggregate", Events.read("aggregate").put("asOf", "2199-01-01T00:00:00Z"));
    assertThat(assessed.path("disagreements").asInt()).isZero();
    JsonNode reported = invoke("Report", Events.read("report"));
    assertThat(reported.path("headline").asText()).contains("476.2 billion US dollars");
    assertThatTheWholeLibrariesWriteTheSameReport();
    JsonNode answer = invoke("Api", Events.read("api-list-reports"));
    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(Events.body(answer).at("/reports/0/headline").asText())
        .contains("476.2 billion US dollars");
    JsonNode download =
        invoke("Api", Events.read("api-download"), Map.of("AWS_ENDPOINT_URL_S3", ""));
    assertThat(Events.body(download).path("location").asText())
        .as(download.toString())
        .startsWith("https://" + EmbeddedStores.BUCKET + ".s3.eu-central-1.amazonaws.com/reports/");
  }

  /** The tables of addresses that the SDK has beside its rules are not among what is left of it. */
  @ParameterizedTest
  @CsvSource({
    "Ingest, ingest, AWS_ENDPOINT_URL_S3, allyspend.s3",
    "Aggregate, aggregate, AWS_ENDPOINT_URL_DYNAMODB, dynamodb",
    "Api, api-begin-run, '', states",
    "Api, subscription, '', sns"
  })
  void what_is_left_of_the_libraries_asks_at_aws_own_addresses(
      String function, String event, String endpoint, String service) throws Exception {
    BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    try (ServerSocket proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        RuntimeApi runtime = new RuntimeApi(PATIENCE)) {
      new Thread(() -> refuse(proxy, asked)).start();
      Process process =
          BuiltFunction.start(
              function,
              runtime,
              servers,
              endpoint.isEmpty() ? Map.of() : Map.of(endpoint, ""),
              "-Dhttps.proxyHost=" + proxy.getInetAddress().getHostAddress(),
              "-Dhttps.proxyPort=" + proxy.getLocalPort());
      try {
        JsonNode sent =
            event.equals("subscription")
                ? SubscriptionsTest.wish("reports:read reports:publish", "\"allies\": [\"POL\"]")
                : Events.read(event);
        runtime.invoke(sent.toString());
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
    assertThat(asked)
        .isNotEmpty()
        .allMatch(("CONNECT " + service + ".eu-central-1.amazonaws.com:443 HTTP/1.1")::equals);
  }

  /** Lets nobody through, and notes where they wanted to. */
  private static void refuse(ServerSocket proxy, BlockingQueue<String> asked) {
    try {
      while (true) {
        try (Socket caller = proxy.accept()) {
          asked.add(
              new BufferedReader(new InputStreamReader(caller.getInputStream(), UTF_8)).readLine());
        }
      }
    } catch (IOException e) {
      // It was closed.
    }
  }

  /** What a library does without a class that it misses, it may do silently. */
  private static void assertThatTheWholeLibrariesWriteTheSameReport() {
    Map<String, String> built = reports();
    new ReportService(servers.stores(), AtOnce.IN_TURN)
        .report(new ReportRequest("schedule-2026-11"));
    assertThat(built).hasSizeGreaterThan(10).isEqualTo(reports());
  }

  private static Map<String, String> reports() {
    Map<String, String> reports = contents();
    reports.keySet().removeIf(key -> !key.startsWith("object reports/"));
    return reports;
  }

  @Test
  void a_publishers_workbook_is_read_by_what_is_left_of_the_libraries() throws Exception {
    servers
        .stores()
        .bucket()
        .put("inbox/nato/later.xlsx", LaterEditionWorkbook.whole(), "application/octet-stream");

    JsonNode ingested =
        invoke(
            "Ingest",
            Events.read("ingest").put("source", "nato").put("address", "inbox:later.xlsx"));

    assertThat(ingested.path("outcome").asText()).isEqualTo("PUBLISHED");
  }

  @Test
  void a_run_is_begun_by_what_is_left_of_the_libraries() throws Exception {
    HttpServer stepFunctions =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    BlockingQueue<String> started = new LinkedBlockingQueue<>();
    stepFunctions.createContext("/", exchange -> start(exchange, started));
    stepFunctions.start();
    try {
      JsonNode answer =
          invoke(
              "Api",
              Events.read("api-begin-run"),
              Map.of(
                  "AWS_ENDPOINT_URL_SFN",
                  "http://127.0.0.1:" + stepFunctions.getAddress().getPort()));

      assertThat(answer.path("statusCode").asInt()).as(answer.toString()).isEqualTo(202);
      assertThat(Json.read(started.remove(), JsonNode.class, "request").path("input").asText())
          .contains("2026-11");
    } finally {
      stepFunctions.stop(0);
    }
  }

  @Test
  void who_is_to_be_told_by_mail_is_subscribed_by_what_is_left_of_the_libraries() throws Exception {
    WireMockServer sns = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    sns.start();
    try {
      Map<String, String> there = Map.of("AWS_ENDPOINT_URL_SNS", sns.baseUrl());
      JsonNode wish =
          SubscriptionsTest.wish("reports:read reports:publish", "\"allies\": [\"POL\"]");
      Topic topic = new Topic(sns);
      assertThat(invoke("Api", wish, there).path("statusCode").asInt()).isEqualTo(202);
      topic.subscriber("{\"event\": [\"report-ready\"], \"changed\": [\"DEU\"]}");
      assertThat(invoke("Api", wish, there).path("statusCode").asInt()).isEqualTo(200);
      assertThat(topic.filter()).contains("DEU", "POL");
      topic.await();
      topic.refuse("Subscribe", "InvalidParameter", "Reason: Subscription already exists");
      assertThat(invoke("Api", wish, there).path("statusCode").asInt()).isEqualTo(409);
    } finally {
      sns.stop();
    }
  }

  private static void start(HttpExchange exchange, BlockingQueue<String> started)
      throws IOException {
    try (exchange) {
      started.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      byte[] answer = "{\"executionArn\":\"arn\",\"startDate\":1.0}".getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  /** Only the API has SnapStart; the others are called too seldom for their snapshots to stay. */
  @Test
  void the_rehearsal_before_a_snapshot_works_and_leaves_nothing_behind() throws Exception {
    snapStart("Api", Events.read("api-list-reports"));
  }

  private static void snapStart(String function, JsonNode event) throws Exception {
    Map<String, String> before = contents();
    try (RuntimeApi runtime = new RuntimeApi(PATIENCE)) {
      Process process = BuiltFunction.start(function, runtime, servers, BuiltFunction.SNAP_START);
      try {
        runtime.awaitReady();
        assertThat(BuiltFunction.log(function)).doesNotContain("priming failed");
        assertThat(contents()).isEqualTo(before);
        runtime.restore();
        assertThat(runtime.invoke(event.toString()).kind()).isEqualTo("response");
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
  }

  private static Map<String, String> contents() {
    return new Ground(servers.ports(), EmbeddedStores.TABLE).contents();
  }

  @Test
  void what_is_refused_is_told_in_a_sentence() throws Exception {
    RuntimeApi.Outcome outcome = outcome("Report", "{\"run\":\"no-such-run\"}", Map.of());

    assertThat(outcome.kind()).isEqualTo("error");
    assertThat(outcome.body()).contains("RefusedException", "expected an assessment");
  }

  @ParameterizedTest
  @CsvSource({"Ingest", "Aggregate", "Report", "Api"})
  void an_artifact_holds_nothing_that_only_developing_needs(String function) throws IOException {
    assertThat(BuiltFunction.jars(BuiltFunction.task(function)))
        .isNotEmpty()
        .allSatisfy(
            jar ->
                assertThat(jar.getFileName().toString())
                    .matches(name -> DEVELOPMENT_ONLY.stream().noneMatch(name::contains)));
  }

  private static JsonNode invoke(String function, JsonNode event) throws Exception {
    return invoke(function, event, Map.of());
  }

  private static JsonNode invoke(String function, JsonNode event, Map<String, String> variables)
      throws Exception {
    RuntimeApi.Outcome outcome = outcome(function, event.toString(), variables);
    assertThat(outcome.kind()).as(outcome.body()).isEqualTo("response");
    return Json.read(outcome.body(), JsonNode.class, "answer");
  }

  private static RuntimeApi.Outcome outcome(
      String function, String event, Map<String, String> variables) throws Exception {
    try (RuntimeApi runtime = new RuntimeApi(PATIENCE)) {
      Process process = BuiltFunction.start(function, runtime, servers, variables);
      try {
        return runtime.invoke(event);
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
  }
}
