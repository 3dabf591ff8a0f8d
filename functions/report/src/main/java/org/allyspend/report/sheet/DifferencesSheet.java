package org.allyspend.report.sheet;

import java.util.ArrayList;
import java.util.List;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Measure;
import org.allyspend.report.Definitions;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.SheetWriter;

/** One line an ally: its latest share of GDP by each definition, and why they differ. */
final class DifferencesSheet implements ReportSheet.Content {
  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    Definitions definitions = new Definitions(model);
    writer.print().onOneUprightPage();
    writer.title(labels.get("sheet.differences.title"));
    writer.sentence(labels.get("differences.intro"));
    List<Column<Ally>> columns = new ArrayList<>();
    columns.add(Column.text(labels.get("col.ally"), 21, labels::ally));
    columns.add(
        Column.number(
            labels.get(
                "differences.own",
                labels.publisher(model.assessment().release().publisher()),
                model.yearLabel(model.latestYear())),
            Format.TWO_DECIMALS,
            ally -> model.figure(ally, Measure.SHARE_OF_GDP, model.latestYear())));
    for (Definitions.Other other : definitions.beside(Measure.SHARE_OF_GDP)) {
      columns.add(
          Column.number(
              labels.get("differences.other", definitions.name(other)),
              Format.TWO_DECIMALS,
              ally -> definitions.latest(other, ally)));
    }
    columns.add(
        Column.text(
            labels.get("differences.words"), 130, ally -> definitions.words(ally).orElse("")));
    writer.freeze(
        writer.table(
            "Differences",
            columns,
            model.europeanAllies().stream()
                .filter(ally -> definitions.words(ally).isPresent())
                .toList()));
  }
}
