package org.allyspend.report.sheet;

import java.util.Locale;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Target;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.Shorthand;
import org.allyspend.report.workbook.Formula;

/** Where an ally stands against a target in a year, in words: newly at it, at it, below it. */
final class Standings {
  private Standings() {}

  /** The words, as a formula over the shares of the year and of the year before. */
  static Formula formula(
      ReportModel model,
      Target target,
      Ally ally,
      int year,
      String threshold,
      String share,
      String before) {
    Labels labels = model.labels();
    return new Formula(
        String.format(
            Locale.ROOT,
            "IF(ISNUMBER(%1$s),IF(%2$s,IF(ISNUMBER(%3$s),IF(%4$s,%5$s,%6$s),%5$s),%7$s),%8$s)",
            share,
            TargetFormulas.isMet(threshold, share),
            before,
            TargetFormulas.isMet(threshold, before),
            Formula.quoted(labels.get("standing.at")),
            Formula.quoted(labels.get("standing.newly")),
            Formula.quoted(labels.get("standing.below")),
            Formula.quoted(Shorthand.MISSING)),
        word(model, target, ally, year));
  }

  /** The words. */
  static String word(ReportModel model, Target target, Ally ally, int year) {
    Labels labels = model.labels();
    if (model.own(ally, target.alliesAt(), year).isEmpty()) {
      return Shorthand.MISSING;
    }
    if (model.holds(ally, target.newlyAt(), year)) {
      return labels.get("standing.newly");
    }
    return labels.get(
        model.holds(ally, target.alliesAt(), year) ? "standing.at" : "standing.below");
  }
}
