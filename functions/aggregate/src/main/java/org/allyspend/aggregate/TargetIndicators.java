package org.allyspend.aggregate;

import static org.allyspend.core.domain.Measure.EXPENDITURE;
import static org.allyspend.core.domain.Measure.GDP;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Target;

/**
 * How far a group, or an ally, is from a target: gaps, required growth and the catch-up year. Who
 * is at the target at the published precision has no gap and nothing to catch up.
 */
final class TargetIndicators {
  /** The catch-up year goes by the mean change of this many years. */
  static final int CATCH_UP_YEARS = 3;

  private final Target target;
  private final BigDecimal gdpGrowthPercent;

  TargetIndicators(Target target, BigDecimal gdpGrowthPercent) {
    this.target = target;
    this.gdpGrowthPercent = gdpGrowthPercent;
  }

  /**
   * Adds the indicators of every year in which the share is known.
   *
   * @param parts what gaps in money are formed of, over the members that have all of it: the share
   *     of the target, expenditure and, for a share of GDP, GDP
   */
  void addTo(Results results, Results parts) {
    results
        .of(target.measure())
        .forEach(
            (year, share) -> {
              addGapPoints(results, year, share);
              parts
                  .in(target.measure(), year)
                  .flatMap(of -> gap(parts, year, of))
                  .ifPresent(gap -> results.put(target.gap(), year, gap));
              if (!target.isMetBy(share.value())) {
                addRequiredGrowth(results, year, share);
                addCatchUpYear(results, year, share);
              }
            });
  }

  /** Threshold - share, and never negative. */
  private void addGapPoints(Results results, int year, Aggregate.Value share) {
    results.put(
        target.gapPoints(),
        year,
        share.like(
            target.isMetBy(share.value())
                ? BigDecimal.ZERO
                : target.threshold().subtract(share.value())));
  }

  /** Threshold x whole - part, and never negative. */
  private Optional<Aggregate.Value> gap(Results parts, int year, Aggregate.Value share) {
    Optional<BigDecimal> spent = parts.in(EXPENDITURE, year).map(Aggregate.Value::value);
    Optional<BigDecimal> whole =
        target.isShareOfGdp() ? parts.in(GDP, year).map(Aggregate.Value::value) : spent;
    if (target.isMetBy(share.value())) {
      return Optional.of(share.like(BigDecimal.ZERO));
    }
    if (spent.isEmpty() || whole.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal part =
        target.isShareOfGdp() ? spent.get() : Decimals.percentOf(share.value(), spent.get());
    return Optional.of(
        share.like(
            Decimals.percentOf(target.threshold(), whole.get())
                .subtract(part)
                .max(BigDecimal.ZERO)));
  }

  private void addRequiredGrowth(Results results, int year, Aggregate.Value share) {
    int years = target.deadline().orElse(year) - year;
    if (years > 0 && share.value().signum() > 0 && target.isShareOfGdp()) {
      BigDecimal growth =
          Decimals.requiredGrowth(share.value(), target.threshold(), years, gdpGrowthPercent);
      results.put(target.requiredGrowth(), year, share.like(growth));
    }
  }

  private void addCatchUpYear(Results results, int year, Aggregate.Value share) {
    results
        .in(target.measure(), year - CATCH_UP_YEARS)
        .map(before -> share.value().subtract(before.value()))
        .filter(rise -> rise.signum() > 0)
        .ifPresent(
            rise -> {
              BigDecimal left = target.threshold().subtract(share.value());
              BigDecimal years =
                  left.multiply(BigDecimal.valueOf(CATCH_UP_YEARS))
                      .divide(rise, 0, RoundingMode.CEILING)
                      .max(BigDecimal.ONE);
              results.put(
                  target.catchUpYear(), year, share.like(BigDecimal.valueOf(year).add(years)));
            });
  }
}
