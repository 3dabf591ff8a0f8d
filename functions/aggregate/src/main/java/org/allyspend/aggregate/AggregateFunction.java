package org.allyspend.aggregate;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.allyspend.core.domain.Release;
import org.allyspend.core.lambda.Invocation;
import org.allyspend.core.lambda.JsonFunction;
import org.allyspend.core.lambda.Rehearsal;
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

  private AggregateFunction(CompletableFuture<Stores> stores) {
    super(AggregateRequest.class, stores.thenApply(one -> service(one, Clock.systemUTC())));
    SnapStart.prime(() -> rehearse(stores.join()));
  }

  /** On these stores, by this clock. */
  public AggregateFunction(Stores stores, Clock clock) {
    super(AggregateRequest.class, CompletableFuture.completedFuture(service(stores, clock)));
  }

  /** Computes the latest report's assessment once more. */
  private static void rehearse(Stores stores) {
    Stores nowhere = Rehearsal.stores();
    Stores readOnly =
        new Stores(
            nowhere.bucket(), stores.releases(), nowhere.runs(), nowhere.log(), nowhere.reports());
    stores.reports().latest(null, 1).stream()
        .flatMap(report -> stores.runs().assessment(report.run()).stream())
        .forEach(
            known ->
                Invocation.of(
                    new AggregateFunction(readOnly, Clock.systemUTC()),
                    new AggregateRequest(
                        known.run(),
                        known.period(),
                        known.asOf(),
                        null,
                        reference(known.release()),
                        known.beside().stream().map(AggregateFunction::reference).toList(),
                        known.configuration().isEmpty() ? null : known.configuration())));
  }

  private static ReleaseReference reference(Release release) {
    return new ReleaseReference(release.source(), release.sha256());
  }

  private static Function<AggregateRequest, AggregateResult> service(Stores stores, Clock clock) {
    AggregateService service = new AggregateService(stores);
    return request ->
        stores.log().step(clock, request.run(), "aggregate", () -> service.aggregate(request));
  }
}
