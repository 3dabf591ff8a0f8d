package org.allyspend.api;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Assessment;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Report;
import org.allyspend.core.domain.Revision;
import org.allyspend.core.domain.Revisions;
import org.allyspend.core.domain.Series;
import org.allyspend.core.lambda.Stores;

/**
 * {@code /changes}: what is different between any two official reports: their editions, who is at
 * which target, and each published figure of an ally. Money at constant prices of other base years
 * is not compared.
 */
final class ChangesResource {
  private static final String AT_TARGET = "allies_at_";

  private static final List<String> COLUMNS =
      List.of(
          "ally",
          "measure",
          "unit",
          "period",
          "kind",
          "value_before",
          "status_before",
          "value_now",
          "status_now");

  private final Stores stores;
  private final Assessments assessments;

  ChangesResource(Stores stores, Assessments assessments) {
    this.stores = stores;
    this.assessments = assessments;
  }

  Response get(Request request) {
    request.requireOnly("from", "to", "measure", "ally", "frequency", "format", "lang");
    String language = ReportsResource.language(request);
    Form form = Form.ofTable(request);
    Predicate<Period> periods = Asked.frequencyIfAsked(request);
    Report to = report(request, "to", null, "there is no report yet");
    Report from =
        report(request, "from", to.period(), "there is no report before that of " + to.period());
    Optional<List<Ally>> allies = Asked.allies(request);
    Optional<List<Measure>> measures = Asked.measures(request);
    Assessment earlier = assessment(from);
    Assessment later = assessment(to);
    List<Revision> figures =
        figures(earlier.release(), later.release(), allies, measures).stream()
            .filter(one -> periods.test(one.period()))
            .toList();
    if (form == Form.CSV) {
      return Cube.csvResponse(lines(figures)).varying("accept");
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("from", about(earlier, from.in(language)));
    body.put("to", about(later, to.in(language)));
    body.put("editions", editions(earlier, later));
    body.put("targets", targets(earlier, later));
    body.put("figures", figures.stream().map(ChangesResource::figure).toList());
    return Response.json(200, body).varying("accept");
  }

  private static List<List<?>> lines(List<Revision> figures) {
    List<List<?>> lines = new ArrayList<>(List.of(COLUMNS));
    for (Revision one : figures) {
      List<Object> line = new ArrayList<>();
      line.addAll(
          List.of(
              one.subject(),
              one.measure().id(),
              one.unitLabel(),
              one.period(),
              one.kind().name().toLowerCase(Locale.ROOT)));
      Stream.of(one.before(), one.now())
          .forEach(
              figure ->
                  line.addAll(
                      figure == null
                          ? List.of("", "")
                          : List.of(figure.known().toPlainString(), figure.status().code())));
      lines.add(line);
    }
    return lines;
  }

  /** The report of the month that is named, or else the last before that one. */
  private Report report(Request request, String name, YearMonth before, String none) {
    return request
        .parameter(name)
        .map(text -> AskedReport.of(stores, "parameter " + name, text))
        .or(() -> stores.reports().last(before))
        .orElseThrow(() -> Problem.notFound(none));
  }

  private Assessment assessment(Report report) {
    return assessments
        .of(report.run())
        .orElseThrow(() -> Problem.notFound("the report of " + report.period() + " has gone"));
  }

  private static Map<String, Object> about(Assessment assessment, Report.Sentences told) {
    Map<String, Object> body = AskedReport.about(assessment);
    ReportsResource.tell(body, told);
    return body;
  }

  /** Sources of which another release is in force. */
  private static List<Map<String, Object>> editions(Assessment earlier, Assessment later) {
    Map<String, Release[]> bySource = new TreeMap<>();
    earlier
        .releases()
        .forEach(one -> bySource.computeIfAbsent(one.source(), key -> new Release[2])[0] = one);
    later
        .releases()
        .forEach(one -> bySource.computeIfAbsent(one.source(), key -> new Release[2])[1] = one);
    List<Map<String, Object>> editions = new ArrayList<>();
    bySource.forEach(
        (source, both) -> {
          Optional<Release> before = Optional.ofNullable(both[0]);
          Optional<Release> now = Optional.ofNullable(both[1]);
          if (!before.map(Release::sha256).equals(now.map(Release::sha256))) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("source", source);
            before.ifPresent(one -> body.put("before", one.edition()));
            now.ifPresent(one -> body.put("now", one.edition()));
            editions.add(body);
          }
        });
    return editions;
  }

  /** Allies that were on the other side of a target in the latest year of the earlier report. */
  private static List<Map<String, Object>> targets(Assessment earlier, Assessment later) {
    List<Map<String, Object>> changes = new ArrayList<>();
    for (Aggregate now : later.allies()) {
      if (now.measure().id().startsWith(AT_TARGET) && !now.values().isEmpty()) {
        earlier.allies().stream()
            .filter(before -> before.group().equals(now.group()))
            .filter(before -> before.measure().id().equals(now.measure().id()))
            .filter(before -> !before.values().isEmpty() && isAt(before) != isAt(now))
            .forEach(before -> changes.add(target(before, now)));
      }
    }
    return changes;
  }

  /** In the latest year it has. */
  private static boolean isAt(Aggregate ally) {
    return ally.values().get(ally.values().lastKey()).value().signum() > 0;
  }

  private static Map<String, Object> target(Aggregate before, Aggregate now) {
    return Map.of(
        "ally", now.group(),
        "target", now.measure().id().substring(AT_TARGET.length()),
        "before", before.values().lastKey().toString(),
        "now", now.values().lastKey().toString(),
        "met", isAt(now));
  }

  private List<Revision> figures(
      Release earlier,
      Release later,
      Optional<List<Ally>> allies,
      Optional<List<Measure>> measures) {
    if (earlier.sha256().equals(later.sha256())) {
      return List.of();
    }
    return Revisions.between(
            earlier, chosen(earlier, allies, measures), later, chosen(later, allies, measures))
        .all();
  }

  private List<Series> chosen(
      Release release, Optional<List<Ally>> allies, Optional<List<Measure>> measures) {
    return assessments.series(release).stream()
        .filter(one -> one.subject().ally().isPresent())
        .filter(one -> allies.isEmpty() || allies.get().contains(one.subject().ally().get()))
        .filter(one -> measures.isEmpty() || measures.get().contains(one.measure()))
        .toList();
  }

  private static Map<String, Object> figure(Revision revision) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("ally", revision.subject());
    body.put("measure", revision.measure().id());
    body.put("unit", revision.unitLabel());
    body.put("period", revision.period().toString());
    body.put("kind", revision.kind().name().toLowerCase(Locale.ROOT));
    Optional.ofNullable(revision.before()).ifPresent(one -> body.put("before", figure(one)));
    Optional.ofNullable(revision.now()).ifPresent(one -> body.put("now", figure(one)));
    return body;
  }

  private static Map<String, Object> figure(Figure figure) {
    return Map.of("value", figure.known().toPlainString(), "status", figure.status().code());
  }
}
