package org.allyspend.report.workbook;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.allyspend.report.Shorthand;
import org.allyspend.report.chart.Letters;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTTable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTTableColumn;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTTableColumns;

/** Writes one table from column A on: its headers, with what stands over them, and its rows. */
final class TableWriter<T> {
  private final XSSFSheet sheet;
  private final Styles styles;
  private final List<Column<T>> columns;

  TableWriter(XSSFSheet sheet, Styles styles, List<Column<T>> columns) {
    this.sheet = sheet;
    this.styles = styles;
    this.columns = columns;
  }

  /**
   * Writes what stands over headers, which are plain text in a table, and the headers.
   *
   * @return the first row under them
   */
  int head(int first) {
    boolean hasAbove = columns.stream().anyMatch(column -> column.above() != null);
    if (hasAbove) {
      above(first);
    }
    int row = hasAbove ? first + 1 : first;
    header(row);
    return row + 1;
  }

  private void above(int row) {
    RowCells cells = new RowCells(sheet);
    cells.begin(row);
    for (int i = 0; i < columns.size(); i++) {
      Formula above = columns.get(i).above();
      if (above != null && above.value() instanceof BigDecimal number) {
        cells.formula(i, styles.above, above.text(), number);
      } else if (above != null) {
        cells.text(i, styles.aside, above.value().toString());
      }
    }
  }

  private void header(int row) {
    XSSFRow header = sheet.createRow(row);
    int most = 1;
    for (int i = 0; i < columns.size(); i++) {
      Column<T> column = columns.get(i);
      XSSFCell cell = header.createCell(i);
      cell.setCellValue(column.header());
      cell.setCellStyle(styles.tableHeader(column.format()));
      // The filter's button takes the room of three characters.
      most = Math.max(most, SheetWriter.lines(column.header(), column.width() - 4).size());
    }
    header.setHeightInPoints(most * SheetWriter.LINE_POINTS + 6);
  }

  /** Writes rows from this one on, each as high as its texts need. */
  void rows(RowWriter writer, int first, Iterable<T> things) {
    int row = first;
    for (T thing : things) {
      writer.begin(row++);
      int most = 1;
      for (int i = 0; i < columns.size(); i++) {
        double room = columns.get(i).width() * SheetWriter.DIGIT;
        String text = cell(writer, i, thing);
        most = Math.max(most, Letters.lines(text, room, Letters::ems).size());
      }
      writer.end(most * SheetWriter.LINE_POINTS + 1);
    }
  }

  /** The same, each of them one line high. */
  void lines(RowWriter writer, int first, Iterable<T> things) {
    int row = first;
    for (T thing : things) {
      writer.begin(row++);
      for (int i = 0; i < columns.size(); i++) {
        cell(writer, i, thing);
      }
      writer.end();
    }
  }

  /** Writes a value or a formula, and gives the text that has to fit: of a number there is none. */
  private String cell(RowWriter writer, int number, T thing) {
    Column<T> column = columns.get(number);
    Optional<?> held = column.value().apply(thing);
    Object found = held.isPresent() ? held.get() : Shorthand.MISSING;
    if (found == Column.BLANK) {
      writer.blank(number, styles.tableCell(column.format(), false));
      return "";
    }
    boolean isMarked = found instanceof Marked;
    Object given = found instanceof Marked one ? one.value() : found;
    String text = writer.value(number, styles.tableCell(column.format(), isMarked), given);
    return isMarked && !text.isEmpty() ? text + " " + Shorthand.BREAK : text;
  }

  /** Makes what is written an Excel table, with columns as wide as they need. */
  TableArea declare(String name, int headerRow, int rows) {
    List<String> headers = columns.stream().map(Column::header).toList();
    String area =
        new AreaReference(
                new CellReference(headerRow, 0),
                new CellReference(headerRow + Math.max(rows, 1), headers.size() - 1),
                SpreadsheetVersion.EXCEL2007)
            .formatAsString();
    // Told its area, POI would look through all columns again for each that it adds.
    XSSFTable table = sheet.createTable(null);
    table.setName(name);
    table.setDisplayName(name);
    CTTable declared = table.getCTTable();
    declared.setRef(area);
    declared.addNewAutoFilter().setRef(area);
    CTTableColumns added = declared.addNewTableColumns();
    added.setCount(headers.size());
    for (int i = 0; i < headers.size(); i++) {
      int width = columns.get(i).width() * 256;
      sheet.setColumnWidth(i, Math.max(sheet.getColumnWidth(i), width));
      CTTableColumn column = added.addNewTableColumn();
      column.setName(headers.get(i));
      column.setId(i + 1);
    }
    declared.addNewTableStyleInfo().setName("TableStyleLight1");
    return new TableArea(sheet.getSheetName(), headers, headerRow, rows);
  }
}
