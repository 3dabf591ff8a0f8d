package org.allyspend.api;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
import org.allyspend.core.domain.BudgetItem;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Footnote;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.NationalCurrency;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Report;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.SourceIds;
import org.allyspend.core.domain.Subject;
import org.allyspend.core.domain.Unit;
import org.allyspend.core.lambda.Stores;

/** {@code /aggregates}, {@code /allies} and {@code /releases}: the figures behind a report. */
final class FiguresResource {
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

  private static final String ALLIES =
      Stream.of(Ally.values()).map(Ally::iso3).collect(Collectors.joining(", "));

  /** A sentence lists no more names than this. */
  private static final int MOST_TOLD = 20;

  private final Stores stores;
  private final Assessments assessments;
  private final Catalogue catalogue = new Catalogue();

  FiguresResource(Stores stores, Assessments assessments) {
    this.stores = stores;
    this.assessments = assessments;
  }

  Response aggregates(Request request) {
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
    Assessment assessment = assessment(request);
    Predicate<Period> years = years(request).and(frequency(request));
    requireComposition(request);
    List<Aggregate> chosen =
        chosen(request, assessment).stream()
            .filter(
                one ->
                    Ally.ofIso3(one.group()).isPresent()
                        || matches(request, "composition", one.composition().id()))
            .toList();
    Response response =
        switch (form) {
          case JSON -> Response.json(200, aggregates(assessment, chosen, years));
          case CSV -> Response.text(200, "text/csv; charset=utf-8", csv(chosen, years));
          case JSON_STAT -> cube(assessment, chosen, years, language).response(form, assessment);
        };
    return response.varying("accept").tagged(request.header("if-none-match"));
  }

  private Cube cube(
      Assessment assessment, List<Aggregate> chosen, Predicate<Period> years, Language language) {
    Map<String, String> measures = new LinkedHashMap<>();
    for (Aggregate one : chosen) {
      measures.put(one.measure().id(), catalogue.measure(one.measure(), one.basis(), language));
    }
    Cube cube =
        new Cube(
            List.of(
                new Cube.Dimension("group", "geo", id -> catalogue.group(assessment, id, language)),
                new Cube.Dimension("composition", "", id -> id),
                new Cube.Dimension(Cube.MEASURE, "metric", measures::get),
                new Cube.Dimension(Cube.PERIOD, "time", period -> period)));
    for (Aggregate one : chosen) {
      one.values()
          .forEach(
              (period, value) -> {
                if (years.test(period)) {
                  cube.add(
                      List.of(
                          one.group(),
                          one.composition().id(),
                          one.measure().id(),
                          period.toString()),
                      one.unitLabel(),
                      value.value(),
                      value.status().code());
                }
              });
    }
    return cube;
  }

  private static Map<String, Object> aggregates(
      Assessment assessment, List<Aggregate> chosen, Predicate<Period> years) {
    Map<String, Object> body = about(assessment);
    body.put("aggregates", chosen.stream().map(one -> aggregate(one, years)).toList());
    return body;
  }

  /** Of the groups, allies and measures that are asked for, each of which has to be there. */
  private List<Aggregate> chosen(Request request, Assessment assessment) {
    List<String> allies = askedAllies(request).map(FiguresResource::codes).orElse(List.of());
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

  Response groups(Request request) {
    return listed(request, "groups", catalogue::groups);
  }

  Response measures(Request request) {
    return listed(request, "measures", catalogue::measures);
  }

  Response targets(Request request) {
    return listed(request, "targets", catalogue::targets);
  }

  Response sources(Request request) {
    return listed(request, "sources", catalogue::sources);
  }

  private Response listed(
      Request request, String name, Function<Assessment, List<Map<String, Object>>> list) {
    request.requireOnly("period");
    Assessment assessment = assessment(request);
    Map<String, Object> body = about(assessment);
    body.put(name, list.apply(assessment));
    return Response.json(200, body).tagged(request.header("if-none-match"));
  }

  Response allies(Request request) {
    request.requireOnly("period", "ally", "measure", "years", "frequency", "format", "lang");
    Form form = Form.of(request);
    Language language = request.language();
    Predicate<Period> years = years(request).and(frequencyIfAsked(request));
    List<Ally> chosen = askedAllies(request).orElse(List.of(Ally.values()));
    List<Measure> measures = askedMeasures(request).orElse(List.of());
    Optional<Assessment> assessment = find(request);
    List<Series> published =
        assessment.map(one -> assessments.series(one.release())).orElse(List.of());
    Response response =
        form == Form.JSON
            ? Response.json(200, allies(assessment, published, chosen, measures, years))
            : cube(
                    published.stream()
                        .filter(one -> one.subject().ally().filter(chosen::contains).isPresent())
                        .filter(one -> required(measures).contains(one.measure()))
                        .toList(),
                    "ally",
                    years,
                    language)
                .response(form, assessment.orElseThrow(() -> noReport(request)));
    return response.varying("accept").tagged(request.header("if-none-match"));
  }

  private static List<Measure> required(List<Measure> measures) {
    if (measures.isEmpty()) {
      throw Problem.badRequest(
          "parameter measure: expected published measures, such as share_of_gdp, of which figures"
              + " are to be told");
    }
    return measures;
  }

  private Map<String, Object> allies(
      Optional<Assessment> assessment,
      List<Series> published,
      List<Ally> chosen,
      List<Measure> measures,
      Predicate<Period> years) {
    Map<String, Object> body = new LinkedHashMap<>();
    assessment.ifPresent(one -> body.putAll(about(one)));
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

  /** Series as a cube, by whom they are about, measure and period. */
  Cube cube(List<Series> all, String subject, Predicate<Period> periods, Language language) {
    Map<String, String> subjects = new LinkedHashMap<>();
    Map<String, String> measures = new LinkedHashMap<>();
    for (Series one : all) {
      subjects.put(one.subject().id(), catalogue.names(one.subject()).get(language.code()));
      measures.put(one.measure().id(), catalogue.measure(one.measure(), one.basis(), language));
    }
    Cube cube =
        new Cube(
            List.of(
                new Cube.Dimension(subject, "geo", subjects::get),
                new Cube.Dimension(Cube.MEASURE, "metric", measures::get),
                new Cube.Dimension(Cube.PERIOD, "time", period -> period)));
    for (Series one : all) {
      one.figures()
          .forEach(
              (period, figure) -> {
                if (periods.test(period)) {
                  cube.add(
                      List.of(one.subject().id(), one.measure().id(), period.toString()),
                      one.unitLabel(),
                      figure.value().orElse(null),
                      figure.status().code());
                }
              });
    }
    return cube;
  }

  private static List<Map<String, Object>> series(
      List<Series> published, Ally ally, List<Measure> measures, Predicate<Period> years) {
    return published.stream()
        .filter(series -> series.subject().equals(Subject.of(ally)))
        .filter(series -> measures.contains(series.measure()))
        .map(series -> series(series, years))
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
                        entry -> {
                          Map<String, Object> one = new LinkedHashMap<>();
                          one.put("period", entry.getKey().toString());
                          one.put("value", entry.getValue().known().toPlainString());
                          one.put("unit", series.unitLabel());
                          one.put("status", entry.getValue().status().code());
                          return one;
                        }));
  }

  Response ally(Request request, String iso3) {
    request.requireOnly("period", "frequency");
    Predicate<Period> asked = frequencyIfAsked(request);
    Ally ally =
        Ally.ofIso3(iso3)
            .orElseThrow(
                () ->
                    Problem.notFound(
                        "there is no ally " + Request.shorten(iso3) + ": allies are " + ALLIES));
    Assessment assessment = assessment(request);
    Map<String, Object> body = about(assessment);
    body.putAll(ally(ally));
    body.put(
        "published",
        assessments.series(assessment.release()).stream()
            .filter(series -> series.subject().equals(Subject.of(ally)))
            .map(series -> series(series, asked))
            .toList());
    body.put("beside", beside(assessment, ally, asked));
    body.put(
        "indicators",
        assessment.allies().stream()
            .filter(one -> one.group().equals(ally.iso3()))
            .map(one -> aggregate(one, asked))
            .toList());
    body.put(
        "notes",
        assessments.footnotes(assessment.release()).stream()
            .filter(note -> note.subject().equals(ally.iso3()))
            .map(Footnote::text)
            .toList());
    body.put(
        "findings",
        assessment.findings().stream()
            .filter(finding -> finding.ally().equals(Optional.of(ally)))
            .map(catalogue::finding)
            .toList());
    return Response.json(200, body).tagged(request.header("if-none-match"));
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
                assessments.series(release).stream()
                    .filter(series -> series.subject().equals(Subject.of(ally)))
                    .map(
                        series -> {
                          Map<String, Object> body =
                              series(series, release, shown(series).and(asked));
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

  /** The allies that are asked for, or empty where none is named. */
  static Optional<List<Ally>> askedAllies(Request request) {
    return request
        .list("ally")
        .map(codes -> codes.stream().map(FiguresResource::requiredAlly).toList());
  }

  /** The published measures that are asked for, or empty where none is named. */
  static Optional<List<Measure>> askedMeasures(Request request) {
    return request
        .list("measure")
        .map(ids -> ids.stream().map(FiguresResource::publishedMeasure).toList());
  }

  private static Ally requiredAlly(String iso3) {
    return Ally.ofIso3(iso3)
        .orElseThrow(
            () ->
                Problem.badRequest(
                    "parameter ally: there is no ally "
                        + Request.shorten(iso3)
                        + ": allies are "
                        + ALLIES));
  }

  private static Measure publishedMeasure(String id) {
    return Measure.ofPublishedId(id)
        .orElseThrow(
            () ->
                Problem.badRequest(
                    Refusal.ofChoice(
                            "parameter measure",
                            "the id of a published measure, such as share_of_gdp",
                            Measure.published().stream().map(Measure::id).toList(),
                            id)
                        .sentence()));
  }

  Response releases(Request request) {
    request.requireOnly("source");
    List<String> sources = request.parameter("source").map(List::of).orElse(Runs.KNOWN);
    if (!Runs.KNOWN.containsAll(sources)) {
      throw Problem.badRequest("parameter source: expected one of " + SourceIds.ALL);
    }
    Map<String, List<Release>> bySource =
        sources.size() == 1
            ? Map.of(sources.get(0), stores.releases().list(sources.get(0)))
            : stores.releases().all();
    List<Map<String, Object>> releases =
        sources.stream()
            .flatMap(source -> bySource.getOrDefault(source, List.of()).stream())
            .map(FiguresResource::release)
            .toList();
    return Response.json(200, Map.of("releases", releases)).tagged(request.header("if-none-match"));
  }

  /** The assessment behind the report that is asked about, the latest where none is named. */
  Assessment assessment(Request request) {
    return find(request).orElseThrow(() -> noReport(request));
  }

  private static Problem noReport(Request request) {
    return Problem.notFound(
        request
            .parameter("period")
            .map(month -> "there is no report of " + month)
            .orElse("there is no report yet"));
  }

  private Optional<Assessment> find(Request request) {
    return report(request).flatMap(one -> assessments.of(one.run()));
  }

  /** The report that is asked about, the latest where none is named, or empty. */
  Optional<Report> report(Request request) {
    Optional<YearMonth> period =
        request.parameter("period").map(text -> Request.period("parameter period", text));
    return period.isPresent()
        ? stores.reports().find(period.get())
        : stores.reports().latest(null, 1).stream().findFirst();
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

  /** Years where nothing is said: months would be added to them by who does not look. */
  static Predicate<Period> frequency(Request request) {
    Period.Frequency frequency =
        Period.Frequency.ofCode(request.parameter("frequency").orElse("A"))
            .orElseThrow(
                () -> Problem.badRequest("parameter frequency: expected A (years) or M (months)"));
    return period -> period.frequency() == frequency;
  }

  /** All periods where nothing is said. */
  static Predicate<Period> frequencyIfAsked(Request request) {
    return request.parameter("frequency").isPresent() ? frequency(request) : period -> true;
  }

  static Predicate<Period> years(Request request) {
    String text = request.parameter("years").orElse("0000-9999");
    if (!text.matches("\\d{4}(-\\d{4})?")) {
      throw Problem.badRequest("parameter years: expected a year or two such as 2020-2024");
    }
    int from = Integer.parseInt(text.substring(0, 4));
    int to = text.length() > 4 ? Integer.parseInt(text.substring(5)) : from;
    if (to < from) {
      throw Problem.badRequest("parameter years: ends before it begins");
    }
    return period -> period.year() >= from && period.year() <= to;
  }

  static Map<String, Object> about(Assessment assessment) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("period", assessment.period().toString());
    body.put("asOf", assessment.asOf());
    body.put("run", assessment.run());
    body.put("source", assessment.release().edited());
    return body;
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

  private static Map<String, Object> aggregate(Aggregate aggregate, Predicate<Period> years) {
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
              if (years.test(period)) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("value", Cube.plain(value.value()));
                one.put("status", value.status().code());
                one.put("members", value.members());
                one.put("covered", value.covered());
                one.put("missing", value.missing().stream().map(Ally::iso3).toList());
                values.put(period.toString(), one);
              }
            });
    body.put("values", values);
    return body;
  }

  /**
   * The same with the currency of figures in national currency, which is that of the release's day.
   */
  static Map<String, Object> series(Series series, Release release, Predicate<Period> periods) {
    Map<String, Object> body = series(series, periods);
    if (series.measure().unit() == Unit.MILLION_NATIONAL_CURRENCY) {
      series
          .subject()
          .ally()
          .ifPresent(ally -> body.put("currency", NationalCurrency.of(ally, release.currentTo())));
    }
    return body;
  }

  /** A series with its figures of these periods, each with its place. */
  static Map<String, Object> series(Series series, Predicate<Period> years) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("measure", series.measure().id());
    body.put("unit", series.unitLabel());
    TreeMap<String, Object> values = new TreeMap<>();
    series
        .figures()
        .forEach(
            (period, figure) -> {
              if (!years.test(period)) {
                return;
              }
              Map<String, Object> one = new LinkedHashMap<>();
              figure.value().ifPresent(value -> one.put("value", value.toPlainString()));
              one.put("status", figure.status().code());
              one.put("place", figure.place());
              String note = series.noteOn(figure);
              if (!note.isEmpty()) {
                one.put("note", note);
              }
              values.put(period.toString(), one);
            });
    body.put("values", values);
    return body;
  }

  private static Map<String, Object> release(Release release) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("source", release.source());
    body.put("sha256", release.sha256());
    body.put("edition", release.edition());
    body.put("address", release.address());
    release.published().ifPresent(day -> body.put("publishedOn", day.toString()));
    body.put("storedAt", release.storedAt());
    body.put("knownSince", release.knownSince());
    body.put("state", release.state().name().toLowerCase(Locale.ROOT));
    body.put("observations", release.observations());
    body.put("warnings", release.warnings().size());
    if (!release.rejection().isEmpty()) {
      body.put("rejection", release.rejection());
    }
    return body;
  }

  private static String csv(List<Aggregate> aggregates, Predicate<Period> years) {
    List<List<?>> lines = new ArrayList<>(List.of(COLUMNS));
    for (Aggregate one : aggregates) {
      one.values()
          .forEach(
              (period, value) -> {
                if (years.test(period)) {
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
                              .collect(Collectors.joining(" "))));
                }
              });
    }
    return Cube.csv(lines);
  }
}
