package org.allyspend.ingest;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An address with the time of an issue in it, as publishers have it who name each file by its month
 * or its year: 'https://example.org/{year}_{month}_Data.zip' is
 * 'https://example.org/2026_07_Data.zip' of July 2026.
 */
final class IssueAddress {
  private static final String YEAR = "{year}";
  private static final String MONTH = "{month}";

  /** Within so many months of the running one the newest issue is looked for. */
  private static final int MONTHS = 12;

  private IssueAddress() {}

  /** Whether an address has the time of an issue in it. */
  static boolean is(String address) {
    return address.contains(YEAR) || address.contains(MONTH);
  }

  /**
   * Where the newest issue may stand, the latest first: of the running month and the twelve before;
   * of years from the next on, for which budgets are voted, to the year before last.
   */
  static List<String> of(String address, YearMonth now) {
    Stream<YearMonth> issues =
        address.contains(MONTH)
            ? IntStream.rangeClosed(0, MONTHS).mapToObj(now::minusMonths)
            : IntStream.rangeClosed(-1, 2).mapToObj(now::minusYears);
    return issues.map(issue -> at(address, issue)).toList();
  }

  /** The address of an issue of some time, whose host is that of all. */
  static String some(String address) {
    return at(address, YearMonth.of(2000, 1));
  }

  private static String at(String address, YearMonth issue) {
    String month = issue.toString().substring(issue.toString().length() - 2);
    return address.replace(YEAR, Integer.toString(issue.getYear())).replace(MONTH, month);
  }
}
