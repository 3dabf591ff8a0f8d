package org.allyspend.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Target;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.Roads;
import org.allyspend.report.Shorthand;

/**
 * Charts of the allies beside each other: by share, by when they reached the target, by what they
 * have to find, by equipment, by real change. Of one alone there is none: it is the group, whose
 * charts show it.
 */
final class AllyCharts {
  private static final BigDecimal HALF_A_TENTH = new BigDecimal("0.05");

  private final ReportModel model;
  private final Labels labels;
  private final ChartWords words;
  private final Standings standings;
  private final int latest;
  private final int first;
  private final Target headline;

  AllyCharts(ReportModel model, Standings standings, ChartWords words) {
    this.model = model;
    this.labels = model.labels();
    this.words = words;
    this.standings = standings;
    this.latest = model.latestYear();
    this.first = model.years().first();
    this.headline = model.configuration().headlineTarget();
  }

  /** Every ally's share, the highest first, coloured by what it has reached. */
  Optional<Chart> allies() {
    List<Ally> known = standings.byFigure(Measure.SHARE_OF_GDP);
    Optional<Aggregate.Value> at = model.value(headline.alliesAt(), latest);
    if (known.size() < 2 || at.isEmpty()) {
      return Optional.empty();
    }
    String title =
        labels.get(
            model.tense("chart.allies.title", latest),
            labels.decimals(at.get().value(), 0),
            at.get().covered(),
            labels.target(headline));
    Ally highest = known.get(0);
    return Optional.of(
        words.chart(
            "allies",
            title,
            labels.get("chart.allies.subtitle", latest, latest - 1, standings.colours())
                + words.missing(at.get()),
            words.ends("chart.allies.alt", title, known, Measure.SHARE_OF_GDP),
            new NameBars(
                known.stream().map(this::shareBar).toList(),
                model.configuration().shareOfGdpTargets().stream()
                    .filter(
                        target ->
                            target.threshold().compareTo(BigDecimal.valueOf(5)) < 0
                                || standings
                                    .figure(highest, Measure.SHARE_OF_GDP)
                                    .filter(target::isMetBy)
                                    .isPresent())
                    .map(target -> new NameBars.Line(target.threshold(), labels.threshold(target)))
                    .toList())));
  }

  private NameBars.Row shareBar(Ally ally) {
    BigDecimal share = standings.figure(ally, Measure.SHARE_OF_GDP).orElseThrow();
    return new NameBars.Row(
        labels.ally(ally),
        Optional.of(share),
        labels.decimals(share, 2) + model.breaks().mark(ally, latest),
        model.figure(ally, Measure.SHARE_OF_GDP, latest - 1),
        standings.reached(share),
        standings.isEstimate(ally, Measure.SHARE_OF_GDP, latest));
  }

  /** In which years which ally was at the headline's target, who was there first on top. */
  Optional<Chart> crossings() {
    List<Ally> known =
        model.europeanAllies().stream()
            .filter(
                ally ->
                    model.years().stream()
                        .anyMatch(
                            year -> model.figure(ally, Measure.SHARE_OF_GDP, year).isPresent()))
            .sorted(
                Comparator.comparing(this::firstYearAt)
                    .thenComparing(Comparator.comparing(this::yearsAt).reversed()))
            .toList();
    Optional<Aggregate.Value> before = model.value(headline.alliesAt(), first);
    Optional<Aggregate.Value> now = model.value(headline.alliesAt(), latest);
    if (known.size() < 2 || before.isEmpty() || now.isEmpty() || first == latest) {
      return Optional.empty();
    }
    String title =
        labels.get(
            model.tense("chart.crossings.title", latest),
            labels.decimals(before.get().value(), 0),
            labels.target(headline),
            first,
            labels.decimals(now.get().value(), 0),
            latest);
    String subtitle =
        standings
            .next()
            .map(
                next ->
                    labels.get(
                        "chart.crossings.subtitle",
                        first,
                        latest,
                        labels.target(headline),
                        labels.target(next)))
            .orElseGet(
                () ->
                    labels.get(
                        "chart.crossings.subtitle.one", first, latest, labels.target(headline)));
    List<String> newlyThere =
        known.stream().filter(ally -> firstYearAt(ally) == latest).map(labels::ally).toList();
    return Optional.of(
        words.chart(
            "crossings",
            title,
            subtitle,
            labels.get(
                "chart.crossings.alt",
                title,
                newlyThere.isEmpty() ? labels.get("none") : labels.list(newlyThere),
                latest),
            new YearGrid(List.copyOf(model.years()), known.stream().map(this::gridRow).toList())));
  }

  private YearGrid.Row gridRow(Ally ally) {
    boolean hasBreak = model.years().stream().anyMatch(year -> model.breaks().in(ally, year));
    return new YearGrid.Row(
        labels.ally(ally) + (hasBreak ? " " + Shorthand.BREAK : ""),
        model.years().stream().map(year -> square(ally, year)).toList());
  }

  private Optional<YearGrid.Square> square(Ally ally, int year) {
    return model
        .figure(ally, Measure.SHARE_OF_GDP, year)
        .map(
            share ->
                new YearGrid.Square(
                    headline.isMetBy(share) ? standings.reached(share) : Palette.LINE,
                    standings.isEstimate(ally, Measure.SHARE_OF_GDP, year)));
  }

  private int firstYearAt(Ally ally) {
    return model.years().stream()
        .filter(year -> model.holds(ally, headline.alliesAt(), year))
        .findFirst()
        .orElse(Integer.MAX_VALUE);
  }

  private long yearsAt(Ally ally) {
    return model.years().stream()
        .filter(year -> model.holds(ally, headline.alliesAt(), year))
        .count();
  }

  /** '1.4', of less than a tenth its millions, '0.034', and '0' of nothing alone. */
  private String bar(BigDecimal billions) {
    boolean isLittle = billions.abs().compareTo(HALF_A_TENTH) < 0;
    return labels.decimals(billions, billions.signum() == 0 ? 0 : isLittle ? 3 : 1);
  }

  /** What each ally has to find in the deadline's year, where any has. */
  Optional<Chart> toFind() {
    return model.road().flatMap(this::toFind);
  }

  private Optional<Chart> toFind(Target target) {
    Roads roads = new Roads(model);
    List<Roads.Line> lines = roads.bySum();
    return roads
        .group()
        .value(target.membersToFind(), target.deadline().orElseThrow())
        .filter(sum -> sum.value().signum() > 0 && lines.size() > 1)
        .map(
            sum -> {
              Roads.Line most = lines.get(0);
              Roads.Line least = lines.get(lines.size() - 1);
              String title =
                  labels.get(
                      "chart.to-find.title",
                      most.name(),
                      model.money().told(most.toFind().orElseThrow(), latest),
                      model.money().amount(sum.value(), latest));
              return words.chart(
                  "to-find",
                  title,
                  labels.get(
                          "chart.to-find.subtitle",
                          labels.target(target),
                          target.deadline().orElseThrow(),
                          latest)
                      + roads.asOne()
                      + words.missing(sum),
                  labels.get(
                      "chart.to-find.alt",
                      title,
                      least.name(),
                      model.money().told(least.toFind().orElseThrow(), latest)),
                  new NameBars(lines.stream().map(this::sumBar).toList(), List.of()));
            });
  }

  private NameBars.Row sumBar(Roads.Line line) {
    BigDecimal billions =
        model
            .money()
            .stated(line.toFind().orElseThrow(), latest)
            .divide(ChartWords.THOUSAND, MathContext.DECIMAL64);
    return new NameBars.Row(
        line.name(),
        Optional.of(billions),
        bar(billions) + model.breaks().mark(line.ally().orElseThrow(), latest),
        Optional.empty(),
        Palette.ACCENT,
        true);
  }

  /** Equipment share beside share of GDP. */
  Optional<Chart> equipment() {
    Optional<Target> target = standings.equipmentTarget();
    List<Ally> known = standings.byEquipment();
    if (target.isEmpty() || known.size() < 2) {
      return Optional.empty();
    }
    Target equipment = target.get();
    long at = known.stream().filter(ally -> standings.isAt(equipment, ally)).count();
    long both =
        known.stream()
            .filter(ally -> standings.isAt(equipment, ally) && standings.isAt(headline, ally))
            .count();
    String title =
        labels.get(
            model.tense("chart.equipment.title", latest),
            at,
            known.size(),
            labels.threshold(equipment),
            at == 0
                ? ""
                : labels.get(
                    model.tense("chart.equipment.both", latest), both, labels.target(headline)));
    return Optional.of(
        words.chart(
            "equipment",
            title,
            labels.get("chart.equipment.subtitle", latest),
            words.ends("chart.equipment.alt", title, known, Measure.EQUIPMENT_SHARE),
            new Scatter(
                standings.equipmentSpots(),
                new YearColumns.Line(headline.threshold(), labels.threshold(headline)),
                new YearColumns.Line(equipment.threshold(), labels.threshold(equipment)),
                labels.get("chart.equipment.across"),
                labels.get("chart.equipment.up"))));
  }

  /** Real change on the year before. */
  Optional<Chart> realChange() {
    List<Ally> known = standings.byFigure(Measure.REAL_CHANGE);
    if (known.size() < 2) {
      return Optional.empty();
    }
    long more =
        known.stream()
            .filter(ally -> standings.figure(ally, Measure.REAL_CHANGE).orElseThrow().signum() > 0)
            .count();
    String title =
        labels.get(
            model.tense("chart.change.title", latest), more, known.size(), latest, latest - 1);
    return Optional.of(
        words.chart(
            "real-change",
            title,
            labels.get("chart.change.subtitle", latest - 1, model.constantPrices()),
            words.ends("chart.change.alt", title, known, Measure.REAL_CHANGE),
            new NameBars(known.stream().map(this::changeBar).toList(), List.of())));
  }

  private NameBars.Row changeBar(Ally ally) {
    BigDecimal change = standings.figure(ally, Measure.REAL_CHANGE).orElseThrow();
    return new NameBars.Row(
        labels.ally(ally),
        Optional.of(change),
        labels.decimals(change, 1),
        Optional.empty(),
        standings.colourOfChange(ally),
        standings.isEstimate(ally, Measure.REAL_CHANGE, latest));
  }
}
