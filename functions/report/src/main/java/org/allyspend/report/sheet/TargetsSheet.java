package org.allyspend.report.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.allyspend.core.domain.Ally;
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

/** Which European ally was at which share of GDP in which year, in words. */
final class TargetsSheet implements ReportSheet {
  private static final TableName TABLE = new TableName("Targets");

  private record Line(Target target, Ally ally) {}

  @Override
  public String id() {
    return "targets";
  }

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    writer.title(labels.get("sheet.targets.title"));
    writer.sentence(labels.get("targets.intro"));
    writer.sentence(labels.get("targets.precision"));
    new Headlines(model).doubling().ifPresent(writer::sentence);
    List<Line> lines = new ArrayList<>();
    for (Target target : model.configuration().shareOfGdpTargets()) {
      model.europeanAllies().forEach(ally -> lines.add(new Line(target, ally)));
    }
    TableArea table = writer.table(TABLE.name(), columns(model), lines);
    for (int year : model.years()) {
      writer.setOff(table, model.yearLabel(year), labels.get("standing.newly"));
    }
    writer.freeze(table, 2);
  }

  private static List<Column<Line>> columns(ReportModel model) {
    Labels labels = model.labels();
    List<Column<Line>> columns = new ArrayList<>();
    columns.add(Column.text(labels.get("col.target"), 17, line -> labels.target(line.target())));
    columns.add(Column.text(labels.get("col.ally"), 19, line -> labels.ally(line.ally())));
    columns.add(Column.text(labels.get("col.code"), 9, line -> line.ally().iso3()));
    columns.add(
        new Column<>(
            labels.get("col.threshold"),
            Format.TWO_DECIMALS,
            13,
            line ->
                Optional.of(
                    new Formula(
                        DataFormulas.threshold(line.target()), line.target().threshold()))));
    columns.add(Column.text(labels.get("col.first-year"), 16, line -> firstYear(model, line)));
    for (int year : model.years()) {
      columns.add(
          new Column<>(
              model.yearLabel(year),
              Format.TEXT,
              13,
              line -> Optional.of(standing(model, line, year))));
    }
    return columns;
  }

  private static Formula standing(ReportModel model, Line line, int year) {
    Labels labels = model.labels();
    String code = TABLE.here(labels.get("col.code"));
    return Standings.formula(
        model,
        line.target(),
        line.ally(),
        year,
        TABLE.here(labels.get("col.threshold")),
        SharesSheet.lookup(model, code, year),
        model.years().contains(year - 1)
            ? SharesSheet.lookup(model, code, year - 1)
            : Formula.quoted(Shorthand.MISSING));
  }

  private static String firstYear(ReportModel model, Line line) {
    Labels labels = model.labels();
    if (model.years().stream()
        .noneMatch(year -> model.figure(line.ally(), Measure.SHARE_OF_GDP, year).isPresent())) {
      return Shorthand.MISSING;
    }
    return model.years().stream()
        .filter(year -> model.holds(line.ally(), line.target().alliesAt(), year))
        .findFirst()
        .map(
            year ->
                year.equals(model.years().first())
                    ? labels.get("targets.or-before", year)
                    : year.toString())
        .orElseGet(() -> labels.get("targets.not-yet"));
  }
}
