package org.allyspend.report.sheet;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.allyspend.core.domain.Release;
import org.allyspend.report.Freshness;
import org.allyspend.report.Headlines;
import org.allyspend.report.ReportModel;
import org.allyspend.report.WhatsNew;
import org.allyspend.report.workbook.SheetWriter;

/** What this is, its date, and the one sentence to remember. */
final class CoverSheet implements ReportSheet {
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  @Override
  public String name() {
    return "Cover";
  }

  @Override
  public String purpose() {
    return "What this report is";
  }

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Release release = model.assessment().release();
    writer.title("Defence expenditure of NATO's European allies");
    writer.sentence("Monthly report for " + MONTH.format(model.assessment().period()));
    writer.heading("In one sentence");
    writer.sentence(new Headlines(model).first());
    writer.heading("What is new");
    writer.sentence(new WhatsNew(model).first());
    writer.heading("What this report rests on");
    writer.sentence(release.title() + ", published by " + release.publisher() + ".");
    new Freshness(model).all().forEach(writer::sentence);
    writer.sentence(
        "Stated from what was known up to " + MOMENT.format(model.assessment().asOf()) + ".");
    writer.sentence("Terms of the publisher: " + release.licence() + ".");
    writer.heading("How to read it");
    writer.sentence(
        "The European allies are all members of NATO but the United States and Canada, which appear"
            + " only on the sheet Memo.");
    writer.sentence(
        "[e] marks estimates, [x] what is not available; [note 1] and the like lead to the sheet"
            + " Notes.");
    writer.sentence(
        "Every figure can be traced through observations.csv, beside this file, to the publisher's"
            + " sheet and cell.");
    writer.heading("Where to go next");
    writer.link("Contents", "Contents");
    writer.link("Summary", "Summary");
    writer.link("What changed", "What changed");
  }
}
