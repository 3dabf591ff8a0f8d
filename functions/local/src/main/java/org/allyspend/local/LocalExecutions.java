package org.allyspend.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.allyspend.aggregate.AggregateRequest;
import org.allyspend.api.Executions;
import org.allyspend.core.lambda.Json;
import org.allyspend.ingest.IngestRequest;
import org.allyspend.report.ReportRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state machine's steps in this process, in the same order: every source, of which none stops
 * the others; a look at what came of them, by which a new release makes its report; then, where a
 * report is asked for, aggregate and report, or the failure recorded.
 */
final class LocalExecutions implements Executions, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalExecutions.class);

  private final Pipeline pipeline;
  private final Consumer<JsonNode> desk;
  private final Set<String> started = ConcurrentHashMap.newKeySet();
  private final ExecutorService worker = Executors.newSingleThreadExecutor();
  private final Executor later = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, worker);

  /**
   * Executions through this pipeline.
   *
   * @param desk is told what the state machine tells the API's function
   */
  LocalExecutions(Pipeline pipeline, Consumer<JsonNode> desk) {
    this.pipeline = pipeline;
    this.desk = desk;
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
    JsonNode input = Json.read(text, JsonNode.class, "input");
    look(input, ingested(input.path("sources")));
    if (!input.has("report")) {
      return;
    }
    try {
      pipeline.aggregate(
          Json.read(input.path("aggregate").toString(), AggregateRequest.class, "aggregate"));
      pipeline.report(Json.read(input.path("report").toString(), ReportRequest.class, "report"));
    } catch (RuntimeException e) {
      tell(failed(input, String.valueOf(e.getMessage())));
    }
  }

  /**
   * Where a full disk is why a run failed, that can't be noted either until there is room; other
   * runs need not wait for it. Once the server is closing there is nobody left to tell: its next
   * start does.
   */
  private void tell(JsonNode failed) {
    if (worker.isShutdown()) {
      return;
    }
    try {
      desk.accept(failed);
    } catch (RuntimeException e) {
      LOG.warn("a failure could not be noted yet: {}", e.getMessage());
      later.execute(() -> tell(failed));
    }
  }

  private ArrayNode ingested(JsonNode sources) {
    ArrayNode ingested = Json.MAPPER.createArrayNode();
    for (JsonNode source : sources) {
      try {
        ingested.add(
            Json.MAPPER.<JsonNode>valueToTree(
                pipeline.ingest(Json.read(source.toString(), IngestRequest.class, "source"))));
      } catch (RuntimeException e) {
        LOG.warn("a source failed: {}", e.getMessage());
        ObjectNode failed = ingested.addObject();
        failed.set("source", source.path("source"));
        failed.set("item", source);
        failed.putObject("error").put("Error", "").put("Cause", String.valueOf(e.getMessage()));
      }
    }
    return ingested;
  }

  /** Where it fails, the report is made all the same. */
  private void look(JsonNode input, ArrayNode ingested) {
    ObjectNode event = Json.MAPPER.createObjectNode();
    event.put("onRelease", "true").set("execution", input.path("execution"));
    event.set("ingested", ingested);
    try {
      desk.accept(event);
    } catch (RuntimeException e) {
      LOG.warn("what came of the sources could not be looked at: {}", e.getMessage());
    }
  }

  private static JsonNode failed(JsonNode input, String cause) {
    ObjectNode event = Json.MAPPER.createObjectNode();
    event.set("failed", input.path("run"));
    event.set("attempt", input.path("attempt"));
    event.put("step", "report").putObject("error").put("Error", "").put("Cause", cause);
    return event;
  }
}
