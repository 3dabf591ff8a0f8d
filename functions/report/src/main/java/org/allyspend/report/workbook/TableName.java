package org.allyspend.report.workbook;

/**
 * A table as formulas refer to it: in 'Data[Year]' the table is 'Data'.
 *
 * @param name letters, digits and underscores
 */
public record TableName(String name) {

  /** The whole column with this header. */
  public String column(String header) {
    return name + "[" + escaped(header) + "]";
  }

  /** The cell of the column with this header in the formula's own row. */
  public String here(String header) {
    return name + "[[#This Row],[" + escaped(header) + "]]";
  }

  /** Brackets, number signs and apostrophes mean something in structured references. */
  private static String escaped(String header) {
    return header.replaceAll("([\\[\\]#'])", "'$1");
  }
}
