package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.allyspend.core.domain.UnavailableException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever goes wrong, the same run done again leaves the table and the bucket as an undisturbed
 * one does, item by item and byte by byte. A sample in every build; all of it with the Maven
 * profile {@code faults}, which writes what it did to {@code target/faults.md}.
 */
class FaultsTest {
  private static final boolean ALL = Boolean.getBoolean("allyspend.faults");
  private static final int SAMPLE = 2;
  private static final String IN_FULL = "a sample is enough here, all shares with -Pfaults";

  /** As often as Step Functions would, and more: half of all calls fail at worst. */
  private static final int MOST_ATTEMPTS = 40;

  private static final List<String> TOLD = new ArrayList<>();

  /** How often each step writes, undisturbed. */
  private static final Map<String, Integer> WRITES = new HashMap<>();

  private static Map<String, String> undisturbed;

  @BeforeAll
  static void an_undisturbed_run() {
    Ground ground = Ground.served();
    for (String step : FaultHost.STEPS) {
      AtomicInteger writes = new AtomicInteger();
      new FaultHost(ground.stores(Faults.count(writes))).step(step, "run");
      WRITES.put(step, writes.get());
    }
    undisturbed = ground.contents();
    assertThat(undisturbed).hasSizeGreaterThan(50);
  }

  @AfterAll
  static void write() throws IOException {
    Files.write(Path.of("target/faults.md"), TOLD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "aggregate", "report"})
  void killed_at_any_write_and_run_again(String step) throws Exception {
    int writes = WRITES.get(step);
    List<Integer> points =
        IntStream.rangeClosed(1, writes)
            .filter(write -> ALL || write == 1 || write == writes)
            .boxed()
            .toList();
    int kills = 0;
    long slowest = 0;
    for (int write : points) {
      for (boolean before : new boolean[] {true, false}) {
        if (!ALL && kills >= SAMPLE && before) {
          continue;
        }
        Ground ground = Ground.served();
        runBefore(step, ground);
        assertThat(kill(ground, step, write, before))
            .as("%s %s write %d", step, before ? "before" : "after", write)
            .isEqualTo(FaultHost.KILLED);
        long start = System.nanoTime();
        runAll(ground);
        slowest = Math.max(slowest, System.nanoTime() - start);
        assertThat(ground.contents()).isEqualTo(undisturbed);
        kills++;
      }
    }
    tell(
        "%s: killed %d times, before and after %d of its %d writes; nothing lost, slowest recovery %d ms"
            .formatted(step, kills, points.size(), writes, slowest / 1_000_000));
  }

  @ParameterizedTest
  @CsvSource({"1", "10", "50"})
  void throttled_at_that_many_percent(int percent) {
    assumeTrue(ALL || percent == 10, IN_FULL);
    disturbed("throttled at " + percent + " %", percent, Faults::throttled);
  }

  @ParameterizedTest
  @CsvSource({"10", "50", "75"})
  void batches_written_by_half_at_that_many_percent(int percent) {
    assumeTrue(ALL || percent == 50, IN_FULL); // A run has two batches.
    disturbed("unprocessed items at " + percent + " %", percent, Faults::unprocessed);
  }

  @ParameterizedTest
  @CsvSource({"1", "10", "30"})
  void broken_connections_at_that_many_percent(int percent) {
    assumeTrue(ALL || percent == 10, IN_FULL);
    disturbed(
        "timeouts, resets, 500s, slow and cut bodies at " + percent + " %",
        percent,
        Faults::broken);
  }

  @Test
  void each_event_delivered_twice_at_once_and_again_later() {
    Ground ground = Ground.served();
    for (String step : FaultHost.STEPS) {
      CompletableFuture.allOf(
              CompletableFuture.runAsync(() -> host(ground).step(step, "run")),
              CompletableFuture.runAsync(() -> host(ground).step(step, "run")))
          .join();
    }
    runAll(ground);

    assertThat(ground.contents()).isEqualTo(undisturbed);
    tell("each event twice at once and a third time later: nothing lost or doubled");
  }

  @Test
  void two_runs_at_the_same_time() {
    Ground together = Ground.served();
    Ground apart = Ground.served();
    host(together).step("ingest", "one");
    CompletableFuture.allOf(
            CompletableFuture.runAsync(() -> assessAndReport(together, "one")),
            CompletableFuture.runAsync(() -> assessAndReport(together, "two")))
        .join();
    host(apart).step("ingest", "one");
    assessAndReport(apart, "one");
    assessAndReport(apart, "two");

    // The period's latest report is the one that was ready last, of two with the same bytes.
    assertThat(withoutLatest(together)).isEqualTo(withoutLatest(apart));
    tell("two runs at the same time: each as if alone");
  }

  private static Map<String, String> withoutLatest(Ground ground) {
    Map<String, String> contents = ground.contents();
    contents.keySet().removeIf(key -> key.endsWith("latest.json") || key.startsWith("REPORTS"));
    return contents;
  }

  private static void assessAndReport(Ground ground, String run) {
    host(ground).step("aggregate", run);
    host(ground).step("report", run);
  }

  private static void disturbed(
      String what, int percent, Function<Faults, FaultyHttpClient.Fault> kind) {
    int runs = ALL ? 5 : 1;
    int injected = 0;
    int attempts = 0;
    long slowest = 0;
    for (int seed = 1; seed <= runs; seed++) {
      Faults faults = new Faults(percent / 100.0, seed);
      Ground ground = Ground.served();
      FaultHost host = new FaultHost(ground.stores(kind.apply(faults)));
      long start = System.nanoTime();
      for (String step : FaultHost.STEPS) {
        attempts += untilDone(host, step);
      }
      slowest = Math.max(slowest, System.nanoTime() - start);
      injected += faults.injected();
      assertThat(ground.contents()).isEqualTo(undisturbed);
    }
    assertThat(injected).isPositive();
    tell(
        "%s: %d runs, %d faults; %d steps took %d attempts, nothing lost, slowest run %d ms"
            .formatted(
                what,
                runs,
                injected,
                runs * FaultHost.STEPS.size(),
                attempts,
                slowest / 1_000_000));
  }

  /** As the state machine does: again where the service was out of reach. */
  private static int untilDone(FaultHost host, String step) {
    for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      try {
        host.step(step, "run");
        return attempt;
      } catch (UnavailableException e) {
        // The next attempt is to succeed.
      }
    }
    throw new AssertionError(step + " did not succeed in " + MOST_ATTEMPTS + " attempts");
  }

  private static void runBefore(String step, Ground ground) {
    FaultHost.STEPS.stream()
        .takeWhile(one -> !one.equals(step))
        .forEach(one -> host(ground).step(one, "run"));
  }

  private static void runAll(Ground ground) {
    FaultHost.STEPS.forEach(step -> host(ground).step(step, "run"));
  }

  private static FaultHost host(Ground ground) {
    return new FaultHost(ground.stores());
  }

  private static int kill(Ground ground, String step, int write, boolean before)
      throws IOException, InterruptedException {
    Process process =
        ground
            .host(
                FaultHost.class,
                List.of(),
                step,
                Integer.toString(write),
                before ? "before" : "after")
            .redirectOutput(Path.of("target/fault-host.log").toFile())
            .start();
    assertThat(process.waitFor(Duration.ofMinutes(2).toSeconds(), TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private static void tell(String line) {
    synchronized (TOLD) {
      TOLD.add(line);
    }
  }
}
