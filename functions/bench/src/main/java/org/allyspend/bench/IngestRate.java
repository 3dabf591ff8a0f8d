package org.allyspend.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Hash;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Series;
import org.allyspend.core.store.ReleaseStore;
import org.allyspend.core.store.Table;
import org.allyspend.local.BuiltFunction;
import org.allyspend.local.EmbeddedServers;
import org.allyspend.local.EmbeddedStores;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How quickly a release gets into DynamoDB Local, in turns with boto3's batch writer on the same
 * server: as releases are stored, the same items alone, an item a series and an item an
 * observation.
 */
final class IngestRate {
  private static final int WARM = 5;
  private static final int RUNS = 15;
  private static final String OURS = "ours, a release as it is stored";
  private static final String OBSERVATION = "OBSERVATION";
  private static final String PART = "PART#";

  private final Publication publication;
  private final EmbeddedServers servers;

  private IngestRate(EmbeddedServers servers, Publication publication) {
    this.servers = servers;
    this.publication = publication;
  }

  /** Stores in one way and says how many seconds that took. */
  private interface Way {
    double seconds() throws IOException;
  }

  static void measure(Results results, Python python, Publication publication)
      throws IOException, InterruptedException {
    results.part("Ingest into DynamoDB Local");
    double before = load();
    try (EmbeddedServers servers = EmbeddedServers.start();
        Python.Peer peer =
            python.start(
                BuiltFunction.environment(
                    servers.ports(), EmbeddedStores.TABLE, EmbeddedStores.BUCKET),
                "batch_writer.py",
                Files2024.SNAPSHOT)) {
      Map<String, List<Double>> seconds = inTurns(new IngestRate(servers, publication).ways(peer));
      results.say(
          publication.observations()
              + " observations in "
              + publication.series().size()
              + " series; medians of "
              + RUNS
              + " runs after "
              + WARM
              + ", each way once a turn, all over HTTP to the same server. The load of the machine was "
              + Results.number(before)
              + " before and "
              + Results.number(load())
              + " after.");
      double ours = Results.median(seconds.get(OURS));
      Results.Columns table =
          results.table("how", "observations a second", "time (ms)", "times ours");
      seconds.forEach(
          (how, times) -> {
            double median = Results.median(times);
            table.row(how, publication.observations() / median, median * 1000, median / ours);
          });
    }
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private Map<String, Way> ways(Python.Peer peer) {
    Map<String, Way> ways = new LinkedHashMap<>();
    List<Map<String, AttributeValue>> ready = ready();
    ways.put(OURS, () -> timed(this::publish));
    ways.put("our table, the same items ready-made", () -> timed(() -> same(ready)));
    ways.put("our table, an item an observation", () -> timed(this::itemAnObservation));
    for (String way :
        List.of(
            "the same items",
            "the same items ready-made",
            "an item a series",
            "an item an observation")) {
      ways.put("boto3's batch writer, " + way, () -> peer.seconds(way));
    }
    return ways;
  }

  private static Map<String, List<Double>> inTurns(Map<String, Way> ways) throws IOException {
    Map<String, List<Double>> seconds = new LinkedHashMap<>();
    for (int turn = 0; turn < WARM + RUNS; turn++) {
      for (Map.Entry<String, Way> way : ways.entrySet()) {
        double one = way.getValue().seconds();
        if (turn >= WARM) {
          seconds.computeIfAbsent(way.getKey(), key -> new ArrayList<>()).add(one);
        }
      }
    }
    return seconds;
  }

  private static double timed(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return FunctionProcess.millisSince(start) / 1000;
  }

  private Table table() {
    return new Table(servers.dynamo(), EmbeddedStores.TABLE);
  }

  /** Another release every time, so that nothing is there yet. */
  private Release publish() {
    String sha256 = Hash.sha256(UUID.randomUUID().toString().getBytes(UTF_8));
    Release release =
        Release.published("csv", sha256, "bundled:bench.csv", Instant.EPOCH, publication);
    new ReleaseStore(table()).publish(release, publication, true);
    return release;
  }

  private List<Map<String, AttributeValue>> ready() {
    return table().query("RELEASE#csv#" + publish().sha256(), PART);
  }

  private void same(List<Map<String, AttributeValue>> ready) {
    String partition = "RELEASE#" + UUID.randomUUID();
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    for (Map<String, AttributeValue> item : ready) {
      Map<String, AttributeValue> copy = new HashMap<>(item);
      copy.put(Table.PK, AttributeValue.fromS(partition));
      items.add(copy);
    }
    table().putAll(items);
  }

  private void itemAnObservation() {
    String partition = "OBSERVATIONS#" + UUID.randomUUID();
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    for (Series series : publication.series()) {
      series
          .byYear()
          .forEach((year, figure) -> items.add(observation(partition, series, year, figure)));
    }
    table().putAll(items);
  }

  private static Map<String, AttributeValue> observation(
      String partition, Series series, int year, Figure figure) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put(Table.PK, AttributeValue.fromS(partition));
    item.put(
        Table.SK,
        AttributeValue.fromS(
            String.join(
                "#",
                OBSERVATION,
                series.measure().id(),
                Integer.toString(series.basis().baseYear()),
                series.subject().id(),
                Integer.toString(year))));
    figure
        .value()
        .ifPresent(value -> item.put("value", AttributeValue.fromS(value.toPlainString())));
    item.put("status", AttributeValue.fromS(figure.status().code()));
    item.put("place", AttributeValue.fromS(figure.place()));
    return item;
  }
}
