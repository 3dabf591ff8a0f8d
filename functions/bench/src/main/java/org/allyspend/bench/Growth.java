package org.allyspend.bench;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.local.EmbeddedServers;

/**
 * What becomes of time and memory in functions of 512 MB, as releases are kept month after month,
 * and as one release grows. There are 32 allies and a base year a release, so that a release can
 * only grow in measures and years.
 */
final class Growth {
  private static final int MEMORY = 512;
  private static final int LAST_YEAR = 2024;
  private static final int BASE_YEAR = 2015;

  /** Of NATO's file. */
  private static final int REAL_YEARS = 11;

  /** With more, a group's indicators no longer fit an item of DynamoDB, which is 400 kB. */
  private static final int MOST_YEARS = 33;

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
    for (int years : new int[] {REAL_YEARS, MOST_YEARS}) {
      String csv = csv(years);
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
      try (FunctionProcess process =
          new FunctionProcess(jdk, Job.INGEST, servers, MEMORY, false, List.of())) {
        for (int i = 1; i < releases; i++) {
          process.answer(Job.INGEST.event(servers, csv));
        }
      }
      int column = 0;
      for (Job job : Job.LINE) {
        String event = job.event(servers, csv);
        try (FunctionProcess process =
            new FunctionProcess(jdk, job, servers, MEMORY, false, List.of())) {
          process.answer(event);
          row[column++] = process.age() / 1000;
          row[column++] = process.peakMegabytes();
        }
      }
    }
    return row;
  }

  /** A file of all measures and allies in that many years. */
  static String csv(int years) {
    StringBuilder csv =
        new StringBuilder("subject,measure,base_year,year,value,status,note,place\n");
    for (Measure measure : Measure.published()) {
      String base = measure.prices() == PriceBasis.Kind.CONSTANT ? "," + BASE_YEAR : ",";
      for (Ally ally : Ally.values()) {
        for (int year = LAST_YEAR; year > LAST_YEAR - years; year--) {
          csv.append(ally.iso3())
              .append(',')
              .append(measure.id())
              .append(base)
              .append(',')
              .append(year)
              .append(',')
              .append(1 + (ally.countsFrom() * 31 + year * 17) % 97)
              .append(".25,A,,\n");
        }
      }
    }
    return csv.toString();
  }
}
