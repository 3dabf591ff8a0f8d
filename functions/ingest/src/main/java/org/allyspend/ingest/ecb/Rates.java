package org.allyspend.ingest.ecb;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
  /** Those of allies, past and present, and the dollar, in which NATO prints. */
  private static final List<String> CURRENCIES =
      List.of(
          "USD", "CAD", "GBP", "DKK", "SEK", "NOK", "ISK", "PLN", "CZK", "HUF", "RON", "BGN", "HRK",
          "TRY");

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
  private final Set<String> columns;

  /** The rates of a period and currency so far. */
  private static final class Sum {
    private BigDecimal sum = BigDecimal.ZERO;
    private int count;
    private LocalDate last = LocalDate.MIN;

    private void add(BigDecimal rate, LocalDate day) {
      sum = sum.add(rate);
      count++;
      last = day;
    }
  }

  Rates(CsvTable table) {
    columns = new HashSet<>(table.columns());
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
    for (String currency : CURRENCIES) {
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
    if (columns.contains(currency)) {
      days.forEach((day, row) -> add(currency, day, row, sums));
    }
    SortedMap<Period, Figure> figures = new TreeMap<>();
    sums.forEach((period, sum) -> figures.put(period, mean(period, sum)));
    return figures;
  }

  private static void add(String currency, LocalDate day, CsvRow row, Map<Period, Sum> sums) {
    String text = row.text(currency);
    if (text.isEmpty() || text.equals("N/A")) {
      return;
    }
    BigDecimal rate = Numbers.parse(text, Measure.PER_EURO, row.place(currency));
    if (rate.signum() == 0) {
      throw row.unexpected(currency, "a rate above zero, or N/A");
    }
    Sum year = of(sums, Period.ofYear(day.getYear()));
    Sum before = year.count > 0 ? year : sums.get(Period.ofYear(day.getYear() - 1));
    requireNoGap(before, day, row.place(currency));
    year.add(rate, day);
    if (day.getYear() >= FIRST_YEAR_OF_MONTHS) {
      of(sums, Period.of(YearMonth.from(day))).add(rate, day);
    }
  }

  /** The mean of the days that are there would pass for that of all. */
  private static void requireNoGap(Sum before, LocalDate day, String place) {
    if (before != null
        && before.last.plusDays(LONGEST_GAP).isBefore(day)
        && before.last.plusDays(LONG_AGO).isAfter(day)) {
      throw Refusal.at(place)
          .expected("a rate every working day")
          .found("none between " + before.last + " and " + day)
          .exception();
    }
  }

  private static Sum of(Map<Period, Sum> sums, Period period) {
    return sums.computeIfAbsent(period, absent -> new Sum());
  }

  private static Figure mean(Period period, Sum sum) {
    String place = EcbSource.FILE + ", mean of " + sum.count + " days";
    BigDecimal mean =
        sum.sum.divide(BigDecimal.valueOf(sum.count), DECIMALS, RoundingMode.HALF_EVEN);
    return sum.last.plusDays(LAST_DAYS).isBefore(period.lastDay())
        ? Figure.of(mean, Status.PROVISIONAL, place).noted("so far, to " + sum.last)
        : Figure.of(mean, Status.NORMAL, place);
  }
}
