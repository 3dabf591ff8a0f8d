package org.allyspend.local;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.allyspend.aggregate.AggregateFunction;
import org.allyspend.api.ApiFunction;
import org.allyspend.api.Downloads;
import org.allyspend.api.StateMachine;
import org.allyspend.api.TopicSubscriptions;
import org.allyspend.core.lambda.Json;
import org.allyspend.ingest.Addresses;
import org.allyspend.ingest.IngestFunction;
import org.allyspend.ingest.budget.Documents;
import org.allyspend.ingest.nato.LaterEditionWorkbook;
import org.allyspend.report.ReportFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * Each function's role in {@code template.yaml} allows the calls the function makes, and no others.
 */
class PolicyTest {
  /** What the role needs without the function calling it, and why. */
  private static final Map<String, String> UNSEEN =
      Map.of(
          "logs:CreateLogStream", "the Lambda service writes what the function prints",
          "logs:PutLogEvents", "the Lambda service writes what the function prints",
          "xray:PutTraceSegments", "the Lambda service traces what it calls",
          "xray:PutTelemetryRecords", "the Lambda service traces what it calls",
          "sqs:SendMessage", "the Lambda service hands over events that fail",
          "s3:ListBucket", "decides whether a missing object is 'missing' or 'access denied'");

  private static final Map<String, Set<String>> CALLS = new TreeMap<>();
  private static Template template;

  /** Notes an action and the resource as the template names it. */
  private record Recorder(String function) implements ExecutionInterceptor {
    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
      String service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
      String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
      note(
          switch (service) {
            case "DynamoDb" -> "dynamodb:" + operation + " Table.Arn";
            case "S3" ->
                "s3:"
                    + operation
                    + " ${Bucket.Arn}/"
                    + context
                        .request()
                        .getValueForField("Key", String.class)
                        .orElseThrow()
                        .replaceFirst("/.*", "/*");
            case "Sfn" -> "states:" + operation + " " + Template.STATE_MACHINE;
            case "Sns" -> "sns:" + operation + " Topic";
            default -> throw new AssertionError(service + " is not known here");
          });
    }

    void note(String call) {
      CALLS.computeIfAbsent(function, name -> new TreeSet<>()).add(call);
    }
  }

  @BeforeAll
  static void everything_that_functions_do() throws IOException {
    template = new Template();
    WireMockServer states = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    states.start();
    try (AwsServices services = AwsServices.start()) {
      states.stubFor(
          post("/")
              .willReturn(
                  aResponse()
                      .withHeader("content-type", "application/x-amz-json-1.0")
                      .withBody("{\"executionArn\": \"arn:x\", \"startDate\": 1.0}")));
      Topic topic = new Topic(states);
      services
          .stores()
          .bucket()
          .put("inbox/nato/later.xlsx", LaterEditionWorkbook.whole(), "application/octet-stream");
      services
          .stores()
          .bucket()
          .put("inbox/budget-nld/x.csv", Documents.own("nld.csv"), "text/csv");
      services
          .stores()
          .bucket()
          .put("inbox/budget-nor/x.csv", Documents.own("nor.csv"), "text/csv");
      ObjectNode order = Events.official();
      order.put("body", "{\"sources\": [\"nato\"]}");
      ApiFunction api = api(services, states);
      String run = Events.body(Events.send(api, order)).path("id").asText();
      Events.send(api, order);
      Events.send(api, Events.read("schedule-report"));
      Events.send(api, Events.read("schedule-report"));
      Events.send(api, Events.read("schedule-check"));
      Events.send(api, Events.read("schedule-daily"));
      Events.send(api, Events.read("schedule-watch"));
      Events.send(api, Events.read("ingested"));

      Recorder ingest = new Recorder("Ingest");
      IngestFunction ingestFunction =
          new IngestFunction(
              services.stores(ingest), Addresses.of(Map.of()), true, Clock.systemUTC());
      ObjectNode publication = Events.read("ingest");
      Events.send(ingestFunction, publication);
      Events.send(
          ingestFunction,
          Events.read("ingest").put("source", "budget-nld").put("address", "inbox:x.csv"));
      inPieces(ingestFunction);
      String release =
          Events.send(
                  ingestFunction,
                  publication
                      .put("source", "nato")
                      .put("address", "inbox:later.xlsx")
                      .put("run", run))
              .path("sha256")
              .asText();
      ObjectNode assessment = Events.read("aggregate");
      assessment.put("run", run).remove("asOf");
      assessment.withObject("/release").put("source", "nato");
      AggregateFunction aggregate =
          new AggregateFunction(services.stores(new Recorder("Aggregate")), Clock.systemUTC());
      Events.send(aggregate, assessment.put("asOf", "2199-01-01T00:00:00Z"));
      assessment.withObject("/release").put("sha256", release);
      Events.send(aggregate, assessment);
      ReportFunction report =
          new ReportFunction(services.stores(new Recorder("Report")), Clock.systemUTC());
      Events.send(report, Events.read("report").put("run", run));
      ObjectNode adHoc = Events.read("api-begin-run").put("body", "{\"sources\": [\"nato\"]}");
      String aside = Events.body(Events.send(api, adHoc)).path("id").asText();
      Events.send(aggregate, assessment.put("run", aside));
      Events.send(report, Events.read("report").put("run", aside));

      for (String ally : new String[] {"DEU", "FRA"}) {
        assertThat(
                Events.send(
                        api,
                        SubscriptionsTest.wish(
                            "reports:read reports:publish", "\"allies\": [\"" + ally + "\"]"))
                    .path("statusCode")
                    .asInt())
            .isLessThan(300);
        topic.confirm();
      }
      Events.send(api, Events.read("run-failed"));
      Events.send(api, Events.read("run-untold"));
      Events.send(api, Events.read("execution-ended"));
      for (String path :
          new String[] {
            "/runs",
            "/runs/" + run,
            "/runs/" + aside + "/download",
            "/reports",
            "/reports/2026-11",
            "/reports/2026-11/download",
            "/aggregates",
            "/allies",
            "/allies/FRA",
            "/releases"
          }) {
        assertThat(Events.send(api, Events.get(path)).path("statusCode").asInt())
            .as(path)
            .isLessThan(400);
      }
    } finally {
      states.stop();
    }
  }

  private static void inPieces(IngestFunction ingest) {
    ObjectNode event =
        Json.MAPPER.createObjectNode().put("inbox", "inbox/budget-nor/x.csv").put("divideOver", 40);
    JsonNode divided = Events.send(ingest, event);
    ObjectNode join = Json.MAPPER.createObjectNode().set("plan", divided.path("plan"));
    divided.path("pieces").forEach(one -> Events.send(ingest, join.deepCopy().set("piece", one)));
    assertThat(Events.send(ingest, join).path("outcome").asText()).isEqualTo("PUBLISHED");
  }

  private static ApiFunction api(AwsServices services, WireMockServer states) {
    Recorder recorder = new Recorder("Api");
    // Whoever follows a presigned address does so in the function's name.
    Downloads downloads =
        (key, name) -> {
          recorder.note("s3:GetObject ${Bucket.Arn}/" + key.replaceFirst("/.*", "/*"));
          return "https://example.org/";
        };
    SfnClient sfn =
        SfnClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .region(Region.EU_CENTRAL_1)
            .endpointOverride(URI.create(states.baseUrl()))
            .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(recorder))
            .build();
    return new ApiFunction(
        services.stores(recorder),
        new StateMachine(sfn, "arn:aws:states:eu-central-1:000000000000:stateMachine:reports"),
        downloads,
        new TopicSubscriptions(() -> Topic.client(states, recorder), Topic.ARN),
        Clock.systemUTC());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ingest", "Aggregate", "Report", "Api"})
  void a_role_allows_what_its_function_calls_and_nothing_else(String function) {
    Set<String> allowed = template.allowed(function + "Role");
    allowed.removeIf(call -> UNSEEN.containsKey(call.split(" ", 2)[0]));

    assertThat(allowed).containsExactlyInAnyOrderElementsOf(CALLS.get(function));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ingest", "Aggregate", "Report", "Api", "Reports", "Schedule"})
  void no_role_reaches_beyond_this_stack(String role) {
    assertThat(template.allowed(role + "Role"))
        .isNotEmpty()
        .noneMatch(call -> call.split(" ", 2)[0].contains("*"))
        .allMatch(call -> !call.endsWith(" *") || call.startsWith("xray:"))
        .allMatch(
            call ->
                call.matches("xray:(Put|Get)\\w+ \\*")
                    || call.matches(
                        ".* .*(Arn}?|Alias|Logs|Topic|-reports((/Pieces)?:\\*)?|/\\*|/configuration.json)"));
  }

  @Test
  void every_function_has_a_role_of_its_own_and_no_managed_policy() {
    for (String function : new String[] {"Ingest", "Aggregate", "Report", "Api"}) {
      assertThat(template.property(function + "Function", "Role")).isEqualTo(function + "Role.Arn");
      assertThat(template.property(function + "Role", "ManagedPolicyArns")).isNull();
    }
  }
}
