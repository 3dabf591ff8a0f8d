package org.allyspend.report.workbook;

import java.math.BigDecimal;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;

/** Writes the rows of a table, from the top and each from the left; columns count from 0. */
interface RowWriter {

  /** Begins a row, counted from 0. */
  void begin(int row);

  /** A cell with nothing in it. */
  void blank(int column, XSSFCellStyle style);

  /** A cell with a number. */
  void number(int column, XSSFCellStyle style, BigDecimal number);

  /** A cell with a text. */
  void text(int column, XSSFCellStyle style, String text);

  /** A cell with a formula that gives a number. */
  void formula(int column, XSSFCellStyle style, String formula, BigDecimal number);

  /** A cell with a formula that gives a text. */
  void formula(int column, XSSFCellStyle style, String formula, String text);

  /**
   * A cell with what is given: a decimal, a text, or a formula of one.
   *
   * @return the text that stands in it, empty where it is a number
   */
  default String value(int column, XSSFCellStyle style, Object given) {
    Formula formula = given instanceof Formula one ? one : null;
    Object value = formula == null ? given : formula.value();
    if (value instanceof BigDecimal decimal) {
      if (formula == null) {
        number(column, style, decimal);
      } else {
        formula(column, style, formula.text(), decimal);
      }
      return "";
    }
    String text = SheetWriter.shorten(value.toString());
    if (formula == null) {
      text(column, style, text);
    } else {
      formula(column, style, formula.text(), text);
    }
    return text;
  }

  /** Ends the row, so many points high. */
  void end(float height);

  /** Ends the row, as high as rows are. */
  void end();
}
