package org.allyspend.ingest;

import java.math.BigDecimal;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;

/** Published figures as decimals, within what the measure can be. */
public final class Numbers {
  private static final int LONGEST = 60;
  private static final int MOST_DECIMALS = 40;
  private static final BigDecimal LARGEST = new BigDecimal("1e12");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private static final Pattern MISSING =
      Pattern.compile("\\.{2,3}|\\. \\.|…|-|–|—|n/?a|n\\.a\\.|x{1,3}", Pattern.CASE_INSENSITIVE);

  private static final Pattern PLAIN = Pattern.compile("-?\\d+(\\.\\d+)?");

  private Numbers() {}

  /** Whether this is how publishers of tables mark a figure that is not there. */
  public static boolean isMissing(String text) {
    return MISSING.matcher(text.strip()).matches();
  }

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
    BigDecimal written = decimal(text);
    if (written == null) {
      throw Refusal.at(place).expected("a figure").foundText(text).exception();
    }
    return admitted(written, text, shift, measure, place);
  }

  /**
   * The same of what {@link #decimal} found in a text.
   *
   * @throws RefusedException where it is none that this measure can have
   */
  public static BigDecimal admitted(
      BigDecimal written, String text, int shift, Measure measure, String place) {
    BigDecimal value = written.scaleByPowerOfTen(shift);
    if (value.abs().compareTo(LARGEST) > 0) {
      throw Refusal.at(place)
          .expected(measure.id() + " an ally can have")
          .foundText(text)
          .exception();
    }
    if (value.signum() < 0 && !measure.mayBeNegative()) {
      throw Refusal.at(place).expected(measure.id() + " of 0 or more").foundText(text).exception();
    }
    if (measure.isShare() && value.compareTo(HUNDRED) > 0) {
      throw Refusal.at(place)
          .expected(measure.id() + " of 0 to 100 percent")
          .foundText(text)
          .exception();
    }
    return value;
  }

  /** Whether two amounts are of one size: neither is ten times the other or more, or both are 0. */
  public static boolean isOfSize(BigDecimal one, BigDecimal other) {
    BigDecimal larger = one.abs().max(other.abs());
    return larger.signum() == 0
        || one.abs().min(other.abs()).movePointRight(1).compareTo(larger) > 0;
  }

  /** Whether a number is no further from another than a part of that one: 0.01 is a hundredth. */
  public static boolean isWithin(BigDecimal part, BigDecimal number, BigDecimal of) {
    return number.subtract(of).abs().compareTo(of.abs().multiply(part)) <= 0;
  }

  /** Whether a decimal is written here with a point and no other mark, by which it is told. */
  public static boolean isPlain(String text) {
    return PLAIN.matcher(text).matches();
  }

  /** Whether a zero is written here; what is no number is no zero. */
  public static boolean isZero(String text) {
    BigDecimal written = decimal(text);
    return written != null && written.signum() == 0;
  }

  /** The decimal written here, or null where there is none of a size to calculate with. */
  public static BigDecimal decimal(String text) {
    if (text.length() > LONGEST) {
      return null;
    }
    try {
      BigDecimal value = new BigDecimal(text);
      return Math.abs((long) value.scale()) > MOST_DECIMALS ? null : value;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** The whole number from one to another that is written here, such as a year, or empty. */
  public static OptionalInt whole(String text, int least, int most) {
    int number = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : -1;
    return number >= least && number <= most ? OptionalInt.of(number) : OptionalInt.empty();
  }

  /** The number written here without exponent or zeros that say nothing, or the text itself. */
  public static String plain(String text) {
    BigDecimal written = decimal(text);
    return written == null
        ? text
        : written.signum() == 0 ? "0" : written.stripTrailingZeros().toPlainString();
  }

  /** A text short enough to stand in an error. */
  public static String shorten(String text) {
    return Refusal.shortened(text, 40);
  }
}
