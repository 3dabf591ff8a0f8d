package org.allyspend.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.allyspend.local.EmbeddedServers;
import org.allyspend.local.OpenGateway;
import org.allyspend.local.Usage;

/** How quickly the API answers who reads, beside its answer that is a constant, in turns. */
final class ApiReads {
  private static final int WARM = 300;
  private static final int RUNS = 300;
  private static final int AT_ONCE = 200;
  private static final String CONSTANT = "a constant";

  private final HttpClient client = HttpClient.newHttpClient();

  private ApiReads() {}

  static void measure(Results results) throws IOException, InterruptedException {
    results.part("Reading from the API");
    try (EmbeddedServers servers = EmbeddedServers.start()) {
      Usage usage = new Usage(servers);
      MonthlyRun.run(servers.stores(), Files2024.path("nato"));
      try (OpenGateway gateway = new OpenGateway(servers.stores());
          OpenGateway counted = new OpenGateway(usage.stores())) {
        new ApiReads().measure(results, gateway, counted, usage);
      }
    }
  }

  private void measure(Results results, OpenGateway gateway, OpenGateway counted, Usage usage)
      throws IOException, InterruptedException {
    Map<String, HttpRequest> ways = ways(gateway);
    Map<String, List<Double>> millis = new LinkedHashMap<>();
    for (int turn = 0; turn < WARM + RUNS; turn++) {
      for (Map.Entry<String, HttpRequest> way : ways.entrySet()) {
        long start = System.nanoTime();
        client.send(way.getValue(), BodyHandlers.ofByteArray());
        if (turn >= WARM) {
          millis
              .computeIfAbsent(way.getKey(), key -> new ArrayList<>())
              .add(FunctionProcess.millisSince(start));
        }
      }
    }
    results.say(
        "Over HTTP through the local gateway, in one process with the database; medians of "
            + RUNS
            + " after "
            + WARM
            + ", each once a turn, under a load of "
            + Results.number(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage())
            + ".");
    Map<String, HttpRequest> same = ways(counted);
    Results.Columns table =
        results.table(
            "what",
            "time (ms)",
            "times a constant",
            "slowest of " + AT_ONCE + " at once (ms)",
            "read units");
    double constant = Results.median(millis.get(CONSTANT));
    for (String way : ways.keySet()) {
      double median = Results.median(millis.get(way));
      client.send(same.get(way), BodyHandlers.ofByteArray());
      double before = usage.reads();
      client.send(same.get(way), BodyHandlers.ofByteArray());
      double units = usage.reads() - before;
      table.row(way, median, median / constant, atOnce(ways.get(way)), units);
    }
  }

  private Map<String, HttpRequest> ways(OpenGateway gateway)
      throws IOException, InterruptedException {
    HttpRequest figures = get(gateway, "/aggregates").build();
    String tag =
        client.send(figures, BodyHandlers.ofByteArray()).headers().firstValue("etag").orElseThrow();
    Map<String, HttpRequest> ways = new LinkedHashMap<>();
    ways.put(CONSTANT, get(gateway, "/health").build());
    ways.put("figures of a group", figures);
    ways.put(
        "the same, not modified",
        get(gateway, "/aggregates").setHeader("If-None-Match", tag).build());
    ways.put("all allies", get(gateway, "/allies").build());
    ways.put("one ally", get(gateway, "/allies/FRA").build());
    ways.put("measures there are", get(gateway, "/measures").build());
    return ways;
  }

  private static HttpRequest.Builder get(OpenGateway gateway, String path) {
    return HttpRequest.newBuilder(gateway.at(path)).header("Accept-Encoding", "gzip");
  }

  private double atOnce(HttpRequest request) {
    List<CompletableFuture<Double>> answers = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      long start = System.nanoTime();
      answers.add(
          client
              .sendAsync(request, BodyHandlers.ofByteArray())
              .thenApply(HttpResponse::body)
              .thenApply(body -> FunctionProcess.millisSince(start)));
    }
    return answers.stream().mapToDouble(CompletableFuture::join).max().orElseThrow();
  }
}
