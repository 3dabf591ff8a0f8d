package org.allyspend.report.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Target;
import org.allyspend.report.ReportModel;
import org.allyspend.report.Shorthand;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.SheetWriter;

/** One row a group, composition and year. */
final class TrendsSheet implements ReportSheet {
  private record Line(AllyGroup group, Composition composition, int year) {}

  @Override
  public String name() {
    return "Trends";
  }

  @Override
  public String purpose() {
    return "Each group by year in both compositions, with coverage";
  }

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    writer.title("Trends of the groups");
    writer.sentence(
        "As of the year, an ally counts from the year NATO counts it; constant, today's members count"
            + " in every year. [note 5]");
    writer.sentence(
        "Nominal change is at current exchange rates and must not be read as growth. [note 6]");
    List<Line> lines = new ArrayList<>();
    for (AllyGroup group : model.configuration().allGroups()) {
      for (Composition composition : Composition.values()) {
        model.years().forEach(year -> lines.add(new Line(group, composition, year)));
      }
    }
    writer.freeze(writer.table("Trends", columns(model), lines));
  }

  private static List<Column<Line>> columns(ReportModel model) {
    String constant = model.constantPrices();
    List<Column<Line>> columns = new ArrayList<>();
    columns.add(Column.text("Group", 25, line -> line.group().name()));
    columns.add(Column.text("Composition", 15, line -> line.composition().id()));
    columns.add(Column.integer("Year", Format.YEAR, Line::year));
    columns.add(
        Column.text(
            "Status",
            12,
            line ->
                value(model, line, Measure.EXPENDITURE)
                    .map(value -> Shorthand.word(value.status()))
                    .orElse(Shorthand.MISSING)));
    columns.add(count(model, "Members", Aggregate.Value::members));
    columns.add(count(model, "Members with a figure", Aggregate.Value::covered));
    columns.add(number(model, "Expenditure (million USD)", Format.WHOLE, Measure.EXPENDITURE));
    columns.add(
        number(
            model,
            "Expenditure (million USD at " + constant + ")",
            Format.WHOLE,
            Measure.EXPENDITURE_CONSTANT));
    columns.add(number(model, "GDP (million USD)", Format.WHOLE, Measure.GDP));
    columns.add(
        number(model, "GDP (million USD at " + constant + ")", Format.WHOLE, Measure.GDP_CONSTANT));
    columns.add(number(model, "Share of GDP (%)", Format.TWO_DECIMALS, Measure.SHARE_OF_GDP));
    columns.add(number(model, "Real change (%)", Format.ONE_DECIMAL, Measure.REAL_CHANGE));
    columns.add(number(model, "Nominal change (%)", Format.ONE_DECIMAL, Measure.NOMINAL_CHANGE));
    columns.add(
        number(
            model,
            "Expenditure per head (USD at " + constant + ")",
            Format.WHOLE,
            Measure.EXPENDITURE_PER_CAPITA));
    columns.add(
        number(model, "Equipment (% of expenditure)", Format.ONE_DECIMAL, Measure.EQUIPMENT_SHARE));
    columns.add(
        number(model, "Military personnel (thousands)", Format.ONE_DECIMAL, Measure.PERSONNEL));
    columns.add(
        number(
            model,
            "Three largest spenders (% of expenditure)",
            Format.ONE_DECIMAL,
            Measure.CONCENTRATION));
    for (Target target : model.configuration().targets()) {
      columns.add(number(model, "Allies at " + target.name(), Format.WHOLE, target.alliesAt()));
      columns.add(number(model, "Newly at " + target.name(), Format.WHOLE, target.newlyAt()));
    }
    return columns;
  }

  private static Column<Line> number(
      ReportModel model, String header, Format format, Measure measure) {
    return Column.number(
        header, format, line -> value(model, line, measure).map(Aggregate.Value::value));
  }

  private static Column<Line> count(
      ReportModel model, String header, ToIntFunction<Aggregate.Value> count) {
    return Column.number(
        header,
        Format.WHOLE,
        line ->
            value(model, line, Measure.EXPENDITURE)
                .map(value -> BigDecimal.valueOf(count.applyAsInt(value))));
  }

  private static Optional<Aggregate.Value> value(ReportModel model, Line line, Measure measure) {
    return model.value(line.group(), line.composition(), measure, line.year());
  }
}
