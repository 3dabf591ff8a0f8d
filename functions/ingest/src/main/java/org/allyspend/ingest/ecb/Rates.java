package org.allyspend.ingest.ecb;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;
import org.allyspend.ingest.Numbers;
import org.allyspend.ingest.csv.CsvRow;
import org.allyspend.ingest.csv.CsvTable;

/**
 * The days' rates and their means. A day without a rate ('N/A', as of a currency that has ended or
 * was not yet followed) is in no mean. A year or month whose last days are not there is stated as
 * provisional with the day to which it runs, 'so far'.
 */
final class Rates {
  /**
   * The currencies of allies, past and present, and the dollar, in which NATO prints, each with the
   * first rate that the bank stated for it, which nothing revises. The bank keeps the columns of
   * currencies that ended.
   */
  private static final SortedMap<String, BigDecimal> FIRST_RATES =
      new TreeMap<>(
          Map.ofEntries(
              first("USD", "1.1789"),
              first("CAD", "1.8004"),
              first("GBP", "0.7111"),
              first("DKK", "7.4501"),
              first("SEK", "9.4696"),
              first("NOK", "8.8550"),
              first("ISK", "81.48"),
              first("PLN", "4.0712"),
              first("CZK", "35.107"),
              first("HUF", "251.48"),
              first("RON", "3.6030"),
              first("BGN", "1.9469"),
              first("HRK", "7.4220"),
              first("TRY", "1.8150")));

  /** The crowns of Sweden and Norway were 7 percent apart at first. */
  private static final BigDecimal NEAR = new BigDecimal("0.05");

  /** No day has moved the dollar, the pound or Canada's dollar by more than 6 percent. */
  private static final BigDecimal FAR = new BigDecimal("0.1");

  /** From when other sources have figures of months. */
  private static final int FIRST_YEAR_OF_MONTHS = 2022;

  private static final int FIRST_YEAR = 1999;
  private static final int LAST_YEAR = 2100;
  private static final int DECIMALS = 6;

  /** Between two days with a rate lie five at most, at Easter and Christmas. */
  private static final int LONGEST_GAP = 10;

  /** A currency may come back after years, as Iceland's did: what is between is no year's part. */
  private static final int LONG_AGO = 366;

  /** New Year's Eve may be a holiday, and a month may end on a weekend. */
  private static final int LAST_DAYS = 4;

  private final SortedMap<LocalDate, CsvRow> days = new TreeMap<>();

  /** The rates of a period and currency so far. */
  private static final class Sum {
    private BigDecimal sum = BigDecimal.ZERO;
    private int count;
    private LocalDate last = LocalDate.MIN;
    private boolean isBroken;

    private void add(BigDecimal rate, LocalDate day) {
      sum = sum.add(rate);
      count++;
      last = day;
    }
  }

  Rates(CsvTable table) {
    for (CsvRow row : table.rows()) {
      if (days.put(day(row), row) != null) {
        throw Refusal.twice(row.place(), row.text("Date")).exception();
      }
    }
    if (days.isEmpty()) {
      throw Refusal.at(EcbSource.FILE).expected("a line a working day").found("none").exception();
    }
    if (days.firstKey().getYear() > FIRST_YEAR) {
      throw Refusal.at(EcbSource.FILE)
          .expected("the whole history, from " + FIRST_YEAR)
          .found("none before " + days.firstKey())
          .exception();
    }
  }

  private static Map.Entry<String, BigDecimal> first(String currency, String rate) {
    return Map.entry(currency, new BigDecimal(rate));
  }

  /** The columns that the file has to have. */
  static List<String> columns() {
    return Stream.concat(Stream.of("Date"), FIRST_RATES.keySet().stream()).toList();
  }

  private static LocalDate day(CsvRow row) {
    try {
      LocalDate day = LocalDate.parse(row.text("Date"));
      if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
        return day;
      }
    } catch (DateTimeException e) {
      // Said below, with the place.
    }
    throw row.unexpected("Date", "a day since 1999-01-04 such as 2026-10-30");
  }

  LocalDate lastDay() {
    return days.lastKey();
  }

  /** A series a currency, of years and months. */
  List<Series> series() {
    List<Series> series = new ArrayList<>();
    for (String currency : FIRST_RATES.keySet()) {
      SortedMap<Period, Figure> figures = figures(currency);
      if (!figures.isEmpty()) {
        series.add(
            new Series(
                Subject.ofCurrency(currency), Measure.PER_EURO, PriceBasis.NONE, "", figures));
      }
    }
    return series;
  }

  private SortedMap<Period, Figure> figures(String currency) {
    SortedMap<Period, Sum> sums = new TreeMap<>();
    LocalDate last = null;
    BigDecimal lastRate = null;
    for (Map.Entry<LocalDate, CsvRow> one : days.entrySet()) {
      BigDecimal rate = rate(currency, one.getValue(), lastRate);
      if (rate != null) {
        LocalDate day = one.getKey();
        add(rate, day, sums);
        breakAtGap(last, day, one.getValue().place(currency), sums);
        last = day;
        lastRate = rate;
      }
    }
    SortedMap<Period, Figure> figures = new TreeMap<>();
    sums.forEach((period, sum) -> figures.put(period, mean(period, sum)));
    return figures;
  }

  /** The rate of a day, or null where there is none. */
  private static BigDecimal rate(String currency, CsvRow row, BigDecimal before) {
    String text = row.text(currency);
    if (text.isEmpty() || text.equals("N/A")) {
      return null;
    }
    BigDecimal rate = Numbers.parse(text, Measure.PER_EURO, row.place(currency));
    if (rate.signum() == 0) {
      throw row.unexpected(currency, "a rate above zero, or N/A");
    }
    BigDecimal first = FIRST_RATES.get(currency);
    if (before == null && !Numbers.isWithin(NEAR, rate, first)) {
      throw row.unexpected(
          currency, "units for a euro, of which there were " + first + " at first");
    }
    if (before != null && (!Numbers.isOfSize(rate, before) || isTurnedRound(rate, before))) {
      throw row.unexpected(currency, "a rate near the one before, " + before.toPlainString());
    }
    return rate;
  }

  /** Euros for a dollar after dollars for a euro. */
  private static boolean isTurnedRound(BigDecimal rate, BigDecimal before) {
    return !Numbers.isWithin(FAR, rate, before)
        && Numbers.isWithin(NEAR, rate.multiply(before), BigDecimal.ONE);
  }

  private static void add(BigDecimal rate, LocalDate day, Map<Period, Sum> sums) {
    of(sums, Period.ofYear(day.getYear())).add(rate, day);
    if (day.getYear() >= FIRST_YEAR_OF_MONTHS) {
      of(sums, Period.of(YearMonth.from(day))).add(rate, day);
    }
  }

  /**
   * The mean of the days that are there would pass for that of all. Where the file has the days
   * between, the bank had suspended the currency: of those periods there is no mean.
   */
  private void breakAtGap(LocalDate last, LocalDate day, String place, Map<Period, Sum> sums) {
    if (last == null
        || !last.plusDays(LONGEST_GAP).isBefore(day)
        || !last.plusDays(LONG_AGO).isAfter(day)) {
      return;
    }
    if (days.subMap(last.plusDays(1), day).isEmpty()) {
      throw Refusal.at(place)
          .expected("a rate every working day")
          .found("none between " + last + " and " + day)
          .exception();
    }
    sums.forEach((period, sum) -> sum.isBroken |= lacks(period, last, day));
  }

  /** Whether days of a period lie between two, more than a holiday takes. */
  private static boolean lacks(Period period, LocalDate last, LocalDate day) {
    LocalDate from = period.firstDay().isAfter(last) ? period.firstDay() : last.plusDays(1);
    LocalDate to = period.lastDay().isBefore(day) ? period.lastDay() : day.minusDays(1);
    return from.plusDays(LAST_DAYS).isBefore(to);
  }

  private static Sum of(Map<Period, Sum> sums, Period period) {
    return sums.computeIfAbsent(period, absent -> new Sum());
  }

  private static Figure mean(Period period, Sum sum) {
    String place = EcbSource.FILE + ", mean of " + sum.count + " days";
    if (sum.isBroken) {
      return Figure.missing(place);
    }
    BigDecimal mean =
        sum.sum.divide(BigDecimal.valueOf(sum.count), DECIMALS, RoundingMode.HALF_EVEN);
    return sum.last.plusDays(LAST_DAYS).isBefore(period.lastDay())
        ? Figure.of(mean, Status.PROVISIONAL, place).noted("so far, to " + sum.last)
        : Figure.of(mean, Status.NORMAL, place);
  }
}
