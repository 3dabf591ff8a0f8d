package org.allyspend.report.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Target;
import org.allyspend.report.Freshness;
import org.allyspend.report.Headlines;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.Shorthand;
import org.allyspend.report.WhatsNew;
import org.allyspend.report.workbook.Charts;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.Formula;
import org.allyspend.report.workbook.SheetWriter;
import org.allyspend.report.workbook.TableArea;

/** The headlines, the key figures by year, and four charts. */
final class SummarySheet implements ReportSheet {
  private static final int CHART_ROWS = 24;
  private static final int CHART_COLUMNS = 14;

  @Override
  public String id() {
    return "summary";
  }

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    writer.title(labels.get("sheet.summary"));
    new Headlines(model).all().forEach(writer::sentence);
    writer.sentence(new WhatsNew(model).first());
    new Freshness(model).warnings().forEach(writer::sentence);
    writer.heading(labels.get("summary.key-figures"));
    TableArea keyFigures =
        writer.openTable("Key_figures", columns(model), List.copyOf(model.years()));
    name(model, writer, keyFigures);
    addTotals(model, writer, keyFigures);
    addShareByYear(model, writer, keyFigures);
    addCounts(model, writer, keyFigures);
    writer
        .tableNamed(SharesSheet.TABLE.name())
        .ifPresent(shares -> addShares(model, writer, shares));
  }

  private static List<Column<Integer>> columns(ReportModel model) {
    Labels labels = model.labels();
    List<Column<Integer>> columns = new ArrayList<>();
    columns.add(Column.text(labels.get("col.year"), 10, model::yearLabel));
    columns.add(
        Column.text(labels.get("col.status"), 11, year -> labels.status(model.status(year))));
    for (Measure measure :
        List.of(
            Measure.EXPENDITURE,
            Measure.EXPENDITURE_CONSTANT,
            Measure.SHARE_OF_GDP,
            Measure.REAL_CHANGE)) {
      columns.add(column(model, model.header(measure), GroupsSheet.format(measure), measure));
    }
    List<Target> targets = model.configuration().shareOfGdpTargets();
    for (Target target : targets) {
      columns.add(column(model, alliesAt(labels, target), Format.WHOLE, target.alliesAt()));
    }
    Target headline = model.configuration().headlineTarget();
    columns.add(
        column(
            model,
            labels.get("target.newly-at", labels.target(headline)),
            Format.WHOLE,
            headline.newlyAt()));
    columns.add(
        column(
            model,
            model.header(Measure.EQUIPMENT_SHARE),
            GroupsSheet.format(Measure.EQUIPMENT_SHARE),
            Measure.EQUIPMENT_SHARE));
    for (Target target : targets) {
      columns.add(
          new Column<>(
              SharesSheet.thresholdHeader(labels, target),
              Format.TWO_DECIMALS,
              13,
              year ->
                  Optional.of(new Formula(DataFormulas.threshold(target), target.threshold()))));
    }
    return columns;
  }

  private static String alliesAt(Labels labels, Target target) {
    return labels.get("target.allies-at", labels.target(target));
  }

  private static Column<Integer> column(
      ReportModel model, String header, Format format, Measure measure) {
    return new Column<>(header, format, 14, year -> GroupsSheet.linked(model, measure, year));
  }

  /** The key figures of the latest year by name. */
  private static void name(ReportModel model, SheetWriter writer, TableArea table) {
    Target headline = model.configuration().headlineTarget();
    int latest = model.years().size() - 1;
    writer.name("total_expenditure", table, model.header(Measure.EXPENDITURE), latest);
    writer.name("share_of_gdp", table, model.header(Measure.SHARE_OF_GDP), latest);
    writer.name("real_change", table, model.header(Measure.REAL_CHANGE), latest);
    writer.name(headline.alliesAt().id(), table, alliesAt(model.labels(), headline), latest);
  }

  private static void addTotals(ReportModel model, SheetWriter writer, TableArea table) {
    Labels labels = model.labels();
    writer.newPage();
    writer.heading(labels.get("summary.total"));
    String header = model.header(Measure.EXPENDITURE_CONSTANT);
    new Charts(
            writer,
            frame(
                writer,
                labels.get("summary.total.chart", model.constantPrices()),
                labels.get(
                    "summary.total.alt",
                    figure(model, Measure.EXPENDITURE_CONSTANT, model.years().first(), 0),
                    figure(model, Measure.EXPENDITURE_CONSTANT, model.latestYear(), 0),
                    model.constantPrices()),
                header))
        .columns(
            table,
            table.column(labels.get("col.year")),
            new Charts.Data(labels.get("summary.total.series"), table.column(header)),
            estimates(model));
  }

  private static void addShareByYear(ReportModel model, SheetWriter writer, TableArea table) {
    Labels labels = model.labels();
    writer.heading(labels.get("summary.share"));
    String header = model.header(Measure.SHARE_OF_GDP);
    new Charts(
            writer,
            frame(
                writer,
                labels.get("summary.share.chart"),
                labels.get(
                    "summary.share.alt",
                    figure(model, Measure.SHARE_OF_GDP, model.years().first(), 2),
                    figure(model, Measure.SHARE_OF_GDP, model.latestYear(), 2)),
                header))
        .columns(
            table,
            table.column(labels.get("col.year")),
            new Charts.Data(header, table.column(header)),
            estimates(model))
        .lines(
            table,
            table.column(labels.get("col.year")),
            thresholds(model, table, model.years().size()));
  }

  /** The positions of the years whose figures are estimates. */
  private static Set<Integer> estimates(ReportModel model) {
    List<Integer> years = List.copyOf(model.years());
    return IntStream.range(0, years.size())
        .filter(i -> model.status(years.get(i)) != Status.NORMAL)
        .boxed()
        .collect(Collectors.toSet());
  }

  private static List<Charts.Data> thresholds(ReportModel model, TableArea table, int rows) {
    Labels labels = model.labels();
    return model.configuration().shareOfGdpTargets().stream()
        .map(
            target ->
                new Charts.Data(
                    labels.target(target),
                    table.column(SharesSheet.thresholdHeader(labels, target), 0, rows)))
        .toList();
  }

  private static void addCounts(ReportModel model, SheetWriter writer, TableArea table) {
    Labels labels = model.labels();
    writer.newPage();
    writer.heading(labels.get("summary.counts"));
    new Charts(
            writer,
            frame(
                writer,
                labels.get("summary.counts.chart"),
                labels.get(
                    "summary.counts.alt",
                    model.configuration().shareOfGdpTargets().stream()
                        .map(
                            target ->
                                labels.target(target)
                                    + ": "
                                    + figure(model, target.alliesAt(), model.latestYear(), 0))
                        .collect(Collectors.joining("; "))),
                labels.get("summary.counts.axis")))
        .columnsBeside(
            table,
            table.column(labels.get("col.year")),
            model.configuration().shareOfGdpTargets().stream()
                .map(
                    target ->
                        new Charts.Data(
                            labels.target(target), table.column(alliesAt(labels, target))))
                .toList());
  }

  private static void addShares(ReportModel model, SheetWriter writer, TableArea shares) {
    Labels labels = model.labels();
    int known = SharesSheet.knownShares(model);
    if (known == 0) {
      return;
    }
    writer.heading(labels.get("summary.allies"));
    var allies = shares.column(labels.get("col.ally"), 0, known);
    String latest = model.yearLabel(model.latestYear());
    new Charts(
            writer,
            frame(
                writer,
                labels.get("summary.allies.chart", latest),
                labels.get("summary.allies.alt"),
                model.header(Measure.SHARE_OF_GDP)))
        .columns(
            shares,
            allies,
            new Charts.Data(model.header(Measure.SHARE_OF_GDP), shares.column(latest, 0, known)),
            Set.of())
        .lines(shares, allies, thresholds(model, shares, known));
  }

  private static Charts.Frame frame(
      SheetWriter writer, String title, String altText, String valueTitle) {
    return new Charts.Frame(
        title, altText, valueTitle, writer.skip(CHART_ROWS), CHART_ROWS - 1, CHART_COLUMNS);
  }

  private static String figure(ReportModel model, Measure measure, int year, int decimals) {
    return model
            .value(measure, year)
            .map(Aggregate.Value::value)
            .map((BigDecimal value) -> model.labels().decimals(value, decimals))
            .orElse(Shorthand.MISSING)
        + " ("
        + year
        + ")";
  }
}
