package org.allyspend.report.sheet;

import static org.allyspend.report.workbook.Formula.call;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Target;
import org.allyspend.report.Labels;
import org.allyspend.report.Money;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Admitted;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.Formula;
import org.allyspend.report.workbook.SheetWriter;
import org.allyspend.report.workbook.TableArea;
import org.allyspend.report.workbook.TableName;

/**
 * The thresholds, deadlines and growth that formulas rest on, to be changed by who wants to know.
 */
final class AssumptionsSheet implements ReportSheet.Content {
  /** The name of the assumed growth of GDP in formulas. */
  static final String GDP_GROWTH = "gdp_growth";

  /** The name of the switch: 1 where roads go by the growth of each ally, 0 by that one figure. */
  static final String GROWTH_BY_ALLY = "gdp_growth_by_ally";

  /** The name of the number of assumptions that are not the report's own any more. */
  static final String CHANGED = "assumptions_changed";

  private static final TableName TABLE = new TableName("Assumptions");

  /** A deadline later than that is no plan. */
  private static final int LATEST_DEADLINE = 2100;

  /**
   * An assumption.
   *
   * @param admitted the values it can take
   */
  private record Line(
      String name,
      BigDecimal value,
      String unit,
      String meaning,
      String agreed,
      Admitted admitted) {}

  /** What the thresholds over columns are, over the first column. */
  static Formula thresholdsNow(Labels labels) {
    String text = labels.get("assumptions.thresholds-now");
    return new Formula(Formula.quoted(text), text);
  }

  /** The threshold of a target as it is now, over columns it decides. */
  static Formula thresholdNow(Target target) {
    return new Formula(DataFormulas.threshold(target), target.threshold());
  }

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    writer.title(labels.get("sheet.assumptions"));
    writer.sentence(labels.get("assumptions.intro"));
    List<Line> lines = lines(model);
    String value = labels.get("col.value");
    String own = labels.get("assumptions.own");
    String changed =
        call("SUMPRODUCT", "--(" + TABLE.column(value) + "<>" + TABLE.column(own) + ")");
    writer.name(CHANGED, writer.figure(new Formula(changed, BigDecimal.ZERO)));
    writer.sentence(labels.get("assumptions.changed"));
    TableArea table =
        writer.table(
            TABLE.name(),
            List.of(
                Column.text(labels.get("col.name"), 34, Line::name),
                Column.number(value, Format.GENERAL, line -> Optional.of(line.value())),
                Column.text(labels.get("col.unit"), 14, Line::unit),
                Column.text(labels.get("col.meaning"), 50, Line::meaning),
                Column.text(
                    labels.get("assumptions.admitted"), 28, line -> line.admitted().text(labels)),
                Column.number(own, Format.GENERAL, line -> Optional.of(line.value())),
                Column.text(labels.get("col.agreed"), 50, Line::agreed)),
            lines);
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      writer.name(line.name(), table, value, i);
      writer.admit(table.column(value, i, 1), value, line.admitted(), line.admitted().text(labels));
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
              labels.get("assumptions.threshold", labels.target(target)),
              labels.agreed(target, model.assessment().asOf()),
              Admitted.decimal("0.01", "100")));
      target
          .deadline()
          .ifPresent(
              year ->
                  lines.add(
                      new Line(
                          DataFormulas.deadline(target),
                          BigDecimal.valueOf(year),
                          labels.get("unit.year"),
                          labels.get("assumptions.deadline", labels.target(target)),
                          labels.agreed(target, model.assessment().asOf()),
                          Admitted.whole(
                              Math.min(year, model.latestYear() + 1), LATEST_DEADLINE))));
    }
    lines.add(
        new Line(
            GDP_GROWTH,
            model.configuration().gdpGrowthPercent(),
            labels.get("unit.percent"),
            labels.get("assumptions.gdp-growth"),
            "",
            Admitted.decimal("-20", "20")));
    if (model.road().isPresent()) {
      lines.add(
          new Line(
              GROWTH_BY_ALLY,
              model.goesByOutlook() ? BigDecimal.ONE : BigDecimal.ZERO,
              labels.get("unit.switch"),
              labels.get("assumptions.growth-by-ally"),
              "",
              Admitted.whole(0, 1)));
    }
    model
        .money()
        .rates()
        .forEach(
            (year, rate) ->
                lines.add(
                    new Line(
                        Money.rate(year),
                        rate.known(),
                        labels.get("money.unit.rate"),
                        rate.status() == Status.PROVISIONAL
                            ? labels.get("money.rate.so-far", year)
                            : labels.get("money.rate", year),
                        "",
                        Admitted.decimal("0.01", "100"))));
    return lines;
  }
}
