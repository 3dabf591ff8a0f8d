package org.allyspend.report.sheet;

import static org.allyspend.report.TargetStanding.AT;
import static org.allyspend.report.workbook.Formula.call;
import static org.allyspend.report.workbook.Formula.quoted;

import java.math.BigDecimal;
import java.util.Optional;
import org.allyspend.core.domain.Target;
import org.allyspend.report.Labels;
import org.allyspend.report.Shorthand;

/** Formulas about a share and a threshold, both given as expressions, and what they give. */
final class TargetFormulas {
  private TargetFormulas() {}

  /** Whether the share is at or over the threshold, at the published precision. */
  static String isMet(String threshold, String share) {
    return call("ROUND", share, Integer.toString(Target.PUBLISHED_DECIMALS)) + ">=" + threshold;
  }

  /** The least share that is at the threshold: 1.995 where that is 2. */
  static String leastShare(String threshold) {
    return call(
        "ROUND",
        call("ROUNDUP", threshold, Integer.toString(Target.PUBLISHED_DECIMALS)) + "-0.005",
        "3");
  }

  /** A gap: nothing where the threshold is met. */
  static String unlessMet(String threshold, String share, String gap) {
    return call("IF", isMet(threshold, share), "0", gap);
  }

  /** What is lacking to a share of GDP, in money. */
  static String lacking(String threshold, String whole, String spent) {
    return call("MAX", "0", threshold + "/100*" + whole + "-" + spent);
  }

  /**
   * What is told of the way to the deadline: of who is at the target nothing but that, and nothing
   * once the deadline has passed.
   *
   * @param formula what is told else, of a share over nothing
   */
  static String toDeadline(
      Labels labels, Target target, String share, String year, String formula) {
    String known =
        call(
            "IF",
            isMet(DataFormulas.threshold(target), share),
            quoted(AT.word(labels)),
            call(
                "IF",
                DataFormulas.deadline(target) + "<=" + year,
                quoted(labels.get("targets.deadline-passed")),
                call("IF", share + ">0", formula, quoted(Shorthand.MISSING))));
    return call("IF", call("ISNUMBER", share), known, quoted(Shorthand.MISSING));
  }

  /** What {@link #toDeadline} gives. */
  static Object toDeadline(
      Labels labels,
      Target target,
      Optional<BigDecimal> share,
      int year,
      Optional<BigDecimal> value) {
    if (share.isEmpty()) {
      return Shorthand.MISSING;
    }
    if (target.isMetBy(share.get())) {
      return AT.word(labels);
    }
    if (target.deadline().orElseThrow() <= year) {
      return labels.get("targets.deadline-passed");
    }
    return Cells.orMissing(value);
  }

  /** (threshold / share) ^ (1 / years) x (1 + growth of GDP) - 1, in percent. */
  static String requiredGrowth(Target target, String share, String year) {
    return "("
        + DataFormulas.threshold(target)
        + "/"
        + share
        + ")^(1/("
        + DataFormulas.deadline(target)
        + "-"
        + year
        + "))*(100+"
        + AssumptionsSheet.GDP_GROWTH
        + ")-100";
  }

  /** What the whole grows to by the deadline. */
  static String grown(Target target, String whole, String year) {
    return whole
        + "*(1+"
        + AssumptionsSheet.GDP_GROWTH
        + "/100)^("
        + DataFormulas.deadline(target)
        + "-"
        + year
        + ")";
  }

  /**
   * The year at the threshold if the mean change of the share goes on, in words.
   *
   * @param change the mean change a year in points
   */
  static String path(Labels labels, String threshold, String share, String change, String year) {
    // Rounded first: doubles may be a hair over a whole number of years.
    String years =
        call(
            "MAX",
            "1",
            call(
                "ROUNDUP", call("ROUND", "(" + threshold + "-" + share + ")/" + change, "9"), "0"));
    String reached =
        call(
            "IF",
            year + "+" + years + ">" + Labels.LAST_OF_PATHS,
            quoted(labels.get("path.after", Labels.LAST_OF_PATHS)),
            call("TEXT", year + "+" + years, quoted("0")));
    String below =
        call(
            "IF",
            call("ISNUMBER", change),
            call("IF", change + ">0", reached, quoted(labels.get("allies.not-on-path"))),
            quoted(Shorthand.MISSING));
    return call(
        "IF",
        call("ISNUMBER", share),
        call("IF", isMet(threshold, share), quoted(AT.word(labels)), below),
        quoted(Shorthand.MISSING));
  }

  /** What {@link #path} gives. */
  static String path(
      Labels labels,
      Target target,
      Optional<BigDecimal> share,
      Optional<BigDecimal> change,
      Optional<BigDecimal> year) {
    if (share.isEmpty()) {
      return Shorthand.MISSING;
    }
    if (target.isMetBy(share.get())) {
      return AT.word(labels);
    }
    if (change.isEmpty()) {
      return Shorthand.MISSING;
    }
    return year.map(
            reached ->
                reached.compareTo(Labels.LAST_OF_PATHS) > 0
                    ? labels.get("path.after", Labels.LAST_OF_PATHS)
                    : reached.toBigInteger().toString())
        .orElseGet(() -> labels.get("allies.not-on-path"));
  }
}
