package org.allyspend.core.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The ids of the sources there are, for whoever speaks of sources without reading their documents.
 * Those of national budgets are one an ally: 'budget-swe'.
 */
public final class SourceIds {
  /** How the id of a national budget begins. */
  public static final String BUDGET = "budget-";

  /**
   * The sources that are visited unless it is said which, the one a report rests on first: those
   * whose newest document is found without anyone's help.
   */
  public static final List<String> VISITED =
      Stream.concat(
              Stream.of("nato", "sipri", "worldbank", "kiel", "eurostat", "eda", "ecb"),
              DeclaredBudgets.BUILT_IN.announced().stream().map(SourceIds::ofBudget))
          .toList();

  private static final List<String> OTHERS =
      List.of("nato", "csv", "sipri", "worldbank", "kiel", "eurostat", "eda", "ecb");

  /** How a sentence names them all. */
  public static final String ALL = String.join(", ", OTHERS) + ", budget-swe or another ally's";

  private SourceIds() {}

  /** The id of the source of an ally's national budget. */
  public static String ofBudget(Ally ally) {
    return BUDGET + ally.iso3().toLowerCase(Locale.ROOT);
  }

  /** Those of national budgets, whether anything is declared of them or not, by NATO's order. */
  public static List<String> budgets() {
    return Stream.of(Ally.values()).map(SourceIds::ofBudget).toList();
  }

  /** Those of national budgets whose declarations come with Allyspend, by NATO's order. */
  public static List<String> declaredBudgets() {
    return DeclaredBudgets.BUILT_IN.declared().stream().map(SourceIds::ofBudget).toList();
  }

  /** Whether a source is an ally's national budget. */
  public static boolean isBudget(String id) {
    return budgets().contains(id);
  }

  /** Every id, in the order in which sources are told of. */
  public static List<String> known() {
    List<String> all = new ArrayList<>(OTHERS);
    all.addAll(budgets());
    return all;
  }
}
