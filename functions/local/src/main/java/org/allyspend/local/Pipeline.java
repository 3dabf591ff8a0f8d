package org.allyspend.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.allyspend.aggregate.AggregateFunction;
import org.allyspend.aggregate.AggregateRequest;
import org.allyspend.aggregate.AggregateResult;
import org.allyspend.core.domain.Release;
import org.allyspend.core.lambda.AtOnce;
import org.allyspend.core.lambda.Invocation;
import org.allyspend.core.lambda.Json;
import org.allyspend.core.lambda.Stores;
import org.allyspend.ingest.Addresses;
import org.allyspend.ingest.IngestFunction;
import org.allyspend.ingest.IngestRequest;
import org.allyspend.ingest.IngestResult;
import org.allyspend.ingest.Source;
import org.allyspend.ingest.Sources;
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
    report = new ReportFunction(stores, AtOnce.THREADS, clock);
  }

  /** Calls the ingest function. */
  public IngestResult ingest(IngestRequest request) {
    return call(ingest, request, IngestResult.class);
  }

  /** Ingests what comes with Allyspend, and answers in the order of the sources. */
  List<IngestResult> ingestBundled() {
    return atOnce(bundled(), source -> ingest(new IngestRequest(source, Release.BUNDLED)));
  }

  /** The sources of which something comes with Allyspend. */
  static List<String> bundled() {
    return Sources.all().stream()
        .filter(source -> !source.bundled().isEmpty())
        .map(Source::id)
        .toList();
  }

  /** Ingests all of these sources at once, and answers in their order. */
  static List<IngestResult> atOnce(List<String> sources, Function<String, IngestResult> ingest) {
    return AtOnce.all(
        sources.stream()
            .map(source -> (Supplier<IngestResult>) () -> ingest.apply(source))
            .toList(),
        AtOnce.THREADS);
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
