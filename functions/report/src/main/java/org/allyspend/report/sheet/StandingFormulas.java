package org.allyspend.report.sheet;

import static org.allyspend.report.TargetStanding.AGAIN;
import static org.allyspend.report.TargetStanding.AT;
import static org.allyspend.report.TargetStanding.BELOW;
import static org.allyspend.report.TargetStanding.NEWLY;
import static org.allyspend.report.TargetStanding.NO_LONGER;
import static org.allyspend.report.workbook.Formula.call;
import static org.allyspend.report.workbook.Formula.quoted;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Target;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.Shorthand;
import org.allyspend.report.TargetStanding;
import org.allyspend.report.workbook.Column;

/** Where an ally stands against a target in a year, in words: at it, newly, again, no longer. */
final class StandingFormulas {
  private StandingFormulas() {}

  /** The width of a column of these words, none of which is broken. */
  static int width(Labels labels) {
    return Column.roomFor(
        14, Stream.of(TargetStanding.values()).map(one -> one.word(labels)).toArray(String[]::new));
  }

  /** The words. */
  static String word(ReportModel model, Target target, Ally ally, int year) {
    return TargetStanding.of(model, target, ally, year)
        .map(standing -> standing.word(model.labels()))
        .orElse(Shorthand.MISSING);
  }

  /**
   * The words as a formula.
   *
   * @param threshold the threshold
   * @param share the share of the year, an error where it is missing
   * @param before the cell with the words of the year before, empty where there is none
   * @param earlier the cells with the words of all years before
   */
  static String formula(
      Labels labels, String threshold, String share, Optional<String> before, String earlier) {
    String at = quoted(AT.word(labels));
    String below = quoted(BELOW.word(labels));
    String words =
        before
            .map(
                cell ->
                    call(
                        "IF",
                        TargetFormulas.isMet(threshold, share),
                        call(
                            "IF",
                            isAt(labels, cell)
                                + "+("
                                + cell
                                + "="
                                + quoted(Shorthand.MISSING)
                                + ")",
                            at,
                            call(
                                "IF",
                                isAt(labels, earlier),
                                quoted(AGAIN.word(labels)),
                                quoted(NEWLY.word(labels)))),
                        call("IF", isAt(labels, cell), quoted(NO_LONGER.word(labels)), below)))
            .orElseGet(() -> call("IF", TargetFormulas.isMet(threshold, share), at, below));
    return call("IFERROR", words, quoted(Shorthand.MISSING));
  }

  /** How many of the cells say that an ally is at the target. */
  private static String isAt(Labels labels, String cells) {
    String words =
        Stream.of(AT, NEWLY, AGAIN)
            .map(standing -> quoted(standing.word(labels)))
            .collect(Collectors.joining(",", "{", "}"));
    return call("SUMPRODUCT", call("COUNTIF", cells, words));
  }
}
