package org.allyspend.ingest.kiel;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
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
 * The rows of {@code data_explorer.csv}: a row a donor and month with activity, in billion euros.
 * For a donor that is in the file, a month without a row is one in which it gave nothing: the
 * tracker drops rows of zeros between two states of the same figures. A donor that is not in the
 * file is not followed and has no figures at all.
 */
final class Allocations {
  static final String FILE = "data_explorer.csv";

  /** What is published of each donor and month, by column. Not every edition has every column. */
  private static final Map<String, Measure> MEASURES = new LinkedHashMap<>();

  static {
    MEASURES.put("total", Measure.SUPPORT);
    MEASURES.put("military", Measure.SUPPORT_MILITARY);
    MEASURES.put("financial", Measure.SUPPORT_FINANCIAL);
    MEASURES.put("humanitarian", Measure.SUPPORT_HUMANITARIAN);
    MEASURES.put("commitments", Measure.SUPPORT_COMMITMENTS);
    MEASURES.put("to_be_allocated", Measure.SUPPORT_TO_BE_ALLOCATED);
    MEASURES.put("pct_gdp", Measure.SUPPORT_PERCENT_OF_GDP);
  }

  private static final List<String> REQUIRED =
      List.of("iso", "year", "month", "total", "financial", "humanitarian", "military");

  private static final Figure NOTHING =
      Figure.of(BigDecimal.ZERO, Status.NORMAL, FILE + " has no row of the month");

  /** Published figures have six decimals: more than that apart is not the rounding of four. */
  private static final BigDecimal ROUNDING = new BigDecimal("0.000002");

  private final CsvTable table;
  private final Map<Subject, SortedMap<YearMonth, CsvRow>> rows = new TreeMap<>();
  private final List<Remark> warnings;
  private final SortedMap<YearMonth, BigDecimal> totals = new TreeMap<>();

  /**
   * Reads the file.
   *
   * @param warnings gets what is remarked
   * @throws RefusedException naming the line and column that is not as expected
   */
  Allocations(byte[] bytes, List<Remark> warnings) {
    this.warnings = warnings;
    table = CsvTable.read(FILE, bytes, REQUIRED);
    table.rows().forEach(this::read);
    if (rows.isEmpty()) {
      throw Refusal.at(FILE)
          .expected("a row a donor and month")
          .found("none of an ally")
          .exception();
    }
  }

  private void read(CsvRow row) {
    YearMonth month = Months.of(row);
    totals.merge(month, value(row, "total").orElse(BigDecimal.ZERO), BigDecimal::add);
    subject(row)
        .ifPresent(
            subject -> {
              CsvRow before =
                  rows.computeIfAbsent(subject, absent -> new TreeMap<>()).put(month, row);
              if (before != null) {
                throw Refusal.twice(
                        row.place(),
                        subject.name() + " in " + month + " (first in " + before.place() + ")")
                    .exception();
              }
              warnIfPartsDiffer(row);
            });
  }

  /** An ally or the Union's institutions; donors that are no allies are read past. */
  private static Optional<Subject> subject(CsvRow row) {
    String iso = row.text("iso");
    if (!iso.matches("[A-Z]{2,3}")) {
      throw row.unexpected("iso", "a code such as DEU");
    }
    return iso.equals("EU")
        ? Optional.of(Subject.EU_INSTITUTIONS)
        : Ally.ofIso3(iso).map(Subject::of);
  }

  private static Optional<BigDecimal> value(CsvRow row, String column) {
    return figure(row, column).value();
  }

  private static Figure figure(CsvRow row, String column) {
    String text = row.text(column);
    return text.isEmpty() || text.equals("NA")
        ? Figure.missing(row.place(column))
        : Figure.of(
            Numbers.parse(text, MEASURES.get(column), row.place(column)),
            Status.NORMAL,
            row.place(column));
  }

  private void warnIfPartsDiffer(CsvRow row) {
    Optional<BigDecimal> total = value(row, "total");
    Optional<BigDecimal> parts = Optional.of(BigDecimal.ZERO);
    for (String kind : List.of("military", "financial", "humanitarian")) {
      parts = parts.flatMap(sum -> value(row, kind).map(sum::add));
    }
    if (total.isPresent()
        && parts.isPresent()
        && total.get().subtract(parts.get()).abs().compareTo(ROUNDING) > 0) {
      warnings.add(
          Remark.of(
              Remark.Kind.NOT_ITS_PARTS,
              row.place("total"),
              total.get().toPlainString(),
              parts.get().toPlainString()));
    }
  }

  /** Every donor's figures, a series a measure, from the first month of the file to the last. */
  List<Series> series() {
    List<Series> series = new ArrayList<>();
    MEASURES.forEach(
        (column, measure) -> {
          if (table.has(column)) {
            rows.forEach(
                (subject, byMonth) ->
                    series.add(
                        new Series(
                            subject, measure, measure.basis(0), "", figures(byMonth, column))));
          }
        });
    return series;
  }

  private SortedMap<Period, Figure> figures(SortedMap<YearMonth, CsvRow> byMonth, String column) {
    SortedMap<Period, Figure> figures = new TreeMap<>();
    YearMonth last = lastMonth();
    for (YearMonth month = totals.firstKey(); !month.isAfter(last); month = month.plusMonths(1)) {
      CsvRow row = byMonth.get(month);
      figures.put(Period.of(month), row == null ? NOTHING : figure(row, column));
    }
    return figures;
  }

  /** The last month with a row. */
  YearMonth lastMonth() {
    return totals.lastKey();
  }

  /** What all donors in the file gave in a month, allies or not, in billion euros. */
  BigDecimal total(YearMonth month) {
    return totals.getOrDefault(month, BigDecimal.ZERO);
  }
}
