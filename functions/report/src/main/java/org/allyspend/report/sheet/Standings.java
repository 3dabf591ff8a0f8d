package org.allyspend.report.sheet;

import static org.allyspend.report.workbook.Formula.call;
import static org.allyspend.report.workbook.Formula.quoted;

import java.util.List;
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
final class Standings {
  static final String AT = "standing.at";
  static final String NEWLY = "standing.newly";
  static final String AGAIN = "standing.again";
  static final String NO_LONGER = "standing.no-longer";
  static final String BELOW = "standing.below";

  private Standings() {}

  /** The width of a column of these words, none of which is broken. */
  static int width(Labels labels) {
    return Column.roomFor(
        14, Stream.of(AT, NEWLY, AGAIN, NO_LONGER, BELOW).map(labels::get).toArray(String[]::new));
  }

  /** The words. */
  static String word(ReportModel model, Target target, Ally ally, int year) {
    return TargetStanding.of(model, target, ally, year)
        .map(standing -> model.labels().get("standing." + standing.id()))
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
    String at = quoted(labels.get(AT));
    String below = quoted(labels.get(BELOW));
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
                                quoted(labels.get(AGAIN)),
                                quoted(labels.get(NEWLY)))),
                        call("IF", isAt(labels, cell), quoted(labels.get(NO_LONGER)), below)))
            .orElseGet(() -> call("IF", TargetFormulas.isMet(threshold, share), at, below));
    return call("IFERROR", words, quoted(Shorthand.MISSING));
  }

  /** How many of the cells say that an ally is at the target. */
  private static String isAt(Labels labels, String cells) {
    String words =
        List.of(AT, NEWLY, AGAIN).stream()
            .map(key -> quoted(labels.get(key)))
            .collect(Collectors.joining(",", "{", "}"));
    return call("SUMPRODUCT", call("COUNTIF", cells, words));
  }
}
