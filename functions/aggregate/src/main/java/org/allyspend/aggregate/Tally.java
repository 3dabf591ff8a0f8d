package org.allyspend.aggregate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Status;

/**
 * The members of a group in a year that have all the figures a sum or ratio needs: those without
 * stay out of both sides, since missing is never zero.
 *
 * @param members how many members the group has in the year
 * @param lines the covered members' figures
 * @param missing the members that should have the figures and do not
 */
record Tally(int members, List<Line> lines, Set<Ally> missing) {

  /**
   * One member's figures.
   *
   * @param ally the member
   * @param parts its figures, in the order in which they were asked for
   * @param status the weakest status among them
   * @param counted false for a member that only widens the denominator (Iceland's GDP)
   */
  record Line(Ally ally, List<BigDecimal> parts, Status status, boolean counted) {

    /** A member that has these figures, all of them known. */
    static Line of(Ally ally, List<Figure> figures) {
      List<BigDecimal> parts = new ArrayList<>(figures.size());
      Status weakest = Status.NORMAL;
      for (Figure figure : figures) {
        parts.add(figure.known());
        weakest = weakest.weaker(figure.status());
      }
      return new Line(ally, parts, weakest, true);
    }

    /** What this and another of the same figures add up to. */
    Line plus(Line other) {
      List<BigDecimal> sums = new ArrayList<>(parts.size());
      for (int part = 0; part < parts.size(); part++) {
        sums.add(parts.get(part).add(other.parts.get(part)));
      }
      return new Line(ally, sums, status.weaker(other.status), counted);
    }
  }

  /**
   * The tally over a scope's members, each line as the function finds it, or not.
   *
   * @param expected whether a member without a line is missing; Iceland has no expenditure to miss
   */
  static Tally of(Scope scope, Predicate<Ally> expected, Function<Ally, Optional<Line>> find) {
    List<Line> lines = new ArrayList<>();
    Set<Ally> missing = EnumSet.noneOf(Ally.class);
    for (Ally ally : scope.members()) {
      Optional<Line> line = scope.admits(ally) ? find.apply(ally) : Optional.empty();
      if (line.isPresent()) {
        lines.add(line.get());
      } else if (expected.test(ally)) {
        missing.add(ally);
      }
    }
    return new Tally(scope.members().size(), lines, missing);
  }

  /** The tally of what was computed of each member by itself. */
  static Tally ofOwn(Scope scope, Map<Ally, Results> allies, Measure own, int year) {
    return of(
        scope,
        Ally::hasArmedForces,
        ally ->
            allies
                .get(ally)
                .in(own, year)
                .map(value -> new Line(ally, List.of(value.value()), value.status(), true)));
  }

  boolean isEmpty() {
    return lines.stream().noneMatch(Line::counted);
  }

  /** The sum of the members' figures of that number. */
  BigDecimal sum(int part) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Line line : lines) {
      sum = sum.add(line.parts().get(part));
    }
    return sum;
  }

  /** A value computed from this tally, with the weakest status and the coverage. */
  Aggregate.Value value(BigDecimal value) {
    Status weakest = Status.NORMAL;
    int covered = 0;
    for (Line line : lines) {
      weakest = weakest.weaker(line.status());
      covered += line.counted() ? 1 : 0;
    }
    return new Aggregate.Value(value, weakest, members, covered, missing);
  }
}
