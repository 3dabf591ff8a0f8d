package org.allyspend.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.allyspend.core.domain.Report;
import org.allyspend.core.lambda.Invocation;
import org.allyspend.core.lambda.JsonFunction;
import org.allyspend.core.lambda.Rehearsal;
import org.allyspend.core.lambda.SnapStart;
import org.allyspend.core.lambda.Stores;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The Lambda function that writes a run's report: {@link ReportRequest} in, result out. */
public final class ReportFunction extends JsonFunction<ReportRequest, ReportResult> {
  /** As Lambda starts it. */
  public ReportFunction() {
    this(Stores.fromEnvironment());
  }

  private ReportFunction(CompletableFuture<Stores> stores) {
    super(ReportRequest.class, stores.thenApply(one -> service(one, Clock.systemUTC())));
    SnapStart.prime(() -> rehearse(stores.join()));
  }

  /** On these stores, by this clock. */
  public ReportFunction(Stores stores, Clock clock) {
    super(ReportRequest.class, CompletableFuture.completedFuture(service(stores, clock)));
  }

  /** Writes the latest report once more, and before the first one any workbook. */
  private static void rehearse(Stores stores) {
    List<Report> latest = stores.reports().latest(null, 1);
    if (latest.isEmpty()) {
      writeAnyWorkbook();
    }
    Stores nowhere = Rehearsal.stores();
    Stores readOnly =
        new Stores(
            nowhere.bucket(), stores.releases(), stores.runs(), nowhere.log(), nowhere.reports());
    latest.forEach(
        report ->
            Invocation.of(
                new ReportFunction(readOnly, Clock.systemUTC()), new ReportRequest(report.run())));
  }

  private static void writeAnyWorkbook() {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      workbook.createSheet("any").createRow(0).createCell(0).setCellValue("any");
      workbook.write(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException("memory could not be written to", e);
    }
  }

  private static Function<ReportRequest, ReportResult> service(Stores stores, Clock clock) {
    ReportService service = new ReportService(stores);
    return request -> {
      ReportResult result =
          stores.log().step(clock, request.run(), "report", () -> service.report(request));
      stores.log().succeeded(request.run(), clock.instant());
      return result;
    };
  }
}
