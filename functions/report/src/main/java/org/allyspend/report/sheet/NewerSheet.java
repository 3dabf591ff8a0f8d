package org.allyspend.report.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.allyspend.report.Labels;
import org.allyspend.report.Newer;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.Formula;
import org.allyspend.report.workbook.SheetWriter;
import org.allyspend.report.workbook.TableArea;
import org.allyspend.report.workbook.TableName;

/** What other sources have published of periods after the last year that is no estimate. */
final class NewerSheet implements ReportSheet.Content {
  private static final TableName TABLE = new TableName("Since_the_last_edition");

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Newer newer = new Newer(model);
    writer.title(model.labels().get("sheet.newer.title", newer.since()));
    newer.sentences().forEach(writer::sentence);
    int chief = (int) newer.lines().stream().filter(Newer.Line::isChief).count();
    writer.sentence(model.labels().get(chief > 0 ? "newer.printed" : "newer.on-screen", chief));
    List<Column<Newer.Line>> columns = columns(model.labels());
    TableArea table = writer.table(TABLE.name(), columns, newer.lines());
    writer.freeze(table);
    writer.print().upright();
    if (chief > 0) {
      writer.print().only(table, columns.size(), chief);
    } else {
      writer.print().without(table);
    }
  }

  private static List<Column<Newer.Line>> columns(Labels labels) {
    List<Column<Newer.Line>> columns = new ArrayList<>();
    columns.add(Column.text(labels.get("col.ally"), 21, line -> labels.ally(line.ally())));
    columns.add(
        Column.text(
            labels.get("col.publisher"), 16, line -> labels.publisher(line.release().publisher())));
    columns.add(Column.text(labels.get("col.measure"), 54, line -> labels.name(line.measure())));
    columns.add(Column.text(labels.get("col.unit"), 22, Newer.Line::unit));
    columns.add(Column.text(labels.get("newer.period"), 24, Newer.Line::period));
    columns.add(
        Column.number(
            labels.get("col.value"), Format.TWO_DECIMALS, line -> Optional.of(line.value())));
    columns.add(
        Column.text(
            labels.get("col.status"), 12, line -> labels.status(line.measure(), line.status())));
    columns.add(Column.number(labels.get("newer.before"), Format.TWO_DECIMALS, Newer.Line::before));
    String now = TABLE.here(labels.get("col.value"));
    String before = TABLE.here(labels.get("newer.before"));
    columns.add(
        new Column<>(
            labels.get("newer.change"),
            Format.ONE_DECIMAL,
            14,
            line -> line.change().map(change -> new Formula(Formula.change(now, before), change))));
    return columns;
  }
}
