package org.allyspend.report;

import java.time.Clock;
import org.allyspend.core.lambda.JsonFunction;
import org.allyspend.core.lambda.Stores;

/** The Lambda function that writes a run's report: {@link ReportRequest} in, result out. */
public final class ReportFunction extends JsonFunction<ReportRequest, ReportResult> {
  /** As Lambda starts it. */
  public ReportFunction() {
    this(Stores.fromEnvironment(), Clock.systemUTC());
  }

  /** On these stores, by this clock. */
  public ReportFunction(Stores stores, Clock clock) {
    this(
        stores,
        new ReportService(stores.bucket(), stores.releases(), stores.runs(), stores.reports()),
        clock);
  }

  private ReportFunction(Stores stores, ReportService service, Clock clock) {
    super(
        ReportRequest.class,
        request -> {
          ReportResult result =
              stores.log().step(clock, request.run(), "report", () -> service.report(request));
          stores.log().succeeded(request.run(), clock.instant());
          return result;
        });
  }
}
