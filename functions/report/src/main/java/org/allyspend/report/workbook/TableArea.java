package org.allyspend.report.workbook;

import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * Where a table stands.
 *
 * @param sheet the sheet's name
 * @param headers its headers in order
 * @param headerRow the row of the headers, from 0
 * @param rows the number of rows under them
 */
public record TableArea(String sheet, List<String> headers, int headerRow, int rows) {

  /** Some rows of the column with this header, the first of them being 0. */
  public CellRangeAddress column(String header, int from, int count) {
    int column = headers.indexOf(header);
    if (column < 0 || from < 0 || count < 1 || from + count > rows) {
      throw new IllegalArgumentException(
          "table on " + sheet + " has no rows " + from + " to " + (from + count) + " of " + header);
    }
    int first = headerRow + 1 + from;
    return new CellRangeAddress(first, first + count - 1, column, column);
  }

  /** The whole column with this header. */
  public CellRangeAddress column(String header) {
    return column(header, 0, rows);
  }
}
