package org.allyspend.report.workbook;

/**
 * A table as formulas refer to it: in 'Data[Year]' the table is 'Data'.
 *
 * @param name letters, digits and underscores
 */
public record TableName(String name) {
  /** What means something in a structured reference. */
  private static final String SPECIAL = "[]#'@";

  /** The whole column with this header. */
  public String column(String header) {
    return isPlain(header) ? name + "[" + header + "]" : name + "[[" + escaped(header) + "]]";
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

  /** A column's value in the row of the table in which another column is this. */
  public String find(String header, String by, String value) {
    return Formula.call("INDEX", column(header), Formula.call("MATCH", value, column(by), "0"));
  }

  /** The rows in which the column with this header meets a condition: a criterion of SUMIFS. */
  public String where(String header, String condition) {
    return column(header) + "," + condition;
  }

  /** The sum of a column over the rows that meet all criteria. */
  public String sum(String header, String... criteria) {
    return Formula.call("SUMIFS", column(header), String.join(",", criteria));
  }

  /**
   * What may stand between single brackets; Excel wants any other header in brackets of its own.
   */
  private static boolean isPlain(String header) {
    for (int i = 0; i < header.length(); i++) {
      if (header.charAt(i) != ' ' && !Character.isLetterOrDigit(header.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static String escaped(String header) {
    StringBuilder escaped = new StringBuilder(header.length());
    for (int i = 0; i < header.length(); i++) {
      char character = header.charAt(i);
      escaped.append(SPECIAL.indexOf(character) < 0 ? "" : "'").append(character);
    }
    return escaped.toString();
  }
}
