package org.allyspend.ingest.csv;

import org.allyspend.core.domain.Refusal;

/**
 * The decimal sign of a file. Where commas separate fields it is a point; elsewhere it is whichever
 * stands in the first value that has one, and the same in all others: with both, or a sign that
 * stands twice in a value, nobody can tell thousands from decimals.
 */
final class DecimalSign {
  private char sign;

  DecimalSign(boolean commasSeparate) {
    sign = commasSeparate ? '.' : 0;
  }

  /** The value with a decimal point. */
  String point(String value, String place) {
    boolean comma = value.indexOf(',') >= 0;
    if (!comma && value.indexOf('.') < 0) {
      return value;
    }
    char own = comma ? ',' : '.';
    if (sign == 0) {
      sign = own;
    }
    boolean twice = value.indexOf(own) != value.lastIndexOf(own);
    if (own != sign || twice || (comma && value.indexOf('.') >= 0)) {
      throw Refusal.at(place)
          .expected("a figure with the decimal sign '" + sign + "' and none for thousands")
          .foundText(value)
          .exception();
    }
    return value.replace(',', '.');
  }
}
