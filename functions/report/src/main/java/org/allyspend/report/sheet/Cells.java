package org.allyspend.report.sheet;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.allyspend.report.Shorthand;
import org.allyspend.report.workbook.Formula;

/** Cells whose value may be missing. */
final class Cells {
  private Cells() {}

  /** A formula that gives [x] where the value is missing. */
  static Formula of(String formula, Optional<BigDecimal> value) {
    return new Formula(formula, value.<Object>map(known -> known).orElse(Shorthand.MISSING));
  }

  /** A formula that gives [x] where what it is made of is no number. */
  static Formula ifKnown(String part, String formula, Optional<?> value) {
    return new Formula(
        String.format(
            Locale.ROOT,
            "IF(ISNUMBER(%s),%s,%s)",
            part,
            formula,
            Formula.quoted(Shorthand.MISSING)),
        value.<Object>map(known -> known).orElse(Shorthand.MISSING));
  }
}
