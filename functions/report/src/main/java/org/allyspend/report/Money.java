package org.allyspend.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.allyspend.core.config.ReportingCurrency;
import org.allyspend.core.domain.Comparison;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Revision;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;

/**
 * Money at current prices as a report tells it: in the US dollars NATO prints, or in euros at the
 * European Central Bank's mean reference rate of the figure's year, where 1,082.38 million US
 * dollars of 2024 are 1,000 million euros. Constant prices are NATO's dollars and are never
 * converted.
 */
public final class Money {
  /** Of 999 million, the most that is told as such. */
  private static final int DIGITS_OF_MILLIONS = 3;

  static final Subject DOLLAR = Subject.ofCurrency("USD");

  private final ReportingCurrency currency;
  private final Labels labels;
  private final SortedMap<Integer, Figure> rates;

  private Money(ReportingCurrency currency, Labels labels, SortedMap<Integer, Figure> rates) {
    this.currency = currency;
    this.labels = labels;
    this.rates = Collections.unmodifiableSortedMap(rates);
  }

  /**
   * The money of a report of these years.
   *
   * @param published the rates of the dollar by year, as far as a source has them
   * @throws RefusedException where the report is to be in euros and a year has no rate
   */
  static Money of(
      ReportingCurrency currency,
      Labels labels,
      SortedMap<Integer, Figure> published,
      NavigableSet<Integer> years) {
    SortedMap<Integer, Figure> rates = new TreeMap<>();
    for (int year : years) {
      Optional.ofNullable(published.get(year))
          .filter(rate -> rate.value().isPresent())
          .ifPresent(rate -> rates.put(year, rate));
    }
    if (rates.size() < years.size()) {
      if (currency == ReportingCurrency.EUR) {
        throw Refusal.at("configuration /currency")
            .expected(
                "for EUR the European Central Bank's rates of the dollar of "
                    + years.first()
                    + " to "
                    + years.last())
            .found(rates.isEmpty() ? "none" : "only those of " + rates.keySet())
            .todo("have the source ecb among the report's")
            .exception();
      }
      rates.clear(); // Half a column of euros would be read as a fall.
    }
    return new Money(currency, labels, rates);
  }

  /** The same as the report before told it: at the rates that were then. */
  Money before(Comparison comparison) {
    SortedMap<Integer, Figure> then = new TreeMap<>(rates);
    for (Revision revision : comparison.revisions()) {
      if (revision.measure().equals(Measure.PER_EURO)
          && revision.subject().equals(DOLLAR.id())
          && revision.period().isYear()
          && revision.before() != null
          && revision.before().value().isPresent()) {
        then.computeIfPresent(revision.year(), (year, now) -> revision.before());
      }
    }
    return new Money(currency, labels, then);
  }

  /** Whether there is a rate of every year, so that euros can be told beside dollars. */
  public boolean hasRates() {
    return !rates.isEmpty();
  }

  /** Whether the report is told in euros. */
  public boolean isEuro() {
    return currency == ReportingCurrency.EUR;
  }

  /** US dollars for one euro by year, with their status and what is noted of them; or none. */
  public SortedMap<Integer, Figure> rates() {
    return rates;
  }

  /** Dollars of a year in the report's currency. */
  public BigDecimal stated(BigDecimal dollars, int year) {
    return isEuro() ? euros(dollars, year) : dollars;
  }

  /** Dollars of a year in euros. */
  public BigDecimal euros(BigDecimal dollars, int year) {
    return dollars.divide(rates.get(year).known(), MathContext.DECIMAL128);
  }

  /** '724.6 billion US dollars', or what that is in euros. */
  public String told(BigDecimal dollars, int year) {
    return labels.money(currency, stated(dollars, year));
  }

  /** The same where the currency has been told before: '724.6 billion'. */
  public String amount(BigDecimal dollars, int year) {
    return labels.amount(stated(dollars, year));
  }

  /** The currency of amounts that are told without it: 'in US dollars'. */
  public String currency() {
    return labels.get("currency." + currency + ".in");
  }

  /** The same amount in the other currency, or empty where there are no rates. */
  public Optional<String> other(BigDecimal dollars, int year) {
    return hasRates()
        ? Optional.of(labels.money(currency.other(), isEuro() ? dollars : euros(dollars, year)))
        : Optional.empty();
  }

  /** ' (626.4 billion euros, at the mean rate of 2026 so far)', or nothing without rates. */
  public String beside(BigDecimal dollars, int year) {
    return other(dollars, year)
        .map(other -> labels.get("money.beside", other, soFar(year)))
        .orElse("");
  }

  /** ', at the mean rate of 2026 so far', or nothing where the year's days are all there. */
  public String soFar(int year) {
    return Optional.ofNullable(rates.get(year))
        .filter(rate -> rate.status() == Status.PROVISIONAL)
        .map(rate -> labels.get("money.so-far", year))
        .orElse("");
  }

  /** The name of a year's rate in formulas. */
  public static String rate(int year) {
    return "usd_per_euro_" + year;
  }

  /** A formula for dollars of a year, in the report's currency. */
  public String formula(String dollars, int year) {
    return isEuro() ? euroFormula(dollars, year) : dollars;
  }

  /** A formula for dollars of a year, in euros. */
  public static String euroFormula(String dollars, int year) {
    return "(" + dollars + ")/" + rate(year);
  }

  /** What is to be known of euros, in sentences: none where there are no rates. */
  public Optional<String> note() {
    return hasRates()
        ? Optional.of(
            labels.get("money.note")
                + rates.keySet().stream()
                    .filter(year -> !soFar(year).isEmpty())
                    .findFirst()
                    .map(year -> labels.get("money.note.so-far", year))
                    .orElse(""))
        : Optional.empty();
  }

  /** Whether millions are told as billions: 999.6 of them would be told as 1,000, and are one. */
  public static boolean areBillions(BigDecimal millions) {
    return millions.abs().setScale(0, RoundingMode.HALF_UP).precision() > DIGITS_OF_MILLIONS;
  }
}
