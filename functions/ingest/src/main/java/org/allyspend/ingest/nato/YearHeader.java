package org.allyspend.ingest.nato;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Status;
import org.allyspend.ingest.xlsx.Cell;

/**
 * A row of years over the figures: numbers (2014), text ('2019') and estimates ('2023e') mixed.
 *
 * @param years the year and status by column
 */
record YearHeader(TreeMap<Integer, Year> years) {
  private static final Pattern YEAR = Pattern.compile("((?:19|20)\\d{2}) ?(e?)");
  private static final int FEWEST = 3;

  /** A year and what its figures are: an 'e' marks estimates. */
  record Year(int year, Status status) {}

  /**
   * The header in these cells, or empty where they are none: most of the cells are years.
   *
   * @throws RefusedException where it is a header with a damaged year
   */
  static Optional<YearHeader> in(List<Cell> row) {
    List<Cell> cells =
        row.stream().dropWhile(cell -> !YEAR.matcher(cell.text()).matches()).toList();
    long like = cells.stream().filter(cell -> YEAR.matcher(cell.text()).matches()).count();
    if (like < FEWEST || like * 2 < cells.size()) {
      return Optional.empty();
    }
    TreeMap<Integer, Year> years = new TreeMap<>();
    int expected = 0;
    for (Cell cell : cells) {
      Matcher matcher = YEAR.matcher(cell.text());
      if (!matcher.matches()) {
        throw Refusal.at(cell.place())
            .expected("a year such as 2014 or 2023e in the header")
            .foundText(cell.text())
            .exception();
      }
      int year = Integer.parseInt(matcher.group(1));
      if (expected != 0 && year != expected) {
        throw Refusal.at(cell.place())
            .expected("the year " + expected + " in the header")
            .found(Integer.toString(year))
            .exception();
      }
      expected = year + 1;
      years.put(
          cell.column(),
          new Year(year, matcher.group(2).isEmpty() ? Status.NORMAL : Status.ESTIMATED));
    }
    return Optional.of(new YearHeader(years));
  }

  int firstColumn() {
    return years.firstKey();
  }

  int firstYear() {
    return years.firstEntry().getValue().year();
  }

  int lastYear() {
    return years.lastEntry().getValue().year();
  }
}
