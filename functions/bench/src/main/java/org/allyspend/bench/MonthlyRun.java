package org.allyspend.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allyspend.aggregate.AggregateRequest;
import org.allyspend.aggregate.ReleaseReference;
import org.allyspend.core.domain.Assessment;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Vintages;
import org.allyspend.core.lambda.Stores;
import org.allyspend.ingest.Addresses;
import org.allyspend.ingest.IngestRequest;
import org.allyspend.local.BuiltFunction;
import org.allyspend.local.EmbeddedServers;
import org.allyspend.local.Ground;
import org.allyspend.local.Pipeline;
import org.allyspend.report.ReportModel;
import org.allyspend.report.ReportRequest;

/**
 * The whole monthly run in a process of its own, from its start to its end: NATO's file to a
 * workbook in the bucket. Beside it the same job in Python.
 */
public final class MonthlyRun {
  private static final int RUNS = 5;
  private static final String RUN = "bench";

  private MonthlyRun() {}

  /** The run, on the stores of the environment; prints the most memory the process had. */
  public static void main(String[] arguments) throws IOException {
    run(Stores.fromEnvironment().join(), Path.of(arguments[0]));
    System.out.println(FunctionProcess.peakMegabytes(ProcessHandle.current().pid()));
  }

  /** What the report of NATO's file is written from. */
  static ReportModel model() throws IOException {
    try (EmbeddedServers servers = EmbeddedServers.start()) {
      Stores stores = servers.stores();
      run(stores, Files2024.path("nato"));
      Assessment assessment = stores.runs().assessment(RUN).orElseThrow();
      Release release = assessment.releases().get(0);
      return new ReportModel(
          assessment,
          Map.of(release.source(), stores.releases().series(release)),
          Map.of(release.source(), stores.releases().contents(release).footnotes()),
          Vintages.NONE);
    }
  }

  static void run(Stores stores, Path file) throws IOException {
    stores
        .bucket()
        .put("inbox/nato/nato.xlsx", Files.readAllBytes(file), "application/octet-stream");
    Pipeline pipeline = new Pipeline(stores, Addresses.parse(""), Clock.systemUTC());
    pipeline.ingest(new IngestRequest("nato", "inbox:nato.xlsx").ofRun(RUN));
    pipeline.aggregate(
        new AggregateRequest(
            RUN,
            YearMonth.of(2026, 11),
            Instant.parse("2199-01-01T00:00:00Z"),
            null,
            new ReleaseReference("nato", null),
            List.of(),
            null));
    pipeline.report(new ReportRequest(RUN));
  }

  static void measure(Results results, Python python, Path project)
      throws IOException, InterruptedException {
    Jdk jdk = Jdk.newest();
    results.part("The whole monthly run");
    results.say(
        "From the start of a process to its end, NATO's file to a workbook in S3, on the same"
            + " servers; medians of "
            + RUNS
            + ", JDK "
            + jdk.feature()
            + ".");
    Path archive = Files.createDirectories(project.resolve("target/archives")).resolve("run.jsa");
    try (EmbeddedServers servers = EmbeddedServers.start()) {
      Results.Columns table = results.table("how", "time (ms)", "times ours", "peak memory (MB)");
      Measured ours = measured(servers, java(jdk, List.of()));
      Measured python3 = measured(servers, python.command("monthly.py", Files2024.path("nato")));
      table.row("ours, in a JVM that knows nothing yet", ours.millis, 1, ours.peak);
      boolean isReadyToRun = jdk.feature() >= 25;
      String make = isReadyToRun ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=";
      String use = isReadyToRun ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=";
      train(servers, java(jdk, List.of(make + archive)));
      Measured archived = measured(servers, java(jdk, List.of(use + archive)));
      table.row(
          "ours, with classes from an archive, as `./allyspend` has it",
          archived.millis,
          archived.millis / ours.millis,
          archived.peak);
      table.row("Python", python3.millis, python3.millis / ours.millis, python3.peak);
    }
  }

  private record Measured(double millis, double peak) {}

  private static Measured measured(EmbeddedServers servers, List<String> command)
      throws IOException, InterruptedException {
    List<Double> times = new ArrayList<>();
    List<Double> peaks = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      Map<String, String> environment = environment(servers);
      long start = System.nanoTime();
      String printed = Python.run(environment, command);
      times.add(FunctionProcess.millisSince(start));
      peaks.add(Double.valueOf(printed.strip()));
    }
    return new Measured(Results.median(times), Results.median(peaks));
  }

  private static void train(EmbeddedServers servers, List<String> command)
      throws IOException, InterruptedException {
    Python.run(environment(servers), command);
  }

  /** A table and a bucket on which nothing has been done yet. */
  private static Map<String, String> environment(EmbeddedServers servers) {
    String name = Ground.fresh(servers).name();
    return BuiltFunction.environment(servers.ports(), name, name);
  }

  /** Without folders, of which there may be none where classes come from an archive. */
  private static List<String> java(Jdk jdk, List<String> options) {
    String path =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(jar -> !jar.contains("DynamoDBLocal"))
            .map(jar -> jar.endsWith(".jar") ? jar : System.getProperty("bench.jar"))
            .collect(Collectors.joining(File.pathSeparator));
    return Stream.of(
            List.of(
                jdk.home().resolve("bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"),
            options,
            List.of("-cp", path, MonthlyRun.class.getName(), Files2024.path("nato").toString()))
        .flatMap(List::stream)
        .toList();
  }
}
