package org.allyspend.report.sheet;

import static org.allyspend.report.TargetStanding.AGAIN;
import static org.allyspend.report.TargetStanding.AT;
import static org.allyspend.report.TargetStanding.BELOW;
import static org.allyspend.report.TargetStanding.NEWLY;
import static org.allyspend.report.workbook.Formula.call;
import static org.allyspend.report.workbook.Formula.quoted;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Target;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.Shorthand;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.Formula;
import org.allyspend.report.workbook.SheetWriter;
import org.allyspend.report.workbook.TableArea;

/**
 * One row an ally, the highest share first, under the line of the group: where each stands in the
 * latest year.
 */
record AlliesSheet(AllyTables tables) implements ReportSheet.Content {
  /** The mean change of a share is over this many years. */
  private static final int PATH_YEARS = 3;

  /** Two allies' figures, standings and first gaps: a page wide. */
  private static final int MEMO_COLUMNS = 14;

  /** An ally, or the group they form. */
  private record Row(Optional<Ally> ally) {}

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    String title = hasGroup() ? "sheet.allies.title" : "sheet.memo.title";
    writer.title(labels.get(title, model.yearLabel(model.latestYear())));
    writer.sentence(labels.get("allies.intro", model.constantPrices()));
    List<Column<Row>> columns = new Columns(model).all();
    TableArea area = writer.table(tables.allies().name(), columns, rows(model));
    for (Target target : model.configuration().targets()) {
      writer.setOff(area, labels.target(target), NEWLY.word(labels));
      writer.setOff(area, labels.target(target), AGAIN.word(labels));
    }
    writer.freeze(area);
    writer.print().onePageTall();
    if (!hasGroup()) {
      // A second page of two rows would say little more.
      writer.print().only(area, MEMO_COLUMNS, rows(model).size());
    }
  }

  private List<Row> rows(ReportModel model) {
    Stream<Row> sorted =
        SharesSheet.byShare(model, tables.allies(model)).stream()
            .map(ally -> new Row(Optional.of(ally)));
    return (hasGroup() ? Stream.concat(Stream.of(new Row(Optional.empty())), sorted) : sorted)
        .toList();
  }

  /** The United States and Canada are no group. */
  private boolean hasGroup() {
    return tables == AllyTables.EUROPEAN;
  }

  /** NATO's name, with a mark where the publisher stars it. */
  static String label(ReportModel model, Ally ally) {
    boolean starred =
        model
            .series(ally, Measure.EXPENDITURE)
            .filter(series -> !series.note().isEmpty())
            .isPresent();
    String mark = starred ? " [note 1]" : "";
    return model.labels().ally(ally) + (ally.hasArmedForces() ? mark : " [note 3]");
  }

  /** The columns of a report's table. */
  private final class Columns {
    private final ReportModel model;
    private final Labels labels;
    private final DataFormulas formulas;
    private final int year;
    private final GroupRow group;
    private final List<Column<Row>> columns = new ArrayList<>();

    Columns(ReportModel model) {
      this.model = model;
      this.labels = model.labels();
      this.formulas = new DataFormulas(model);
      this.year = model.latestYear();
      this.group = new GroupRow(ReportModel.GROUP, Composition.AS_OF_YEAR, year);
    }

    List<Column<Row>> all() {
      columns.add(
          Column.<Row>text(
                  labels.get("col.ally"),
                  24,
                  row ->
                      row.ally()
                          .map(ally -> label(model, ally))
                          .orElseGet(() -> labels.group(ReportModel.GROUP)))
              .under(AssumptionsSheet.thresholdsNow(labels)));
      columns.add(
          Column.text(
              labels.get("col.code"),
              17,
              row -> row.ally().map(Ally::iso3).orElse(ReportModel.GROUP.id())));
      addFigure(Format.WHOLE, Measure.EXPENDITURE);
      addFigure(Format.WHOLE, Measure.GDP);
      addFigure(Format.TWO_DECIMALS, Measure.SHARE_OF_GDP);
      markShare(year);
      add(
          labels.get("allies.share-before"),
          Format.TWO_DECIMALS,
          ally -> figure(ally, Measure.SHARE_OF_GDP, year - 1),
          this::shareBefore);
      markShare(year - 1);
      if (hasGroup()) {
        add(labels.get("allies.rank"), Format.WHOLE, this::rank, Optional::empty);
        markShare(year);
      }
      addFigure(Format.ONE_DECIMAL, Measure.REAL_CHANGE);
      addFigure(Format.ONE_DECIMAL, Measure.EQUIPMENT_SHARE);
      List<Target> all = model.configuration().targets();
      all.forEach(this::addStanding);
      all.stream().filter(Target::isShareOfGdp).forEach(this::addGaps);
      add(
          labels.get("col.mean-change"),
          Format.TWO_DECIMALS,
          this::meanChange,
          () -> group.number(model, Measure.SHARE_OF_GDP.meanChange()));
      mark(ally -> model.breaks().between(ally, year - PATH_YEARS, year));
      all.stream().filter(Target::isShareOfGdp).forEach(this::addWays);
      add(
          labels.get("allies.doubled"),
          Format.TWO_DECIMALS,
          ally -> doubled(share(ally)),
          () -> Optional.of(doubled(group.number(model, Measure.SHARE_OF_GDP))));
      markShare(year);
      addFigure(Format.WHOLE, Measure.EXPENDITURE_PER_CAPITA);
      addFigure(Format.ONE_DECIMAL, Measure.PERSONNEL);
      return columns;
    }

    /** Marks the column added last where it rests on the share of that year. */
    private void markShare(int of) {
      mark(ally -> model.breaks().in(ally, of));
    }

    /** Marks the column added last where this holds. */
    private void mark(Predicate<Ally> holds) {
      int last = columns.size() - 1;
      columns.set(last, columns.get(last).marked(row -> row.ally().filter(holds).isPresent()));
    }

    private void add(
        String header,
        Format format,
        Function<Ally, Formula> ofAlly,
        Supplier<Optional<?>> ofGroup) {
      columns.add(column(header, format, 14, ofAlly, ofGroup));
    }

    private Column<Row> column(
        String header,
        Format format,
        int width,
        Function<Ally, Formula> ofAlly,
        Supplier<Optional<?>> ofGroup) {
      return new Column<>(
          header,
          format,
          width,
          row -> row.ally().isPresent() ? row.ally().map(ofAlly) : ofGroup.get());
    }

    private void addFigure(Format format, Measure measure) {
      add(
          model.header(measure),
          format,
          ally -> figure(ally, measure, year),
          () -> GroupsSheet.linked(model, measure, year));
    }

    private Formula figure(Ally ally, Measure measure, int of) {
      return Cells.of(
          formulas.figure(tables, measure, code(), Integer.toString(of)),
          model.figure(ally, measure, of));
    }

    /** Of the same members, as the change since is told. */
    private Optional<?> shareBefore() {
      Measure before = Measure.SHARE_OF_GDP.yearBefore();
      GroupRow constant = new GroupRow(ReportModel.GROUP, Composition.CONSTANT, year - 1);
      return group
          .number(model, before)
          .map(
              value ->
                  Formula.where(
                      value,
                      GroupsSheet.lookup(
                          model,
                          Measure.SHARE_OF_GDP,
                          code(),
                          quoted(GroupRow.word(model, Composition.CONSTANT)),
                          Integer.toString(year - 1)),
                      constant.number(model, Measure.SHARE_OF_GDP)));
    }

    /** From the highest share; who has the same share has the same rank. The group has none. */
    private Formula rank(Ally ally) {
      Optional<BigDecimal> rank =
          share(ally)
              .map(
                  own ->
                      tables.allies(model).stream()
                          .flatMap(other -> share(other).stream())
                          .filter(share -> share.compareTo(own) > 0)
                          .count())
              .map(ahead -> BigDecimal.valueOf(ahead + 1));
      String ofGroup =
          tables
              .allies()
              .find(shareHeader(), labels.get("col.code"), quoted(ReportModel.GROUP.id()));
      return Cells.ifKnown(
          share(),
          call("RANK", share(), tables.allies().column(shareHeader()))
              + "-"
              + call("COUNTIF", ofGroup, quoted(">") + "&" + share()),
          rank);
    }

    private void addStanding(Target target) {
      columns.add(
          column(
                  labels.target(target),
                  Format.TEXT,
                  StandingFormulas.width(labels),
                  ally ->
                      new Formula(
                          formulas.ofAllyAndTarget(
                              tables.targets(), model.yearLabel(year), code(), target),
                          StandingFormulas.word(model, target, ally, year)),
                  () -> Optional.of(groupStanding(target)))
              .under(AssumptionsSheet.thresholdNow(target)));
      if (target.isShareOfGdp()) {
        markShare(year);
      }
    }

    private Formula groupStanding(Target target) {
      String share = tables.allies().here(model.header(target.measure()));
      return Cells.ifKnown(
          share,
          call(
              "IF",
              TargetFormulas.isMet(DataFormulas.threshold(target), share),
              quoted(AT.word(labels)),
              quoted(BELOW.word(labels))),
          group
              .number(model, target.measure())
              .map(value -> (target.isMetBy(value) ? AT : BELOW).word(labels)));
    }

    private void addGaps(Target target) {
      columns.add(
          column(
                  labels.get("allies.gap", labels.target(target)),
                  Format.WHOLE,
                  14,
                  ally ->
                      Cells.of(
                          formulas.ofAllyAndTarget(
                              tables.gaps(), model.yearLabel(year), code(), target),
                          own(ally, target.gap()).map(gap -> model.money().stated(gap, year))),
                  () -> groupGap(target))
              .under(AssumptionsSheet.thresholdNow(target)));
      markShare(year);
      String points =
          call(
              "IF",
              call("ISNUMBER", share()),
              TargetFormulas.unlessMet(
                  DataFormulas.threshold(target),
                  share(),
                  DataFormulas.threshold(target) + "-" + share()),
              quoted(Shorthand.MISSING));
      columns.add(
          column(
                  labels.get("allies.gap-points", labels.target(target)),
                  Format.TWO_DECIMALS,
                  11,
                  ally -> Cells.of(points, own(ally, target.gapPoints())),
                  () -> Optional.of(Cells.of(points, group.number(model, target.gapPoints()))))
              .under(AssumptionsSheet.thresholdNow(target)));
      markShare(year);
    }

    private Optional<?> groupGap(Target target) {
      return group
          .value(model, target.gap())
          .map(
              gap ->
                  new Formula(
                      model.money().formula(parts(target, gap.missing()).gap(target), year),
                      model.money().stated(gap.value(), year)));
    }

    private GapParts parts(Target target, Set<Ally> missing) {
      String now = Integer.toString(year);
      String composition = quoted(GroupRow.word(model, Composition.AS_OF_YEAR));
      return GapParts.of(
          model,
          group,
          target,
          missing,
          new GapParts.Shown(
              measure -> GroupsSheet.lookup(model, measure, code(), composition, now),
              now,
              share()));
    }

    private Formula meanChange(Ally ally) {
      return Cells.of(
          call(
              "IFERROR",
              "("
                  + share()
                  + "-"
                  + formulas.figureOrError(
                      tables, Measure.SHARE_OF_GDP, code(), Integer.toString(year - PATH_YEARS))
                  + ")/"
                  + PATH_YEARS,
              quoted(Shorthand.MISSING)),
          own(ally, Measure.SHARE_OF_GDP.meanChange()));
    }

    /** What growth the deadline asks for, and when the present path is there. */
    private void addWays(Target target) {
      if (target.deadline().isPresent()) {
        columns.add(
            column(
                    labels.get("allies.required-growth", labels.target(target)),
                    Format.ONE_DECIMAL,
                    14,
                    ally -> growth(target, share(ally), own(ally, target.requiredGrowth())),
                    () ->
                        Optional.of(
                            growth(
                                target,
                                group.number(model, Measure.SHARE_OF_GDP),
                                group.number(model, target.requiredGrowth()))))
                .under(AssumptionsSheet.thresholdNow(target)));
        markShare(year);
      }
      columns.add(
          column(
                  labels.get("allies.catch-up", labels.target(target)),
                  Format.TEXT,
                  14,
                  ally ->
                      path(
                          target,
                          share(),
                          share(ally),
                          own(ally, Measure.SHARE_OF_GDP.meanChange()),
                          own(ally, target.catchUpYear())),
                  () -> Optional.of(groupPath(target)))
              .under(AssumptionsSheet.thresholdNow(target)));
      mark(ally -> model.breaks().between(ally, year - PATH_YEARS, year));
    }

    private Formula growth(Target target, Optional<BigDecimal> share, Optional<BigDecimal> growth) {
      String now = Integer.toString(year);
      return new Formula(
          TargetFormulas.toDeadline(
              labels, target, share(), now, TargetFormulas.requiredGrowth(target, share(), now)),
          TargetFormulas.toDeadline(labels, target, share, year, growth));
    }

    private Formula groupPath(Target target) {
      Optional<Aggregate.Value> share = group.value(model, Measure.SHARE_OF_GDP);
      Optional<Aggregate.Value> change = group.value(model, Measure.SHARE_OF_GDP.meanChange());
      String likeForLike =
          change.map(then -> parts(target, then.missing()).share()).orElseGet(this::share);
      return path(
          target,
          likeForLike,
          share.map(Aggregate.Value::value),
          change.map(Aggregate.Value::value),
          group.number(model, target.catchUpYear()));
    }

    private Formula path(
        Target target,
        String expression,
        Optional<BigDecimal> share,
        Optional<BigDecimal> change,
        Optional<BigDecimal> reached) {
      return new Formula(
          TargetFormulas.path(
              labels,
              DataFormulas.threshold(target),
              expression,
              tables.allies().here(labels.get("col.mean-change")),
              Integer.toString(year)),
          TargetFormulas.path(labels, target, share, change, reached));
    }

    private Formula doubled(Optional<BigDecimal> share) {
      return Cells.ifKnown(share(), "2*" + share(), share.map(one -> one.add(one)));
    }

    private Optional<BigDecimal> own(Ally ally, Measure measure) {
      return model.own(ally, measure, year).map(Aggregate.Value::value);
    }

    private Optional<BigDecimal> share(Ally ally) {
      return model.figure(ally, Measure.SHARE_OF_GDP, year);
    }

    private String code() {
      return tables.allies().here(labels.get("col.code"));
    }

    private String share() {
      return tables.allies().here(shareHeader());
    }

    private String shareHeader() {
      return model.header(Measure.SHARE_OF_GDP);
    }
  }
}
