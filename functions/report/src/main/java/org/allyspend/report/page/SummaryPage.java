package org.allyspend.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Target;
import org.allyspend.report.Freshness;
import org.allyspend.report.Headlines;
import org.allyspend.report.Labels;
import org.allyspend.report.Percent;
import org.allyspend.report.ReportModel;
import org.allyspend.report.Shorthand;
import org.allyspend.report.Support;
import org.allyspend.report.SupportLine;
import org.allyspend.report.Tiles;
import org.allyspend.report.WhatsNew;
import org.allyspend.report.chart.Chart;

/** The summary as one self-contained page of HTML, which prints to one A4. */
public final class SummaryPage {
  /** The charts that print on the one page, by id; where there is no road, the share by year. */
  private static final Set<String> ON_FIRST_PAGE = Set.of("total", "road", "allies");

  private static final Set<String> WITHOUT_ROAD = Set.of("total", "share", "allies");

  private static final String STYLE = style("summary.css");
  private static final String PDF_STYLE = style("summary-pdf.css");

  /** Sentences on support for Ukraine that print on the one page. */
  private static final int PRINTED = 3;

  private static final List<Measure> MEASURES =
      List.of(Measure.EXPENDITURE_CONSTANT, Measure.SHARE_OF_GDP);

  private final ReportModel model;
  private final Labels labels;
  private final Html html;

  private final List<Chart> charts;
  private final Set<String> onFirstPage;

  private SummaryPage(ReportModel model, List<Chart> charts) {
    this.model = model;
    this.charts = charts;
    this.labels = model.labels();
    this.html = new Html(labels);
    this.onFirstPage =
        charts.stream().anyMatch(chart -> chart.id().equals("road")) ? ON_FIRST_PAGE : WITHOUT_ROAD;
  }

  /**
   * The page of a report, in UTF-8.
   *
   * @param charts its charts, of which the first page in print has some
   */
  public static byte[] of(ReportModel model, List<Chart> charts) {
    return new SummaryPage(model, charts).html().getBytes(StandardCharsets.UTF_8);
  }

  private String html() {
    String title = labels.get("report.title", model.month());
    return head(labels, title)
        + "<body>\n"
        + header(title)
        + "<main>\n"
        + tiles()
        + headlines()
        + news()
        + support(Integer.MAX_VALUE)
        + charts()
        + "<section class=\"more\">\n"
        + moreCharts()
        + table()
        + supportTable()
        + "</section>\n"
        + "</main>\n"
        + footer()
        + "</body>\n</html>\n";
  }

  /**
   * The part of it that is on one sheet of paper, in XHTML with a style of CSS 2.1.
   *
   * @param width how much of the sheet's width its charts take, in percent
   */
  static String onePage(ReportModel model, List<Chart> charts, int width) {
    return new SummaryPage(model, charts).xhtml(width);
  }

  private String xhtml(int width) {
    String title = labels.get("report.title", model.month());
    return "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\""
        + labels.language()
        + "\">\n<head>\n"
        + html.element("title", title)
        + "<meta name=\"description\" content=\""
        + html.escaped(labels.get("report.subject"))
        + "\"/>\n<style>\n"
        + PDF_STYLE
        + ".charts { width: "
        + width
        + "%; }\n</style>\n</head>\n<body>\n"
        + header(title)
        + tilesInPrint()
        + headlines()
        + news()
        + support(PRINTED)
        + chartsInTwo()
        + footer()
        + "</body>\n</html>\n";
  }

  private String header(String title) {
    return "<header>\n"
        + html.element("h1", title)
        + html.element("p", labels.asOf("page.as-of", model.assessment().asOf()))
        + "</header>\n";
  }

  private String headlines() {
    List<String> all = new Headlines(model).all();
    return "<p class=\"headline\">"
        + html.escaped(all.get(0))
        + "</p>\n"
        + html.list(all.subList(1, all.size()));
  }

  private String news() {
    return html.element("h2", labels.get("page.new")) + html.list(new WhatsNew(model).some());
  }

  /** Beside defence expenditure, of which a part of it is. */
  private String support(int sentences) {
    return model
        .support()
        .map(
            support ->
                "<section class=\"support\">\n"
                    + html.element("h2", labels.get("sheet.support"))
                    + html.list(support.sentences().stream().limit(sentences).toList())
                    + html.element("p", labels.get("support.in-nato"))
                    + "</section>\n")
        .orElse("");
  }

  private String supportTable() {
    return model.support().map(this::supportTable).orElse("");
  }

  private String supportTable(Support support) {
    List<String> headers = new ArrayList<>(List.of(labels.get("support.donor")));
    SupportLine.KINDS.forEach(kind -> headers.add(labels.get("measure." + kind.id())));
    headers.add(labels.get("support.of-all"));
    headers.add(labels.get("support.gdp"));
    headers.add(labels.get("support.per-head"));
    int year = support.last().getYear();
    headers.add(labels.get("support.so-far.header", support.monthsSoFar(), year));
    headers.add(labels.get("support.change"));
    headers.add(labels.get("support.attributed"));
    return html.table(
        labels.get("support.table"), headers, support.lines().stream().map(this::row).toList());
  }

  private List<String> row(SupportLine line) {
    List<String> cells = new ArrayList<>(List.of(line.name()));
    SupportLine.KINDS.forEach(kind -> cells.add(labels.decimals(line.all(kind), 2)));
    cells.add(told(line.ofAll(), 1));
    cells.add(told(line.ofGdp(), 2));
    cells.add(told(line.perHead(), 0));
    cells.add(labels.decimals(line.soFar(0), 2));
    cells.add(line.change().map(this::change).orElse(Shorthand.MISSING));
    cells.add(told(line.attributed(), 2));
    return cells;
  }

  /** '−17.5', and what has grown to many times what it was as '×75.5'. */
  private String change(BigDecimal percent) {
    return Percent.isTelling(percent)
        ? labels.decimals(percent, 1)
        : "×" + labels.decimals(percent.movePointLeft(2).add(BigDecimal.ONE), 1);
  }

  private String told(Optional<BigDecimal> value, int decimals) {
    return value.map(known -> labels.decimals(known, decimals)).orElse(Shorthand.MISSING);
  }

  /** A document until its body, with the style of all pages. */
  static String head(Labels labels, String title) {
    return "<!doctype html>\n<html lang=\""
        + labels.language()
        + "\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        + "<meta name=\"color-scheme\" content=\"light dark\">\n"
        + new Html(labels).element("title", title)
        + "<style>\n"
        + STYLE
        + "</style>\n</head>\n";
  }

  private String tiles() {
    return tiles("dl", "<div><dt>%2$s</dt><dd>%1$s</dd></div>\n");
  }

  /** In the order in which they are read: this style cannot turn it round. */
  private String tilesInPrint() {
    return tiles("div", "<div><p class=\"figure\">%s</p><p>%s</p></div>\n");
  }

  private String tiles(String list, String form) {
    return new Tiles(model)
        .all().stream()
            .map(
                tile ->
                    String.format(
                        Locale.ROOT,
                        form,
                        html.escaped(tile.figure()),
                        html.escaped(tile.meaning())))
            .collect(
                Collectors.joining("", "<" + list + " class=\"tiles\">\n", "</" + list + ">\n"));
  }

  /** The chart of all allies comes last: it is the tallest, and has a column for itself. */
  private String charts() {
    return figures(
        charts.stream()
            .filter(chart -> onFirstPage.contains(chart.id()))
            .sorted(Comparator.comparing(chart -> chart.id().equals("allies"))));
  }

  /** The chart of all allies, which is the tallest, and the others under each other beside it. */
  private String chartsInTwo() {
    Map<Boolean, String> drawn =
        charts.stream()
            .filter(chart -> onFirstPage.contains(chart.id()))
            .collect(
                Collectors.partitioningBy(
                    chart -> chart.id().equals("allies"),
                    Collectors.mapping(SummaryPage::figure, Collectors.joining())));
    return "<div class=\"charts\">\n<div class=\"all\">\n"
        + drawn.get(true)
        + "</div>\n<div class=\"group\">\n"
        + drawn.get(false)
        + "</div>\n</div>\n";
  }

  private String moreCharts() {
    return figures(charts.stream().filter(chart -> !onFirstPage.contains(chart.id())));
  }

  private static String figures(Stream<Chart> charts) {
    return charts
        .map(SummaryPage::figure)
        .collect(Collectors.joining("", "<div class=\"charts\">\n", "</div>\n"));
  }

  private static String figure(Chart chart) {
    return String.format(
        Locale.ROOT, "<figure id=\"%s\">\n%s</figure>\n", chart.id(), chart.element());
  }

  /** What the charts show, in figures. */
  private String table() {
    List<String> headers = new ArrayList<>(List.of(labels.get("col.year")));
    headers.add(model.header(Measure.EXPENDITURE));
    if (model.money().hasRates()) {
      headers.add(labels.get("money.euros"));
    }
    MEASURES.forEach(measure -> headers.add(model.header(measure)));
    headers.add(model.header(Measure.REAL_CHANGE, Composition.CONSTANT));
    targets().forEach(target -> headers.add(labels.get("target.allies-at", labels.target(target))));
    return html.table(
        labels.get("page.table"), headers, model.years().stream().map(this::row).toList());
  }

  private List<String> row(int year) {
    List<String> cells = new ArrayList<>(List.of(model.yearLabel(year)));
    cells.add(cell(Measure.EXPENDITURE, year, 0));
    if (model.money().hasRates()) {
      cells.add(
          value(Measure.EXPENDITURE, year)
              .map(total -> labels.decimals(model.money().euros(total, year), 0))
              .orElse(Shorthand.MISSING));
    }
    cells.add(cell(Measure.EXPENDITURE_CONSTANT, year, 0));
    cells.add(cell(Measure.SHARE_OF_GDP, year, 2));
    // As the tile and the sentence have it: what a new member brings is no rise.
    cells.add(
        model
            .value(ReportModel.GROUP, Composition.CONSTANT, Measure.REAL_CHANGE, year)
            .map(change -> labels.decimals(change.value(), 1))
            .orElse(Shorthand.MISSING));
    targets().forEach(target -> cells.add(cell(target.alliesAt(), year, 0)));
    return cells;
  }

  private String cell(Measure measure, int year, int decimals) {
    return value(measure, year)
        .map(value -> labels.decimals(value, decimals))
        .orElse(Shorthand.MISSING);
  }

  private String footer() {
    return "<footer>\n"
        + html.element("p", labels.credit(model.assessment().releases().stream()))
        + new Freshness(model)
            .warnings().stream()
                .map(warning -> html.element("p", warning))
                .collect(Collectors.joining())
        + model.money().note().map(note -> html.element("p", note)).orElse("")
        + html.element("p", labels.get("page.shorthand"))
        + html.element(
            "p", labels.get("page.workbook", "allyspend-" + model.assessment().period() + ".xlsx"))
        + "</footer>\n";
  }

  private List<Target> targets() {
    return model.configuration().shareOfGdpTargets();
  }

  private Optional<BigDecimal> value(Measure measure, int year) {
    return model.value(measure, year).map(Aggregate.Value::value);
  }

  private static String style(String name) {
    try (InputStream in = SummaryPage.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " can't be read from the jar", e);
    }
  }
}
