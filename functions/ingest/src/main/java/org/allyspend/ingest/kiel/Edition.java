package org.allyspend.ingest.kiel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.ingest.csv.CsvRow;
import org.allyspend.ingest.csv.CsvTable;

/**
 * Which edition the files are, as {@code release_info.csv} says; in 'Release 29 of 2026-08-04' they
 * run to April 2026. Numbers of releases have gone down between two days, so the day orders them.
 *
 * @param number the release's number
 * @param day the day on which it was issued
 * @param lastMonth the last month it speaks of
 * @param label as Kiel words it
 */
record Edition(String number, LocalDate day, YearMonth lastMonth, String label) {
  static final String FILE = "release_info.csv";
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MM/uuuu", Locale.ROOT);

  /**
   * Reads it.
   *
   * @throws RefusedException where the file does not have one line of a release, period and date
   */
  static Edition read(byte[] bytes) {
    CsvTable table = CsvTable.read(FILE, bytes, List.of("release", "period", "date"));
    if (table.rows().size() != 1) {
      throw Refusal.at(FILE)
          .expected("one line under the header")
          .found(Integer.toString(table.rows().size()))
          .exception();
    }
    CsvRow row = table.rows().get(0);
    if (!row.text("release").matches("[\\p{L}\\p{N} ._-]{1,20}")) {
      throw row.unexpected("release", "a number such as 29");
    }
    return new Edition(row.text("release"), day(row), month(row), row.text("label"));
  }

  private static LocalDate day(CsvRow row) {
    try {
      return Months.inTime(LocalDate.parse(row.text("date")));
    } catch (DateTimeException e) {
      throw row.unexpected("date", "a day such as 2026-08-04");
    }
  }

  private static YearMonth month(CsvRow row) {
    try {
      return Months.inTime(YearMonth.parse(row.text("period"), MONTH));
    } catch (DateTimeException e) {
      throw row.unexpected("period", "a month such as 04/2026");
    }
  }

  /** As reports call it: the number, which may repeat, with the day, which does not. */
  String name() {
    return "Release " + number + " of " + day;
  }
}
