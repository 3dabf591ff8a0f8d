package org.allyspend.aggregate;

import java.math.BigDecimal;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.allyspend.core.domain.Target;

/**
 * The road of an ally or a group to a target: straight lines in share of GDP. The one from the year
 * of the pledge says where it should stand in each year, the one from the latest year what is left
 * to do, in money as well. Who is at the target has only to hold it, and nobody's road leads down.
 *
 * @param target the target, whose deadline is after the latest year
 * @param latest the latest year with figures
 * @param shares of GDP in percent, by year, with one for the latest year
 */
record Road(Target target, int latest, NavigableMap<Integer, BigDecimal> shares) {
  Road {
    shares = new TreeMap<>(shares);
  }

  /** The year from which the road runs: the pledge's, or the first with a share after it. */
  int start() {
    return shares.ceilingKey(target.roadFrom(latest));
  }

  /** The share for a year, from the start on, on the line from the pledge. */
  BigDecimal planned(int year) {
    return line(start(), year);
  }

  /** The share for a year, from the latest on, on the line from there. */
  BigDecimal path(int year) {
    return line(latest, year);
  }

  /** How far a year's share is over the line from the pledge, empty where it is not known. */
  Optional<BigDecimal> ahead(int year) {
    return Optional.ofNullable(shares.get(year)).map(share -> share.subtract(planned(year)));
  }

  /** (threshold - share) x years gone / years to go, from the share of the first year on. */
  private BigDecimal line(int from, int year) {
    BigDecimal share = shares.get(from);
    int deadline = target.deadline().orElseThrow();
    if (target.isMetBy(share) || year >= deadline) {
      return target.threshold();
    }
    return target
        .threshold()
        .subtract(share)
        .multiply(BigDecimal.valueOf(year - (long) from))
        .divide(BigDecimal.valueOf(deadline - (long) from), Decimals.PRECISION)
        .add(share);
  }
}
