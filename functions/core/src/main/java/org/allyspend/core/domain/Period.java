package org.allyspend.core.domain;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The time a figure is about, written as SDMX writes it: the year '2024' or the month '2026-04'.
 * Periods sort by time, a year before its months. A figure of a year and the figures of its months
 * can stand in one series and are never added to each other.
 *
 * @param year the calendar year
 * @param month from 1 to 12, or 0 where the period is the whole year
 */
public record Period(int year, int month) implements Comparable<Period> {

  /** How often figures of a kind of period come, with SDMX's code for it. */
  public enum Frequency {
    /** Yearly. */
    ANNUAL("A"),
    /** Monthly. */
    MONTHLY("M");

    private final String code;

    Frequency(String code) {
      this.code = code;
    }

    /** The frequency of SDMX's code (CL_FREQ), A or M, or empty. */
    public static Optional<Frequency> ofCode(String code) {
      return Stream.of(values()).filter(one -> one.code.equals(code)).findFirst();
    }
  }

  public Period {
    if (year < 0 || year > 9999 || month < 0 || month > 12) {
      throw new IllegalArgumentException("there is no month " + month + " of the year " + year);
    }
  }

  /** A whole year. */
  public static Period ofYear(int year) {
    return new Period(year, 0);
  }

  /** A month. */
  public static Period of(YearMonth month) {
    return new Period(month.getYear(), month.getMonthValue());
  }

  /**
   * The period written so.
   *
   * @throws IllegalArgumentException where it is neither a year such as 2024 nor a month such as
   *     2026-04
   */
  public static Period parse(String text) {
    // By hand: a release has ten thousands of them.
    if (areDigits(text, 0, 4)) {
      int year = Integer.parseInt(text, 0, 4, 10);
      if (text.length() == 4) {
        return ofYear(year);
      }
      if (text.length() == 7 && text.charAt(4) == '-' && areDigits(text, 5, 7)) {
        int month = Integer.parseInt(text, 5, 7, 10);
        if (month >= 1 && month <= 12) {
          return new Period(year, month);
        }
      }
    }
    throw new IllegalArgumentException(
        "expected a year such as 2024 or a month such as 2026-04, found '" + text + "'");
  }

  private static boolean areDigits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (i >= text.length() || text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** Whether it is a year or a month. */
  public Frequency frequency() {
    return month == 0 ? Frequency.ANNUAL : Frequency.MONTHLY;
  }

  /** Whether it is a whole year. */
  public boolean isYear() {
    return month == 0;
  }

  /** The month it is, or empty where it is a year. */
  public Optional<YearMonth> asMonth() {
    return isYear() ? Optional.empty() : Optional.of(YearMonth.of(year, month));
  }

  /** Its first day. */
  public LocalDate firstDay() {
    return LocalDate.of(year, isYear() ? 1 : month, 1);
  }

  /** Whether it has not begun on a day. */
  public boolean isAhead(LocalDate day) {
    return day.isBefore(firstDay());
  }

  /** Its last day. */
  public LocalDate lastDay() {
    return (isYear() ? YearMonth.of(year, Month.DECEMBER) : YearMonth.of(year, month))
        .atEndOfMonth();
  }

  /** What is known by year, as it is known by period. */
  public static <T> SortedMap<Period, T> ofYears(Map<Integer, T> byYear) {
    SortedMap<Period, T> byPeriod = new TreeMap<>();
    byYear.forEach((year, value) -> byPeriod.put(ofYear(year), value));
    return byPeriod;
  }

  /** What of it is known by year; months are passed over. */
  static <T> SortedMap<Integer, T> years(SortedMap<Period, T> byPeriod) {
    SortedMap<Integer, T> byYear = new TreeMap<>();
    byPeriod.forEach(
        (period, value) -> {
          if (period.isYear()) {
            byYear.put(period.year(), value);
          }
        });
    return byYear;
  }

  @Override
  public int compareTo(Period other) {
    return year == other.year
        ? Integer.compare(month, other.month)
        : Integer.compare(year, other.year);
  }

  /** As SDMX writes it. */
  @Override
  public String toString() {
    String digits = Integer.toString(10_000 + year).substring(1);
    return isYear() ? digits : digits + (month < 10 ? "-0" : "-") + month;
  }
}
