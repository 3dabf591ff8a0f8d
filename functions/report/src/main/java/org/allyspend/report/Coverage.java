package org.allyspend.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Composition;

/** Which members a value rests on, in words. */
final class Coverage {
  /** More names than that are a count. */
  private static final int MOST_NAMES = 5;

  private final Labels labels;

  Coverage(Labels labels) {
    this.labels = labels;
  }

  /** Whether two values rest on the same members' expenditure; Iceland has none. */
  static boolean isSame(Aggregate.Value one, Aggregate.Value other) {
    return missing(one).equals(missing(other));
  }

  /** Who is missing: ', without Germany, whose figure is missing'; nothing where no one is. */
  String of(Aggregate.Value value, int year) {
    return of(value, year, "coverage.without");
  }

  /** The same of a value of those who have figures of two years: 'which lacks a figure in one'. */
  String compared(Aggregate.Value value, int year) {
    return of(value, year, "coverage.compared");
  }

  private String of(Aggregate.Value value, int year, String without) {
    Set<Ally> missing = missing(value);
    if (missing.isEmpty()) {
      return "";
    }
    if (missing.size() <= MOST_NAMES) {
      return labels.get(missing.size() == 1 ? without + ".one" : without, names(missing));
    }
    if (value.covered() > MOST_NAMES) {
      return labels.get("coverage.rests", value.covered(), value.members());
    }
    List<Ally> covered = new ArrayList<>(ReportModel.GROUP.membersIn(year, Composition.AS_OF_YEAR));
    covered.removeIf(ally -> missing.contains(ally) || !ally.hasArmedForces());
    return labels.get("coverage.rests.named", value.covered(), value.members(), names(covered));
  }

  /** The same of a value that stands beside one of other members: ', with all members'. */
  String whole(Aggregate.Value value, int year) {
    return missing(value).isEmpty() ? labels.get("coverage.whole") : of(value, year);
  }

  private String names(Collection<Ally> allies) {
    return labels.list(labels.allies(allies.stream()));
  }

  private static Set<Ally> missing(Aggregate.Value value) {
    Set<Ally> missing = new HashSet<>(value.missing());
    missing.remove(Ally.ISL);
    return missing;
  }
}
