package org.allyspend.report.sheet;

import java.util.List;
import java.util.Optional;
import org.allyspend.report.Budgets;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.Formula;
import org.allyspend.report.workbook.SheetWriter;
import org.allyspend.report.workbook.TableName;

/** What treasuries spent month by month in the two latest years, a month a row. */
final class BudgetMonthsSheet implements ReportSheet.Content {
  private static final TableName TABLE = new TableName("Budgets_by_month");

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    writer.title(labels.get("sheet.budget-months.title"));
    writer.sentence(labels.get("budgets.note"));
    List<Budgets.Month> months = Budgets.of(model).orElseThrow().months();
    writer.freeze(writer.table(TABLE.name(), columns(labels), months));
  }

  private static List<Column<Budgets.Month>> columns(Labels labels) {
    String ally = labels.get("col.ally");
    String what = labels.get("budgets.what");
    String year = labels.get("col.year");
    String number = labels.get("support.month");
    String value = labels.get("budgets.value");
    String before = labels.get("budgets.month-before");
    return List.of(
        Column.text(ally, 18, month -> labels.ally(month.ally())),
        Column.text(what, 40, month -> Budgets.name(labels, month.item())),
        Column.text(labels.get("support.month.name"), 17, month -> labels.month(month.month())),
        Column.integer(year, Format.YEAR, month -> month.month().getYear()),
        Column.integer(number, Format.YEAR, month -> month.month().getMonthValue()),
        Column.text(labels.get("budgets.currency"), 10, Budgets.Month::currency),
        Column.number(value, Format.TWO_DECIMALS, month -> Optional.of(month.value())),
        Column.number(before, Format.TWO_DECIMALS, Budgets.Month::before),
        Column.computed(
            labels.get("newer.change"),
            Format.ONE_DECIMAL,
            16,
            Formula.change(TABLE.here(value), TABLE.here(before)),
            Budgets.Month::change),
        Column.computed(
            labels.get("budgets.since-january"),
            Format.TWO_DECIMALS,
            16,
            TABLE.sum(
                value,
                TABLE.where(ally, TABLE.here(ally)),
                TABLE.where(what, TABLE.here(what)),
                TABLE.where(year, TABLE.here(year)),
                TABLE.where(number, "\"<=\"&" + TABLE.here(number))),
            Budgets.Month::sinceJanuary),
        Column.text(labels.get("col.place"), 52, month -> labels.place(month.place())));
  }
}
