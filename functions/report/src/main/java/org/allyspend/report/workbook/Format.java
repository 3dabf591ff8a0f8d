package org.allyspend.report.workbook;

import org.allyspend.report.Shorthand;

/** How the figures of a column are shown: one format a column. */
public enum Format {
  TEXT("@"),
  WHOLE("#,##0"),
  ONE_DECIMAL("#,##0.0"),
  TWO_DECIMALS("#,##0.00"),
  SIX_DECIMALS("#,##0.000000"),
  YEAR("0"),
  GENERAL("General"),
  /** A threshold, over the columns it decides. */
  AT_LEAST("\"≥ \"General\" %\"");

  private final String pattern;

  Format(String pattern) {
    this.pattern = pattern;
  }

  /** The pattern in Excel's notation; the reader's locale decides on separators. */
  public String pattern() {
    return pattern;
  }

  /** The pattern with the mark of a break behind whatever it shows, texts included. */
  String marked() {
    String mark = "\" " + Shorthand.BREAK + "\"";
    return this == TEXT
        ? pattern + mark
        : pattern + mark + ";-" + pattern + mark + ";" + pattern + mark + ";@" + mark;
  }
}
