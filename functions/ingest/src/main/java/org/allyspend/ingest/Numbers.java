package org.allyspend.ingest;

import java.math.BigDecimal;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.RefusedException;

/** Published figures as decimals, within what the measure can be. */
public final class Numbers {
  private static final int LONGEST = 60;
  private static final int MOST_DECIMALS = 40;
  private static final BigDecimal LARGEST = new BigDecimal("1e12");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Numbers() {}

  /**
   * The decimal written here, every digit kept.
   *
   * @throws RefusedException where it is no number, or none this measure can have
   */
  public static BigDecimal parse(String text, Measure measure, String place) {
    return parse(text, 0, measure, place);
  }

  /**
   * The decimal written here with its point moved that many places to the right (2 where a fraction
   * is published and the measure is in percent), every digit kept.
   *
   * @throws RefusedException where it is no number, or none this measure can have
   */
  public static BigDecimal parse(String text, int shift, Measure measure, String place) {
    BigDecimal value;
    try {
      value = text.length() > LONGEST ? null : new BigDecimal(text).scaleByPowerOfTen(shift);
    } catch (NumberFormatException e) {
      value = null;
    }
    if (value == null || value.scale() > MOST_DECIMALS || value.scale() < -MOST_DECIMALS) {
      throw new RefusedException(place + ": expected a figure, found '" + shorten(text) + "'");
    }
    if (value.abs().compareTo(LARGEST) > 0) {
      throw new RefusedException(
          place + ": " + measure.id() + " of " + shorten(text) + " is beyond any ally's");
    }
    if (value.signum() < 0 && !measure.equals(Measure.REAL_CHANGE)) {
      throw new RefusedException(
          place + ": " + measure.id() + " is negative (" + shorten(text) + "), expected 0 or more");
    }
    if (measure.isShare() && value.compareTo(HUNDRED) > 0) {
      throw new RefusedException(
          place + ": " + measure.id() + " is " + shorten(text) + ", expected 0 to 100 percent");
    }
    return value;
  }

  /** A text short enough to stand in an error. */
  public static String shorten(String text) {
    return shorten(text, 40);
  }

  /** A text of at most that many characters. */
  public static String shorten(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
