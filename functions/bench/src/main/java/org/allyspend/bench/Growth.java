package org.allyspend.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.Release;
import org.allyspend.core.lambda.Json;
import org.allyspend.core.lambda.Stores;
import org.allyspend.ingest.csv.CsvSource;
import org.allyspend.local.EmbeddedServers;
import org.allyspend.local.LongRelease;

/**
 * What becomes of time and memory in functions of 512 MB, as releases are kept month after month,
 * and as one release grows. There are 32 allies and a base year a release, so that a release can
 * only grow in measures and years; a report of more figures still is one of several such releases
 * side by side.
 */
final class Growth {
  private static final int MEMORY = 512;

  /** Of NATO's file. */
  private static final int REAL_YEARS = 11;

  /** With all measures, treasuries' among them, ten times NATO's file. */
  private static final int TEN_TIMES = 21;

  /** As far back as NATO goes: 36 times NATO's file. */
  private static final int MOST_YEARS = 2024 - 1949 + 1;

  /** Of three releases side by side, a hundred times NATO's file. */
  private static final int HUNDRED_TIMES = 70;

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
          line(snapshot, releases, 0));
    }
    for (int years : new int[] {REAL_YEARS, TEN_TIMES, MOST_YEARS}) {
      row(table, years, 0);
    }
    row(table, HUNDRED_TIMES, 2);
    row(table, MOST_YEARS, 2);
  }

  private void row(Results.Columns table, int years, int beside)
      throws IOException, InterruptedException {
    String csv = LongRelease.csv(years);
    table.row(
        String.format(
            Locale.ROOT,
            "%s of %s, %d years",
            beside == 0 ? "1 release" : 1 + beside + " releases side by side",
            Results.number((double) csv.lines().count() - 1),
            years),
        line(csv, 1, beside));
  }

  /** Has the release that is in force stand beside itself under other names. */
  private static String beside(EmbeddedServers servers, String csv, String event, int beside) {
    Stores stores = servers.stores();
    Publication publication = new CsvSource().parse(csv.getBytes(StandardCharsets.UTF_8));
    Release own =
        stores.releases().inForce("csv", Instant.parse("2199-01-01T00:00:00Z")).orElseThrow();
    ObjectNode all = Json.read(event, ObjectNode.class, "event");
    ArrayNode references = all.putArray("beside");
    for (int i = 1; i <= beside; i++) {
      String source = "other-" + i;
      stores
          .releases()
          .publish(
              Release.published(
                  source, own.sha256(), "file:" + source, own.storedAt(), publication),
              publication,
              true);
      references.addObject().put("source", source).put("sha256", own.sha256());
    }
    return all.toString();
  }

  private double[] line(String csv, int releases, int beside)
      throws IOException, InterruptedException {
    double[] row = new double[2 * Job.LINE.size()];
    try (EmbeddedServers servers = EmbeddedServers.start()) {
      try (FunctionProcess process = new FunctionProcess(jdk, Job.INGEST, servers, MEMORY)) {
        for (int i = 1; i < releases; i++) {
          process.answer(Job.INGEST.event(servers, csv));
        }
      }
      int column = 0;
      for (Job job : Job.LINE) {
        String event = job.event(servers, csv);
        if (job == Job.AGGREGATE && beside > 0) {
          event = beside(servers, csv, event, beside);
        }
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
