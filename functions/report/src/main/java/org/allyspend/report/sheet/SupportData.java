package org.allyspend.report.sheet;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Subject;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.Support;
import org.allyspend.report.SupportLine;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.Formula;
import org.allyspend.report.workbook.SheetWriter;
import org.allyspend.report.workbook.TableArea;
import org.allyspend.report.workbook.TableName;

/** Support for Ukraine as published, a row a donor and month: what the formulas of it rest on. */
final class SupportData implements ReportSheet.Content {
  static final TableName TABLE = new TableName("Support_data");

  private record Row(Subject donor, YearMonth month) {}

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    Support support = model.support().orElseThrow();
    writer.title(labels.get("sheet.support-data.title"));
    writer.sentence(labels.get("support.data"));
    List<Row> rows = new ArrayList<>();
    support
        .donors()
        .forEach(donor -> support.months().forEach(month -> rows.add(new Row(donor, month))));
    TableArea table = writer.longTable(TABLE.name(), columns(labels, support), rows.size(), rows);
    writer.freeze(table);
    writer.print().onScreenOnly(table);
  }

  private static List<Column<Row>> columns(Labels labels, Support support) {
    List<Column<Row>> columns = new ArrayList<>();
    columns.add(Column.text(labels.get("support.donor"), 24, row -> support.name(row.donor())));
    columns.add(Column.text(labels.get("col.code"), 16, row -> row.donor().id()));
    columns.add(
        Column.text(
            labels.get("support.european"),
            12,
            row -> labels.get(support.isEuropean(row.donor()) ? "yes" : "no")));
    columns.add(Column.integer(labels.get("col.year"), Format.YEAR, row -> row.month().getYear()));
    columns.add(
        Column.integer(
            labels.get("support.month"), Format.YEAR, row -> row.month().getMonthValue()));
    for (Measure measure : SupportLine.KINDS) {
      columns.add(
          Column.number(
              SupportSheet.header(labels, measure),
              Format.SIX_DECIMALS,
              row -> support.figure(row.donor(), measure, row.month())));
    }
    columns.add(
        Column.number(
            labels.get("support.gdp"),
            Format.SIX_DECIMALS,
            row -> support.figure(row.donor(), Measure.SUPPORT_PERCENT_OF_GDP, row.month())));
    return columns;
  }

  /** The rows of European allies. */
  static String europeans(Labels labels) {
    return TABLE.where(labels.get("support.european"), Formula.quoted(labels.get("yes")));
  }

  /** The rows of all donors together. */
  static String allDonors(Labels labels) {
    return TABLE.where(labels.get("col.code"), Formula.quoted(Subject.ALL_DONORS.id()));
  }

  /** A column of decimals that a function of the row gives by a formula. */
  static <T> Column<T> formula(String header, Format format, Function<T, Object> cell) {
    return Column.filled(header, format, 14, cell);
  }
}
