package org.allyspend.ingest.sipri;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;
import org.allyspend.ingest.Numbers;
import org.allyspend.ingest.xlsx.Cell;
import org.allyspend.ingest.xlsx.Sheet;

/**
 * Reads one sheet by country. Its header row starts with 'Country'; which columns follow before the
 * years differs by sheet. Regions and countries that are no ally are read past.
 */
final class SipriSheetReader {
  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2}");

  /** What SIPRI says of figures it prints in red. */
  private static final String UNCERTAIN = "highly uncertain";

  private final SipriSheet kind;
  private final Sheet sheet;
  private final Map<Ally, Series> series = new EnumMap<>(Ally.class);
  private final Map<Ally, String> marks = new EnumMap<>(Ally.class);
  private final SortedMap<Integer, Integer> yearByColumn = new TreeMap<>();
  private int notesColumn;

  SipriSheetReader(SipriSheet kind, Sheet sheet) {
    this.kind = kind;
    this.sheet = sheet;
  }

  List<Series> series() {
    return List.copyOf(series.values());
  }

  /** The footnotes' marks on an ally's row, as printed, or an empty text. */
  String marks(Ally ally) {
    return marks.getOrDefault(ally, "");
  }

  /** Whether any figure is coloured as SIPRI colours estimates. */
  boolean hasInk() {
    return series.values().stream()
        .flatMap(one -> one.figures().values().stream())
        .anyMatch(figure -> figure.status() == Status.ESTIMATED);
  }

  int firstYear() {
    return yearByColumn.get(yearByColumn.firstKey());
  }

  int lastYear() {
    return yearByColumn.get(yearByColumn.lastKey());
  }

  void read() {
    List<List<Cell>> rows = sheet.rows();
    int header = 0;
    while (header < rows.size() && !rows.get(header).get(0).text().equals("Country")) {
      header++;
    }
    if (header == rows.size()) {
      throw Refusal.at("sheet " + sheet.name())
          .expected("a row that starts with 'Country'")
          .found("none")
          .exception();
    }
    readHeader(rows.get(header));
    rows.subList(header + 1, rows.size()).forEach(this::readRow);
    requireEveryAlly();
  }

  private void readHeader(List<Cell> row) {
    for (Cell cell : row) {
      if (YEAR.matcher(cell.text()).matches()) {
        int year = Integer.parseInt(cell.text());
        if (!yearByColumn.isEmpty() && year != lastYear() + 1) {
          throw Refusal.at(cell.place())
              .expected("the year " + (lastYear() + 1) + " in the header")
              .found(Integer.toString(year))
              .exception();
        }
        yearByColumn.put(cell.column(), year);
      } else if (!yearByColumn.isEmpty()) {
        throw cell.refused("a year in the header");
      } else if (cell.text().equals("Notes")) {
        notesColumn = cell.column();
      }
    }
    if (yearByColumn.isEmpty()) {
      throw Refusal.at(row.get(0).place())
          .expected("years in the row of 'Country'")
          .found("none")
          .exception();
    }
  }

  private void readRow(List<Cell> row) {
    Cell name = row.get(0);
    Optional<Ally> ally = name.column() == 1 ? Ally.ofName(name.text()) : Optional.empty();
    ally.ifPresent(one -> readAlly(one, name, row));
  }

  private void readAlly(Ally ally, Cell name, List<Cell> row) {
    SortedMap<Period, Figure> figures = new TreeMap<>();
    yearByColumn.forEach(
        (column, year) ->
            figures.put(
                Period.ofYear(year),
                Figure.missing(
                    new Cell(sheet.name(), name.row(), column, Cell.Kind.TEXT, "").place())));
    for (Cell cell : row) {
      Integer year = yearByColumn.get(cell.column());
      if (year != null) {
        figures.put(Period.ofYear(year), figure(ally, cell));
      } else if (cell.column() == notesColumn) {
        marks.put(ally, cell.text());
      } else if (cell.column() > yearByColumn.lastKey()) {
        throw Refusal.at(cell.place())
            .expected("nothing under no year of the header")
            .found(cell.found())
            .exception();
      }
    }
    Series read = new Series(Subject.of(ally), kind.measure(), basis(), marks(ally), figures);
    if (series.put(ally, read) != null) {
      throw Refusal.at(name.place())
          .expected("a country once in the sheet")
          .found(Refusal.quoted(name.text()) + " a second time")
          .exception();
    }
  }

  /** SIPRI has noughts where it knows no rate to the dollar: who has forces spends on them. */
  private static boolean isMissing(Ally ally, Cell cell) {
    return cell.kind() == Cell.Kind.TEXT
        ? cell.text().isEmpty() || Numbers.isMissing(cell.text())
        : ally.hasArmedForces() && Numbers.isZero(cell.text());
  }

  private Figure figure(Ally ally, Cell cell) {
    if (isMissing(ally, cell)) {
      return Figure.missing(cell.place());
    }
    if (cell.kind() != Cell.Kind.NUMBER) {
      throw cell.refused("a figure");
    }
    Status status = cell.ink() == Cell.Ink.OTHER ? Status.NORMAL : Status.ESTIMATED;
    return Figure.of(
            Numbers.parse(cell.text(), kind.shift(), kind.measure(), cell.place()),
            status,
            cell.place())
        .noted(cell.ink() == Cell.Ink.RED ? UNCERTAIN : "");
  }

  private PriceBasis basis() {
    return kind.measure().basis(kind.baseYear(sheet.name()).orElse(0));
  }

  private void requireEveryAlly() {
    String absent =
        Stream.of(Ally.values())
            .filter(ally -> !series.containsKey(ally))
            .map(Ally::natoName)
            .collect(Collectors.joining(", "));
    if (!absent.isEmpty()) {
      throw Refusal.at("sheet " + sheet.name())
          .expected("a row for every ally")
          .found("none for " + absent)
          .exception();
    }
  }
}
