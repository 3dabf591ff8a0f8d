package org.allyspend.core.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ids of the sources there are, for whoever speaks of sources without reading their documents.
 * Those of national budgets are one an ally: 'budget-swe'.
 */
public final class SourceIds {
  /** How the id of a national budget begins. */
  public static final String BUDGET = "budget-";

  /** The source of figures of one's own, which nobody publishes. */
  private static final String OWN = "csv";

  private static final Map<String, String> REGISTERED = registered();

  /** Whose national budget a source is, by its id in NATO's order: asked of each row of a file. */
  private static final Map<String, Ally> OF_BUDGETS = new LinkedHashMap<>();

  static {
    for (Ally ally : Ally.values()) {
      OF_BUDGETS.put(ofBudget(ally), ally);
    }
  }

  /**
   * The sources that are visited unless it is said which, the one a report rests on first: those
   * whose newest document is found without anyone's help.
   */
  public static final List<String> VISITED =
      Stream.concat(
              REGISTERED.keySet().stream().filter(id -> !id.equals(OWN)),
              DeclaredBudgets.BUILT_IN.announced().stream().map(SourceIds::ofBudget))
          .toList();

  /** How a sentence names them all. */
  public static final String ALL =
      String.join(", ", REGISTERED.keySet()) + ", budget-swe or another ally's";

  private SourceIds() {}

  /**
   * What {@code sources.txt} registers: the id of each source but national budgets, in the order in
   * which sources are told of, and the name of the class that reads its documents.
   */
  public static Map<String, String> classes() {
    return REGISTERED;
  }

  private static Map<String, String> registered() {
    Map<String, String> classes = new LinkedHashMap<>();
    Resources.text("sources.txt")
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> line.split(" +"))
        .forEach(words -> classes.put(words[0], words[1]));
    return Collections.unmodifiableMap(classes);
  }

  /** The id of the source of an ally's national budget. */
  public static String ofBudget(Ally ally) {
    return BUDGET + ally.iso3().toLowerCase(Locale.ROOT);
  }

  /** Those of national budgets, whether anything is declared of them or not, by NATO's order. */
  public static List<String> budgets() {
    return List.copyOf(OF_BUDGETS.keySet());
  }

  /** Those of national budgets whose declarations come with Allyspend, by NATO's order. */
  public static List<String> declaredBudgets() {
    return DeclaredBudgets.BUILT_IN.declared().stream().map(SourceIds::ofBudget).toList();
  }

  /** Whether a source is an ally's national budget. */
  public static boolean isBudget(String id) {
    return OF_BUDGETS.containsKey(id);
  }

  /** Whose national budget a source is, or empty where it is none. */
  public static Optional<Ally> allyOf(String id) {
    return Optional.ofNullable(OF_BUDGETS.get(id));
  }

  /** Every id, in the order in which sources are told of. */
  public static List<String> known() {
    List<String> all = new ArrayList<>(REGISTERED.keySet());
    all.addAll(budgets());
    return all;
  }
}
