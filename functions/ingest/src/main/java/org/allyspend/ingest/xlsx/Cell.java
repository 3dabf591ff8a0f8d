package org.allyspend.ingest.xlsx;

import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;

/**
 * A cell that is not blank; in 'TABLE2!M31 number 8799.385420922554' the row is 31 and the column
 * 13.
 *
 * @param sheet the sheet's name
 * @param row from 1
 * @param column from 1 (A)
 * @param kind what the file says it holds
 * @param text a number as {@link BinaryNumber} spells it, text without outer or repeated white
 *     space
 * @param ink the colour of its font, where some publishers hide a meaning
 */
public record Cell(String sheet, int row, int column, Kind kind, String text, Ink ink) {
  /** A cell in the usual colour. */
  public Cell(String sheet, int row, int column, Kind kind, String text) {
    this(sheet, row, column, kind, text, Ink.OTHER);
  }

  /** Colours of fonts that are told apart. */
  public enum Ink {
    BLUE,
    RED,
    OTHER
  }

  /** What a cell holds. */
  public enum Kind {
    NUMBER,
    TEXT,
    ERROR,
    BOOLEAN,
    /** A formula of which no program has stored the result. */
    FORMULA
  }

  /** The refusal of this where something else is expected. */
  public RefusedException refused(String expected) {
    return Refusal.at(place()).expected(expected).found(found()).todo(todo()).exception();
  }

  /** What an error says was found here. */
  public String found() {
    return switch (kind) {
      case TEXT -> "the text " + Refusal.quoted(text);
      case NUMBER -> text;
      case ERROR -> "the error " + text;
      case BOOLEAN -> "a truth value";
      case FORMULA -> "a formula without a stored result";
    };
  }

  /** What to do about it, or empty where that depends. */
  public String todo() {
    return kind == Kind.FORMULA
        ? "open the workbook in Excel or LibreOffice, let it calculate, and save it"
        : "";
  }

  /** Where it stands: {@code TABLE2!M31}. */
  public String place() {
    return sheet + "!" + columnName() + row;
  }

  private String columnName() {
    StringBuilder name = new StringBuilder();
    for (int left = column; left > 0; left = (left - 1) / 26) {
      name.insert(0, (char) ('A' + (left - 1) % 26));
    }
    return name.toString();
  }
}
