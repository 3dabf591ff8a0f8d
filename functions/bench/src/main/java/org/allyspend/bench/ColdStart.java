package org.allyspend.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.allyspend.local.EmbeddedServers;

/**
 * From the start of the JVM to the first answer of each built function, by the real runtime
 * interface client, beside a function that does nothing: as it is, with classes from an archive,
 * and from after its initialisation, where SnapStart begins.
 */
final class ColdStart {
  private static final int STARTS = 5;
  private static final int WARM = 15;
  private static final int MEMORY = 1024;

  /** How a process is started. */
  private enum Way {
    PLAIN("as it is", FunctionProcess.Start.PLAIN),
    CDS("classes from a CDS archive", FunctionProcess.Start.ON_CLASS_PATH),
    AOT("classes from an AOT cache", FunctionProcess.Start.ON_CLASS_PATH),
    SNAP_START("after initialisation, as SnapStart", FunctionProcess.Start.SNAP_START);

    private final String words;
    private final FunctionProcess.Start start;

    Way(String words, FunctionProcess.Start start) {
      this.words = words;
      this.start = start;
    }
  }

  private record Start(double ready, double first, double peak) {}

  private final Jdk jdk = Jdk.newest();
  private final String csv;
  private final Path archives;

  ColdStart(Path project, String csv) throws IOException {
    this.csv = csv;
    this.archives = Files.createDirectories(project.resolve("target/archives"));
  }

  /** Measures starts. */
  void measure(Results results) throws IOException, InterruptedException {
    try (EmbeddedServers servers = EmbeddedServers.start()) {
      results.part("Cold start");
      results.say(
          "JDK "
              + jdk.feature()
              + ", medians of "
              + STARTS
              + " starts. 'Ready' is when the function asks for its first event, 'first answer' when it"
              + " has done its whole job on NATO's file once.");
      for (Way way : Way.values()) {
        if (way == Way.AOT && jdk.feature() < 25) {
          continue;
        }
        starts(servers, way, results);
      }
    }
  }

  private void starts(EmbeddedServers servers, Way way, Results results)
      throws IOException, InterruptedException {
    Results.Columns table =
        results.table(
            way.words,
            "ready (ms)",
            "times empty",
            "first answer (ms)",
            "times empty",
            "peak memory (MB)");
    double emptyReady = 0;
    double emptyFirst = 0;
    for (Job job : Job.values()) {
      List<String> options = options(servers, job, way);
      List<Start> starts = new ArrayList<>();
      for (int i = 0; i < STARTS; i++) {
        starts.add(start(servers, job, way, options));
      }
      double ready = Results.median(starts.stream().map(Start::ready).toList());
      double first = Results.median(starts.stream().map(Start::first).toList());
      emptyReady = job == Job.EMPTY ? ready : emptyReady;
      emptyFirst = job == Job.EMPTY ? first : emptyFirst;
      table.row(
          job.function(),
          ready,
          ready / emptyReady,
          first,
          first / emptyFirst,
          Results.median(starts.stream().map(Start::peak).toList()));
    }
  }

  /** What the JVM is told, after a trial run has made the archive it is told of. */
  private List<String> options(EmbeddedServers servers, Job job, Way way)
      throws IOException, InterruptedException {
    Path archive = archives.resolve(job.function() + "." + way.name().toLowerCase(Locale.ROOT));
    return switch (way) {
      case PLAIN, SNAP_START -> List.of();
      case CDS -> {
        train(servers, job, "-XX:ArchiveClassesAtExit=" + archive);
        yield List.of("-XX:SharedArchiveFile=" + archive);
      }
      case AOT -> {
        train(servers, job, "-XX:AOTCacheOutput=" + archive);
        yield List.of("-XX:AOTCache=" + archive);
      }
    };
  }

  private void train(EmbeddedServers servers, Job job, String option)
      throws IOException, InterruptedException {
    try (FunctionProcess process =
        new FunctionProcess(
            jdk, job, servers, MEMORY, FunctionProcess.Start.ON_CLASS_PATH, List.of(option))) {
      process.answer(job.event(servers, csv));
      process.end();
    }
  }

  private Start start(EmbeddedServers servers, Job job, Way way, List<String> options)
      throws IOException, InterruptedException {
    String event = job.event(servers, csv);
    boolean snapStart = way == Way.SNAP_START;
    try (FunctionProcess process =
        new FunctionProcess(jdk, job, servers, MEMORY, way.start, options)) {
      double ready = process.awaitReady();
      long restored = System.nanoTime();
      process.restore();
      process.answer(event);
      double first = snapStart ? FunctionProcess.millisSince(restored) : process.age();
      return new Start(ready, first, process.peakMegabytes());
    }
  }

  /** Measures each function's job when warm, and tells the medians in milliseconds. */
  Map<Job, Double> warm(Results results) throws IOException, InterruptedException {
    results.part("Warm latency");
    results.say("The same jobs, " + WARM + " times after the first in one process each.");
    Results.Columns table =
        results.table("function", "median (ms)", "slowest (ms)", "peak memory (MB)");
    Map<Job, Double> medians = new EnumMap<>(Job.class);
    try (EmbeddedServers servers = EmbeddedServers.start()) {
      for (Job job : Job.values()) {
        medians.put(job, warm(servers, job, table));
      }
    }
    return medians;
  }

  private double warm(EmbeddedServers servers, Job job, Results.Columns table)
      throws IOException, InterruptedException {
    try (FunctionProcess process = new FunctionProcess(jdk, job, servers, MEMORY)) {
      process.answer(job.event(servers, csv));
      List<Double> times = new ArrayList<>();
      for (int i = 0; i < WARM; i++) {
        String event = job.event(servers, csv);
        long start = System.nanoTime();
        process.answer(event);
        times.add(FunctionProcess.millisSince(start));
      }
      double median = Results.median(times);
      table.row(
          job.function(),
          median,
          times.stream().mapToDouble(Double::doubleValue).max().orElseThrow(),
          process.peakMegabytes());
      return median;
    }
  }
}
