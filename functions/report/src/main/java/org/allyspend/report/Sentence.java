package org.allyspend.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sentence with the figures and names it tells, in words, by what they are: so that it can be
 * held against what the report before said. Without its full stop.
 */
final class Sentence {
  private final String text;
  private final Map<String, String> figures = new LinkedHashMap<>();
  private final Map<String, List<String>> names = new LinkedHashMap<>();

  private Sentence(String text) {
    this.text = text;
  }

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
      Sentence sentence = new Sentence(text);
      sentence.figures.putAll(figures);
      sentence.names.putAll(names);
      return sentence;
    }
  }

  String text() {
    return text;
  }

  /**
   * Whether the report before said the same, every figure and every name, or else what it said; the
   * end of a sentence.
   */
  String against(Optional<Sentence> before, Labels labels) {
    return before
        .map(this::differences)
        .map(differences -> told(differences, labels))
        .orElseGet(() -> labels.get("headline.not-before"));
  }

  private static String told(Differences found, Labels labels) {
    List<String> parts = new ArrayList<>();
    if (!found.figures.isEmpty()) {
      parts.add(
          labels.get(
              "headline.before.had",
              labels.list(
                  found.figures.stream()
                      .map(
                          figure ->
                              labels.get("headline.before.instead", figure.get(0), figure.get(1)))
                      .toList())));
    }
    found.had.forEach(figure -> parts.add(labels.get("headline.before.also", figure)));
    if (!found.lacking.isEmpty()) {
      parts.add(labels.get("headline.before.lacked", labels.list(found.lacking)));
    }
    if (!found.named.isEmpty()) {
      parts.add(labels.get("headline.before.named", labels.list(found.named)));
    }
    if (!found.unnamed.isEmpty()) {
      parts.add(labels.get("headline.before.not-named", labels.list(found.unnamed)));
    }
    if (!found.moved.isEmpty()) {
      parts.add(labels.get("headline.before.moved", labels.list(found.moved)));
    }
    return parts.isEmpty()
        ? labels.get("headline.as-before")
        : labels.get("headline.report-before", labels.list(parts));
  }

  private record Differences(
      List<List<String>> figures,
      List<String> had,
      List<String> lacking,
      List<String> named,
      List<String> unnamed,
      List<String> moved) {}

  private Differences differences(Sentence before) {
    Differences found =
        new Differences(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    figures.forEach(
        (what, now) -> {
          String was = before.figures.get(what);
          if (was == null) {
            found.lacking.add(now);
          } else if (!was.equals(now)) {
            found.figures.add(List.of(was, now));
          }
        });
    before.figures.forEach(
        (what, was) -> {
          if (!figures.containsKey(what)) {
            found.had.add(was);
          }
        });
    names.forEach(
        (what, now) -> {
          List<String> was = before.names.getOrDefault(what, List.of());
          was.stream().filter(name -> !now.contains(name)).forEach(found.named::add);
          now.stream().filter(name -> !was.contains(name)).forEach(found.unnamed::add);
        });
    found.moved.addAll(found.named.stream().filter(found.unnamed::contains).toList());
    found.named.removeAll(found.moved);
    found.unnamed.removeAll(found.moved);
    return found;
  }
}
