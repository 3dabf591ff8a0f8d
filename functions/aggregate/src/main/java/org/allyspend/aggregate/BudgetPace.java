package org.allyspend.aggregate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.allyspend.core.domain.BudgetPart;
import org.allyspend.core.domain.BudgetStage;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Finding;
import org.allyspend.core.domain.Finding.Kind;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Series;

/**
 * Where what a treasury has spent of a year runs ahead of what was voted for it, or behind: by a
 * tenth of the vote or more against the part of the year that has passed. Spending is uneven within
 * a year (equipment is paid late), so that it tells where to look and not what is wrong.
 */
final class BudgetPace {
  private static final BigDecimal TENTH = BigDecimal.TEN;
  private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

  /** What was spent in how many months. */
  private record Spent(BigDecimal sum, int months, String place) {}

  private BudgetPace() {}

  /** The years in which a budget is ahead or behind, of every ally whose treasury states both. */
  static List<Finding> findings(Collection<List<Series>> releases, Weigher weigher) {
    List<Finding> findings = new ArrayList<>();
    for (List<Series> series : releases) {
      Optional<Series> outturn = find(series, BudgetStage.OUTTURN);
      outturn.ifPresent(
          spent ->
              spent(spent)
                  .forEach(
                      (year, sum) ->
                          voted(series, year)
                              .flatMap(voted -> finding(spent, year, sum, voted, weigher))
                              .ifPresent(findings::add)));
    }
    return findings;
  }

  private static Optional<Series> find(List<Series> series, BudgetStage stage) {
    Measure measure = Measure.ofBudget(stage, BudgetPart.WHOLE);
    return series.stream().filter(one -> one.measure().equals(measure)).findFirst();
  }

  /** By year: a year's own figure, or the sum of its months. */
  private static SortedMap<Integer, Spent> spent(Series outturn) {
    SortedMap<Integer, Spent> spent = new TreeMap<>();
    outturn
        .figures()
        .forEach(
            (period, figure) ->
                figure
                    .value()
                    .ifPresent(
                        value ->
                            spent.merge(
                                period.year(),
                                new Spent(value, period.isYear() ? 12 : 1, figure.place()),
                                BudgetPace::and)));
    return spent;
  }

  /** Of a year that is stated whole and by month the months say the same. */
  private static Spent and(Spent one, Spent other) {
    return one.months() == 12
        ? one
        : new Spent(one.sum().add(other.sum()), one.months() + other.months(), one.place());
  }

  private static Optional<BigDecimal> voted(List<Series> series, int year) {
    return find(series, BudgetStage.REVISED)
        .flatMap(one -> one.in(year))
        .flatMap(Figure::value)
        .or(
            () ->
                find(series, BudgetStage.VOTED).flatMap(one -> one.in(year)).flatMap(Figure::value))
        .filter(value -> value.signum() > 0);
  }

  private static Optional<Finding> finding(
      Series outturn, int year, Spent spent, BigDecimal voted, Weigher weigher) {
    BigDecimal share = percent(spent.sum(), voted);
    BigDecimal passed = percent(BigDecimal.valueOf(spent.months()), MONTHS);
    BigDecimal apart = share.subtract(passed);
    return apart.abs().compareTo(TENTH) < 0
        ? Optional.empty()
        : Optional.of(
            Finding.of(
                    outturn.subject().id(),
                    apart.signum() > 0 ? Kind.BUDGET_AHEAD : Kind.BUDGET_BEHIND,
                    weigher.byYears(List.of(year)),
                    List.of(year),
                    spent.place())
                .with("share", share.toPlainString())
                .with("months", Integer.toString(spent.months()))
                .with("passed", passed.toPlainString()));
  }

  private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
    return part.movePointRight(2).divide(whole, 1, RoundingMode.HALF_UP);
  }
}
