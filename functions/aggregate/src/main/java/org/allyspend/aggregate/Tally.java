package org.allyspend.aggregate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Status;

/**
 * The members of a group in a year that have all the figures a sum or ratio needs: those without
 * stay out of both sides, since missing is never zero.
 *
 * @param members how many members the group has in the year
 * @param lines the covered members' figures
 */
record Tally(int members, List<Line> lines) {

  /**
   * One member's figures.
   *
   * @param ally the member
   * @param parts its figures, in the order in which they were asked for
   * @param status the weakest status among them
   * @param counted false for a member that only widens the denominator (Iceland's GDP)
   */
  record Line(Ally ally, List<BigDecimal> parts, Status status, boolean counted) {}

  /** The tally over these members, each line as the function finds it, or not. */
  static Tally of(List<Ally> members, Function<Ally, Optional<Line>> find) {
    List<Line> lines = new ArrayList<>();
    members.forEach(ally -> find.apply(ally).ifPresent(lines::add));
    return new Tally(members.size(), lines);
  }

  boolean isEmpty() {
    return lines.stream().noneMatch(Line::counted);
  }

  /** The sum of the members' figures of that number. */
  BigDecimal sum(int part) {
    return Decimals.sum(lines.stream().map(line -> line.parts().get(part)).toList());
  }

  /** A value computed from this tally, with the weakest status and the coverage. */
  Aggregate.Value value(BigDecimal value) {
    Status weakest = lines.stream().map(Line::status).reduce(Status.NORMAL, Status::weaker);
    int covered = (int) lines.stream().filter(Line::counted).count();
    return new Aggregate.Value(value, weakest, members, covered);
  }
}
