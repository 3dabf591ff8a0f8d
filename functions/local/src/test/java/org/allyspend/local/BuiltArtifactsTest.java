package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  private static final Path BUILT = Events.ROOT.resolve(".aws-sam/build");
  private static final List<String> DEVELOPMENT_ONLY =
      List.of(
          "junit", "assertj", "s3mock", "DynamoDBLocal", "wiremock", "spring", "netty", "picocli");

  private static EmbeddedServers servers;

  @BeforeAll
  static void start() {
    assumeTrue(Files.isDirectory(BUILT), "nothing is built, expected 'sam build' to have run");
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
    assertThat(jars(BUILT.resolve(function + "Function")))
        .isNotEmpty()
        .allSatisfy(
            jar ->
                assertThat(jar.getFileName().toString())
                    .matches(name -> DEVELOPMENT_ONLY.stream().noneMatch(name::contains)));
  }

  private static JsonNode invoke(String function, JsonNode event) throws Exception {
    try (RuntimeApi runtime = new RuntimeApi()) {
      Process process = start(function, runtime);
      try {
        RuntimeApi.Outcome outcome = runtime.invoke(event.toString());
        assertThat(outcome.kind()).as(outcome.body()).isEqualTo("response");
        return Json.read(outcome.body(), JsonNode.class, "answer");
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
  }

  private static Process start(String function, RuntimeApi runtime) throws IOException {
    String path =
        Stream.concat(
                jars(BUILT.resolve(function + "Function")).stream().map(Path::toString),
                // Lambda brings these itself.
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                    .filter(jar -> jar.contains("aws-lambda-java-")))
            .collect(Collectors.joining(File.pathSeparator));
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            path,
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
            new Template().property(function + "Function", "Handler").toString());
    Map<String, String> environment = builder.environment();
    environment.put("AWS_LAMBDA_RUNTIME_API", runtime.address());
    environment.put("AWS_LAMBDA_FUNCTION_NAME", function);
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
    environment.put("AWS_REGION", "eu-central-1");
    environment.put("AWS_ACCESS_KEY_ID", "local");
    environment.put("AWS_SECRET_ACCESS_KEY", "local");
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:" + servers.ports().get(0));
    environment.put("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:" + servers.ports().get(1));
    environment.put("TABLE_NAME", EmbeddedServers.TABLE);
    environment.put("BUCKET_NAME", EmbeddedServers.BUCKET);
    environment.put("STATE_MACHINE_ARN", "arn:aws:states:eu-central-1:0:stateMachine:reports");
    environment.put("REPORT_DAY", "2");
    environment.put("SCHEDULE_TIME_ZONE", "UTC");
    return builder
        .directory(Events.ROOT.resolve("functions/local/target").toFile())
        .redirectErrorStream(true)
        .redirectOutput(log(function))
        .start();
  }

  private static File log(String function) {
    return Events.ROOT.resolve("functions/local/target/" + function + ".log").toFile();
  }

  private static List<Path> jars(Path artifact) throws IOException {
    try (Stream<Path> files = Files.list(artifact.resolve("lib"))) {
      return files.sorted().toList();
    }
  }
}
