package org.allyspend.report.sheet;

import java.util.List;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.SheetWriter;

/** A link to every other sheet. */
final class ContentsSheet implements ReportSheet {
  @Override
  public String name() {
    return "Contents";
  }

  @Override
  public String purpose() {
    return "The sheets of this workbook";
  }

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    writer.title("Contents");
    writer.sentence("The name of a sheet leads to it.");
    writer.linkColumn(
        writer.table(
            "Contents_list",
            List.of(
                Column.text("Sheet", 20, ReportSheet::name),
                Column.text("What it holds", 95, ReportSheet::purpose)),
            Sheets.of(model).stream().filter(sheet -> sheet != this).toList()),
        "Sheet");
  }
}
