package org.allyspend.report;

import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Finding;

/**
 * Which of an ally's shares of GDP, and of what is made of them, rest on a break in the publisher's
 * series or on a share that its own other figures contradict: the findings of {@link
 * Finding.Kind#isBreakOfShare()}. Breaks of population bear on figures per head alone, of which the
 * report forms no change.
 */
public final class Breaks {
  private final Map<Ally, NavigableSet<Integer>> contradicted = new EnumMap<>(Ally.class);
  private final Map<Ally, NavigableSet<Integer>> jumps = new EnumMap<>(Ally.class);

  Breaks(Iterable<Finding> findings) {
    for (Finding finding : findings) {
      if (finding.kind().isBreakOfShare()) {
        Map<Ally, NavigableSet<Integer>> years =
            finding.kind().isContradiction() ? contradicted : jumps;
        finding
            .ally()
            .ifPresent(
                ally ->
                    years.computeIfAbsent(ally, absent -> new TreeSet<>()).addAll(finding.years()));
      }
    }
  }

  /** Whether the share of a year is contradicted, or is the first after a jump. */
  public boolean in(Ally ally, int year) {
    return of(contradicted, ally).contains(year) || of(jumps, ally).contains(year);
  }

  /** The mark to put behind the share of a year: a space and the mark, or nothing. */
  public String mark(Ally ally, int year) {
    return in(ally, year) ? " " + Shorthand.BREAK : "";
  }

  /** Whether a change of the share from one year to another is, or leads over a jump. */
  public boolean between(Ally ally, int from, int to) {
    return of(contradicted, ally).contains(from)
        || of(contradicted, ally).contains(to)
        || !of(jumps, ally).subSet(from, false, to, true).isEmpty();
  }

  private static NavigableSet<Integer> of(Map<Ally, NavigableSet<Integer>> years, Ally ally) {
    return years.getOrDefault(ally, new TreeSet<>());
  }
}
