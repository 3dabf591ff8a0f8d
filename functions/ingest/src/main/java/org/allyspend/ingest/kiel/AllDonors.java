package org.allyspend.ingest.kiel;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.Place;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;
import org.allyspend.ingest.Numbers;
import org.allyspend.ingest.csv.CsvRow;
import org.allyspend.ingest.csv.CsvTable;

/**
 * The rows of {@code total_allocations.csv}: what all donors gave in a month, as Kiel prints it.
 */
final class AllDonors {
  static final String FILE = "total_allocations.csv";
  private static final BigDecimal ROUNDING = new BigDecimal("0.00001");

  /** A slip in a month is less of a sum of years; its parts are eight hundredths apart or more. */
  private static final BigDecimal SLIP = new BigDecimal("0.02");

  private static final List<String> PARTS = List.of("military", "financial", "humanitarian");
  private static final Map<String, Measure> MEASURES = new LinkedHashMap<>();

  static {
    MEASURES.put("total_allocations", Measure.SUPPORT);
    MEASURES.put("military", Measure.SUPPORT_MILITARY);
    MEASURES.put("financial", Measure.SUPPORT_FINANCIAL);
    MEASURES.put("humanitarian", Measure.SUPPORT_HUMANITARIAN);
  }

  private final Map<Measure, SortedMap<Period, Figure>> figures = new LinkedHashMap<>();

  /**
   * Reads the file and holds its totals against the sums of the donors' rows.
   *
   * @param warnings gets the months whose printed total is not the sum of the donors
   * @throws RefusedException naming the line and column that is not as expected
   */
  AllDonors(byte[] bytes, Allocations donors, List<Remark> warnings) {
    CsvTable table =
        CsvTable.read(
            FILE,
            bytes,
            List.of("year", "month", "total_allocations", "military", "financial", "humanitarian"));
    table.rows().forEach(row -> read(row, donors, warnings));
    BigDecimal parts = Sums.of(table, "military", "financial", "humanitarian");
    Sums.requireSize(FILE, table, "total_allocations", "its three parts", parts);
    Sums.requireSize(
        FILE, table, "total_allocations", "the donors in billion euros", donors.total());
    if (Numbers.isWithin(ROUNDING, Sums.of(table, "total_allocations"), donors.total())) {
      PARTS.forEach(part -> requirePart(part, table, donors));
    }
  }

  /** Two files of one state have the same parts, or the columns of one are not what they say. */
  private static void requirePart(String part, CsvTable table, Allocations donors) {
    if (!Numbers.isWithin(SLIP, Sums.of(table, part), donors.total(part))) {
      throw Refusal.at(Place.column(FILE, part))
          .expected("the donors' sum, which is " + donors.total(part).toPlainString())
          .found(Sums.of(table, part).toPlainString())
          .exception();
    }
  }

  private void read(CsvRow row, Allocations donors, List<Remark> warnings) {
    YearMonth month = Months.of(row);
    if (month.isAfter(donors.lastMonth())) {
      throw Refusal.at(row.place())
          .expected(
              "no month after " + donors.lastMonth() + ", to which " + Allocations.FILE + " runs")
          .found(month.toString())
          .exception();
    }
    MEASURES.forEach(
        (column, measure) -> {
          String place = row.place(column);
          Figure figure =
              Figure.of(Numbers.parse(row.text(column), measure, place), Status.NORMAL, place);
          if (figures
                  .computeIfAbsent(measure, absent -> new TreeMap<>())
                  .put(Period.of(month), figure)
              != null) {
            throw Refusal.twice(place, month.toString()).exception();
          }
        });
    BigDecimal printed = figures.get(Measure.SUPPORT).get(Period.of(month)).known();
    if (printed.subtract(donors.total(month)).abs().compareTo(ROUNDING) > 0) {
      warnings.add(
          Remark.of(
              Remark.Kind.NOT_ITS_DONORS,
              row.place("total_allocations"),
              printed.toPlainString(),
              donors.total(month).toPlainString()));
    }
  }

  List<Series> series() {
    List<Series> series = new ArrayList<>();
    figures.forEach(
        (measure, byMonth) ->
            series.add(new Series(Subject.ALL_DONORS, measure, PriceBasis.CURRENT, "", byMonth)));
    return series;
  }
}
