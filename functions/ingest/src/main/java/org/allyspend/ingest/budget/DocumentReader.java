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
import org.allyspend.core.domain.Place;
import org.allyspend.core.domain.Refusal;
import org.allyspend.ingest.Numbers;
import org.allyspend.ingest.csv.CsvLines;

/**
 * Reads the lines of one document as its declaration says, one at a time: the memory it takes is
 * that of its sums, however long it is. {@link ReadDocument} is what they say together.
 */
final class DocumentReader {
  private static final String SIGNS =
      "see whether 'thousands' and 'decimal' are declared as they are printed";

  private final Declaration declaration;
  private final Layout.Document document;
  private final String file;
  private final Columns columns;
  private final List<Test> rows;
  private final List<Test> check;
  private final List<PartTest> parts = new ArrayList<>();
  private final List<Cell> cells = new ArrayList<>();
  private final Periods periods;

  /**
   * A figure with signs of thousands where they can stand: '1.5' is none of a thousand and five.
   */
  private final Pattern thousands;

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
   * @param name the file and the column, in words
   * @param less the column to be taken off, or -1
   * @param month which month of the fiscal year it is, or 0
   * @param period its name, where that has the year, or null
   */
  private record Cell(
      Layout.FigureColumn figure, int column, String name, int less, int month, Matcher period) {}

  /**
   * A reader of a document whose columns have these names.
   *
   * @param table lines that begin with the document; those up to its columns' names are read
   */
  DocumentReader(
      Declaration declaration,
      Layout.Document document,
      String file,
      Iterator<CsvLines.Line> table) {
    this.declaration = declaration;
    this.document = document;
    this.file = file;
    this.columns = Columns.find(file, table, document);
    this.rows = tests(document.rows());
    this.check = tests(document.check());
    for (Layout.Part part : document.parts()) {
      parts.add(new PartTest(part.of(), part.inside(), tests(part.rows())));
    }
    document.figures().forEach(this::addCells);
    this.periods = new Periods(declaration, document, file, columns);
    this.thousands =
        document.thousands() == null
            ? null
            : Pattern.compile(
                "\\D*\\d{1,3}(?:" + Pattern.quote(document.thousands()) + "\\d{3})+(?:\\D.*)?");
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

  private void addCells(Layout.FigureColumn figure) {
    if (figure.column() != null) {
      add(figure, columns.of(figure.column()), 0, null);
    } else if (figure.months() != null) {
      for (int i = 0; i < figure.months().size(); i++) {
        add(figure, columns.of(figure.months().get(i)), i + 1, null);
      }
    } else {
      Pattern like = Condition.pattern(figure.like());
      for (int column : columns.like(like)) {
        Matcher name = like.matcher(columns.name(column));
        name.matches();
        add(figure, column, 0, name);
      }
    }
  }

  private void add(Layout.FigureColumn figure, int column, int month, Matcher period) {
    int less = figure.less() == null ? -1 : columns.of(figure.less());
    String name = Place.column(file, columns.name(column));
    cells.add(new Cell(figure, column, name, less, month, period));
  }

  private void read(CsvLines.Line line) {
    if (!check.isEmpty() && holds(check, line)) {
      cells.forEach(cell -> read(cell, line, BudgetPart.WHOLE, tally.totals));
      return;
    }
    if (!holds(rows, line)) {
      noteWhy(line);
      return;
    }
    tally.count();
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

  private void noteWhy(CsvLines.Line line) {
    for (int i = 0; tally.isAsked() && i < rows.size(); i++) {
      tally.met(i).see(rows.get(i).holds(line), line.field(rows.get(i).column()));
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

  private void read(Cell cell, CsvLines.Line line, BudgetPart row, Sums printed) {
    BudgetStage stage = stage(cell.figure(), line);
    BudgetPart part = cell.figure().ofPart().orElse(row);
    // A column that is of a part whatever the row counts with the whole's rows alone.
    if (stage == null || (cell.figure().ofPart().isPresent() && row != BudgetPart.WHOLE)) {
      return;
    }
    Periods.Of period = period(cell, line);
    Sums sums = printed != null ? printed : sums(cell);
    Sums.Key key = new Sums.Key(stage, part, period.period());
    String place = Place.column(Place.line(file, line.number()), columns.name(cell.column()));
    BigDecimal value = value(line.field(cell.column()), place);
    if (value != null && cell.less() >= 0) {
      BigDecimal before = value(line.field(cell.less()), place);
      value = before == null ? value : value.subtract(before);
    }
    if (value != null) {
      BigDecimal spent = cell.figure().negative() ? value.negate() : value;
      sums.of(key).add(spent, cell.figure(), cell.name(), period.said());
    } else if (!cell.figure().wholeYear()) {
      sums.of(key).empty(cell.figure(), cell.name(), period.said(), place);
    }
  }

  private Sums sums(Cell cell) {
    if (cell.less() >= 0) {
      return tally.changes;
    }
    return cell.figure().cumulative() ? tally.toDate : tally.sums;
  }

  private Periods.Of period(Cell cell, CsvLines.Line line) {
    if (cell.month() > 0) {
      return periods.ofMonthColumn(line, cell.month());
    }
    return cell.period() == null
        ? periods.ofRow(line, cell.figure())
        : periods.ofNamed(line, cell.period(), cell.figure());
  }

  /** The stage, or null where the row is of none that is read. */
  private BudgetStage stage(Layout.FigureColumn figure, CsvLines.Line line) {
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

  /** The figure in millions, or null where there is none. */
  private BigDecimal value(String text, String place) {
    String plain = text.replace("\u00a0", "").replace("\u202f", "");
    if (thousands != null && thousands.matcher(plain).matches()) {
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
            .todo(SIGNS)
            .exception();
      }
      plain = plain.replace(document.decimal(), ".");
    }
    String number = signed(plain);
    BigDecimal written = Numbers.decimal(number);
    if (written == null) {
      throw Refusal.at(place)
          .expected("a figure")
          .foundText(text)
          .todo(text.matches(".*\\d\\D\\d.*") ? SIGNS : "")
          .exception();
    }
    Measure measure = Measure.ofBudget(BudgetStage.OUTTURN, BudgetPart.WHOLE);
    return Numbers.admitted(written, number, declaration.scale().shift(), measure, place);
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
