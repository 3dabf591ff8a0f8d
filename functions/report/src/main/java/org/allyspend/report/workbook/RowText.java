package org.allyspend.report.workbook;

import java.math.BigDecimal;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;

/**
 * Rows of a sheet as the text they are in the file (ECMA-376, 18.3.1). For the tables of thousands
 * of rows: made as objects first, they would be most of a report's time and memory.
 */
final class RowText {
  private final StringBuilder text = new StringBuilder();
  private int row;

  /**
   * Begins a row.
   *
   * @param row counted from 0
   */
  void begin(int row) {
    this.row = row;
    text.append("<row r=\"").append(row + 1).append("\">");
  }

  void end() {
    text.append("</row>");
  }

  void number(int column, XSSFCellStyle style, BigDecimal number) {
    open(column, style).append("><v>").append(Numbers.text(number)).append("</v></c>");
  }

  void text(int column, XSSFCellStyle style, String value) {
    open(column, style).append(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
    escape(value);
    text.append("</t></is></c>");
  }

  /** The rows, to stand after those of the sheet that were written otherwise. */
  String rows() {
    return text.toString();
  }

  private StringBuilder open(int column, XSSFCellStyle style) {
    return text.append("<c r=\"")
        .append(CellReference.convertNumToColString(column))
        .append(row + 1)
        .append("\" s=\"")
        .append(style.getIndex())
        .append('"');
  }

  private void escape(String value) {
    for (int i = 0; i < value.length(); i++) {
      char character = value.charAt(i);
      switch (character) {
        case '&' -> text.append("&amp;");
        case '<' -> text.append("&lt;");
        case '>' -> text.append("&gt;");
        default -> text.append(isAllowed(character) ? character : '?');
      }
    }
  }

  /** XML 1.0, 2.2; what it does not allow is replaced as POI does in other cells. */
  private static boolean isAllowed(char character) {
    return character >= ' '
        ? character != '\uFFFE' && character != '\uFFFF'
        : character == '\t' || character == '\n' || character == '\r';
  }
}
