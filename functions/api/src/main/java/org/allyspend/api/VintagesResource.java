package org.allyspend.api;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.SourceIds;
import org.allyspend.core.domain.Subject;
import org.allyspend.core.domain.Timing;
import org.allyspend.core.domain.Vintages;
import org.allyspend.core.domain.Vintages.FirstEstimates;
import org.allyspend.core.domain.Vintages.Vintage;
import org.allyspend.core.lambda.Stores;

/** {@code /vintages}: an ally's figures as each edition of a source had them. */
final class VintagesResource {
  private final Stores stores;
  private final Assessments assessments;
  private final Clock clock;

  VintagesResource(Stores stores, Assessments assessments, Clock clock) {
    this.stores = stores;
    this.assessments = assessments;
    this.clock = clock;
  }

  Response get(Request request) {
    request.requireOnly("ally", "measure", "source", "asOf");
    Ally ally = ally(request);
    List<Measure> measures = measures(request);
    String source = request.parameter("source").orElse(Runs.SOURCES.get(0));
    if (!Runs.KNOWN.contains(source)) {
      throw Problem.badRequest("parameter source: expected one of " + SourceIds.ALL);
    }
    Instant asOf = asOf(request);
    Subject subject = Subject.of(ally);
    Vintages vintages =
        Vintages.of(
            stores.releases().known(source, asOf),
            release ->
                assessments.series(release).stream()
                    .filter(one -> one.subject().equals(subject))
                    .toList(),
            measures);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("ally", ally.iso3());
    body.put("name", ally.natoName());
    body.put("source", source);
    body.put("editions", vintages.editions().stream().map(VintagesResource::edition).toList());
    body.put("vintages", vintages.figures().stream().map(one -> vintage(one, vintages)).toList());
    body.put(
        "firstEstimates",
        vintages.firstEstimates().stream().map(VintagesResource::estimates).toList());
    return Response.json(200, body).tagged(request.header("if-none-match"));
  }

  private static Ally ally(Request request) {
    return FiguresResource.requiredAlly(request.parameter("ally").orElse(""));
  }

  private static List<Measure> measures(Request request) {
    return request
        .parameter("measure")
        .map(id -> List.of(FiguresResource.publishedMeasure(id)))
        .orElse(Measure.published());
  }

  private Instant asOf(Request request) {
    try {
      return request
          .parameter("asOf")
          .map(text -> Timing.moment("parameter asOf", text))
          .orElseGet(clock::instant);
    } catch (RefusedException e) {
      throw Problem.badRequest(e.getMessage());
    }
  }

  private static Map<String, Object> edition(Release release) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("edition", release.edition());
    body.put("sha256", release.sha256());
    release.published().ifPresent(day -> body.put("publishedOn", day.toString()));
    body.put("knownSince", release.knownSince());
    return body;
  }

  private static Map<String, Object> vintage(Vintage vintage, Vintages vintages) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("measure", vintage.measure().id());
    body.put("unit", vintage.measure().unit().label() + vintage.basis().suffix());
    body.put("period", vintage.period().toString());
    List<Map<String, Object>> figures = new ArrayList<>();
    vintage
        .byEdition()
        .forEach(
            (edition, figure) ->
                figures.add(figure(vintages.editions().get(edition).edition(), figure)));
    body.put("figures", figures);
    vintage.revision().ifPresent(revision -> body.put("revision", revision.toPlainString()));
    return body;
  }

  private static Map<String, Object> figure(String edition, Figure figure) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("edition", edition);
    body.put("value", figure.known().toPlainString());
    body.put("status", figure.status().code());
    return body;
  }

  private static Map<String, Object> estimates(FirstEstimates estimates) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("measure", estimates.measure().id());
    body.put("unit", estimates.measure().unit().label() + estimates.basis().suffix());
    body.put("estimates", estimates.estimates());
    body.put("meanRevision", estimates.mean().toPlainString());
    body.put("largestRevision", estimates.largest().toPlainString());
    body.put("period", estimates.period().toString());
    return body;
  }
}
