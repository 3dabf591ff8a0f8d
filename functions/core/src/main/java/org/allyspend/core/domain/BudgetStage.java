package org.allyspend.core.domain;

import java.util.Locale;

/**
 * At which stage of a national budget a figure stands. Stages are told apart and never taken for
 * one another: what was voted may not be spent, and what is spent may never have been voted.
 */
public enum BudgetStage {
  /** As parliament voted it at first: Soll, anslag, lettre of the finance act. */
  VOTED,
  /** As changed by supplementary budgets since. */
  REVISED,
  /** What was spent: Ist, utfall, exécution. */
  OUTTURN,
  /** A year to come, as a government plans it and nobody had voted then. */
  PLANNED;

  /** As it stands in the ids of measures and in declarations. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
