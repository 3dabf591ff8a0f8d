package org.allyspend.aggregate;

import java.time.Clock;
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

  private AggregateFunction(Stores stores) {
    this(stores, Clock.systemUTC());
    SnapStart.prime(() -> rehearse(stores));
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
