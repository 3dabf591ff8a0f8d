package org.allyspend.report.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Status;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.Shorthand;
import org.allyspend.report.chart.Palette;
import org.allyspend.report.chart.ReportCharts;
import org.allyspend.report.workbook.ChartRows;
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
final class AllySheet implements ReportSheet.Content {
  private static final TableName TABLE = new TableName("Ally_by_year");

  /** The name of the cell with the chosen ally. */
  private static final String CHOSEN = "chosen_ally";

  private static final int CHART_ROWS = 16;

  /** Year, status and mark stand before the figures. */
  private static final int BEFORE_FIGURES = 3;

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

  private static final List<Measure> CHARTED =
      List.of(Measure.SHARE_OF_GDP, Measure.EXPENDITURE_CONSTANT);

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    Ally chosen = model.largestSpender();
    writer.print().onOnePage();
    writer.title(labels.get("sheet.ally.title"));
    writer.sentence(labels.get("ally.intro"));
    writer.choice(
        CHOSEN,
        labels.ally(chosen),
        writer.tableNamed(SharesSheet.TABLE.name()).orElseThrow(),
        labels.get("col.ally"));
    TableArea table =
        writer.openTable(TABLE.name(), columns(model, chosen), List.copyOf(model.years()));
    // A year of the other kind has no label.
    addChart(model, writer, table, Measure.SHARE_OF_GDP, "0.00;;");
    addChart(model, writer, table, Measure.EXPENDITURE_CONSTANT, "#,##0;;");
    writer.print().onlyColumns(BEFORE_FIGURES + MEASURES.size());
    ReportCharts.credits(model).ifPresent(writer::source);
  }

  private static List<Column<Integer>> columns(ReportModel model, Ally chosen) {
    Labels labels = model.labels();
    DataFormulas data = new DataFormulas(model);
    String code = SharesSheet.TABLE.find(labels.get("col.code"), labels.get("col.ally"), CHOSEN);
    List<Column<Integer>> columns = new ArrayList<>();
    columns.add(Column.filled(labels.get("col.year"), Format.YEAR, 20, BigDecimal::valueOf));
    columns.add(
        Column.filled(
            labels.get("col.status"), Format.TEXT, 14, year -> status(model, chosen, code, year)));
    columns.add(
        Column.filled(
            labels.get("ally.mark"), Format.TEXT, 10, year -> mark(model, chosen, code, year)));
    for (Measure measure : MEASURES) {
      columns.add(
          Column.filled(
              model.header(measure),
              GroupsSheet.format(measure),
              15,
              year ->
                  Cells.of(
                      data.figure(
                          AllyTables.EUROPEAN, measure, code, TABLE.here(labels.get("col.year"))),
                      model.figure(chosen, measure, year))));
    }
    addForCharts(model, chosen, columns);
    return columns;
  }

  /** What the charts are drawn from: years with their marks, outturns, and estimates. */
  private static void addForCharts(ReportModel model, Ally chosen, List<Column<Integer>> columns) {
    Labels labels = model.labels();
    String status = TABLE.here(labels.get("col.status"));
    String mark = TABLE.here(labels.get("ally.mark"));
    columns.add(
        Column.filled(
            labels.get("ally.year"),
            Format.TEXT,
            14,
            year ->
                new Formula(
                    TABLE.here(labels.get("col.year"))
                        + "&"
                        + shorthand(labels, status)
                        + "&"
                        + Formula.call(
                            "IF", mark + "=\"\"", "\"\"", Formula.quoted(" ") + "&" + mark),
                    year
                        + Shorthand.of(status(model, chosen, year))
                        + model.breaks().mark(chosen, year))));
    for (Measure measure : CHARTED) {
      String figure = TABLE.here(model.header(measure));
      for (boolean firm : List.of(true, false)) {
        columns.add(
            Column.filled(
                kind(model, measure, firm),
                GroupsSheet.format(measure),
                15,
                year ->
                    new Formula(
                        firm
                            ? Formula.call("IF", isFirm(labels, status), figure, "\"\"")
                            : Formula.call("IF", isFirm(labels, status), "\"\"", figure),
                        status(model, chosen, year).isFirm() == firm
                            ? Cells.orMissing(model.figure(chosen, measure, year))
                            : "")));
      }
    }
  }

  /** The header of a measure's outturns, or of its estimates. */
  private static String kind(ReportModel model, Measure measure, boolean firm) {
    return model.labels().get(firm ? "ally.outturns" : "ally.estimates", model.header(measure));
  }

  private static String isFirm(Labels labels, String status) {
    return Formula.call(
        "OR",
        Stream.of(Status.values())
            .filter(Status::isFirm)
            .map(one -> status + "=" + Formula.quoted(labels.status(one)))
            .toArray(String[]::new));
  }

  /** The mark of whatever status the cell names. */
  private static String shorthand(Labels labels, String status) {
    String formula = "\"\"";
    for (Status one : Status.values()) {
      if (!Shorthand.of(one).isEmpty()) {
        formula =
            Formula.call(
                "IF",
                status + "=" + Formula.quoted(labels.status(one)),
                Formula.quoted(Shorthand.of(one)),
                formula);
      }
    }
    return formula;
  }

  /** Whether the ally's share of the year rests on a break: looked up among those of that year. */
  private static Formula mark(ReportModel model, Ally chosen, String code, int year) {
    String marked =
        model.europeanAllies().stream()
            .filter(ally -> model.breaks().in(ally, year))
            .map(Ally::iso3)
            .collect(Collectors.joining(" "));
    return new Formula(
        Formula.call(
            "IF",
            Formula.call("ISNUMBER", Formula.call("SEARCH", code, Words.of(marked))),
            Formula.quoted(Shorthand.BREAK),
            Formula.quoted("")),
        model.breaks().mark(chosen, year).strip());
  }

  /** The status of the ally's expenditure in the year. */
  private static Formula status(ReportModel model, Ally chosen, String code, int of) {
    Labels labels = model.labels();
    DataFormulas data = new DataFormulas(model);
    String year = TABLE.here(labels.get("col.year"));
    String formula = Formula.quoted(labels.status(Status.MISSING));
    for (Status one : Status.values()) {
      if (one != Status.MISSING) {
        String word = labels.status(one);
        String count = data.count(AllyTables.EUROPEAN, Measure.EXPENDITURE, code, year, word);
        formula = Formula.call("IF", count + ">0", Formula.quoted(word), formula);
      }
    }
    return new Formula(formula, labels.status(status(model, chosen, of)));
  }

  private static Status status(ReportModel model, Ally ally, int year) {
    return model
        .series(ally, Measure.EXPENDITURE)
        .flatMap(series -> series.in(year))
        .map(Figure::status)
        .orElse(Status.MISSING);
  }

  /** Its title follows the choice; its description, which can't, speaks of the chosen ally. */
  private static void addChart(
      ReportModel model, SheetWriter writer, TableArea table, Measure measure, String format) {
    Labels labels = model.labels();
    String header = model.header(measure);
    String rest = labels.get("ally.chart.title", header);
    String cell =
        writer.live(
            new Formula(
                CHOSEN + "&" + Formula.quoted(rest), labels.ally(model.largestSpender()) + rest));
    new Charts(
            writer,
            new Charts.Frame(
                header,
                "",
                labels.get("ally.chart", header, model.years().first(), model.latestYear()),
                writer.skip(CHART_ROWS),
                CHART_ROWS - 1,
                0,
                9))
        .columns(
            ChartRows.all(table, labels.get("ally.year")),
            Charts.Data.of(kind(model, measure, true)),
            Charts.Data.of(kind(model, measure, false)),
            format,
            Palette.ACCENT)
        .titled(cell, labels.ally(model.largestSpender()) + rest);
  }
}
