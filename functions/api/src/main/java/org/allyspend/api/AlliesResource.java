package org.allyspend.api;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.allyspend.core.config.Language;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Assessment;
import org.allyspend.core.domain.BudgetItem;
import org.allyspend.core.domain.BudgetNotes;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Footnote;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.SourceIds;
import org.allyspend.core.domain.Subject;

/** {@code /allies}: all of them with their latest figures, or all there is of one. */
final class AlliesResource {
  private static final List<String> COLUMNS =
      List.of("ally", "source", "measure", "period", "value", "unit", "status", "place");

  /** In the place of a source, of what no source has published. */
  private static final String COMPUTED = "computed";

  private final AskedReport reports;
  private final Assessments assessments;
  private final Catalogue catalogue = new Catalogue();

  AlliesResource(AskedReport reports, Assessments assessments) {
    this.reports = reports;
    this.assessments = assessments;
  }

  Response list(Request request) {
    request.requireOnly("period", "ally", "measure", "years", "frequency", "format", "lang");
    Form form = Form.of(request);
    Language language = request.language();
    Predicate<Period> years = Asked.years(request).and(Asked.frequencyIfAsked(request));
    List<Ally> chosen = Asked.allies(request).orElse(List.of(Ally.values()));
    List<Measure> measures = Asked.measures(request).orElse(List.of());
    Optional<Assessment> assessment = reports.find(request);
    List<Series> published =
        assessment.map(one -> assessments.series(one.release())).orElse(List.of());
    Response response =
        form == Form.JSON
            ? Response.json(200, body(assessment, published, chosen, measures, years))
            : PublishedSeries.cube(
                    catalogue,
                    published.stream()
                        .filter(one -> one.subject().ally().filter(chosen::contains).isPresent())
                        .filter(one -> required(measures).contains(one.measure()))
                        .toList(),
                    "ally",
                    years,
                    language)
                .response(form, assessment.orElseThrow(() -> AskedReport.noReport(request)));
    return response.varying("accept");
  }

  private static List<Measure> required(List<Measure> measures) {
    if (measures.isEmpty()) {
      throw Problem.badRequest(
          "parameter measure: expected published measures, such as share_of_gdp, of which figures"
              + " are to be told");
    }
    return measures;
  }

  private Map<String, Object> body(
      Optional<Assessment> assessment,
      List<Series> published,
      List<Ally> chosen,
      List<Measure> measures,
      Predicate<Period> years) {
    Map<String, Object> body = new LinkedHashMap<>();
    assessment.ifPresent(one -> body.putAll(AskedReport.about(one)));
    body.put(
        "allies",
        chosen.stream()
            .map(
                ally -> {
                  Map<String, Object> one = ally(ally);
                  latest(published, ally, Measure.SHARE_OF_GDP)
                      .ifPresent(figure -> one.put("shareOfGdp", figure));
                  latest(published, ally, Measure.EXPENDITURE)
                      .ifPresent(figure -> one.put("expenditure", figure));
                  if (!measures.isEmpty()) {
                    one.put("series", series(published, ally, measures, years));
                  }
                  return one;
                })
            .toList());
    return body;
  }

  private static List<Map<String, Object>> series(
      List<Series> published, Ally ally, List<Measure> measures, Predicate<Period> years) {
    return published.stream()
        .filter(series -> series.subject().equals(Subject.of(ally)))
        .filter(series -> measures.contains(series.measure()))
        .map(series -> PublishedSeries.body(series, years))
        .toList();
  }

  private static Optional<Map<String, Object>> latest(
      List<Series> published, Ally ally, Measure measure) {
    return published.stream()
        .filter(series -> series.measure().equals(measure))
        .filter(series -> series.subject().equals(Subject.of(ally)))
        .findFirst()
        .flatMap(
            series ->
                series.figures().entrySet().stream()
                    .filter(entry -> entry.getValue().value().isPresent())
                    .reduce((earlier, later) -> later)
                    .map(
                        entry ->
                            Map.of(
                                "period", entry.getKey().toString(),
                                "value", entry.getValue().known().toPlainString(),
                                "unit", series.unitLabel(),
                                "status", entry.getValue().status().code())));
  }

  Response get(Request request, String iso3) {
    request.requireOnly("period", "frequency", "format", "lang");
    Form form = Form.ofTable(request);
    String language = request.language().code();
    Predicate<Period> asked = Asked.frequencyIfAsked(request);
    Ally ally = Asked.ally(iso3);
    Assessment assessment = reports.assessment(request);
    Response response =
        form == Form.CSV
            ? Cube.csvResponse(lines(assessment, ally, asked))
            : Response.json(200, body(assessment, ally, asked, language));
    return response.varying("accept");
  }

  private Map<String, Object> body(
      Assessment assessment, Ally ally, Predicate<Period> asked, String language) {
    Map<String, Object> body = AskedReport.about(assessment);
    body.putAll(ally(ally));
    body.put(
        "published",
        assessments.series(assessment.release(), ally).stream()
            .map(series -> PublishedSeries.body(series, asked))
            .toList());
    body.put("beside", beside(assessment, ally, asked));
    body.put(
        "indicators",
        assessment.allies().stream()
            .filter(one -> one.group().equals(ally.iso3()))
            .map(one -> AggregatesResource.body(one.within(asked)))
            .toList());
    body.put(
        "notes",
        assessments.footnotes(assessment.release()).stream()
            .filter(note -> note.subject().equals(ally.iso3()))
            .map(Footnote::text)
            .toList());
    putBudget(body, assessment, ally, language);
    body.put(
        "findings",
        assessment.findings().stream()
            .filter(finding -> finding.ally().equals(Optional.of(ally)))
            .map(catalogue::finding)
            .toList());
    return body;
  }

  /** What is declared of its treasury's budget and of the parts of it that are told apart. */
  private void putBudget(
      Map<String, Object> body, Assessment assessment, Ally ally, String language) {
    List<Footnote> notes =
        assessment.releases().stream()
            .filter(release -> release.source().equals(SourceIds.ofBudget(ally)))
            .flatMap(release -> assessments.footnotes(release).stream())
            .toList();
    List<Footnote> whole = BudgetNotes.ofWhole(notes);
    body.put("budget", whole.stream().map(note -> note.in(language)).toList());
    Map<String, String> parts = new LinkedHashMap<>();
    notes.forEach(
        note -> BudgetNotes.part(note).ifPresent(part -> parts.put(part.id(), note.in(language))));
    body.put("budgetParts", parts);
    boolean asAsked = notes.stream().allMatch(note -> note.isFrench(language));
    body.put("budgetLanguage", asAsked ? language : Language.ENGLISH.code());
  }

  /** What sources have published of an ally, each with its place, and what was computed of it. */
  private List<List<?>> lines(Assessment assessment, Ally ally, Predicate<Period> asked) {
    List<List<?>> lines = new ArrayList<>(List.of(COLUMNS));
    for (Release release : assessment.releases()) {
      boolean basis = release.equals(assessment.release());
      assessments
          .series(release, ally)
          .forEach(
              series -> {
                Predicate<Period> shown = basis ? asked : shown(series).and(asked);
                series
                    .figures()
                    .forEach(
                        (period, figure) -> {
                          if (shown.test(period)) {
                            lines.add(line(series, release, period, figure));
                          }
                        });
              });
    }
    assessment.allies().stream()
        .filter(one -> one.group().equals(ally.iso3()))
        .forEach(
            one ->
                one.within(asked)
                    .values()
                    .forEach(
                        (period, value) ->
                            lines.add(
                                List.of(
                                    ally.iso3(),
                                    COMPUTED,
                                    one.measure().id(),
                                    period,
                                    Cube.plain(value.value()),
                                    one.unitLabel(),
                                    value.status().code(),
                                    ""))));
    return lines;
  }

  private static List<?> line(Series series, Release release, Period period, Figure figure) {
    return List.of(
        series.subject().id(),
        release.source(),
        series.measure().id(),
        period,
        figure.value().map(BigDecimal::toPlainString).orElse(""),
        series.unitLabel(),
        figure.status().code(),
        figure.place());
  }

  /**
   * What other sources have of the ally, by year and in their own definitions; its treasury's
   * figures by month too, of the last two years that have any.
   */
  private List<Map<String, Object>> beside(
      Assessment assessment, Ally ally, Predicate<Period> asked) {
    return assessment.beside().stream()
        .flatMap(
            release ->
                assessments.series(release, ally).stream()
                    .map(
                        series -> {
                          Map<String, Object> body =
                              PublishedSeries.body(series, release, shown(series).and(asked));
                          body.put("source", release.source());
                          return body;
                        }))
        .filter(body -> !((Map<?, ?>) body.get("values")).isEmpty())
        .toList();
  }

  private static Predicate<Period> shown(Series series) {
    if (BudgetItem.of(series.measure()).isEmpty()) {
      return Period::isYear;
    }
    int last =
        series.figures().entrySet().stream()
            .filter(figure -> figure.getValue().value().isPresent())
            .mapToInt(figure -> figure.getKey().year())
            .max()
            .orElse(0);
    return period -> period.isYear() || period.year() >= last - 1;
  }

  private Map<String, Object> ally(Ally ally) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("iso3", ally.iso3());
    body.put("name", ally.natoName());
    body.put("names", catalogue.names(ally));
    body.put("countsFrom", ally.countsFrom());
    body.put("european", AllyGroup.EUROPEAN_ALLIES.members().contains(ally));
    return body;
  }
}
