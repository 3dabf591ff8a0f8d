package org.allyspend.report.data;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.NationalCurrency;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Revision;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;
import org.allyspend.core.domain.Target;
import org.allyspend.report.Ranking;
import org.allyspend.report.ReportModel;
import org.allyspend.report.Roads;
import org.allyspend.report.TargetStanding;

/** The declarations of a report's CSV files. */
final class Tables {
  /** A year, or a month with its year, as SDMX writes them. */
  private static final String PERIOD = "[0-9]{4}(-(0[1-9]|1[0-2]))?";

  private static final String SHA256 = "[0-9a-f]{64}";

  private final ReportModel model;

  private Tables(ReportModel model) {
    this.model = model;
  }

  /** All of them; the codebook, which the others refer to, first. */
  static List<CsvTable<?>> of(ReportModel model) {
    Tables tables = new Tables(model);
    return List.of(
        Codebook.of(model),
        tables.aggregates(),
        tables.allies(),
        tables.observations(),
        tables.revisions(),
        tables.road());
  }

  private record Sum(Aggregate aggregate, Period period, Aggregate.Value value) {}

  /** Groups in the order of reports. */
  private CsvTable<Sum> aggregates() {
    List<Sum> rows = new ArrayList<>();
    for (AllyGroup group : model.configuration().allGroups()) {
      for (Aggregate aggregate : model.assessment().aggregates()) {
        if (aggregate.group().equals(group.id())) {
          aggregate
              .values()
              .forEach((period, value) -> rows.add(new Sum(aggregate, period, value)));
        }
      }
    }
    return new CsvTable<>(
        "aggregates",
        List.of(
            Field.<Sum>text("group", row -> row.aggregate().group()).required(),
            Field.<Sum>word(
                    "composition",
                    Stream.of(Composition.values()).map(Composition::id).toList(),
                    row -> row.aggregate().composition().id())
                .required(),
            Field.<Sum>text("measure", row -> row.aggregate().measure().id()).required(),
            period(Sum::period),
            Field.number("value", row -> Optional.of(plain(row.value().value()))),
            Field.<Sum>text("unit", row -> row.aggregate().unitLabel()).required(),
            status(row -> row.value().status()),
            Field.<Sum>integer("members", row -> Optional.of(row.value().members())).required(),
            Field.<Sum>integer("covered", row -> Optional.of(row.value().covered())).required(),
            Field.text("missing", row -> codes(row.value().missing().stream()))),
        List.of("group", "composition", "measure", "period"),
        List.of("group", "measure", "status"),
        rows);
  }

  private record Published(Release release, Series series, Period period, Figure figure) {}

  /** Every figure of every release; a missing one has an empty value and the status M. */
  private CsvTable<Published> observations() {
    return new CsvTable<>(
        "observations",
        List.of(
            Field.<Published>text("source", row -> row.release().source()).required(),
            Field.<Published>text("release", row -> row.release().sha256())
                .required()
                .matching(SHA256),
            Field.<Published>text("subject", row -> row.series().subject().id()).required(),
            Field.<Published>text("measure", row -> row.series().measure().id()).required(),
            period(Published::period),
            Field.number("value", row -> row.figure().value()),
            Field.<Published>text("unit", row -> row.series().unitLabel()).required(),
            status(row -> row.figure().status()),
            Field.text("note", row -> row.series().noteOn(row.figure())),
            Field.text("place", row -> row.figure().place()),
            Field.<Published>word(
                    "subject_type",
                    Stream.of(Subject.Type.values()).map(Subject.Type::id).toList(),
                    row -> row.series().subject().type().id())
                .required(),
            currency(Tables::currency),
            baseYear(row -> row.series().basis())),
        List.of("source", "release", "subject", "measure", "period"),
        List.of("subject", "measure", "status"),
        () -> published().iterator());
  }

  /** Series by series, so that no more than one's rows are there at once. */
  private Stream<Published> published() {
    record Line(Release release, Series series) {}
    List<Line> lines = new ArrayList<>();
    for (Release release : model.assessment().releases()) {
      model.series(release.source()).forEach(series -> lines.add(new Line(release, series)));
    }
    return lines.stream()
        .flatMap(
            line ->
                line.series().figures().entrySet().stream()
                    .map(
                        figure ->
                            new Published(
                                line.release(),
                                line.series(),
                                figure.getKey(),
                                figure.getValue())));
  }

  private static Optional<String> currency(Published row) {
    Subject subject = row.series().subject();
    return switch (row.series().measure().unit()) {
      case PER_EURO -> Optional.of(subject.name());
      case MILLION_NATIONAL_CURRENCY ->
          subject.ally().map(ally -> NationalCurrency.of(ally, row.release()));
      default -> row.series().measure().unit().currency();
    };
  }

  /** Every figure that is not what it was in the release before. */
  private CsvTable<Revision> revisions() {
    return new CsvTable<>(
        "revisions",
        List.of(
            Field.<Revision>text("source", Revision::source).required(),
            Field.<Revision>word(
                    "kind",
                    Stream.of(Revision.Kind.values()).map(Tables::word).toList(),
                    row -> word(row.kind()))
                .required(),
            Field.<Revision>text("subject", Revision::subject).required(),
            Field.<Revision>text("measure", row -> row.measure().id()).required(),
            period(Revision::period),
            Field.number(
                "value_before", row -> Optional.ofNullable(row.before()).map(Figure::known)),
            Field.word("status_before", statuses(), row -> code(row.before())),
            Field.number("value", row -> Optional.ofNullable(row.now()).map(Figure::known)),
            Field.word("status", statuses(), row -> code(row.now())),
            Field.<Revision>text("unit", Revision::unitLabel).required()),
        List.of("source", "subject", "measure", "period"),
        List.of("subject", "measure"),
        model.assessment().comparison().revisions());
  }

  private record Standing(Ally ally, Target target, int year, Ranking ranking) {}

  /**
   * What was derived for each ally, target and year of which its share is known; the United States
   * and Canada, who are no European allies, have no rank.
   */
  private CsvTable<Standing> allies() {
    List<Standing> rows = new ArrayList<>();
    for (Target target : model.configuration().targets()) {
      for (int year : model.years()) {
        Ranking ranking = new Ranking(model, target.measure(), year);
        // In NATO's order, whatever the report's language: programs read it.
        Stream.concat(model.europeanAllies().stream().sorted(), model.memoAllies().stream())
            .filter(ally -> model.own(ally, target.alliesAt(), year).isPresent())
            .forEach(ally -> rows.add(new Standing(ally, target, year, ranking)));
      }
    }
    return new CsvTable<>(
        "allies",
        List.of(
            Field.<Standing>text("ally", row -> row.ally().iso3()).required(),
            Field.<Standing>text("target", row -> row.target().id()).required(),
            period(row -> Period.ofYear(row.year())),
            Field.<Standing>number(
                    "share", row -> model.figure(row.ally(), row.target().measure(), row.year()))
                .required(),
            status(this::status),
            Field.<Standing>word(
                    "standing",
                    Stream.of(TargetStanding.values()).map(TargetStanding::id).toList(),
                    row ->
                        TargetStanding.of(model, row.target(), row.ally(), row.year())
                            .orElseThrow()
                            .id())
                .required(),
            Field.integer("rank", row -> row.ranking().of(row.ally())),
            Field.<Standing>integer("ranked", row -> Optional.of(row.ranking().ranked()))
                .required(),
            own("gap_points", Target::gapPoints),
            own("gap", Target::gap),
            own("gap_at_deadline", Target::gapAtDeadline),
            Field.<Standing>word("currency", List.of("USD"), row -> "USD").required(),
            own("required_growth", Target::requiredGrowth),
            own("mean_change", target -> target.measure().meanChange()),
            ownYear("catch_up_year", Target::catchUpYear),
            own("road", Target::road),
            own("ahead_of_road", Target::aheadOfRoad)),
        List.of("ally", "target", "period"),
        List.of("ally", "target", "status"),
        rows);
  }

  private Status status(Standing row) {
    return model.own(row.ally(), row.target().alliesAt(), row.year()).orElseThrow().status();
  }

  private interface OfTarget {
    Measure of(Target target);
  }

  private Field<Standing> own(String name, OfTarget measure) {
    return Field.number(name, row -> own(row, measure).map(Tables::plain));
  }

  private Field<Standing> ownYear(String name, OfTarget measure) {
    return Field.integer(name, row -> own(row, measure).map(BigDecimal::intValueExact));
  }

  private Optional<BigDecimal> own(Standing row, OfTarget measure) {
    return model.own(row.ally(), measure.of(row.target()), row.year()).map(Aggregate.Value::value);
  }

  private record Step(Target target, Roads.Line line, int year) {}

  /**
   * A row for the group and each ally, and year from the pledge to the deadline; what is not known
   * or makes no sense is empty.
   */
  private CsvTable<Step> road() {
    List<Step> rows = new ArrayList<>();
    model
        .road()
        .ifPresent(
            target -> {
              Roads roads = new Roads(model);
              for (Roads.Line line : roads.lines()) {
                roads.years().forEach(year -> rows.add(new Step(target, line, year)));
              }
            });
    return new CsvTable<>(
        "road",
        List.of(
            Field.<Step>text("subject", row -> row.line().id()).required(),
            Field.<Step>text("target", row -> row.target().id()).required(),
            period(row -> Period.ofYear(row.year())),
            Field.number("share", row -> row.line().share(row.year())),
            step("road", Target::road),
            step("ahead", Target::aheadOfRoad),
            step("path", Target::path),
            Field.number(
                "gdp_growth",
                row ->
                    row.line()
                        .ally()
                        .filter(ally -> row.year() > model.latestYear())
                        .map(ally -> model.gdpGrowth(ally, row.year()))),
            step("gdp", Target::pathGdp),
            step("expenditure", Target::pathExpenditure),
            step("to_find", Target::toFind),
            step("members_to_find", Target::membersToFind),
            Field.<Step>word("currency", List.of("USD"), row -> "USD").required(),
            Field.<Step>integer("base_year", row -> Optional.of(model.latestYear())).required(),
            status(Tables::status)),
        List.of("subject", "target", "period"),
        List.of("subject", "target", "status"),
        rows);
  }

  private static Field<Step> step(String name, OfTarget measure) {
    return Field.number(
        name, row -> row.line().of(measure.of(row.target()), row.year()).map(Tables::plain));
  }

  private static Status status(Step row) {
    return row.line()
        .value(row.target().path(), row.year())
        .or(() -> row.line().value(row.target().road(), row.year()))
        .map(Aggregate.Value::status)
        .orElse(Status.MISSING);
  }

  private interface Of<R, T> {
    T of(R row);
  }

  private static <R> Field<R> period(Of<R, Period> period) {
    return Field.<R>text("period", row -> period.of(row).toString()).required().matching(PERIOD);
  }

  private static <R> Field<R> status(Of<R, Status> status) {
    return Field.<R>word("status", statuses(), row -> status.of(row).code()).required();
  }

  private static <R> Field<R> currency(Of<R, Optional<String>> currency) {
    return Field.<R>text("currency", row -> currency.of(row).orElse("")).matching("[A-Z]{3}");
  }

  private static <R> Field<R> baseYear(Of<R, PriceBasis> basis) {
    return Field.integer(
        "base_year",
        row ->
            Optional.of(basis.of(row))
                .filter(one -> one.kind() == PriceBasis.Kind.CONSTANT)
                .map(PriceBasis::baseYear));
  }

  private static List<String> statuses() {
    return Stream.of(Status.values()).map(Status::code).toList();
  }

  private static String code(Figure figure) {
    return figure == null ? "" : figure.status().code();
  }

  private static String word(Revision.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** As codes with spaces between. */
  private static String codes(Stream<Ally> allies) {
    return allies.map(Ally::iso3).collect(Collectors.joining(" "));
  }

  private static BigDecimal plain(BigDecimal value) {
    return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
  }
}
