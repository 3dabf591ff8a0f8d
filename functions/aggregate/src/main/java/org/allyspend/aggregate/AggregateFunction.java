package org.allyspend.aggregate;

import java.time.Clock;
import org.allyspend.core.lambda.JsonFunction;
import org.allyspend.core.lambda.SnapStart;
import org.allyspend.core.lambda.Stores;

/**
 * The Lambda function that computes a run's assessment: {@link AggregateRequest} in, result out.
 */
public final class AggregateFunction extends JsonFunction<AggregateRequest, AggregateResult> {
  /** As Lambda starts it. */
  public AggregateFunction() {
    this(Stores.fromEnvironment());
  }

  private AggregateFunction(Stores stores) {
    this(stores, Clock.systemUTC());
    SnapStart.prime(() -> stores.releases().list("nato"));
  }

  /** On these stores, by this clock. */
  public AggregateFunction(Stores stores, Clock clock) {
    this(stores, new AggregateService(stores.bucket(), stores.releases(), stores.runs()), clock);
  }

  private AggregateFunction(Stores stores, AggregateService service, Clock clock) {
    super(
        AggregateRequest.class,
        request ->
            stores.log().step(clock, request.run(), "aggregate", () -> service.aggregate(request)));
  }
}
