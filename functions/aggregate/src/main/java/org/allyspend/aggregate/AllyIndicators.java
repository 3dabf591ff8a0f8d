package org.allyspend.aggregate;

import java.math.BigDecimal;
import java.util.List;
import org.allyspend.core.config.Configuration;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Target;

/**
 * An ally's own standing against each target. Its shares are the published ones: the publisher's
 * word decides who is at a target, even where expenditure over GDP would give another share.
 */
record AllyIndicators(Panel panel, Configuration configuration) {
  /** What indicators are made of: published, and so no indicator itself. */
  static final List<Measure> PUBLISHED =
      List.of(Measure.SHARE_OF_GDP, Measure.EQUIPMENT_SHARE, Measure.EXPENDITURE, Measure.GDP);

  Results of(Ally ally) {
    Results results = new Results();
    for (Measure measure : PUBLISHED) {
      panel.values(ally, measure).forEach((year, value) -> results.put(measure, year, value));
    }
    for (Target target : configuration.targets()) {
      addCounts(target, results);
      new TargetIndicators(target, configuration.gdpGrowthPercent()).addTo(results);
    }
    return results;
  }

  /** 1 at the target and 0 below it, and the same for whoever crossed it since the year before. */
  private static void addCounts(Target target, Results results) {
    results
        .of(target.measure())
        .forEach(
            (year, share) -> {
              put(results, target.alliesAt(), year, target.isMetBy(share.value()), share.status());
              results
                  .in(target.measure(), year - 1)
                  .ifPresent(before -> addCrossing(target, year, before, share, results));
            });
  }

  private static void addCrossing(
      Target target, int year, Aggregate.Value before, Aggregate.Value share, Results results) {
    boolean wasAt = target.isMetBy(before.value());
    boolean isAt = target.isMetBy(share.value());
    boolean everAt =
        results.of(target.measure()).headMap(year).values().stream()
            .anyMatch(earlier -> target.isMetBy(earlier.value()));
    Status status = share.status().weaker(before.status());
    put(results, target.newlyAt(), year, isAt && !everAt, status);
    put(results, target.againAt(), year, isAt && !wasAt && everAt, status);
    put(results, target.noLongerAt(), year, !isAt && wasAt, status);
  }

  private static void put(
      Results results, Measure measure, int year, boolean holds, Status status) {
    results.put(
        measure, year, Aggregate.Value.own(holds ? BigDecimal.ONE : BigDecimal.ZERO, status));
  }
}
