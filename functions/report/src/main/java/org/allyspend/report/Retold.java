package org.allyspend.report;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Remark;

/**
 * What reading says of documents, in the words of a report's language: remarks, of which a release
 * keeps what they are, and in English the names of editions and of places that publishers have none
 * for. What is not known here stays as it is.
 */
final class Retold {
  /** How sources name the editions of publishers that don't, by the key of the words for it. */
  private static final Map<String, Pattern> EDITIONS =
      Map.of(
          "edition.updated", Pattern.compile("updated (\\S+)"),
          "edition.to.day", Pattern.compile("to (\\d{4}-\\d{2}-\\d{2})"),
          "edition.to", Pattern.compile("to (\\d{4}(?:-\\d{2})?)"),
          "edition.release", Pattern.compile("Release (\\d+) of (\\S+)"));

  /** How it says where a figure stands that rows add up to. */
  private static final Pattern COUNTED =
      Pattern.compile(
          "(?<file>.*?) column (?<column>.*?)(?<others> and others)?, (?<rows>\\d+) rows?"
              + "(?<elsewhere> and in other files)?");

  /** A day or a month as editions are named after them. */
  private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");

  private static final Pattern DAY = Pattern.compile(MONTH + "-\\d{2}");

  private final Labels labels;

  Retold(Labels labels) {
    this.labels = labels;
  }

  /** Where a figure is printed, with what reading says of it beside names in this language. */
  String place(String place) {
    Matcher counted = COUNTED.matcher(place);
    return counted.matches()
        ? labels.get(
            "place.counted",
            counted.group("file"),
            counted.group("column"),
            counted.group("others") == null ? "" : labels.get("place.counted.others"),
            counted.group("rows"),
            counted.group("elsewhere") == null ? "" : labels.get("place.counted.elsewhere"))
        : place;
  }

  /** A remark from reading. */
  String remark(Remark remark) {
    return labels.get(
        "remark." + remark.kind(),
        remark.told(this::value, all -> labels.after(all.map(this::remark))).toArray());
  }

  /** What stands in a place of a remark. */
  private String value(String place, String value) {
    return switch (place) {
      case "figure" -> labels.exactly(new BigDecimal(value));
      case "stage", "part" -> labels.codebook("budget." + place + "." + value);
      case "measure" -> Measure.ofPublishedId(value).map(labels::name).orElse(value);
      case "allies" ->
          Stream.of(value.split(", "))
              .map(name -> Ally.ofName(name).map(labels::ally).orElse(name))
              .collect(joining(", "));
      default -> value;
    };
  }

  /** The name of an edition: what a publisher calls its own, and what sources say of the others. */
  String edition(String name) {
    for (Map.Entry<String, Pattern> one : EDITIONS.entrySet()) {
      Matcher matcher = one.getValue().matcher(name);
      if (matcher.matches()) {
        return labels.get(
            one.getKey(),
            IntStream.rangeClosed(1, matcher.groupCount())
                .mapToObj(matcher::group)
                .map(this::date)
                .toArray());
      }
    }
    return name;
  }

  /** A day or a month in words, and anything else as it is. */
  private String date(String text) {
    return DAY.matcher(text).matches()
        ? labels.day(LocalDate.parse(text))
        : MONTH.matcher(text).matches() ? labels.month(YearMonth.parse(text)) : text;
  }
}
