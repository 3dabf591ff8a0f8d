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
  /**
   * What NATO, SIPRI (and the World Bank, which repeats it), the European Defence Agency and
   * Eurostat (early, and by function) call what is spent on defence: each pair in one unit, US
   * dollars, national currency or percent of GDP, and by year; and GDP itself.
   */
  public static final List<Counterpart> ALL =
      List.of(
          new Counterpart(Measure.EXPENDITURE, Measure.MILITARY_EXPENDITURE),
          new Counterpart(Measure.SHARE_OF_GDP, Measure.MILITARY_SHARE_OF_GDP),
          new Counterpart(Measure.SHARE_OF_GDP, Measure.EDA_SHARE_OF_GDP),
          new Counterpart(Measure.SHARE_OF_GDP, Measure.GOVERNMENT_DEFENCE_PERCENT_OF_GDP),
          new Counterpart(Measure.SHARE_OF_GDP, Measure.COFOG_DEFENCE_PERCENT_OF_GDP),
          new Counterpart(Measure.EXPENDITURE_NATIONAL, Measure.GOVERNMENT_DEFENCE_NATIONAL),
          new Counterpart(Measure.EXPENDITURE_NATIONAL, Measure.COFOG_DEFENCE_NATIONAL),
          // Of allies whose own currency is the euro.
          new Counterpart(Measure.EXPENDITURE_NATIONAL, Measure.EDA_EXPENDITURE),
          new Counterpart(Measure.EXPENDITURE_NATIONAL, Measure.COFOG_DEFENCE),
          new Counterpart(Measure.GDP, Measure.GDP));

  public Counterpart {
    boolean national =
        measure.unit() == Unit.MILLION_NATIONAL_CURRENCY && other.unit() == Unit.MILLION_EUR;
    if ((measure.unit() != other.unit() && !national) || measure.prices() != other.prices()) {
      throw new IllegalArgumentException(
          measure.id() + " and " + other.id() + " are not in one unit");
    }
  }

  /**
   * Whether an ally's figures of two releases are in one currency: one in national currency is in
   * that of the day it was published.
   */
  public boolean isInOneCurrency(Ally ally, Release release, Release beside) {
    return measure.unit() != Unit.MILLION_NATIONAL_CURRENCY
        || NationalCurrency.of(ally, release)
            .equals(other.unit().currency().orElseGet(() -> NationalCurrency.of(ally, beside)));
  }
}
