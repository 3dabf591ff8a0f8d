package org.allyspend.ingest.kiel;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.allyspend.core.domain.Place;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.ingest.CrossCheck;
import org.allyspend.ingest.Numbers;
import org.allyspend.ingest.csv.CsvTable;

/**
 * Columns added up over a file: those of a month are too small and too often revised to tell
 * another unit from a correction.
 */
final class Sums {
  private Sums() {}

  /** Of these columns in all rows; one that is not there counts nothing. */
  static BigDecimal of(CsvTable table, String... columns) {
    return table.rows().stream()
        .flatMap(row -> Stream.of(columns).map(row::text))
        .flatMap(text -> Optional.ofNullable(Numbers.decimal(text)).stream())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * Requires a column to be of the size of what it is made of.
   *
   * @throws RefusedException where it is not, as in another unit
   */
  static void requireSize(
      String file, CsvTable table, String column, String words, BigDecimal other) {
    BigDecimal sum = of(table, column);
    if (!Numbers.isOfSize(sum, other)) {
      throw Refusal.at(Place.column(file, column))
          .expected("the sum of " + words + ", which is " + CrossCheck.plain(other))
          .found(CrossCheck.plain(sum))
          .exception();
    }
  }
}
