package org.allyspend.core.domain;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What series hold as an outturn: what is voted or planned is final before its year begins, and an
 * estimate or a forecast may be of any year.
 *
 * @param series those of a publication, read now or read back
 */
public record Outturn(List<Series> series) {

  /** The latest period of which there is one, or empty where there is none. */
  public Optional<Period> latest() {
    return periods().max(Comparator.comparing(Period::firstDay));
  }

  /** The last day of which there is one, or empty where there is none. */
  public Optional<LocalDate> to() {
    return periods().map(Period::lastDay).max(Comparator.naturalOrder());
  }

  private Stream<Period> periods() {
    return series.stream()
        .filter(
            one ->
                BudgetItem.of(one.measure())
                    .map(item -> item.stage() == BudgetStage.OUTTURN)
                    .orElse(true))
        .flatMap(one -> one.figures().entrySet().stream())
        .filter(figure -> figure.getValue().status() == Status.NORMAL)
        .map(Map.Entry::getKey);
  }

  /** Whether it can have been published on a day: not before it began. */
  public boolean isPossible(LocalDate day) {
    return latest().filter(period -> period.isAhead(day)).isEmpty();
  }

  /**
   * Refuses a day on which it can't have been published.
   *
   * @param where how a refusal calls the day
   */
  public void requirePossible(String where, LocalDate day) {
    if (!isPossible(day)) {
      throw Refusal.at(where)
          .expected(
              "no day before "
                  + latest().orElseThrow()
                  + ", the latest period of which it has an outturn")
          .found(day.toString())
          .exception();
    }
  }
}
