package org.allyspend.ingest.sipri;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Subject;
import org.allyspend.ingest.CrossCheck;
import org.allyspend.ingest.Numbers;

/**
 * SIPRI's sheets held against one another: each is made of others, by exchange rates, prices,
 * population and GDP.
 */
final class Coherence {
  private static final Subject AMERICA = Subject.of(Ally.USA);

  /** SIPRI's own figures are equal to every digit; were they rounded to millions, within this. */
  private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");

  private final CrossCheck sheets;

  private Coherence(List<Series> all) {
    sheets = new CrossCheck(all);
  }

  /**
   * Requires what has to be equal to be so, and the rest to be of one size.
   *
   * @throws RefusedException naming the first figure that contradicts others
   */
  static void require(List<Series> all) {
    Coherence own = new Coherence(all);
    own.sheets.each(Measure.MILITARY_EXPENDITURE, own::requireDollars);
    own.sheets.each(Measure.MILITARY_EXPENDITURE_CONSTANT, own::requirePrices);
    own.sheets.each(Measure.MILITARY_SHARE_OF_GDP, own::requireShare);
    own.sheets.each(Measure.MILITARY_EXPENDITURE_PER_CAPITA, own::requireHeads);
    own.sheets.each(Measure.MILITARY_EXPENDITURE_NATIONAL_FINANCIAL, own::requireYears);
  }

  /** A dollar is a dollar: America's figures are its own currency's. */
  private void requireDollars(Subject ally, Period year, Figure current) {
    if (ally.equals(AMERICA)) {
      requireEqual(
          current,
          "the dollars of the sheet of calendar years",
          sheets.value(Measure.MILITARY_EXPENDITURE_NATIONAL_CALENDAR, ally, year));
    }
  }

  private void requirePrices(Subject ally, Period year, Figure constant) {
    if (sheets.baseYear(Measure.MILITARY_EXPENDITURE_CONSTANT).filter(year::equals).isPresent()) {
      requireEqual(
          constant,
          "in the base year the figure at current prices",
          sheets.value(Measure.MILITARY_EXPENDITURE, ally, year));
    }
  }

  /** In all editions neither real GDP nor a rate of years side by side is off by more than 2.2. */
  private void requireShare(Subject ally, Period year, Figure share) {
    Measure constant = Measure.MILITARY_EXPENDITURE_CONSTANT;
    sheets
        .ratio(constant, Measure.MILITARY_SHARE_OF_GDP, ally, Period.ofYear(year.year() - 1))
        .flatMap(gdpBefore -> over(sheets.value(constant, ally, year), gdpBefore))
        .ifPresent(
            formed ->
                CrossCheck.requireSize(
                    share, "a share of a GDP near that of the year before", formed));
    sheets
        .value(Measure.MILITARY_SHARE_OF_GOVERNMENT, ally, year)
        .filter(ofGovernment -> ofGovernment.compareTo(share.known()) < 0)
        .ifPresent(
            ofGovernment -> {
              throw CrossCheck.refusal(
                  share,
                  "a share of GDP no higher than that of government spending, which is "
                      + CrossCheck.plain(ofGovernment));
            });
  }

  /** The people of no ally grow tenfold: since 1949 Luxembourg's did most, by four fifths. */
  private void requireHeads(Subject ally, Period year, Figure each) {
    Measure current = Measure.MILITARY_EXPENDITURE;
    Measure perCapita = Measure.MILITARY_EXPENDITURE_PER_CAPITA;
    sheets
        .baseYear(Measure.MILITARY_EXPENDITURE_CONSTANT)
        .flatMap(base -> sheets.ratio(current, perCapita, ally, base))
        .flatMap(people -> over(sheets.value(current, ally, year), people))
        .ifPresent(
            formed ->
                CrossCheck.requireSize(
                    each, "expenditure over a population near the base year's", formed));
  }

  private void requireYears(Subject ally, Period year, Figure financial) {
    sheets
        .value(Measure.MILITARY_EXPENDITURE_NATIONAL_CALENDAR, ally, year)
        .ifPresent(
            calendar ->
                CrossCheck.requireSize(financial, "a figure near the calendar year's", calendar));
  }

  private static Optional<BigDecimal> over(Optional<BigDecimal> money, BigDecimal each) {
    return money.map(one -> one.divide(each, MathContext.DECIMAL32));
  }

  private static void requireEqual(Figure printed, String words, Optional<BigDecimal> other) {
    BigDecimal figure = printed.known();
    other
        .filter(equal -> !Numbers.isWithin(HUNDREDTH, equal, figure))
        .ifPresent(
            equal -> {
              throw CrossCheck.refusal(printed, words + ", which is " + CrossCheck.plain(equal));
            });
  }
}
