package org.allyspend.report.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Target;
import org.allyspend.report.Freshness;
import org.allyspend.report.Headlines;
import org.allyspend.report.Labels;
import org.allyspend.report.Money;
import org.allyspend.report.ReportModel;
import org.allyspend.report.Support;
import org.allyspend.report.Tiles;
import org.allyspend.report.WhatsNew;
import org.allyspend.report.chart.Chart;
import org.allyspend.report.chart.Palette;
import org.allyspend.report.chart.ReportCharts;
import org.allyspend.report.chart.Standings;
import org.allyspend.report.workbook.ChartRows;
import org.allyspend.report.workbook.Charts;
import org.allyspend.report.workbook.Formula;
import org.allyspend.report.workbook.SheetWriter;
import org.allyspend.report.workbook.TableArea;
import org.allyspend.report.workbook.TableName;

/** The report on one page: sentences, the key figures beside them, and charts. */
final class SummarySheet implements ReportSheet.Content {
  private static final int[] WIDTHS = {72, 2, 23, 37};
  private static final int MOST_SENTENCES = 8;
  private static final int LOW = 19;

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    writer.print().onOneUprightPage();
    writer.widths(WIDTHS);
    writer.title(labels.get("report.title", model.month()));
    addWords(model, writer);
    LiveLines live = new LiveLines(model);
    writer.sentence(live.notice());
    new Drawn(model, writer).all();
    ReportCharts.credits(model).ifPresent(writer::source);
    model.support().ifPresent(support -> addSupport(model, support, writer));
    live.headlines().forEach(writer::sentence);
  }

  /** Beside defence expenditure, in words: its figures have sheets of their own. */
  private static void addSupport(ReportModel model, Support support, SheetWriter writer) {
    writer.heading(model.labels().get("sheet.support"));
    support.sentences().forEach(writer::sentence);
    writer.sentence(model.labels().get("support.in-nato"));
  }

  private static void addWords(ReportModel model, SheetWriter writer) {
    List<String> sentences = sentences(model);
    List<Tiles.Tile> tiles = new Tiles(model).all();
    for (int i = 0; i < Math.max(sentences.size(), tiles.size()); i++) {
      String sentence = i < sentences.size() ? sentences.get(i) : "";
      if (i < tiles.size()) {
        Tiles.Tile tile = tiles.get(i);
        writer.aside(sentence, figure(model, tile), format(tile), tile.meaning());
      } else {
        writer.aside(sentence, null, "", "");
      }
    }
  }

  /** What is new has its place among the eight; a warning goes before all but the headline. */
  private static List<String> sentences(ReportModel model) {
    List<String> headlines = new Headlines(model).all();
    List<String> first = new ArrayList<>();
    first.add(headlines.get(0));
    first.addAll(new Freshness(model).warnings());
    first.add(new WhatsNew(model).first());
    first.addAll(headlines.subList(1, headlines.size()));
    return first.stream().limit(MOST_SENTENCES).toList();
  }

  /** A formula over named cells, as far as the tile is a number that follows from them. */
  private static Object figure(ReportModel model, Tiles.Tile tile) {
    Optional<BigDecimal> value = tile.value();
    if (value.isEmpty()) {
      return tile.figure();
    }
    return switch (tile.id()) {
      case "total" ->
          new Formula(
              model.money().isEuro() ? "total_expenditure_eur" : "total_expenditure", value.get());
      case "share" -> new Formula("share_of_gdp", value.get());
      case "allies-at" ->
          new Formula(model.configuration().headlineTarget().alliesAt().id(), value.get());
      case "change" -> new Formula("real_change_constant_members", value.get());
      case "gap" -> gap(model, value.get());
      default -> value.get();
    };
  }

  /** Where a member's money is missing the gap rests on others than the total beside it. */
  private static Object gap(ReportModel model, BigDecimal value) {
    int year = model.latestYear();
    Target target = new Tiles(model).gapTarget().orElseThrow();
    return Formula.where(
        value,
        model
            .money()
            .formula(
                TargetFormulas.lacking(
                    DataFormulas.threshold(target), "total_gdp", "total_expenditure"),
                year),
        model
            .value(Measure.GDP, year)
            .flatMap(
                gdp ->
                    model
                        .value(Measure.EXPENDITURE, year)
                        .map(
                            spent ->
                                model
                                    .money()
                                    .stated(
                                        gdp.value()
                                            .multiply(target.threshold())
                                            .movePointLeft(2)
                                            .subtract(spent.value()),
                                        year))));
  }

  /** The format in which a tile's number reads as its figure does: '0.0," billion"'. */
  static String format(Tiles.Tile tile) {
    return switch (tile.id()) {
      case "total", "gap" -> format(tile.figure(), tile.value().orElseThrow());
      case "change" -> "+0.0\" %\";" + Labels.MINUS + "0.0\" %\"";
      case "share" -> "0.00\" %\"";
      case "allies-at" -> "0\"" + tile.figure().substring(tile.figure().indexOf(' ')) + "\"";
      default -> "@";
    };
  }

  /** Of an amount, which has no digits where it is less than a million. */
  private static String format(String amount, BigDecimal millions) {
    String digits = Money.areBillions(millions) ? "#,##0.0," : "#,##0";
    return Character.isDigit(amount.charAt(0))
        ? digits + "\"" + amount.replaceFirst("^[^ ]+", "") + "\""
        : "\"" + amount + "\"";
  }

  /** The charts of a report, two beside each other. */
  private static final class Drawn {
    private final ReportModel model;
    private final Labels labels;
    private final SheetWriter writer;
    private final ReportCharts words;
    private final ChartRows years;

    Drawn(ReportModel model, SheetWriter writer) {
      this.model = model;
      this.labels = model.labels();
      this.writer = writer;
      this.words = new ReportCharts(model);
      this.years = ChartRows.all(table(KeyFiguresSheet.TABLE), labels.get("col.year"));
    }

    private TableArea table(TableName named) {
      return writer.tableNamed(named.name()).orElseThrow();
    }

    void all() {
      int top = writer.skip(LOW);
      words.find("total").ifPresent(chart -> addTotals(chart, top));
      words.find("share").ifPresent(chart -> addShares(chart, top));
      int middle = writer.skip(2 * LOW + 1) + 1;
      words.find("allies").ifPresent(chart -> addAllies(chart, middle));
      Optional<Chart> road = words.find("road");
      road.ifPresent(chart -> addRoad(chart, middle));
      words
          .find("crossings")
          .ifPresent(
              chart ->
                  addCounts(
                      chart,
                      road.isPresent() ? middle + LOW : middle,
                      road.isPresent() ? LOW : 2 * LOW));
    }

    private Charts chart(Chart chart, int row, int rows, boolean right) {
      return new Charts(
          writer, frame(chart.title(), chart.subtitle(), chart.altText(), row, rows, right));
    }

    private static Charts.Frame frame(
        String title, String subtitle, String altText, int row, int rows, boolean right) {
      return new Charts.Frame(
          title, subtitle, altText, row, rows - 1, right ? 2 : 0, right ? 4 : 1);
    }

    private void addTotals(Chart chart, int row) {
      chart(chart, row, LOW, false)
          .columns(
              years,
              Charts.Data.of(KeyFiguresSheet.constantMembers(model)),
              Charts.Look.of("#,##0,", Palette.ACCENT, estimates()));
    }

    private void addShares(Chart chart, int row) {
      chart(chart, row, LOW, true)
          .columns(
              years,
              Charts.Data.of(model.header(Measure.SHARE_OF_GDP)),
              Charts.Look.of("0.00", Palette.ACCENT, estimates()))
          .lines(years, ChartsSheet.thresholds(model));
    }

    private void addAllies(Chart chart, int row) {
      Standings standings = new Standings(model);
      int known = standings.byFigure(Measure.SHARE_OF_GDP).size();
      List<Charts.Data> before =
          model.years().contains(model.latestYear() - 1)
              ? List.of(Charts.Data.of(model.yearLabel(model.latestYear() - 1)))
              : List.of();
      List<Palette> colours = standings.coloursByShare();
      new Charts(
              writer,
              frame(
                  chart.title(),
                  labels.get(
                      "chart.allies.bars",
                      model.latestYear(),
                      model.latestYear() - 1,
                      standings.colours()),
                  chart.altText(),
                  row,
                  2 * LOW,
                  false))
          .bars(
              new ChartRows(table(SharesSheet.TABLE), labels.get("col.ally"), known),
              Charts.Data.of(model.yearLabel(model.latestYear())),
              new Charts.Look(Charts.AS_CELLS, Palette.PART, colours, standings.estimatesByShare()),
              before);
    }

    private void addRoad(Chart chart, int row) {
      int deadline = model.road().flatMap(Target::deadline).orElseThrow();
      ChartRows ahead =
          new ChartRows(
              table(ChartsSheet.TABLE), labels.get("col.year"), deadline - model.latestYear());
      new Charts(
              writer,
              frame(
                  chart.title(),
                  labels.get("chart.road.money", model.latestYear()),
                  chart.altText(),
                  row,
                  LOW,
                  true))
          .columns(
              ahead,
              new Charts.Data(
                  labels.get("sheet.road"), labels.get("charts.path", model.latestYear())),
              Charts.Look.of("#,##0,", Palette.ACCENT, ahead.positions()));
    }

    private void addCounts(Chart chart, int row, int rows) {
      List<Target> targets = model.configuration().shareOfGdpTargets();
      new Charts(
              writer,
              frame(
                  chart.title(),
                  labels.get("summary.counts.chart"),
                  labels.get("summary.counts.alt", chart.title()),
                  row,
                  rows,
                  true))
          .columnsBeside(
              years,
              targets.stream()
                  .map(
                      target ->
                          new Charts.Data(
                              labels.target(target), KeyFiguresSheet.alliesAt(labels, target)))
                  .toList());
    }

    /** The positions of the years whose figures are estimates. */
    private Set<Integer> estimates() {
      List<Integer> years = List.copyOf(model.years());
      return IntStream.range(0, years.size())
          .filter(i -> !model.status(years.get(i)).isFirm())
          .boxed()
          .collect(Collectors.toSet());
    }
  }
}
