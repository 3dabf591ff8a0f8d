package org.allyspend.report.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Target;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.chart.Chart;
import org.allyspend.report.chart.Palette;
import org.allyspend.report.chart.ReportCharts;
import org.allyspend.report.chart.Spot;
import org.allyspend.report.chart.Standings;
import org.allyspend.report.workbook.ChartRows;
import org.allyspend.report.workbook.Charts;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.Formula;
import org.allyspend.report.workbook.SheetWriter;
import org.allyspend.report.workbook.TableArea;
import org.allyspend.report.workbook.TableName;

/** Charts of allies beyond the summary's, and the figures they are made of, each in its order. */
final class ChartsSheet implements ReportSheet.Content {
  static final TableName TABLE = new TableName("Charts");

  /** So that a bar and a name each for all allies find room under a title of seven lines. */
  private static final int ROWS = 39;

  private record Line(
      Optional<Ally> byChange,
      Optional<Ally> bySum,
      Optional<Ally> byEquipment,
      Optional<Integer> year) {}

  static boolean applies(ReportModel model) {
    return !lines(model).isEmpty();
  }

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    ReportCharts charts = new ReportCharts(model);
    writer.print().onOneUprightPage();
    writer.title(labels.get("sheet.charts.title"));
    writer.sentence(labels.get("charts.intro"));
    List<Line> lines = lines(model);
    TableArea table = writer.openTable(TABLE.name(), new Columns(model).all(), lines);
    int row = writer.skip(ROWS) + 1;
    charts.find("real-change").ifPresent(chart -> addChange(model, writer, table, chart, row));
    charts.find("to-find").ifPresent(chart -> addSums(model, writer, table, chart, row));
    int next = writer.skip(ROWS) + 1;
    charts.find("equipment").ifPresent(chart -> addEquipment(model, writer, table, chart, next));
    ReportCharts.credits(model).ifPresent(writer::source);
  }

  private static List<Line> lines(ReportModel model) {
    Standings standings = new Standings(model);
    List<Ally> byChange = standings.byFigure(Measure.REAL_CHANGE);
    List<Ally> bySum = standings.bySumToFind();
    List<Ally> byEquipment = standings.byEquipment();
    List<Integer> years = years(model);
    return IntStream.range(
            0,
            IntStream.of(byChange.size(), bySum.size(), byEquipment.size(), years.size())
                .max()
                .orElseThrow())
        .mapToObj(i -> new Line(at(byChange, i), at(bySum, i), at(byEquipment, i), at(years, i)))
        .toList();
  }

  /** The years of the group's path. */
  private static List<Integer> years(ReportModel model) {
    int latest = model.latestYear();
    return model
        .road()
        .filter(target -> model.value(target.path(), latest).isPresent())
        .map(
            target ->
                IntStream.rangeClosed(latest + 1, target.deadline().orElseThrow()).boxed().toList())
        .orElse(List.of());
  }

  private static <T> Optional<T> at(List<T> list, int position) {
    return position < list.size() ? Optional.of(list.get(position)) : Optional.empty();
  }

  /** The columns of a report's table. */
  private static final class Columns {
    private final ReportModel model;
    private final Labels labels;
    private final DataFormulas data;
    private final int latest;
    private final List<Column<Line>> columns = new ArrayList<>();

    Columns(ReportModel model) {
      this.model = model;
      this.labels = model.labels();
      this.data = new DataFormulas(model);
      this.latest = model.latestYear();
    }

    List<Column<Line>> all() {
      addName("charts.by-change", Line::byChange, labels::ally);
      addFigure(Measure.REAL_CHANGE, Format.ONE_DECIMAL, Line::byChange);
      if (model.road().isPresent()) {
        // The sum rests on the share, whose mark bars have no other room for.
        addName(
            "charts.by-sum",
            Line::bySum,
            ally -> labels.ally(ally) + model.breaks().mark(ally, latest));
        Target target = model.road().get();
        int deadline = target.deadline().orElseThrow();
        String header = labels.get("road.more", deadline, latest);
        columns.add(
            new Column<>(
                header,
                Format.WHOLE,
                15,
                line ->
                    line.bySum()
                        .map(
                            ally ->
                                new Formula(
                                    onRoad(header, ally.iso3()),
                                    stated(model.own(ally, target.toFind(), deadline))))));
      }
      if (!years(model).isEmpty()) {
        addPath();
      }
      addName("charts.by-equipment", Line::byEquipment, labels::ally);
      addFigure(Measure.SHARE_OF_GDP, Format.TWO_DECIMALS, Line::byEquipment);
      addFigure(Measure.EQUIPMENT_SHARE, Format.ONE_DECIMAL, Line::byEquipment);
      // The lists are of different lengths.
      return columns.stream().map(Column::orBlank).toList();
    }

    private void addPath() {
      columns.add(
          new Column<>(
              labels.get("col.year"),
              Format.YEAR,
              10,
              line -> line.year().map(BigDecimal::valueOf)));
      columns.add(
          new Column<>(
              labels.get("charts.path", latest),
              Format.WHOLE,
              17,
              line ->
                  line.year()
                      .map(
                          year ->
                              new Formula(
                                  onRoad(
                                      RoadSheet.moneyHeader(model, year), ReportModel.GROUP.id()),
                                  stated(
                                      model.value(
                                          model.road().orElseThrow().pathExpenditure(), year))))));
    }

    private String onRoad(String header, String code) {
      return RoadSheet.TABLE.find(header, labels.get("col.code"), Formula.quoted(code));
    }

    private BigDecimal stated(Optional<Aggregate.Value> dollars) {
      return model.money().stated(dollars.orElseThrow().value(), latest);
    }

    private void addName(
        String header, Function<Line, Optional<Ally>> whose, Function<Ally, String> name) {
      columns.add(
          new Column<>(labels.get(header), Format.TEXT, 21, line -> whose.apply(line).map(name)));
    }

    private void addFigure(Measure measure, Format format, Function<Line, Optional<Ally>> whose) {
      columns.add(
          new Column<>(
              model.header(measure),
              format,
              15,
              line ->
                  whose
                      .apply(line)
                      .map(
                          ally ->
                              Cells.of(
                                  data.figure(
                                      AllyTables.EUROPEAN,
                                      measure,
                                      Formula.quoted(ally.iso3()),
                                      Integer.toString(latest)),
                                  model.figure(ally, measure, latest)))));
    }
  }

  private static Charts.Frame frame(Chart chart, int row, int from, int to) {
    return new Charts.Frame(
        chart.title(), chart.subtitle(), chart.altText(), row, ROWS - 3, from, to);
  }

  private static void addChange(
      ReportModel model, SheetWriter writer, TableArea table, Chart chart, int row) {
    Standings standings = new Standings(model);
    List<Ally> allies = standings.byFigure(Measure.REAL_CHANGE);
    String header = model.header(Measure.REAL_CHANGE);
    new Charts(writer, frame(chart, row, 0, 4))
        .bars(
            new ChartRows(table, model.labels().get("charts.by-change"), allies.size()),
            Charts.Data.of(header),
            new Charts.Look(
                "0.0",
                Palette.ACCENT,
                allies.stream().map(standings::colourOfChange).toList(),
                standings.estimates(allies, Measure.REAL_CHANGE)),
            List.of());
  }

  private static void addSums(
      ReportModel model, SheetWriter writer, TableArea table, Chart chart, int row) {
    int known = new Standings(model).bySumToFind().size();
    ChartRows rows = new ChartRows(table, model.labels().get("charts.by-sum"), known);
    String header =
        model
            .labels()
            .get(
                "road.more",
                model.road().orElseThrow().deadline().orElseThrow(),
                model.latestYear());
    new Charts(writer, frame(chart, row, 4, 9))
        .bars(
            rows,
            Charts.Data.of(header),
            Charts.Look.of("#,##0.0,", Palette.ACCENT, rows.positions()),
            List.of());
  }

  private static void addEquipment(
      ReportModel model, SheetWriter writer, TableArea table, Chart chart, int row) {
    Labels labels = model.labels();
    List<Spot> spots = new Standings(model).equipmentSpots();
    new Charts(writer, frame(chart, row, 0, 9))
        .points(
            new ChartRows(table, labels.get("charts.by-equipment"), spots.size()),
            new Charts.Data(
                labels.get("chart.equipment.across"), model.header(Measure.SHARE_OF_GDP)),
            new Charts.Data(
                labels.get("chart.equipment.up"), model.header(Measure.EQUIPMENT_SHARE)),
            spots);
  }

  /** The targets' thresholds as lines. */
  static List<Charts.Data> thresholds(ReportModel model) {
    Labels labels = model.labels();
    return model.configuration().shareOfGdpTargets().stream()
        .map(
            target ->
                new Charts.Data(labels.target(target), SharesSheet.thresholdHeader(labels, target)))
        .toList();
  }
}
