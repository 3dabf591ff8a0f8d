package org.allyspend.ingest.xlsx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Collects the cells of one worksheet part (ECMA-376 part 1, 18.3.1.4 'c' and 18.18.11). Rows and
 * cells stand where their references say, in whatever order they come.
 */
final class CellHandler extends DefaultHandler {
  private static final int MOST_CELLS = 400_000;
  private static final int LONGEST_VALUE = 32_767;
  private static final int LETTERS = 26;
  private static final int MOST_COLUMNS = 16_384;
  private static final int MOST_ROWS = 1_048_576;

  private final String sheet;
  private final List<String> strings;
  private final List<Cell.Ink> inks;
  private final boolean computesWhenOpened;
  private final SortedMap<Integer, List<Cell>> rows = new TreeMap<>();
  private final StringBuilder value = new StringBuilder();
  private final RichText text = new RichText();

  private int row;
  private int column;
  private int cells;
  private String type = "";
  private boolean inValue;
  private boolean hasFormula;
  private int style;

  /**
   * For the cells of this sheet.
   *
   * @param computesWhenOpened whether the workbook asks to be computed when it is opened, as
   *     programs leave it that write formulas without knowing their results
   */
  CellHandler(String sheet, List<String> strings, List<Cell.Ink> inks, boolean computesWhenOpened) {
    this.sheet = sheet;
    this.strings = strings;
    this.inks = inks;
    this.computesWhenOpened = computesWhenOpened;
  }

  Sheet sheet() {
    List<List<Cell>> inOrder = new ArrayList<>();
    for (List<Cell> one : rows.values()) {
      one.sort(Comparator.comparingInt(Cell::column));
      for (int i = 1; i < one.size(); i++) {
        if (one.get(i).column() == one.get(i - 1).column()) {
          throw Refusal.twice(one.get(i).place(), "a cell").exception();
        }
      }
      inOrder.add(one);
    }
    return new Sheet(sheet, inOrder);
  }

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes) {
    switch (name) {
      case "row" -> {
        String number = attributes.getValue("r");
        row = number == null ? row + 1 : row(number);
        column = 0;
      }
      case "c" -> {
        String reference = attributes.getValue("r");
        if (reference == null) {
          column++;
        } else {
          place(reference);
        }
        type = attributes.getValue("t") == null ? "n" : attributes.getValue("t");
        style = InkHandler.number(attributes.getValue("s"));
        value.setLength(0);
        text.clear();
        hasFormula = false;
      }
      case "f" -> hasFormula = true;
      case "v" -> inValue = true;
      default -> text.start(name);
    }
  }

  @Override
  public void characters(char[] characters, int start, int length) {
    if (value.length() + text.length() + length > LONGEST_VALUE) {
      throw Refusal.at(here())
          .expected("cells of at most " + LONGEST_VALUE + " characters")
          .found("a longer one")
          .exception();
    }
    if (inValue) {
      value.append(characters, start, length);
    } else {
      text.add(characters, start, length);
    }
  }

  @Override
  public void endElement(String uri, String name, String qualified) {
    switch (name) {
      case "v" -> inValue = false;
      case "c" -> endCell();
      default -> text.end(name);
    }
  }

  private void endCell() {
    Cell cell = isUncomputed() ? cell(Cell.Kind.FORMULA, "=") : read();
    if (cell.text().isEmpty()) {
      return;
    }
    cells++;
    if (cells > MOST_CELLS) {
      throw Refusal.at("sheet " + sheet)
          .expected("at most " + MOST_CELLS + " cells")
          .found("more")
          .exception();
    }
    rows.computeIfAbsent(row, absent -> new ArrayList<>()).add(cell);
  }

  /**
   * A formula with nothing beside it; or with the nought that stands in for a result where the
   * workbook asks to be computed. An empty text is a result.
   */
  private boolean isUncomputed() {
    String result = value.toString().strip();
    return hasFormula
        && ((result.isEmpty() && !type.equals("str"))
            || (computesWhenOpened && type.equals("n") && result.equals("0")));
  }

  private Cell read() {
    return switch (type) {
      case "s" -> cell(Cell.Kind.TEXT, shared(value.toString().strip()));
      case "inlineStr" -> cell(Cell.Kind.TEXT, text.plain());
      case "str", "d" -> cell(Cell.Kind.TEXT, RichText.plain(value.toString()));
      case "e" -> cell(Cell.Kind.ERROR, value.toString());
      case "b" -> cell(Cell.Kind.BOOLEAN, value.toString());
      case "n" -> cell(Cell.Kind.NUMBER, BinaryNumber.decimal(value.toString().strip()));
      default ->
          throw Refusal.at(here())
              .expected("a cell of a type that Excel knows")
              .foundText(type)
              .exception();
    };
  }

  private String shared(String number) {
    int at = number.matches("\\d{1,9}") ? Integer.parseInt(number) : strings.size();
    if (at >= strings.size()) {
      throw Refusal.at(here())
          .expected("one of the " + strings.size() + " strings that cells share")
          .found(number.isEmpty() ? "none" : Refusal.quoted(number))
          .exception();
    }
    return strings.get(at);
  }

  /** A cell stands where its own reference says, whatever row it is written in. */
  private void place(String reference) {
    int at = 0;
    int letters = 0;
    while (at < reference.length()
        && reference.charAt(at) >= 'A'
        && reference.charAt(at) <= 'Z'
        && letters <= MOST_COLUMNS) {
      letters = letters * LETTERS + reference.charAt(at) - 'A' + 1;
      at++;
    }
    String digits = reference.substring(at);
    if (letters == 0 || letters > MOST_COLUMNS || !digits.matches("\\d{1,7}")) {
      throw badReference(reference);
    }
    column = letters;
    row = row(digits);
  }

  private int row(String number) {
    int read = number.matches("\\d{1,7}") ? Integer.parseInt(number) : 0;
    if (read < 1 || read > MOST_ROWS) {
      throw badReference(number);
    }
    return read;
  }

  private RefusedException badReference(String reference) {
    return Refusal.at(here()).expected("a reference such as AB12").foundText(reference).exception();
  }

  private String here() {
    return "sheet " + sheet + " row " + row;
  }

  private Cell cell(Cell.Kind kind, String content) {
    Cell.Ink ink = style < inks.size() ? inks.get(style) : Cell.Ink.OTHER;
    return new Cell(sheet, row, column, kind, content, ink);
  }
}
