package org.allyspend.ingest.nato;

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

/**
 * NATO's tables held against one another, to an order of magnitude: billions that stand for
 * millions and fractions that stand for percent contradict the other tables.
 */
final class Coherence {
  private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

  /** In all editions from 2022 to 2026 the four are within a few hundredths of the whole. */
  private static final BigDecimal ROUGHLY = BigDecimal.valueOf(50);

  /**
   * Expenditure for each of the military: in all editions between 18 thousand US dollars and 1.3
   * million; a thousand times more or less is beyond these.
   */
  private static final BigDecimal LEAST_THOUSANDS_EACH = BigDecimal.ONE;

  private static final BigDecimal MOST_THOUSANDS_EACH = BigDecimal.valueOf(10_000);

  /** Thousands of people: Iceland has 380, the United States 340,000. */
  private static final BigDecimal LEAST_PEOPLE = BigDecimal.valueOf(100);

  private static final BigDecimal MOST_PEOPLE = BigDecimal.valueOf(1_000_000);

  private final CrossCheck tables;

  private Coherence(List<Series> all) {
    tables = new CrossCheck(all);
  }

  /**
   * Requires an ally's share of GDP to be that of expenditure in GDP, in sum and a head, the four
   * categories to be the whole, forces to be of a size that expenditure can keep, and America's
   * dollars to be its national currency.
   *
   * @throws RefusedException naming the first figure that contradicts others
   */
  static void require(List<Series> all) {
    Coherence own = new Coherence(all);
    own.tables.each(Measure.SHARE_OF_GDP, own::requireShare);
    own.tables.each(Measure.EQUIPMENT_SHARE, own::requireWhole);
    own.tables.each(Measure.PERSONNEL, own::requireKept);
    own.tables.each(Measure.GDP_PER_CAPITA, own::requirePeople);
    own.tables.each(Measure.EXPENDITURE_NATIONAL, own::requireDollars);
  }

  private void requireShare(Subject ally, Period period, Figure share) {
    requireShare(Measure.EXPENDITURE_CONSTANT, Measure.GDP_CONSTANT, 2, ally, period, share);
    requireShare(Measure.EXPENDITURE, Measure.GDP, 2, ally, period, share);
    // Expenditure a head is in dollars, GDP a head in thousands of them.
    requireShare(Measure.EXPENDITURE_PER_CAPITA, Measure.GDP_PER_CAPITA, -1, ally, period, share);
  }

  private void requireShare(
      Measure spent, Measure gdp, int shift, Subject ally, Period period, Figure share) {
    tables
        .ratio(spent, gdp, ally, period)
        .ifPresent(
            formed ->
                CrossCheck.requireSize(
                    share,
                    spent.id() + " in percent of " + gdp.id(),
                    formed.movePointRight(shift)));
  }

  private void requireKept(Subject ally, Period period, Figure personnel) {
    CrossCheck.requireBetween(
        LEAST_THOUSANDS_EACH,
        MOST_THOUSANDS_EACH,
        tables.ratio(Measure.EXPENDITURE_CONSTANT, Measure.PERSONNEL, ally, period),
        personnel,
        "military personnel in thousands, on each of whom %s thousand US dollars are spent");
  }

  private void requirePeople(Subject ally, Period period, Figure each) {
    CrossCheck.requireBetween(
        LEAST_PEOPLE,
        MOST_PEOPLE,
        tables.ratio(Measure.GDP_CONSTANT, Measure.GDP_PER_CAPITA, ally, period),
        each,
        "thousand US dollars a head, which make a population of %s thousand");
  }

  private void requireDollars(Subject ally, Period period, Figure national) {
    tables
        .value(Measure.EXPENDITURE, ally, period)
        .filter(dollars -> ally.equals(Subject.of(Ally.USA)))
        .ifPresent(
            dollars -> CrossCheck.requireSize(national, "the US dollars of Table 2", dollars));
  }

  private void requireWhole(Subject ally, Period period, Figure equipment) {
    List<BigDecimal> parts =
        Measure.CATEGORIES.stream()
            .flatMap(one -> tables.value(one, ally, period).stream())
            .toList();
    BigDecimal sum = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (parts.size() == Measure.CATEGORIES.size()
        && sum.subtract(WHOLE).abs().compareTo(ROUGHLY) > 0) {
      throw CrossCheck.refusal(
          equipment, "the four categories to be 100 percent, which are " + sum.toPlainString());
    }
  }
}
