package org.allyspend.report.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Target;
import org.allyspend.report.Labels;
import org.allyspend.report.Money;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.Formula;
import org.allyspend.report.workbook.SheetWriter;
import org.allyspend.report.workbook.TableArea;
import org.allyspend.report.workbook.TableName;

/** The key figures of the European allies by year, of which the summary and its charts are made. */
final class KeyFiguresSheet implements ReportSheet.Content {
  static final TableName TABLE = new TableName("Key_figures");

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    writer.title(labels.get("summary.key-figures"));
    writer.sentence(labels.get("key-figures.intro"));
    TableArea table = writer.openTable(TABLE.name(), columns(model), List.copyOf(model.years()));
    name(model, writer, table);
    writer.freeze(table);
  }

  private static List<Column<Integer>> columns(ReportModel model) {
    Labels labels = model.labels();
    List<Column<Integer>> columns = new ArrayList<>();
    columns.add(Column.text(labels.get("col.year"), 10, model::yearLabel));
    columns.add(
        Column.text(labels.get("col.status"), 11, year -> labels.status(model.status(year))));
    for (Measure measure :
        List.of(
            Measure.EXPENDITURE,
            Measure.EXPENDITURE_CONSTANT,
            Measure.GDP,
            Measure.SHARE_OF_GDP,
            Measure.REAL_CHANGE)) {
      columns.add(column(model, model.header(measure), GroupsSheet.format(measure), measure));
    }
    if (model.money().hasRates()) {
      columns.add(euros(model));
    }
    addConstantMembers(model, columns);
    List<Target> targets = model.configuration().shareOfGdpTargets();
    for (Target target : targets) {
      columns.add(column(model, alliesAt(labels, target), Format.WHOLE, target.alliesAt()));
    }
    Target headline = model.configuration().headlineTarget();
    columns.add(
        column(
            model,
            labels.get("target.newly-at", labels.target(headline)),
            Format.WHOLE,
            headline.newlyAt()));
    columns.add(
        column(
            model,
            model.header(Measure.EQUIPMENT_SHARE),
            GroupsSheet.format(Measure.EQUIPMENT_SHARE),
            Measure.EQUIPMENT_SHARE));
    for (Target target : targets) {
      columns.add(
          Column.filled(
              SharesSheet.thresholdHeader(labels, target),
              Format.TWO_DECIMALS,
              13,
              year -> AssumptionsSheet.thresholdNow(target)));
    }
    return columns;
  }

  /** The total in euros, beside the dollars NATO prints. */
  private static Column<Integer> euros(ReportModel model) {
    return new Column<>(
        model.labels().get("money.euros"),
        Format.WHOLE,
        14,
        year ->
            model
                .value(Measure.EXPENDITURE, year)
                .map(
                    total ->
                        new Formula(
                            Money.euroFormula(TABLE.here(model.header(Measure.EXPENDITURE)), year),
                            model.money().euros(total.value(), year))));
  }

  /** The header of the total of today's members. */
  static String constantMembers(ReportModel model) {
    return model.header(Measure.EXPENDITURE_CONSTANT, Composition.CONSTANT);
  }

  /** The total of today's members in every year, and its change, in which no new member counts. */
  private static void addConstantMembers(ReportModel model, List<Column<Integer>> columns) {
    columns.add(
        new Column<>(
            constantMembers(model),
            Format.WHOLE,
            15,
            year ->
                constant(model, Measure.EXPENDITURE_CONSTANT, year)
                    .map(value -> new Formula(constantTotal(model, year), value))));
    columns.add(
        new Column<>(
            model.header(Measure.REAL_CHANGE, Composition.CONSTANT),
            Format.ONE_DECIMAL,
            12,
            year ->
                constant(model, Measure.REAL_CHANGE, year)
                    .map(value -> change(model, year, value))));
  }

  /** Where a member's figure of one year is missing, the change rests on the others. */
  private static Object change(ReportModel model, int year, BigDecimal value) {
    return Formula.where(
        value,
        Formula.change(
            TABLE.here(constantMembers(model)), "(" + constantTotal(model, year - 1) + ")"),
        constant(model, Measure.EXPENDITURE_CONSTANT, year)
            .flatMap(
                now ->
                    constant(model, Measure.EXPENDITURE_CONSTANT, year - 1)
                        .map(
                            then ->
                                now.movePointRight(2)
                                    .divide(then, MathContext.DECIMAL128)
                                    .subtract(BigDecimal.valueOf(100)))));
  }

  private static String constantTotal(ReportModel model, int year) {
    return new DataFormulas(model)
        .total(
            new GroupRow(ReportModel.GROUP, Composition.CONSTANT, year),
            Measure.EXPENDITURE_CONSTANT,
            Integer.toString(year));
  }

  private static Optional<BigDecimal> constant(ReportModel model, Measure measure, int year) {
    return model
        .value(ReportModel.GROUP, Composition.CONSTANT, measure, year)
        .map(Aggregate.Value::value);
  }

  static String alliesAt(Labels labels, Target target) {
    return labels.get("target.allies-at", labels.target(target));
  }

  private static Column<Integer> column(
      ReportModel model, String header, Format format, Measure measure) {
    return new Column<>(header, format, 12, year -> GroupsSheet.linked(model, measure, year));
  }

  /** The key figures of the latest year by name. */
  private static void name(ReportModel model, SheetWriter writer, TableArea table) {
    Target headline = model.configuration().headlineTarget();
    int latest = model.years().size() - 1;
    writer.name("total_expenditure", table, model.header(Measure.EXPENDITURE), latest);
    if (model.money().hasRates()) {
      writer.name("total_expenditure_eur", table, model.labels().get("money.euros"), latest);
    }
    writer.name("total_gdp", table, model.header(Measure.GDP), latest);
    writer.name("share_of_gdp", table, model.header(Measure.SHARE_OF_GDP), latest);
    writer.name("real_change", table, model.header(Measure.REAL_CHANGE), latest);
    writer.name(
        "real_change_constant_members",
        table,
        model.header(Measure.REAL_CHANGE, Composition.CONSTANT),
        latest);
    writer.name(headline.alliesAt().id(), table, alliesAt(model.labels(), headline), latest);
  }
}
