package org.allyspend.report.sheet;

import static org.allyspend.report.workbook.Formula.call;
import static org.allyspend.report.workbook.Formula.quoted;

import java.math.BigDecimal;
import java.util.Optional;
import org.allyspend.report.Shorthand;
import org.allyspend.report.workbook.Formula;

/** Cells whose value may be missing. */
final class Cells {
  private Cells() {}

  /** The value, or [x]. */
  static Object orMissing(Optional<?> value) {
    return value.isPresent() ? value.get() : Shorthand.MISSING;
  }

  /** A formula that gives [x] where the value is missing. */
  static Formula of(String formula, Optional<BigDecimal> value) {
    return new Formula(formula, orMissing(value));
  }

  /** A formula that gives [x] where what it is made of is no number. */
  static Formula ifKnown(String part, String formula, Optional<?> value) {
    return new Formula(
        call("IF", call("ISNUMBER", part), formula, quoted(Shorthand.MISSING)), orMissing(value));
  }
}
