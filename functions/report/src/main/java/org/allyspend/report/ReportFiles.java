package org.allyspend.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.lambda.AtOnce;
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
  private static final Pattern WORKBOOK = Pattern.compile("allyspend-\\d{4}-\\d{2}\\.xlsx");

  private ReportFiles() {}

  /**
   * Makes each file, and hands it over before the next is made.
   *
   * @param executor may make the workbook and the other files, over half of its work, at once, for
   *     which there has to be room; the bytes are the same
   */
  public static void write(ReportModel model, Shelf shelf, Executor executor) {
    Supplier<Void> workbook =
        () -> {
          shelf.keep(workbook(model.assessment().period()), out -> writeWorkbook(model, out));
          return null;
        };
    Supplier<Void> others =
        () -> {
          writeOthers(model, shelf);
          return null;
        };
    AtOnce.all(List.of(workbook, others), executor);
  }

  /** What the workbook of a month's report is called. */
  public static String workbook(YearMonth period) {
    return "allyspend-" + period + ".xlsx";
  }

  /** Whether a file is called as the workbook of some month's report is. */
  public static boolean isWorkbook(String name) {
    return WORKBOOK.matcher(name).matches();
  }

  private static void writeOthers(ReportModel model, Shelf shelf) {
    DataPackage.write(model, shelf);
    ReportCharts drawn = new ReportCharts(model);
    List<Chart> charts = drawn.all();
    shelf.keep("summary.html", out -> out.write(SummaryPage.of(model, charts)));
    shelf.keep("summary.pdf", out -> out.write(SummaryPdf.of(model, charts)));
    shelf.keep("summary.json", out -> out.write(SummaryJson.of(model)));
    for (Chart chart : charts) {
      shelf.keep(
          "charts/" + chart.id() + ".svg", out -> out.write(chart.file(model.labels().language())));
    }
    for (Ally ally : Brief.subjects(model)) {
      shelf.keep(Brief.file(ally), out -> out.write(Brief.of(model, drawn, ally)));
    }
  }

  /** Makes ready what any workbook needs, while there is nothing to report yet. */
  public static void prepare() {
    try {
      WorkbookWriter.write(
          new WorkbookWriter.Properties("", "", Instant.EPOCH, "en", ""),
          List.of("1"),
          (name, writer) -> {},
          OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException("a workbook could not be written to nowhere", e);
    }
  }

  /** Makes the workbook alone, and leaves what it is written to open. */
  public static void writeWorkbook(ReportModel model, OutputStream out) throws IOException {
    Labels labels = model.labels();
    Map<String, ReportSheet> sheets = new LinkedHashMap<>();
    Sheets.of(model).forEach(sheet -> sheets.put(sheet.name(labels), sheet));
    WorkbookWriter.write(
        new WorkbookWriter.Properties(
            labels.get("report.title", model.month()),
            labels.get("report.subject"),
            model.assessment().asOf(),
            labels.language(),
            labels.get("report.pages")),
        List.copyOf(sheets.keySet()),
        (name, writer) -> sheets.get(name).content().write(model, writer),
        out);
  }
}
