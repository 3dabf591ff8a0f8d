package org.allyspend.report.sheet;

import static org.allyspend.report.TargetStanding.AT;
import static org.allyspend.report.TargetStanding.NEWLY;
import static org.allyspend.report.workbook.Formula.call;
import static org.allyspend.report.workbook.Formula.quoted;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Target;
import org.allyspend.report.Headlines;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.Shorthand;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.Formula;
import org.allyspend.report.workbook.SheetWriter;
import org.allyspend.report.workbook.TableArea;
import org.allyspend.report.workbook.TableName;

/** One row a group, target, composition and year: how far the group is from the target. */
final class GroupTargetsSheet implements ReportSheet.Content {
  private static final TableName TABLE = new TableName("Group_targets");

  private record Row(GroupRow of, Target target) {
    /** Those that come first: of the group the report is about, as NATO counts its members. */
    boolean isPrinted() {
      return of.isOfTheReportsGroup() && of.composition() == Composition.AS_OF_YEAR;
    }
  }

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    writer.title(labels.get("sheet.group-targets.title"));
    writer.sentence(labels.get("targets.precision"));
    writer.sentence(labels.get("targets.growth"));
    writer.sentence(labels.get("groups.printed"));
    new Headlines(model).doubling().ifPresent(writer::sentence);
    writer.print().onOneUprightPage();
    List<Row> rows = new ArrayList<>();
    for (AllyGroup group : model.configuration().allGroups()) {
      for (Composition composition : Composition.values()) {
        for (Target target : model.configuration().targets()) {
          model
              .years()
              .descendingSet()
              .forEach(year -> rows.add(new Row(new GroupRow(group, composition, year), target)));
        }
      }
    }
    List<Column<Row>> columns = new Columns(model).all();
    TableArea area = writer.table(TABLE.name(), columns, rows);
    writer.freeze(area, 4);
    writer
        .print()
        .only(area, columns.size() - 1, (int) rows.stream().filter(Row::isPrinted).count());
  }

  /** The names of the European allies that are newly at a target, with commas between them. */
  static String newlyNames(ReportModel model, GroupRow row, Target target) {
    Labels labels = model.labels();
    DataFormulas data = new DataFormulas(model);
    String names =
        europeans(model, row).stream()
            .map(
                ally ->
                    call(
                        "IF",
                        data.ofAllyAndTarget(
                                AllyTables.EUROPEAN.targets(),
                                model.yearLabel(row.year()),
                                quoted(ally.iso3()),
                                target)
                            + "="
                            + quoted(NEWLY.word(labels)),
                        quoted(", " + labels.ally(ally)),
                        quoted("")))
            .collect(Collectors.joining("&"));
    return call("MID", names, "3", "2000");
  }

  private static List<Ally> europeans(ReportModel model, GroupRow row) {
    return model.europeanAllies().stream()
        .filter(row.group().membersIn(row.year(), row.composition())::contains)
        .filter(Ally::hasArmedForces)
        .toList();
  }

  /** The columns of a report's table. */
  private static final class Columns {
    private final ReportModel model;
    private final Labels labels;
    private final DataFormulas data;
    private final List<Column<Row>> columns = new ArrayList<>();

    Columns(ReportModel model) {
      this.model = model;
      this.labels = model.labels();
      this.data = new DataFormulas(model);
    }

    List<Column<Row>> all() {
      columns.add(Column.text(labels.get("col.group"), 18, row -> labels.group(row.of().group())));
      columns.add(Column.text(labels.get("col.target"), 19, row -> labels.target(row.target())));
      columns.add(
          Column.text(
              labels.get("col.composition"),
              20,
              row -> GroupRow.word(model, row.of().composition())));
      columns.add(Column.integer(labels.get("col.year"), Format.YEAR, row -> row.of().year()));
      columns.add(
          Column.filled(
              labels.get("col.threshold"),
              Format.TWO_DECIMALS,
              11,
              row -> AssumptionsSheet.thresholdNow(row.target())));
      columns.add(
          new Column<>(
              labels.get("col.deadline"),
              Format.YEAR,
              10,
              row ->
                  row.target()
                      .deadline()
                      .map(
                          year ->
                              new Formula(
                                  DataFormulas.deadline(row.target()), BigDecimal.valueOf(year)))));
      add("col.share", Format.TWO_DECIMALS, 9, Target::measure, this::share);
      add("col.gap-points", Format.TWO_DECIMALS, 9, Target::gapPoints, this::points);
      add("col.gap-money", Format.WHOLE, 12, Target::gap, this::money);
      add("col.members-gap", Format.WHOLE, 13, Target::membersGap, this::membersGap);
      addToDeadline("col.gap-at-deadline", Format.WHOLE, 13, this::gapAtDeadline);
      addToDeadline("col.required-growth", Format.ONE_DECIMAL, 12, this::growth);
      add(
          "col.mean-change",
          Format.TWO_DECIMALS,
          11,
          target -> target.measure().meanChange(),
          (row, value) -> value.value());
      columns.add(Column.filled(labels.get("col.catch-up"), Format.TEXT, 13, this::path));
      columns.add(Column.filled(labels.get("col.newly-names"), Format.TEXT, 24, this::newly));
      columns.add(Column.text(labels.get("col.code"), 23, row -> row.of().group().id()));
      return columns;
    }

    private void add(
        String header,
        Format format,
        int width,
        Function<Target, Measure> measure,
        BiFunction<Row, Aggregate.Value, Object> cell) {
      columns.add(
          new Column<>(
              labels.get(header),
              format,
              width,
              row ->
                  row.of()
                      .value(model, measure.apply(row.target()))
                      .map(value -> cell.apply(row, value))));
    }

    private void addToDeadline(
        String header, Format format, int width, Function<Row, Optional<Formula>> cell) {
      columns.add(
          new Column<>(
              labels.get(header),
              format,
              width,
              row ->
                  row.target()
                      .deadline()
                      .filter(year -> row.target().isShareOfGdp())
                      .flatMap(year -> cell.apply(row))));
    }

    private Object share(Row row, Aggregate.Value value) {
      return new Formula(of(row.target().measure()), value.value());
    }

    private Object points(Row row, Aggregate.Value value) {
      return new Formula(
          TargetFormulas.unlessMet(threshold(), share(), threshold() + "-" + share()),
          value.value());
    }

    private Object money(Row row, Aggregate.Value value) {
      return new Formula(
          model.money().formula(parts(row, value.missing()).gap(row.target()), row.of().year()),
          stated(row, value.value()));
    }

    private BigDecimal stated(Row row, BigDecimal dollars) {
      return model.money().stated(dollars, row.of().year());
    }

    private Object membersGap(Row row, Aggregate.Value value) {
      return new Formula(data.membersGap(row.of(), row.target()), stated(row, value.value()));
    }

    private Optional<Formula> gapAtDeadline(Row row) {
      Target target = row.target();
      return row.of()
          .value(model, target.gap())
          .map(
              gap -> {
                GapParts parts = parts(row, gap.missing());
                return new Formula(
                    TargetFormulas.toDeadline(
                        labels,
                        target,
                        parts.share(),
                        year(),
                        model
                            .money()
                            .formula(
                                TargetFormulas.lacking(
                                    DataFormulas.threshold(target),
                                    TargetFormulas.grown(target, parts.whole(), year()),
                                    parts.spent()),
                                row.of().year())),
                    row.of()
                        .number(model, target.gapAtDeadline())
                        .<Object>map(value -> stated(row, value))
                        .orElseGet(() -> noGapAtDeadline(row)));
              });
    }

    private String noGapAtDeadline(Row row) {
      boolean met = row.of().number(model, row.target().gapPoints()).orElseThrow().signum() == 0;
      return met ? AT.word(labels) : labels.get("targets.deadline-passed");
    }

    private Optional<Formula> growth(Row row) {
      Target target = row.target();
      return Optional.of(
          new Formula(
              TargetFormulas.toDeadline(
                  labels,
                  target,
                  share(),
                  year(),
                  TargetFormulas.requiredGrowth(target, share(), year())),
              TargetFormulas.toDeadline(
                  labels,
                  target,
                  row.of().number(model, target.measure()),
                  row.of().year(),
                  row.of().number(model, target.requiredGrowth()))));
    }

    /** Like for like: of the members that had a share then, too. */
    private Formula path(Row row) {
      Target target = row.target();
      Optional<Aggregate.Value> share = row.of().value(model, target.measure());
      Optional<Aggregate.Value> change = row.of().value(model, target.measure().meanChange());
      return new Formula(
          TargetFormulas.path(
              labels,
              threshold(),
              change
                  .filter(then -> !share.orElseThrow().missing().equals(then.missing()))
                  .filter(then -> target.isShareOfGdp())
                  .map(then -> parts(row, then.missing()).share())
                  .orElseGet(this::share),
              TABLE.here(labels.get("col.mean-change")),
              year()),
          TargetFormulas.path(
              labels,
              target,
              share.map(Aggregate.Value::value),
              change.map(Aggregate.Value::value),
              row.of().number(model, target.catchUpYear())));
    }

    /** The European allies that are newly at the target; in the first year nobody knows. */
    private Object newly(Row row) {
      if (row.of().year() == model.years().first()) {
        return Shorthand.MISSING;
      }
      String none = labels.get("none");
      List<Ally> members = europeans(model, row.of());
      if (members.isEmpty()) {
        return new Formula(quoted(none), none);
      }
      Measure newly = row.target().newlyAt();
      String names =
          members.stream()
              .filter(ally -> model.holds(ally, newly, row.of().year()))
              .map(labels::ally)
              .collect(Collectors.joining(", "));
      return new Formula(
          call(
              "IF",
              data.europeansStanding(row.of(), row.target(), NEWLY) + "=0",
              quoted(none),
              newlyNames(model, row.of(), row.target())),
          names.isEmpty() ? none : names);
    }

    private GapParts parts(Row row, Set<Ally> missing) {
      return GapParts.of(
          model, row.of(), row.target(), missing, new GapParts.Shown(this::of, year(), share()));
    }

    private String threshold() {
      return TABLE.here(labels.get("col.threshold"));
    }

    private String share() {
      return TABLE.here(labels.get("col.share"));
    }

    private String year() {
      return TABLE.here(labels.get("col.year"));
    }

    private String of(Measure measure) {
      return GroupsSheet.lookup(
          model,
          measure,
          TABLE.here(labels.get("col.code")),
          TABLE.here(labels.get("col.composition")),
          year());
    }
  }
}
