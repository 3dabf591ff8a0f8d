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
   * What a group's row shows, as expressions.
   *
   * @param of what it has of a measure
   * @param year its year
   * @param share its share, in percent
   */
  record Shown(Function<Measure, String> of, String year, String share) {}

  /** The parts over all members but those missing. */
  static GapParts of(
      ReportModel model, GroupRow row, Target target, Set<Ally> missing, Shown shown) {
    DataFormulas data = new DataFormulas(model);
    Function<Measure, String> total =
        measure ->
            missing.isEmpty()
                ? shown.of().apply(measure)
                : "(" + data.total(row, measure, shown.year(), missing) + ")";
    if (!target.isShareOfGdp()) {
      return new GapParts(shown.share(), total.apply(Measure.EXPENDITURE), "");
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
        asShown ? shown.share() : formed,
        total.apply(Measure.EXPENDITURE),
        total.apply(Measure.GDP));
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
