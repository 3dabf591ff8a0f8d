package org.allyspend.report.workbook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;

/** Rows of a sheet as the text they are in the file (ECMA-376 part 1, 18.3.1), row by row. */
final class RowText implements RowWriter {
  /** What a row begins with, before its number, which counts from 1. */
  static final String ROW = "<row r=\"";

  private final OutputStream out;
  private final List<String> letters = new ArrayList<>();

  /** The row that is being written. */
  private final StringBuilder cells = new StringBuilder();

  private int row;
  private int attributes;

  RowText(OutputStream out) {
    this.out = out;
  }

  @Override
  public void begin(int number) {
    row = number + 1;
    cells.setLength(0);
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
    try {
      out.write(cells.append("</row>").toString().getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("row " + row + " could not be written", e);
    }
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
