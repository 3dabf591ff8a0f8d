package org.allyspend.ingest;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.SourceIds;
import org.allyspend.ingest.budget.BudgetSource;

/** The sources there are: those {@link SourceIds} registers, and a national budget each. */
public final class Sources {
  private static final List<String> IDS =
      Stream.concat(SourceIds.classes().keySet().stream(), SourceIds.declaredBudgets().stream())
          .toList();

  /** By id, those that were asked for: the declaration of a budget takes its time to be read. */
  private static final Map<String, Source> MADE = new ConcurrentHashMap<>();

  private Sources() {}

  private static Source made(String id) {
    String name = SourceIds.classes().get(id);
    if (name == null) {
      return BudgetSource.builtIn(id);
    }
    try {
      return Class.forName(name).asSubclass(Source.class).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(name + " is registered and is no source", e);
    }
  }

  /** Every source. */
  public static List<Source> all() {
    return IDS.stream().map(Sources::of).toList();
  }

  /**
   * The source of this id.
   *
   * @throws RefusedException where there is none
   */
  public static Source of(String id) {
    if (!IDS.contains(id)) {
      throw Refusal.ofChoice("", "a source", IDS, id).exception();
    }
    return MADE.computeIfAbsent(id, Sources::made);
  }

  /** The ids of all sources, as a sentence has them. */
  static String ids() {
    return Refusal.oneOf(IDS);
  }
}
