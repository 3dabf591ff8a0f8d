package org.allyspend.report;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.allyspend.core.lambda.AtOnce;
import org.allyspend.core.lambda.JsonFunction;
import org.allyspend.core.lambda.Stores;

/** The Lambda function that writes a run's report: {@link ReportRequest} in, result out. */
public final class ReportFunction extends JsonFunction<ReportRequest, ReportResult> {
  /** As Lambda starts it, with part of a processor: files are made in turn, in less memory. */
  public ReportFunction() {
    super(
        ReportRequest.class,
        Stores.fromEnvironment()
            .thenApply(stores -> service(stores, AtOnce.IN_TURN, Clock.systemUTC())));
  }

  /** On these stores, by this clock. */
  public ReportFunction(Stores stores, Clock clock) {
    this(stores, AtOnce.IN_TURN, clock);
  }

  /**
   * On these stores, by this clock.
   *
   * @param executor may make files at once
   */
  public ReportFunction(Stores stores, Executor executor, Clock clock) {
    super(ReportRequest.class, CompletableFuture.completedFuture(service(stores, executor, clock)));
  }

  private static Function<ReportRequest, ReportResult> service(
      Stores stores, Executor executor, Clock clock) {
    ReportService service = new ReportService(stores, executor);
    return request -> {
      ReportResult result =
          stores.log().step(clock, request.run(), "report", () -> service.report(request));
      stores.log().succeeded(request.run(), clock.instant());
      return result;
    };
  }
}
