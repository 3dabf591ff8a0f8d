package org.allyspend.aggregate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Finding;
import org.allyspend.core.domain.Finding.Kind;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Rounding;

/**
 * Finds where an ally's published series break, or contradict each other: what rests on them is not
 * what it seems. Where a series breaks is a matter of degree; the thresholds are:
 *
 * <ul>
 *   <li>A printed share of GDP and expenditure over GDP at current prices are apart when their
 *       difference is more than {@value #SHARE_POINTS} points, the precision of published shares,
 *       and what rounding of the figures read can amount to.
 *   <li>GDP at constant prices jumps at {@value #GDP_PERCENT} % in a year, up or down. NATO's
 *       allies lost up to 15 % in 2020 and gained up to 13 % the year after; more than that was a
 *       change of definition.
 *   <li>Population jumps at {@value #POPULATION_PERCENT} % in a year: migration has not moved any
 *       ally's by more than some 3 %, a census or its correction by 6 or 7.
 *   <li>A share of GDP jumps without money when it rises by {@value #SHARE_PERCENT} % or more in a
 *       year, and expenditure at constant prices by less than half as many percent.
 * </ul>
 */
final class PublishersBreaks {
  static final String SHARE_POINTS = "0.01";
  static final int GDP_PERCENT = 20;
  static final int POPULATION_PERCENT = 5;
  static final int SHARE_PERCENT = 50;

  /** In percentage points: closer than that, two shares are the same. */
  private static final BigDecimal PRECISION = new BigDecimal(SHARE_POINTS);

  private static final BigDecimal WITHIN_ROUNDING = new BigDecimal("0.005");

  private final Panel panel;
  private final Weigher weigher;

  /** What is the same for all allies of a column. */
  private final Map<Column, BigDecimal> halves = new HashMap<>();

  private record Column(Measure measure, int year) {}

  PublishersBreaks(Panel panel, Weigher weigher) {
    this.panel = panel;
    this.weigher = weigher;
  }

  /** Of all allies. */
  List<Finding> findings() {
    return Stream.of(Ally.values()).flatMap(this::of).toList();
  }

  private Stream<Finding> of(Ally ally) {
    return Stream.of(
            found(ally, Kind.CONSTANT_SHARE, year -> constantShare(ally, year)),
            found(ally, Kind.CURRENT_SHARE, year -> currentShare(ally, year)),
            found(ally, Kind.SHARE_WITHOUT_MONEY, year -> shareWithoutMoney(ally, year)),
            found(ally, Kind.GDP_BREAK, year -> gdpBreak(ally, year)),
            found(ally, Kind.POPULATION_BREAK, year -> populationBreak(ally, year)))
        .flatMap(Optional::stream);
  }

  /**
   * What is found in one year.
   *
   * @param details as the kind names them
   * @param decides the targets on whose sides it decides
   * @param place where it is read
   */
  private record Found(
      int year, List<String> details, List<Weigher.Decision> decides, String place) {}

  /** What is found of an ally in all years, as one finding. */
  private Optional<Finding> found(Ally ally, Kind kind, IntFunction<Optional<Found>> in) {
    List<Found> all = panel.years().stream().map(in::apply).flatMap(Optional::stream).toList();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    List<Integer> years = all.stream().map(Found::year).toList();
    List<Weigher.Decision> decisions = all.stream().flatMap(one -> one.decides().stream()).toList();
    Finding finding =
        Finding.of(ally.iso3(), kind, weigher.of(years, decisions), years, all.get(0).place());
    for (int i = 0; i < kind.details().size(); i++) {
      int position = i;
      finding =
          finding.with(
              kind.details().get(i), all.stream().map(one -> one.details().get(position)).toList());
    }
    return Optional.of(Weigher.deciding(finding, decisions));
  }

  /** A printed share that is not the printed expenditure over the printed GDP. */
  private Optional<Found> constantShare(Ally ally, int year) {
    return shareApart(
        ally, year, Measure.EXPENDITURE_CONSTANT, Measure.GDP_CONSTANT, WITHIN_ROUNDING);
  }

  /** The same at current prices, unless it is said of constant prices already. */
  private Optional<Found> currentShare(Ally ally, int year) {
    return constantShare(ally, year).isPresent()
        ? Optional.empty()
        : shareApart(ally, year, Measure.EXPENDITURE, Measure.GDP, PRECISION);
  }

  private Optional<Found> shareApart(
      Ally ally, int year, Measure part, Measure whole, BigDecimal precision) {
    Optional<BigDecimal> computed = ratio(ally, part, whole, year);
    Optional<Figure> printed = panel.figure(ally, Measure.SHARE_OF_GDP, year);
    if (computed.isEmpty() || printed.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal share = printed.get().known();
    BigDecimal rounding =
        computed.get().multiply(relative(ally, part, year).add(relative(ally, whole, year)));
    return share.subtract(computed.get()).abs().compareTo(precision.add(rounding)) > 0
        ? Optional.of(
            new Found(
                year,
                List.of(Decimals.told(share, 2), Decimals.told(computed.get(), 2)),
                weigher.between(year, share, computed.get()),
                printed.get().place()))
        : Optional.empty();
  }

  private Optional<BigDecimal> ratio(Ally ally, Measure part, Measure whole, int year) {
    return panel
        .figure(ally, part, year)
        .flatMap(
            some ->
                panel
                    .figure(ally, whole, year)
                    .filter(all -> all.known().signum() > 0)
                    .map(all -> Decimals.percent(some.known(), all.known())));
  }

  /** How far rounding can move a figure, as a part of it. */
  private BigDecimal relative(Ally ally, Measure measure, int year) {
    BigDecimal own = known(ally, measure, year).abs();
    return own.signum() == 0 ? BigDecimal.ZERO : Decimals.ratio(half(measure, year), own);
  }

  /** Half a unit of the last decimal in which the allies' figures are written. */
  private BigDecimal half(Measure measure, int year) {
    return halves.computeIfAbsent(
        new Column(measure, year),
        column ->
            Rounding.half(
                Stream.of(Ally.values())
                    .map(one -> panel.figure(one, measure, year))
                    .flatMap(Optional::stream)
                    .map(Figure::known)
                    .toList()));
  }

  private Optional<Found> shareWithoutMoney(Ally ally, int year) {
    Optional<BigDecimal> rise = change(ally, Measure.SHARE_OF_GDP, year);
    Optional<BigDecimal> money = change(ally, Measure.EXPENDITURE_CONSTANT, year);
    if (rise.isEmpty()
        || money.isEmpty()
        || rise.get().compareTo(BigDecimal.valueOf(SHARE_PERCENT)) < 0
        || money.get().multiply(BigDecimal.valueOf(2)).compareTo(rise.get()) >= 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Found(
            year,
            List.of(
                Decimals.told(known(ally, Measure.SHARE_OF_GDP, year - 1), 2),
                Decimals.told(known(ally, Measure.SHARE_OF_GDP, year), 2),
                Decimals.told(money.get(), 1)),
            decidedByBreak(ally, year),
            panel.figure(ally, Measure.SHARE_OF_GDP, year).orElseThrow().place()));
  }

  private Optional<Found> gdpBreak(Ally ally, int year) {
    return change(ally, Measure.GDP_CONSTANT, year)
        .filter(change -> change.abs().compareTo(BigDecimal.valueOf(GDP_PERCENT)) >= 0)
        .map(
            change ->
                new Found(
                    year,
                    List.of(Decimals.told(change, 1)),
                    decidedByBreak(ally, year),
                    panel.figure(ally, Measure.GDP_CONSTANT, year).orElseThrow().place()));
  }

  /** The targets that the share of the year before, risen as the money did, would not tell so. */
  private List<Weigher.Decision> decidedByBreak(Ally ally, int year) {
    Optional<BigDecimal> money = change(ally, Measure.EXPENDITURE_CONSTANT, year);
    return panel
        .figure(ally, Measure.SHARE_OF_GDP, year)
        .map(Figure::known)
        .flatMap(
            share ->
                money.flatMap(
                    rise ->
                        panel
                            .figure(ally, Measure.SHARE_OF_GDP, year - 1)
                            .map(
                                before ->
                                    weigher.between(
                                        year, share, Decimals.grown(before.known(), rise, 1)))))
        .orElseGet(ArrayList::new);
  }

  private Optional<Found> populationBreak(Ally ally, int year) {
    return population(ally, year)
        .flatMap(
            now ->
                population(ally, year - 1)
                    .filter(before -> before.signum() > 0)
                    .map(before -> Decimals.change(before, now)))
        .filter(change -> change.abs().compareTo(BigDecimal.valueOf(POPULATION_PERCENT)) >= 0)
        .map(
            change ->
                new Found(
                    year,
                    List.of(Decimals.told(change, 1)),
                    List.of(),
                    panel
                        .figure(ally, Measure.GDP_PER_CAPITA, year)
                        .or(() -> panel.figure(ally, Measure.POPULATION, year))
                        .map(Figure::place)
                        .orElse("")));
  }

  /** As published, or as GDP over GDP per head implies it; a ratio of the two is all it is for. */
  private Optional<BigDecimal> population(Ally ally, int year) {
    return panel
        .figure(ally, Measure.POPULATION, year)
        .map(Figure::known)
        .or(() -> ratio(ally, Measure.GDP_CONSTANT, Measure.GDP_PER_CAPITA, year));
  }

  private Optional<BigDecimal> change(Ally ally, Measure measure, int year) {
    return panel
        .figure(ally, measure, year - 1)
        .filter(before -> before.known().signum() > 0)
        .flatMap(
            before ->
                panel
                    .figure(ally, measure, year)
                    .map(now -> Decimals.change(before.known(), now.known())));
  }

  private BigDecimal known(Ally ally, Measure measure, int year) {
    return panel.figure(ally, measure, year).orElseThrow().known();
  }
}
