package org.allyspend.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import org.allyspend.core.lambda.Json;
import org.allyspend.local.BuiltFunction;
import org.allyspend.local.EmbeddedServers;

/** What each function is measured with: its work on NATO's figures of 2014-2024, anew each time. */
enum Job {
  EMPTY("Empty") {
    @Override
    String event(EmbeddedServers servers, String csv) {
      return "{}";
    }

    @Override
    String handler() {
      return EmptyFunction.class.getName();
    }

    @Override
    Path task() throws IOException {
      Path jar = Path.of(System.getProperty("bench.jar"));
      Path lib = FunctionProcess.folder("empty/lib");
      Files.copy(jar, lib.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      return lib.getParent();
    }
  },
  INGEST("Ingest") {
    @Override
    String event(EmbeddedServers servers, String csv) {
      String name = UUID.randomUUID() + ".csv";
      // Other bytes than any before, so that it is read and stored and not 'unchanged'.
      byte[] bytes = ("# note: " + name + "\n" + csv).getBytes(StandardCharsets.UTF_8);
      servers.stores().bucket().put("inbox/csv/" + name, bytes, "text/csv");
      return read("ingest").put("address", "inbox:" + name).toString();
    }
  },
  AGGREGATE("Aggregate") {
    @Override
    String event(EmbeddedServers servers, String csv) {
      // The figures are known from the moment they are ingested, which is now.
      return read("aggregate").put("asOf", "2199-01-01T00:00:00Z").toString();
    }
  },
  REPORT("Report") {
    @Override
    String event(EmbeddedServers servers, String csv) {
      return read("report").toString();
    }
  },
  API("Api") {
    @Override
    String event(EmbeddedServers servers, String csv) {
      return read("api-list-reports").toString();
    }
  };

  /** What makes a report, in order. */
  static final List<Job> LINE = List.of(INGEST, AGGREGATE, REPORT);

  private static final Path EVENTS =
      Path.of(System.getProperty("allyspend.root", "."), "infra/events");

  private final String function;

  Job(String function) {
    this.function = function;
  }

  /** The function that does it, as the template calls it without its ending. */
  String function() {
    return function;
  }

  /** The handler's class. */
  String handler() {
    return BuiltFunction.handler(function);
  }

  /** The folder its jars are in, under lib/. */
  Path task() throws IOException {
    return BuiltFunction.task(function);
  }

  /** The event that asks for it, after what it needs has been put in place. */
  abstract String event(EmbeddedServers servers, String csv);

  private static ObjectNode read(String name) {
    try {
      return (ObjectNode) Json.MAPPER.readTree(EVENTS.resolve(name + ".json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("event " + name + " could not be read", e);
    }
  }
}
