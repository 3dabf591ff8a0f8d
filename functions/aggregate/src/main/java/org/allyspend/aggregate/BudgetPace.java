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
 * tenth or more of the vote, of that as revised where it was, against the part of the year that has
 * passed. Spending is uneven within a year (equipment is paid late), so that it tells where to look
 * and not what is wrong.
 */
final class BudgetPace {
  private static final BigDecimal TENTH = BigDecimal.TEN;
  private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

  /** What was spent in how many months. */
  private record Spent(BigDecimal sum, int months, String place) {}

  /** What a year may spend: as revised where it was, else as voted at first. */
  private record Budgeted(BudgetStage stage, BigDecimal sum) {}

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
                          budgeted(series, year)
                              .flatMap(budgeted -> finding(spent, year, sum, budgeted, weigher))
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

  private static Optional<Budgeted> budgeted(List<Series> series, int year) {
    return budgeted(series, year, BudgetStage.REVISED)
        .or(() -> budgeted(series, year, BudgetStage.VOTED))
        .filter(budgeted -> budgeted.sum().signum() > 0);
  }

  private static Optional<Budgeted> budgeted(List<Series> series, int year, BudgetStage stage) {
    return find(series, stage)
        .flatMap(one -> one.in(year))
        .flatMap(Figure::value)
        .map(sum -> new Budgeted(stage, sum));
  }

  private static Optional<Finding> finding(
      Series outturn, int year, Spent spent, Budgeted budgeted, Weigher weigher) {
    BigDecimal share = percent(spent.sum(), budgeted.sum());
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
                .with("passed", passed.toPlainString())
                .with(Finding.STAGE, budgeted.stage().id()));
  }

  private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
    return part.movePointRight(2).divide(whole, 1, RoundingMode.HALF_UP);
  }
}
