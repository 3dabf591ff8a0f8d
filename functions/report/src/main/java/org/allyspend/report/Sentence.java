package org.allyspend.report;

import static java.util.function.Predicate.not;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A sentence with the figures and names it tells, in words, by what they are: so that it can be
 * held against what the report before said. Without its full stop.
 */
record Sentence(String text, Map<String, String> figures, Map<String, List<String>> names) {
  /** Gathers what a sentence tells while its words are put together. */
  static final class Draft {
    private final Map<String, String> figures = new LinkedHashMap<>();
    private final Map<String, List<String>> names = new LinkedHashMap<>();

    /** Notes a figure and gives its words back. */
    String figure(String what, String words) {
      figures.put(what, words);
      return words;
    }

    /** Notes names and gives them back. */
    List<String> names(String what, List<String> all) {
      names.put(what, all);
      return all;
    }

    Sentence of(String text) {
      return new Sentence(text, figures, names);
    }
  }

  /**
   * Whether the report before said the same, every figure and every name, or else what it said; the
   * end of a sentence.
   */
  String against(Optional<Sentence> before, Labels labels) {
    if (before.isEmpty()) {
      return labels.get("headline.not-before");
    }
    List<String> differences = differences(before.get(), labels);
    return differences.isEmpty()
        ? labels.get("headline.as-before")
        : labels.get("headline.report-before", labels.list(differences));
  }

  private List<String> differences(Sentence before, Labels labels) {
    List<String> instead = new ArrayList<>();
    figures.forEach(
        (what, now) -> {
          String was = before.figures.getOrDefault(what, now);
          if (!was.equals(now)) {
            instead.add(labels.get("headline.before.instead", was, now));
          }
        });
    List<String> named = new ArrayList<>();
    List<String> unnamed = new ArrayList<>();
    names.forEach(
        (what, now) -> {
          List<String> was = before.names.getOrDefault(what, List.of());
          was.stream().filter(not(now::contains)).forEach(named::add);
          now.stream().filter(not(was::contains)).forEach(unnamed::add);
        });
    List<String> moved = named.stream().filter(unnamed::contains).toList();
    named.removeAll(moved);
    unnamed.removeAll(moved);
    return Stream.of(
            listed(labels, "headline.before.had", instead),
            before.figuresBeside(this).map(was -> labels.get("headline.before.also", was)),
            listed(labels, "headline.before.lacked", figuresBeside(before).toList()),
            listed(labels, "headline.before.named", named),
            listed(labels, "headline.before.not-named", unnamed),
            listed(labels, "headline.before.moved", moved))
        .flatMap(told -> told)
        .toList();
  }

  /** The figures of which the other has none. */
  private Stream<String> figuresBeside(Sentence other) {
    return figures.entrySet().stream()
        .filter(figure -> !other.figures.containsKey(figure.getKey()))
        .map(Map.Entry::getValue);
  }

  private static Stream<String> listed(Labels labels, String key, List<String> items) {
    return items.isEmpty() ? Stream.empty() : Stream.of(labels.get(key, labels.list(items)));
  }
}
