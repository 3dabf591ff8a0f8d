package org.allyspend.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.allyspend.core.domain.Ally;
import org.allyspend.report.chart.Chart;
import org.allyspend.report.chart.ReportCharts;
import org.allyspend.report.data.DataPackage;
import org.allyspend.report.page.Brief;
import org.allyspend.report.page.SummaryJson;
import org.allyspend.report.page.SummaryPage;
import org.allyspend.report.page.SummaryPdf;
import org.allyspend.report.sheet.ReportSheet;
import org.allyspend.report.sheet.Sheets;
import org.allyspend.report.workbook.WorkbookWriter;

/** Makes the files of a report: a pure function of its model, byte for byte. */
public final class ReportFiles {
  private ReportFiles() {}

  /** The bytes of each file, by file name. */
  public static SortedMap<String, byte[]> of(ReportModel model) {
    SortedMap<String, byte[]> files = new TreeMap<>(DataPackage.files(model));
    files.put("allyspend-" + model.assessment().period() + ".xlsx", workbook(model));
    ReportCharts drawn = new ReportCharts(model);
    List<Chart> charts = drawn.all();
    files.put("summary.html", SummaryPage.of(model, charts));
    files.put("summary.pdf", SummaryPdf.of(model, charts));
    files.put("summary.json", SummaryJson.of(model));
    for (Chart chart : charts) {
      files.put("charts/" + chart.id() + ".svg", chart.file(model.labels().language()));
    }
    for (Ally ally : Brief.subjects(model)) {
      files.put(Brief.file(ally), Brief.of(model, drawn, ally));
    }
    return files;
  }

  /** The bytes of the workbook alone. */
  public static byte[] workbook(ReportModel model) {
    Labels labels = model.labels();
    Map<String, ReportSheet> sheets = new LinkedHashMap<>();
    Sheets.of(model).forEach(sheet -> sheets.put(sheet.name(labels), sheet));
    return WorkbookWriter.write(
        new WorkbookWriter.Properties(
            labels.get("report.title", model.month()),
            labels.get("report.subject"),
            model.assessment().asOf(),
            labels.language(),
            labels.get("report.pages")),
        List.copyOf(sheets.keySet()),
        (name, writer) -> sheets.get(name).write(model, writer));
  }
}
