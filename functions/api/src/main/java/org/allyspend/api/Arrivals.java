package org.allyspend.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.allyspend.core.domain.Notice;
import org.allyspend.core.lambda.Json;

/** What came of ingesting: visits to sources, and files that someone has put into the inbox. */
final class Arrivals {
  private static final String INBOX = "inbox";

  private final JsonNode ingested;

  /** What the state machine tells of each. */
  Arrivals(JsonNode ingested) {
    this.ingested = ingested;
  }

  /**
   * The hash of the release in force that came in within the last day and reports rest on, or empty
   * where none did.
   */
  Optional<String> worthAReport() {
    for (JsonNode one : ingested) {
      if (one.path("fresh").asBoolean()
          && one.path("source").asText().equals(Runs.SOURCES.get(0))) {
        return Optional.of(one.path("sha256").asText());
      }
    }
    return Optional.empty();
  }

  /** What came of visits to sources, without the files of the inbox. */
  JsonNode ofVisits() {
    ArrayNode visits = Json.MAPPER.createArrayNode();
    for (JsonNode one : ingested) {
      if (file(one).isEmpty()) {
        visits.add(one);
      }
    }
    return visits;
  }

  /** What people are told of the files of the inbox, a mail a file. */
  List<Notice> notices() {
    List<Notice> notices = new ArrayList<>();
    for (JsonNode one : ingested) {
      String file = file(one);
      if (!file.isEmpty()) {
        notices.add(new Notice(INBOX, "Allyspend: a file in the inbox", became(file, one)));
      }
    }
    return notices;
  }

  private static String became(String file, JsonNode one) {
    if (!one.has("error")) {
      return one.path("notice").asText() + ".";
    }
    return file
        + ": was not taken in: "
        + Failures.reason(one.path("error")).sentence()
        + ".\n\nWhat to do: put it there again.";
  }

  /** The key of a file in the inbox, also where ingesting it died; empty of a visit. */
  private static String file(JsonNode one) {
    String file = one.path(INBOX).asText();
    return file.isEmpty() ? one.at("/item/" + INBOX).asText() : file;
  }
}
