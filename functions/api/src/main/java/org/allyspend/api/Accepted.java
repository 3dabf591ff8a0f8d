package org.allyspend.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a caller accepts, as a header says it with weights from 0, not at all, to 1 (RFC 9110,
 * 12.5): in {@code text/csv, application/json;q=0.5, *}{@code /*;q=0} a table is wanted most, JSON
 * will do, and nothing else.
 *
 * @param weights by lower-case name, of which a part may be {@code *}
 */
record Accepted(Map<String, Double> weights) {

  /** What a header says; an empty one accepts whatever there is. */
  static Accepted of(String header) {
    Map<String, Double> weights = new LinkedHashMap<>();
    for (String part : header.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] words = part.strip().split("\\s*;\\s*", -1);
      if (!words[0].isEmpty()) {
        weights.put(words[0], weight(words));
      }
    }
    return new Accepted(weights);
  }

  private static double weight(String[] words) {
    for (int i = 1; i < words.length; i++) {
      if (words[i].matches("q=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)")) {
        return Double.parseDouble(words[i].substring(2));
      }
    }
    return 1;
  }

  /** Whether a coding is accepted that is named or falls under {@code *}. */
  boolean takes(String coding) {
    return weights.getOrDefault(coding, weights.getOrDefault("*", 0.0)) > 0;
  }

  /** Whether a type is named, and wanted more than whatever else there may be. */
  boolean prefers(String type) {
    return weights.getOrDefault(type, 0.0) > weights.getOrDefault("*/*", 0.0);
  }

  /** The type that is wanted most, of several wanted as much the first; empty where none is. */
  Optional<String> best(List<String> types) {
    if (weights.isEmpty()) {
      return Optional.of(types.get(0));
    }
    String best = null;
    for (String type : types) {
      if (weight(type) > (best == null ? 0 : weight(best))) {
        best = type;
      }
    }
    return Optional.ofNullable(best);
  }

  /** By the nearest that is said of a type: itself, all of its kind, all. */
  private double weight(String type) {
    String kind = type.substring(0, type.indexOf('/')) + "/*";
    return weights.getOrDefault(type, weights.getOrDefault(kind, weights.getOrDefault("*/*", 0.0)));
  }
}
