package org.allyspend.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Target;
import org.allyspend.report.Labels;
import org.allyspend.report.Percent;
import org.allyspend.report.ReportModel;
import org.allyspend.report.Roads;
import org.allyspend.report.Shorthand;

/** Charts of the group, or of one ally, over the years: total, share of GDP, road to the target. */
final class YearCharts {
  /** In millions: of less a whole billion says little. */
  private static final BigDecimal TEN_BILLION = BigDecimal.valueOf(10_000);

  private final ReportModel model;
  private final Labels labels;
  private final ChartWords words;
  private final Standings standings;
  private final int latest;
  private final int first;

  YearCharts(ReportModel model, Standings standings, ChartWords words) {
    this.model = model;
    this.labels = model.labels();
    this.words = words;
    this.standings = standings;
    this.latest = model.latestYear();
    this.first = model.years().first();
  }

  /** The group's total at constant prices with today's members in every year. */
  Optional<Chart> total() {
    Optional<Aggregate.Value> from = constant(first);
    Optional<Aggregate.Value> to = constant(latest);
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal change = Percent.change(to.get().value(), from.get().value()).orElseThrow();
    boolean alike = from.get().missing().equals(to.get().missing());
    String title =
        alike && first < latest
            ? labels.get(
                model.tense(
                    change.signum() < 0 ? "chart.total.fallen" : "chart.total.risen", latest),
                labels.percent(change.abs(), 0),
                first,
                latest)
            : labels.get(
                model.tense("chart.total.plain", latest), labels.money(to.get().value()), latest);
    return Optional.of(
        words.chart(
            "total",
            title,
            labels.get("chart.total.subtitle", model.constantPrices()) + words.missing(to.get()),
            labels.get(
                "chart.total.alt",
                title,
                labels.money(from.get().value()),
                first,
                labels.money(to.get().value()),
                latest,
                model.constantPrices()),
            columns(
                year -> constant(year).map(YearCharts::billions),
                to.get().value().compareTo(TEN_BILLION) < 0 ? 1 : 0,
                year -> isEstimate(constant(year)),
                List.of())));
  }

  private Optional<Aggregate.Value> constant(int year) {
    return model.value(ReportModel.GROUP, Composition.CONSTANT, Measure.EXPENDITURE_CONSTANT, year);
  }

  private static BigDecimal billions(Aggregate.Value millions) {
    return millions.value().divide(ChartWords.THOUSAND, MathContext.DECIMAL64);
  }

  /** The group's share against the targets. */
  Optional<Chart> share() {
    return model
        .value(Measure.SHARE_OF_GDP, latest)
        .map(
            share -> {
              String title = shareTitle(share);
              return words.chart(
                  "share",
                  title,
                  labels.get("chart.share.subtitle") + words.missing(share),
                  labels.get("chart.share.alt", title, share(first), first, share(latest), latest),
                  columns(
                      year -> model.value(Measure.SHARE_OF_GDP, year).map(Aggregate.Value::value),
                      2,
                      year -> isEstimate(model.value(Measure.SHARE_OF_GDP, year)),
                      words.targetLines()));
            });
  }

  /** An ally's share by year against the targets, or nothing where it has none. */
  Optional<Chart> share(Ally ally) {
    List<Integer> known =
        model.years().stream()
            .filter(year -> model.figure(ally, Measure.SHARE_OF_GDP, year).isPresent())
            .toList();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    int from = known.get(0);
    int to = known.get(known.size() - 1);
    String title =
        labels.get(
            "chart.ally.title", labels.ally(ally), share(ally, to), to, share(ally, from), from);
    return Optional.of(
        words.chart(
            "share",
            title,
            labels.get("chart.ally.subtitle") + words.broken(Optional.of(ally)),
            labels.get("chart.ally.alt", title) + words.broken(Optional.of(ally)),
            columns(
                year -> model.figure(ally, Measure.SHARE_OF_GDP, year),
                2,
                year -> standings.isEstimate(ally, Measure.SHARE_OF_GDP, year),
                words.targetLines())));
  }

  /** A column a year, its value told with that many decimals. */
  private YearColumns columns(
      IntFunction<Optional<BigDecimal>> value,
      int decimals,
      IntPredicate isEstimate,
      List<YearColumns.Line> lines) {
    return new YearColumns(
        model.years().stream()
            .map(
                year ->
                    new YearColumns.Column(
                        year,
                        value.apply(year),
                        value
                            .apply(year)
                            .map(one -> labels.decimals(one, decimals))
                            .orElse(Shorthand.MISSING),
                        isEstimate.test(year)))
            .toList(),
        lines);
  }

  private String share(Ally ally, int year) {
    return labels.percent(
        model.figure(ally, Measure.SHARE_OF_GDP, year).orElseThrow(), Target.PUBLISHED_DECIMALS);
  }

  private String shareTitle(Aggregate.Value share) {
    String percent = labels.percent(share.value(), Target.PUBLISHED_DECIMALS);
    List<Target> targets = model.configuration().shareOfGdpTargets();
    return targets.stream()
        .filter(target -> !target.isMetBy(share.value()))
        .findFirst()
        .map(
            target ->
                labels.get(
                    model.tense("chart.share.short", latest),
                    percent,
                    labels.decimals(
                        target.threshold().subtract(share.value()), Target.PUBLISHED_DECIMALS),
                    labels.threshold(target)))
        .orElseGet(
            () ->
                labels.get(
                    model.tense("chart.share.over", latest),
                    percent,
                    labels.threshold(targets.get(targets.size() - 1))));
  }

  private String share(int year) {
    return model
        .value(Measure.SHARE_OF_GDP, year)
        .map(value -> labels.percent(value.value(), Target.PUBLISHED_DECIMALS))
        .orElse(Shorthand.MISSING);
  }

  /** The group's share so far, and the straight road to the next target. */
  Optional<Chart> road() {
    return model
        .road()
        .filter(target -> model.value(target.path(), latest).isPresent())
        .map(target -> road(new Roads(model).group(), target));
  }

  /** The road of one ally, or nothing where it has none. */
  Optional<Chart> road(Ally ally) {
    return model
        .road()
        .filter(target -> model.own(ally, target.path(), latest).isPresent())
        .map(target -> road(new Roads(model).of(ally), target));
  }

  private Chart road(Roads.Line line, Target target) {
    int deadline = target.deadline().orElseThrow();
    BigDecimal more = line.toFind().orElse(BigDecimal.ZERO);
    BigDecimal now = line.share(latest).orElseThrow();
    boolean isThere = target.isMetBy(now);
    String says = more.signum() == 0 ? (isThere ? "there" : "none") : (isThere ? "hold" : "title");
    String title =
        labels.get(
            "chart.road." + says + (line.isGroup() ? "" : ".ally"),
            labels.threshold(target),
            deadline,
            model.money().told(more, latest),
            latest,
            line.name(),
            labels.target(target));
    SortedMap<Integer, BigDecimal> known = new TreeMap<>();
    model.years().forEach(year -> line.share(year).ifPresent(share -> known.put(year, share)));
    SortedMap<Integer, BigDecimal> road = new TreeMap<>();
    new Roads(model)
        .years()
        .forEach(year -> line.of(target.road(), year).ifPresent(share -> road.put(year, share)));
    List<RoadLines.Label> points = new ArrayList<>();
    points.add(
        new RoadLines.Label(
            latest,
            now,
            labels.get("chart.road.end", latest, labels.percent(now, Target.PUBLISHED_DECIMALS))));
    line.of(target.pathExpenditure(), deadline)
        .ifPresent(
            total ->
                points.add(
                    new RoadLines.Label(
                        deadline,
                        target.threshold(),
                        labels.get(
                            "chart.road.end", deadline, model.money().amount(total, latest)))));
    return words.chart(
        "road",
        title,
        labels.get("chart.road.subtitle", latest, model.money().currency())
            + words.broken(line.ally().filter(ally -> model.breaks().in(ally, latest)))
            + line.value(target.toFind(), deadline).map(words::missing).orElse(""),
        labels.get(
            isThere ? "chart.road.alt.there" : "chart.road.alt",
            title,
            labels.percent(known.get(known.firstKey()), Target.PUBLISHED_DECIMALS),
            known.firstKey(),
            labels.percent(now, Target.PUBLISHED_DECIMALS),
            latest,
            labels.threshold(target),
            deadline),
        new RoadLines(
            known,
            firstEstimate(line),
            road,
            List.of(new YearColumns.Line(target.threshold(), labels.threshold(target))),
            points));
  }

  private int firstEstimate(Roads.Line line) {
    return model.years().stream()
        .filter(
            year ->
                line.ally()
                    .map(ally -> standings.isEstimate(ally, Measure.SHARE_OF_GDP, year))
                    .orElseGet(() -> isEstimate(model.value(Measure.SHARE_OF_GDP, year))))
        .findFirst()
        .orElse(latest + 1);
  }

  private static boolean isEstimate(Optional<Aggregate.Value> value) {
    return value.map(Aggregate.Value::status).filter(status -> !status.isFirm()).isPresent();
  }
}
