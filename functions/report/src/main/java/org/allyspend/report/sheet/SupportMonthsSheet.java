package org.allyspend.report.sheet;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Subject;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.Support;
import org.allyspend.report.SupportLine;
import org.allyspend.report.chart.Palette;
import org.allyspend.report.workbook.ChartRows;
import org.allyspend.report.workbook.Charts;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.Formula;
import org.allyspend.report.workbook.SheetWriter;
import org.allyspend.report.workbook.TableArea;
import org.allyspend.report.workbook.TableName;

/** Support for Ukraine by month: today's European allies together, beside all donors. */
final class SupportMonthsSheet implements ReportSheet.Content {
  private static final TableName TABLE = new TableName("Support_by_month");
  private static final int CHART_ROWS = 18;

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    Support support = model.support().orElseThrow();
    writer.print().onOneUprightPage();
    writer.title(labels.get("sheet.support-months.title"));
    support.sentences().stream().limit(3).forEach(writer::sentence);
    int chart = writer.skip(CHART_ROWS) + 1;
    writer.source(labels.get("support.source", support.edition()));
    TableArea table = writer.openTable(TABLE.name(), columns(labels, support), support.months());
    String total = SupportSheet.header(labels, Measure.SUPPORT);
    new Charts(
            writer,
            new Charts.Frame(
                support.finding(),
                labels.get("support.axis"),
                support.sentences().get(0),
                chart,
                CHART_ROWS - 2,
                0,
                8))
        .columns(
            ChartRows.all(table, labels.get("support.month.name")),
            Charts.Data.of(total),
            Charts.Look.of("", Palette.ACCENT, Set.of()));
  }

  private static List<Column<YearMonth>> columns(Labels labels, Support support) {
    List<Column<YearMonth>> columns = new ArrayList<>();
    columns.add(Column.text(labels.get("support.month.name"), 18, labels::month));
    columns.add(Column.integer(labels.get("col.year"), Format.YEAR, YearMonth::getYear));
    columns.add(Column.integer(labels.get("support.month"), Format.YEAR, YearMonth::getMonthValue));
    for (Measure kind : SupportLine.KINDS) {
      columns.add(
          column(
              labels,
              SupportSheet.header(labels, kind),
              kind,
              SupportData.europeans(labels),
              month -> support.total(kind, month::equals)));
    }
    columns.add(
        column(
            labels,
            labels.get("support.all-donors"),
            Measure.SUPPORT,
            SupportData.allDonors(labels),
            month -> support.sum(Subject.ALL_DONORS, Measure.SUPPORT, month::equals)));
    return columns;
  }

  private static Column<YearMonth> column(
      Labels labels,
      String header,
      Measure kind,
      String whose,
      Function<YearMonth, BigDecimal> value) {
    String year = labels.get("col.year");
    String number = labels.get("support.month");
    String formula =
        SupportData.TABLE.sum(
            SupportSheet.header(labels, kind),
            whose,
            SupportData.TABLE.where(year, TABLE.here(year)),
            SupportData.TABLE.where(number, TABLE.here(number)));
    return SupportData.formula(
        header, Format.TWO_DECIMALS, month -> new Formula(formula, value.apply(month)));
  }
}
