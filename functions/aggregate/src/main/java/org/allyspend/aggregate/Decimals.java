package org.allyspend.aggregate;

import ch.obermuhlner.math.big.BigDecimalMath;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;

/**
 * Decimal arithmetic at 34 significant digits (IEEE 754 decimal128), of which 15 are told of what
 * comes of it (see {@link org.allyspend.core.domain.Rounding#stated}).
 */
final class Decimals {
  static final MathContext PRECISION = MathContext.DECIMAL128;
  static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Decimals() {}

  static BigDecimal sum(Collection<BigDecimal> values) {
    return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  static BigDecimal ratio(BigDecimal part, BigDecimal whole) {
    return part.divide(whole, PRECISION);
  }

  /** Part of the whole, in percent. */
  static BigDecimal percent(BigDecimal part, BigDecimal whole) {
    return part.multiply(HUNDRED).divide(whole, PRECISION);
  }

  /** This many percent of the whole. */
  static BigDecimal percentOf(BigDecimal percent, BigDecimal whole) {
    return percent.multiply(whole).movePointLeft(2);
  }

  /** The change from one value to another, in percent. */
  static BigDecimal change(BigDecimal from, BigDecimal to) {
    return percent(to, from).subtract(HUNDRED);
  }

  /** As a sentence has it, to that many decimals. */
  static String told(BigDecimal value, int decimals) {
    return value.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }

  /** A value after some years of this many percent of growth each. */
  static BigDecimal grown(BigDecimal value, BigDecimal growthPercent, int years) {
    return value.multiply(factor(growthPercent).pow(years, PRECISION), PRECISION);
  }

  /** By what this many percent of growth multiply. */
  static BigDecimal factor(BigDecimal growthPercent) {
    return HUNDRED.add(growthPercent).movePointLeft(2);
  }

  /**
   * The constant yearly growth in percent that multiplies a share by (threshold / share) in that
   * many years while what it is a share of grows by this many percent a year: (threshold /
   * share)^(1 / years) x (1 + growth) - 1.
   */
  static BigDecimal requiredGrowth(
      BigDecimal share, BigDecimal threshold, int years, BigDecimal growthPercent) {
    BigDecimal perYear =
        BigDecimalMath.root(ratio(threshold, share), BigDecimal.valueOf(years), PRECISION);
    return perYear.multiply(HUNDRED.add(growthPercent), PRECISION).subtract(HUNDRED);
  }
}
