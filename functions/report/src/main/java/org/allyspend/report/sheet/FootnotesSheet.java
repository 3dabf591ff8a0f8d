package org.allyspend.report.sheet;

import java.util.ArrayList;
import java.util.List;
import org.allyspend.core.domain.Footnote;
import org.allyspend.core.domain.Release;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.SheetWriter;

/** What publishers say of allies' figures, in their words. */
final class FootnotesSheet implements ReportSheet {
  private record Row(Release release, Footnote footnote) {}

  @Override
  public String id() {
    return "footnotes";
  }

  @Override
  public boolean applies(ReportModel model) {
    return !rows(model).isEmpty();
  }

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    writer.title(labels.get("sheet.footnotes.title"));
    writer.sentence(labels.get("footnotes.intro"));
    writer.freeze(
        writer.table(
            "Footnotes",
            List.of(
                Column.text(
                    labels.get("col.ally"),
                    24,
                    row ->
                        row.footnote().subject().equals(Footnote.ALL)
                            ? labels.get("footnotes.all")
                            : labels.subject(row.footnote().subject())),
                Column.text(
                    labels.get("col.publisher"),
                    13,
                    row -> labels.publisher(row.release().publisher())),
                Column.text(labels.get("col.mark"), 10, row -> row.footnote().mark()),
                Column.text(labels.get("col.footnote"), 110, row -> row.footnote().text())),
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
