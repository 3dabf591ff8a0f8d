package org.allyspend.ingest;

import java.time.Clock;
import org.allyspend.core.lambda.Environment;
import org.allyspend.core.lambda.Invocation;
import org.allyspend.core.lambda.JsonFunction;
import org.allyspend.core.lambda.Rehearsal;
import org.allyspend.core.lambda.SnapStart;
import org.allyspend.core.lambda.Stores;
import org.allyspend.ingest.csv.CsvSource;

/** The Lambda function that ingests one publication: {@link IngestRequest} in, result out. */
public final class IngestFunction extends JsonFunction<IngestRequest, IngestResult> {
  /** As Lambda starts it. */
  public IngestFunction() {
    this(Stores.fromEnvironment());
  }

  /** On these stores, fetching from these addresses, by this clock. */
  public IngestFunction(Stores stores, Addresses addresses, boolean httpsOnly, Clock clock) {
    this(
        stores,
        new IngestService(stores.bucket(), stores.releases(), addresses, httpsOnly, clock),
        clock);
  }

  /** As Lambda starts it, on its stores. */
  private IngestFunction(Stores stores) {
    this(
        stores,
        Addresses.parse(Environment.optional("SOURCE_ADDRESSES").orElse("")),
        true,
        Clock.systemUTC());
    SnapStart.prime(() -> stores.releases().list("nato"));
    SnapStart.prime(IngestFunction::rehearse);
  }

  /** Ingests what comes with Allyspend, to nowhere. */
  private static void rehearse() {
    Invocation.of(
        new IngestFunction(Rehearsal.stores(), Addresses.parse(""), true, Clock.systemUTC()),
        new IngestRequest("csv", CsvSource.BUNDLED, "rehearsal"));
  }

  private IngestFunction(Stores stores, IngestService service, Clock clock) {
    super(
        IngestRequest.class,
        request ->
            stores
                .log()
                .step(
                    clock,
                    request.run(),
                    "ingest " + Sources.of(request.source()).id(),
                    () -> service.ingest(request)));
  }
}
