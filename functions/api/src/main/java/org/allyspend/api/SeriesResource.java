package org.allyspend.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.allyspend.core.config.Language;
import org.allyspend.core.domain.Assessment;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Series;

/**
 * {@code /series}: what one source of a report has published, by year or by month: support for
 * Ukraine, national budgets, exchange rates, and every other publisher's own definition.
 */
final class SeriesResource {
  private final AskedReport reports;
  private final Assessments assessments;
  private final Catalogue catalogue = new Catalogue();

  SeriesResource(AskedReport reports, Assessments assessments) {
    this.reports = reports;
    this.assessments = assessments;
  }

  Response get(Request request) {
    request.requireOnly(
        "source", "subject", "measure", "frequency", "years", "period", "format", "lang");
    Form form = Form.of(request);
    Language language = request.language();
    String source = Asked.source(request, "");
    Predicate<Period> periods = Asked.years(request).and(Asked.frequency(request));
    Optional<List<String>> subjects = request.list("subject");
    Optional<List<Measure>> measures = Asked.measures(request);
    Assessment assessment = reports.assessment(request);
    Release release = release(assessment, source);
    List<Series> asked =
        assessments.series(release).stream()
            .filter(one -> measures.isEmpty() || measures.get().contains(one.measure()))
            .filter(one -> subjects.map(all -> all.contains(one.subject().id())).orElse(true))
            .toList();
    List<Series> chosen =
        asked.stream().filter(one -> one.figures().keySet().stream().anyMatch(periods)).toList();
    Optional<String> notice =
        Asked.otherFrequency(
            request, asked.stream().flatMap(one -> one.figures().keySet().stream()));
    Response response =
        form == Form.JSON
            ? Response.json(200, body(assessment, release, chosen, periods, notice))
            : PublishedSeries.cube(catalogue, chosen, "subject", periods, language)
                .response(form, assessment);
    return response.noticing(notice).varying("accept");
  }

  private Map<String, Object> body(
      Assessment assessment,
      Release release,
      List<Series> chosen,
      Predicate<Period> periods,
      Optional<String> notice) {
    Map<String, Object> body = AskedReport.about(assessment);
    notice.ifPresent(sentence -> body.put("notice", sentence));
    body.put("source", release.source());
    body.put("publisher", release.publisher());
    body.put("edition", release.edition());
    body.put("series", chosen.stream().map(one -> series(one, release, periods)).toList());
    return body;
  }

  private static Release release(Assessment assessment, String source) {
    return assessment.releases().stream()
        .filter(one -> one.source().equals(source))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.notFound(
                    "the report of "
                        + assessment.period()
                        + " rests on no release of "
                        + source
                        + ": GET /sources lists those it has"));
  }

  private Map<String, Object> series(Series series, Release release, Predicate<Period> periods) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("subject", series.subject().id());
    body.put("subjectType", series.subject().type().name().toLowerCase(Locale.ROOT));
    body.put("names", catalogue.names(series.subject()));
    body.putAll(PublishedSeries.body(series, release, periods));
    return body;
  }
}
