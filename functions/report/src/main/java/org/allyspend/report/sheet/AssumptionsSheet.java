package org.allyspend.report.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.allyspend.core.domain.Target;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.SheetWriter;
import org.allyspend.report.workbook.TableArea;

/**
 * The thresholds, deadlines and growth that formulas rest on, to be changed by who wants to know.
 */
final class AssumptionsSheet implements ReportSheet {
  /** The name of the assumed growth of GDP in formulas. */
  static final String GDP_GROWTH = "gdp_growth";

  /** The name of the switch: 1 where roads go by the growth of each ally, 0 by that one figure. */
  static final String GROWTH_BY_ALLY = "gdp_growth_by_ally";

  private record Line(String name, BigDecimal value, String unit, String meaning) {}

  @Override
  public String id() {
    return "assumptions";
  }

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    writer.title(labels.get("sheet.assumptions"));
    writer.sentence(labels.get("assumptions.intro"));
    List<Line> lines = lines(model);
    String value = labels.get("col.value");
    TableArea table =
        writer.table(
            "Assumptions",
            List.of(
                Column.text(labels.get("col.name"), 34, Line::name),
                Column.number(value, Format.GENERAL, line -> Optional.of(line.value())),
                Column.text(labels.get("col.unit"), 16, Line::unit),
                Column.text(labels.get("col.meaning"), 70, Line::meaning)),
            lines);
    for (int i = 0; i < lines.size(); i++) {
      writer.name(lines.get(i).name(), table, value, i);
    }
  }

  private static List<Line> lines(ReportModel model) {
    Labels labels = model.labels();
    List<Line> lines = new ArrayList<>();
    for (Target target : model.configuration().targets()) {
      lines.add(
          new Line(
              DataFormulas.threshold(target),
              target.threshold(),
              labels.get("unit.percent"),
              labels.get("assumptions.threshold", labels.target(target))));
      target
          .deadline()
          .ifPresent(
              year ->
                  lines.add(
                      new Line(
                          DataFormulas.deadline(target),
                          BigDecimal.valueOf(year),
                          labels.get("unit.year"),
                          labels.get("assumptions.deadline", labels.target(target)))));
    }
    lines.add(
        new Line(
            GDP_GROWTH,
            model.configuration().gdpGrowthPercent(),
            labels.get("unit.percent"),
            labels.get("assumptions.gdp-growth")));
    if (model.road().isPresent()) {
      lines.add(
          new Line(
              GROWTH_BY_ALLY,
              model.goesByOutlook() ? BigDecimal.ONE : BigDecimal.ZERO,
              labels.get("unit.switch"),
              labels.get("assumptions.growth-by-ally")));
    }
    return lines;
  }
}
