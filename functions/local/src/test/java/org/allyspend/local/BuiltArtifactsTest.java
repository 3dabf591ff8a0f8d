package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.allyspend.core.lambda.Json;
import org.junit.jupiter.api.AfterAll;
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

  private static EmbeddedServers servers;

  @BeforeAll
  static void start() {
    assumeTrue(BuiltFunction.areThere(), "nothing is built, expected 'sam build' to have run");
    servers = EmbeddedServers.start(Optional.empty());
  }

  @AfterAll
  static void stop() {
    if (servers != null) {
      servers.close();
    }
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
    JsonNode answer = invoke("Api", Events.read("api-list-reports"));
    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(Events.body(answer).at("/reports/0/headline").asText())
        .contains("476.2 billion US dollars");
  }

  @ParameterizedTest
  @CsvSource({"Ingest", "Aggregate", "Report", "Api"})
  void an_artifact_holds_nothing_that_only_developing_needs(String function) throws IOException {
    assertThat(BuiltFunction.jars(function))
        .isNotEmpty()
        .allSatisfy(
            jar ->
                assertThat(jar.getFileName().toString())
                    .matches(name -> DEVELOPMENT_ONLY.stream().noneMatch(name::contains)));
  }

  private static JsonNode invoke(String function, JsonNode event) throws Exception {
    try (RuntimeApi runtime = new RuntimeApi()) {
      Process process = BuiltFunction.start(function, runtime, servers, List.of());
      try {
        RuntimeApi.Outcome outcome = runtime.invoke(event.toString());
        assertThat(outcome.kind()).as(outcome.body()).isEqualTo("response");
        return Json.read(outcome.body(), JsonNode.class, "answer");
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
  }
}
