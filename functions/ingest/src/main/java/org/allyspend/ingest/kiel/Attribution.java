package org.allyspend.ingest.kiel;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;
import org.allyspend.ingest.Numbers;
import org.allyspend.ingest.csv.CsvRow;
import org.allyspend.ingest.csv.CsvTable;

/**
 * The rows of {@code eu_aid_shares.csv}: Kiel's attribution of the Union's own aid to its members,
 * all of it since 2022, in billion euros. A measure of its own, stated for the last month.
 */
final class Attribution {
  static final String FILE = "eu_aid_shares.csv";
  private static final String COLUMN = "eu_share_bn";

  private Attribution() {}

  /**
   * A series an ally of one figure.
   *
   * @throws RefusedException naming the line and column that is not as expected
   */
  static List<Series> series(byte[] bytes, Allocations donors) {
    Map<Ally, Figure> figures = new TreeMap<>();
    CsvTable table = CsvTable.read(FILE, bytes, List.of("iso", COLUMN));
    if (donors.totalOfUnion().signum() != 0) {
      Sums.requireSize(FILE, table, COLUMN, "the Union's own aid", donors.totalOfUnion());
    }
    for (CsvRow row : table.rows()) {
      Ally.ofIso3(row.text("iso"))
          .ifPresent(
              ally -> {
                if (figures.put(ally, figure(row)) != null) {
                  throw Refusal.twice(row.place(), ally.natoName()).exception();
                }
              });
    }
    return figures.entrySet().stream()
        .map(
            entry ->
                new Series(
                    Subject.of(entry.getKey()),
                    Measure.SUPPORT_ATTRIBUTED,
                    PriceBasis.CURRENT,
                    "",
                    at(donors.lastMonth(), entry.getValue())))
        .toList();
  }

  private static SortedMap<Period, Figure> at(YearMonth month, Figure figure) {
    return new TreeMap<>(Map.of(Period.of(month), figure));
  }

  private static Figure figure(CsvRow row) {
    String place = row.place(COLUMN);
    return Figure.of(
        Numbers.parse(row.text(COLUMN), Measure.SUPPORT_ATTRIBUTED, place), Status.NORMAL, place);
  }
}
