package org.allyspend.ingest.eda;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.Status;
import org.allyspend.ingest.xlsx.Cell;
import org.allyspend.ingest.xlsx.Sheet;

/**
 * EDA's tables, told by their first row: long ones, a row a member and year, of which one is shown
 * and the other hidden; and that of the Union, a row an indicator with a column a year.
 */
final class Tables {
  private static final int FIRST_YEAR = 2005;
  private static final int LAST_YEAR = 2100;
  private static final Pattern YEAR = Pattern.compile("20\\d{2}");

  /** A member's name, with the stars of a note under the table before or behind it. */
  private static final Pattern NAME = Pattern.compile("\\**\\s*(?<name>.*?)\\s*\\**");

  /** Members of the Union that are no allies. */
  private static final Set<String> OTHERS = Set.of("Austria", "Cyprus", "Ireland", "Malta");

  private final Figures figures;

  Tables(Figures figures) {
    this.figures = figures;
  }

  /**
   * Reads a sheet that is such a table.
   *
   * @return whether it is one
   */
  boolean read(Sheet sheet) {
    if (sheet.rows().isEmpty()) {
      return false;
    }
    List<Cell> header = sheet.rows().get(0);
    List<List<Cell>> rows = sheet.rows().subList(1, sheet.rows().size());
    if (header.stream().anyMatch(cell -> cell.text().strip().equals("Year"))) {
      readLong(header, rows);
      return true;
    }
    if (header.get(0).text().strip().equals(Figures.UNION)) {
      readUnion(header, rows);
      return true;
    }
    return false;
  }

  private void readLong(List<Cell> header, List<List<Cell>> rows) {
    SortedMap<Integer, Indicator> byColumn = new TreeMap<>();
    int yearColumn = 0;
    for (Cell cell : header) {
      Indicator.of(cell).ifPresent(indicator -> byColumn.put(cell.column(), indicator));
      yearColumn = cell.text().strip().equals("Year") ? cell.column() : yearColumn;
    }
    for (Indicator needed : List.of(Indicator.TOTAL, Indicator.INVESTMENT)) {
      if (!byColumn.containsValue(needed)) {
        throw Refusal.at(header.get(0).place())
            .expected("a column '" + needed.words() + "'")
            .found("none in this row")
            .exception();
      }
    }
    boolean estimates = rows.stream().anyMatch(Tables::isNoteOnEstimates);
    for (List<Cell> row : rows) {
      Cell first = row.get(0);
      Optional<Cell> year = at(row, yearColumn);
      // Notes under the table have no year.
      if (first.column() == 1 && year.isPresent()) {
        Status status = estimates && stars(first) == 1 ? Status.ESTIMATED : Status.NORMAL;
        String member = member(first);
        int of = year(year.get());
        byColumn.forEach(
            (column, indicator) ->
                figures.add(indicator, member, of, figure(row, column, indicator, status)));
      }
    }
  }

  private static Figure figure(List<Cell> row, int column, Indicator indicator, Status status) {
    Cell first = row.get(0);
    return at(row, column)
        .map(cell -> Figures.figure(cell, indicator, status))
        .orElseGet(
            () ->
                Figure.missing(
                    new Cell(first.sheet(), first.row(), column, Cell.Kind.TEXT, "").place()));
  }

  private static Optional<Cell> at(List<Cell> row, int column) {
    return row.stream().filter(cell -> cell.column() == column).findFirst();
  }

  /** A note such as '*Estimated 2025 figures': names with one star have estimates. */
  private static boolean isNoteOnEstimates(List<Cell> row) {
    String text = row.get(0).text().strip();
    return text.matches("(?is)\\*[^*]*estimate.*");
  }

  private static long stars(Cell name) {
    return name.text().chars().filter(one -> one == '*').count();
  }

  private static String member(Cell cell) {
    Matcher matcher = NAME.matcher(cell.text().strip());
    String name = matcher.matches() ? matcher.group("name") : "";
    if (Ally.ofName(name).isEmpty() && !OTHERS.contains(name)) {
      throw cell.refused("a member of the European Union");
    }
    return Ally.ofName(name).map(Ally::natoName).orElse(name);
  }

  private static int year(Cell cell) {
    if (YEAR.matcher(cell.text()).matches()) {
      int year = Integer.parseInt(cell.text());
      if (year >= FIRST_YEAR && year <= LAST_YEAR) {
        return year;
      }
    }
    throw cell.refused("a year since " + FIRST_YEAR);
  }

  private void readUnion(List<Cell> header, List<List<Cell>> rows) {
    Map<Integer, Integer> yearByColumn = new TreeMap<>();
    header.stream().skip(1).forEach(cell -> yearByColumn.put(cell.column(), year(cell)));
    for (List<Cell> row : rows) {
      // Indicators that are read of no member, collaborative ones, are read past, and so are notes.
      Indicator.of(row.get(0))
          .ifPresent(
              indicator ->
                  yearByColumn.forEach(
                      (column, year) ->
                          figures.add(
                              indicator,
                              Figures.UNION,
                              year,
                              figure(row, column, indicator, Status.NORMAL))));
    }
  }
}
