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

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.AllyGroup;
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
import org.allyspend.report.workbook.TableName;

/** One row a group and year: every measure in both compositions, side by side. */
final class GroupsSheet implements ReportSheet {
  static final TableName TABLE = new TableName("Groups");

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final List<Measure> TOTALS =
      List.of(EXPENDITURE, EXPENDITURE_CONSTANT, GDP, GDP_CONSTANT, PERSONNEL);
  private static final List<Measure> MEASURES =
      List.of(
          EXPENDITURE,
          EXPENDITURE_CONSTANT,
          GDP,
          GDP_CONSTANT,
          SHARE_OF_GDP,
          REAL_CHANGE,
          NOMINAL_CHANGE,
          EXPENDITURE_PER_CAPITA,
          GDP_PER_CAPITA,
          POPULATION,
          EQUIPMENT_SHARE,
          PERSONNEL_SHARE,
          INFRASTRUCTURE_SHARE,
          OTHER_SHARE,
          PERSONNEL,
          CONCENTRATION,
          DOUBLED_EXPENDITURE,
          DOUBLED_SHARE);

  private record Line(AllyGroup group, int year) {}

  @Override
  public String id() {
    return "groups";
  }

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    writer.title(labels.get("sheet.groups.title"));
    writer.sentence(labels.get("groups.intro"));
    writer.sentence(labels.get("groups.nominal"));
    List<Line> lines = new ArrayList<>();
    for (AllyGroup group : model.configuration().allGroups()) {
      model.years().forEach(year -> lines.add(new Line(group, year)));
    }
    writer.freeze(writer.table(TABLE.name(), new Columns(model).all(), lines), 2);
  }

  /** A formula for a group's value in a year. */
  static String lookup(Labels labels, String header, String group, String year) {
    return String.format(
        Locale.ROOT,
        "SUMIFS(%s,%s,%s,%s,%s)",
        TABLE.column(header),
        TABLE.column(labels.get("col.code")),
        group,
        TABLE.column(labels.get("col.year")),
        year);
  }

  /** A measure of the group the report is about in a year: a formula over this sheet's table. */
  static Optional<Object> linked(ReportModel model, Measure measure, String header, int year) {
    return model
        .value(measure, year)
        .map(
            value ->
                new Formula(
                    lookup(
                        model.labels(),
                        model.labels().of(header, Composition.AS_OF_YEAR),
                        Formula.quoted(ReportModel.GROUP.id()),
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

  /** The columns of a report's table. */
  private static final class Columns {
    private final ReportModel model;
    private final Labels labels;
    private final DataFormulas data;
    private final List<Column<Line>> columns = new ArrayList<>();

    Columns(ReportModel model) {
      this.model = model;
      this.labels = model.labels();
      this.data = new DataFormulas(model);
    }

    List<Column<Line>> all() {
      columns.add(Column.text(labels.get("col.group"), 25, line -> labels.group(line.group())));
      columns.add(Column.integer(labels.get("col.year"), Format.YEAR, Line::year));
      columns.add(Column.text(labels.get("col.code"), 24, line -> line.group().id()));
      columns.add(Column.text(labels.get("col.status"), 12, this::status));
      for (Composition composition : Composition.values()) {
        addCount("col.members", composition, Aggregate.Value::members);
        addCount("col.with-figure", composition, Aggregate.Value::covered);
      }
      for (Measure measure : MEASURES) {
        for (Composition composition : Composition.values()) {
          add(
              model.header(measure, composition),
              format(measure),
              measure,
              composition,
              (line, value) -> computed(line, composition, measure, value));
        }
      }
      for (Target target : model.configuration().targets()) {
        for (Composition composition : Composition.values()) {
          add(
              labels.of(labels.get("target.allies-at", labels.target(target)), composition),
              Format.WHOLE,
              target.alliesAt(),
              composition,
              (line, value) ->
                  new Formula(data.alliesAt(line.group(), composition, target, year()), value));
          add(
              labels.of(labels.get("target.newly-at", labels.target(target)), composition),
              Format.WHOLE,
              target.newlyAt(),
              composition,
              (line, value) -> value);
        }
      }
      return columns;
    }

    private interface Computed {
      Object of(Line line, BigDecimal value);
    }

    private void add(
        String header, Format format, Measure measure, Composition composition, Computed cell) {
      columns.add(
          new Column<>(
              header,
              format,
              15,
              line -> value(line, composition, measure).map(value -> cell.of(line, value))));
    }

    private void addCount(
        String header, Composition composition, ToIntFunction<Aggregate.Value> count) {
      columns.add(
          new Column<>(
              labels.of(labels.get(header), composition),
              Format.WHOLE,
              14,
              line ->
                  model
                      .value(line.group(), composition, EXPENDITURE, line.year())
                      .map(value -> BigDecimal.valueOf(count.applyAsInt(value)))));
    }

    private String status(Line line) {
      return model
          .value(line.group(), Composition.AS_OF_YEAR, EXPENDITURE, line.year())
          .map(value -> labels.status(value.status()))
          .orElse(Shorthand.MISSING);
    }

    private Object computed(Line line, Composition composition, Measure measure, BigDecimal value) {
      if (TOTALS.contains(measure)) {
        return new Formula(data.total(line.group(), composition, measure, year()), value);
      }
      if (measure.equals(SHARE_OF_GDP)) {
        boolean constant = value(line, composition, EXPENDITURE_CONSTANT).isPresent();
        Measure part = constant ? EXPENDITURE_CONSTANT : EXPENDITURE;
        Measure whole = constant ? GDP_CONSTANT : GDP;
        return Formula.where(
            value,
            String.format(
                Locale.ROOT, "100*%s/%s", here(part, composition), here(whole, composition)),
            percent(value(line, composition, part), value(line, composition, whole)));
      }
      if (measure.equals(REAL_CHANGE)) {
        return change(line, composition, EXPENDITURE_CONSTANT, value);
      }
      if (measure.equals(NOMINAL_CHANGE)) {
        return change(line, composition, EXPENDITURE, value);
      }
      if (measure.equals(DOUBLED_EXPENDITURE)) {
        return doubled(line, composition, EXPENDITURE, value);
      }
      if (measure.equals(DOUBLED_SHARE)) {
        return doubled(line, composition, SHARE_OF_GDP, value);
      }
      return value;
    }

    private Object change(Line line, Composition composition, Measure total, BigDecimal value) {
      Line before = new Line(line.group(), line.year() - 1);
      return Formula.where(
          value,
          String.format(
              Locale.ROOT,
              "100*%s/%s-100",
              here(total, composition),
              lookup(
                  labels,
                  model.header(total, composition),
                  TABLE.here(labels.get("col.code")),
                  year() + "-1")),
          percent(value(line, composition, total), value(before, composition, total))
              .map(percent -> percent.subtract(HUNDRED)));
    }

    private Object doubled(Line line, Composition composition, Measure measure, BigDecimal value) {
      return Formula.where(
          value,
          "2*" + here(measure, composition),
          value(line, composition, measure).map(TWO::multiply));
    }

    private static Optional<BigDecimal> percent(
        Optional<BigDecimal> part, Optional<BigDecimal> whole) {
      return part.flatMap(
          one ->
              whole
                  .filter(all -> all.signum() != 0)
                  .map(all -> one.multiply(HUNDRED).divide(all, MathContext.DECIMAL128)));
    }

    private Optional<BigDecimal> value(Line line, Composition composition, Measure measure) {
      return model
          .value(line.group(), composition, measure, line.year())
          .map(Aggregate.Value::value);
    }

    private String here(Measure measure, Composition composition) {
      return TABLE.here(model.header(measure, composition));
    }

    private String year() {
      return TABLE.here(labels.get("col.year"));
    }
  }
}
