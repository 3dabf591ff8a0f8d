package org.allyspend.report.sheet;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Check;
import org.allyspend.core.domain.Composition;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.Formula;
import org.allyspend.report.workbook.SheetWriter;
import org.allyspend.report.workbook.TableArea;
import org.allyspend.report.workbook.TableName;

/** Our sums beside the aggregates the publisher prints. */
final class ReconciliationSheet implements ReportSheet.Content {
  private static final int DECIMALS = 6;
  private static final TableName TABLE = new TableName("Reconciliation");

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    List<Check> checks = model.assessment().checks();
    long apart = checks.stream().filter(check -> !check.agrees()).count();
    writer.title(labels.get("sheet.reconciliation.title"));
    writer.sentence(
        checks.isEmpty()
            ? labels.get("reconciliation.none")
            : labels.get("reconciliation.intro", checks.size(), apart));
    writer.sentence(labels.get("reconciliation.on-screen"));
    TableArea table = writer.table(TABLE.name(), columns(model), checks);
    if (!checks.isEmpty()) {
      writer.setOff(table, labels.get("col.agrees"), labels.get("no"));
    }
    writer.freeze(table);
    writer.print().onScreenOnly(table);
  }

  private static List<Column<Check>> columns(ReportModel model) {
    Labels labels = model.labels();
    String printed = TABLE.here(labels.get("col.printed"));
    String computed = TABLE.here(labels.get("col.computed"));
    String difference = TABLE.here(labels.get("col.difference"));
    String tolerance = TABLE.here(labels.get("col.tolerance"));
    List<Column<Check>> columns = new ArrayList<>();
    columns.add(Column.text(labels.get("col.group"), 24, check -> labels.group(group(check))));
    columns.add(Column.text(labels.get("col.measure"), 54, check -> labels.name(check.measure())));
    columns.add(Column.integer(labels.get("col.year"), Format.YEAR, Check::year));
    columns.add(
        Column.text(
            labels.get("col.unit"), 30, check -> labels.unit(check.measure(), check.basis())));
    columns.add(wide(labels.get("col.printed"), Check::printed));
    columns.add(wide(labels.get("col.computed"), check -> computed(model, check)));
    columns.add(
        wide(
            labels.get("col.difference"),
            check ->
                new Formula(
                    // Doubles near a million million have no more decimals than that.
                    String.format(Locale.ROOT, "ROUND(%s-%s,%d)", computed, printed, DECIMALS),
                    check.difference().setScale(DECIMALS, RoundingMode.HALF_UP))));
    columns.add(wide(labels.get("col.tolerance"), Check::tolerance));
    columns.add(
        Column.filled(
            labels.get("col.agrees"),
            Format.TEXT,
            10,
            check ->
                new Formula(
                    // Doubles may differ by a hair where the decimals are equal.
                    String.format(
                        Locale.ROOT,
                        "IF(ABS(%s)<=%s+1E-9*ABS(%s),%s,%s)",
                        difference,
                        tolerance,
                        printed,
                        Formula.quoted(labels.get("yes")),
                        Formula.quoted(labels.get("no"))),
                    labels.get(check.agrees() ? "yes" : "no"))));
    columns.add(Column.text(labels.get("col.place"), 16, check -> labels.place(check.place())));
    return columns;
  }

  private static Column<Check> wide(String header, Function<Check, Object> cell) {
    return Column.filled(header, Format.SIX_DECIMALS, 22, cell);
  }

  /** The sheet of the groups has it, by its formulas. */
  private static Object computed(ReportModel model, Check check) {
    Labels labels = model.labels();
    return model.assessment().aggregates().stream()
        .filter(aggregate -> aggregate.group().equals(check.group()))
        .filter(aggregate -> aggregate.measure().equals(check.measure()))
        .map(Aggregate::measure)
        .findFirst()
        .<Object>map(
            measure ->
                new Formula(
                    GroupsSheet.lookup(
                        model,
                        measure,
                        Formula.quoted(check.group()),
                        Formula.quoted(GroupRow.word(model, Composition.AS_OF_YEAR)),
                        TABLE.here(labels.get("col.year"))),
                    check.computed()))
        .orElse(check.computed());
  }

  private static AllyGroup group(Check check) {
    return AllyGroup.PRINTED.stream()
        .filter(group -> group.id().equals(check.group()))
        .findFirst()
        .orElseThrow();
  }
}
