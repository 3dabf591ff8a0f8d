package org.allyspend.ingest.budget;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allyspend.core.domain.BudgetPart;
import org.allyspend.core.domain.BudgetStage;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.Refusal;
import org.allyspend.ingest.Numbers;
import org.allyspend.ingest.csv.CsvLines;

/**
 * Reads the lines of one document as its declaration says, one at a time: the memory it takes is
 * that of its sums, however long it is. {@link ReadDocument} is what they say together.
 */
final class DocumentReader {
  private final Declaration declaration;
  private final Declaration.Document document;
  private final String file;
  private final Columns columns;
  private final List<Test> rows;
  private final List<Test> check;
  private final List<PartTest> parts = new ArrayList<>();
  private final List<Cell> cells = new ArrayList<>();
  private final Pattern year;
  private final Tally tally = new Tally();

  /** A condition and where its column stands. */
  private record Test(Predicate<String> condition, int column) {
    boolean holds(CsvLines.Line line) {
      return condition.test(line.field(column));
    }
  }

  private record PartTest(BudgetPart part, boolean inside, List<Test> rows) {}

  /**
   * A column of figures.
   *
   * @param less the column to be taken off, or -1
   * @param month which month of the fiscal year it is, or 0
   * @param called the year that its name has, or 0
   */
  private record Cell(
      Declaration.FigureColumn figure, int column, int less, int month, int called) {}

  /**
   * A reader of a document whose columns have these names.
   *
   * @param table lines that begin with the document; those up to its columns' names are read
   */
  DocumentReader(
      Declaration declaration,
      Declaration.Document document,
      String file,
      Iterator<CsvLines.Line> table) {
    this.declaration = declaration;
    this.document = document;
    this.file = file;
    this.columns = Columns.find(file, table, document);
    this.rows = tests(document.rows());
    this.check = tests(document.check());
    for (Declaration.Part part : document.parts()) {
      parts.add(new PartTest(part.of(), part.inside(), tests(part.rows())));
    }
    document.figures().forEach(this::addCells);
    this.year = document.year() == null ? null : Condition.pattern(document.year().like());
  }

  /** What these lines add up to, with all that were read before. */
  Tally read(Iterator<CsvLines.Line> lines) {
    while (lines.hasNext()) {
      tally.read();
      read(lines.next());
    }
    return tally;
  }

  private List<Test> tests(List<Condition> conditions) {
    return conditions.stream()
        .map(one -> new Test(one.predicate(), columns.of(one.column())))
        .toList();
  }

  private void addCells(Declaration.FigureColumn figure) {
    int less = figure.less() == null ? -1 : columns.of(figure.less());
    if (figure.column() != null) {
      cells.add(new Cell(figure, columns.of(figure.column()), less, 0, 0));
    } else if (figure.months() != null) {
      for (int i = 0; i < figure.months().size(); i++) {
        cells.add(new Cell(figure, columns.of(figure.months().get(i)), less, i + 1, 0));
      }
    } else {
      Pattern like = Condition.pattern(figure.like());
      for (int column : columns.like(like)) {
        Matcher name = like.matcher(columns.name(column));
        name.matches();
        cells.add(new Cell(figure, column, less, 0, Integer.parseInt(name.group("year"))));
      }
    }
  }

  private void read(CsvLines.Line line) {
    if (!check.isEmpty() && holds(check, line)) {
      cells.forEach(cell -> read(cell, line, BudgetPart.WHOLE, tally.totals));
      return;
    }
    if (!holds(rows, line)) {
      return;
    }
    boolean beside = false;
    for (PartTest part : parts) {
      if (!part.rows().isEmpty() && holds(part.rows(), line)) {
        cells.forEach(cell -> read(cell, line, part.part(), null));
        beside |= !part.inside();
      }
    }
    if (!beside) {
      cells.forEach(cell -> read(cell, line, BudgetPart.WHOLE, null));
    }
  }

  private static boolean holds(List<Test> tests, CsvLines.Line line) {
    for (Test test : tests) {
      if (!test.holds(line)) {
        return false;
      }
    }
    return true;
  }

  private void read(Cell cell, CsvLines.Line line, BudgetPart row, Sums into) {
    BudgetStage stage = stage(cell.figure(), line);
    BudgetPart part = cell.figure().ofPart().orElse(row);
    // A column that is of a part whatever the row counts with the whole's rows alone.
    if (stage == null || (cell.figure().ofPart().isPresent() && row != BudgetPart.WHOLE)) {
      return;
    }
    Sums.Key key = new Sums.Key(stage, part, period(cell, line));
    Sums sum =
        into != null
            ? into
            : cell.less() >= 0
                ? tally.changes
                : cell.figure().cumulative() ? tally.toDate : tally.sums;
    String column = file + " column " + columns.name(cell.column());
    String place = file + " line " + line.number() + " column " + columns.name(cell.column());
    BigDecimal value = value(line.field(cell.column()), place);
    if (value != null && cell.less() >= 0) {
      BigDecimal before = value(line.field(cell.less()), place);
      value = before == null ? value : value.subtract(before);
    }
    if (value == null && !cell.figure().wholeYear()) {
      sum.empty(key, column, place);
    } else if (value != null) {
      sum.add(key, cell.figure().negative() ? value.negate() : value, column);
    }
  }

  /** The stage, or null where the row is of none that is read. */
  private BudgetStage stage(Declaration.FigureColumn figure, CsvLines.Line line) {
    if (figure.stage() != null) {
      return Declaration.stage("/stage", figure.stage());
    }
    String said = line.field(columns.of(figure.stages().column()));
    return figure.stages().values().entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(said))
        .map(entry -> Declaration.stage("/values", entry.getValue()))
        .findFirst()
        .orElse(null);
  }

  private Period period(Cell cell, CsvLines.Line line) {
    Matcher said = cell.called() > 0 || year == null ? null : year(line);
    int called =
        cell.called() > 0
            ? cell.called()
            : said != null ? Integer.parseInt(said.group("year")) : fixedYear();
    Declaration.FiscalYear fiscal = declaration.fiscalYear();
    if (cell.month() > 0) {
      return Period.of(fiscal.first(called).plusMonths(cell.month() - 1L));
    }
    if (cell.figure().wholeYear()) {
      return Period.ofYear(fiscal.calendarYear(called));
    }
    int month = document.month() != null ? month(line) : said == null ? 0 : monthOf(said);
    return month > 0
        ? Period.of(fiscal.month(called, month))
        : Period.ofYear(fiscal.calendarYear(called));
  }

  private int fixedYear() {
    if (document.year() == null || document.year().is() == null) {
      throw Refusal.at(file)
          .expected("the declaration to say where the year stands")
          .found("nothing")
          .exception();
    }
    return document.year().is();
  }

  /** The year as the row says it, or the file's name. */
  private Matcher year(CsvLines.Line line) {
    String column = document.year().column();
    String text = column == null ? file : line.field(columns.of(column));
    Matcher matcher = year.matcher(text);
    if (column == null ? matcher.find() : matcher.matches()) {
      return matcher;
    }
    throw Refusal.at(
            column == null ? "file's name" : file + " line " + line.number() + " column " + column)
        .expected("a year like '" + year + "'")
        .foundText(text)
        .exception();
  }

  private int monthOf(Matcher said) {
    return year.pattern().contains("(?<month>") && said.group("month") != null
        ? number(said.group("month"), file)
        : 0;
  }

  private int month(CsvLines.Line line) {
    String text = line.field(columns.of(document.month().column()));
    String place = file + " line " + line.number() + " column " + document.month().column();
    List<String> names = document.month().names();
    if (names == null) {
      return number(text, place);
    }
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equalsIgnoreCase(text)) {
        return i + 1;
      }
    }
    throw Refusal.ofChoice(place, "a month", names, text).exception();
  }

  private static int number(String text, String place) {
    if (text.matches("\\d{1,2}")) {
      int month = Integer.parseInt(text);
      if (month >= 1 && month <= 12) {
        return month;
      }
    }
    throw Refusal.at(place).expected("a month from 1 to 12").foundText(text).exception();
  }

  /** The figure in millions, or null where there is none. */
  private BigDecimal value(String text, String place) {
    String plain = text.replace("\u00a0", "").replace("\u202f", "");
    if (document.thousands() != null) {
      plain = plain.replace(document.thousands(), "");
    }
    if (plain.isEmpty() || document.missing().contains(text)) {
      return null;
    }
    if (!document.decimal().equals(".")) {
      if (plain.indexOf('.') >= 0) {
        throw Refusal.at(place)
            .expected("a figure with the decimal sign '" + document.decimal() + "'")
            .foundText(text)
            .exception();
      }
      plain = plain.replace(document.decimal(), ".");
    }
    Measure measure = Measure.ofBudget(BudgetStage.OUTTURN, BudgetPart.WHOLE);
    return Numbers.parse(signed(plain), declaration.scale().shift(), measure, place);
  }

  /** What is below zero, as it may be printed: '-12', '\u221212', '12-' or '(12)'. */
  private static String signed(String text) {
    int end = text.length() - 1;
    boolean bracketed = text.charAt(end) == ')' && text.charAt(0) == '(';
    int begin = bracketed ? 1 : 0;
    return (bracketed || text.charAt(end) == '-') && begin < end && text.charAt(begin) != '-'
        ? "-" + text.substring(begin, end)
        : text.replace('\u2212', '-');
  }
}
