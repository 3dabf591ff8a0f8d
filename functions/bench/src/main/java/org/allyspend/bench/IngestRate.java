package org.allyspend.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How many observations a second go into DynamoDB Local: as releases are stored, an item a series;
 * by the same code with an item an observation; and by boto3's batch writer in both ways.
 */
final class IngestRate {
  private static final int WARM = 3;
  private static final int RUNS = 7;
  private static final String OBSERVATION = "OBSERVATION";

  private final Publication publication;
  private final EmbeddedServers servers;

  private IngestRate(EmbeddedServers servers, Publication publication) {
    this.servers = servers;
    this.publication = publication;
  }

  static void measure(Results results, Python python, Publication publication)
      throws IOException, InterruptedException {
    results.part("Ingest into DynamoDB Local");
    results.say(
        publication.observations()
            + " observations in "
            + publication.series().size()
            + " series; medians of "
            + RUNS
            + " runs after "
            + WARM
            + ", all over HTTP to the same server.");
    try (EmbeddedServers servers = EmbeddedServers.start(Optional.empty())) {
      IngestRate rate = new IngestRate(servers, publication);
      Map<String, Double> seconds = new HashMap<>();
      seconds.put("ours, an item a series", rate.seconds(rate::publish));
      seconds.put("our table, an item an observation", rate.seconds(rate::itemAnObservation));
      seconds.putAll(
          python.measured(
              BuiltFunction.environment(
                  servers.ports(), EmbeddedServers.TABLE, EmbeddedServers.BUCKET),
              "batch_writer.py",
              Files2024.SNAPSHOT,
              WARM,
              RUNS));
      double ours = seconds.get("ours, an item a series");
      Results.Columns table =
          results.table("how", "observations a second", "time (ms)", "times ours");
      seconds.entrySet().stream()
          .sorted(Map.Entry.comparingByValue())
          .forEach(
              one ->
                  table.row(
                      one.getKey(),
                      publication.observations() / one.getValue(),
                      one.getValue() * 1000,
                      one.getValue() / ours));
    }
  }

  private double seconds(Runnable work) {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < WARM + RUNS; i++) {
      long start = System.nanoTime();
      work.run();
      if (i >= WARM) {
        times.add(FunctionProcess.millisSince(start) / 1000);
      }
    }
    return Results.median(times);
  }

  /** Another release every time, so that nothing is there yet. */
  private void publish() {
    String sha256 = Hash.sha256(UUID.randomUUID().toString().getBytes(UTF_8));
    new ReleaseStore(new Table(servers.dynamo(), EmbeddedServers.TABLE))
        .publish(
            Release.published("csv", sha256, "bundled:bench.csv", Instant.EPOCH, publication),
            publication);
  }

  private void itemAnObservation() {
    String partition = "OBSERVATIONS#" + UUID.randomUUID();
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    for (Series series : publication.series()) {
      series
          .byYear()
          .forEach((year, figure) -> items.add(observation(partition, series, year, figure)));
    }
    new Table(servers.dynamo(), EmbeddedServers.TABLE).replace(partition, OBSERVATION, items);
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
