package org.allyspend.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allyspend.core.config.Language;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Assessment;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Period;

/** {@code /aggregates}: the figures of groups, and of allies beside them. */
final class AggregatesResource {
  private static final List<String> COLUMNS =
      List.of(
          "group",
          "composition",
          "measure",
          "period",
          "value",
          "unit",
          "status",
          "members",
          "covered",
          "missing");

  /** A sentence lists no more names than this. */
  private static final int MOST_TOLD = 20;

  private final AskedReport reports;
  private final Assessments assessments;
  private final Catalogue catalogue = new Catalogue();

  AggregatesResource(AskedReport reports, Assessments assessments) {
    this.reports = reports;
    this.assessments = assessments;
  }

  Response get(Request request) {
    request.requireOnly(
        "group",
        "ally",
        "composition",
        "measure",
        "years",
        "frequency",
        "period",
        "format",
        "lang");
    Form form = Form.of(request);
    Language language = request.language();
    Assessment assessment = reports.assessment(request);
    Predicate<Period> years = Asked.years(request).and(Asked.frequency(request));
    requireComposition(request);
    List<Aggregate> chosen =
        chosen(request, assessment).stream()
            .filter(
                one ->
                    Ally.ofIso3(one.group()).isPresent()
                        || matches(request, "composition", one.composition().id()))
            .toList();
    Optional<String> notice =
        Asked.otherFrequency(
            request, chosen.stream().flatMap(one -> one.values().keySet().stream()));
    List<Aggregate> shown = chosen.stream().map(one -> one.within(years)).toList();
    Response response =
        switch (form) {
          case JSON -> Response.json(200, body(assessment, shown, notice));
          case CSV -> Cube.csvResponse(lines(shown));
          case JSON_STAT -> cube(assessment, shown, language).response(form, assessment);
        };
    return response.noticing(notice).varying("accept");
  }

  private Cube cube(Assessment assessment, List<Aggregate> shown, Language language) {
    Map<String, String> measures = new LinkedHashMap<>();
    for (Aggregate one : shown) {
      measures.put(one.measure().id(), catalogue.measure(one.measure(), one.basis(), language));
    }
    Cube cube =
        new Cube(
            List.of(
                new Cube.Dimension("group", "geo", id -> catalogue.group(assessment, id, language)),
                new Cube.Dimension("composition", "", id -> catalogue.composition(id, language)),
                new Cube.Dimension(Cube.MEASURE, "metric", measures::get),
                new Cube.Dimension(Cube.PERIOD, "time", period -> period)));
    for (Aggregate one : shown) {
      one.values()
          .forEach(
              (period, value) ->
                  cube.add(
                      List.of(
                          one.group(),
                          one.composition().id(),
                          one.measure().id(),
                          period.toString()),
                      one.unitLabel(),
                      value.value(),
                      value.status().code()));
    }
    return cube;
  }

  private static Map<String, Object> body(
      Assessment assessment, List<Aggregate> shown, Optional<String> notice) {
    Map<String, Object> body = AskedReport.about(assessment);
    notice.ifPresent(sentence -> body.put("notice", sentence));
    body.put("aggregates", shown.stream().map(AggregatesResource::body).toList());
    return body;
  }

  /** Of the groups, allies and measures that are asked for, each of which has to be there. */
  private List<Aggregate> chosen(Request request, Assessment assessment) {
    List<String> allies = Asked.allies(request).map(AggregatesResource::codes).orElse(List.of());
    List<String> groups =
        request
            .list("group")
            .orElse(allies.isEmpty() ? List.of(AllyGroup.EUROPEAN_ALLIES.id()) : List.of());
    List<Aggregate> ofAll =
        Stream.concat(
                those(assessment.aggregates(), groups, Aggregate::group, "the report has no group ")
                    .stream(),
                Stream.concat(published(assessment), assessment.allies().stream())
                    .filter(one -> allies.contains(one.group())))
            .toList();
    return request
        .list("measure")
        .map(
            measures ->
                those(ofAll, measures, one -> one.measure().id(), "the report has no measure "))
        .orElse(ofAll);
  }

  /** What the source that the figures rest on has published of each ally, in the same shape. */
  private Stream<Aggregate> published(Assessment assessment) {
    return assessments.series(assessment.release()).stream()
        .filter(one -> one.subject().ally().isPresent())
        .map(
            one -> {
              TreeMap<Period, Aggregate.Value> values = new TreeMap<>();
              one.figures()
                  .forEach(
                      (period, figure) ->
                          figure
                              .value()
                              .ifPresent(
                                  value ->
                                      values.put(
                                          period, Aggregate.Value.own(value, figure.status()))));
              return new Aggregate(
                  one.subject().id(), Composition.AS_OF_YEAR, one.measure(), one.basis(), values);
            });
  }

  private static List<String> codes(List<Ally> allies) {
    return allies.stream().map(Ally::iso3).toList();
  }

  private static List<Aggregate> those(
      List<Aggregate> all, List<String> asked, Function<Aggregate, String> name, String none) {
    List<String> known = all.stream().map(name).distinct().sorted().toList();
    asked.stream()
        .filter(one -> !known.contains(one))
        .findFirst()
        .ifPresent(
            one -> {
              throw Problem.notFound(
                  none
                      + Request.shorten(one)
                      + (known.size() > MOST_TOLD
                          ? ": GET /measures lists what there is"
                          : ": there are " + String.join(", ", known)));
            });
    return all.stream().filter(one -> asked.contains(name.apply(one))).toList();
  }

  private static boolean matches(Request request, String parameter, String value) {
    return request.parameter(parameter).map(value::equals).orElse(true);
  }

  private static void requireComposition(Request request) {
    List<String> known = Stream.of(Composition.values()).map(Composition::id).toList();
    if (request.parameter("composition").filter(text -> !known.contains(text)).isPresent()) {
      throw Problem.badRequest("parameter composition: expected " + String.join(" or ", known));
    }
  }

  /** An aggregate with its values. */
  static Map<String, Object> body(Aggregate aggregate) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("group", aggregate.group());
    body.put("composition", aggregate.composition().id());
    body.put("measure", aggregate.measure().id());
    body.put("unit", aggregate.unitLabel());
    TreeMap<String, Object> values = new TreeMap<>();
    aggregate
        .values()
        .forEach(
            (period, value) -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("value", Cube.plain(value.value()));
              one.put("status", value.status().code());
              one.put("members", value.members());
              one.put("covered", value.covered());
              one.put("missing", value.missing().stream().map(Ally::iso3).toList());
              values.put(period.toString(), one);
            });
    body.put("values", values);
    return body;
  }

  private static List<List<?>> lines(List<Aggregate> aggregates) {
    List<List<?>> lines = new ArrayList<>(List.of(COLUMNS));
    for (Aggregate one : aggregates) {
      one.values()
          .forEach(
              (period, value) ->
                  lines.add(
                      List.of(
                          one.group(),
                          one.composition().id(),
                          one.measure().id(),
                          period,
                          Cube.plain(value.value()),
                          one.unitLabel(),
                          value.status().code(),
                          value.members(),
                          value.covered(),
                          value.missing().stream()
                              .map(Ally::iso3)
                              .collect(Collectors.joining(" ")))));
    }
    return lines;
  }
}
