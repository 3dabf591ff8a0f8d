package org.allyspend.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.allyspend.local.BuiltFunction;
import org.allyspend.local.EmbeddedServers;
import org.allyspend.local.RuntimeApi;

/**
 * From the start of the JVM to the first answer of each built function, by the real runtime
 * interface client, beside a function that does nothing; then the answer to the same event again;
 * and the most memory the process had.
 */
final class ColdStart {
  private static final int STARTS = 7;
  private static final Path EVENTS =
      Path.of(System.getProperty("allyspend.root", "."), "infra/events");

  /** In the order of the line, so that each finds what it needs. */
  private static final Map<String, String> FUNCTIONS = new LinkedHashMap<>();

  static {
    FUNCTIONS.put("Empty", "{}");
    FUNCTIONS.put("Ingest", "ingest");
    FUNCTIONS.put("Aggregate", "aggregate");
    FUNCTIONS.put("Report", "report");
    FUNCTIONS.put("Api", "api-list-reports");
  }

  private record Start(double firstMillis, double secondMillis, double peakMegabytes) {}

  private ColdStart() {}

  /** A table of medians, or nothing where 'sam build' has not run. */
  static List<String> table() throws IOException, InterruptedException {
    if (!BuiltFunction.areThere()) {
      return List.of("Nothing is built: 'sam build' first.");
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "| function | first answer (ms) | times an empty one | same event again (ms) | peak memory (MB) |");
    lines.add("|---|---:|---:|---:|---:|");
    try (EmbeddedServers servers = EmbeddedServers.start(Optional.empty())) {
      double empty = 0;
      for (Map.Entry<String, String> function : FUNCTIONS.entrySet()) {
        List<Start> starts = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
          starts.add(start(function.getKey(), event(function.getValue()), servers));
        }
        double first = median(starts.stream().map(Start::firstMillis).toList());
        empty = empty == 0 ? first : empty;
        lines.add(
            String.format(
                Locale.ROOT,
                "| %s | %.0f | %.1f | %.0f | %.0f |",
                function.getKey(),
                first,
                first / empty,
                median(starts.stream().map(Start::secondMillis).toList()),
                median(starts.stream().map(Start::peakMegabytes).toList())));
      }
    }
    return lines;
  }

  private static Start start(String function, String event, EmbeddedServers servers)
      throws IOException, InterruptedException {
    try (RuntimeApi runtime = new RuntimeApi()) {
      long begun = System.nanoTime();
      // As Lambda's own runtime is started: the quick compiler alone and the small collector.
      List<String> options = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx820m");
      Process process =
          function.equals("Empty")
              ? BuiltFunction.start(
                  List.of(ownJar()),
                  EmptyFunction.class.getName(),
                  function,
                  runtime,
                  servers,
                  options)
              : BuiltFunction.start(function, runtime, servers, options);
      try {
        answered(runtime, event);
        long first = System.nanoTime();
        answered(runtime, event);
        long second = System.nanoTime();
        return new Start((first - begun) / 1e6, (second - first) / 1e6, peakMegabytes(process));
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
  }

  private static void answered(RuntimeApi runtime, String event) throws InterruptedException {
    RuntimeApi.Outcome outcome = runtime.invoke(event);
    if (!outcome.kind().equals("response")) {
      throw new IllegalStateException(outcome.body());
    }
  }

  private static double peakMegabytes(Process process) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static String ownJar() {
    return Path.of(ColdStart.class.getProtectionDomain().getCodeSource().getLocation().getPath())
        .toString();
  }

  private static String event(String name) throws IOException {
    // The figures of the bundled snapshot are known from the moment they are ingested, which is
    // now.
    return name.equals("{}")
        ? name
        : Files.readString(EVENTS.resolve(name + ".json"))
            .replaceFirst("\"asOf\": *\"[^\"]*\"", "\"asOf\": \"2199-01-01T00:00:00Z\"");
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
