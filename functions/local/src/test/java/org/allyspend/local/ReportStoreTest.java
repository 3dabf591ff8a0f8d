package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;
import org.allyspend.core.domain.Report;
import org.allyspend.core.store.ReportStore;
import org.junit.jupiter.api.Test;

/** Which report is its period's. */
class ReportStoreTest {
  private static final Instant DECEMBER = Instant.parse("2026-12-01T00:00:00Z");

  @Test
  void a_period_has_the_report_of_the_latest_moment_and_of_those_the_one_ordered_last() {
    ReportStore reports = Ground.fresh().stores().reports();

    assertThat(publish(reports, report("middle", DECEMBER.minusSeconds(60)), DECEMBER)).isTrue();
    assertThat(
            publish(reports, report("older", DECEMBER.minusSeconds(90)), DECEMBER.plusSeconds(9)))
        .isFalse();
    assertThat(latest(reports)).isEqualTo("middle");
    assertThat(publish(reports, report("end", DECEMBER), DECEMBER.plusSeconds(5))).isTrue();
    assertThat(publish(reports, report("ordered-before", DECEMBER), DECEMBER.plusSeconds(4)))
        .isFalse();
    assertThat(publish(reports, report("repaired", DECEMBER), DECEMBER.plusSeconds(6))).isTrue();
    assertThat(publish(reports, report("repaired", DECEMBER), DECEMBER.plusSeconds(6))).isTrue();

    assertThat(latest(reports)).isEqualTo("repaired");
    assertThat(reports.official(YearMonth.of(2026, 11)))
        .extracting(Report::run)
        .containsExactly("repaired", "end", "ordered-before", "middle", "older");
  }

  /** Under its run first, as every report. */
  private static boolean publish(ReportStore reports, Report report, Instant orderedAt) {
    reports.keep(report, null);
    return reports.publish(report, orderedAt);
  }

  private static String latest(ReportStore reports) {
    return reports.find(YearMonth.of(2026, 11)).orElseThrow().run();
  }

  private static Report report(String run, Instant asOf) {
    return new Report(
        YearMonth.of(2026, 11),
        run,
        asOf,
        "en",
        "One.",
        List.of(),
        List.of("Two."),
        new TreeMap<>(),
        new TreeMap<>());
  }
}
