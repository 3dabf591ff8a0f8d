package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.allyspend.core.lambda.Json;
import org.allyspend.ingest.Addresses;
import org.allyspend.ingest.IngestFunction;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;

/**
 * The ingest function in a process of its own, with the memory of one, which handles one event and
 * says what it took: the servers' keys are in its environment, its arguments are the two ports, the
 * name of table and bucket, and the event.
 */
final class LargeFileHost {
  /** The memory of the function, in megabytes. */
  static final int MEMORY = 512;

  private static final String RESULT = "result|";

  private LargeFileHost() {}

  /**
   * What came of it.
   *
   * @param millis how long it took
   * @param megabytes the most memory that the process had, by the kernel's count
   * @param answer what the function answered
   */
  record Taken(long millis, long megabytes, JsonNode answer) {
    /** The reason of a refusal, or empty. */
    String reason() {
      return answer.path("reason").asText();
    }
  }

  /** Has the function handle this event in such a process. */
  static Taken handled(Ground ground, JsonNode event) throws IOException, InterruptedException {
    Path log = Files.createTempFile("host", ".log");
    Process process =
        ground
            .host(
                LargeFileHost.class,
                List.of(
                    "-Xmn84m",
                    "-XX:SurvivorRatio=1",
                    "-Xmx" + MEMORY * 4 / 5 + "m",
                    "-XX:MaxRAM=" + MEMORY + "m",
                    "-Dallyspend.root=" + Events.ROOT),
                event.toString())
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor(Duration.ofMinutes(15).toSeconds(), TimeUnit.SECONDS)).isTrue();
    List<String> told = Files.readAllLines(log);
    String[] result =
        told.stream()
            .filter(line -> line.startsWith(RESULT))
            .findFirst()
            .orElseThrow(() -> new AssertionError(String.join("\n", told)))
            .substring(RESULT.length())
            .split("\\|", 3);
    Files.delete(log);
    return new Taken(
        Long.parseLong(result[0]),
        Long.parseLong(result[1]),
        Json.read(result[2], JsonNode.class, "answer"));
  }

  public static void main(String[] arguments) throws IOException {
    Ground ground =
        new Ground(
            List.of(Integer.valueOf(arguments[0]), Integer.valueOf(arguments[1])),
            arguments[2],
            EnvironmentVariableCredentialsProvider.create());
    IngestFunction ingest =
        new IngestFunction(
            ground.stores(FaultyHttpClient.Call::send),
            Addresses.of(Map.of()),
            false,
            Clock.systemUTC());
    long begun = System.nanoTime();
    JsonNode answer = Events.send(ingest, Json.MAPPER.readTree(arguments[3]));
    System.out.println(
        RESULT
            + Duration.ofNanos(System.nanoTime() - begun).toMillis()
            + "|"
            + peakMegabytes()
            + "|"
            + answer);
  }

  private static long peakMegabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(-1);
  }
}
