package org.allyspend.report.sheet;

import java.util.List;
import org.allyspend.core.domain.Finding;
import org.allyspend.report.FindingText;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.SheetWriter;

/** What a reader should know about the figures, what weighs most first. */
final class FindingsSheet implements ReportSheet.Content {
  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    FindingText words = new FindingText(model);
    List<Finding> findings =
        model.assessment().findings().stream()
            .filter(finding -> finding.kind() != Finding.Kind.OTHER)
            .toList();
    writer.print().onePageWide();
    writer.title(labels.get("sheet.findings"));
    writer.sentence(
        findings.isEmpty()
            ? labels.get("findings.none")
            : labels.get(
                findings.size() == 1 ? "findings.intro.one" : "findings.intro", findings.size()));
    writer.sentence(labels.get("findings.mark"));
    writer.sentence(new LiveLines(model).notice());
    writer.freeze(
        writer.table(
            "Findings",
            List.of(
                Column.text(
                    labels.get("col.weight"),
                    15,
                    (Finding finding) -> labels.get("weight." + finding.weight())),
                Column.text(labels.get("col.whose"), 24, words::subject),
                Column.text(
                    labels.get("col.kind"),
                    28,
                    finding -> labels.get("finding." + finding.kind().name())),
                Column.text(labels.get("col.years"), 12, words::years),
                Column.text(labels.get("col.finding"), 100, words::sentence),
                Column.textOrBlank(
                    labels.get("col.place"), 34, finding -> labels.place(finding.place()))),
            findings));
  }
}
