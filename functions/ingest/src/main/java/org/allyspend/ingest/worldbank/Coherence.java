package org.allyspend.ingest.worldbank;

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
import org.allyspend.ingest.Numbers;

/** The indicators held against one another, to an order of magnitude. */
final class Coherence {
  private static final List<Measure> STEADY =
      List.of(Measure.GDP, Measure.GDP_CONSTANT, Measure.POPULATION);

  /**
   * Before, military expenditure in dollars is at rates of currencies that broke down: Croatia's of
   * 1992 makes its GDP a twentieth of the bank's.
   */
  private static final Period FIRST_OF_SHARES = Period.ofYear(2000);

  /**
   * Dollars of GDP a head: Albania had 200 in 1992, the least of any ally in any year, and
   * Luxembourg's 140,000 are the most.
   */
  private static final BigDecimal LEAST_A_HEAD = BigDecimal.valueOf(100);

  private static final BigDecimal MOST_A_HEAD = BigDecimal.valueOf(1_000_000);

  /**
   * The bank forms GDP at constant prices from that of the base year, so that the two are equal
   * there; a late revision of the one alone is less than this part of it.
   */
  private static final BigDecimal FIFTH = new BigDecimal("0.2");

  private static final Subject AMERICA = Subject.of(Ally.USA);

  private final CrossCheck tables;

  private Coherence(List<Series> all) {
    tables = new CrossCheck(all);
  }

  /**
   * Requires GDP a head that a country can have, military expenditure to be its share of GDP, and
   * GDP to be the same at the prices of the base year.
   *
   * @throws RefusedException naming the first figure that contradicts others
   */
  static void require(List<Series> all) {
    Coherence indicators = new Coherence(all);
    STEADY.forEach(
        one ->
            indicators.tables.each(
                one, (ally, year, printed) -> indicators.requireSteady(one, ally, year, printed)));
    indicators.tables.each(Measure.GDP, indicators::requireHeads);
    indicators.tables.each(Measure.GDP_CONSTANT, indicators::requireBaseYear);
    indicators.tables.each(Measure.MILITARY_SHARE_OF_GDP, indicators::requireShare);
  }

  private void requireSteady(Measure measure, Subject ally, Period year, Figure printed) {
    tables
        .value(measure, ally, Period.ofYear(year.year() - 1))
        .ifPresent(
            before ->
                CrossCheck.requireSize(
                    printed, measure.id() + " near that of the year before", before));
  }

  private void requireHeads(Subject ally, Period year, Figure gdp) {
    CrossCheck.requireBetween(
        LEAST_A_HEAD,
        MOST_A_HEAD,
        tables
            .ratio(Measure.GDP, Measure.POPULATION, ally, year)
            .map(each -> each.movePointRight(3)),
        gdp,
        "GDP in US dollars and population in persons, which make %s a head");
  }

  private void requireBaseYear(Subject ally, Period year, Figure constant) {
    int base = tables.baseYear(Measure.GDP_CONSTANT).orElseThrow().year();
    tables
        .value(Measure.GDP, ally, year)
        .filter(
            gdp ->
                year.year() == base
                    ? !Numbers.isWithin(FIFTH, constant.known(), gdp)
                    : ally.equals(AMERICA) && isFalling(gdp, constant.known(), year.year() - base))
        .ifPresent(
            gdp -> {
              throw CrossCheck.refusal(
                  constant,
                  "GDP at prices of "
                      + base
                      + ", which is "
                      + CrossCheck.plain(gdp)
                      + " at current");
            });
  }

  /** Prices in dollars have not fallen over any five years since the 1930s. */
  private static boolean isFalling(BigDecimal current, BigDecimal constant, int years) {
    return Math.abs(years) >= 5 && Integer.signum(years) == constant.compareTo(current);
  }

  private void requireShare(Subject ally, Period year, Figure share) {
    tables
        .ratio(Measure.MILITARY_EXPENDITURE, Measure.GDP, ally, year)
        .filter(formed -> year.compareTo(FIRST_OF_SHARES) >= 0)
        .ifPresent(
            formed ->
                CrossCheck.requireSize(
                    share, "military expenditure in percent of GDP", formed.movePointRight(2)));
  }
}
