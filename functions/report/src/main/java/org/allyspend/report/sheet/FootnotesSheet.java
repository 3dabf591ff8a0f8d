package org.allyspend.report.sheet;

import java.util.ArrayList;
import java.util.List;
import org.allyspend.core.domain.BudgetNotes;
import org.allyspend.core.domain.Footnote;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.SourceIds;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.SheetWriter;

/** What publishers say of allies' figures, in their words. */
final class FootnotesSheet implements ReportSheet.Content {
  private record Row(Release release, Footnote footnote) {}

  static boolean applies(ReportModel model) {
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
                    22,
                    row -> labels.publisher(row.release().publisher())),
                Column.text(labels.get("col.mark"), 18, row -> mark(labels, row)),
                Column.text(
                    labels.get("col.footnote"), 110, row -> row.footnote().in(labels.language()))),
            rows(model)));
  }

  /** A publisher's mark as it is; of a treasury's notes, of what they are. */
  private static String mark(Labels labels, Row row) {
    String mark = row.footnote().mark();
    return SourceIds.isBudget(row.release().source())
        ? BudgetNotes.part(row.footnote())
            .map(part -> labels.codebook("budget.part." + part.id()))
            .orElseGet(() -> labels.get("budget.note." + mark.replace(' ', '-')))
        : mark;
  }

  private static List<Row> rows(ReportModel model) {
    List<Row> rows = new ArrayList<>();
    for (Release release : model.assessment().releases()) {
      model.footnotes(release.source()).stream()
          .filter(note -> !BudgetNotes.isOfDocuments(note))
          .forEach(note -> rows.add(new Row(release, note)));
    }
    return rows;
  }
}
