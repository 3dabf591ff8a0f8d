package org.allyspend.report.workbook;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A formula and the value it has, so that a reader sees the value at once and can audit and change
 * what it rests on.
 *
 * @param text the formula without the equals sign, in the notation of files: English names, commas
 * @param value what it gives: a decimal, or a text
 */
public record Formula(String text, Object value) {
  /** The most characters Excel takes. */
  private static final int LONGEST = 8_192;

  /** Doubles have 15 decimal digits; sums of them lose one or two. */
  private static final BigDecimal PRECISION = new BigDecimal("1e-11");

  public Formula {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("a formula has " + text.length() + " characters");
    }
  }

  /**
   * The formula where it gives the value, and the value alone where it would give another: where a
   * figure is missing, a ratio may rest on fewer allies than the sums beside it.
   *
   * @param gives what the formula gives, empty where it gives nothing
   */
  public static Object where(BigDecimal value, String text, Optional<BigDecimal> gives) {
    return gives
        .filter(
            given ->
                given
                        .subtract(value)
                        .abs()
                        .compareTo(value.abs().max(BigDecimal.ONE).multiply(PRECISION))
                    <= 0)
        .<Object>map(given -> new Formula(text, value))
        .orElse(value);
  }

  /** A function of arguments: 'IF(a,b,c)'. */
  public static String call(String function, String... arguments) {
    return function + "(" + String.join(",", arguments) + ")";
  }

  /** The change on what was before, in percent. */
  public static String change(String now, String before) {
    return "100*" + now + "/" + before + "-100";
  }

  /** A text in a formula, in quotes. */
  public static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
