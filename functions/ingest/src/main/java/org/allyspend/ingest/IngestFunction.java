package org.allyspend.ingest;

import java.time.Clock;
import org.allyspend.core.lambda.JsonFunction;
import org.allyspend.core.lambda.Stores;

/** The Lambda function that ingests one publication: {@link IngestRequest} in, result out. */
public final class IngestFunction extends JsonFunction<IngestRequest, IngestResult> {
  /** As Lambda starts it. */
  public IngestFunction() {
    this(Stores.fromEnvironment(), Clock.systemUTC());
  }

  /** On these stores, by this clock. */
  public IngestFunction(Stores stores, Clock clock) {
    super(
        IngestRequest.class, new IngestService(stores.bucket(), stores.releases(), clock)::ingest);
  }
}
