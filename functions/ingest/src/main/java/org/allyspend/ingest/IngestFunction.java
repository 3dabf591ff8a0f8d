package org.allyspend.ingest;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
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
    this(
        Stores.fromEnvironment(),
        Addresses.parse(Environment.optional("SOURCE_ADDRESSES").orElse("")));
  }

  private IngestFunction(CompletableFuture<Stores> stores, Addresses addresses) {
    super(
        IngestRequest.class,
        stores.thenApply(one -> service(one, addresses, true, Clock.systemUTC())));
    SnapStart.prime(() -> stores.join().releases().list("nato"));
    SnapStart.prime(IngestFunction::rehearse);
  }

  /** On these stores, fetching from these addresses, by this clock. */
  public IngestFunction(Stores stores, Addresses addresses, boolean httpsOnly, Clock clock) {
    super(
        IngestRequest.class,
        CompletableFuture.completedFuture(service(stores, addresses, httpsOnly, clock)));
  }

  /** Ingests what comes with Allyspend, to nowhere. */
  private static void rehearse() {
    Invocation.of(
        new IngestFunction(Rehearsal.stores(), Addresses.parse(""), true, Clock.systemUTC()),
        new IngestRequest("csv", CsvSource.BUNDLED, "rehearsal"));
  }

  private static Function<IngestRequest, IngestResult> service(
      Stores stores, Addresses addresses, boolean httpsOnly, Clock clock) {
    IngestService service =
        new IngestService(stores.bucket(), stores.releases(), addresses, httpsOnly, clock);
    return request ->
        stores
            .log()
            .step(
                clock,
                request.run(),
                request.source() == null
                    ? "ingest inbox"
                    : "ingest " + Sources.of(request.source()).id(),
                () -> service.ingest(request));
  }
}
