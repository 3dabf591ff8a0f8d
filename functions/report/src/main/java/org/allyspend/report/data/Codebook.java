package org.allyspend.report.data;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allyspend.core.config.Configuration;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Assessment;
import org.allyspend.core.domain.BudgetItem;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Revision;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;
import org.allyspend.core.domain.Target;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.Shorthand;
import org.allyspend.report.TargetStanding;

/**
 * Every name that stands in a report's files, with what it means: made of the code's own lists of
 * groups, measures and the like, and of words without which it can't be made.
 */
public final class Codebook {
  /** The name of the resource that the others refer to. */
  static final String NAME = "codebook";

  /**
   * A name.
   *
   * @param kind what it is the name of
   * @param id as files have it
   * @param name as reports tell it
   * @param definition what it means
   * @param unit of a measure, else empty
   * @param members of a group, as codes with spaces between, else empty
   */
  public record Entry(
      Kind kind, String id, String name, String definition, String unit, String members) {}

  /** What a name can be of. */
  public enum Kind {
    GROUP,
    ALLY,
    SUBJECT,
    CURRENCY,
    TARGET,
    MEASURE,
    STATUS,
    COMPOSITION,
    STANDING,
    REVISION,
    MARK;

    /** The word for it in files. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Measures that are computed for groups, of no target. */
  private static final List<Measure> COMPUTED =
      List.of(
          Measure.NOMINAL_CHANGE,
          Measure.CONCENTRATION,
          Measure.DOUBLED_EXPENDITURE,
          Measure.DOUBLED_SHARE);

  /** Measures of which a group's value of the year before is told, like for like. */
  private static final List<Measure> WITH_YEAR_BEFORE =
      List.of(Measure.EXPENDITURE, Measure.SHARE_OF_GDP, Measure.CONCENTRATION);

  private static final Map<String, Function<Target, Measure>> OF_TARGET = ofTarget();

  private final Labels labels;
  private final List<Entry> entries = new ArrayList<>();

  private Codebook(Labels labels) {
    this.labels = labels;
  }

  private static Map<String, Function<Target, Measure>> ofTarget() {
    Map<String, Function<Target, Measure>> measures = new LinkedHashMap<>();
    measures.put("allies-at", Target::alliesAt);
    measures.put("newly-at", Target::newlyAt);
    measures.put("again-at", Target::againAt);
    measures.put("no-longer-at", Target::noLongerAt);
    measures.put("gap-points", Target::gapPoints);
    measures.put("gap", Target::gap);
    measures.put("members-gap", Target::membersGap);
    measures.put("gap-at-deadline", Target::gapAtDeadline);
    measures.put("required-growth", Target::requiredGrowth);
    measures.put("catch-up-year", Target::catchUpYear);
    measures.put("road", Target::road);
    measures.put("ahead-of-road", Target::aheadOfRoad);
    measures.put("path", Target::path);
    measures.put("path-gdp", Target::pathGdp);
    measures.put("path-expenditure", Target::pathExpenditure);
    measures.put("to-find", Target::toFind);
    measures.put("members-to-find", Target::membersToFind);
    return measures;
  }

  /**
   * Every name of a configuration's reports, in the labels' language.
   *
   * @param currencies those of which there are exchange rates
   * @param asOf the moment by which targets were agreed and confirmed
   */
  public static List<Entry> entries(
      Configuration configuration, Collection<Subject> currencies, Labels labels, Instant asOf) {
    Codebook book = new Codebook(labels);
    configuration.allGroups().forEach(book::add);
    Stream.of(Ally.values()).forEach(book::add);
    Subject.others().forEach(book::add);
    currencies.forEach(book::addCurrency);
    configuration.targets().forEach(target -> book.add(target, asOf));
    Measure.published().forEach(book::add);
    COMPUTED.forEach(book::add);
    WITH_YEAR_BEFORE.forEach(one -> book.addOf(book.name(one), one.yearBefore(), "year-before"));
    Target.MEASURES.forEach(one -> book.addOf(book.name(one), one.meanChange(), "mean-change"));
    Measure.published().stream()
        .filter(Measure::isMonthlyFlow)
        .forEach(one -> book.addOf(book.name(one), one.yearToDate(), "year-to-date"));
    configuration.targets().forEach(book::addMeasures);
    book.addWords();
    return book.entries;
  }

  /** The codebook as a resource of the data package. */
  static CsvTable<Entry> of(ReportModel model) {
    return new CsvTable<>(
        NAME,
        List.of(
            Field.<Entry>word(
                    "kind",
                    Stream.of(Kind.values()).map(Kind::id).toList(),
                    entry -> entry.kind().id())
                .required(),
            Field.<Entry>text("id", Entry::id).required(),
            Field.<Entry>text("name", Entry::name).required(),
            Field.<Entry>text("definition", Entry::definition).required(),
            Field.text("unit", Entry::unit),
            Field.text("members", Entry::members)),
        List.of("kind", "id"),
        List.of(),
        entries(
            model.configuration(), currencies(model), model.labels(), model.assessment().asOf()));
  }

  /** Those that figures and revisions of a report are about. */
  private static Set<Subject> currencies(ReportModel model) {
    Assessment assessment = model.assessment();
    return Stream.concat(
            assessment.releases().stream()
                .flatMap(release -> model.series(release.source()).stream())
                .map(Series::subject),
            assessment.comparison().revisions().stream()
                .map(revision -> new Subject(revision.subject())))
        .filter(subject -> subject.type() == Subject.Type.CURRENCY)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void add(AllyGroup group) {
    entries.add(
        new Entry(
            Kind.GROUP,
            group.id(),
            labels.group(group),
            group.isBuiltIn()
                ? labels.codebook("group." + group.id())
                : labels.codebook("group", group.members().size()),
            "",
            group.members().stream().map(Ally::iso3).collect(Collectors.joining(" "))));
  }

  private void add(Ally ally) {
    add(
        Kind.ALLY,
        ally.iso3(),
        labels.ally(ally),
        labels.codebook("ally", Integer.toString(ally.countsFrom())));
  }

  private void add(Subject subject) {
    add(
        Kind.SUBJECT,
        subject.id(),
        labels.subject(subject.id()),
        labels.codebook("subject." + subject.id()));
  }

  private void addCurrency(Subject currency) {
    add(
        Kind.CURRENCY,
        currency.id(),
        currency.name(),
        labels.codebook("currency", currency.name()));
  }

  private void add(Target target, Instant asOf) {
    add(
        Kind.TARGET,
        target.id(),
        labels.target(target),
        labels.codebook(
            "target",
            name(target.measure()),
            target.threshold().toPlainString(),
            labels.agreed(target, asOf)));
  }

  private void add(Measure measure) {
    Optional<BudgetItem> budget = BudgetItem.of(measure);
    if (budget.isPresent()) {
      add(measure, budget.get());
      return;
    }
    add(measure, name(measure), labels.codebook("measure." + measure.id() + ".is"));
  }

  private void add(Measure measure, BudgetItem item) {
    String stage = "budget.stage." + item.stage().id();
    String part = labels.codebook("budget.part." + item.part().id());
    add(
        measure,
        labels.codebook("budget", labels.codebook(stage), part),
        labels.codebook("budget.is", labels.codebook(stage + ".is"), part));
  }

  private void add(Measure measure, String name, String definition) {
    entries.add(
        new Entry(Kind.MEASURE, measure.id(), name, definition, measure.unit().label(), ""));
  }

  /** A measure made of another, called after it by what the key says. */
  private void addOf(String of, Measure measure, String key) {
    add(measure, labels.codebook(key, of), labels.codebook(key + ".is", of));
  }

  private String name(Measure measure) {
    return labels.codebook("measure." + measure.id());
  }

  private void addMeasures(Target target) {
    String name = labels.target(target);
    OF_TARGET.forEach((key, measure) -> addOf(name, measure.apply(target), "of-target." + key));
    addOf(
        labels.codebook("of-target.allies-at", name),
        target.alliesAt().yearBefore(),
        "year-before");
    addOf(labels.codebook("of-target.gap", name), target.gap().yearBefore(), "year-before");
  }

  private void addWords() {
    for (Status status : Status.values()) {
      add(
          Kind.STATUS,
          status.code(),
          labels.status(status),
          labels.codebook("status." + status.code()));
    }
    for (Composition composition : Composition.values()) {
      add(
          Kind.COMPOSITION,
          composition.id(),
          labels.get("composition." + composition.id()),
          labels.codebook("composition." + composition.id()));
    }
    for (TargetStanding standing : TargetStanding.values()) {
      add(
          Kind.STANDING,
          standing.id(),
          labels.get("standing." + standing.id()),
          labels.codebook("standing." + standing.id()));
    }
    for (Revision.Kind kind : Revision.Kind.values()) {
      String id = kind.name().toLowerCase(Locale.ROOT);
      add(Kind.REVISION, id, labels.get("change." + kind), labels.codebook("revision." + id));
    }
    for (Status status : Status.values()) {
      Optional.of(Shorthand.of(status).strip())
          .filter(mark -> !mark.isEmpty())
          .ifPresent(
              mark ->
                  add(
                      Kind.MARK,
                      mark,
                      labels.status(status),
                      labels.codebook("status." + status.code())));
    }
    add(Kind.MARK, Shorthand.BREAK, labels.codebook("mark.break"), labels.get("note.breaks.text"));
    add(Kind.MARK, "*", labels.codebook("mark.star"), labels.codebook("mark.star.is"));
  }

  private void add(Kind kind, String id, String name, String definition) {
    entries.add(new Entry(kind, id, name, definition, "", ""));
  }
}
