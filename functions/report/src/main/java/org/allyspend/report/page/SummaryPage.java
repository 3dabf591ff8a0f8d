package org.allyspend.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Target;
import org.allyspend.report.Freshness;
import org.allyspend.report.Headlines;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.Shorthand;
import org.allyspend.report.Tiles;
import org.allyspend.report.WhatsNew;
import org.allyspend.report.chart.Chart;

/** The summary as one self-contained page of HTML, which prints to one A4. */
public final class SummaryPage {
  /** The charts that print on the one page, by id. */
  private static final Set<String> ON_FIRST_PAGE = Set.of("total", "road", "allies");

  private static final String STYLE = style();

  private static final List<Measure> MEASURES =
      List.of(
          Measure.EXPENDITURE,
          Measure.EXPENDITURE_CONSTANT,
          Measure.SHARE_OF_GDP,
          Measure.REAL_CHANGE);

  private final ReportModel model;
  private final Labels labels;

  private final List<Chart> charts;

  private SummaryPage(ReportModel model, List<Chart> charts) {
    this.model = model;
    this.charts = charts;
    this.labels = model.labels();
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
        + "<body>\n<header>\n"
        + Html.element("h1", title)
        + Html.element("p", labels.get("page.as-of", labels.moment(model.assessment().asOf())))
        + "</header>\n<main>\n"
        + tiles()
        + headlines()
        + news()
        + charts()
        + "<section class=\"more\">\n"
        + moreCharts()
        + table()
        + "</section>\n"
        + "</main>\n"
        + footer()
        + "</body>\n</html>\n";
  }

  private String headlines() {
    List<String> all = new Headlines(model).all();
    return "<p class=\"headline\">"
        + Html.escaped(all.get(0))
        + "</p>\n"
        + list(all.subList(1, all.size()));
  }

  private String news() {
    return Html.element("h2", labels.get("page.new"))
        + list(new WhatsNew(model).all().stream().limit(3).toList());
  }

  private static String list(List<String> sentences) {
    return sentences.stream()
        .map(sentence -> Html.element("li", sentence))
        .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
  }

  /** A document until its body, with the style of all pages. */
  static String head(Labels labels, String title) {
    return "<!doctype html>\n<html lang=\""
        + labels.language()
        + "\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        + "<meta name=\"color-scheme\" content=\"light dark\">\n"
        + Html.element("title", title)
        + "<style>\n"
        + STYLE
        + "</style>\n</head>\n";
  }

  private String tiles() {
    return new Tiles(model)
        .all().stream()
            .map(
                tile ->
                    String.format(
                        Locale.ROOT,
                        "<div><dt>%s</dt><dd>%s</dd></div>\n",
                        Html.escaped(tile.meaning()),
                        Html.escaped(tile.figure())))
            .collect(Collectors.joining("", "<dl class=\"tiles\">\n", "</dl>\n"));
  }

  private String charts() {
    return figures(charts.stream().filter(chart -> ON_FIRST_PAGE.contains(chart.id())));
  }

  private String moreCharts() {
    return figures(charts.stream().filter(chart -> !ON_FIRST_PAGE.contains(chart.id())));
  }

  private static String figures(Stream<Chart> charts) {
    return charts
        .map(
            chart ->
                String.format(
                    Locale.ROOT, "<figure id=\"%s\">\n%s</figure>\n", chart.id(), chart.element()))
        .collect(Collectors.joining("", "<div class=\"charts\">\n", "</div>\n"));
  }

  /** What the charts show, in figures. */
  private String table() {
    StringBuilder table = new StringBuilder();
    String caption = labels.get("page.table");
    table.append(
        String.format(
            Locale.ROOT,
            "<div class=\"wide\" role=\"region\" aria-label=\"%s\" tabindex=\"0\">\n<table>\n",
            Html.escaped(caption)));
    table.append("<caption>").append(Html.escaped(caption)).append("</caption>\n<thead><tr>");
    table.append("<th scope=\"col\">").append(labels.get("col.year")).append("</th>");
    for (Measure measure : MEASURES) {
      table.append(header(model.header(measure)));
    }
    targets()
        .forEach(
            target -> table.append(header(labels.get("target.allies-at", labels.target(target)))));
    table.append("</tr></thead>\n<tbody>\n");
    for (int year : model.years()) {
      table.append("<tr><th scope=\"row\">").append(model.yearLabel(year)).append("</th>");
      table.append(cell(Measure.EXPENDITURE, year, 0));
      table.append(cell(Measure.EXPENDITURE_CONSTANT, year, 0));
      table.append(cell(Measure.SHARE_OF_GDP, year, 2));
      table.append(cell(Measure.REAL_CHANGE, year, 1));
      targets().forEach(target -> table.append(cell(target.alliesAt(), year, 0)));
      table.append("</tr>\n");
    }
    return table.append("</tbody>\n</table>\n</div>\n").toString();
  }

  private static String header(String text) {
    return "<th scope=\"col\" class=\"number\">" + Html.escaped(text) + "</th>";
  }

  private String cell(Measure measure, int year, int decimals) {
    return "<td class=\"number\">"
        + value(measure, year)
            .map(value -> labels.decimals(value, decimals))
            .orElse(Shorthand.MISSING)
        + "</td>";
  }

  private String footer() {
    String credits =
        model.assessment().releases().stream()
            .map(
                (Release release) -> labels.publisher(release.publisher()) + ", " + release.title())
            .collect(Collectors.joining("; "));
    return "<footer>\n"
        + Html.element("p", labels.get("page.credit", credits))
        + new Freshness(model)
            .warnings().stream()
                .map(warning -> Html.element("p", warning))
                .collect(Collectors.joining())
        + Html.element("p", labels.get("page.shorthand"))
        + Html.element(
            "p", labels.get("page.workbook", "allyspend-" + model.assessment().period() + ".xlsx"))
        + "</footer>\n";
  }

  private List<Target> targets() {
    return model.configuration().shareOfGdpTargets();
  }

  private Optional<BigDecimal> value(Measure measure, int year) {
    return model.value(measure, year).map(Aggregate.Value::value);
  }

  private static String style() {
    try (InputStream in = SummaryPage.class.getResourceAsStream("summary.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("summary.css can't be read from the jar", e);
    }
  }
}
