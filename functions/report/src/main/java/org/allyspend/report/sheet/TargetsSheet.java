package org.allyspend.report.sheet;

import static org.allyspend.report.TargetStanding.AGAIN;
import static org.allyspend.report.TargetStanding.AT;
import static org.allyspend.report.TargetStanding.NEWLY;
import static org.allyspend.report.workbook.Formula.call;
import static org.allyspend.report.workbook.Formula.quoted;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.allyspend.report.Headlines;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.Shorthand;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.Formula;
import org.allyspend.report.workbook.SheetWriter;
import org.allyspend.report.workbook.TableArea;

/** Which ally stood where against which target in which year, in words. */
record TargetsSheet(AllyTables tables) implements ReportSheet.Content {
  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    writer.title(labels.get("sheet." + tables.id("targets") + ".title"));
    writer.sentence(labels.get("targets.intro"));
    writer.sentence(labels.get("targets.precision"));
    if (tables == AllyTables.EUROPEAN) {
      new Headlines(model).doubling().ifPresent(writer::sentence);
    }
    AlliesByTarget rows = new AlliesByTarget(model, tables.allies(model));
    rows.printed().ifPresent(writer::sentence);
    List<Column<AlliesByTarget.Line>> columns = rows.columns();
    columns.add(
        Column.filled(
            labels.get("col.first-year"),
            Format.TEXT,
            16,
            line -> new Formula(firstYear(model), firstYear(model, line))));
    for (int year : model.years()) {
      columns.add(
          Column.<AlliesByTarget.Line>filled(
                  model.yearLabel(year),
                  Format.TEXT,
                  StandingFormulas.width(labels),
                  line ->
                      new Formula(
                          standing(model, line, year),
                          StandingFormulas.word(model, line.target(), line.ally(), year)))
              .marked(line -> line.restsOnBreak(model, year)));
    }
    int printed = columns.size();
    columns.addAll(rows.helpers());
    TableArea area = writer.table(tables.targets().name(), columns, rows.lines());
    for (int year : model.years()) {
      writer.setOff(area, model.yearLabel(year), NEWLY.word(labels));
      writer.setOff(area, model.yearLabel(year), AGAIN.word(labels));
    }
    writer.freeze(area, 2);
    rows.print(writer, area, printed);
  }

  private String standing(ReportModel model, AlliesByTarget.Line line, int year) {
    Labels labels = model.labels();
    String first = model.yearLabel(model.years().first());
    boolean hasBefore = model.years().contains(year - 1);
    return StandingFormulas.formula(
        labels,
        tables.targets().here(labels.get("col.threshold")),
        new DataFormulas(model)
            .figureOrErrorAtHand(
                tables,
                line.target().measure(),
                tables.targets().here(labels.get("col.code")),
                year),
        hasBefore
            ? Optional.of(tables.targets().here(model.yearLabel(year - 1)))
            : Optional.empty(),
        hasBefore ? tables.targets().here(first, model.yearLabel(year - 1)) : "");
  }

  /** The first of the years in which the words say that the ally is at the target. */
  private String firstYear(ReportModel model) {
    Labels labels = model.labels();
    int years = model.years().size();
    String words =
        tables
            .targets()
            .here(model.yearLabel(model.years().first()), model.yearLabel(model.years().last()));
    String none = Integer.toString(years + 1);
    String position =
        call(
            "MIN",
            call("IFERROR", call("MATCH", quoted(AT.word(labels)), words, "0"), none),
            call("IFERROR", call("MATCH", quoted(NEWLY.word(labels)), words, "0"), none));
    String texts =
        model.years().stream()
            .map(year -> quoted(yearText(model, year)))
            .collect(Collectors.joining(","));
    return call(
        "IF",
        call("COUNTIF", words, quoted(Shorthand.MISSING)) + "=" + years,
        quoted(Shorthand.MISSING),
        call("CHOOSE", position, texts, quoted(labels.get("targets.not-yet"))));
  }

  private static String firstYear(ReportModel model, AlliesByTarget.Line line) {
    if (model.years().stream()
        .allMatch(year -> model.own(line.ally(), line.target().alliesAt(), year).isEmpty())) {
      return Shorthand.MISSING;
    }
    return model.years().stream()
        .filter(year -> model.holds(line.ally(), line.target().alliesAt(), year))
        .findFirst()
        .map(year -> yearText(model, year))
        .orElseGet(() -> model.labels().get("targets.not-yet"));
  }

  private static String yearText(ReportModel model, int year) {
    return year == model.years().first()
        ? model.labels().get("targets.or-before", year)
        : Integer.toString(year);
  }
}
