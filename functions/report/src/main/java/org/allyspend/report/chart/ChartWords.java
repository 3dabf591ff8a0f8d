package org.allyspend.report.chart;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.GdpOutlook;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Release;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;

/** What the charts of a report say alike: figures in words, what is missing, whose figures. */
final class ChartWords {
  /** How many millions a billion is. */
  static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

  /** The charts of all allies in which a share of GDP of the latest year stands. */
  private static final Set<String> BY_SHARE = Set.of("allies", "to-find", "equipment", "crossings");

  private final ReportModel model;
  private final Labels labels;
  private final Standings standings;
  private final int latest;

  ChartWords(ReportModel model, Standings standings) {
    this.model = model;
    this.labels = model.labels();
    this.standings = standings;
    this.latest = model.latestYear();
  }

  /** A chart of these, with its source and what was assumed in it. */
  Chart chart(String id, String title, String subtitle, String altText, Chart.Drawing drawing) {
    Release release = model.assessment().release();
    String credit =
        labels.get(
            "chart.source",
            labels.publication(release)
                + release.published().map(day -> ", " + labels.day(day)).orElse(""));
    boolean hasMarks =
        BY_SHARE.contains(id)
            && standings.byFigure(Measure.SHARE_OF_GDP).stream()
                .anyMatch(ally -> model.breaks().in(ally, latest));
    boolean estimates = model.years().stream().anyMatch(y -> !model.status(y).isFirm());
    return new Chart(
        id,
        title,
        subtitle,
        altText,
        credit
            + (id.startsWith("road") || id.equals("to-find") ? " " + growth() : "")
            + (estimates ? " " + labels.get("chart.estimates") : "")
            + (hasMarks ? " " + labels.get("chart.breaks") : ""),
        drawing);
  }

  private String growth() {
    return model.goesByOutlook()
        ? labels.get("chart.growth", labels.outlook(GdpOutlook.IMF))
        : labels.get(
            "chart.growth.figure", labels.assumed(model.configuration().gdpGrowthPercent()));
  }

  /** Whose figures are missing, as a further sentence of a subtitle. */
  String missing(Aggregate.Value value) {
    List<String> names = labels.allies(value.missing().stream());
    if (names.isEmpty()) {
      return "";
    }
    return " "
        + (names.size() <= 5
            ? labels.get("chart.without", labels.list(names))
            : labels.get("chart.covered", value.covered(), value.members()));
  }

  /** The years whose share of GDP rests on a break, as a further sentence of a subtitle. */
  String broken(Optional<Ally> whose) {
    return whose
        .map(ally -> model.years().stream().filter(year -> model.breaks().in(ally, year)).toList())
        .filter(years -> !years.isEmpty())
        .map(years -> " " + labels.get("chart.broken", labels.spans(years)))
        .orElse("");
  }

  /** A line for each target of the share of GDP. */
  List<YearColumns.Line> targetLines() {
    return model.configuration().shareOfGdpTargets().stream()
        .map(target -> new YearColumns.Line(target.threshold(), labels.threshold(target)))
        .toList();
  }

  /** An ally's figure of the latest year as a percentage, as it is published. */
  String percent(Ally ally, Measure measure) {
    return labels.percent(
        model.figure(ally, measure, latest).orElseThrow(),
        measure.equals(Measure.SHARE_OF_GDP) ? 2 : 1);
  }

  /**
   * In the words of a key what a chart shows, and who is first and last in it, with their figures.
   */
  String ends(String key, String title, List<Ally> inOrder, Measure measure) {
    Ally first = inOrder.get(0);
    Ally last = inOrder.get(inOrder.size() - 1);
    return labels.get(
        key,
        title,
        labels.ally(first),
        percent(first, measure),
        labels.ally(last),
        percent(last, measure));
  }
}
