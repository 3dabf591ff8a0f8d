package org.allyspend.ingest;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.allyspend.core.domain.BudgetItem;
import org.allyspend.core.domain.BudgetStage;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Series;

/**
 * What a treasury's release no longer says that the one before it does: a release has all that a
 * report shows of a source, and one of a month alone takes from it what the month is compared with.
 */
final class Superseded {
  private Superseded() {}

  /**
   * What is lost of the release's own year and the year before, with which reports compare; empty
   * where nothing is. What is older leaves the window of many publications.
   *
   * @param before what the release before says
   */
  static Optional<Remark> by(Publication now, List<Series> before) {
    int first = now.currentTo().getYear() - 1;
    Map<Measure, SortedSet<Period>> said = new HashMap<>();
    now.series().forEach(series -> said.put(series.measure(), known(series, first)));
    Map<BudgetStage, SortedSet<Period>> lost = new EnumMap<>(BudgetStage.class);
    for (Series series : before) {
      BudgetItem item = BudgetItem.of(series.measure()).orElseThrow();
      SortedSet<Period> periods = known(series, first);
      periods.removeAll(said.getOrDefault(series.measure(), new TreeSet<>()));
      if (item.isWhole() && !periods.isEmpty()) {
        lost.put(item.stage(), periods);
      }
    }
    List<Remark> each =
        lost.entrySet().stream().map(one -> told(one.getKey(), one.getValue())).toList();
    return each.isEmpty()
        ? Optional.empty()
        : Optional.of(new Remark(Remark.Kind.SUPERSEDED, List.of(), each));
  }

  private static SortedSet<Period> known(Series series, int first) {
    SortedSet<Period> periods = new TreeSet<>();
    series
        .figures()
        .forEach(
            (period, figure) -> {
              if (period.year() >= first && figure.value().isPresent()) {
                periods.add(period);
              }
            });
    return periods;
  }

  private static Remark told(BudgetStage stage, SortedSet<Period> lost) {
    String first = lost.first().toString();
    return lost.size() == 1
        ? Remark.of(Remark.Kind.LOST, stage.id(), first)
        : Remark.of(
            Remark.Kind.LOST_SPAN,
            stage.id(),
            first,
            lost.last().toString(),
            Integer.toString(lost.size()));
  }
}
