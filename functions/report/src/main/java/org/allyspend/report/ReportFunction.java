package org.allyspend.report;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.allyspend.core.lambda.JsonFunction;
import org.allyspend.core.lambda.Stores;

/** The Lambda function that writes a run's report: {@link ReportRequest} in, result out. */
public final class ReportFunction extends JsonFunction<ReportRequest, ReportResult> {
  /** As Lambda starts it. */
  public ReportFunction() {
    super(
        ReportRequest.class,
        Stores.fromEnvironment().thenApply(stores -> service(stores, Clock.systemUTC())));
  }

  /** On these stores, by this clock. */
  public ReportFunction(Stores stores, Clock clock) {
    super(ReportRequest.class, CompletableFuture.completedFuture(service(stores, clock)));
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
