package org.allyspend.aggregate;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.allyspend.core.lambda.JsonFunction;
import org.allyspend.core.lambda.Metrics;
import org.allyspend.core.lambda.Stores;

/**
 * The Lambda function that computes a run's assessment: {@link AggregateRequest} in, result out.
 */
public final class AggregateFunction extends JsonFunction<AggregateRequest, AggregateResult> {
  /** As Lambda starts it. */
  public AggregateFunction() {
    super(
        AggregateRequest.class,
        Stores.fromEnvironment().thenApply(stores -> service(stores, Clock.systemUTC())));
  }

  /** On these stores, by this clock. */
  public AggregateFunction(Stores stores, Clock clock) {
    super(AggregateRequest.class, CompletableFuture.completedFuture(service(stores, clock)));
  }

  private static Function<AggregateRequest, AggregateResult> service(Stores stores, Clock clock) {
    AggregateService service = new AggregateService(stores);
    return request -> {
      AggregateResult result =
          stores.log().step(clock, request.run(), "aggregate", () -> service.aggregate(request));
      Metrics.tell(
          clock.instant(),
          Map.of(),
          Map.of("Findings", result.findings(), "Disagreements", result.disagreements()));
      return result;
    };
  }
}
