package org.allyspend.core.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Our recomputed aggregate held against the publisher's printed row.
 *
 * @param group the printed group's id
 * @param measure what is measured
 * @param basis its price basis
 * @param year the year
 * @param printed what the publisher prints
 * @param computed what we compute from the allies' figures, to 15 significant digits
 * @param tolerance the most by which rounding of the figures read can move the two apart
 * @param place the sheet and cell of the printed figure
 */
public record Check(
    String group,
    Measure measure,
    PriceBasis basis,
    int year,
    BigDecimal printed,
    BigDecimal computed,
    BigDecimal tolerance,
    String place) {
  /** A bound need not be told as closely as what it bounds. */
  private static final MathContext BOUND = new MathContext(3, RoundingMode.UP);

  public Check {
    // As stored in a unit's words, which tell constant prices alone.
    basis = measure.basis(basis.baseYear());
    computed = Rounding.stated(computed);
    tolerance = tolerance.round(BOUND);
  }

  /** Computed less printed. */
  public BigDecimal difference() {
    return computed.subtract(printed);
  }

  /** Whether the two agree within rounding. */
  public boolean agrees() {
    return difference().abs().compareTo(tolerance) <= 0;
  }
}
