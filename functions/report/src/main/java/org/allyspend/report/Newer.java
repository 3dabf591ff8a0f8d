package org.allyspend.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.BudgetItem;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.NationalCurrency;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;
import org.allyspend.core.domain.Unit;

/**
 * What other sources have published of European allies for periods after the last year that the
 * release a report rests on states without estimates: each figure in its own definition, with its
 * change on the same period of the year before. None of it takes the place of the release's own
 * figures.
 */
public final class Newer {
  /**
   * A figure.
   *
   * @param ally whose it is
   * @param release where it was published
   * @param measure what it is, with its unit in {@code unit}
   * @param unit the unit with its price basis
   * @param period the year, or the months of a year so far
   * @param value the figure
   * @param before that of the same period of the year before, or empty
   * @param status the weakest status of what it is made of
   */
  public record Line(
      Ally ally,
      Release release,
      Measure measure,
      String unit,
      String period,
      BigDecimal value,
      Optional<BigDecimal> before,
      Status status) {

    /** Whether it tells the most: whole government expenditure, support, a whole budget. */
    public boolean isChief() {
      return CHIEF.contains(measure) || BudgetItem.of(measure).isPresent();
    }

    /**
     * The change on the year before in percent, or empty where there is nothing to compare: of
     * percentages that are printed to a tenth it would be that of their rounding.
     */
    public Optional<BigDecimal> change() {
      return measure.unit() == Unit.PERCENT
          ? Optional.empty()
          : before.flatMap(was -> Percent.change(value, was));
    }
  }

  private static final List<Measure> CHIEF =
      List.of(Measure.GOVERNMENT_DEFENCE, Measure.SUPPORT, Measure.SUPPORT_MILITARY);

  private final ReportModel model;
  private final int since;
  private final List<Line> lines = new ArrayList<>();

  /** Of this report. */
  public Newer(ReportModel model) {
    this.model = model;
    this.since =
        model.years().stream()
            .filter(year -> model.status(year) == Status.NORMAL)
            .max(Comparator.naturalOrder())
            .orElse(model.latestYear());
    model
        .assessment()
        .beside()
        .forEach(release -> model.series(release.source()).forEach(series -> add(release, series)));
    model.support().ifPresent(this::addSoFar);
    Budgets.of(model).ifPresent(this::addMonths);
    lines.sort(
        Comparator.comparing((Line line) -> !line.isChief())
            .thenComparing(Line::ally, model.labels().byName())
            .thenComparing(line -> line.release().source())
            .thenComparing(line -> line.measure().id())
            .thenComparing(Line::period));
  }

  private void add(Release release, Series series) {
    Optional<Ally> european = series.subject().ally().filter(model.europeanAllies()::contains);
    european.ifPresent(
        ally ->
            series.byYear().tailMap(since + 1).entrySet().stream()
                .filter(entry -> entry.getValue().value().isPresent())
                .forEach(
                    entry ->
                        lines.add(
                            new Line(
                                ally,
                                release,
                                series.measure(),
                                unit(ally, release, series.measure(), series.basis()),
                                Period.ofYear(entry.getKey()).toString(),
                                entry.getValue().known(),
                                series.in(entry.getKey() - 1).flatMap(Figure::value),
                                entry.getValue().status()))));
  }

  private void addSoFar(Support support) {
    if (support.last().getYear() <= since || !support.hasYearBefore()) {
      return;
    }
    Labels labels = model.labels();
    Release release = model.besideWith(Measure.SUPPORT).get(0);
    String period = support.monthsSoFar() + " " + support.last().getYear();
    for (Ally ally : support.allies()) {
      for (Measure measure : List.of(Measure.SUPPORT, Measure.SUPPORT_MILITARY)) {
        lines.add(
            new Line(
                ally,
                release,
                measure,
                labels.unit(measure, PriceBasis.CURRENT),
                period,
                support.sum(Subject.of(ally), measure, support.soFar(0)),
                Optional.of(support.sum(Subject.of(ally), measure, support.soFar(1))),
                Status.NORMAL));
      }
    }
  }

  /** The unit with its price basis, and which national currency it is where it is one. */
  private String unit(Ally ally, Release release, Measure measure, PriceBasis basis) {
    String unit = model.labels().unit(measure, basis);
    return measure.unit() == Unit.MILLION_NATIONAL_CURRENCY
        ? unit + ", " + NationalCurrency.of(ally, release)
        : unit;
  }

  /** What treasuries' months come to; what stands by year is there as of any source. */
  private void addMonths(Budgets budgets) {
    budgets.lines().stream()
        .filter(line -> line.item().isWhole() && line.year() > since)
        .filter(line -> model.europeanAllies().contains(line.ally()) && !line.isByYear())
        .forEach(
            line ->
                lines.add(
                    new Line(
                        line.ally(),
                        line.release(),
                        line.item().measure(),
                        unit(
                            line.ally(), line.release(), line.item().measure(), PriceBasis.CURRENT),
                        budgets.period(line),
                        line.value(),
                        line.before(),
                        line.status())));
  }

  /** The last year that the report's release states without estimates. */
  public int since() {
    return since;
  }

  /**
   * Every such figure by the name of the ally, then by source and measure; first those that tell
   * the most, then the others.
   */
  public List<Line> lines() {
    return lines;
  }

  /** What they suggest and what they do not, each a sentence. */
  public List<String> sentences() {
    Labels labels = model.labels();
    List<String> sentences = new ArrayList<>();
    government().ifPresent(sentences::add);
    Release release = model.assessment().release();
    sentences.add(
        labels.get(
            "newer.intro",
            labels.namedPublisher(release.publisher()),
            labels.edition(release.edition()),
            since));
    if (lines.stream().anyMatch(line -> line.change().isPresent())) {
      sentences.add(labels.get("newer.suggests"));
    }
    if (has(Measure.GOVERNMENT_DEFENCE)) {
      sentences.add(labels.get("newer.government.counts"));
    }
    if (has(Measure.SUPPORT)) {
      sentences.add(labels.get("newer.support.counts"));
    }
    return sentences;
  }

  private boolean has(Measure measure) {
    return lines.stream().anyMatch(line -> line.measure().equals(measure));
  }

  /** How government expenditure moved in its latest year, where it is newer. */
  private Optional<String> government() {
    List<Line> all =
        lines.stream()
            .filter(line -> line.measure().equals(Measure.GOVERNMENT_DEFENCE))
            .filter(line -> line.change().isPresent())
            .toList();
    return all.stream()
        .map(Line::period)
        .max(Comparator.naturalOrder())
        .map(year -> all.stream().filter(line -> line.period().equals(year)).toList())
        .map(this::moved);
  }

  private String moved(List<Line> latest) {
    Labels labels = model.labels();
    long rose = latest.stream().filter(line -> line.change().orElseThrow().signum() > 0).count();
    Line most = latest.stream().max(Comparator.comparing(l -> l.change().orElseThrow())).get();
    Line largest = latest.stream().max(Comparator.comparing(Line::value)).get();
    return labels.get(
        latest.size() == 1
            ? "newer.government.one"
            : rose > 0 ? "newer.government" : "newer.government.none",
        latest.get(0).period(),
        rose,
        latest.size(),
        labels.ally(most.ally()),
        labels.moreOrLess(most.change().orElseThrow()),
        labels.ally(largest.ally()),
        labels.moreOrLess(largest.change().orElseThrow()));
  }
}
