package org.allyspend.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.allyspend.core.lambda.Json;
import org.junit.jupiter.api.Assumptions;

/**
 * {@code infra/report.asl.json} in a real interpreter of the Amazon States Language, npm's
 * aws-local-stepfunctions: its tasks are done here. Waits between attempts are not waited for, and
 * a distributed map, which the interpreter does not know, is tried as an inline one.
 */
final class Machine implements AutoCloseable {
  private static final Path FOLDER = Events.ROOT.resolve("functions/local/src/test/node");

  /** From so many bytes on the file has documents read in pieces. */
  static final long DIVIDE_OVER = 256_000_000;

  private static final String SETTING = "\"divideOver\": ";

  private final Process process;
  private final BufferedWriter in;
  private final BufferedReader out;
  private final Set<String> running = new HashSet<>();

  /** What does the tasks. */
  interface Tasks {
    /**
     * A task's result.
     *
     * @throws TaskFailed as AWS would tell the error
     */
    JsonNode done(String execution, String state, JsonNode input);
  }

  /** An error by the name and the cause Step Functions gives it. */
  static final class TaskFailed extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String error;

    TaskFailed(String error, String cause) {
      super(cause);
      this.error = error;
    }
  }

  /** The end of an execution, as Step Functions names it. */
  record End(String execution, String status, String cause) {}

  private Machine(Process process) {
    this.process = process;
    this.in =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    this.out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * Starts the interpreter, or skips the test where it is not installed.
   *
   * @param substitutions what the template puts in the place of {@code ${Name}}
   */
  static Machine start(Map<String, String> substitutions) {
    return start(substitutions, DIVIDE_OVER);
  }

  /**
   * The same, in which documents of more bytes than this are read in pieces.
   *
   * @param divideOver in the place of what the file says
   */
  static Machine start(Map<String, String> substitutions, long divideOver) {
    Assumptions.assumeTrue(
        Files.isDirectory(FOLDER.resolve("node_modules/aws-local-stepfunctions")),
        "the interpreter of the state machine is not installed: npm install in " + FOLDER);
    try {
      String definition = Files.readString(Events.ROOT.resolve("infra/report.asl.json"));
      for (Map.Entry<String, String> one : substitutions.entrySet()) {
        definition = definition.replace("${" + one.getKey() + "}", one.getValue());
      }
      definition = definition.replace(SETTING + DIVIDE_OVER, SETTING + divideOver);
      Path file = Files.createTempFile("machine", ".asl.json");
      file.toFile().deleteOnExit();
      Files.writeString(file, definition);
      Machine machine =
          new Machine(
              new ProcessBuilder("node", FOLDER.resolve("machine.mjs").toString(), file.toString())
                  .redirectError(ProcessBuilder.Redirect.INHERIT)
                  .start());
      machine.read();
      return machine;
    } catch (IOException e) {
      throw new UncheckedIOException("node could not be started", e);
    }
  }

  /** Begins an execution, which goes on in {@link #settle}. */
  void begin(String execution, JsonNode input) {
    running.add(execution);
    ObjectNode line = Json.MAPPER.createObjectNode();
    line.put("start", execution).set("input", input);
    write(line);
  }

  /** Aborts an execution; its end comes in {@link #settle}. */
  void abort(String execution) {
    write(Json.MAPPER.createObjectNode().put("abort", execution));
  }

  /** Does the tasks of all executions until they have ended. */
  List<End> settle(Tasks tasks) {
    List<End> ends = new ArrayList<>();
    while (!running.isEmpty()) {
      JsonNode line = read();
      if (line.has("ended")) {
        String execution = line.path("ended").asText();
        running.remove(execution);
        ends.add(new End(execution, line.path("status").asText(), line.path("error").asText()));
      } else {
        answer(line, tasks);
      }
    }
    return ends;
  }

  private void answer(JsonNode task, Tasks tasks) {
    ObjectNode answer = Json.MAPPER.createObjectNode();
    answer.set("answer", task.path("task"));
    try {
      answer.set(
          "output",
          tasks.done(
              task.path("execution").asText(), task.path("state").asText(), task.path("input")));
    } catch (TaskFailed e) {
      answer.put("error", e.error).put("cause", e.getMessage());
    }
    write(answer);
  }

  private void write(JsonNode line) {
    try {
      in.write(line.toString());
      in.newLine();
      in.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the interpreter has gone", e);
    }
  }

  private JsonNode read() {
    try {
      String line = out.readLine();
      if (line == null) {
        throw new AssertionError("the interpreter has gone");
      }
      return Json.MAPPER.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError("the interpreter speaks no JSON", e);
    } catch (IOException e) {
      throw new UncheckedIOException("the interpreter has gone", e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
