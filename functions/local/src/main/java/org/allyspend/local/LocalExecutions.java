package org.allyspend.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.allyspend.aggregate.AggregateRequest;
import org.allyspend.api.Executions;
import org.allyspend.core.lambda.Json;
import org.allyspend.ingest.IngestRequest;
import org.allyspend.report.ReportRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state machine's steps in this process, in the same order: every source, of which none stops
 * the others; then, where a report is asked for, aggregate and report, or the failure recorded.
 */
final class LocalExecutions implements Executions, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalExecutions.class);

  private final Pipeline pipeline;
  private final BiConsumer<String, String> failure;
  private final Set<String> started = ConcurrentHashMap.newKeySet();
  private final ExecutorService worker = Executors.newSingleThreadExecutor();

  /**
   * Executions through this pipeline.
   *
   * @param failure is told the run and the cause where one fails
   */
  LocalExecutions(Pipeline pipeline, BiConsumer<String, String> failure) {
    this.pipeline = pipeline;
    this.failure = failure;
  }

  @Override
  public void start(String name, String input) {
    if (started.add(name)) {
      worker.execute(() -> run(input));
    }
  }

  @Override
  public void close() {
    worker.shutdown();
  }

  private void run(String text) {
    JsonNode input = tree(text);
    for (JsonNode source : input.path("sources")) {
      try {
        pipeline.ingest(Json.read(source.toString(), IngestRequest.class, "source"));
      } catch (RuntimeException e) {
        LOG.warn("a source failed: {}", e.getMessage());
      }
    }
    if (!input.has("report")) {
      return;
    }
    try {
      pipeline.aggregate(
          Json.read(input.path("aggregate").toString(), AggregateRequest.class, "aggregate"));
      pipeline.report(Json.read(input.path("report").toString(), ReportRequest.class, "report"));
    } catch (RuntimeException e) {
      failure.accept(input.path("run").asText(), String.valueOf(e.getMessage()));
    }
  }

  private static JsonNode tree(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the input of an execution is no JSON", e);
    }
  }
}
