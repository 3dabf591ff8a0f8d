package org.allyspend.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Target;
import org.allyspend.report.Freshness;
import org.allyspend.report.Headlines;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.Shorthand;
import org.allyspend.report.WhatsNew;

/** The summary as one self-contained page of HTML, which prints to one A4. */
public final class SummaryPage {
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

  private static final List<Measure> MEASURES =
      List.of(
          Measure.EXPENDITURE,
          Measure.EXPENDITURE_CONSTANT,
          Measure.SHARE_OF_GDP,
          Measure.REAL_CHANGE);

  private final ReportModel model;
  private final Labels labels;

  private SummaryPage(ReportModel model) {
    this.model = model;
    this.labels = model.labels();
  }

  /** The page of a report, in UTF-8. */
  public static byte[] of(ReportModel model) {
    return new SummaryPage(model).html().getBytes(StandardCharsets.UTF_8);
  }

  private String html() {
    String title = labels.get("report.title", labels.month(model.assessment().period()));
    return "<!doctype html>\n<html lang=\""
        + labels.language()
        + "\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        + "<meta name=\"color-scheme\" content=\"light dark\">\n"
        + Html.element("title", title)
        + "<style>\n"
        + style()
        + "</style>\n</head>\n<body>\n<header>\n"
        + Html.element("h1", title)
        + Html.element("p", labels.get("page.as-of", labels.moment(model.assessment().asOf())))
        + "</header>\n<main>\n"
        + headlines()
        + news()
        + charts()
        + table()
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

  private String charts() {
    return "<div class=\"charts\">\n" + totals() + shares() + counts() + "</div>\n";
  }

  private String totals() {
    String title = labels.get("summary.total.chart", model.constantPrices());
    return figure(
        title + ". " + labels.get("page.estimates"),
        SvgChart.of(
            labels.get(
                "summary.total.alt",
                told(Measure.EXPENDITURE_CONSTANT, model.years().first(), 0),
                told(Measure.EXPENDITURE_CONSTANT, model.latestYear(), 0),
                model.constantPrices()),
            model.years().stream()
                .map(
                    year ->
                        category(
                            year,
                            List.of(
                                bar(
                                    year,
                                    value(Measure.EXPENDITURE_CONSTANT, year)
                                        .map(v -> v.divide(THOUSAND, MathContext.DECIMAL64)),
                                    0))))
                .toList(),
            List.of()));
  }

  private String shares() {
    return figure(
        labels.get("summary.share.chart") + ", %",
        SvgChart.of(
            labels.get(
                "summary.share.alt",
                told(Measure.SHARE_OF_GDP, model.years().first(), 2),
                told(Measure.SHARE_OF_GDP, model.latestYear(), 2)),
            model.years().stream()
                .map(
                    year ->
                        category(year, List.of(bar(year, value(Measure.SHARE_OF_GDP, year), 2))))
                .toList(),
            targets().stream()
                .map(
                    target ->
                        new SvgChart.Line(
                            target.threshold(),
                            target.threshold().stripTrailingZeros().scale() > 0
                                ? labels.percent(target.threshold(), 1)
                                : labels.percent(target.threshold(), 0)))
                .toList()));
  }

  private String counts() {
    String legend =
        IntStream.range(0, targets().size())
            .mapToObj(
                i ->
                    "<span class=\"key series%d\"></span> %s"
                        .formatted(i + 1, Html.escaped(labels.target(targets().get(i)))))
            .collect(Collectors.joining(" "));
    return "<figure><figcaption>"
        + Html.escaped(labels.get("summary.counts.chart"))
        + ": "
        + legend
        + "</figcaption>\n"
        + SvgChart.of(
            labels.get(
                "summary.counts.alt",
                targets().stream()
                    .map(
                        target ->
                            labels.target(target)
                                + ": "
                                + told(target.alliesAt(), model.latestYear(), 0))
                    .collect(Collectors.joining("; "))),
            model.years().stream()
                .map(
                    year ->
                        category(
                            year,
                            targets().stream()
                                .map(target -> bar(year, value(target.alliesAt(), year), 0))
                                .toList()))
                .toList(),
            List.of())
        + "</figure>\n";
  }

  private static String figure(String caption, String svg) {
    return "<figure>" + Html.element("figcaption", caption) + svg + "</figure>\n";
  }

  private SvgChart.Category category(int year, List<SvgChart.Bar> bars) {
    return new SvgChart.Category(Integer.toString(year), bars);
  }

  private SvgChart.Bar bar(int year, Optional<BigDecimal> value, int decimals) {
    return new SvgChart.Bar(
        value,
        value.map(known -> labels.decimals(known, decimals)).orElse(Shorthand.MISSING),
        model.status(year) != Status.NORMAL);
  }

  /** What the charts show, in figures. */
  private String table() {
    StringBuilder table = new StringBuilder();
    String caption = labels.get("page.table");
    table.append(
        "<div class=\"wide\" role=\"region\" aria-label=\"%s\" tabindex=\"0\">\n<table>\n"
            .formatted(Html.escaped(caption)));
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
            .map((Release release) -> release.publisher() + ", " + release.title())
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

  private String told(Measure measure, int year, int decimals) {
    return value(measure, year)
            .map(value -> labels.decimals(value, decimals))
            .orElse(Shorthand.MISSING)
        + " ("
        + year
        + ")";
  }

  private static String style() {
    try (InputStream in = SummaryPage.class.getResourceAsStream("summary.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("summary.css can't be read from the jar", e);
    }
  }
}
