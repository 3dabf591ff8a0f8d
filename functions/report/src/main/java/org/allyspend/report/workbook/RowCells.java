package org.allyspend.report.workbook;

import java.math.BigDecimal;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STCellType;

/** Rows as POI's objects, which charts and links can be made of. */
final class RowCells implements RowWriter {
  private final XSSFSheet sheet;
  private XSSFRow row;

  RowCells(XSSFSheet sheet) {
    this.sheet = sheet;
  }

  @Override
  public void begin(int number) {
    row = sheet.createRow(number);
  }

  /** Goes on in a row that is there. */
  void continueRow(XSSFRow there) {
    row = there;
  }

  @Override
  public void blank(int column, XSSFCellStyle style) {
    cell(column, style);
  }

  @Override
  public void number(int column, XSSFCellStyle style, BigDecimal number) {
    XSSFCell cell = cell(column, style);
    cell.setCellValue(number.doubleValue());
    cell.getCTCell().setV(Numbers.text(number));
  }

  @Override
  public void text(int column, XSSFCellStyle style, String text) {
    cell(column, style).setCellValue(text);
  }

  /** As it is: POI would parse it, which takes longer and knows fewer functions than Excel. */
  @Override
  public void formula(int column, XSSFCellStyle style, String formula, BigDecimal number) {
    number(column, style, number);
    row.getCell(column).getCTCell().addNewF().setStringValue(formula);
  }

  @Override
  public void formula(int column, XSSFCellStyle style, String formula, String text) {
    XSSFCell cell = cell(column, style);
    cell.getCTCell().setT(STCellType.STR);
    cell.getCTCell().setV(text);
    cell.getCTCell().addNewF().setStringValue(formula);
  }

  @Override
  public void end(float height) {
    row.setHeightInPoints(height);
  }

  @Override
  public void end() {
    // It is where it belongs.
  }

  private XSSFCell cell(int column, XSSFCellStyle style) {
    XSSFCell cell = row.createCell(column);
    cell.setCellStyle(style);
    return cell;
  }
}
