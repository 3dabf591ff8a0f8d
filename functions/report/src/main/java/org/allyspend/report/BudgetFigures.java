package org.allyspend.report;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.BudgetItem;
import org.allyspend.core.domain.BudgetStage;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.NationalCurrency;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;

/** The figures of one series of a national budget, by year and by month, as reports show them. */
final class BudgetFigures {
  private static final int YEARS_SHOWN = 3;
  private static final int YEARS_BY_MONTH = 2;
  private static final String USD = "USD";
  private static final String ECB = "ecb";

  private final ReportModel model;
  private final Release release;
  private final BudgetItem item;
  private final Series series;
  private final Ally ally;
  private final String currency;
  private final NavigableMap<YearMonth, BigDecimal> months = new TreeMap<>();

  /**
   * The figures of a series.
   *
   * @param item what the series' measure is of a budget
   */
  BudgetFigures(ReportModel model, Release release, BudgetItem item, Series series) {
    this.model = model;
    this.release = release;
    this.item = item;
    this.series = series;
    this.ally = series.subject().ally().orElseThrow();
    this.currency = NationalCurrency.of(ally, release);
    series
        .figures()
        .forEach(
            (period, figure) ->
                period
                    .asMonth()
                    .ifPresent(
                        month -> figure.value().ifPresent(value -> months.put(month, value))));
  }

  /** The latest years as they are published, then those of which there are months. */
  List<Budgets.Line> lines() {
    List<Budgets.Line> lines = new ArrayList<>();
    SortedMap<Integer, Figure> years = new TreeMap<>(series.byYear());
    years.values().removeIf(figure -> figure.value().isEmpty());
    years.keySet().stream()
        .sorted(Comparator.reverseOrder())
        .limit(YEARS_SHOWN)
        .forEach(
            year ->
                lines.add(
                    line(
                        year,
                        true,
                        List.of(),
                        years.get(year).known(),
                        Optional.ofNullable(years.get(year - 1)).flatMap(Figure::value),
                        years.get(year).status())));
    yearsByMonth().descendingSet().stream()
        .map(this::ofMonths)
        .filter(line -> line.isSoFar() || !years.containsKey(line.year()))
        .forEach(lines::add);
    return lines;
  }

  /** What was spent in each month of the latest years, the earliest first. */
  List<Budgets.Month> byMonth() {
    List<Budgets.Month> spent = new ArrayList<>();
    if (item.stage() == BudgetStage.OUTTURN) {
      yearsByMonth().forEach(year -> addMonths(year, spent));
    }
    return spent;
  }

  private NavigableSet<Integer> yearsByMonth() {
    return months.keySet().stream()
        .map(YearMonth::getYear)
        .distinct()
        .sorted(Comparator.reverseOrder())
        .limit(YEARS_BY_MONTH)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void addMonths(int year, List<Budgets.Month> spent) {
    Optional<BigDecimal> since = Optional.of(BigDecimal.ZERO);
    for (int number = 1; number <= 12; number++) {
      YearMonth month = YearMonth.of(year, number);
      Optional<BigDecimal> value = Optional.ofNullable(months.get(month));
      since = since.flatMap(sum -> value.map(sum::add));
      if (value.isPresent()) {
        spent.add(
            new Budgets.Month(
                ally,
                item,
                month,
                currency,
                value.get(),
                Optional.ofNullable(months.get(month.minusYears(1))),
                since,
                series.in(Period.of(month)).orElseThrow().place()));
      }
    }
  }

  /** A year's months together, beside the same months of the year before where all are there. */
  private Budgets.Line ofMonths(int year) {
    List<YearMonth> own =
        months.keySet().stream().filter(month -> month.getYear() == year).toList();
    List<YearMonth> before = own.stream().map(month -> month.minusYears(1)).toList();
    boolean comparable = before.stream().allMatch(months::containsKey);
    return line(
        year,
        false,
        own.size() == 12 ? List.of() : own,
        sum(own),
        comparable ? Optional.of(sum(before)) : Optional.empty(),
        Status.NORMAL);
  }

  private BigDecimal sum(List<YearMonth> of) {
    return of.stream().map(months::get).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private Budgets.Line line(
      int year,
      boolean isByYear,
      List<YearMonth> soFar,
      BigDecimal value,
      Optional<BigDecimal> before,
      Status status) {
    return new Budgets.Line(
        ally,
        release,
        item,
        isByYear,
        soFar,
        year,
        currency,
        value,
        before,
        status,
        item.isWhole() ? "" : model.labels().declared(series.note()),
        NationalCurrency.isEuro(currency) ? Optional.of(BigDecimal.ONE) : rate(currency, year),
        rate(USD, year));
  }

  /** The mean of a year's days, or of those so far. */
  private Optional<BigDecimal> rate(String of, int year) {
    Subject subject = Subject.ofCurrency(of);
    return model.series(ECB).stream()
        .filter(one -> one.measure().equals(Measure.PER_EURO) && one.subject().equals(subject))
        .findFirst()
        .flatMap(one -> one.in(Period.ofYear(year)))
        .flatMap(Figure::value);
  }
}
