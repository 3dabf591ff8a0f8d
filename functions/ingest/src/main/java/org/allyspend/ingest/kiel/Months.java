package org.allyspend.ingest.kiel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.ingest.Numbers;
import org.allyspend.ingest.csv.CsvRow;

/** The months the tracker can speak of: none before 2022. */
final class Months {
  private static final int FIRST_YEAR = 2022;
  private static final int LAST_YEAR = 2100;

  private Months() {}

  /**
   * The month of a row.
   *
   * @throws RefusedException where its columns year and month are no month since January 2022
   */
  static YearMonth of(CsvRow row) {
    return YearMonth.of(number(row, "year", FIRST_YEAR, LAST_YEAR), number(row, "month", 1, 12));
  }

  private static int number(CsvRow row, String column, int least, int most) {
    return Numbers.whole(row.text(column), least, most)
        .orElseThrow(() -> row.unexpected(column, "a number from " + least + " to " + most));
  }

  /** The same month, where the tracker can speak of it. */
  static YearMonth inTime(YearMonth month) {
    requireInTime(month.getYear());
    return month;
  }

  /** The same day, where the tracker can have been issued on it. */
  static LocalDate inTime(LocalDate day) {
    requireInTime(day.getYear());
    return day;
  }

  private static void requireInTime(int year) {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new DateTimeException("the year " + year + " is out of the tracker's time");
    }
  }
}
