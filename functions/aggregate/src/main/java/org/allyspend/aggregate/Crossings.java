package org.allyspend.aggregate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Crossing;
import org.allyspend.core.domain.Crossing.Cause;
import org.allyspend.core.domain.Crossing.Kind;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Target;

/**
 * Finds allies on the other side of a target than the release before had them: by revision of one
 * and the same year's share, or by spending in a year that the release before did not have.
 */
final class Crossings {
  private final Panel before;
  private final Panel now;
  private final List<Crossing> found = new ArrayList<>();

  private Crossings(Panel before, Panel now) {
    this.before = before;
    this.now = now;
  }

  static List<Crossing> between(Panel before, Panel now, List<Target> targets) {
    Crossings crossings = new Crossings(before, now);
    for (Target target : targets) {
      if (before.has(target.measure())) {
        for (Ally ally : Ally.values()) {
          now.years().forEach(year -> crossings.add(target, ally, year));
        }
      }
    }
    return crossings.found;
  }

  private void add(Target target, Ally ally, int year) {
    Optional<BigDecimal> is = share(now, target, ally, year);
    Optional<BigDecimal> was = share(before, target, ally, year);
    Optional<BigDecimal> yearBefore = share(now, target, ally, year - 1);
    if (is.isEmpty()) {
      return;
    }
    if (was.isPresent()) {
      add(target, ally, year, was.get(), is.get(), Cause.REVISION);
    } else if (yearBefore.isPresent() && before.years().last() < year) {
      add(target, ally, year, yearBefore.get(), is.get(), Cause.SPENDING);
    }
  }

  private void add(Target target, Ally ally, int year, BigDecimal was, BigDecimal is, Cause cause) {
    boolean met = target.isMetBy(is);
    if (met != target.isMetBy(was)) {
      found.add(
          new Crossing(
              ally.iso3(), target.id(), year, was, is, met, kind(target, ally, year, met), cause));
    }
  }

  private Kind kind(Target target, Ally ally, int year, boolean met) {
    if (!met) {
      return Kind.NO_LONGER;
    }
    return now.years().headSet(year).stream()
            .flatMap(earlier -> share(now, target, ally, earlier).stream())
            .anyMatch(target::isMetBy)
        ? Kind.AGAIN
        : Kind.NEWLY;
  }

  private static Optional<BigDecimal> share(Panel panel, Target target, Ally ally, int year) {
    return panel.figure(ally, target.measure(), year).map(Figure::known);
  }
}
