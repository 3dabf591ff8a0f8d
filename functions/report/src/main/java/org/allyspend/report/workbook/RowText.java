package org.allyspend.report.workbook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;

/**
 * Rows of a sheet as the text they are in the file (ECMA-376 part 1, 18.3.1). Made as objects
 * first, they would be most of a report's time and memory.
 */
final class RowText implements RowWriter {
  private static final String ROW = "<row r=\"";
  private static final String END = "</sheetData>";

  /** The text of rows that follow each other, by the first of them, counted from 1. */
  private final SortedMap<Integer, StringBuilder> blocks = new TreeMap<>();

  private final List<String> letters = new ArrayList<>();
  private StringBuilder cells = new StringBuilder();
  private int row = -1;
  private int attributes;

  @Override
  public void begin(int number) {
    if (number != row) {
      cells = new StringBuilder();
      blocks.put(number + 1, cells);
    }
    row = number + 1;
    cells.append(ROW).append(row).append('"');
    attributes = cells.length();
    cells.append('>');
  }

  @Override
  public void blank(int column, XSSFCellStyle style) {
    open(column, style).append("/>");
  }

  @Override
  public void number(int column, XSSFCellStyle style, BigDecimal number) {
    open(column, style).append('>');
    value(Numbers.text(number));
  }

  @Override
  public void text(int column, XSSFCellStyle style, String text) {
    open(column, style).append(" t=\"inlineStr\"><is><t");
    if (!text.isEmpty() && (text.charAt(0) == ' ' || text.charAt(text.length() - 1) == ' ')) {
      cells.append(" xml:space=\"preserve\"");
    }
    cells.append('>');
    escape(text);
    cells.append("</t></is></c>");
  }

  @Override
  public void formula(int column, XSSFCellStyle style, String formula, BigDecimal number) {
    open(column, style).append("><f>");
    escape(formula);
    cells.append("</f>");
    value(Numbers.text(number));
  }

  @Override
  public void formula(int column, XSSFCellStyle style, String formula, String text) {
    open(column, style).append(" t=\"str\"><f>");
    escape(formula);
    cells.append("</f>");
    value(text);
  }

  @Override
  public void end(float height) {
    cells.insert(attributes, " ht=\"" + height + "\" customHeight=\"1\"");
    end();
  }

  @Override
  public void end() {
    cells.append("</row>");
  }

  boolean isEmpty() {
    return blocks.isEmpty();
  }

  /** The sheet's part with these rows among its own. */
  String among(String sheet) {
    int length = blocks.values().stream().mapToInt(StringBuilder::length).sum();
    StringBuilder whole = new StringBuilder(sheet.length() + length);
    int from = 0;
    for (var one : blocks.entrySet()) {
      int at = placeOf(one.getKey(), sheet, from);
      whole.append(sheet, from, at).append(one.getValue());
      from = at;
    }
    return whole.append(sheet, from, sheet.length()).toString();
  }

  /** Before the first row with a higher number, or else after all. */
  private static int placeOf(int row, String sheet, int from) {
    int end = sheet.indexOf(END, from);
    for (int at = sheet.indexOf(ROW, from); at >= 0 && at < end; at = sheet.indexOf(ROW, at + 1)) {
      int number = at + ROW.length();
      if (Integer.parseInt(sheet, number, sheet.indexOf('"', number), 10) > row) {
        return at;
      }
    }
    return end;
  }

  private StringBuilder open(int column, XSSFCellStyle style) {
    return cells
        .append("<c r=\"")
        .append(letters(column))
        .append(row)
        .append("\" s=\"")
        .append(style.getIndex())
        .append('"');
  }

  private String letters(int column) {
    while (letters.size() <= column) {
      letters.add(CellReference.convertNumToColString(letters.size()));
    }
    return letters.get(column);
  }

  private void value(String value) {
    cells.append("<v>");
    escape(value);
    cells.append("</v></c>");
  }

  private void escape(String value) {
    int written = 0;
    for (int i = 0; i < value.length(); i++) {
      char character = value.charAt(i);
      String instead =
          switch (character) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            default -> isAllowed(character) ? null : "?";
          };
      if (instead != null) {
        cells.append(value, written, i).append(instead);
        written = i + 1;
      }
    }
    cells.append(value, written, value.length());
  }

  /** XML 1.0, 2.2; what it does not allow is replaced as POI does in other cells. */
  private static boolean isAllowed(char character) {
    return character >= ' '
        ? character != '\uFFFE' && character != '\uFFFF'
        : character == '\t' || character == '\n' || character == '\r';
  }
}
