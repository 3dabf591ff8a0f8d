package org.allyspend.ingest.xlsx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.ingest.Numbers;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Collects the cells of one worksheet part (ECMA-376 part 1, 18.3.1.4 'c' and 18.18.11). */
final class CellHandler extends DefaultHandler {
  private static final int MOST_CELLS = 400_000;
  private static final int LONGEST_VALUE = 32_767;
  private static final int LETTERS = 26;
  private static final int MOST_COLUMNS = 16_384;

  private final String sheet;
  private final List<String> strings;
  private final List<Cell.Ink> inks;
  private final List<List<Cell>> rows = new ArrayList<>();
  private final StringBuilder value = new StringBuilder();

  private List<Cell> row = new ArrayList<>();
  private int rowNumber;
  private int column;
  private int cells;
  private String type = "";
  private boolean inValue;
  private int style;

  CellHandler(String sheet, List<String> strings, List<Cell.Ink> inks) {
    this.sheet = sheet;
    this.strings = strings;
    this.inks = inks;
  }

  Sheet sheet() {
    return new Sheet(sheet, rows);
  }

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes) {
    switch (name) {
      case "row" -> {
        row = new ArrayList<>();
        String number = attributes.getValue("r");
        rowNumber = number == null ? rowNumber + 1 : Integer.parseInt(number);
        column = 0;
      }
      case "c" -> {
        String reference = attributes.getValue("r");
        column = reference == null ? column + 1 : column(reference);
        type = attributes.getValue("t") == null ? "n" : attributes.getValue("t");
        String styled = attributes.getValue("s");
        style = styled == null ? 0 : Integer.parseInt(styled);
        value.setLength(0);
      }
      case "v", "t" -> inValue = true;
      default -> {
        // Formulas, styles, phonetic runs and the like hold no value of the cell.
      }
    }
  }

  @Override
  public void characters(char[] characters, int start, int length) {
    if (inValue) {
      if (value.length() + length > LONGEST_VALUE) {
        throw new RefusedException(
            "sheet " + sheet + " row " + rowNumber + ": a cell has over 32,767 characters");
      }
      value.append(characters, start, length);
    }
  }

  @Override
  public void endElement(String uri, String name, String qualified) {
    switch (name) {
      case "v", "t" -> inValue = false;
      case "c" -> endCell();
      case "row" -> {
        if (!row.isEmpty()) {
          rows.add(row);
        }
      }
      default -> {
        // See startElement.
      }
    }
  }

  private void endCell() {
    Cell cell =
        switch (type) {
          case "s" -> cell(Cell.Kind.TEXT, strings.get(Integer.parseInt(value.toString().strip())));
          case "str", "inlineStr", "d" ->
              cell(Cell.Kind.TEXT, StringsHandler.plain(value.toString()));
          case "e" -> cell(Cell.Kind.ERROR, value.toString());
          case "b" -> cell(Cell.Kind.BOOLEAN, value.toString());
          case "n" -> cell(Cell.Kind.NUMBER, number(value.toString().strip()));
          default ->
              throw new RefusedException(
                  "sheet "
                      + sheet
                      + " row "
                      + rowNumber
                      + ": a cell has the type '"
                      + type.toLowerCase(Locale.ROOT)
                      + "', expected one of SpreadsheetML's");
        };
    if (cell.text().isEmpty()) {
      return;
    }
    cells++;
    if (cells > MOST_CELLS) {
      throw new RefusedException(
          "sheet " + sheet + ": has over " + MOST_CELLS + " cells, the most that is read");
    }
    row.add(cell);
  }

  /** The letters of a reference such as 'AB12' as a number, counted from 1. */
  private int column(String reference) {
    int number = 0;
    for (int i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)); i++) {
      number = number * LETTERS + reference.charAt(i) - 'A' + 1;
      if (reference.charAt(i) < 'A' || reference.charAt(i) > 'Z' || number > MOST_COLUMNS) {
        number = 0;
        break;
      }
    }
    if (number == 0) {
      throw new RefusedException(
          "sheet "
              + sheet
              + " row "
              + rowNumber
              + ": a cell is at '"
              + Numbers.shorten(reference)
              + "', expected a reference such as AB12");
    }
    return number;
  }

  /** Some programs write whole numbers with a decimal that says nothing. */
  private static String number(String raw) {
    return raw.endsWith(".0") ? raw.substring(0, raw.length() - 2) : raw;
  }

  private Cell cell(Cell.Kind kind, String text) {
    Cell.Ink ink = style < inks.size() ? inks.get(style) : Cell.Ink.OTHER;
    return new Cell(sheet, rowNumber, column, kind, text, ink);
  }
}
