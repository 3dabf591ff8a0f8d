package org.allyspend.report.sheet;

import org.allyspend.core.config.Presentation;
import org.allyspend.core.domain.Release;
import org.allyspend.report.Freshness;
import org.allyspend.report.Headlines;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.WhatsNew;
import org.allyspend.report.workbook.SheetWriter;

/** What this is, its date, whom to ask, and the one sentence to remember. */
final class CoverSheet implements ReportSheet.Content {
  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    Headlines headlines = new Headlines(model);
    writer.print().sentencesOnOneUprightPage();
    writer.title(labels.get("cover.title"));
    writer.sentence(labels.get("cover.period", model.month()));
    writer.heading(labels.get("cover.one-sentence"));
    writer.sentence(headlines.first());
    writer.heading(labels.get("cover.new"));
    new WhatsNew(model).some().forEach(writer::sentence);
    writer.sentence(new LiveLines(model).notice());
    writer.heading(labels.get("cover.rests-on"));
    new Freshness(model).all().forEach(writer::sentence);
    writer.sentence(labels.asOf("cover.as-of", model.assessment().asOf()));
    headlines.agreement().ifPresent(writer::sentence);
    writer.heading(labels.get("cover.how-to-read"));
    writer.sentence(labels.get("cover.european-allies"));
    writer.sentence(labels.get("cover.shorthand"));
    writer.sentence(labels.get("cover.live"));
    writer.sentence(currencyNote(model));
    model.money().note().ifPresent(writer::sentence);
    writer.sentence(labels.get("cover.trace"));
    writer.heading(labels.get("cover.terms"));
    for (Release release : model.assessment().releases()) {
      writer.sentence(
          labels.get(
              Labels.isOfUnknown(release) ? "cover.licence.alone" : "cover.licence",
              labels.title(release),
              labels.namedPublisher(release.publisher()),
              labels.terms(release)));
    }
    writer.heading(labels.get("cover.contact"));
    String contact = model.configuration().presentation().contact();
    writer.sentence(contact.isEmpty() ? labels.get("cover.contact.none") : contact);
    writer.heading(labels.get("cover.next"));
    Sheets.of(model).stream()
        .filter(sheet -> sheet.content() != this)
        .limit(4)
        .forEach(sheet -> writer.link(sheet.name(labels), sheet.name(labels)));
  }

  private static String currencyNote(ReportModel model) {
    Presentation presentation = model.configuration().presentation();
    return presentation.currencyNote().isEmpty()
        ? model.labels().get("cover.currency", model.constantPrices())
        : presentation.currencyNote();
  }
}
