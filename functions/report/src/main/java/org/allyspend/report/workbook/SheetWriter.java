package org.allyspend.report.workbook;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import org.allyspend.report.chart.Letters;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.ComparisonOperator;
import org.apache.poi.ss.usermodel.ConditionalFormattingRule;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.PatternFormatting;
import org.apache.poi.ss.usermodel.SheetConditionalFormatting;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * Writes one sheet from the top down: a title, sentences, tables. Tables start in column A with one
 * header row; there are no merged cells, and widths come from the text, never from fonts, which
 * Lambda does not have. Text is always written as text, so none can become a formula.
 */
public final class SheetWriter {
  /** What a column's width counts: digits of Arial, in ems. A program without it has wider ones. */
  static final double DIGIT = 0.556;

  static final float LINE_POINTS = 14.5f;

  /** Of the 340 to 440 points that a spreadsheet has of a laptop's screen for its rows. */
  private static final double MOST_FROZEN = 250;

  private static final int LONGEST_TEXT = SpreadsheetVersion.EXCEL2007.getMaxTextLength();

  private final XSSFSheet sheet;
  private final Styles styles;
  private final Map<String, TableArea> tables;
  private final String pageNumbers;
  private final LaterRows later = new LaterRows();
  private final Print print;
  private String title = "";
  private int row;

  SheetWriter(XSSFSheet sheet, Styles styles, Map<String, TableArea> tables, String pageNumbers) {
    this.sheet = sheet;
    this.styles = styles;
    this.tables = tables;
    this.pageNumbers = pageNumbers;
    this.print = new Print(sheet);
    sheet.setDisplayGridlines(false);
  }

  /** How the sheet is printed. */
  public Print print() {
    return print;
  }

  /** The sheet's title, in A1. */
  public void title(String text) {
    title = text;
    write(text, styles.title).getRow().setHeightInPoints(26);
  }

  /** A heading over what follows. */
  public void heading(String text) {
    row++;
    write(text, styles.heading).getRow().setHeightInPoints(20);
  }

  /** A sentence or more, over as many rows as it takes. */
  public void sentence(String text) {
    for (String line : lines(cut(text, print.line()), print.line())) {
      write(line, styles.text);
    }
  }

  /**
   * An address that is longer than a row goes on in the next: a page is scaled to its longest row.
   */
  private static String cut(String text, int most) {
    return text.replaceAll("(\\S{" + most + "})(?=\\S)", "$1 ");
  }

  /** A sentence that a formula gives. */
  public void sentence(Formula sentence) {
    RowCells cells = new RowCells(sheet);
    cells.begin(row++);
    cells.formula(0, styles.text, sentence.text(), sentence.value().toString());
  }

  /** A text that leads to another sheet. */
  public void link(String text, String toSheet) {
    link(write(text, styles.link), toSheet);
  }

  /** Leaves rows free, for a chart. */
  public int skip(int rows) {
    int from = row;
    row += rows;
    return from;
  }

  /**
   * An Excel table.
   *
   * @param name the table's name in formulas, such as 'Allies'
   */
  public <T> TableArea table(String name, List<Column<T>> columns, List<T> rows) {
    return table(
        name,
        columns,
        rows.size(),
        (table, first) -> later.add(first, writer -> table.rows(writer, first, rows)));
  }

  /** The same, of which charts or links are made. */
  public <T> TableArea openTable(String name, List<Column<T>> columns, List<T> rows) {
    return table(
        name, columns, rows.size(), (table, first) -> table.rows(new RowCells(sheet), first, rows));
  }

  /**
   * The same of thousands of rows, each of which is one line high.
   *
   * @param count how many rows there are
   * @param rows what makes them when the file is written, and need not have them all at once
   */
  public <T> TableArea longTable(
      String name, List<Column<T>> columns, int count, Iterable<T> rows) {
    return table(
        name,
        columns,
        count,
        (table, first) -> later.add(first, writer -> table.lines(writer, first, rows)));
  }

  /**
   * A table under a free row.
   *
   * @param rows writes them from that row on
   */
  private <T> TableArea table(
      String name, List<Column<T>> columns, int count, ObjIntConsumer<TableWriter<T>> rows) {
    TableWriter<T> table = new TableWriter<>(sheet, styles, columns);
    int top = row + 1;
    row = table.head(top);
    rows.accept(table, row);
    TableArea area = table.declare(name, row - 1, count);
    print.table(area, top);
    tables.put(name, area);
    row += count;
    return area;
  }

  /** A table written before, on this sheet or one behind it, or empty. */
  public Optional<TableArea> tableNamed(String name) {
    return Optional.ofNullable(tables.get(name));
  }

  /** Makes the texts of an open table's column lead to the sheets they name. */
  public void linkColumn(TableArea table, String header) {
    CellRangeAddress column = table.column(header);
    for (int i = column.getFirstRow(); i <= column.getLastRow(); i++) {
      XSSFCell cell = sheet.getRow(i).getCell(column.getFirstColumn());
      cell.setCellStyle(styles.link);
      link(cell, cell.getStringCellValue());
    }
  }

  /** Keeps a table's headers and its first column in sight while scrolling. */
  public void freeze(TableArea table) {
    freeze(table, 1);
  }

  /**
   * Keeps a table's headers and its first columns in sight while scrolling; the columns alone where
   * what stands over the table would leave a small screen no row to scroll.
   */
  public void freeze(TableArea table, int columns) {
    int rows = table.headerRow() + 1;
    sheet.createFreezePane(columns, height(rows) > MOST_FROZEN ? 0 : rows);
    sheet.setRepeatingRows(new CellRangeAddress(table.headerRow(), table.headerRow(), -1, -1));
    sheet.setRepeatingColumns(new CellRangeAddress(-1, -1, 0, columns - 1));
  }

  /** How high the first rows are, in points. */
  private double height(int rows) {
    return IntStream.range(0, rows)
        .mapToObj(sheet::getRow)
        .mapToDouble(
            one -> one == null ? sheet.getDefaultRowHeightInPoints() : one.getHeightInPoints())
        .sum();
  }

  /**
   * Gives a cell of a table a name for formulas.
   *
   * @param position the row of the table, the first of them being 0
   */
  public void name(String name, TableArea table, String header, int position) {
    name(name, table.column(header, position, 1));
  }

  /** Gives a cell a name for formulas. */
  public void name(String name, CellRangeAddress cell) {
    XSSFName named = sheet.getWorkbook().createName();
    named.setNameName(name);
    named.setRefersToFormula(reference(sheet.getSheetName(), cell));
  }

  /**
   * A cell in which the reader chooses one of a table's texts.
   *
   * @param name the cell's name in formulas
   */
  public void choice(String name, String chosen, TableArea from, String header) {
    XSSFCell cell = write(chosen, styles.input);
    CellRangeAddress here = place(cell);
    name(name, here);
    DataValidationHelper helper = sheet.getDataValidationHelper();
    DataValidation validation =
        helper.createValidation(
            helper.createFormulaListConstraint(reference(from.sheet(), from.column(header))),
            alone(here));
    validation.setShowErrorBox(true);
    sheet.addValidationData(validation);
  }

  /**
   * Lets a reader change cells of a table, and to no other numbers than those admitted.
   *
   * @param header over the cells
   * @param message what is said of another number
   */
  public void admit(CellRangeAddress cells, String header, Admitted admitted, String message) {
    DataValidationHelper helper = sheet.getDataValidationHelper();
    DataValidation validation =
        helper.createValidation(
            admitted.whole()
                ? helper.createIntegerConstraint(
                    OperatorType.BETWEEN, admitted.least(), admitted.most())
                : helper.createDecimalConstraint(
                    OperatorType.BETWEEN, admitted.least(), admitted.most()),
            alone(cells));
    validation.setEmptyCellAllowed(false);
    validation.setShowErrorBox(true);
    validation.createErrorBox(brief(header), message);
    validation.setShowPromptBox(true);
    validation.createPromptBox(brief(header), message);
    sheet.addValidationData(validation);
  }

  private static CellRangeAddressList alone(CellRangeAddress cells) {
    CellRangeAddressList list = new CellRangeAddressList();
    list.addCellRangeAddress(cells);
    return list;
  }

  /** Titles of boxes have 32 characters at most. */
  private static String brief(String title) {
    return title.substring(0, Math.min(title.length(), 32));
  }

  /** A figure of its own, and where it stands. */
  public CellRangeAddress figure(Formula formula) {
    RowCells cells = new RowCells(sheet);
    cells.begin(row);
    cells.formula(0, styles.figure, formula.text(), (BigDecimal) formula.value());
    return new CellRangeAddress(row, row++, 0, 0);
  }

  /** Sets a text of a table's columns off, beside what the word itself says. */
  public void setOff(TableArea table, String header, String word) {
    SheetConditionalFormatting formatting = sheet.getSheetConditionalFormatting();
    CellRangeAddress cells = table.column(header);
    ConditionalFormattingRule rule =
        formatting.createConditionalFormattingRule(ComparisonOperator.EQUAL, Formula.quoted(word));
    rule.createFontFormatting().setFontStyle(false, true);
    PatternFormatting fill = rule.createPatternFormatting();
    fill.setFillBackgroundColor(Styles.SET_OFF);
    fill.setFillPattern(PatternFormatting.SOLID_FOREGROUND);
    formatting.addConditionalFormatting(new CellRangeAddress[] {cells}, rule);
  }

  /** How wide the first columns are, in characters, where no table says so. */
  public void widths(int... characters) {
    for (int i = 0; i < characters.length; i++) {
      sheet.setColumnWidth(i, characters[i] * 256);
    }
    print.columns(characters.length);
  }

  /**
   * A row of a sentence, in one cell however long it is, with a figure and what it means beside it.
   *
   * @param sentence in the first column, or empty
   * @param figure in the third, or null: a decimal, a text, or a formula of one
   * @param format the figure's, in Excel's notation
   * @param meaning in the fourth
   */
  public void aside(String sentence, Object figure, String format, String meaning) {
    XSSFCell cell = write(sentence, styles.wrapped);
    int width = sheet.getColumnWidth(0) / 256;
    int most = lines(sentence, width).size();
    if (figure != null) {
      RowCells cells = new RowCells(sheet);
      cells.continueRow(cell.getRow());
      cells.value(2, styles.tile(format), figure);
      cells.text(3, styles.wrapped, meaning);
      most = Math.max(most, lines(meaning, sheet.getColumnWidth(3) / 256).size());
      most = Math.max(most, 2);
    }
    cell.getRow().setHeightInPoints(most * LINE_POINTS + 5);
  }

  /** A text that follows from cells; gives the reference of the cell it stands in. */
  public String live(Formula formula) {
    XSSFCell cell = write("", styles.heading);
    RowCells cells = new RowCells(sheet);
    cells.continueRow(cell.getRow());
    cells.formula(0, styles.heading, formula.text(), formula.value().toString());
    cell.getRow().setHeightInPoints(20);
    return reference(sheet.getSheetName(), place(cell));
  }

  private static CellRangeAddress place(XSSFCell cell) {
    int row = cell.getRowIndex();
    int column = cell.getColumnIndex();
    return new CellRangeAddress(row, row, column, column);
  }

  private static String reference(String sheet, CellRangeAddress cells) {
    return "'" + sheet + "'!" + cells.formatAsString(null, true);
  }

  /** Small lines under a chart, as wide as the columns are: whose figures they are. */
  public void source(String text) {
    // Over a table that is to come, as wide as sentences are.
    double room =
        (print.hasColumns() ? print.width() : print.line())
            * DIGIT
            * Styles.POINTS
            / Styles.SMALL_POINTS;
    Letters.lines(text, room, Letters::ems).forEach(line -> write(line, styles.source));
  }

  /** The sheet itself, for charts. */
  XSSFSheet sheet() {
    return sheet;
  }

  /** Sets up how it is printed, once all is written. */
  void setUpPrint() {
    if (!print.hasColumns()) {
      // Sentences alone would flow over cells that are not printed.
      sheet.setColumnWidth(0, print.line() * 256);
    }
    print.setUp(title, pageNumbers, row - 1);
  }

  /** The rows that are not among the sheet's own. */
  LaterRows laterRows() {
    return later;
  }

  private XSSFCell write(String text, XSSFCellStyle style) {
    XSSFCell cell = sheet.createRow(row++).createCell(0);
    cell.setCellValue(shorten(text));
    cell.setCellStyle(style);
    return cell;
  }

  private void link(XSSFCell cell, String toSheet) {
    Hyperlink link =
        sheet.getWorkbook().getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
    link.setAddress("'" + toSheet + "'!A1");
    cell.setHyperlink(link);
  }

  /** A text of as many characters as a cell can hold. */
  static String shorten(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
  }

  /** Breaks a text between words into lines of at most that many characters. */
  static List<String> lines(String text, int most) {
    return Letters.lines(text, most, String::length);
  }
}
