package org.allyspend.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How much room words take, without asking for a font there may not be. */
public final class Letters {
  private Letters() {}

  /** About as wide as a text is in the widest of the fonts that stand in for Arial, in ems. */
  public static double ems(String text) {
    return text.codePoints().mapToDouble(Letters::ems).sum();
  }

  private static double ems(int letter) {
    if ("ijl.,:;'|!()[] ftrI\u202f\u00a0".indexOf(letter) >= 0) {
      return 0.34;
    }
    if ("mwMW%@".indexOf(letter) >= 0) {
      return 0.96;
    }
    return Character.isUpperCase(letter) ? 0.74 : 0.62;
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
    for (String word : words.split(" ", -1)) {
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
