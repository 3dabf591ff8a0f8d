package org.allyspend.report;

import java.util.Locale;
import java.util.Optional;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Target;

/** Where an ally stands against a target in a year. */
public enum TargetStanding {
  /** At it or over it, as in the year before or without a figure of that. */
  AT,
  /** At it for the first time in the series. */
  NEWLY,
  /** Back at it after having been below. */
  AGAIN,
  /** Fallen below it. */
  NO_LONGER,
  /** Below it, as in the year before or without a figure of that. */
  BELOW;

  /** The word for it in files and keys of labels, such as no-longer. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The word for it in a report's language. */
  public String word(Labels labels) {
    return labels.get("standing." + id());
  }

  /** An ally's, or empty where its share of the year is not known. */
  public static Optional<TargetStanding> of(ReportModel model, Target target, Ally ally, int year) {
    if (model.own(ally, target.alliesAt(), year).isEmpty()) {
      return Optional.empty();
    }
    if (model.holds(ally, target.newlyAt(), year)) {
      return Optional.of(NEWLY);
    }
    if (model.holds(ally, target.againAt(), year)) {
      return Optional.of(AGAIN);
    }
    if (model.holds(ally, target.noLongerAt(), year)) {
      return Optional.of(NO_LONGER);
    }
    return Optional.of(model.holds(ally, target.alliesAt(), year) ? AT : BELOW);
  }
}
