package org.allyspend.report.sheet;

import java.util.List;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.SheetWriter;

/** Why the sources' figures differ, in our words. */
final class DefinitionsSheet implements ReportSheet.Content {
  /** Each has a name and a text a source in the bundles of labels. */
  private static final List<String> ASPECTS =
      List.of(
          "measured",
          "who",
          "pensions",
          "paramilitary",
          "aid",
          "cash",
          "year",
          "latest",
          "constant");

  @Override
  public void write(ReportModel model, SheetWriter writer) {
    Labels labels = model.labels();
    writer.print().onOnePage();
    writer.title(labels.get("sheet.definitions.title"));
    writer.sentence(labels.get("definitions.intro"));
    writer.freeze(
        writer.table(
            "Definitions",
            List.of(
                column(labels, labels.get("col.aspect"), 22, "name"),
                column(labels, labels.publisher("NATO"), 40, "nato"),
                column(labels, "SIPRI", 40, "sipri"),
                column(labels, labels.get("col.world-bank"), 30, "worldbank"),
                column(labels, "Eurostat", 42, "eurostat"),
                column(labels, labels.get("col.eda"), 36, "eda")),
            ASPECTS));
  }

  private static Column<String> column(Labels labels, String header, int width, String part) {
    return Column.text(header, width, aspect -> labels.get("definition." + aspect + "." + part));
  }
}
