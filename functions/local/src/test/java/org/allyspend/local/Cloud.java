package org.allyspend.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.allyspend.aggregate.AggregateFunction;
import org.allyspend.api.ApiFunction;
import org.allyspend.api.Executions;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.lambda.Invocation;
import org.allyspend.core.lambda.Json;
import org.allyspend.core.lambda.Stores;
import org.allyspend.ingest.Addresses;
import org.allyspend.ingest.IngestFunction;
import org.allyspend.report.ReportFunction;

/**
 * A deployed stack on the embedded servers, by a clock of its own: the real handlers, the real
 * state machine in an interpreter, the schedules' events, the mails people get, and faults where
 * they are wanted.
 */
final class Cloud {
  private static final Map<String, String> FUNCTIONS =
      Map.of(
          "IngestFunction", "IngestFunction",
          "AggregateFunction", "AggregateFunction",
          "ReportFunction", "ReportFunction",
          "ApiFunction", "ApiFunction",
          "Topic", "topic",
          "Address", "https://allyspend.example");

  /** A mail as people get it, and what their filters see of it. */
  record Mail(Instant at, String event, String subject, String message, String changed) {}

  /** What goes wrong once. */
  private record Fault(String error, String cause) {}

  final List<Mail> mails = new ArrayList<>();
  final List<String> calls = new ArrayList<>();
  final List<Machine.End> ends = new ArrayList<>();
  private final Map<String, Queue<Fault>> faults = new HashMap<>();
  private final Map<String, JsonNode> begun = new TreeMap<>();
  private final Set<String> begunNow = new HashSet<>();
  private final Map<String, RequestStreamHandler> handlers = new HashMap<>();
  private final Stores stores;
  private final Clock clock;
  private Instant now;
  private Machine machine;
  private Consumer<String> beforeTask = state -> {};

  /**
   * A stack that is deployed.
   *
   * @param machine its state machine
   * @param addresses where the sources are unless the operator says otherwise
   */
  Cloud(Stores stores, Machine machine, Map<String, String> addresses, Instant start) {
    this.stores = stores;
    this.machine = machine;
    this.now = start;
    InstantSource source = () -> now;
    this.clock = source.withZone(ZoneOffset.UTC);
    handlers.put(
        "IngestFunction", new IngestFunction(stores, Addresses.of(addresses), false, clock));
    handlers.put("AggregateFunction", new AggregateFunction(stores, clock));
    handlers.put("ReportFunction", new ReportFunction(stores, clock));
    handlers.put("ApiFunction", api(this::begin));
  }

  /** The state machine as the template deploys it, with these source addresses. */
  static Machine machine(String sourceAddresses) {
    return machine(sourceAddresses, false);
  }

  /** The same, which makes a report on each new release, or does not. */
  static Machine machine(String sourceAddresses, boolean onRelease) {
    return Machine.start(substitutions(sourceAddresses, onRelease));
  }

  /** The same, in which documents of more bytes than this are read in pieces. */
  static Machine dividing(long over) {
    return Machine.start(substitutions("", false), over);
  }

  private static Map<String, String> substitutions(String sourceAddresses, boolean onRelease) {
    Map<String, String> substitutions = new HashMap<>(FUNCTIONS);
    substitutions.put("SourceAddresses", sourceAddresses);
    substitutions.put("ReportOnRelease", Boolean.toString(onRelease));
    return substitutions;
  }

  /** Has this handle what the ingest function is asked. */
  void ingestBy(RequestStreamHandler function) {
    handlers.put("IngestFunction", function);
  }

  /** S3's word that a file was put into the inbox. */
  JsonNode filed(String key) {
    ObjectNode event = Events.read("inbox");
    event.withObject("/detail/object").put("key", key).put("sequencer", key);
    return send(event);
  }

  ApiFunction api(Executions executions) {
    return new ApiFunction(
        stores,
        executions,
        (key, name) -> "https://s3.example/" + key,
        new LocalSubscriptions(),
        clock);
  }

  /** Deploys another state machine in the place of the one there is. */
  void deploy(Machine other) {
    machine = other;
  }

  Stores stores() {
    return stores;
  }

  Instant now() {
    return now;
  }

  void at(Instant moment) {
    now = moment;
  }

  /** Has the next call of a state fail so; again where it is asked for again. */
  Cloud fail(String state, String error, String cause) {
    faults.computeIfAbsent(state, one -> new ArrayDeque<>()).add(new Fault(error, cause));
    return this;
  }

  /** What is done before each task, such as to abort. */
  void before(Consumer<String> task) {
    beforeTask = task;
  }

  void abort(String execution) {
    machine.abort(execution);
  }

  /** An event of the schedules, as the template's defaults have them. */
  JsonNode schedule(String name) {
    ObjectNode event = Json.MAPPER.createObjectNode();
    event.put("schedule", name).put("time", now.toString()).put("zone", "UTC").put("reportDay", 2);
    return send(event);
  }

  /** Any event to the API's function. */
  JsonNode send(JsonNode event) {
    return Events.send(handlers.get("ApiFunction"), event);
  }

  /** An order of a run, ad hoc or official. */
  JsonNode order(boolean official, String body) {
    ObjectNode event = official ? Events.official() : Events.read("api-begin-run");
    event.withObject("/headers").remove("idempotency-key");
    return send(event.put("body", body));
  }

  /** Has all executions run to their ends, and Step Functions tell of these. */
  void settle() {
    while (!begunNow.isEmpty()) {
      begunNow.clear();
      for (Machine.End end : machine.settle(this::task)) {
        ends.add(end);
        tell(end);
      }
    }
  }

  private void begin(String name, String input) {
    // Step Functions runs one execution of a name.
    if (begun.putIfAbsent(name, Json.read(input, JsonNode.class, "input")) == null) {
      begunNow.add(name);
      machine.begin(name, begun.get(name));
    }
  }

  /** As the rule on the status of executions hands it over. */
  void tell(Machine.End end) {
    ObjectNode event = Json.MAPPER.createObjectNode();
    event.put("source", "aws.states").put("detail-type", "Step Functions Execution Status Change");
    event
        .putObject("detail")
        .put("name", end.execution())
        .put("status", end.status())
        .put("input", begun.get(end.execution()).toString())
        .put("cause", end.cause());
    send(event);
  }

  private JsonNode task(String execution, String state, JsonNode input) {
    beforeTask.accept(state);
    calls.add(state);
    Queue<Fault> waiting = faults.getOrDefault(state, new ArrayDeque<>());
    if (!waiting.isEmpty()) {
      Fault fault = waiting.remove();
      throw new Machine.TaskFailed(fault.error(), fault.cause());
    }
    if (input.has("TopicArn")) {
      mails.add(
          new Mail(
              now,
              input.at("/MessageAttributes/event/StringValue").asText(),
              input.path("Subject").asText(),
              input.path("Message").asText(),
              input.at("/MessageAttributes/changed/StringValue").asText()));
      return Json.MAPPER.createObjectNode();
    }
    try {
      ObjectNode answer = Json.MAPPER.createObjectNode();
      byte[] payload =
          Invocation.of(handlers.get(input.path("FunctionName").asText()), input.path("Payload"));
      answer.set(
          "Payload",
          Json.read(new String(payload, StandardCharsets.UTF_8), JsonNode.class, "answer"));
      return answer;
    } catch (RuntimeException e) {
      throw failed(e);
    }
  }

  /** As Lambda tells an exception. */
  private static Machine.TaskFailed failed(RuntimeException e) {
    ObjectNode cause = Json.MAPPER.createObjectNode();
    cause.put("errorMessage", e.getMessage()).put("errorType", e.getClass().getName());
    cause.putArray("stackTrace").add("org.allyspend…");
    return new Machine.TaskFailed(e.getClass().getName(), cause.toString());
  }

  /** As Lambda tells a refusal. */
  static String refusal(String sentence) {
    return failed(Refusal.told(sentence).exception()).getMessage();
  }
}
