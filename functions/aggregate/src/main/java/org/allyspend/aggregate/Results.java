package org.allyspend.aggregate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.PriceBasis;

/** The measures computed so far for one group, or one ally, in one composition. */
final class Results {
  private final Map<Measure, SortedMap<Integer, Aggregate.Value>> values = new LinkedHashMap<>();

  void put(Measure measure, int year, Aggregate.Value value) {
    values.computeIfAbsent(measure, absent -> new TreeMap<>()).put(year, value);
  }

  Optional<Aggregate.Value> in(Measure measure, int year) {
    return Optional.ofNullable(of(measure).get(year));
  }

  SortedMap<Integer, Aggregate.Value> of(Measure measure) {
    return values.getOrDefault(measure, Collections.emptySortedMap());
  }

  /**
   * The aggregates.
   *
   * @param constant the basis of constant prices in the release
   */
  List<Aggregate> aggregates(String group, Composition composition, PriceBasis constant) {
    List<Aggregate> aggregates = new ArrayList<>();
    values.forEach(
        (measure, byYear) ->
            aggregates.add(
                new Aggregate(
                    group,
                    composition,
                    measure,
                    basis(measure, constant),
                    Period.ofYears(byYear))));
    return aggregates;
  }

  private static PriceBasis basis(Measure measure, PriceBasis constant) {
    return measure.prices() == PriceBasis.Kind.CONSTANT ? constant : measure.basis(0);
  }
}
