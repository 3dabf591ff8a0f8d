package org.allyspend.aggregate;

import static org.allyspend.core.domain.Measure.EXPENDITURE;
import static org.allyspend.core.domain.Measure.EXPENDITURE_CONSTANT;
import static org.allyspend.core.domain.Measure.GDP;
import static org.allyspend.core.domain.Measure.GDP_CONSTANT;
import static org.allyspend.core.domain.Measure.GDP_PER_CAPITA;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;

/**
 * How a group's figures are formed from its members' in a scope: always over the members that have
 * every figure needed, on both sides of a ratio.
 */
final class GroupFigures {
  private static final int LARGEST = 3;

  /** What an ally without armed forces has figures of. */
  private static final Set<Measure> WHOLE_COUNTRY = Set.of(GDP, GDP_CONSTANT, GDP_PER_CAPITA);

  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

  private final Panel panel;
  private final Map<Ally, Results> allies;

  // Each target asks for the same of a scope.
  private final Map<Scope, Optional<Aggregate.Value>> sharesOfGdp = new HashMap<>();
  private final Map<Scope, Optional<TargetIndicators.Parts>> gaps = new HashMap<>();

  /**
   * Figures of groups from a release's.
   *
   * @param allies each ally's own indicators, computed before
   */
  GroupFigures(Panel panel, Map<Ally, Results> allies) {
    this.panel = panel;
    this.allies = allies;
  }

  Optional<Aggregate.Value> total(Scope scope, Measure measure) {
    return value(tally(scope, measure), tally -> tally.sum(0));
  }

  /** Total over total, at constant prices as NATO forms it, never the mean of shares. */
  Optional<Aggregate.Value> shareOfGdp(Scope scope) {
    return sharesOfGdp.computeIfAbsent(scope, this::formShareOfGdp);
  }

  private Optional<Aggregate.Value> formShareOfGdp(Scope scope) {
    Tally tally =
        hasConstantPrices()
            ? tallyWithIceland(scope, List.of(EXPENDITURE_CONSTANT), GDP_CONSTANT)
            : tallyWithIceland(scope, List.of(EXPENDITURE), GDP);
    return value(tally, sums -> Decimals.percent(sums.sum(0), sums.sum(1)));
  }

  /**
   * What a gap in money is formed of. It is money at current prices, and whether there is one goes
   * by the share, which is formed at constant prices: a member without any of the four figures
   * stays out of all of them.
   */
  Optional<TargetIndicators.Parts> partsOfGap(Scope scope) {
    return gaps.computeIfAbsent(scope, this::formPartsOfGap);
  }

  private Optional<TargetIndicators.Parts> formPartsOfGap(Scope scope) {
    Tally tally =
        hasConstantPrices()
            ? tallyWithIceland(scope, List.of(EXPENDITURE, EXPENDITURE_CONSTANT), GDP, GDP_CONSTANT)
            : tallyWithIceland(scope, List.of(EXPENDITURE, EXPENDITURE), GDP, GDP);
    return value(tally, sums -> Decimals.percent(sums.sum(1), sums.sum(3)))
        .map(share -> new TargetIndicators.Parts(share, tally.sum(0), tally.sum(2)));
  }

  private boolean hasConstantPrices() {
    return panel.has(EXPENDITURE_CONSTANT) && panel.has(GDP_CONSTANT);
  }

  /**
   * Change of the total on the year before. A member that counts in both years needs both figures;
   * one that counts from this year on raises the total, as it does in NATO's own figure.
   */
  Optional<Aggregate.Value> change(Scope scope, List<Ally> before, Measure total) {
    Tally tally =
        Tally.of(
            scope,
            Ally::hasArmedForces,
            ally -> {
              Optional<Figure> now = panel.figure(ally, total, scope.year());
              if (!before.contains(ally)) {
                return now.map(
                    one ->
                        new Tally.Line(
                            ally, List.of(one.known(), BigDecimal.ZERO), one.status(), true));
              }
              return now.flatMap(
                  one ->
                      panel
                          .figure(ally, total, scope.year() - 1)
                          .map(other -> Tally.Line.of(ally, List.of(one, other))));
            });
    return Optional.of(tally)
        .filter(found -> found.sum(1).signum() > 0)
        .flatMap(found -> value(found, sums -> Decimals.change(sums.sum(1), sums.sum(0))));
  }

  /** Population follows from GDP over GDP per head, both as published at constant prices. */
  Optional<Aggregate.Value> population(Scope scope) {
    return value(tally(scope, GDP_CONSTANT, GDP_PER_CAPITA), GroupFigures::population);
  }

  Optional<Aggregate.Value> gdpPerHead(Scope scope) {
    return value(
        tally(scope, GDP_CONSTANT, GDP_PER_CAPITA),
        tally -> Decimals.ratio(tally.sum(0), population(tally)));
  }

  Optional<Aggregate.Value> expenditurePerHead(Scope scope) {
    return value(
        tallyWithIceland(scope, List.of(EXPENDITURE_CONSTANT), GDP_CONSTANT, GDP_PER_CAPITA),
        tally -> Decimals.ratio(tally.sum(0).multiply(THOUSAND), population(tally)));
  }

  /**
   * In thousands: million USD over thousand USD a head, by member; the last two parts of a line.
   */
  private static BigDecimal population(Tally tally) {
    return Decimals.sum(
        tally.lines().stream()
            .map(
                line -> {
                  int last = line.parts().size() - 1;
                  return Decimals.ratio(line.parts().get(last - 1), line.parts().get(last));
                })
            .toList());
  }

  /** A share of expenditure, weighted by expenditure at current prices. */
  Optional<Aggregate.Value> shareOfExpenditure(Scope scope, Measure share) {
    return partsOfShare(scope, share).map(TargetIndicators.Parts::share);
  }

  /** The share of expenditure and the expenditure it is weighted by. */
  Optional<TargetIndicators.Parts> partsOfShare(Scope scope, Measure share) {
    Tally tally = tally(scope, EXPENDITURE, share);
    return value(
            tally,
            sums ->
                Decimals.percent(
                    Decimals.sum(
                        sums.lines().stream()
                            .map(
                                line ->
                                    Decimals.percentOf(line.parts().get(1), line.parts().get(0)))
                            .toList()),
                    sums.sum(0)))
        .map(
            value ->
                new TargetIndicators.Parts(
                    value, Decimals.percentOf(value.value(), tally.sum(0)), tally.sum(0)));
  }

  /** What the three largest spenders account for. */
  Optional<Aggregate.Value> concentration(Scope scope) {
    return value(
        tally(scope, EXPENDITURE),
        sums ->
            Decimals.percent(
                Decimals.sum(
                    sums.lines().stream()
                        .map(line -> line.parts().get(0))
                        .sorted(Comparator.reverseOrder())
                        .limit(LARGEST)
                        .toList()),
                sums.sum(0)));
  }

  /** The members' own indicators, summed. */
  Optional<Aggregate.Value> sumOfOwn(Scope scope, Measure own) {
    return value(Tally.ofOwn(scope, allies, own, scope.year()), tally -> tally.sum(0));
  }

  private static Optional<Aggregate.Value> value(Tally tally, Function<Tally, BigDecimal> number) {
    return tally.isEmpty() ? Optional.empty() : Optional.of(tally.value(number.apply(tally)));
  }

  private Tally tally(Scope scope, Measure... measures) {
    return Tally.of(
        scope,
        ally -> ally.hasArmedForces() || WHOLE_COUNTRY.containsAll(List.of(measures)),
        ally -> line(ally, scope.year(), measures));
  }

  /**
   * A tally in which Iceland, which has no expenditure, still widens what expenditure is divided
   * by, as it does in NATO's own shares.
   *
   * @param spent measures of expenditure, the first parts of each line
   */
  private Tally tallyWithIceland(Scope scope, List<Measure> spent, Measure... others) {
    Measure[] all = Stream.concat(spent.stream(), Stream.of(others)).toArray(Measure[]::new);
    return Tally.of(
        scope,
        ally -> true,
        ally -> {
          if (ally.hasArmedForces()) {
            return line(ally, scope.year(), all);
          }
          return line(ally, scope.year(), others)
              .map(
                  line -> {
                    List<BigDecimal> parts =
                        new ArrayList<>(Collections.nCopies(spent.size(), BigDecimal.ZERO));
                    parts.addAll(line.parts());
                    return new Tally.Line(ally, parts, line.status(), false);
                  });
        });
  }

  private Optional<Tally.Line> line(Ally ally, int year, Measure... measures) {
    List<Figure> figures = new ArrayList<>(measures.length);
    for (Measure measure : measures) {
      Optional<Figure> figure = panel.figure(ally, measure, year);
      if (figure.isEmpty()) {
        return Optional.empty();
      }
      figures.add(figure.get());
    }
    return Optional.of(Tally.Line.of(ally, figures));
  }
}
