package org.allyspend.core.domain;

import java.math.BigDecimal;

/**
 * Our recomputed aggregate held against the publisher's printed row.
 *
 * @param group the printed group's id
 * @param measure the measure's id
 * @param year the year
 * @param unit the unit with its price basis
 * @param printed what the publisher prints
 * @param computed what we compute from the allies' figures
 * @param tolerance the most by which rounding of the figures read can move the two apart
 * @param place the sheet and cell of the printed figure
 */
public record Check(
    String group,
    String measure,
    int year,
    String unit,
    BigDecimal printed,
    BigDecimal computed,
    BigDecimal tolerance,
    String place) {

  /** Computed less printed. */
  public BigDecimal difference() {
    return computed.subtract(printed);
  }

  /** Whether the two agree within rounding. */
  public boolean agrees() {
    return difference().abs().compareTo(tolerance) <= 0;
  }
}
