package org.allyspend.aggregate;

import org.allyspend.core.lambda.JsonFunction;
import org.allyspend.core.lambda.Stores;

/**
 * The Lambda function that computes a run's assessment: {@link AggregateRequest} in, result out.
 */
public final class AggregateFunction extends JsonFunction<AggregateRequest, AggregateResult> {
  /** As Lambda starts it. */
  public AggregateFunction() {
    this(Stores.fromEnvironment());
  }

  /** On these stores. */
  public AggregateFunction(Stores stores) {
    super(
        AggregateRequest.class, new AggregateService(stores.releases(), stores.runs())::aggregate);
  }
}
