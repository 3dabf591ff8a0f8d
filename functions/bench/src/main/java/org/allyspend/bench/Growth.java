package org.allyspend.bench;

import java.io.IOException;
import java.util.Optional;
import org.allyspend.local.EmbeddedServers;
import org.allyspend.local.LongRelease;

/**
 * What becomes of time and memory in functions of 512 MB, as releases are kept month after month,
 * and as one release grows. There are 32 allies and a base year a release, so that a release can
 * only grow in measures and years.
 */
final class Growth {
  private static final int MEMORY = 512;

  /** Of NATO's file. */
  private static final int REAL_YEARS = 11;

  private static final int HALF_OF_THEM = 38;

  /** As far back as NATO goes, and with all measures ten times NATO's file. */
  private static final int MOST_YEARS = 2024 - 1949 + 1;

  private final Jdk jdk = Jdk.newest();

  /**
   * Measures.
   *
   * @param snapshot NATO's figures in Allyspend's tidy CSV
   */
  void measure(Results results, String snapshot) throws IOException, InterruptedException {
    results.part("Growth");
    results.say(
        "Each function in a process with the memory Lambda gives at "
            + MEMORY
            + " MB, JDK "
            + jdk.feature()
            + ", from the start of the JVM.");
    Results.Columns table =
        results.table(
            "observations",
            "ingest (s)",
            "peak (MB)",
            "aggregate (s)",
            "peak (MB)",
            "report (s)",
            "peak (MB)");
    for (int releases : new int[] {1, 10, 100}) {
      table.row(
          releases + (releases == 1 ? " release of 5,346" : " releases of 5,346"),
          line(snapshot, releases));
    }
    for (int years : new int[] {REAL_YEARS, HALF_OF_THEM, MOST_YEARS}) {
      String csv = LongRelease.csv(years);
      table.row(
          "1 release of "
              + Results.number((double) csv.lines().count() - 1)
              + ", "
              + years
              + " years",
          line(csv, 1));
    }
  }

  private double[] line(String csv, int releases) throws IOException, InterruptedException {
    double[] row = new double[2 * Job.LINE.size()];
    try (EmbeddedServers servers = EmbeddedServers.start(Optional.empty())) {
      try (FunctionProcess process = new FunctionProcess(jdk, Job.INGEST, servers, MEMORY)) {
        for (int i = 1; i < releases; i++) {
          process.answer(Job.INGEST.event(servers, csv));
        }
      }
      int column = 0;
      for (Job job : Job.LINE) {
        String event = job.event(servers, csv);
        try (FunctionProcess process = new FunctionProcess(jdk, job, servers, MEMORY)) {
          process.answer(event);
          row[column++] = process.age() / 1000;
          row[column++] = process.peakMegabytes();
        }
      }
    }
    return row;
  }
}
