package org.allyspend.api;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allyspend.core.config.Configuration;
import org.allyspend.core.config.ConfigurationFile;
import org.allyspend.core.config.Language;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Assessment;
import org.allyspend.core.domain.BudgetNotes;
import org.allyspend.core.domain.Finding;
import org.allyspend.core.domain.Footnote;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.SourceIds;
import org.allyspend.core.domain.Standing;
import org.allyspend.core.domain.Subject;
import org.allyspend.core.domain.Target;
import org.allyspend.core.domain.Timing;

/**
 * What a report is made of and speaks of: {@code /sources}, {@code /groups}, {@code /measures} and
 * {@code /targets}, with names in both languages.
 */
final class Catalogue {
  private static final Map<String, String> OF_DOCUMENTS =
      new TreeMap<>(
          Map.of(
              "publisher", BudgetNotes.PUBLISHER,
              "title", BudgetNotes.TITLE,
              "licence", BudgetNotes.TERMS));

  private final Names names = new Names();

  /**
   * Each source as it stood at the report's moment, the one it rests on first.
   *
   * @param notes the notes that stand with a release
   */
  List<Map<String, Object>> sources(
      Assessment assessment, Function<Release, List<Footnote>> notes) {
    return assessment.standings().stream()
        .map(standing -> source(standing, assessment, notes))
        .toList();
  }

  private Map<String, Object> source(
      Standing standing, Assessment assessment, Function<Release, List<Footnote>> notes) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("source", standing.source());
    body.put("basis", standing.source().equals(assessment.release().source()));
    Map<String, Object> inBoth = new LinkedHashMap<>();
    Optional<Release> release =
        assessment.releases().stream()
            .filter(one -> one.source().equals(standing.source()))
            .findFirst();
    release.ifPresent(
        one -> {
          body.put("publisher", one.publisher());
          body.put("title", one.title());
          body.put("edition", one.edition());
          body.put("licence", one.licence());
          inBoth.putAll(declared(one, notes));
          body.put("address", one.address());
          body.put("sha256", one.sha256());
          body.put("knownSince", one.knownSince());
          one.published()
              .ifPresent(
                  day -> {
                    body.put("publishedOn", day.toString());
                    body.put(
                        "ageDays", ChronoUnit.DAYS.between(day, Timing.lastDay(assessment.asOf())));
                  });
        });
    put(body, "currentTo", standing.currentTo());
    put(body, "due", standing.due());
    body.put("overdue", standing.overdue());
    put(body, inBoth, "failure", standing.failure());
    put(body, "failedAt", standing.failedAt());
    put(body, inBoth, "notice", standing.notice());
    put(body, "noticedAt", standing.noticedAt());
    if (!inBoth.isEmpty()) {
      body.put("names", inBoth);
    }
    return body;
  }

  /** What a treasury's declaration says of its documents in French too, in both languages. */
  private static Map<String, Object> declared(
      Release release, Function<Release, List<Footnote>> notes) {
    if (!SourceIds.isBudget(release.source())) {
      return Map.of();
    }
    List<Footnote> all = notes.apply(release);
    Map<String, Object> declared = new LinkedHashMap<>();
    OF_DOCUMENTS.forEach(
        (name, mark) ->
            BudgetNotes.find(mark, all).ifPresent(note -> declared.put(name, inEach(note))));
    return declared;
  }

  private static Map<String, String> inEach(Footnote note) {
    return Stream.of(Language.values())
        .collect(
            Collectors.toMap(
                Language::code,
                language -> note.in(language.code()),
                (one, same) -> one,
                LinkedHashMap::new));
  }

  private void put(
      Map<String, Object> body, Map<String, Object> inBoth, String name, Remark remark) {
    if (remark != null) {
      body.put(name, remark.sentence());
      inBoth.put(name, names.of(remark));
    }
  }

  private static void put(Map<String, Object> body, String name, Object value) {
    if (value != null) {
      body.put(name, value.toString());
    }
  }

  /** Built-in groups and the report's own. */
  List<Map<String, Object>> groups(Assessment assessment) {
    return configuration(assessment).allGroups().stream().map(this::group).toList();
  }

  private Map<String, Object> group(AllyGroup group) {
    return Map.of(
        "id", group.id(),
        "names", names.of(group),
        "members", group.members().stream().map(Ally::iso3).toList());
  }

  /** What a group or an ally of a report is called in a language; its id where it has no name. */
  String group(Assessment assessment, String id, Language language) {
    return Ally.ofIso3(id)
        .map(names::of)
        .or(
            () ->
                configuration(assessment).allGroups().stream()
                    .filter(group -> group.id().equals(id))
                    .findFirst()
                    .map(names::of))
        .map(all -> all.get(language.code()))
        .orElse(id);
  }

  /** What a composition is called in a language. */
  String composition(String id, Language language) {
    return names.text(language, "composition." + id);
  }

  /** What a measure is called in a language, with its unit. */
  String measure(Measure measure, PriceBasis basis, Language language) {
    return names.of(measure, basis).get(language.code());
  }

  /** The report's targets. */
  List<Map<String, Object>> targets(Assessment assessment) {
    return configuration(assessment).targets().stream().map(this::target).toList();
  }

  private Map<String, Object> target(Target target) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", target.id());
    body.put("names", names.of(target));
    body.put("measure", target.measure().id());
    body.put("threshold", target.threshold().toPlainString());
    target.pledgedOn().ifPresent(day -> body.put("pledged", day.toString()));
    target.deadline().ifPresent(year -> body.put("deadline", year));
    return body;
  }

  /** Every measure of the report's groups and allies, by id; who has it beside its names. */
  List<Map<String, Object>> measures(Assessment assessment) {
    Map<String, Map<String, Object>> measures = new TreeMap<>();
    of(assessment.aggregates().stream(), "groups", measures);
    of(assessment.allies().stream(), "allies", measures);
    return List.copyOf(measures.values());
  }

  private void of(
      Stream<Aggregate> aggregates, String whose, Map<String, Map<String, Object>> measures) {
    aggregates.forEach(
        one ->
            measures
                .computeIfAbsent(
                    one.measure().id(),
                    id -> {
                      Map<String, Object> body = new LinkedHashMap<>();
                      body.put("id", id);
                      body.put("names", names.of(one.measure(), one.basis()));
                      body.put("unit", one.unitLabel());
                      body.put("groups", false);
                      body.put("allies", false);
                      return body;
                    })
                .put(whose, true));
  }

  /** The names of an ally in both languages. */
  Map<String, String> names(Ally ally) {
    return names.of(ally);
  }

  /** The names of whom a figure is about in both languages. */
  Map<String, String> names(Subject subject) {
    return names.of(subject);
  }

  /** A finding with the names of its sort in both languages. */
  Map<String, Object> finding(Finding finding) {
    Map<String, Object> body = finding.body();
    body.put("names", names.of(finding.kind()));
    return body;
  }

  /** What a report was made with. */
  static Configuration configuration(Assessment assessment) {
    return ConfigurationFile.asOf(assessment.asOf(), assessment.configuration());
  }
}
