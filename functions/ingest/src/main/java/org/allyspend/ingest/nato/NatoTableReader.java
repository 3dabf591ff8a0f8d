package org.allyspend.ingest.nato;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Subject;
import org.allyspend.ingest.Numbers;
import org.allyspend.ingest.xlsx.Cell;

/**
 * Reads one table, row by row from under its title. A row is a header of years, a block's title, an
 * ally's or an aggregate's figures, or else: text with no figures, which becomes a warning unless
 * figures follow that it may have been meant to describe, or figures with no name, which are
 * refused unless they are errors or zeros (a hidden row of '#REF!').
 */
final class NatoTableReader {
  private static final Pattern CURRENCY = Pattern.compile(" ?\\([^()]*\\)$");
  private static final Pattern UNIT_LIKE =
      Pattern.compile(
          "(million|billion|thousand|percentage|based on|us dollars|\\d{4} prices).*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern MISSING =
      Pattern.compile("\\.{2,3}|…|-|–|—|n/?a|x", Pattern.CASE_INSENSITIVE);
  private static final Pattern PLAIN_NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
  private static final String STAR = "*";

  private final NatoTable table;
  private final String sheet;
  private final List<String> warnings;
  private final Map<NatoTable.Block, Map<Subject, Series>> blocks = new LinkedHashMap<>();

  private NatoTable.Block block;
  private PriceBasis basis;
  private int unitBaseYear;
  private boolean unitSeen;
  private YearHeader header;
  private Cell unexplained;

  NatoTableReader(NatoTable table, String sheet, List<String> warnings) {
    this.table = table;
    this.sheet = sheet;
    this.warnings = warnings;
  }

  int firstYear() {
    return header.firstYear();
  }

  int lastYear() {
    return header.lastYear();
  }

  List<Series> series() {
    return blocks.values().stream().flatMap(rows -> rows.values().stream()).toList();
  }

  void read(List<List<Cell>> rows) {
    rows.forEach(this::readRow);
    passOverUnexplained();
    requireWhole();
  }

  private void readRow(List<Cell> row) {
    for (int i = 0; i < row.size() && row.get(i).kind() == Cell.Kind.TEXT; i++) {
      Optional<Subject> subject = subject(row.get(i));
      if (subject.isPresent()) {
        row.subList(0, i).forEach(this::readText);
        readFigures(subject.get(), row.get(i), row.subList(i + 1, row.size()));
        return;
      }
    }
    List<Cell> rest = row;
    Optional<YearHeader> years = YearHeader.in(row);
    if (years.isPresent()) {
      readHeader(years.get());
      rest = row.stream().filter(cell -> cell.column() < header.firstColumn()).toList();
    }
    List<Cell> figures = rest.stream().filter(NatoTableReader::isFigure).toList();
    if (figures.isEmpty()) {
      rest.forEach(this::readText);
    } else {
      refuseOrPassOver(rest.get(0), figures);
    }
  }

  private void readHeader(YearHeader years) {
    if (header != null && !header.years().values().containsAll(years.years().values())) {
      throw new RefusedException(
          "sheet "
              + sheet
              + ": a block's header has the years "
              + years.firstYear()
              + " to "
              + years.lastYear()
              + ", expected those of the first block, "
              + header.firstYear()
              + " to "
              + header.lastYear()
              + ", with the same marks for estimates");
    }
    header = years;
  }

  private static boolean isFigure(Cell cell) {
    return cell.kind() != Cell.Kind.TEXT || PLAIN_NUMBER.matcher(cell.text()).matches();
  }

  /** A name over or beside the figures that is no ally's, or figures with no name at all. */
  private void refuseOrPassOver(Cell first, List<Cell> figures) {
    if (first.kind() == Cell.Kind.TEXT && !isFigure(first)) {
      throw new RefusedException(
          first.place()
              + ": '"
              + Numbers.shorten(first.text())
              + "' has figures but is no ally or aggregate that is known");
    }
    boolean empty =
        figures.stream()
            .allMatch(
                cell ->
                    cell.kind() == Cell.Kind.ERROR
                        || (cell.kind() == Cell.Kind.NUMBER && Numbers.isZero(cell.text())));
    if (!empty) {
      throw new RefusedException(
          first.place()
              + ": figures without a name (first "
              + Numbers.shorten(figures.get(0).text())
              + "), expected an ally or an aggregate to their left");
    }
    passOver(first, "row without a name, of errors and zeros");
  }

  private void readText(Cell cell) {
    String text = cell.text();
    for (NatoTable.Block candidate : table.blocks()) {
      if (candidate.title().matches(text)) {
        startBlock(candidate, cell, candidate.title().baseYear(text).orElse(unitBaseYear));
        return;
      }
    }
    if (table.unit().matches(text)) {
      unitSeen = true;
      unitBaseYear = table.unit().baseYear(text).orElse(0);
      return;
    }
    if (!unitSeen && UNIT_LIKE.matcher(text).matches()) {
      throw new RefusedException(
          cell.place()
              + ": expected the unit '"
              + table.unit().words()
              + "', found '"
              + Numbers.shorten(text)
              + "'");
    }
    passOverUnexplained();
    unexplained = cell;
  }

  private void passOverUnexplained() {
    if (unexplained != null) {
      passOver(unexplained, "text");
      unexplained = null;
    }
  }

  private void startBlock(NatoTable.Block started, Cell title, int baseYear) {
    passOverUnexplained();
    if (blocks.put(started, new LinkedHashMap<>()) != null) {
      throw new RefusedException(
          title.place() + ": the block '" + title.text() + "' stands twice, expected once");
    }
    block = started;
    basis =
        switch (started.measure().prices()) {
          case NONE -> PriceBasis.NONE;
          case CURRENT -> PriceBasis.CURRENT;
          case CONSTANT -> constant(baseYear, title);
        };
  }

  private PriceBasis constant(int baseYear, Cell title) {
    try {
      return PriceBasis.constant(baseYear);
    } catch (RefusedException e) {
      throw e.within(title.place());
    }
  }

  private void readFigures(Subject subject, Cell label, List<Cell> cells) {
    if (block == null && table.blocks().size() == 1) {
      startBlock(table.blocks().get(0), label, unitBaseYear);
    }
    if (block != null && blocks.get(block).isEmpty()) {
      passOverUnexplained();
    }
    if (unexplained != null) {
      throw new RefusedException(
          unexplained.place()
              + ": expected a block's title of Table "
              + table.number()
              + ", found '"
              + Numbers.shorten(unexplained.text())
              + "'");
    }
    if (!unitSeen) {
      throw new RefusedException(
          "sheet " + sheet + ": expected the unit '" + table.unit().words() + "' over the figures");
    }
    if (header == null) {
      throw new RefusedException(
          label.place() + ": expected a row of years over the figures, found none");
    }
    if (block == null) {
      throw new RefusedException(
          label.place()
              + ": expected the block's title '"
              + table.blocks().get(0).title().words()
              + "' over the figures, found none");
    }
    Series series = new Series(subject, block.measure(), basis, note(label), figures(label, cells));
    if (blocks.get(block).put(subject, series) != null) {
      throw new RefusedException(
          label.place() + ": " + subject.name() + " stands twice in the block, expected once");
    }
  }

  private SortedMap<Period, Figure> figures(Cell label, List<Cell> cells) {
    SortedMap<Period, Figure> figures = new TreeMap<>();
    for (Cell cell : cells) {
      YearHeader.Year year = header.years().get(cell.column());
      if (year == null) {
        throw new RefusedException(
            cell.place()
                + ": '"
                + Numbers.shorten(cell.text())
                + "' stands under no year of the header, expected nothing there");
      }
      figures.put(Period.ofYear(year.year()), figure(cell, year));
    }
    header
        .years()
        .forEach(
            (column, year) ->
                figures.computeIfAbsent(
                    Period.ofYear(year.year()),
                    absent ->
                        Figure.missing(
                            new Cell(sheet, label.row(), column, Cell.Kind.TEXT, "").place())));
    return figures;
  }

  private Figure figure(Cell cell, YearHeader.Year year) {
    String text = cell.text();
    if (cell.kind() == Cell.Kind.TEXT) {
      if (MISSING.matcher(text).matches()) {
        return Figure.missing(cell.place());
      }
      if (!PLAIN_NUMBER.matcher(text).matches()) {
        throw new RefusedException(
            cell.place() + ": expected a figure, found the text '" + Numbers.shorten(text) + "'");
      }
      warnings.add(cell.place() + ": the figure " + text + " is written as text and was read");
    } else if (cell.kind() != Cell.Kind.NUMBER) {
      throw new RefusedException(
          cell.place() + ": expected a figure, found " + Numbers.shorten(text));
    }
    return Figure.of(
        Numbers.parse(text, block.measure(), cell.place()), year.status(), cell.place());
  }

  /** The ally or printed aggregate a label names, its star and currency taken off. */
  private Optional<Subject> subject(Cell label) {
    String name = name(label);
    return AllyGroup.PRINTED.stream()
        .filter(group -> group.name().equalsIgnoreCase(name))
        .findFirst()
        .map(Subject::of)
        .or(() -> Ally.ofName(name).map(Subject::of));
  }

  private static String name(Cell label) {
    return CURRENCY.matcher(label.text()).replaceFirst("").replace(STAR, "").strip();
  }

  private static String note(Cell label) {
    return label.text().contains(STAR) ? STAR : "";
  }

  private void passOver(Cell cell, String what) {
    warnings.add(
        cell.place() + ": passed over " + what + " ('" + Numbers.shorten(cell.text()) + "')");
  }

  private void requireWhole() {
    if (header == null) {
      throw new RefusedException("sheet " + sheet + ": expected a row of years, found none");
    }
    for (NatoTable.Block expected : table.blocks()) {
      Map<Subject, Series> found = blocks.get(expected);
      if (found == null) {
        throw new RefusedException(
            "sheet "
                + sheet
                + ": expected a block titled '"
                + expected.title().words()
                + "', found none");
      }
      String absent =
          Stream.of(Ally.values())
              .filter(ally -> expected.expects(ally, lastYear()))
              .filter(ally -> !found.containsKey(Subject.of(ally)))
              .map(Ally::natoName)
              .collect(Collectors.joining(", "));
      if (!absent.isEmpty()) {
        throw new RefusedException(
            "sheet "
                + sheet
                + ": expected a row for every ally in the block of "
                + expected.measure().id()
                + ", found none for "
                + absent);
      }
      if (table.printsAggregates()) {
        AllyGroup.PRINTED.stream()
            .filter(group -> !found.containsKey(Subject.of(group)))
            .forEach(
                group ->
                    warnings.add(
                        "sheet "
                            + sheet
                            + ": prints no row '"
                            + group.name()
                            + "' of "
                            + expected.measure().id()
                            + " to check ours against"));
      }
    }
  }
}
