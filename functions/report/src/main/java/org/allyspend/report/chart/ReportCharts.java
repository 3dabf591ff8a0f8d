package org.allyspend.report.chart;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.allyspend.core.domain.Ally;
import org.allyspend.report.ReportModel;

/**
 * The charts of a report, as far as it has the figures: total, share, allies by share, who crossed
 * when, road, what each has to find, equipment beside share, real change.
 */
public final class ReportCharts {
  private final YearCharts years;
  private final AllyCharts allies;
  private List<Chart> all;

  /** The charts of this report. */
  public ReportCharts(ReportModel model) {
    Standings standings = new Standings(model);
    ChartWords words = new ChartWords(model, standings);
    this.years = new YearCharts(model, standings, words);
    this.allies = new AllyCharts(model, standings, words);
  }

  /** All of them, in the order of reading. */
  public List<Chart> all() {
    if (all == null) {
      all =
          Stream.of(
                  years.total(),
                  years.road(),
                  allies.allies(),
                  years.share(),
                  allies.crossings(),
                  allies.toFind(),
                  allies.equipment(),
                  allies.realChange())
              .flatMap(Optional::stream)
              .toList();
    }
    return all;
  }

  /** The chart of that id, or empty where the report has no figures for it. */
  public Optional<Chart> find(String id) {
    return all().stream().filter(chart -> chart.id().equals(id)).findFirst();
  }

  /** An ally's share by year against the targets, or nothing where it has none. */
  public Optional<Chart> share(Ally ally) {
    return years.share(ally);
  }

  /** The road of one ally, or nothing where it has none. */
  public Optional<Chart> road(Ally ally) {
    return years.road(ally);
  }

  /**
   * Whose figures the charts show, and what was assumed: that of the chart that says most, which
   * says what the others do.
   */
  public static Optional<String> credits(ReportModel model) {
    return new ReportCharts(model)
        .all().stream().map(Chart::source).max(Comparator.comparingInt(String::length));
  }
}
