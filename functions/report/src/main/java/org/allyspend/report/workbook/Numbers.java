package org.allyspend.report.workbook;

import java.math.BigDecimal;
import java.math.MathContext;

/** Decimals as they stand in the file. */
final class Numbers {
  /** So many digits name one double and no other; not left to the JDK, whose releases differ. */
  private static final MathContext DOUBLE = new MathContext(17);

  private Numbers() {}

  /** The decimal in plain digits, as precise as readers are. */
  static String text(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.round(DOUBLE).stripTrailingZeros().toPlainString();
  }
}
