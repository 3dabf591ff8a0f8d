package org.allyspend.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.allyspend.ingest.csv.CsvSource;
import org.allyspend.local.BuiltFunction;
import org.allyspend.report.ReportFiles;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Measures everything that is to be fast, beside others that do the same, one after the other on
 * the same machine, and writes it down in {@code target/bench.md}.
 */
public final class Bench {
  private static final Path PROJECT =
      Path.of(System.getProperty("allyspend.root", "."), "functions/bench").toAbsolutePath();

  /**
   * The parts to measure, of 'starts', 'warm', 'rate', 'api', 'read', 'write', 'run' and 'growth';
   * all if empty.
   */
  private static final String ONLY = System.getProperty("bench", "");

  private final Results results = new Results();
  private final Python python;
  private final String csv;

  private Bench() throws IOException, InterruptedException {
    python = new Python(PROJECT);
    csv = Files.readString(Files2024.SNAPSHOT);
  }

  /** Measures and writes. */
  public static void main(String[] arguments) throws InterruptedException {
    if (!BuiltFunction.areThere()) {
      throw new IllegalStateException("nothing is built, expected 'sam build' to have run");
    }
    if (!Files.exists(Files2024.path("nato")) || !Files.exists(Files2024.path("sipri"))) {
      throw new IllegalStateException(
          "the publishers' files are not at " + Files2024.path("nato").getParent().getParent());
    }
    int status = 1;
    try {
      new Bench().measure();
      status = 0;
    } catch (IOException | RunnerException | RuntimeException e) {
      System.err.println(e);
    } finally {
      // The servers' threads would outlive main.
      System.exit(status);
    }
  }

  private void measure() throws IOException, InterruptedException, RunnerException {
    results.say(
        "`mvn verify -Pbench` on "
            + LocalDate.now(ZoneOffset.UTC)
            + ": JDK "
            + Runtime.version()
            + ", functions on JDK "
            + Jdk.newest().feature()
            + ", "
            + Runtime.getRuntime().availableProcessors()
            + " processors, "
            + Python.packages()
            + ".");
    if (wants("starts")) {
      new ColdStart(PROJECT, csv).measure(results);
    }
    if (wants("warm")) {
      Map<Job, Double> warm = new ColdStart(PROJECT, csv).warm(results);
      Cost.measure(results, warm, csv);
    }
    if (wants("rate")) {
      IngestRate.measure(
          results, python, new CsvSource().parse(Files.readAllBytes(Files2024.SNAPSHOT)));
    }
    if (wants("api")) {
      ApiReads.measure(results);
    }
    if (wants("read") || wants("write")) {
      partsOfTheWork();
    }
    if (wants("run")) {
      MonthlyRun.measure(results, python, PROJECT);
    }
    if (wants("growth")) {
      new Growth().measure(results, csv);
    }
    results.write(PROJECT.resolve("target/bench.md"));
  }

  private static boolean wants(String part) {
    return ONLY.isEmpty() || ONLY.contains(part);
  }

  private void partsOfTheWork() throws IOException, InterruptedException, RunnerException {
    Path workbook = PROJECT.resolve("target/report.xlsx");
    try (OutputStream out = Files.newOutputStream(workbook)) {
      ReportFiles.writeWorkbook(MonthlyRun.model(), out);
    }
    Map<String, Double> medians = new TreeMap<>(ours());
    medians.putAll(
        python.measured(
            Map.of(), "peers.py", Files2024.path("nato"), Files2024.path("sipri"), workbook));
    results.part("Reading and writing workbooks");
    Results.Columns table = results.table("what", "median (ms)", "times ours");
    medians.forEach(
        (name, median) ->
            table.row(
                name,
                median,
                median / medians.get(name.substring(0, name.indexOf(':')) + ": ours")));
  }

  private static Map<String, Double> ours() throws RunnerException {
    Collection<RunResult> runs =
        new Runner(
                new OptionsBuilder()
                    .include(Reading.class.getName())
                    .include(Writing.class.getName() + "\\b")
                    .include(WritingReport.class.getName())
                    .jvmArgsAppend("-Dallyspend.root=" + System.getProperty("allyspend.root", "."))
                    .build())
            .run();
    Map<String, Double> medians = new TreeMap<>();
    for (RunResult run : runs) {
      String method = run.getPrimaryResult().getLabel();
      String source = run.getParams().getParam("source");
      medians.put(
          source == null
              ? writing(run.getParams().getBenchmark(), method)
              : "read " + source + ": " + reading(method),
          run.getPrimaryResult().getStatistics().getPercentile(50));
    }
    return medians;
  }

  private static String reading(String method) {
    return switch (method) {
      case "cells" -> "ours";
      case "observations" -> "ours, to observations";
      case "usermodel" -> "POI usermodel";
      default -> method;
    };
  }

  private static String writing(String benchmark, String method) {
    if (benchmark.startsWith(WritingReport.class.getName())) {
      return "write our report: "
          + (method.equals("report") ? "ours" : "fastexcel, values, formulas and formats");
    }
    return "write 100,000 rows: "
        + (method.equals("fastexcel") ? "fastexcel, values alone" : method);
  }
}
