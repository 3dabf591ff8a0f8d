package org.allyspend.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.allyspend.core.domain.Assessment;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.SourceIds;

/**
 * {@code /series}: what one source of a report has published, by year or by month: support for
 * Ukraine, national budgets, exchange rates, and every other publisher's own definition.
 */
final class SeriesResource {
  private final FiguresResource figures;
  private final Assessments assessments;
  private final Catalogue catalogue = new Catalogue();

  SeriesResource(FiguresResource figures, Assessments assessments) {
    this.figures = figures;
    this.assessments = assessments;
  }

  Response get(Request request) {
    request.requireOnly("source", "subject", "measure", "frequency", "years", "period");
    String source = request.parameter("source").orElse("");
    if (!Runs.KNOWN.contains(source)) {
      throw Problem.badRequest("parameter source: expected one of " + SourceIds.ALL);
    }
    Predicate<Period> periods =
        FiguresResource.years(request).and(FiguresResource.frequency(request));
    Optional<String> subject = request.parameter("subject");
    Optional<List<Measure>> measures =
        request
            .list("measure")
            .map(ids -> ids.stream().map(FiguresResource::publishedMeasure).toList());
    Assessment assessment = figures.assessment(request);
    Release release = release(assessment, source);
    Map<String, Object> body = FiguresResource.about(assessment);
    body.put("source", source);
    body.put("publisher", release.publisher());
    body.put("edition", release.edition());
    body.put(
        "series",
        assessments.series(release).stream()
            .filter(one -> subject.map(one.subject().id()::equals).orElse(true))
            .filter(one -> measures.isEmpty() || measures.get().contains(one.measure()))
            .filter(one -> one.figures().keySet().stream().anyMatch(periods))
            .map(one -> series(one, release, periods))
            .toList());
    return Response.json(200, body).tagged(request.header("if-none-match"));
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
    body.putAll(FiguresResource.series(series, release, periods));
    return body;
  }
}
