package org.allyspend.local;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.allyspend.api.ApiFunction;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Run;
import org.allyspend.core.lambda.Invocation;
import org.allyspend.core.lambda.Stores;
import org.allyspend.core.store.RunLog;
import org.allyspend.ingest.Addresses;

/** Page, API and schedule in this process, through the same handlers as in the cloud. */
public final class LocalService implements AutoCloseable {
  private static final int MOST_LEFTOVERS = 100;

  private final EmbeddedStores embedded;
  private final LocalExecutions executions;
  private final Schedule schedule;
  private final LocalGateway gateway;
  private final ApiFunction function;

  /**
   * Starts it.
   *
   * @param data the folder that keeps everything, or empty to keep nothing
   * @param tokens what lets callers in, or empty to let in everyone
   */
  LocalService(
      Optional<Path> data,
      Addresses addresses,
      Optional<? extends Tokens> tokens,
      InetSocketAddress address,
      Clock clock) {
    embedded = EmbeddedStores.open(data);
    Stores stores = embedded.stores();
    failLeftovers(stores.log(), clock);
    Pipeline pipeline = new Pipeline(stores, addresses, clock);
    pipeline.ingestBundled();
    executions = new LocalExecutions(pipeline, event -> Invocation.of(function(), event));
    LocalDownloads downloads = new LocalDownloads(embedded.objects(), this::port, clock);
    function = new ApiFunction(stores, executions, downloads, new LocalSubscriptions(), clock);
    gateway = new LocalGateway(function, tokens, Optional.of(downloads), address);
    schedule = new Schedule(function, clock);
  }

  /** The port it listens to. */
  int port() {
    return gateway.port();
  }

  /** The stores behind it. */
  Stores stores() {
    return embedded.stores();
  }

  /**
   * The month whose report nobody made, since nobody served on its day, in a sentence; or empty.
   */
  Optional<String> missed() {
    return schedule
        .missed()
        .map(
            month ->
                "there is no official report of "
                    + month
                    + ", whose day passed while nobody served: order it on the page, or by POST"
                    + " /reports");
  }

  @Override
  public void close() {
    schedule.close();
    gateway.close();
    executions.close();
    embedded.close();
  }

  /** Runs that were under way when the server before this one stopped. */
  private static void failLeftovers(RunLog log, Clock clock) {
    log.latest(null, MOST_LEFTOVERS).runs().stream()
        .filter(run -> run.state() == Run.State.RUNNING)
        .forEach(
            run ->
                log.failed(
                    run.id(), run.attempt(), clock.instant(), Remark.of(Remark.Kind.STOPPED)));
  }

  private ApiFunction function() {
    return function;
  }
}
