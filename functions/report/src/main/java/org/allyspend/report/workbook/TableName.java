package org.allyspend.report.workbook;

import java.util.regex.Pattern;

/**
 * A table as formulas refer to it: in 'Data[Year]' the table is 'Data'.
 *
 * @param name letters, digits and underscores
 */
public record TableName(String name) {
  /**
   * What may stand between single brackets; Excel wants any other header in brackets of its own.
   */
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N} ]*");

  private static final Pattern SPECIAL = Pattern.compile("[\\[\\]#'@]");

  /** The whole column with this header. */
  public String column(String header) {
    return PLAIN.matcher(header).matches()
        ? name + "[" + header + "]"
        : name + "[[" + escaped(header) + "]]";
  }

  /** The cell of the column with this header in the formula's own row. */
  public String here(String header) {
    return name + "[[#This Row],[" + escaped(header) + "]]";
  }

  /** The cells of neighbouring columns, from one to another, in the formula's own row. */
  public String here(String from, String to) {
    return from.equals(to)
        ? here(from)
        : name + "[[#This Row],[" + escaped(from) + "]:[" + escaped(to) + "]]";
  }

  /** Brackets, number signs, apostrophes and at signs mean something in structured references. */
  private static String escaped(String header) {
    return SPECIAL.matcher(header).replaceAll("'$0");
  }
}
