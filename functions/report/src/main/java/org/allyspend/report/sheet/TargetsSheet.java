package org.allyspend.report.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Target;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.SheetWriter;

/** One row a group and target: who is at it, what is missing, and what it would take. */
final class TargetsSheet implements ReportSheet {
  private record Line(AllyGroup group, Target target) {}

  @Override
  public String name() {
    return "Targets";
  }

  @Override
  public String purpose() {
    return "Each group against each target: allies at it, gaps, required growth, doubling";
  }

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    int year = model.latestYear();
    writer.title("Targets in " + model.yearLabel(year));
    writer.sentence(
        "Shares are held against thresholds at the published precision, two decimals of a percent."
            + " [note 2]");
    writer.sentence(
        "Required growth assumes that GDP grows by "
            + model.configuration().gdpGrowthPercent().toPlainString()
            + " % a year in real terms. [note 4]");
    List<Line> lines = new ArrayList<>();
    for (AllyGroup group : model.configuration().allGroups()) {
      model.configuration().targets().forEach(target -> lines.add(new Line(group, target)));
    }
    writer.freeze(writer.table("Targets", columns(model, year), lines));
  }

  private static List<Column<Line>> columns(ReportModel model, int year) {
    List<Column<Line>> columns = new ArrayList<>();
    columns.add(Column.text("Group", 25, line -> line.group().name()));
    columns.add(Column.text("Target", 20, line -> line.target().name()));
    columns.add(Column.text("Agreed", 34, line -> line.target().agreed()));
    columns.add(
        number(model, "Share of the group (%)", Format.TWO_DECIMALS, year, Target::measure));
    columns.add(number(model, "Allies at it", Format.WHOLE, year, Target::alliesAt));
    columns.add(
        Column.number(
            "Allies with a figure",
            Format.WHOLE,
            line ->
                value(model, line, line.target().alliesAt(), year)
                    .map(value -> BigDecimal.valueOf(value.covered()))));
    columns.add(number(model, "Newly at it", Format.WHOLE, year, Target::newlyAt));
    columns.add(Column.text("Which are newly at it", 40, line -> newly(model, line, year)));
    columns.add(
        number(model, "Gap of the group (points)", Format.TWO_DECIMALS, year, Target::gapPoints));
    columns.add(number(model, "Gap of the group (million USD)", Format.WHOLE, year, Target::gap));
    columns.add(
        number(
            model,
            "Gaps of members below it (million USD)",
            Format.WHOLE,
            year,
            Target::membersGap));
    columns.add(
        number(
            model,
            "Required real growth a year (%)",
            Format.ONE_DECIMAL,
            year,
            Target::requiredGrowth));
    columns.add(
        new Column<>(
            "Deadline",
            Format.YEAR,
            12,
            line -> line.target().deadline().map(BigDecimal::valueOf)));
    columns.add(
        number(model, "Year at it on the present path", Format.YEAR, year, Target::catchUpYear));
    columns.add(
        number(
            model,
            "Share of GDP if expenditure doubled (%)",
            Format.TWO_DECIMALS,
            year,
            target -> Measure.DOUBLED_SHARE));
    return columns;
  }

  private static Column<Line> number(
      ReportModel model,
      String header,
      Format format,
      int year,
      Function<Target, Measure> measure) {
    return Column.number(
        header,
        format,
        line -> value(model, line, measure.apply(line.target()), year).map(Aggregate.Value::value));
  }

  private static Optional<Aggregate.Value> value(
      ReportModel model, Line line, Measure measure, int year) {
    return model.value(line.group(), Composition.AS_OF_YEAR, measure, year);
  }

  private static String newly(ReportModel model, Line line, int year) {
    List<String> names =
        line.group().membersIn(year, Composition.AS_OF_YEAR).stream()
            .filter(ally -> model.holds(ally, line.target().newlyAt(), year))
            .map(Ally::natoName)
            .toList();
    return names.isEmpty() ? "none" : String.join(", ", names);
  }
}
