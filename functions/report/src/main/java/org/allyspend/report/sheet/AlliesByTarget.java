package org.allyspend.report.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Target;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.SheetWriter;
import org.allyspend.report.workbook.TableArea;

/**
 * The rows of tables with one an ally and target, and the columns by which formulas find and count
 * them.
 */
final class AlliesByTarget {
  /** A row. */
  record Line(Target target, Ally ally) {
    /** Whether its share of that year, and what is made of it, does. */
    boolean restsOnBreak(ReportModel model, int year) {
      return target.isShareOfGdp() && model.breaks().in(ally, year);
    }
  }

  /** So many targets are printed: that of today and the next. */
  private static final int PRINTED = 2;

  /** So many allies need no page a target. */
  private static final int FEW = 5;

  private final ReportModel model;
  private final Labels labels;
  private final List<Ally> allies;

  AlliesByTarget(ReportModel model, List<Ally> allies) {
    this.model = model;
    this.labels = model.labels();
    this.allies = allies;
  }

  List<Line> lines() {
    return model.configuration().targets().stream()
        .flatMap(target -> allies.stream().map(ally -> new Line(target, ally)))
        .toList();
  }

  /** What is printed, where it is not all. */
  Optional<String> printed() {
    List<Target> targets = printedTargets();
    return targets.size() < model.configuration().targets().size()
        ? Optional.of(
            labels.get(
                "targets.printed", labels.list(targets.stream().map(labels::target).toList())))
        : Optional.empty();
  }

  /** Prints a page for each of the first targets; whoever are few, on one page with all of them. */
  void print(SheetWriter writer, TableArea table, int columns) {
    List<Target> targets = printedTargets();
    writer.print().onePageWide();
    writer.print().only(table, columns, targets.size() * allies.size());
    if (allies.size() > FEW) {
      for (int i = 1; i < targets.size(); i++) {
        writer.print().newPageBehind(table, i * allies.size());
      }
    }
  }

  private List<Target> printedTargets() {
    List<Target> all = model.configuration().targets();
    return allies.size() > FEW ? all.subList(0, Math.min(PRINTED, all.size())) : all;
  }

  /** Who and what, in front. */
  List<Column<Line>> columns() {
    List<Column<Line>> columns = new ArrayList<>();
    columns.add(Column.text(labels.get("col.target"), 25, line -> labels.target(line.target())));
    columns.add(Column.text(labels.get("col.ally"), 21, line -> labels.ally(line.ally())));
    return columns;
  }

  /** What formulas find and count rows by, at the end and not printed. */
  List<Column<Line>> helpers() {
    List<Column<Line>> columns = new ArrayList<>();
    columns.add(Column.text(labels.get("col.code"), 8, line -> line.ally().iso3()));
    columns.add(
        Column.text(
            labels.get("col.key"), 28, line -> line.ally().iso3() + " " + line.target().id()));
    columns.add(
        Column.integer(
            labels.get("col.counts-from"), Format.YEAR, line -> line.ally().countsFrom()));
    columns.add(
        Column.filled(
            labels.get("col.threshold"),
            Format.TWO_DECIMALS,
            11,
            line -> AssumptionsSheet.thresholdNow(line.target())));
    columns.addAll(groups());
    return columns;
  }

  /** Whether the ally is in a group of the user's. */
  private List<Column<Line>> groups() {
    return model.configuration().groups().stream()
        .map(
            group ->
                Column.<Line>text(
                    DataFormulas.flag(labels, group),
                    12,
                    line -> labels.get(group.members().contains(line.ally()) ? "yes" : "no")))
        .toList();
  }
}
