package org.allyspend.ingest.xlsx;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.allyspend.ingest.Numbers;

/**
 * A workbook's numbers, which are binary (IEEE 754 doubles) and stand in its file in decimal
 * digits, 15 of them or 17, as the program likes: what was typed as 6.82 stands as 6.82 or as
 * 6.8200000000000003E+00. Here alone a double is asked for, to tell whether two decimals are one;
 * what goes on is a decimal.
 */
final class BinaryNumber {
  private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_EVEN);
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9.]+([eE][+-]?[0-9]{1,2})?");
  private static final int MOST_DIGITS = 30;

  private BinaryNumber() {}

  /**
   * The number a cell means. Where its first 15 digits denote the same double, as those that Excel
   * shows, they are the number; other digits are kept as they stand. What is no number is the text
   * itself.
   */
  static String decimal(String text) {
    if (text.length() > MOST_DIGITS || !NUMBER.matcher(text).matches()) {
      return Numbers.plain(text);
    }
    try {
      BigDecimal written = new BigDecimal(text);
      if (written.precision() > SHOWN.getPrecision()) {
        BigDecimal shown = written.round(SHOWN);
        if (shown.doubleValue() == written.doubleValue()) {
          return Numbers.plain(shown.toString());
        }
      }
    } catch (NumberFormatException e) {
      return text;
    }
    return isPlain(text) ? text : Numbers.plain(text);
  }

  /** Without an exponent, and without a decimal that says nothing. */
  private static boolean isPlain(String text) {
    return text.indexOf('e') < 0 && text.indexOf('E') < 0 && !text.endsWith(".0");
  }
}
