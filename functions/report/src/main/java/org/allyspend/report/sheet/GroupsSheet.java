package org.allyspend.report.sheet;

import static org.allyspend.core.domain.Measure.CONCENTRATION;
import static org.allyspend.core.domain.Measure.DOUBLED_EXPENDITURE;
import static org.allyspend.core.domain.Measure.DOUBLED_SHARE;
import static org.allyspend.core.domain.Measure.EQUIPMENT_SHARE;
import static org.allyspend.core.domain.Measure.EXPENDITURE;
import static org.allyspend.core.domain.Measure.EXPENDITURE_CONSTANT;
import static org.allyspend.core.domain.Measure.EXPENDITURE_PER_CAPITA;
import static org.allyspend.core.domain.Measure.GDP;
import static org.allyspend.core.domain.Measure.GDP_CONSTANT;
import static org.allyspend.core.domain.Measure.GDP_PER_CAPITA;
import static org.allyspend.core.domain.Measure.INFRASTRUCTURE_SHARE;
import static org.allyspend.core.domain.Measure.NOMINAL_CHANGE;
import static org.allyspend.core.domain.Measure.OTHER_SHARE;
import static org.allyspend.core.domain.Measure.PERSONNEL;
import static org.allyspend.core.domain.Measure.PERSONNEL_SHARE;
import static org.allyspend.core.domain.Measure.POPULATION;
import static org.allyspend.core.domain.Measure.REAL_CHANGE;
import static org.allyspend.core.domain.Measure.SHARE_OF_GDP;
import static org.allyspend.report.TargetStanding.AGAIN;
import static org.allyspend.report.TargetStanding.NEWLY;
import static org.allyspend.report.TargetStanding.NO_LONGER;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Target;
import org.allyspend.core.domain.Unit;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.Shorthand;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.Formula;
import org.allyspend.report.workbook.SheetWriter;
import org.allyspend.report.workbook.TableArea;
import org.allyspend.report.workbook.TableName;

/**
 * One row a group, composition and year, on several sheets, each as wide as a page: money, what it
 * goes into, and how many members are at the targets.
 */
record GroupsSheet(String id, TableName table) implements ReportSheet.Content {
  private static final TableName MONEY = new TableName("Groups");
  private static final TableName STRUCTURE = new TableName("Group_structure");
  private static final TableName COUNTS = new TableName("Group_counts");

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final List<Measure> TOTALS =
      List.of(EXPENDITURE, EXPENDITURE_CONSTANT, GDP, GDP_CONSTANT, PERSONNEL);
  private static final List<Measure> MONEY_MEASURES =
      List.of(
          EXPENDITURE,
          EXPENDITURE_CONSTANT,
          GDP,
          GDP_CONSTANT,
          SHARE_OF_GDP,
          REAL_CHANGE,
          NOMINAL_CHANGE,
          DOUBLED_EXPENDITURE,
          DOUBLED_SHARE);
  private static final List<Measure> STRUCTURE_MEASURES =
      List.of(
          EXPENDITURE_PER_CAPITA,
          GDP_PER_CAPITA,
          POPULATION,
          EQUIPMENT_SHARE,
          PERSONNEL_SHARE,
          INFRASTRUCTURE_SHARE,
          OTHER_SHARE,
          PERSONNEL,
          CONCENTRATION);

  /** Expenditure, GDP and shares. */
  static GroupsSheet ofMoney() {
    return new GroupsSheet("groups", MONEY);
  }

  /** What it goes into, and figures by head. */
  static GroupsSheet ofStructure() {
    return new GroupsSheet("group-structure", STRUCTURE);
  }

  /** How many members are at the targets. */
  static GroupsSheet ofCounts() {
    return new GroupsSheet("group-counts", COUNTS);
  }

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    writer.title(labels.get("sheet." + id + ".title"));
    writer.sentence(labels.get("groups.intro"));
    writer.sentence(labels.get("groups.printed"));
    writer.sentence(labels.get("sheet." + id + ".intro"));
    writer.print().onePageWide();
    List<Column<GroupRow>> columns = GroupRow.columns(model);
    Cells cells = new Cells(model);
    if (table.equals(COUNTS)) {
      columns.set(0, columns.get(0).under(AssumptionsSheet.thresholdsNow(labels)));
      model.configuration().targets().forEach(target -> cells.addCounts(columns, target));
    } else {
      cells.addCoverage(columns);
      (table.equals(MONEY) ? MONEY_MEASURES : STRUCTURE_MEASURES)
          .forEach(measure -> cells.add(columns, measure));
    }
    int printed = columns.size();
    columns.add(GroupRow.code(model));
    List<GroupRow> rows = GroupRow.all(model);
    TableArea area = writer.table(table.name(), columns, rows);
    writer.freeze(area, 3);
    writer
        .print()
        .only(area, printed, (int) rows.stream().filter(GroupRow::isOfTheReportsGroup).count());
  }

  /** A formula for a group's value in a year, all of them given as expressions. */
  static String lookup(
      ReportModel model, Measure measure, String group, String composition, String year) {
    TableName table = tableOf(measure);
    Labels labels = model.labels();
    return table.sum(
        header(model, measure),
        table.where(labels.get("col.code"), group),
        table.where(labels.get("col.composition"), composition),
        table.where(labels.get("col.year"), year));
  }

  private static TableName tableOf(Measure measure) {
    return MONEY_MEASURES.contains(measure)
        ? MONEY
        : STRUCTURE_MEASURES.contains(measure) ? STRUCTURE : COUNTS;
  }

  private static String header(ReportModel model, Measure measure) {
    if (!tableOf(measure).equals(COUNTS)) {
      return model.header(measure);
    }
    for (Target target : model.configuration().targets()) {
      String key = counts(target).get(measure);
      if (key != null) {
        return model.labels().get(key, model.labels().target(target));
      }
    }
    throw new IllegalArgumentException(measure.id() + " is on no sheet of groups");
  }

  /** The counts of a target, each with the key of its header. */
  private static Map<Measure, String> counts(Target target) {
    return Map.of(
        target.alliesAt(), "target.allies-at",
        target.newlyAt(), "target.newly-at",
        target.againAt(), "target.again-at",
        target.noLongerAt(), "target.no-longer-at");
  }

  /** A measure of the group the report is about in a year: a formula over these sheets' tables. */
  static Optional<Object> linked(ReportModel model, Measure measure, int year) {
    return model
        .value(measure, year)
        .map(
            value ->
                new Formula(
                    lookup(
                        model,
                        measure,
                        Formula.quoted(ReportModel.GROUP.id()),
                        Formula.quoted(GroupRow.word(model, Composition.AS_OF_YEAR)),
                        Integer.toString(year)),
                    value.value()));
  }

  /** How the figures of a unit are shown. */
  static Format format(Measure measure) {
    return measure.unit() == Unit.PERCENT
        ? measure.id().contains("share_of_gdp") ? Format.TWO_DECIMALS : Format.ONE_DECIMAL
        : measure.equals(PERSONNEL) || measure.equals(GDP_PER_CAPITA)
            ? Format.ONE_DECIMAL
            : Format.WHOLE;
  }

  /** What stands in the table of a report. */
  private final class Cells {
    private final ReportModel model;
    private final Labels labels;
    private final DataFormulas data;

    Cells(ReportModel model) {
      this.model = model;
      this.labels = model.labels();
      this.data = new DataFormulas(model);
    }

    void addCoverage(List<Column<GroupRow>> columns) {
      columns.add(Column.text(labels.get("col.status"), 13, this::status));
      columns.add(
          new Column<>(
              labels.get("col.members"),
              Format.WHOLE,
              9,
              row -> row.value(model, EXPENDITURE).map(one -> BigDecimal.valueOf(one.members()))));
      columns.add(
          new Column<>(
              labels.get("col.with-figure"),
              Format.WHOLE,
              10,
              row -> row.value(model, EXPENDITURE).map(one -> BigDecimal.valueOf(one.covered()))));
    }

    void add(List<Column<GroupRow>> columns, Measure measure) {
      columns.add(
          new Column<>(
              model.header(measure),
              format(measure),
              measure.unit() == Unit.MILLION_USD ? 13 : 12,
              row -> row.value(model, measure).map(value -> computed(row, measure, value))));
    }

    void addCounts(List<Column<GroupRow>> columns, Target target) {
      addCount(columns, target, target.alliesAt(), row -> data.alliesAt(row, target, year()));
      addCount(columns, target, target.newlyAt(), row -> data.standing(row, target, NEWLY));
      addCount(columns, target, target.againAt(), row -> data.standing(row, target, AGAIN));
      addCount(columns, target, target.noLongerAt(), row -> data.standing(row, target, NO_LONGER));
    }

    private void addCount(
        List<Column<GroupRow>> columns,
        Target target,
        Measure measure,
        Function<GroupRow, String> formula) {
      columns.add(
          new Column<GroupRow>(
                  header(model, measure),
                  Format.WHOLE,
                  9,
                  row ->
                      row.value(model, measure)
                          .map(value -> new Formula(formula.apply(row), value.value())))
              .under(AssumptionsSheet.thresholdNow(target)));
    }

    private String status(GroupRow row) {
      return row.value(model, EXPENDITURE)
          .map(value -> labels.status(value.status()))
          .orElse(Shorthand.MISSING);
    }

    private Object computed(GroupRow row, Measure measure, Aggregate.Value value) {
      if (TOTALS.contains(measure)) {
        return new Formula(data.total(row, measure, year()), value.value());
      }
      if (measure.equals(SHARE_OF_GDP)) {
        return share(row, value);
      }
      if (measure.equals(REAL_CHANGE)) {
        return change(row, EXPENDITURE_CONSTANT, value.value());
      }
      if (measure.equals(NOMINAL_CHANGE)) {
        return change(row, EXPENDITURE, value.value());
      }
      if (measure.equals(DOUBLED_EXPENDITURE)) {
        return doubled(row, EXPENDITURE, value.value());
      }
      if (measure.equals(DOUBLED_SHARE)) {
        return doubled(row, SHARE_OF_GDP, value.value());
      }
      return value.value();
    }

    /** Over the members that have both figures. */
    private Object share(GroupRow row, Aggregate.Value value) {
      boolean constant = row.value(model, EXPENDITURE_CONSTANT).isPresent();
      Measure part = constant ? EXPENDITURE_CONSTANT : EXPENDITURE;
      Measure whole = constant ? GDP_CONSTANT : GDP;
      return value.isWhole()
          ? Formula.where(
              value.value(),
              "100*" + here(part) + "/" + here(whole),
              percent(row.number(model, part), row.number(model, whole)))
          : new Formula(
              "100*("
                  + data.total(row, part, year(), value.missing())
                  + ")/("
                  + data.total(row, whole, year(), value.missing())
                  + ")",
              value.value());
    }

    private Object change(GroupRow row, Measure total, BigDecimal value) {
      GroupRow before = new GroupRow(row.group(), row.composition(), row.year() - 1);
      return Formula.where(
          value,
          Formula.change(
              here(total),
              lookup(
                  model,
                  total,
                  MONEY.here(labels.get("col.code")),
                  MONEY.here(labels.get("col.composition")),
                  year() + "-1")),
          percent(row.number(model, total), before.number(model, total))
              .map(percent -> percent.subtract(HUNDRED)));
    }

    private Object doubled(GroupRow row, Measure measure, BigDecimal value) {
      return Formula.where(
          value, "2*" + here(measure), row.number(model, measure).map(TWO::multiply));
    }

    private Optional<BigDecimal> percent(Optional<BigDecimal> part, Optional<BigDecimal> whole) {
      return part.flatMap(
          one ->
              whole
                  .filter(all -> all.signum() != 0)
                  .map(all -> one.multiply(HUNDRED).divide(all, MathContext.DECIMAL128)));
    }

    private String here(Measure measure) {
      return MONEY.here(model.header(measure));
    }

    private String year() {
      return table.here(labels.get("col.year"));
    }
  }
}
