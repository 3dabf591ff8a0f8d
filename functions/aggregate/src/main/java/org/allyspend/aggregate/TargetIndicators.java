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
record TargetIndicators(Target target, BigDecimal gdpGrowthPercent) {
  /** The catch-up year goes by the mean change of this many years. */
  static final int CATCH_UP_YEARS = 3;

  /**
   * What a gap in money is formed of, all over the same members.
   *
   * @param share the share in percent, with its coverage
   * @param spent the expenditure the share is about, in million US dollars
   * @param whole what it is a share of, in million US dollars
   */
  record Parts(Aggregate.Value share, BigDecimal spent, BigDecimal whole) {}

  /** Adds an ally's own indicators of every year in which its share is known. */
  void addTo(Results own) {
    own.of(target.measure())
        .forEach(
            (year, share) -> {
              own.put(target.gapPoints(), year, gapPoints(share));
              requiredGrowth(year, share)
                  .ifPresent(growth -> own.put(target.requiredGrowth(), year, growth));
              own.in(target.measure(), year - CATCH_UP_YEARS)
                  .ifPresent(before -> addPath(year, share, before, own));
              Optional<Parts> parts = parts(own, year, share);
              parts.map(this::gap).ifPresent(gap -> own.put(target.gap(), year, gap));
              parts
                  .flatMap(found -> gapAtDeadline(year, found))
                  .ifPresent(gap -> own.put(target.gapAtDeadline(), year, gap));
              if (parts.isEmpty() && target.isMetBy(share.value())) {
                own.put(target.gap(), year, share.like(BigDecimal.ZERO));
              }
            });
  }

  private Optional<Parts> parts(Results own, int year, Aggregate.Value share) {
    return own.in(EXPENDITURE, year)
        .flatMap(
            spent ->
                target.isShareOfGdp()
                    ? own.in(GDP, year).map(gdp -> new Parts(share, spent.value(), gdp.value()))
                    : Optional.of(
                        new Parts(
                            share,
                            Decimals.percentOf(share.value(), spent.value()),
                            spent.value())));
  }

  /** Threshold - share, and never negative. */
  Aggregate.Value gapPoints(Aggregate.Value share) {
    return share.like(
        target.isMetBy(share.value())
            ? BigDecimal.ZERO
            : target.threshold().subtract(share.value()));
  }

  /** Threshold x whole - part, and never negative. */
  Aggregate.Value gap(Parts parts) {
    return parts
        .share()
        .like(
            target.isMetBy(parts.share().value())
                ? BigDecimal.ZERO
                : lacking(parts, parts.whole()));
  }

  /**
   * What whoever is below the target would have to spend more than in that year to be at it in the
   * year of the deadline: threshold x whole x (1 + growth)^years - part, at that year's prices.
   */
  Optional<Aggregate.Value> gapAtDeadline(int year, Parts parts) {
    int years = target.deadline().orElse(year) - year;
    if (years <= 0 || !target.isShareOfGdp() || target.isMetBy(parts.share().value())) {
      return Optional.empty();
    }
    BigDecimal grown = Decimals.grown(parts.whole(), gdpGrowthPercent, years);
    return Optional.of(parts.share().like(lacking(parts, grown)));
  }

  private BigDecimal lacking(Parts parts, BigDecimal whole) {
    return Decimals.percentOf(target.threshold(), whole)
        .subtract(parts.spent())
        .max(BigDecimal.ZERO);
  }

  /** The yearly real growth that reaches the threshold at the deadline, of who is below it. */
  Optional<Aggregate.Value> requiredGrowth(int year, Aggregate.Value share) {
    int years = target.deadline().orElse(year) - year;
    return years > 0
            && share.value().signum() > 0
            && target.isShareOfGdp()
            && !target.isMetBy(share.value())
        ? Optional.of(
            share.like(
                Decimals.requiredGrowth(
                    share.value(), target.threshold(), years, gdpGrowthPercent)))
        : Optional.empty();
  }

  /**
   * Adds the mean yearly change of the share over the last years, and the year in which whoever is
   * below the target is at it if that goes on; no such year where the share does not rise.
   *
   * @param now the share of the year
   * @param before the share {@link #CATCH_UP_YEARS} years before, over the same members
   */
  void addPath(int year, Aggregate.Value now, Aggregate.Value before, Results results) {
    BigDecimal rise = now.value().subtract(before.value());
    results.put(
        target.measure().meanChange(),
        year,
        before.like(Decimals.ratio(rise, BigDecimal.valueOf(CATCH_UP_YEARS))));
    if (rise.signum() > 0 && !target.isMetBy(now.value())) {
      BigDecimal years =
          target
              .threshold()
              .subtract(now.value())
              .multiply(BigDecimal.valueOf(CATCH_UP_YEARS))
              .divide(rise, 0, RoundingMode.CEILING)
              .max(BigDecimal.ONE);
      results.put(target.catchUpYear(), year, now.like(BigDecimal.valueOf(year).add(years)));
    }
  }
}
