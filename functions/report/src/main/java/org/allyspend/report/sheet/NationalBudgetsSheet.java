package org.allyspend.report.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Target;
import org.allyspend.report.Budgets;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.Formula;
import org.allyspend.report.workbook.SheetWriter;
import org.allyspend.report.workbook.TableName;

/** What national budgets say, by stage and period, in the treasuries' own delimitations. */
final class NationalBudgetsSheet implements ReportSheet.Content {
  private static final TableName TABLE = new TableName("National_budgets");

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    Budgets budgets = Budgets.of(model).orElseThrow();
    writer.title(labels.get("sheet.national-budgets.title"));
    budgets.sentences().forEach(writer::sentence);
    budgets.delimitations().forEach(writer::sentence);
    List<Column<Budgets.Line>> columns = columns(labels, budgets);
    if (budgets.lines().stream().anyMatch(line -> budgets.roadGrowth(line).isPresent())) {
      columns.add(7, roadGrowth(model, budgets));
    }
    writer.freeze(writer.table(TABLE.name(), columns, budgets.lines()));
  }

  /** What the road to the next target means in the year of a plan, live over its sheet. */
  private static Column<Budgets.Line> roadGrowth(ReportModel model, Budgets budgets) {
    boolean live = !model.configuration().presentation().leaveOut().contains("road");
    Target target = model.road().orElseThrow();
    return new Column<>(
        model.labels().get("budgets.road", model.labels().target(target)),
        Format.ONE_DECIMAL,
        16,
        line ->
            budgets
                .roadGrowth(line)
                .map(
                    growth -> live ? new Formula(roadGrowth(model, line.year()), growth) : growth));
  }

  private static String roadGrowth(ReportModel model, int year) {
    String before =
        year - 1 == model.latestYear()
            ? model.moneyHeader(Measure.EXPENDITURE)
            : RoadSheet.moneyHeader(model, year - 1);
    return Formula.change(
        ofRoad(model.labels(), RoadSheet.moneyHeader(model, year)), ofRoad(model.labels(), before));
  }

  /** An ally's cell in a column of the road. */
  private static String ofRoad(Labels labels, String header) {
    String ally = labels.get("col.ally");
    return RoadSheet.TABLE.find(header, ally, TABLE.here(ally));
  }

  private static List<Column<Budgets.Line>> columns(Labels labels, Budgets budgets) {
    String value = labels.get("budgets.value");
    String before = labels.get("newer.before");
    String rate = labels.get("budgets.rate");
    String euros = labels.get("budgets.euros");
    String usdRate = labels.get("budgets.usd-rate");
    List<Column<Budgets.Line>> columns = new ArrayList<>();
    columns.add(Column.text(labels.get("col.ally"), 18, line -> labels.ally(line.ally())));
    columns.add(Column.text(labels.get("budgets.what"), 40, line -> budgets.name(line.item())));
    columns.add(Column.text(labels.get("newer.period"), 24, budgets::period));
    columns.add(Column.text(labels.get("budgets.currency"), 10, Budgets.Line::currency));
    columns.add(Column.number(value, Format.TWO_DECIMALS, line -> Optional.of(line.value())));
    columns.add(Column.number(before, Format.TWO_DECIMALS, Budgets.Line::before));
    columns.add(
        Column.computed(
            labels.get("newer.change"),
            Format.ONE_DECIMAL,
            14,
            Formula.change(TABLE.here(value), TABLE.here(before)),
            Budgets.Line::change));
    columns.add(Column.number(rate, Format.SIX_DECIMALS, Budgets.Line::perEuro));
    columns.add(
        Column.computed(
            euros,
            Format.ONE_DECIMAL,
            14,
            TABLE.here(value) + "/" + TABLE.here(rate),
            Budgets.Line::euros));
    columns.add(Column.number(usdRate, Format.SIX_DECIMALS, Budgets.Line::usdPerEuro));
    columns.add(
        Column.computed(
            labels.get("budgets.dollars"),
            Format.ONE_DECIMAL,
            14,
            TABLE.here(euros) + "*" + TABLE.here(usdRate),
            Budgets.Line::dollars));
    columns.add(
        new Column<>(
            labels.get("budgets.part-is"),
            Format.TEXT,
            48,
            line -> Optional.of(line.note()).filter(note -> !note.isEmpty())));
    columns.add(
        Column.text(
            labels.get("col.publisher"), 26, line -> labels.publisher(line.release().publisher())));
    return columns;
  }
}
