package org.allyspend.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.local.EmbeddedServers;

/**
 * What becomes of time and memory as releases grow, in a function of 512 MB. Allies there are 32
 * of, so that what is made up are years and price bases.
 */
final class Growth {
  private static final int MEMORY = 512;
  private static final int LAST_YEAR = 2024;

  /** Of the real file: 11 years and one base year. */
  private static final int REAL_YEARS = 11;

  /**
   * More than that, and a group's indicators no longer fit an item of DynamoDB, which is 400 kB.
   */
  private static final int MOST_YEARS = 100;

  private static final int FIRST_BASE_YEAR = 2015;

  private final Jdk jdk = Jdk.newest();

  /**
   * Measures.
   *
   * @param observations of the real file
   */
  void measure(Results results, int observations, int... times)
      throws IOException, InterruptedException {
    results.part("Growth");
    results.say(
        "Each function in a process with the memory Lambda gives at "
            + MEMORY
            + " MB, JDK "
            + jdk.feature()
            + ".");
    Results.Columns table =
        results.table(
            "observations",
            "ingest (s)",
            "peak (MB)",
            "aggregate (s)",
            "peak (MB)",
            "report (s)",
            "peak (MB)");
    List<String> failures = new ArrayList<>();
    for (int many : times) {
      String csv = csv(observations * many);
      double[] row = new double[6];
      Arrays.fill(row, Double.NaN);
      try (EmbeddedServers servers = EmbeddedServers.start(Optional.empty())) {
        int column = 0;
        for (Job job : List.of(Job.INGEST, Job.AGGREGATE, Job.REPORT)) {
          String event = job.event(servers, csv);
          try (FunctionProcess process =
              new FunctionProcess(jdk, job, servers, MEMORY, false, List.of())) {
            process.answer(event);
            row[column++] = process.age() / 1000;
            row[column++] = process.peakMegabytes();
          }
        }
      } catch (IllegalStateException e) {
        failures.add(many + " times: " + e.getMessage());
      }
      table.row(String.format(Locale.ROOT, "%,d", observations * many), row);
    }
    failures.forEach(results::say);
  }

  /** A file of that many observations. */
  static String csv(int observations) {
    StringBuilder csv =
        new StringBuilder("subject,measure,base_year,year,value,status,note,place\n");
    int years =
        Math.min(
            MOST_YEARS, Math.max(REAL_YEARS, observations / (32 * Measure.published().size())));
    int left = observations;
    for (int base = FIRST_BASE_YEAR; left > 0; base--) {
      for (Measure measure : Measure.published()) {
        boolean constant = measure.prices() == PriceBasis.Kind.CONSTANT;
        if (!constant && base < FIRST_BASE_YEAR) {
          continue;
        }
        for (Ally ally : Ally.values()) {
          for (int year = LAST_YEAR; year > LAST_YEAR - years && left > 0; year--) {
            left--;
            csv.append(ally.iso3())
                .append(',')
                .append(measure.id())
                .append(',')
                .append(constant ? base : "")
                .append(',')
                .append(year)
                .append(',')
                .append(1 + (left * 31 + year * 17 + base) % 97)
                .append(".25,A,,\n");
          }
        }
      }
    }
    return csv.toString();
  }
}
