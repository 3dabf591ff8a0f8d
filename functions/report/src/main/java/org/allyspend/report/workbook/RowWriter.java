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

  /** Ends the row, so many points high. */
  void end(float height);

  /** Ends the row, as high as rows are. */
  void end();
}
