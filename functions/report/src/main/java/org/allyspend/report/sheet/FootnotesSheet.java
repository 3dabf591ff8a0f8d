package org.allyspend.report.sheet;

import java.util.ArrayList;
import java.util.List;
import org.allyspend.core.domain.Footnote;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Subject;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.SheetWriter;

/** What publishers say of allies' figures, in their words. */
final class FootnotesSheet implements ReportSheet {
  private record Row(Release release, Footnote footnote) {}

  @Override
  public String name() {
    return "Footnotes";
  }

  @Override
  public String purpose() {
    return "The publishers' own notes on allies' figures";
  }

  @Override
  public boolean applies(ReportModel model) {
    return !rows(model).isEmpty();
  }

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    writer.title("Publishers' footnotes");
    writer.sentence("In the publishers' words; the notes of this report are on the sheet Notes.");
    writer.freeze(
        writer.table(
            "Footnotes",
            List.of(
                Column.text("Ally", 24, row -> new Subject(row.footnote().subject()).name()),
                Column.text("Publisher", 13, row -> row.release().publisher()),
                Column.text("Mark", 10, row -> row.footnote().mark()),
                Column.text("Footnote", 110, row -> row.footnote().text())),
            rows(model)));
  }

  private static List<Row> rows(ReportModel model) {
    List<Row> rows = new ArrayList<>();
    for (Release release : model.assessment().releases()) {
      model.footnotes(release.source()).forEach(footnote -> rows.add(new Row(release, footnote)));
    }
    return rows;
  }
}
