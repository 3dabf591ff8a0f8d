package org.allyspend.report.sheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Target;
import org.allyspend.report.Freshness;
import org.allyspend.report.Headlines;
import org.allyspend.report.ReportModel;
import org.allyspend.report.Shorthand;
import org.allyspend.report.WhatsNew;
import org.allyspend.report.workbook.Charts;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.SheetWriter;
import org.allyspend.report.workbook.TableArea;

/** The headlines, the key figures by year, and two charts. */
final class SummarySheet implements ReportSheet {
  private static final String YEAR = "Year";
  private static final int CHART_ROWS = 26;

  @Override
  public String name() {
    return "Summary";
  }

  @Override
  public String purpose() {
    return "Headlines, key figures by year, and charts";
  }

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    writer.title("Summary");
    new Headlines(model).all().forEach(writer::sentence);
    writer.sentence(new WhatsNew(model).first());
    new Freshness(model).warnings().forEach(writer::sentence);
    writer.heading("Key figures of the European allies, as of each year");
    List<Column<Integer>> columns = columns(model);
    TableArea keyFigures = writer.table("Key_figures", columns, List.copyOf(model.years()));
    addTotals(model, writer, keyFigures);
    writer.tableNamed(SharesSheet.TABLE).ifPresent(shares -> addShares(model, writer, shares));
  }

  private static List<Column<Integer>> columns(ReportModel model) {
    List<Column<Integer>> columns = new ArrayList<>();
    columns.add(Column.text(YEAR, 10, model::yearLabel));
    columns.add(Column.text("Status", 11, year -> Shorthand.word(model.status(year))));
    columns.add(column(model, "Expenditure (million USD)", Format.WHOLE, Measure.EXPENDITURE));
    columns.add(column(model, constantHeader(model), Format.WHOLE, Measure.EXPENDITURE_CONSTANT));
    columns.add(column(model, "Share of GDP (%)", Format.TWO_DECIMALS, Measure.SHARE_OF_GDP));
    columns.add(column(model, "Real change (%)", Format.ONE_DECIMAL, Measure.REAL_CHANGE));
    for (Target target : model.configuration().shareOfGdpTargets()) {
      columns.add(column(model, "Allies at " + target.name(), Format.WHOLE, target.alliesAt()));
    }
    columns.add(
        column(
            model,
            "Newly at " + model.configuration().headlineTarget().name(),
            Format.WHOLE,
            model.configuration().headlineTarget().newlyAt()));
    columns.add(
        column(model, "Equipment (% of expenditure)", Format.ONE_DECIMAL, Measure.EQUIPMENT_SHARE));
    return columns;
  }

  private static Column<Integer> column(
      ReportModel model, String header, Format format, Measure measure) {
    return Column.number(
        header, format, year -> model.value(measure, year).map(Aggregate.Value::value));
  }

  private static String constantHeader(ReportModel model) {
    return "Expenditure (million USD at " + model.constantPrices() + ")";
  }

  private static void addTotals(ReportModel model, SheetWriter writer, TableArea table) {
    writer.newPage();
    writer.heading("Total expenditure by year");
    List<Integer> years = List.copyOf(model.years());
    Set<Integer> estimates =
        IntStream.range(0, years.size())
            .filter(i -> model.status(years.get(i)) != Status.NORMAL)
            .boxed()
            .collect(Collectors.toSet());
    new Charts(
            writer,
            new Charts.Frame(
                "European allies' defence expenditure at " + model.constantPrices(),
                "Columns: from "
                    + total(model, model.years().first())
                    + " to "
                    + total(model, model.latestYear())
                    + " million US dollars at "
                    + model.constantPrices()
                    + ". Estimates are only outlined.",
                "million USD at " + model.constantPrices(),
                writer.skip(CHART_ROWS),
                CHART_ROWS - 1,
                10))
        .columns(
            table,
            table.column(YEAR),
            new Charts.Data(
                "Expenditure (estimates outlined)", table.column(constantHeader(model))),
            estimates);
  }

  private static String total(ReportModel model, int year) {
    return model
            .value(Measure.EXPENDITURE_CONSTANT, year)
            .map(value -> whole(value.value()))
            .orElse("not available")
        + " in "
        + year;
  }

  private static void addShares(ReportModel model, SheetWriter writer, TableArea shares) {
    String latest = SharesSheet.yearHeader(model, model.latestYear());
    int known = SharesSheet.knownShares(model);
    if (known == 0) {
      return;
    }
    writer.newPage();
    writer.heading("Allies' shares of GDP against the targets");
    var allies = shares.column(SharesSheet.ALLY, 0, known);
    List<Target> targets = model.configuration().shareOfGdpTargets();
    new Charts(
            writer,
            new Charts.Frame(
                "Defence expenditure as a share of GDP, " + model.yearLabel(model.latestYear()),
                altText(model, targets),
                "% of GDP",
                writer.skip(CHART_ROWS),
                CHART_ROWS - 1,
                10))
        .columns(
            shares,
            allies,
            new Charts.Data("Share of GDP", shares.column(latest, 0, known)),
            Set.of())
        .lines(
            shares,
            allies,
            targets.stream()
                .map(
                    target ->
                        new Charts.Data(
                            target.name(),
                            shares.column(SharesSheet.thresholdHeader(target), 0, known)))
                .toList());
  }

  private static String altText(ReportModel model, List<Target> targets) {
    return "Columns, one an ally, the highest share first, with a line at each target. "
        + targets.stream()
            .map(
                target ->
                    model
                        .value(target.alliesAt(), model.latestYear())
                        .map(at -> whole(at.value()) + " are at " + target.name())
                        .orElse("not known who is at " + target.name()))
            .collect(Collectors.joining("; "))
        + ".";
  }

  private static String whole(BigDecimal value) {
    return value.setScale(0, RoundingMode.HALF_UP).toPlainString();
  }
}
