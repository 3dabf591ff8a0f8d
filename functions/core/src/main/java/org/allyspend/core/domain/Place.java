package org.allyspend.core.domain;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a figure stands in a text: 'pol.csv line 7 column Marzec', or where rows add up to it,
 * 'pol.csv column Marzec and others, 12 rows and in other files'. So it is written with the figure,
 * and in refusals; reports tell it in their own language. What stands in sheets has the places of
 * its publisher.
 *
 * @param file the file's name, empty where there is one alone
 * @param line the number of the line, 0 where rows add up to the figure
 * @param column the column's name, empty where it is the line
 * @param others whether rows of other columns are among them
 * @param rows how many rows add up to the figure, 0 where it stands in a line
 * @param elsewhere whether rows of other files are
 */
public record Place(
    String file, long line, String column, boolean others, int rows, boolean elsewhere) {
  private static final String OTHERS = " and others";
  private static final String ELSEWHERE = " and in other files";
  private static final Pattern LINE =
      Pattern.compile("(?:(?<file>.+?) )?line (?<line>\\d{1,9})(?: column (?<column>.+))?");
  private static final Pattern ROWS =
      Pattern.compile(
          "(?<file>.*?) column (?<column>.*?)(?<others>"
              + OTHERS
              + ")?, (?<rows>\\d{1,9}) rows?(?<elsewhere>"
              + ELSEWHERE
              + ")?");

  /** A line of a file, or of the one there is where its name is empty. */
  public static String line(String file, long number) {
    return (file.isEmpty() ? "line " : file + " line ") + number;
  }

  /** A column of a line or of a file. */
  public static String column(String place, String column) {
    return place + " column " + column;
  }

  /** So many rows of a file's column, and maybe of others. */
  public static String rows(String column, boolean others, int rows) {
    return column + (others ? OTHERS : "") + ", " + Refusal.counted(rows, "row");
  }

  /** Rows, and more of them in other files. */
  public static String elsewhere(String rows) {
    return rows.endsWith(ELSEWHERE) ? rows : rows + ELSEWHERE;
  }

  /** What is written so, or empty where it is a publisher's. */
  public static Optional<Place> read(String written) {
    Matcher line = LINE.matcher(written);
    if (line.matches()) {
      return Optional.of(
          new Place(
              said(line, "file"),
              Long.parseLong(line.group("line")),
              said(line, "column"),
              false,
              0,
              false));
    }
    Matcher rows = ROWS.matcher(written);
    return rows.matches()
        ? Optional.of(
            new Place(
                rows.group("file"),
                0,
                rows.group("column"),
                rows.group("others") != null,
                Integer.parseInt(rows.group("rows")),
                rows.group("elsewhere") != null))
        : Optional.empty();
  }

  private static String said(Matcher matcher, String group) {
    return Optional.ofNullable(matcher.group(group)).orElse("");
  }
}
