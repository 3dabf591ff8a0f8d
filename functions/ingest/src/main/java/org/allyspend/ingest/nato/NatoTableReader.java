package org.allyspend.ingest.nato;

import static org.allyspend.core.domain.Measure.PERSONNEL;
import static org.allyspend.core.domain.Measure.SHARE_OF_GDP;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Footnote;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Subject;
import org.allyspend.ingest.Numbers;
import org.allyspend.ingest.xlsx.Cell;

/**
 * Reads one table, row by row from under its title. A row is a header of years, a block's title, an
 * ally's or an aggregate's figures, or else: text with no figures, which becomes a warning unless
 * figures follow that it may have been meant to describe, or a note where none follow; or figures
 * with no name, which are refused unless they are errors or zeros (a hidden row of '#REF!').
 */
final class NatoTableReader {
  private static final Pattern CURRENCY = Pattern.compile(" ?\\([^()]*\\)$");
  private static final Pattern UNIT_LIKE =
      Pattern.compile(
          "(million|billion|thousand|percentage|based on|us dollars|\\d{4} prices).*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern PAGE = Pattern.compile("[-–—]? ?\\d{1,3} ?[-–—]?");
  private static final String STAR = "*";

  private final NatoTable table;
  private final String sheet;
  private final List<Remark> warnings;
  private final Map<NatoTable.Block, Map<Subject, Series>> blocks = new LinkedHashMap<>();

  private NatoTable.Block block;
  private PriceBasis basis;
  private NatoTable.Unit unit;
  private int unitBaseYear;
  private YearHeader header;
  private Cell unexplained;
  private final List<Cell> notes = new ArrayList<>();

  NatoTableReader(NatoTable table, String sheet, List<Remark> warnings) {
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

  /** The notes under the table, each once for every ally whose row bears its mark. */
  List<Footnote> footnotes() {
    List<Subject> starred =
        blocks.values().stream()
            .flatMap(rows -> rows.values().stream())
            .filter(series -> series.note().equals(STAR))
            .map(Series::subject)
            .distinct()
            .sorted()
            .toList();
    return notes.stream().flatMap(note -> TableNote.of(note.text(), starred).stream()).toList();
  }

  void read(List<List<Cell>> rows) {
    rows.forEach(this::readRow);
    passOverUnexplained();
    List<Cell> pages = notes.stream().filter(note -> PAGE.matcher(note.text()).matches()).toList();
    pages.forEach(page -> passOver(page, Remark.Kind.STRAY_TEXT));
    notes.removeAll(pages);
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
      throw Refusal.at("sheet " + sheet)
          .expected(
              "the years of the first block, "
                  + header.firstYear()
                  + " to "
                  + header.lastYear()
                  + ", in every block, with the same marks for estimates")
          .found("others, from " + years.firstYear() + " to " + years.lastYear())
          .exception();
    }
    header = years;
  }

  private static boolean isFigure(Cell cell) {
    return cell.kind() != Cell.Kind.TEXT || Numbers.isPlain(cell.text());
  }

  /**
   * A name over or beside the figures that is no ally's, or figures with no name at all. A number
   * under no year, such as a page's, is none.
   */
  private void refuseOrPassOver(Cell first, List<Cell> figures) {
    if (first.kind() == Cell.Kind.TEXT && !isFigure(first)) {
      throw Refusal.at(first.place())
          .expected("the name of an ally or of NATO's aggregate beside figures")
          .foundText(first.text())
          .exception();
    }
    if (figures.stream().noneMatch(this::isUnderYear)) {
      passOver(first, Remark.Kind.STRAY_NUMBER);
      return;
    }
    Optional<Cell> telling = figures.stream().filter(cell -> !saysNothing(cell)).findFirst();
    if (telling.isPresent()) {
      throw Refusal.at(first.place())
          .expected("the name of an ally or of NATO's aggregate to the left of figures")
          .found("none beside " + telling.get().found())
          .todo(telling.get().todo())
          .exception();
    }
    passOver(first, Remark.Kind.NAMELESS_ROW);
  }

  private boolean isUnderYear(Cell cell) {
    return header == null || header.years().containsKey(cell.column());
  }

  private static boolean saysNothing(Cell cell) {
    return cell.kind() == Cell.Kind.ERROR
        || (cell.kind() == Cell.Kind.NUMBER && Numbers.isZero(cell.text()));
  }

  private void readText(Cell cell) {
    String text = cell.text();
    for (NatoTable.Block candidate : table.blocks()) {
      if (candidate.title().matches(text)) {
        startBlock(candidate, cell, candidate.title().baseYear(text).orElse(unitBaseYear));
        return;
      }
    }
    for (NatoTable.Unit one : table.units()) {
      if (one.words().matches(text)) {
        unit = one;
        unitBaseYear = one.words().baseYear(text).orElse(0);
        return;
      }
    }
    if (unit == null && UNIT_LIKE.matcher(text).matches()) {
      throw Refusal.at(cell.place()).expected(unitWords()).foundText(text).exception();
    }
    passOverUnexplained();
    unexplained = cell;
  }

  private String unitWords() {
    return "the unit '" + table.units().get(0).words().shown() + "' over the figures";
  }

  /** What stands under the last figures is a note; what is followed by figures explains nothing. */
  private void passOverUnexplained() {
    if (unexplained != null) {
      notes.add(unexplained);
      unexplained = null;
    }
  }

  private void startBlock(NatoTable.Block started, Cell title, int baseYear) {
    passOverUnexplained();
    if (blocks.put(started, new LinkedHashMap<>()) != null) {
      throw Refusal.at(title.place())
          .expected("a block once")
          .found(Refusal.quoted(title.text()) + " a second time")
          .exception();
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
    if (block == null) {
      table.untitled(unitBaseYear).ifPresent(one -> startBlock(one, label, unitBaseYear));
    }
    if (block != null && blocks.get(block).isEmpty()) {
      passOverUnexplained();
    }
    requireExplained(label);
    notes.forEach(note -> passOver(note, Remark.Kind.STRAY_TEXT));
    notes.clear();
    Series series =
        new Series(subject, block.measure(), basis, note(label), figures(subject, label, cells));
    if (blocks.get(block).put(subject, series) != null) {
      throw Refusal.at(label.place())
          .expected("an ally once in a block")
          .found(subject.name() + " a second time")
          .exception();
    }
  }

  /** What figures mean is said over them, or they are not read. */
  private void requireExplained(Cell label) {
    if (unexplained != null) {
      throw Refusal.at(unexplained.place())
          .expected("a block's title of Table " + table.number())
          .foundText(unexplained.text())
          .exception();
    }
    if (unit == null) {
      throw Refusal.at("sheet " + sheet).expected(unitWords()).found("none").exception();
    }
    if (header == null) {
      throw Refusal.at(label.place())
          .expected("a row of years over the figures")
          .found("none")
          .exception();
    }
    if (block == null) {
      throw Refusal.at(label.place())
          .expected(
              "the block's title '" + table.blocks().get(0).title().shown() + "' over the figures")
          .found("none")
          .exception();
    }
  }

  private SortedMap<Period, Figure> figures(Subject subject, Cell label, List<Cell> cells) {
    SortedMap<Period, Figure> figures = new TreeMap<>();
    for (Cell cell : cells) {
      YearHeader.Year year = header.years().get(cell.column());
      if (year == null) {
        throw Refusal.at(cell.place())
            .expected("nothing under no year of the header")
            .found(cell.found())
            .exception();
      }
      Figure figure = figure(cell, year);
      requireAboveZero(subject, figure);
      figures.put(Period.ofYear(year.year()), figure);
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

  /** Who has forces spends on them, and everyone has GDP: a 0 stands for what is not known. */
  private void requireAboveZero(Subject subject, Figure figure) {
    boolean isAmount =
        block.measure().prices() != PriceBasis.Kind.NONE
            || List.of(SHARE_OF_GDP, PERSONNEL).contains(block.measure());
    boolean hasSome = block.isAboutGdp() || subject.ally().map(Ally::hasArmedForces).orElse(true);
    if (isAmount && hasSome && figure.value().filter(value -> value.signum() == 0).isPresent()) {
      throw Refusal.at(figure.place())
          .expected("a figure above 0, or '-' where there is none")
          .found("0")
          .exception();
    }
  }

  private Figure figure(Cell cell, YearHeader.Year year) {
    String text = cell.text();
    if (cell.kind() == Cell.Kind.TEXT && Numbers.isMissing(text)) {
      return Figure.missing(cell.place());
    }
    boolean written = cell.kind() == Cell.Kind.TEXT && Numbers.isPlain(text);
    if (!written && cell.kind() != Cell.Kind.NUMBER) {
      throw cell.refused("a figure");
    }
    if (written) {
      warnings.add(Remark.of(Remark.Kind.NUMBER_AS_TEXT, cell.place(), text));
    }
    return Figure.of(
        Numbers.parse(text, unit.shift(), block.measure(), cell.place()),
        year.status(),
        cell.place());
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

  private void passOver(Cell cell, Remark.Kind as) {
    warnings.add(Remark.of(as, cell.place(), Numbers.shorten(cell.text())));
  }

  private void requireWhole() {
    if (header == null) {
      throw Refusal.at("sheet " + sheet).expected("a row of years").found("none").exception();
    }
    for (NatoTable.Block expected : table.blocks()) {
      Map<Subject, Series> found = blocks.get(expected);
      if (found == null) {
        requireOptional(expected);
      } else {
        requireEveryAlly(expected, found.keySet());
        warnOfMissingAggregates(expected, found.keySet());
      }
    }
  }

  private void requireOptional(NatoTable.Block expected) {
    if (!expected.isOptional()) {
      throw Refusal.at("sheet " + sheet)
          .expected("a block titled '" + expected.title().shown() + "'")
          .found("none")
          .exception();
    }
    warnings.add(Remark.of(Remark.Kind.NO_BLOCK, sheet, expected.measure().id()));
  }

  /** Iceland has GDP and no forces: without its row sums are short, and the rest is as good. */
  private void requireEveryAlly(NatoTable.Block expected, Set<Subject> found) {
    String absent =
        Stream.of(Ally.values())
            .filter(ally -> ally.countsIn(lastYear()) && ally.hasArmedForces())
            .filter(ally -> !found.contains(Subject.of(ally)))
            .map(Ally::natoName)
            .collect(Collectors.joining(", "));
    if (!absent.isEmpty()) {
      throw Refusal.at("sheet " + sheet)
          .expected("a row for every ally in the block of " + expected.measure().id())
          .found("none for " + absent)
          .exception();
    }
    Stream.of(Ally.values())
        .filter(ally -> expected.isAboutGdp() && !ally.hasArmedForces())
        .filter(ally -> !found.contains(Subject.of(ally)))
        .forEach(
            ally ->
                warnings.add(
                    Remark.of(
                        Remark.Kind.NO_ROW, sheet, ally.natoName(), expected.measure().id())));
  }

  private void warnOfMissingAggregates(NatoTable.Block expected, Set<Subject> found) {
    AllyGroup.PRINTED.stream()
        .filter(group -> table.printsAggregates() && !found.contains(Subject.of(group)))
        .forEach(
            group ->
                warnings.add(
                    Remark.of(
                        Remark.Kind.NO_PRINTED_ROW, sheet, group.name(), expected.measure().id())));
  }
}
