package org.allyspend.report.sheet;

import java.util.ArrayList;
import java.util.List;
import org.allyspend.core.domain.Finding;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.SheetWriter;

/** What a reader should know about the figures. */
final class FindingsSheet implements ReportSheet {
  @Override
  public String id() {
    return "findings";
  }

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    List<Finding> findings = new ArrayList<>(model.assessment().findings());
    model
        .assessment()
        .release()
        .warnings()
        .forEach(warning -> findings.add(new Finding(Finding.Kind.PUBLICATION, warning)));
    writer.title(labels.get("sheet.findings"));
    writer.sentence(
        findings.isEmpty()
            ? labels.get("findings.none")
            : labels.get("findings.intro", findings.size()));
    writer.freeze(
        writer.table(
            "Findings",
            List.of(
                Column.text(
                    labels.get("col.kind"),
                    18,
                    (Finding finding) -> labels.get("finding." + finding.kind().name())),
                Column.text(labels.get("col.finding"), 110, Finding::message)),
            findings));
  }
}
