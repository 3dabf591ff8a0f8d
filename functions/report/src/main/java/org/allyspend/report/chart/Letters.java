package org.allyspend.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Words in charts and pages: as they stand in markup, and how much room they take, without asking
 * for a font there may not be.
 */
public final class Letters {
  private static final int NARROW_SPACE = '\u202f';
  private static final double SPACE = 0.34;

  /** A percent sign, and in French whatever else stands apart, stays with its word. */
  private static final Pattern TOGETHER = Pattern.compile("(?<=«) | (?=[:;!?%»])");

  private static final Pattern BREAK = Pattern.compile("(?!" + TOGETHER + ") ");

  /** Of the letters of Western Europe by their numbers, as DejaVu Sans has them: every row asks. */
  private static final double[] WIDTHS = widths();

  private Letters() {}

  /** A text as it stands in markup, in elements and in attributes in double quotes. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** About as wide as a text is in the widest of the fonts that stand in for Arial, in ems. */
  public static double ems(String text) {
    return text.codePoints().mapToDouble(Letters::ems).sum();
  }

  private static double ems(int letter) {
    return letter < WIDTHS.length ? WIDTHS[letter] : usual(letter);
  }

  private static double usual(int letter) {
    if (letter == NARROW_SPACE) {
      return SPACE;
    }
    return Character.isUpperCase(letter) ? 0.70 : 0.64;
  }

  private static double[] widths() {
    double[] widths = IntStream.range(0, 256).mapToDouble(Letters::usual).toArray();
    Map.of(
            "ijl'", 0.28,
            " .,:;|/I\u00a0", SPACE,
            "-ft!()[]", 0.40,
            "r", 0.42,
            "csz", 0.55,
            "kvxy", 0.60,
            "DGHNOQU", 0.79,
            "Mw", 0.86,
            "mW%@", 0.99)
        .forEach((letters, width) -> letters.chars().forEach(letter -> widths[letter] = width));
    return widths;
  }

  /** The same words for whoever breaks lines itself. */
  public static String together(String words) {
    return TOGETHER.matcher(words).replaceAll("\u00a0");
  }

  /**
   * A text broken between words.
   *
   * @param most how wide a line may be
   * @param width how wide a text is
   */
  public static List<String> lines(String words, double most, ToDoubleFunction<String> width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : BREAK.split(words, -1)) {
      if (!line.isEmpty() && width.applyAsDouble(line + " " + word) > most) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
