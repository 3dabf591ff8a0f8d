package org.allyspend.report.sheet;

import java.util.List;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.SheetWriter;

/** Method, definitions and traps. */
final class NotesSheet implements ReportSheet {
  /** The target of which a part is not in the figures: its note stands where it does. */
  private static final String FIVE = "5_percent";

  /** Each has a mark and a text in the bundles of labels; the numbered ones are referred to. */
  private static final List<String> NOTES =
      List.of(
          "1",
          "2",
          "3",
          "4",
          "5",
          "6",
          "7",
          "share",
          "definition",
          FIVE,
          "weights",
          "formulas",
          "changed",
          "out-of-line",
          "overdue",
          "breaks",
          "estimate",
          "missing");

  @Override
  public String id() {
    return "notes";
  }

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    writer.onOnePage();
    writer.title(labels.get("sheet.notes"));
    writer.table(
        "Notes",
        List.of(
            Column.text(labels.get("col.note"), 18, (String note) -> labels.get("note." + note)),
            Column.text(
                labels.get("col.text"),
                112,
                note -> labels.get("note." + note + ".text", model.constantPrices()))),
        NOTES.stream().filter(note -> !note.equals(FIVE) || hasFive(model)).toList());
  }

  private static boolean hasFive(ReportModel model) {
    return model.configuration().targets().stream().anyMatch(target -> target.id().equals(FIVE));
  }
}
