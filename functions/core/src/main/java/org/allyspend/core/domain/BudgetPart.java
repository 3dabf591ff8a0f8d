package org.allyspend.core.domain;

import java.util.Locale;

/**
 * Of what a figure of a national budget is: the whole that its declaration describes, or a part
 * that is told apart because definitions differ on it. A part stands inside the whole or beside it;
 * which of the two, its series' note says. It is never added to the whole.
 */
public enum BudgetPart {
  WHOLE,
  /** Support for Ukraine in kind: materiel bought for it and given to it. */
  UKRAINE_SUPPORT,
  /** Support for Ukraine in money: grants, and contributions to funds. */
  UKRAINE_CONTRIBUTIONS,
  /** A fund outside the budget, such as Germany's Sondervermögen. */
  SPECIAL_FUND,
  /** Annexes that a budget has beside its chapters. */
  ANNEX,
  /** Authority to enter into commitments whose payments fall into later years. */
  COMMITMENTS,
  PENSIONS,
  OTHER;

  /** As it stands in the ids of measures and in declarations. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
