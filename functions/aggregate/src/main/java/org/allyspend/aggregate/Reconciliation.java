package org.allyspend.aggregate;

import static org.allyspend.core.domain.Measure.EXPENDITURE;
import static org.allyspend.core.domain.Measure.EXPENDITURE_CONSTANT;
import static org.allyspend.core.domain.Measure.EXPENDITURE_PER_CAPITA;
import static org.allyspend.core.domain.Measure.GDP;
import static org.allyspend.core.domain.Measure.GDP_CONSTANT;
import static org.allyspend.core.domain.Measure.GDP_PER_CAPITA;
import static org.allyspend.core.domain.Measure.PERSONNEL;
import static org.allyspend.core.domain.Measure.REAL_CHANGE;
import static org.allyspend.core.domain.Measure.SHARE_OF_GDP;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Check;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Finding;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Rounding;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;

/**
 * Holds our aggregates against the rows the publisher prints, as of the year, in every year. The
 * tolerance is what rounding of the figures read can amount to, and no more. Where a member's
 * figure is missing, or is itself implied by the print, there is nothing to hold against it: that
 * is said.
 */
final class Reconciliation {
  private static final List<Measure> SUMS =
      List.of(EXPENDITURE, EXPENDITURE_CONSTANT, GDP, GDP_CONSTANT, PERSONNEL);

  /** Ratios of sums, with the sums they are made of; population for the measures per head. */
  private static final Map<Measure, List<Measure>> RATIOS =
      Map.of(
          SHARE_OF_GDP, List.of(EXPENDITURE_CONSTANT, GDP_CONSTANT),
          GDP_PER_CAPITA, List.of(GDP_CONSTANT, GDP_CONSTANT, GDP_PER_CAPITA),
          EXPENDITURE_PER_CAPITA, List.of(EXPENDITURE_CONSTANT, GDP_CONSTANT, GDP_PER_CAPITA));

  private static final List<Measure> CHECKED =
      List.of(
          EXPENDITURE,
          EXPENDITURE_CONSTANT,
          SHARE_OF_GDP,
          REAL_CHANGE,
          GDP,
          GDP_CONSTANT,
          GDP_PER_CAPITA,
          EXPENDITURE_PER_CAPITA,
          PERSONNEL);

  private final Panel panel;
  private final List<Aggregate> aggregates;
  private final List<Check> checks = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  Reconciliation(Panel panel, List<Aggregate> aggregates) {
    this.panel = panel;
    this.aggregates = aggregates;
    for (AllyGroup group : AllyGroup.PRINTED) {
      for (Measure measure : CHECKED) {
        panel.series(Subject.of(group), measure).ifPresent(printed -> addChecks(group, printed));
      }
    }
  }

  /** Ours and the publisher's where the two count the same. */
  List<Check> checks() {
    return checks;
  }

  /** What is printed and can't be held against ours, and why. */
  List<Finding> findings() {
    return findings;
  }

  private void addChecks(AllyGroup group, Series printed) {
    Optional<Aggregate> ours =
        aggregates.stream().filter(one -> one.is(group, printed.measure())).findFirst();
    SortedMap<Obstacle, SortedSet<Integer>> unchecked = new TreeMap<>();
    printed
        .byYear()
        .forEach(
            (year, figure) ->
                ours.flatMap(aggregate -> aggregate.in(year))
                    .filter(value -> figure.value().isPresent())
                    .ifPresent(
                        value -> {
                          Optional<Obstacle> why = obstacle(group, printed.measure(), year, value);
                          why.ifPresent(
                              one ->
                                  unchecked
                                      .computeIfAbsent(one, absent -> new TreeSet<>())
                                      .add(year));
                          if (why.isEmpty()) {
                            checks.add(check(group, printed, year, figure, value));
                          }
                        }));
    unchecked.forEach(
        (why, years) ->
            findings.add(
                Finding.of(
                        group.id(),
                        why.kind(),
                        Finding.Weight.BACKGROUND,
                        List.copyOf(years),
                        printed.byYear().get(years.first()).place())
                    .with("measure", printed.measure().id())
                    .with(Finding.ALLY, why.allies().stream().map(Ally::iso3).toList())));
  }

  /** Why there is nothing to hold against the print: whose figures are missing, or implied. */
  private record Obstacle(Finding.Kind kind, List<Ally> allies) implements Comparable<Obstacle> {
    static Obstacle of(Finding.Kind kind, Collection<Ally> allies) {
      return new Obstacle(kind, allies.stream().sorted().toList());
    }

    @Override
    public int compareTo(Obstacle other) {
      return Comparator.comparing(Obstacle::kind)
          .thenComparing(one -> one.allies().toString())
          .compare(this, other);
    }
  }

  /** Why our aggregate can't be held against the printed one, or empty where it can. */
  private Optional<Obstacle> obstacle(
      AllyGroup group, Measure measure, int year, Aggregate.Value ours) {
    if (!ours.isWhole()) {
      return Optional.of(Obstacle.of(Finding.Kind.UNCHECKED_MISSING, ours.missing()));
    }
    List<Ally> imputed =
        SUMS.contains(measure)
            ? group.membersIn(year, Composition.AS_OF_YEAR).stream()
                .filter(
                    ally ->
                        panel
                            .figure(ally, measure, year)
                            .filter(figure -> figure.status() == Status.IMPUTED)
                            .isPresent())
                .toList()
            : List.of();
    return imputed.isEmpty()
        ? Optional.empty()
        : Optional.of(Obstacle.of(Finding.Kind.UNCHECKED_IMPUTED, imputed));
  }

  private Check check(
      AllyGroup group, Series printed, int year, Figure figure, Aggregate.Value value) {
    return new Check(
        group.id(),
        printed.measure(),
        printed.basis(),
        year,
        figure.known(),
        value.value(),
        tolerance(group, printed.measure(), year, figure, value),
        figure.place());
  }

  private BigDecimal tolerance(
      AllyGroup group, Measure measure, int year, Figure printed, Aggregate.Value ours) {
    BigDecimal ownRounding = half(measure, year, printed.known());
    if (SUMS.contains(measure)) {
      return ownRounding.multiply(BigDecimal.valueOf(ours.covered() + 1L));
    }
    if (measure.equals(REAL_CHANGE)) {
      BigDecimal factor = ours.value().add(Decimals.HUNDRED).abs();
      BigDecimal relative =
          relative(group, EXPENDITURE_CONSTANT, year)
              .add(relative(group, EXPENDITURE_CONSTANT, year - 1));
      return factor.multiply(relative).add(ownRounding);
    }
    BigDecimal relative =
        RATIOS.get(measure).stream()
            .map(part -> relative(group, part, year))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return ours.value().abs().multiply(relative).add(ownRounding);
  }

  /** The most by which rounding of the members' figures can move their sum, as part of the sum. */
  private BigDecimal relative(AllyGroup group, Measure measure, int year) {
    List<BigDecimal> figures =
        figures(group.membersIn(year, Composition.AS_OF_YEAR), measure, year);
    BigDecimal sum = Decimals.sum(figures);
    return sum.signum() == 0
        ? BigDecimal.ZERO
        : Decimals.ratio(Rounding.half(figures).multiply(BigDecimal.valueOf(figures.size())), sum);
  }

  /** The precision in which a measure is written in a year, the printed aggregate included. */
  private BigDecimal half(Measure measure, int year, BigDecimal printed) {
    List<BigDecimal> figures = new ArrayList<>(figures(List.of(Ally.values()), measure, year));
    figures.add(printed);
    return Rounding.half(figures);
  }

  private List<BigDecimal> figures(List<Ally> allies, Measure measure, int year) {
    return allies.stream()
        .map(ally -> panel.figure(ally, measure, year))
        .flatMap(Optional::stream)
        .map(Figure::known)
        .toList();
  }
}
