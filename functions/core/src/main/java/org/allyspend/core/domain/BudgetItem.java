package org.allyspend.core.domain;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a figure of a national budget is: at which stage, and of what; in 'outturn, ukraine_support'
 * the money spent on support for Ukraine.
 */
public record BudgetItem(BudgetStage stage, BudgetPart part) implements Comparable<BudgetItem> {
  private static final Comparator<BudgetItem> ORDER =
      Comparator.comparing(BudgetItem::stage).thenComparing(BudgetItem::part);

  private static final Map<Measure, BudgetItem> BY_MEASURE = byMeasure();

  private static Map<Measure, BudgetItem> byMeasure() {
    Map<Measure, BudgetItem> items = new HashMap<>();
    for (BudgetStage stage : BudgetStage.values()) {
      for (BudgetPart part : BudgetPart.values()) {
        items.put(Measure.ofBudget(stage, part), new BudgetItem(stage, part));
      }
    }
    return items;
  }

  /** What a measure is of a budget, or empty where it is of none. */
  public static Optional<BudgetItem> of(Measure measure) {
    return Optional.ofNullable(BY_MEASURE.get(measure));
  }

  /** The measure. */
  public Measure measure() {
    return Measure.ofBudget(stage, part);
  }

  /** Whether it is the whole and no part of it. */
  public boolean isWhole() {
    return part == BudgetPart.WHOLE;
  }

  /** By stage, the whole before its parts. */
  @Override
  public int compareTo(BudgetItem other) {
    return ORDER.compare(this, other);
  }
}
