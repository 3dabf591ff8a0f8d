package org.allyspend.report.sheet;

import java.util.List;
import org.allyspend.core.domain.Release;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.SheetWriter;

/** Where the figures come from, down to the bytes. */
final class SourcesSheet implements ReportSheet {
  private record Line(String what, String text) {}

  @Override
  public String name() {
    return "Sources";
  }

  @Override
  public String purpose() {
    return "The release this report rests on: publisher, edition, hash, terms";
  }

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Release release = model.assessment().release();
    writer.title("Sources");
    writer.sentence("The figures of this report come from one release.");
    writer.table(
        "Sources",
        List.of(Column.text("What", 20, Line::what), Column.text("Release", 100, Line::text)),
        List.of(
            new Line("Source", release.source()),
            new Line("Publisher", release.publisher()),
            new Line("Title", release.title()),
            new Line("Edition", release.edition()),
            new Line("Address", release.address()),
            new Line("SHA-256", release.sha256()),
            new Line("Observations", Integer.toString(release.observations())),
            new Line("Terms", release.licence())));
  }
}
