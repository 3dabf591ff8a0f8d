package org.allyspend.report.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Status;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.Shorthand;
import org.allyspend.report.workbook.Charts;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.Formula;
import org.allyspend.report.workbook.SheetWriter;
import org.allyspend.report.workbook.TableArea;
import org.allyspend.report.workbook.TableName;

/**
 * One European ally over the years, which the reader chooses; the largest spender to begin with.
 */
final class AllySheet implements ReportSheet {
  private static final TableName TABLE = new TableName("Ally_by_year");

  /** The name of the cell with the chosen ally. */
  private static final String CHOSEN = "chosen_ally";

  private static final int CHART_ROWS = 18;
  private static final List<Measure> MEASURES =
      List.of(
          Measure.EXPENDITURE,
          Measure.EXPENDITURE_CONSTANT,
          Measure.GDP,
          Measure.SHARE_OF_GDP,
          Measure.REAL_CHANGE,
          Measure.EXPENDITURE_PER_CAPITA,
          Measure.EQUIPMENT_SHARE,
          Measure.PERSONNEL);

  @Override
  public String id() {
    return "ally";
  }

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    Ally chosen = model.largestSpender();
    writer.onOnePage();
    writer.title(labels.get("sheet.ally.title"));
    writer.sentence(labels.get("ally.intro"));
    writer.choice(
        CHOSEN,
        labels.ally(chosen),
        writer.tableNamed(SharesSheet.TABLE.name()).orElseThrow(),
        labels.get("col.ally"));
    TableArea table =
        writer.openTable(TABLE.name(), columns(model, chosen), List.copyOf(model.years()));
    addChart(model, writer, table, Measure.SHARE_OF_GDP, Format.TWO_DECIMALS);
    addChart(model, writer, table, Measure.EXPENDITURE_CONSTANT, Format.WHOLE);
  }

  private static List<Column<Integer>> columns(ReportModel model, Ally chosen) {
    Labels labels = model.labels();
    DataFormulas data = new DataFormulas(model);
    String code =
        String.format(
            Locale.ROOT,
            "INDEX(%s,MATCH(%s,%s,0))",
            SharesSheet.TABLE.column(labels.get("col.code")),
            CHOSEN,
            SharesSheet.TABLE.column(labels.get("col.ally")));
    List<Column<Integer>> columns = new ArrayList<>();
    columns.add(
        new Column<>(
            labels.get("col.year"),
            Format.YEAR,
            20,
            year -> Optional.of(BigDecimal.valueOf(year))));
    columns.add(
        new Column<>(
            labels.get("col.status"),
            Format.TEXT,
            14,
            year -> Optional.of(status(model, chosen, code, year))));
    for (Measure measure : MEASURES) {
      columns.add(
          new Column<>(
              model.header(measure),
              GroupsSheet.format(measure),
              15,
              year ->
                  Optional.of(
                      Cells.of(
                          data.figure(
                              DataFormulas.DATA, measure, code, TABLE.here(labels.get("col.year"))),
                          model.figure(chosen, measure, year)))));
    }
    return columns;
  }

  /** The status of the ally's expenditure in the year. */
  private static Formula status(ReportModel model, Ally chosen, String code, int year) {
    Labels labels = model.labels();
    DataFormulas data = new DataFormulas(model);
    Status status =
        model
            .series(chosen, Measure.EXPENDITURE)
            .flatMap(series -> series.in(year))
            .map(figure -> figure.status())
            .orElse(Status.MISSING);
    StringBuilder formula = new StringBuilder(Formula.quoted(labels.status(Status.MISSING)));
    for (Status one : Status.values()) {
      if (one != Status.MISSING) {
        formula
            .insert(
                0,
                String.format(
                    Locale.ROOT,
                    "IF(%s>0,%s,",
                    data.count(
                        DataFormulas.DATA,
                        Measure.EXPENDITURE,
                        code,
                        TABLE.here(labels.get("col.year")),
                        labels.status(one)),
                    Formula.quoted(labels.status(one))))
            .append(')');
      }
    }
    return new Formula(formula.toString(), labels.status(status));
  }

  private static void addChart(
      ReportModel model, SheetWriter writer, TableArea table, Measure measure, Format format) {
    Labels labels = model.labels();
    String header = model.header(measure);
    int decimals = format == Format.WHOLE ? 0 : 2;
    new Charts(
            writer,
            new Charts.Frame(
                header,
                labels.get(
                    "ally.chart",
                    labels.ally(model.largestSpender()),
                    figure(model, measure, model.years().first(), decimals),
                    figure(model, measure, model.latestYear(), decimals),
                    header),
                header,
                writer.skip(CHART_ROWS) + 1,
                CHART_ROWS - 2,
                10))
        .columns(
            table,
            table.column(labels.get("col.year")),
            new Charts.Data(header, table.column(header)),
            Set.of());
  }

  private static String figure(ReportModel model, Measure measure, int year, int decimals) {
    Optional<BigDecimal> figure = model.figure(model.largestSpender(), measure, year);
    return figure.map(value -> model.labels().decimals(value, decimals)).orElse(Shorthand.MISSING)
        + " ("
        + year
        + ")";
  }
}
