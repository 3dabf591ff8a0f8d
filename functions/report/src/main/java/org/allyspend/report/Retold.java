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
import org.allyspend.core.domain.Place;
import org.allyspend.core.domain.Remark;

/**
 * What reading says of documents, in the words of a report's language: remarks, of which a release
 * keeps what they are, places, and in English the names of editions that publishers have none for.
 * What is not known here stays as it is.
 */
final class Retold {
  /** How sources name the editions of publishers that don't, by the key of the words for it. */
  private static final Map<String, Pattern> EDITIONS =
      Map.of(
          "edition.updated", Pattern.compile("updated (\\S+)"),
          "edition.to.day", Pattern.compile("to (\\d{4}-\\d{2}-\\d{2})"),
          "edition.to", Pattern.compile("to (\\d{4}(?:-\\d{2})?)"),
          "edition.release", Pattern.compile("Release (\\d+) of (\\S+)"));

  /** A day or a month as editions are named after them. */
  private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");

  private static final Pattern DAY = Pattern.compile(MONTH + "-\\d{2}");

  private final Labels labels;

  Retold(Labels labels) {
    this.labels = labels;
  }

  /** Where a figure is printed; a publisher's own words for it stay. */
  String place(String written) {
    return Place.read(written).map(this::place).orElse(written);
  }

  private String place(Place place) {
    if (place.rows() > 0) {
      return labels.get(
          "place.counted",
          place.file(),
          place.column(),
          place.others() ? labels.get("place.counted.others") : "",
          place.rows(),
          place.elsewhere() ? labels.get("place.counted.elsewhere") : "");
    }
    String line =
        place.file().isEmpty()
            ? labels.get("place.line", place.line())
            : labels.get("place.line.of", place.file(), place.line());
    return place.column().isEmpty() ? line : labels.get("place.column", line, place.column());
  }

  /** A remark from reading. */
  String remark(Remark remark) {
    return remark.told(labels::get, this::value);
  }

  /** What stands in a place of a remark. */
  private String value(String place, String value) {
    return switch (place) {
      case "place" -> place(value);
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
    return labels.declared(name);
  }

  /** A day or a month in words, and anything else as it is. */
  private String date(String text) {
    return DAY.matcher(text).matches()
        ? labels.day(LocalDate.parse(text))
        : MONTH.matcher(text).matches() ? labels.month(YearMonth.parse(text)) : text;
  }
}
