package org.allyspend.aggregate;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.allyspend.core.domain.Ally;

/**
 * Whose figures of which year are taken together.
 *
 * @param year the year of the figures
 * @param members the members of the group
 * @param without members whose figures are left out all the same, and who are missing
 */
record Scope(int year, List<Ally> members, Set<Ally> without) {

  /** The figures of all members. */
  static Scope of(int year, List<Ally> members) {
    return new Scope(year, members, Set.of());
  }

  /**
   * The same members some years before, like for like: without those whose figures are missing now.
   */
  Scope before(int years, Collection<Ally> missing) {
    return new Scope(year - years, members, Set.copyOf(missing));
  }

  /** The same year, without those whose figures are missing in another. */
  Scope without(Collection<Ally> missing) {
    return before(0, missing);
  }

  boolean admits(Ally ally) {
    return !without.contains(ally);
  }
}
