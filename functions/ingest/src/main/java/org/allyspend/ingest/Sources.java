package org.allyspend.ingest;

import java.util.List;
import java.util.stream.Stream;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.SourceIds;
import org.allyspend.ingest.budget.BudgetSource;

/** The sources there are: those {@link SourceIds} registers, and a national budget each. */
public final class Sources {
  private static final List<Source> ALL =
      Stream.concat(
              SourceIds.classes().values().stream().map(Sources::made),
              BudgetSource.builtIn().stream())
          .toList();

  private Sources() {}

  private static Source made(String name) {
    try {
      return Class.forName(name).asSubclass(Source.class).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(name + " is registered and is no source", e);
    }
  }

  /** Every source. */
  public static List<Source> all() {
    return ALL;
  }

  /**
   * The source of this id.
   *
   * @throws RefusedException where there is none
   */
  public static Source of(String id) {
    return ALL.stream()
        .filter(source -> source.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.ofChoice("", "a source", ALL.stream().map(Source::id).toList(), id)
                    .exception());
  }

  /** The ids of all sources, as a sentence has them. */
  static String ids() {
    return Refusal.oneOf(ALL.stream().map(Source::id).toList());
  }
}
