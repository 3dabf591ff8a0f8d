package org.allyspend.ingest;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Subject;

/**
 * A publication's figures held against one another before any is believed: another unit, a fraction
 * for a percentage or a figure of another country contradicts the publisher's own other tables.
 */
public final class CrossCheck {
  private final Map<Measure, Map<Subject, Series>> series = new HashMap<>();

  /** A rule that a figure of an ally is held to. */
  @FunctionalInterface
  public interface Rule {
    /**
     * Checks one that is there.
     *
     * @throws RefusedException where it contradicts others
     */
    void check(Subject ally, Period period, Figure printed);
  }

  /** Of all series of a publication. */
  public CrossCheck(List<Series> all) {
    all.forEach(
        one ->
            series
                .computeIfAbsent(one.measure(), absent -> new HashMap<>())
                .put(one.subject(), one));
  }

  /** Holds every figure of a measure that an ally has to a rule, in the order of allies. */
  public void each(Measure measure, Rule rule) {
    series.getOrDefault(measure, Map.of()).values().stream()
        .filter(one -> one.subject().ally().isPresent())
        .sorted(Series.ORDER)
        .forEach(
            one ->
                one.figures()
                    .forEach(
                        (period, figure) -> {
                          if (figure.value().isPresent()) {
                            rule.check(one.subject(), period, figure);
                          }
                        }));
  }

  /** The figure of a measure, or empty where it is missing. */
  public Optional<BigDecimal> value(Measure measure, Subject subject, Period period) {
    return Optional.ofNullable(series.getOrDefault(measure, Map.of()).get(subject))
        .flatMap(one -> one.in(period))
        .flatMap(Figure::value);
  }

  /** One measure over another, or empty where either is missing or 0. */
  public Optional<BigDecimal> ratio(Measure one, Measure other, Subject subject, Period period) {
    return value(one, subject, period)
        .filter(over -> over.signum() != 0)
        .flatMap(
            over ->
                value(other, subject, period)
                    .filter(under -> under.signum() != 0)
                    .map(under -> over.divide(under, MathContext.DECIMAL32)));
  }

  /** The base year of constant prices, of whichever series comes first, as one table has one. */
  public Optional<Period> baseYear(Measure measure) {
    return series.getOrDefault(measure, Map.of()).values().stream()
        .findFirst()
        .map(one -> Period.ofYear(one.basis().baseYear()));
  }

  /**
   * Requires a figure to be of the size of what others make it, see {@link Numbers#isOfSize}.
   *
   * @param words what it is expected to be, before what others make it
   * @throws RefusedException where it is not
   */
  public static void requireSize(Figure printed, String words, BigDecimal formed) {
    if (!Numbers.isOfSize(printed.known(), formed)) {
      throw refusal(printed, words + ", which is " + plain(formed));
    }
  }

  /**
   * Requires what a figure and others make, where they make anything, to be within bounds.
   *
   * @param words what is expected, with {@code %s} where what they make is to stand
   * @throws RefusedException where it is not
   */
  public static void requireBetween(
      BigDecimal least, BigDecimal most, Optional<BigDecimal> made, Figure printed, String words) {
    made.filter(one -> one.compareTo(least) < 0 || one.compareTo(most) > 0)
        .ifPresent(
            one -> {
              throw refusal(printed, String.format(Locale.ROOT, words, plain(one)));
            });
  }

  /** The refusal of a figure, and what was expected of it. */
  public static RefusedException refusal(Figure printed, String expected) {
    return Refusal.at(printed.place())
        .expected(expected)
        .foundText(plain(printed.known()))
        .exception();
  }

  /** A number as it can be read, in seven digits. */
  public static String plain(BigDecimal number) {
    return Numbers.plain(number.round(MathContext.DECIMAL32).toPlainString());
  }
}
