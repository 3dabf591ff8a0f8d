package org.allyspend.report;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Measure;

/**
 * Ranks of the European allies that count in a year and have a figure of a measure, from the
 * highest; who has the same figure has the same rank, and who has none has no rank.
 */
public final class Ranking {
  private final Map<Ally, BigDecimal> figures = new EnumMap<>(Ally.class);

  /** By published figures of a year. */
  public Ranking(ReportModel model, Measure measure, int year) {
    for (Ally ally : model.europeanAllies()) {
      if (ally.countsIn(year)) {
        model.figure(ally, measure, year).ifPresent(figure -> figures.put(ally, figure));
      }
    }
  }

  /** An ally's rank from 1, or empty. */
  public Optional<Integer> of(Ally ally) {
    return Optional.ofNullable(figures.get(ally))
        .map(
            own ->
                1
                    + (int)
                        figures.values().stream()
                            .filter(other -> other.compareTo(own) > 0)
                            .count());
  }

  /** How many have a rank. */
  public int ranked() {
    return figures.size();
  }
}
