package org.allyspend.report.sheet;

import java.util.List;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.SheetWriter;
import org.allyspend.report.workbook.TableArea;

/** A link to every other sheet. */
final class ContentsSheet implements ReportSheet.Content {
  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    writer.print().onOnePage();
    writer.title(labels.get("sheet.contents"));
    writer.sentence(labels.get("contents.intro"));
    String sheetHeader = labels.get("col.sheet");
    TableArea table =
        writer.openTable(
            "Contents_list",
            List.of(
                Column.text(sheetHeader, 24, (ReportSheet sheet) -> sheet.name(labels)),
                Column.text(labels.get("col.purpose"), 108, sheet -> sheet.purpose(labels))),
            Sheets.of(model).stream().filter(sheet -> sheet.content() != this).toList());
    writer.linkColumn(table, sheetHeader);
    writer.freeze(table);
  }
}
