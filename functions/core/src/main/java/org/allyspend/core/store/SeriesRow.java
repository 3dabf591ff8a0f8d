package org.allyspend.core.store;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;

/**
 * A series as it is stored: an array of what all its figures have in common, and of what they have
 * each, in the order of periods. What rows of a measure have in common stands side by side, so that
 * it packs to next to nothing.
 *
 * @param periods such as '2014 2015'
 * @param statuses such as 'A E'
 * @param before what all places begin with, such as 'TABLE1!'
 * @param places what is between, a line each, such as 'D' and 'E'
 * @param after what all places end with, such as '28'
 * @param notes a line each, or empty where there is none
 * @param values such as '8799.39 8800', nothing between the spaces where one is missing
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({
  "subject",
  "measure",
  "baseYear",
  "note",
  "periods",
  "statuses",
  "before",
  "places",
  "after",
  "notes",
  "values"
})
record SeriesRow(
    String subject,
    String measure,
    int baseYear,
    String note,
    String periods,
    String statuses,
    String before,
    String places,
    String after,
    String notes,
    String values) {

  static SeriesRow of(Series series) {
    List<Figure> figures = List.copyOf(series.figures().values());
    List<String> places = figures.stream().map(Figure::place).toList();
    String before = commonStart(places);
    List<String> rest = places.stream().map(one -> one.substring(before.length())).toList();
    String after = reversed(commonStart(rest.stream().map(SeriesRow::reversed).toList()));
    return new SeriesRow(
        series.subject().id(),
        series.measure().id(),
        series.basis().baseYear(),
        series.note(),
        joined(series.figures().keySet(), Period::toString, " "),
        joined(figures, figure -> figure.status().code(), " "),
        before,
        joined(rest, one -> one.substring(0, one.length() - after.length()), "\n"),
        after,
        figures.stream().allMatch(figure -> figure.note().isEmpty())
            ? ""
            : joined(figures, Figure::note, "\n"),
        joined(figures, figure -> figure.value().map(BigDecimal::toPlainString).orElse(""), " "));
  }

  Series series() {
    Measure known = Measure.published(measure);
    return new Series(
        new Subject(subject),
        known,
        known.basis(baseYear),
        note,
        periods.isEmpty() ? Collections.emptySortedMap() : figures());
  }

  private SortedMap<Period, Figure> figures() {
    String[] eachPeriod = periods.split(" ", -1);
    String[] eachStatus = statuses.split(" ", -1);
    String[] eachPlace = places.split("\n", -1);
    String[] eachNote = notes.split("\n", -1);
    String[] eachValue = values.split(" ", -1);
    SortedMap<Period, Figure> figures = new TreeMap<>();
    for (int i = 0; i < eachPeriod.length; i++) {
      figures.put(
          Period.parse(eachPeriod[i]),
          new Figure(
              eachValue[i].isEmpty() ? null : new BigDecimal(eachValue[i]),
              Status.of(eachStatus[i]),
              before + eachPlace[i] + after,
              notes.isEmpty() ? "" : eachNote[i]));
    }
    return figures;
  }

  static <T> String joined(Collection<T> all, Function<T, String> text, String between) {
    return all.stream().map(text).collect(Collectors.joining(between));
  }

  private static String reversed(String text) {
    return new StringBuilder(text).reverse().toString();
  }

  /** What all these texts begin with; no character is cut in two. */
  private static String commonStart(List<String> texts) {
    if (texts.isEmpty()) {
      return "";
    }
    String least = Collections.min(texts);
    String most = Collections.max(texts);
    int length = 0;
    while (length < Math.min(least.length(), most.length())
        && least.charAt(length) == most.charAt(length)
        && !Character.isSurrogate(least.charAt(length))) {
      length++;
    }
    return least.substring(0, length);
  }
}
