package org.allyspend.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.allyspend.aggregate.AggregateFunction;
import org.allyspend.aggregate.AggregateRequest;
import org.allyspend.aggregate.AggregateResult;
import org.allyspend.core.lambda.Invocation;
import org.allyspend.core.lambda.Json;
import org.allyspend.core.lambda.Stores;
import org.allyspend.ingest.Addresses;
import org.allyspend.ingest.IngestFunction;
import org.allyspend.ingest.IngestRequest;
import org.allyspend.ingest.IngestResult;
import org.allyspend.report.ReportFunction;
import org.allyspend.report.ReportRequest;
import org.allyspend.report.ReportResult;

/** The three functions as Lambda would call them: JSON bytes in, JSON bytes out. */
public final class Pipeline {
  private final RequestStreamHandler ingest;
  private final RequestStreamHandler aggregate;
  private final RequestStreamHandler report;

  /** The functions on these stores, fetching from these addresses, by this clock. */
  public Pipeline(Stores stores, Addresses addresses, Clock clock) {
    ingest = new IngestFunction(stores, addresses, false, clock);
    aggregate = new AggregateFunction(stores, clock);
    report = new ReportFunction(stores, clock);
  }

  /** Calls the ingest function. */
  public IngestResult ingest(IngestRequest request) {
    return call(ingest, request, IngestResult.class);
  }

  /** Calls the aggregate function. */
  public AggregateResult aggregate(AggregateRequest request) {
    return call(aggregate, request, AggregateResult.class);
  }

  /** Calls the report function. */
  public ReportResult report(ReportRequest request) {
    return call(report, request, ReportResult.class);
  }

  private static <T> T call(RequestStreamHandler function, Object request, Class<T> answer) {
    return Json.read(
        new String(Invocation.of(function, request), StandardCharsets.UTF_8), answer, "answer");
  }
}
