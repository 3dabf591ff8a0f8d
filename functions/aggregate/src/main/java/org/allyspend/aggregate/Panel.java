package org.allyspend.aggregate;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Subject;

/** The figures of one release, to be looked up by whom, what and when. */
final class Panel {
  // By ids, which are quicker to look up than what they are the ids of.
  private final Map<String, Map<String, Series>> byMeasure = new HashMap<>();

  /** By year what is known of a series that was asked for, which most are not. */
  private final IdentityHashMap<Series, Map<Integer, Figure>> known = new IdentityHashMap<>();

  private final NavigableSet<Integer> years = new TreeSet<>();

  Panel(List<Series> series) {
    for (Series one : series) {
      if (has(one.measure())) {
        basis(one.measure()).requireSame(one.basis());
      }
      byMeasure
          .computeIfAbsent(one.measure().id(), absent -> new HashMap<>())
          .put(one.subject().id(), one);
      one.figures().keySet().stream().filter(Period::isYear).map(Period::year).forEach(years::add);
    }
  }

  /** Every year with a figure, rising. */
  NavigableSet<Integer> years() {
    return years;
  }

  boolean has(Measure measure) {
    return byMeasure.containsKey(measure.id());
  }

  /** An ally's figure of a year. */
  Optional<Figure> figure(Ally ally, Measure measure, int year) {
    return figure(Subject.of(ally), measure, year);
  }

  /** The figure, or empty where it is missing or not published at all. */
  Optional<Figure> figure(Subject subject, Measure measure, int year) {
    Series series = row(subject, measure);
    return series == null
        ? Optional.empty()
        : Optional.ofNullable(known.computeIfAbsent(series, Panel::known).get(year));
  }

  /** An ally's figures by year, as values that rest on it alone. */
  NavigableMap<Integer, Aggregate.Value> values(Ally ally, Measure measure) {
    NavigableMap<Integer, Aggregate.Value> values = new TreeMap<>();
    for (int year : years) {
      figure(ally, measure, year)
          .ifPresent(
              figure -> values.put(year, Aggregate.Value.own(figure.known(), figure.status())));
    }
    return values;
  }

  private static Map<Integer, Figure> known(Series series) {
    Map<Integer, Figure> known = new HashMap<>(series.byYear());
    known.values().removeIf(figure -> figure.value().isEmpty());
    return known;
  }

  Optional<Series> series(Subject subject, Measure measure) {
    return Optional.ofNullable(row(subject, measure));
  }

  private Series row(Subject subject, Measure measure) {
    return byMeasure.getOrDefault(measure.id(), Map.of()).get(subject.id());
  }

  /** The price basis of a measure in this release: all its figures share one. */
  PriceBasis basis(Measure measure) {
    return byMeasure.getOrDefault(measure.id(), Map.of()).values().stream()
        .findFirst()
        .map(Series::basis)
        .orElse(PriceBasis.NONE);
  }
}
