package org.allyspend.ingest.eda;

import java.math.BigDecimal;
import java.util.List;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Subject;
import org.allyspend.ingest.CrossCheck;

/** A member's figures held against one another: parts are no larger than what they are part of. */
final class Coherence {
  /** Of the Union's members Malta has half a million people and Germany 84. */
  private static final BigDecimal LEAST_MILLIONS = new BigDecimal("0.1");

  private static final BigDecimal MOST_MILLIONS = BigDecimal.valueOf(200);

  private final CrossCheck tables;

  private Coherence(List<Series> all) {
    tables = new CrossCheck(all);
  }

  /**
   * Requires investment within the total, a share of GDP no higher than that of government
   * spending, and a total a head that makes a population.
   *
   * @throws RefusedException naming the first figure that contradicts others
   */
  static void require(List<Series> all) {
    Coherence own = new Coherence(all);
    own.tables.each(
        Measure.EDA_INVESTMENT,
        (ally, year, part) -> own.requireWithin(Measure.EDA_EXPENDITURE, ally, year, part));
    own.tables.each(
        Measure.EDA_SHARE_OF_GDP,
        (ally, year, part) -> own.requireWithin(Measure.EDA_SHARE_OF_GOVERNMENT, ally, year, part));
    own.tables.each(Measure.EDA_PER_CAPITA, own::requirePeople);
  }

  private void requireWithin(Measure whole, Subject ally, Period year, Figure part) {
    tables
        .value(whole, ally, year)
        .filter(most -> most.compareTo(part.known()) < 0)
        .ifPresent(
            most -> {
              throw CrossCheck.refusal(
                  part, "no more than " + whole.id() + ", which is " + CrossCheck.plain(most));
            });
  }

  private void requirePeople(Subject ally, Period year, Figure each) {
    CrossCheck.requireBetween(
        LEAST_MILLIONS,
        MOST_MILLIONS,
        tables.ratio(Measure.EDA_EXPENDITURE, Measure.EDA_PER_CAPITA, ally, year),
        each,
        "euros a head of expenditure in million euros, which make a population of %s million");
  }
}
