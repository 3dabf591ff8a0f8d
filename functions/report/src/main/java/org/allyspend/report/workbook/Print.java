package org.allyspend.report.workbook;

import java.util.List;
import org.apache.poi.ss.usermodel.Footer;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * How a sheet is printed: on A4, across unless it is said otherwise, its columns on as few pages as
 * can be read.
 */
public final class Print {
  /** Characters across a landscape page at which they can still be read. */
  private static final int PAGE = 230;

  /** The most characters of a sentence that go into one row; the rest goes into the next. */
  private static final int LINE = 125;

  /**
   * The same where nothing but sentences stands on an upright page, which is so many characters
   * wide: programs that scale a sheet by moving columns to another page leave the only one as it is
   * and cut it.
   */
  private static final int UPRIGHT_LINE = 100;

  /** Narrow, so that a year more fits: in inches. */
  private static final double MARGIN = 0.4;

  /** Above and below, with room for the title and the page's number: in inches. */
  private static final double UPPER_MARGIN = 0.6;

  private final XSSFSheet sheet;
  private boolean onePage;
  private boolean onePageWide;
  private boolean onePageTall;
  private boolean upright;
  private boolean isCutBehind;
  private int line = LINE;
  private int columns;
  private TableArea last;
  private int lastBegins;

  Print(XSSFSheet sheet) {
    this.sheet = sheet;
  }

  /** Prints the whole sheet on one page. */
  public void onOnePage() {
    onePage = true;
  }

  /** Prints the whole sheet on one page that stands upright. */
  public void onOneUprightPage() {
    onePage = true;
    upright = true;
  }

  /** Prints a sheet of sentences alone on one page that stands upright. */
  public void sentencesOnOneUprightPage() {
    onOneUprightPage();
    line = UPRIGHT_LINE;
  }

  /** Prints all columns on one page, however many pages the rows take. */
  public void onePageWide() {
    onePageWide = true;
  }

  /** Prints all rows on one page, however many pages the columns take. */
  public void onePageTall() {
    onePageTall = true;
  }

  /** Prints on pages that stand upright, all columns on each. */
  public void upright() {
    upright = true;
    onePageWide = true;
  }

  /**
   * Leaves a sheet to the screen: in print, hundreds of pages of its table would bury the others.
   * Its print area is the empty cell over the table, of which programs make no page or an empty
   * one.
   */
  public void onScreenOnly(TableArea table) {
    int empty = table.headerRow() - 1;
    area(1, empty, empty);
    sheet.setRepeatingRows(null);
    sheet.setRepeatingColumns(null);
  }

  /**
   * Prints a table's first columns and rows alone: what only formulas need, and what a reader of
   * paper would not leaf through, is for the screen.
   */
  public void only(TableArea table, int firstColumns, int firstRows) {
    only(firstColumns, table.headerRow() + firstRows);
  }

  /** Prints the first columns alone, without those behind them, which charts need. */
  public void onlyColumns(int firstColumns) {
    columns = firstColumns;
    isCutBehind = true;
  }

  /** Prints what stands over a table alone, and of the table nothing. */
  public void without(TableArea table) {
    only(table.headers().size(), table.headerRow() - 1);
  }

  private void only(int firstColumns, int lastRow) {
    columns = firstColumns;
    area(firstColumns, 0, lastRow);
  }

  /** Begins a new page behind so many rows of a table. */
  public void newPageBehind(TableArea table, int rows) {
    sheet.setRowBreak(table.headerRow() + rows);
  }

  /** That a table has been written, from a row on that may stand over its header. */
  void table(TableArea table, int firstRow) {
    columns(table.headers().size());
    last = table;
    lastBegins = firstRow;
  }

  /** That so many columns are in use. */
  void columns(int used) {
    columns = Math.max(columns, used);
  }

  /** The most characters of a sentence in a row. */
  int line() {
    return line;
  }

  /** Whether any table or width has said how many columns there are. */
  boolean hasColumns() {
    return columns > 0;
  }

  /** How wide what is printed is, in characters. */
  int width() {
    int width = 1;
    for (int i = 0; i < columns; i++) {
      width += sheet.getColumnWidth(i) / 256;
    }
    return width;
  }

  /**
   * Sets all of it up, with the sheet's title and the pages' numbers.
   *
   * @param lastRow the last that is written
   */
  void setUp(String title, String pageNumbers, int lastRow) {
    PrintSetup print = sheet.getPrintSetup();
    print.setPaperSize(PrintSetup.A4_PAPERSIZE);
    print.setLandscape(!upright);
    int across = onePage || onePageWide ? 1 : 1 + (width() - 1) / PAGE;
    print.setFitWidth((short) across);
    print.setFitHeight((short) (onePage || onePageTall ? 1 : 0));
    sheet.setFitToPage(true);
    // The first page has the title at its top; the others have it whole over it, where no column
    // cuts it.
    sheet.getHeaderFooterProperties().setDifferentFirst(true);
    String header = title.replace("&", "&&");
    if (isCutBehind) {
      area(columns, 0, lastRow);
    }
    boolean isWide = across > 1 && last != null && !hasArea();
    if (isWide) {
      // Sentences over repeated columns would be cut where the columns end: the table is printed
      // alone, and every page has the title over it.
      area(columns, lastBegins, last.headerRow() + Math.max(last.rows(), 1));
    }
    sheet.getFirstHeader().setLeft(isWide ? header : " ");
    sheet.getHeader().setLeft(header);
    sheet.setMargin(PageMargin.LEFT, MARGIN);
    sheet.setMargin(PageMargin.RIGHT, MARGIN);
    sheet.setMargin(PageMargin.TOP, UPPER_MARGIN);
    sheet.setMargin(PageMargin.BOTTOM, UPPER_MARGIN);
    for (Footer footer : List.of(sheet.getFirstFooter(), sheet.getFooter())) {
      footer.setLeft("&A");
      footer.setRight(pageNumbers);
    }
  }

  private boolean hasArea() {
    return sheet.getWorkbook().getPrintArea(sheet.getWorkbook().getSheetIndex(sheet)) != null;
  }

  private void area(int firstColumns, int fromRow, int toRow) {
    XSSFWorkbook workbook = sheet.getWorkbook();
    workbook.setPrintArea(workbook.getSheetIndex(sheet), 0, firstColumns - 1, fromRow, toRow);
  }
}
