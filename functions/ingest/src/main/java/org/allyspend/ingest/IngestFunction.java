package org.allyspend.ingest;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.allyspend.core.lambda.JsonFunction;
import org.allyspend.core.lambda.Metrics;
import org.allyspend.core.lambda.Stores;

/** The Lambda function that ingests one publication: {@link IngestRequest} in, result out. */
public final class IngestFunction extends JsonFunction<IngestRequest, IngestResult> {
  /** As Lambda starts it. */
  public IngestFunction() {
    super(
        IngestRequest.class,
        Stores.fromEnvironment()
            .thenApply(stores -> service(stores, Addresses.parse(""), true, Clock.systemUTC())));
  }

  /**
   * On these stores, by this clock.
   *
   * @param addresses where sources are fetched from whose request does not say
   */
  public IngestFunction(Stores stores, Addresses addresses, boolean httpsOnly, Clock clock) {
    super(
        IngestRequest.class,
        CompletableFuture.completedFuture(service(stores, addresses, httpsOnly, clock)));
  }

  private static Function<IngestRequest, IngestResult> service(
      Stores stores, Addresses addresses, boolean httpsOnly, Clock clock) {
    // What an operator sets comes with each request, and is the same in nearly all.
    Map<String, IngestService> services = new ConcurrentHashMap<>();
    return request -> {
      IngestService service =
          services.computeIfAbsent(
              request.addresses() == null ? "" : request.addresses(),
              moved ->
                  new IngestService(
                      stores.bucket(), stores.releases(), addresses.but(moved), httpsOnly, clock));
      if (request.piece() != null) {
        return service.readPiece(request.plan(), request.piece());
      }
      IngestRequest asked = request.plan() == null ? request : service.planned(request.plan());
      IngestResult result =
          stores
              .log()
              .step(
                  clock,
                  asked.run(),
                  (request.plan() == null ? "ingest " : "join ") + asked.named(),
                  () ->
                      request.plan() == null
                          ? service.ingest(request)
                          : service.join(request.plan()),
                  IngestResult::failure);
      Metrics.tell(
          clock.instant(),
          Map.of("Source", result.source()),
          Map.of(
              "Observations", result.observations(), "Failed", result.reason().isEmpty() ? 0 : 1));
      return result;
    };
  }
}
