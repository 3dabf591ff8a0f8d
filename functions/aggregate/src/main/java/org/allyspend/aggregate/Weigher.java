package org.allyspend.aggregate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.allyspend.core.domain.Finding;
import org.allyspend.core.domain.Finding.Weight;
import org.allyspend.core.domain.Target;

/** Says how much rests on a finding: on whose side of a target it decides, and how late it is. */
final class Weigher {
  private final int latest;
  private final List<Target> targets;

  /** The targets a figure decides in a year. */
  record Decision(Target target, int year) {}

  Weigher(Panel panel, List<Target> targets) {
    this.latest = panel.years().isEmpty() ? 0 : panel.years().last();
    this.targets = targets.stream().filter(Target::isShareOfGdp).toList();
  }

  /** The targets between two shares of GDP for one year: which of the two holds decides. */
  List<Decision> between(int year, BigDecimal one, BigDecimal other) {
    return targets.stream()
        .filter(target -> target.isMetBy(one) != target.isMetBy(other))
        .map(target -> new Decision(target, year))
        .toList();
  }

  /** By the latest of its years alone. */
  Weight byYears(Collection<Integer> years) {
    return years.stream().anyMatch(year -> year >= latest - TargetIndicators.CATCH_UP_YEARS)
        ? Weight.MATERIAL
        : Weight.BACKGROUND;
  }

  /** Of what moves a total or leaves it incomplete. */
  Weight ofTotals(Collection<Integer> years) {
    return years.contains(latest) ? Weight.DECISIVE : byYears(years);
  }

  Weight of(Collection<Integer> years, List<Decision> decisions) {
    if (decisions.isEmpty()) {
      return byYears(years);
    }
    return decisions.stream().anyMatch(decision -> decision.year() == latest)
        ? Weight.DECISIVE
        : Weight.MATERIAL;
  }

  /** The finding with what it decides. */
  static Finding deciding(Finding finding, List<Decision> decisions) {
    if (decisions.isEmpty()) {
      return finding;
    }
    List<String> names = new ArrayList<>();
    List<String> years = new ArrayList<>();
    for (Decision decision : decisions) {
      names.add(decision.target().id());
      years.add(Integer.toString(decision.year()));
    }
    return finding.with(Finding.TARGET, names).with(Finding.TARGET_YEAR, years);
  }
}
