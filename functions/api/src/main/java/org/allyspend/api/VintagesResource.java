package org.allyspend.api;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Timing;
import org.allyspend.core.domain.Vintages;
import org.allyspend.core.domain.Vintages.FirstEstimates;
import org.allyspend.core.domain.Vintages.Vintage;
import org.allyspend.core.lambda.Stores;

/** {@code /vintages}: an ally's figures as each edition of a source had them. */
final class VintagesResource {
  private static final List<String> COLUMNS =
      List.of("ally", "source", "measure", "unit", "period", "edition", "value", "status");

  private final Stores stores;
  private final Assessments assessments;
  private final Clock clock;

  VintagesResource(Stores stores, Assessments assessments, Clock clock) {
    this.stores = stores;
    this.assessments = assessments;
    this.clock = clock;
  }

  Response get(Request request) {
    request.requireOnly("ally", "measure", "source", "asOf", "frequency", "format");
    Form form = Form.ofTable(request);
    List<Ally> allies =
        Asked.allies(request)
            .orElseThrow(
                () ->
                    Problem.badRequest(
                        "parameter ally: expected allies' ISO 3166-1 alpha-3 codes, such as FRA"));
    List<Measure> measures = Asked.measures(request).orElse(Measure.published());
    Predicate<Period> periods = Asked.frequencyIfAsked(request);
    String source = Asked.source(request, Runs.SOURCES.get(0));
    List<Release> known = stores.releases().known(source, asOf(request));
    List<Map<String, Object>> editions = new ArrayList<>();
    List<Map<String, Object>> figures = new ArrayList<>();
    List<Map<String, Object>> estimates = new ArrayList<>();
    List<List<?>> lines = new ArrayList<>(List.of(COLUMNS));
    for (Ally ally : allies) {
      Vintages vintages = vintages(ally, known, measures);
      if (editions.isEmpty()) {
        vintages.editions().forEach(one -> editions.add(edition(one)));
      }
      vintages.figures().stream()
          .filter(one -> periods.test(one.period()))
          .forEach(
              one -> {
                figures.add(of(ally, vintage(one, vintages)));
                lines.addAll(lines(ally, source, one, vintages));
              });
      vintages.firstEstimates().stream()
          .filter(one -> periods.test(one.period()))
          .forEach(one -> estimates.add(of(ally, estimates(one))));
    }
    if (form == Form.CSV) {
      return Cube.csvResponse(lines).varying("accept");
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("ally", allies.get(0).iso3());
    body.put("name", allies.get(0).natoName());
    body.put("source", source);
    body.put("editions", editions);
    body.put("vintages", figures);
    body.put("firstEstimates", estimates);
    return Response.json(200, body).varying("accept");
  }

  private static List<List<?>> lines(Ally ally, String source, Vintage vintage, Vintages vintages) {
    return vintage.byEdition().entrySet().stream()
        .<List<?>>map(
            one ->
                List.of(
                    ally.iso3(),
                    source,
                    vintage.measure().id(),
                    vintage.measure().unitAt(vintage.basis()),
                    vintage.period(),
                    vintages.editions().get(one.getKey()).edition(),
                    one.getValue().known().toPlainString(),
                    one.getValue().status().code()))
        .toList();
  }

  private static Map<String, Object> of(Ally ally, Map<String, Object> body) {
    body.put("ally", ally.iso3());
    return body;
  }

  private Vintages vintages(Ally ally, List<Release> known, List<Measure> measures) {
    return Vintages.of(known, release -> assessments.series(release, ally), measures);
  }

  private Instant asOf(Request request) {
    return request
        .parameter("asOf")
        .map(text -> Problem.understood(() -> Timing.moment("parameter asOf", text)))
        .orElseGet(clock::instant);
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
    body.put("unit", vintage.measure().unitAt(vintage.basis()));
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
    return Map.of(
        "edition", edition,
        "value", figure.known().toPlainString(),
        "status", figure.status().code());
  }

  private static Map<String, Object> estimates(FirstEstimates estimates) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("measure", estimates.measure().id());
    body.put("unit", estimates.measure().unitAt(estimates.basis()));
    body.put("estimates", estimates.estimates());
    body.put("meanRevision", estimates.mean().toPlainString());
    body.put("largestRevision", estimates.largest().toPlainString());
    body.put("period", estimates.period().toString());
    return body;
  }
}
