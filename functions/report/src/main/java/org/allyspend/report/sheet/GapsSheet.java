package org.allyspend.report.sheet;

import static org.allyspend.report.workbook.Formula.call;
import static org.allyspend.report.workbook.Formula.quoted;

import java.util.List;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Target;
import org.allyspend.report.ReportModel;
import org.allyspend.report.Shorthand;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.SheetWriter;
import org.allyspend.report.workbook.TableArea;

/** What each ally lacks to each target in each year, in money. */
record GapsSheet(AllyTables tables) implements ReportSheet.Content {
  @Override
  public void write(ReportModel model, SheetWriter writer) {
    writer.title(model.labels().get("sheet." + tables.id("gaps") + ".title"));
    writer.sentence(model.labels().get("gaps.intro"));
    AlliesByTarget rows = new AlliesByTarget(model, tables.allies(model));
    rows.printed().ifPresent(writer::sentence);
    List<Column<AlliesByTarget.Line>> columns = rows.columns();
    for (int year : model.years()) {
      columns.add(
          Column.<AlliesByTarget.Line>filled(
                  model.yearLabel(year),
                  Format.WHOLE,
                  12,
                  line ->
                      Cells.of(
                          formula(model, line.target(), year),
                          model
                              .own(line.ally(), line.target().gap(), year)
                              .map(gap -> model.money().stated(gap.value(), year))))
              .marked(line -> line.restsOnBreak(model, year)));
    }
    int printed = columns.size();
    columns.addAll(rows.helpers());
    TableArea area = writer.table(tables.gaps().name(), columns, rows.lines());
    writer.freeze(area, 2);
    rows.print(writer, area, printed);
  }

  /** Of a share of GDP, threshold x GDP less expenditure; of expenditure, points x expenditure. */
  private String formula(ReportModel model, Target target, int year) {
    String threshold = DataFormulas.threshold(target);
    String share = figure(model, target.measure(), year);
    String spent = figure(model, Measure.EXPENDITURE, year);
    String gap =
        target.isShareOfGdp()
            ? TargetFormulas.lacking(threshold, figure(model, Measure.GDP, year), spent)
            : call("MAX", "0", "(" + threshold + "-" + share + ")/100*" + spent);
    return call(
        "IFERROR",
        TargetFormulas.unlessMet(threshold, share, model.money().formula(gap, year)),
        quoted(Shorthand.MISSING));
  }

  private String figure(ReportModel model, Measure measure, int year) {
    return new DataFormulas(model)
        .figureOrErrorAtHand(
            tables, measure, tables.gaps().here(model.labels().get("col.code")), year);
  }
}
