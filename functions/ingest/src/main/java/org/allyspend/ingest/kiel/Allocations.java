package org.allyspend.ingest.kiel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
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
  private static final String SHARE = "pct_gdp";
  private static final String UNION = "EU";

  /** What is published of each donor and month, by column. Not every edition has every column. */
  private static final Map<String, Measure> MEASURES = new LinkedHashMap<>();

  static {
    MEASURES.put("total", Measure.SUPPORT);
    MEASURES.put("military", Measure.SUPPORT_MILITARY);
    MEASURES.put("financial", Measure.SUPPORT_FINANCIAL);
    MEASURES.put("humanitarian", Measure.SUPPORT_HUMANITARIAN);
    MEASURES.put("commitments", Measure.SUPPORT_COMMITMENTS);
    MEASURES.put("to_be_allocated", Measure.SUPPORT_TO_BE_ALLOCATED);
    MEASURES.put(SHARE, Measure.SUPPORT_PERCENT_OF_GDP);
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
    requireEveryMonth();
    BigDecimal parts = Sums.of(table, "military", "financial", "humanitarian");
    Sums.requireSize(FILE, table, "total", "its three parts", parts);
    if (table.has("commitments")) {
      BigDecimal promised = Sums.of(table, "total", "to_be_allocated");
      Sums.requireSize(FILE, table, "commitments", "what is and is to be allocated", promised);
    }
  }

  /** A month in which nobody gave anything is one that is lost. */
  private void requireEveryMonth() {
    for (YearMonth month = totals.firstKey(); month.isBefore(lastMonth()); ) {
      month = month.plusMonths(1);
      if (!totals.containsKey(month)) {
        throw Refusal.at(FILE)
            .expected("rows of every month from " + totals.firstKey() + " to " + lastMonth())
            .found("none of " + month)
            .exception();
      }
    }
  }

  private void read(CsvRow row) {
    YearMonth month = Months.of(row);
    requireOneUnit(row);
    totals.merge(month, value(row, "total"), BigDecimal::add);
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
    if (iso.equals(UNION)) {
      return Optional.of(Subject.EU_INSTITUTIONS);
    }
    Optional<Ally> ally = Ally.ofIso3(iso);
    Optional<Ally> named = Ally.ofName(row.text("country"));
    if (!iso.matches("[A-Z]{3}") || (named.isPresent() && !named.equals(ally))) {
      throw row.unexpected("iso", "a code such as " + named.orElse(Ally.DEU).iso3());
    }
    return ally.map(Subject::of);
  }

  /** What every row has a figure of: a month without one would count as one of nothing. */
  private static BigDecimal value(CsvRow row, String column) {
    return figure(row, column)
        .value()
        .orElseThrow(() -> row.unexpected(column, "a figure, 0 where nothing was given"));
  }

  /** Totals and GDP are in one unit, and the share of GDP in percent, to an order of magnitude. */
  private static void requireOneUnit(CsvRow row) {
    Optional<BigDecimal> printed = figure(row, SHARE).value().filter(share -> share.signum() != 0);
    BigDecimal gdp = Optional.ofNullable(Numbers.decimal(row.text("gdp"))).orElse(BigDecimal.ZERO);
    BigDecimal hundredfold = value(row, "total").movePointRight(2).abs();
    if (printed.isEmpty() || gdp.signum() <= 0 || hundredfold.signum() == 0) {
      return;
    }
    if (!Numbers.isOfSize(printed.get().multiply(gdp), hundredfold)) {
      throw row.unexpected(
          SHARE,
          "total over gdp in percent, "
              + hundredfold.divide(gdp, MathContext.DECIMAL32).toPlainString());
    }
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
    BigDecimal total = value(row, "total");
    BigDecimal parts =
        Stream.of("military", "financial", "humanitarian")
            .map(kind -> value(row, kind))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    if (total.subtract(parts).abs().compareTo(ROUNDING) > 0) {
      warnings.add(
          Remark.of(
              Remark.Kind.NOT_ITS_PARTS,
              row.place("total"),
              total.toPlainString(),
              parts.toPlainString()));
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

  /** What all donors in the file gave in all months, allies or not, in billion euros. */
  BigDecimal total() {
    return totals.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The same of a part, such as 'military'. */
  BigDecimal total(String part) {
    return Sums.of(table, part);
  }

  /** What the Union's institutions gave in all months, in billion euros; 0 where none. */
  BigDecimal totalOfUnion() {
    return rows.getOrDefault(Subject.EU_INSTITUTIONS, new TreeMap<>()).values().stream()
        .map(row -> value(row, "total"))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** What all donors in the file gave in a month, allies or not, in billion euros. */
  BigDecimal total(YearMonth month) {
    return totals.getOrDefault(month, BigDecimal.ZERO);
  }
}
