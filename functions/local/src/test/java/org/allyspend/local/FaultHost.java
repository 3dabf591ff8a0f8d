package org.allyspend.local;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.allyspend.aggregate.AggregateRequest;
import org.allyspend.aggregate.ReleaseReference;
import org.allyspend.core.lambda.Stores;
import org.allyspend.ingest.Addresses;
import org.allyspend.ingest.IngestRequest;
import org.allyspend.report.ReportRequest;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;

/**
 * The steps of a run on stores that faults stand before. As a process of its own it is what gets
 * killed: the servers' keys are in its environment, its arguments are the two ports, the name of
 * table and bucket, the step, the number of the write, and 'before' or 'after'.
 */
final class FaultHost {
  /** As a process ends that is killed. */
  static final int KILLED = 137;

  static final List<String> STEPS = List.of("ingest", "aggregate", "report");

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2025-07-02T06:00:00Z"), ZoneOffset.UTC);

  private final Pipeline pipeline;

  FaultHost(Stores stores) {
    this(stores, CLOCK);
  }

  FaultHost(Stores stores, Clock clock) {
    pipeline = new Pipeline(stores, Addresses.of(Map.of()), clock);
  }

  /** Does a step, as often as it is asked. */
  void step(String step, String run) {
    switch (step) {
      case "ingest" -> pipeline.ingest(new IngestRequest("csv", null));
      case "aggregate" ->
          pipeline.aggregate(
              new AggregateRequest(
                  run,
                  YearMonth.of(2025, 7),
                  Instant.parse("2025-08-01T00:00:00Z"),
                  null,
                  new ReleaseReference("csv", null),
                  null,
                  null));
      case "report" -> pipeline.report(new ReportRequest(run));
      default -> throw new IllegalArgumentException(step + " is no step");
    }
  }

  public static void main(String[] arguments) {
    Ground ground =
        new Ground(
            List.of(Integer.valueOf(arguments[0]), Integer.valueOf(arguments[1])),
            arguments[2],
            EnvironmentVariableCredentialsProvider.create());
    new FaultHost(
            ground.stores(
                Faults.kill(Integer.parseInt(arguments[4]), arguments[5].equals("before"))))
        .step(arguments[3], "run");
  }
}
