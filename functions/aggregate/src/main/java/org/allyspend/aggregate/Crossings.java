package org.allyspend.aggregate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Crossing;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Subject;
import org.allyspend.core.domain.Target;

/** Finds allies on the other side of a target by revision of one and the same year's share. */
final class Crossings {
  private Crossings() {}

  static List<Crossing> between(Panel before, Panel now, List<Target> targets) {
    List<Crossing> crossings = new ArrayList<>();
    for (Target target : targets) {
      for (Ally ally : Ally.values()) {
        now.years().stream()
            .flatMap(year -> crossing(before, now, target, ally, year))
            .forEach(crossings::add);
      }
    }
    return crossings;
  }

  private static Stream<Crossing> crossing(
      Panel before, Panel now, Target target, Ally ally, int year) {
    return before.figure(Subject.of(ally), target.measure(), year).map(Figure::known).stream()
        .flatMap(
            was ->
                now
                    .figure(Subject.of(ally), target.measure(), year)
                    .map(Figure::known)
                    .filter(is -> target.isMetBy(is) != target.isMetBy(was))
                    .map(
                        is ->
                            new Crossing(
                                ally.iso3(), target.id(), year, was, is, target.isMetBy(is)))
                    .stream());
  }
}
