package org.allyspend.core.domain;

import java.util.List;

/**
 * Two measures of much the same thing by different definitions, to be shown side by side and never
 * added.
 *
 * @param measure as NATO measures it
 * @param other as another source does
 */
public record Counterpart(Measure measure, Measure other) {
  /** Defence and military expenditure, as money and as a share of GDP, and GDP itself. */
  public static final List<Counterpart> ALL =
      List.of(
          new Counterpart(Measure.EXPENDITURE, Measure.MILITARY_EXPENDITURE),
          new Counterpart(Measure.SHARE_OF_GDP, Measure.MILITARY_SHARE_OF_GDP),
          new Counterpart(Measure.GDP, Measure.GDP));
}
