package org.allyspend.report.sheet;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.allyspend.core.domain.Ally;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.SheetWriter;

/** Method, definitions and traps. */
final class NotesSheet implements ReportSheet.Content {
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
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    String joined = joined(model);
    writer.print().onOnePage();
    writer.title(labels.get("sheet.notes"));
    writer.table(
        "Notes",
        List.of(
            Column.text(labels.get("col.note"), 18, (String note) -> labels.get("note." + note)),
            Column.text(
                labels.get("col.text"),
                112,
                note -> labels.get("note." + note + ".text", model.constantPrices(), joined))),
        NOTES.stream().filter(note -> !note.equals(FIVE) || hasFive(model)).toList());
  }

  /** Who has acceded since the figures begin, and from when NATO counts it. */
  private static String joined(ReportModel model) {
    Labels labels = model.labels();
    String since =
        model.europeanAllies().stream()
            .filter(ally -> !ally.countsIn(model.years().first()))
            .sorted(Comparator.comparing(Ally::countsFrom))
            .map(ally -> labels.get("note.5.since", labels.ally(ally), ally.countsFrom()))
            .collect(Collectors.joining(", "));
    return since.isEmpty() ? "" : labels.get("note.5.joined", since);
  }

  private static boolean hasFive(ReportModel model) {
    return model.configuration().targets().stream().anyMatch(target -> target.id().equals(FIVE));
  }
}
