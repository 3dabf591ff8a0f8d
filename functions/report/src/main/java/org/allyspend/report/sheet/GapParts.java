package org.allyspend.report.sheet;

import java.util.Set;
import java.util.function.Function;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Target;
import org.allyspend.report.ReportModel;

/**
 * What a group's gap to a target is formed of, as expressions: over the members that have every
 * figure it needs.
 *
 * @param share the share in percent
 * @param spent the expenditure, in million US dollars
 * @param whole the GDP, in million US dollars
 */
record GapParts(String share, String spent, String whole) {

  /**
   * The parts over all members but those missing.
   *
   * @param shown what the group's row has of a measure, as an expression, as are year and share
   */
  static GapParts of(
      ReportModel model,
      GroupRow row,
      Target target,
      Set<Ally> missing,
      Function<Measure, String> shown,
      String year,
      String share) {
    DataFormulas data = new DataFormulas(model);
    Function<Measure, String> total =
        measure ->
            missing.isEmpty()
                ? shown.apply(measure)
                : "(" + data.total(row, measure, year, missing) + ")";
    if (!target.isShareOfGdp()) {
      return new GapParts(share, total.apply(Measure.EXPENDITURE), "");
    }
    boolean constant = row.value(model, Measure.EXPENDITURE_CONSTANT).isPresent();
    boolean asShown =
        row.value(model, Measure.SHARE_OF_GDP)
            .filter(value -> value.missing().equals(missing))
            .isPresent();
    String formed =
        "100*"
            + total.apply(constant ? Measure.EXPENDITURE_CONSTANT : Measure.EXPENDITURE)
            + "/"
            + total.apply(constant ? Measure.GDP_CONSTANT : Measure.GDP);
    return new GapParts(
        asShown ? share : formed, total.apply(Measure.EXPENDITURE), total.apply(Measure.GDP));
  }

  /** What is lacking, and nothing where the target is met. */
  String gap(Target target) {
    String threshold = DataFormulas.threshold(target);
    return TargetFormulas.unlessMet(
        threshold,
        share,
        target.isShareOfGdp()
            ? TargetFormulas.lacking(threshold, whole, spent)
            : "(" + threshold + "-" + share + ")/100*" + spent);
  }
}
