package org.allyspend.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** Parts and changes in percent, to 16 digits: empty where there is nothing to compare with. */
public final class Percent {
  /** In percent: what has grown more is told from what to what, of which the former was little. */
  private static final BigDecimal THREEFOLD = BigDecimal.valueOf(200);

  private Percent() {}

  /** A part of a whole, which has to be over zero. */
  public static Optional<BigDecimal> of(BigDecimal part, BigDecimal whole) {
    return whole.signum() > 0
        ? Optional.of(part.movePointRight(2).divide(whole, MathContext.DECIMAL64))
        : Optional.empty();
  }

  /** The change on what was before, which has to be over zero. */
  public static Optional<BigDecimal> change(BigDecimal now, BigDecimal before) {
    return of(now.subtract(before), before);
  }

  /** Whether a change in percent tells anything but that it began with little. */
  public static boolean isTelling(BigDecimal percent) {
    return percent.compareTo(THREEFOLD) <= 0;
  }
}
