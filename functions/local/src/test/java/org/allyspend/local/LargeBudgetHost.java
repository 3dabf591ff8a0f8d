package org.allyspend.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.allyspend.core.lambda.Json;
import org.allyspend.ingest.Addresses;
import org.allyspend.ingest.IngestFunction;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;

/**
 * The ingest function in a process of its own, with the memory of one, which reads one file from
 * the inbox and says what it took: the servers' keys are in its environment, its arguments are the
 * two ports, the name of table and bucket, and the file's key.
 */
final class LargeBudgetHost {
  private LargeBudgetHost() {}

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
            true,
            Clock.systemUTC());
    long begun = System.nanoTime();
    String reason =
        Events.send(ingest, Json.MAPPER.createObjectNode().put("inbox", arguments[3]))
            .path("reason")
            .asText();
    System.out.println(
        "result|"
            + Duration.ofNanos(System.nanoTime() - begun).toMillis()
            + "|"
            + peakMegabytes()
            + "|"
            + reason);
  }

  /** The most memory that the process had, by the kernel's count. */
  private static long peakMegabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(-1);
  }
}
