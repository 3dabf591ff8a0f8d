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

  /** Adds the indicators of every year in which the share is known. */
  void addTo(Results results) {
    results
        .of(target.measure())
        .forEach(
            (year, share) -> {
              addGap(results, year, share);
              if (!target.isMetBy(share.value())) {
                addRequiredGrowth(results, year, share);
                addCatchUpYear(results, year, share);
              }
            });
  }

  /** Gap: threshold - share in points, threshold x whole - part in money, and never negative. */
  private void addGap(Results results, int year, Aggregate.Value share) {
    if (target.isMetBy(share.value())) {
      results.put(target.gapPoints(), year, Results.like(share, BigDecimal.ZERO));
      results.put(target.gap(), year, Results.like(share, BigDecimal.ZERO));
      return;
    }
    BigDecimal points = target.threshold().subtract(share.value());
    results.put(target.gapPoints(), year, Results.like(share, points));
    results
        .in(EXPENDITURE, year)
        .flatMap(expenditure -> money(results, year, points, expenditure))
        .ifPresent(gap -> results.put(target.gap(), year, gap));
  }

  private Optional<Aggregate.Value> money(
      Results results, int year, BigDecimal points, Aggregate.Value expenditure) {
    if (!target.isShareOfGdp()) {
      BigDecimal gap = Decimals.percentOf(points, expenditure.value());
      return Optional.of(Results.like(expenditure, gap));
    }
    return results
        .in(GDP, year)
        .map(
            gdp ->
                Decimals.percentOf(target.threshold(), gdp.value())
                    .subtract(expenditure.value())
                    .max(BigDecimal.ZERO))
        .map(gap -> Results.like(expenditure, gap));
  }

  private void addRequiredGrowth(Results results, int year, Aggregate.Value share) {
    int years = target.deadline().orElse(year) - year;
    if (years > 0 && share.value().signum() > 0 && target.isShareOfGdp()) {
      BigDecimal growth =
          Decimals.requiredGrowth(share.value(), target.threshold(), years, gdpGrowthPercent);
      results.put(target.requiredGrowth(), year, Results.like(share, growth));
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
                  target.catchUpYear(),
                  year,
                  Results.like(share, BigDecimal.valueOf(year).add(years)));
            });
  }
}
