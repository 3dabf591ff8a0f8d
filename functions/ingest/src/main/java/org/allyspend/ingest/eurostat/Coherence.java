package org.allyspend.ingest.eurostat;

import java.math.BigDecimal;
import java.util.List;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Subject;
import org.allyspend.ingest.CrossCheck;

/** Eurostat's units held against one another. */
final class Coherence {
  private static final Subject GERMANY = Subject.of(Ally.DEU);

  /** Million euros of GDP: of the allies that Eurostat has, Montenegro's is 5,000. */
  private static final BigDecimal LEAST_GDP = BigDecimal.valueOf(1_000);

  /** Germany's, the largest, is 4,300,000. */
  private static final BigDecimal MOST_GDP = BigDecimal.valueOf(50_000_000);

  private final CrossCheck units;

  private Coherence(List<Series> all) {
    units = new CrossCheck(all);
  }

  /**
   * Requires Germany's euros to be its national currency, and euros and percent of GDP to make one
   * that a country can have.
   *
   * @throws RefusedException naming the first figure that contradicts others
   */
  static void require(List<Series> all) {
    Coherence own = new Coherence(all);
    own.requireUnits(
        Measure.GOVERNMENT_DEFENCE,
        Measure.GOVERNMENT_DEFENCE_NATIONAL,
        Measure.GOVERNMENT_DEFENCE_PERCENT_OF_GDP);
    own.requireUnits(
        Measure.COFOG_DEFENCE,
        Measure.COFOG_DEFENCE_NATIONAL,
        Measure.COFOG_DEFENCE_PERCENT_OF_GDP);
  }

  private void requireUnits(Measure euros, Measure national, Measure percent) {
    units.each(national, (ally, year, printed) -> requireEuros(euros, ally, year, printed));
    units.each(percent, (ally, year, printed) -> requireGdp(euros, percent, ally, year, printed));
  }

  private void requireEuros(Measure euros, Subject ally, Period year, Figure national) {
    if (ally.equals(GERMANY)) {
      units
          .value(euros, ally, year)
          .ifPresent(same -> CrossCheck.requireSize(national, "as many euros as MIO_EUR", same));
    }
  }

  private void requireGdp(Measure euros, Measure percent, Subject ally, Period year, Figure share) {
    CrossCheck.requireBetween(
        LEAST_GDP,
        MOST_GDP,
        units.ratio(euros, percent, ally, year).map(hundredth -> hundredth.movePointRight(2)),
        share,
        "a percentage of GDP, which would be %s million euros");
  }
}
