package org.allyspend.report.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Target;
import org.allyspend.report.Headlines;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.Formula;
import org.allyspend.report.workbook.SheetWriter;
import org.allyspend.report.workbook.TableName;

/** One row a group, target and year: how far the group is from it, in both compositions. */
final class GroupTargetsSheet implements ReportSheet {
  private static final TableName TABLE = new TableName("Group_targets");

  private record Line(AllyGroup group, Target target, int year) {}

  @Override
  public String id() {
    return "group-targets";
  }

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    writer.title(labels.get("sheet.group-targets.title"));
    writer.sentence(labels.get("targets.precision"));
    writer.sentence(
        labels.get("targets.growth", labels.percent(model.configuration().gdpGrowthPercent(), 1)));
    new Headlines(model).doubling().ifPresent(writer::sentence);
    List<Line> lines = new ArrayList<>();
    for (AllyGroup group : model.configuration().allGroups()) {
      for (Target target : model.configuration().targets()) {
        model.years().descendingSet().forEach(year -> lines.add(new Line(group, target, year)));
      }
    }
    writer.freeze(writer.table(TABLE.name(), new Columns(model).all(), lines), 3);
  }

  /** The columns of a report's table. */
  private static final class Columns {
    private final ReportModel model;
    private final Labels labels;
    private final List<Column<Line>> columns = new ArrayList<>();

    Columns(ReportModel model) {
      this.model = model;
      this.labels = model.labels();
    }

    List<Column<Line>> all() {
      columns.add(Column.text(labels.get("col.group"), 25, line -> labels.group(line.group())));
      columns.add(Column.text(labels.get("col.target"), 20, line -> labels.target(line.target())));
      columns.add(Column.integer(labels.get("col.year"), Format.YEAR, Line::year));
      columns.add(Column.text(labels.get("col.code"), 24, line -> line.group().id()));
      columns.add(
          new Column<>(
              labels.get("col.threshold"),
              Format.TWO_DECIMALS,
              14,
              line ->
                  Optional.of(
                      new Formula(
                          DataFormulas.threshold(line.target()), line.target().threshold()))));
      columns.add(
          new Column<>(
              labels.get("col.deadline"),
              Format.YEAR,
              12,
              line ->
                  line.target()
                      .deadline()
                      .map(
                          year ->
                              new Formula(
                                  DataFormulas.deadline(line.target()),
                                  BigDecimal.valueOf(year)))));
      for (Composition composition : Composition.values()) {
        add("col.share", composition, Format.TWO_DECIMALS, Target::measure, this::share);
        add("col.gap-points", composition, Format.TWO_DECIMALS, Target::gapPoints, this::points);
        add("col.gap-money", composition, Format.WHOLE, Target::gap, this::money);
        add("col.members-gap", composition, Format.WHOLE, Target::membersGap, Columns::asItIs);
        add(
            "col.required-growth",
            composition,
            Format.ONE_DECIMAL,
            Target::requiredGrowth,
            this::growth);
        add("col.catch-up", composition, Format.YEAR, Target::catchUpYear, Columns::asItIs);
      }
      columns.add(Column.text(labels.get("col.newly-names"), 40, this::newly));
      columns.add(Column.text(labels.get("col.agreed"), 34, line -> labels.agreed(line.target())));
      return columns;
    }

    private interface Computed {
      Object of(Line line, Composition composition, BigDecimal value);
    }

    private void add(
        String header,
        Composition composition,
        Format format,
        Function<Target, Measure> measure,
        Computed cell) {
      columns.add(
          new Column<>(
              labels.of(labels.get(header), composition),
              format,
              15,
              line ->
                  value(line, composition, measure.apply(line.target()))
                      .map(value -> cell.of(line, composition, value))));
    }

    private static Object asItIs(Line line, Composition composition, BigDecimal value) {
      return value;
    }

    private Object share(Line line, Composition composition, BigDecimal value) {
      return new Formula(of(line.target().measure(), composition), value);
    }

    private Object points(Line line, Composition composition, BigDecimal value) {
      return new Formula(unlessMet(composition, threshold() + "-" + share(composition)), value);
    }

    /**
     * Of a share of GDP, threshold x GDP less expenditure; of expenditure, points x expenditure.
     */
    private Object money(Line line, Composition composition, BigDecimal value) {
      String expenditure = of(Measure.EXPENDITURE, composition);
      return new Formula(
          line.target().isShareOfGdp()
              ? unlessMet(
                  composition,
                  String.format(
                      Locale.ROOT,
                      "MAX(0,%s/100*%s-%s)",
                      threshold(),
                      of(Measure.GDP, composition),
                      expenditure))
              : unlessMet(
                  composition,
                  String.format(
                      Locale.ROOT, "(%s-%s)/100*%s", threshold(), share(composition), expenditure)),
          value);
    }

    private Object growth(Line line, Composition composition, BigDecimal value) {
      return new Formula(
          TargetFormulas.requiredGrowth(
              threshold(),
              share(composition),
              TABLE.here(labels.get("col.deadline")) + "-" + TABLE.here(labels.get("col.year"))),
          value);
    }

    private String unlessMet(Composition composition, String gap) {
      return TargetFormulas.unlessMet(threshold(), share(composition), gap);
    }

    private String threshold() {
      return TABLE.here(labels.get("col.threshold"));
    }

    private String share(Composition composition) {
      return TABLE.here(labels.of(labels.get("col.share"), composition));
    }

    private String of(Measure measure, Composition composition) {
      return GroupsSheet.lookup(
          labels,
          model.header(measure, composition),
          TABLE.here(labels.get("col.code")),
          TABLE.here(labels.get("col.year")));
    }

    private Optional<BigDecimal> value(Line line, Composition composition, Measure measure) {
      return model
          .value(line.group(), composition, measure, line.year())
          .map(Aggregate.Value::value);
    }

    private String newly(Line line) {
      List<Ally> newly =
          line.group().membersIn(line.year(), Composition.AS_OF_YEAR).stream()
              .filter(model.europeanAllies()::contains)
              .filter(ally -> model.holds(ally, line.target().newlyAt(), line.year()))
              .toList();
      return newly.isEmpty()
          ? labels.get("none")
          : String.join(", ", newly.stream().map(labels::ally).toList());
    }
  }
}
