package org.allyspend.local;

import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.PriceBasis;

/**
 * The largest release there can be of so many years: every measure of every ally in each of them,
 * as figures of one's own.
 */
public final class LongRelease {
  private static final int LAST_YEAR = 2024;
  private static final int BASE_YEAR = 2015;

  private LongRelease() {}

  /** The file, as the source {@code csv} reads it. */
  public static String csv(int years) {
    StringBuilder csv =
        new StringBuilder("subject,measure,base_year,period,value,status,note,place\n");
    for (Measure measure : Measure.published()) {
      String base = measure.prices() == PriceBasis.Kind.CONSTANT ? "," + BASE_YEAR : ",";
      for (Ally ally : Ally.values()) {
        for (int year = LAST_YEAR; year > LAST_YEAR - years; year--) {
          csv.append(ally.iso3())
              .append(',')
              .append(measure.id())
              .append(base)
              .append(',')
              .append(year)
              .append(',')
              .append(value(ally, year))
              .append(".25,A,,\n");
        }
      }
    }
    return csv.toString();
  }

  /** Other than a neighbour's, and no share of over 100 %. */
  private static int value(Ally ally, int year) {
    return 1 + (ally.countsFrom() * 31 + year * 17) % 97;
  }
}
