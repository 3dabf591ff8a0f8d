package org.allyspend.report.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.allyspend.core.domain.Finding;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.SheetWriter;

/** What a reader should know about the figures. */
final class FindingsSheet implements ReportSheet {
  @Override
  public String name() {
    return "Findings";
  }

  @Override
  public String purpose() {
    return "Differences, inconsistencies and gaps found in the published figures";
  }

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    List<Finding> findings = new ArrayList<>(model.assessment().findings());
    model
        .assessment()
        .release()
        .warnings()
        .forEach(warning -> findings.add(new Finding(Finding.Kind.PUBLICATION, warning)));
    writer.title("Findings");
    writer.sentence(
        findings.isEmpty()
            ? "Nothing was found."
            : findings.size() + " things a reader should know, the gravest first.");
    writer.freeze(
        writer.table(
            "Findings",
            List.of(
                Column.text("Kind", 18, finding -> finding.kind().name().toLowerCase(Locale.ROOT)),
                Column.text("What was found", 110, Finding::message)),
            findings));
  }
}
