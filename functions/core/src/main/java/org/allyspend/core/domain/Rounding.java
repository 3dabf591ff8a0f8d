package org.allyspend.core.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;

/**
 * How far rounding can move a figure. The precision of figures follows from how they are written:
 * an edition that prints whole millions is exact to half a million, one that prints every digit of
 * its binary numbers to their fifteenth significant digit.
 */
public final class Rounding {
  private static final int SIGNIFICANT_DIGITS = 15;
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private static final MathContext STATED =
      new MathContext(SIGNIFICANT_DIGITS, RoundingMode.HALF_EVEN);

  private Rounding() {}

  /**
   * What is computed to 15 significant digits, as many as a spreadsheet holds and a publisher's
   * workbook gives: quotients and compound growth are computed to more, and would fill the store
   * with digits that nobody reads.
   */
  public static BigDecimal stated(BigDecimal computed) {
    if (computed.precision() <= STATED.getPrecision()) {
      return computed;
    }
    BigDecimal rounded = computed.round(STATED).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }

  /** Half a unit of the last decimal in which figures of this kind are written. */
  public static BigDecimal half(Collection<BigDecimal> figures) {
    int written =
        figures.stream().mapToInt(figure -> figure.stripTrailingZeros().scale()).max().orElse(0);
    int integerDigits =
        figures.stream().mapToInt(figure -> figure.precision() - figure.scale()).max().orElse(0);
    int decimals = Math.min(Math.max(written, 0), Math.max(SIGNIFICANT_DIGITS - integerDigits, 0));
    return HALF.movePointLeft(decimals);
  }
}
