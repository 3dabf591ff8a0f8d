package org.allyspend.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.allyspend.core.lambda.Json;

/**
 * What someone is told of, when a report of it is there: the codes of allies and the ids of
 * targets, as the notice's attribute {@code changed} has them, and {@code report} for every report.
 * As a filter it is {@code {"changed": ["DEU", "2_percent"], "event": ["report-ready"]}}.
 *
 * @param of at least one
 */
record Interests(NavigableSet<String> of) {
  /** Every report, whatever has changed. */
  static final String EVERY_REPORT = "report";

  private static final String EVENT = "event";
  private static final String CHANGED = "changed";
  private static final List<String> READY = List.of("report-ready");

  Interests(Collection<String> of) {
    this(new TreeSet<>(of));
  }

  /** Both. */
  Interests and(Interests other) {
    NavigableSet<String> both = new TreeSet<>(of);
    both.addAll(other.of);
    return new Interests(both);
  }

  /** As SNS holds it against a notice's attributes. */
  String filter() {
    return Json.text(Map.of(EVENT, READY, CHANGED, of));
  }

  /** What a filter lets through, or empty where it was made by hand and is another sort of one. */
  static Optional<Interests> of(String filter) {
    try {
      JsonNode read = Json.MAPPER.readTree(filter);
      NavigableSet<String> changed = new TreeSet<>();
      read.path(CHANGED).forEach(one -> changed.add(one.isTextual() ? one.asText() : ""));
      return read.size() == 2
              && read.path(EVENT).equals(Json.MAPPER.valueToTree(READY))
              && !changed.isEmpty()
              && !changed.contains("")
          ? Optional.of(new Interests(changed))
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
