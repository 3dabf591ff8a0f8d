package org.allyspend.aggregate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Series;

/**
 * Adds up, for groups of allies, what is given by month: by month, by year where all its months are
 * published, and from the beginning of a year to the end of each month, so that a year so far is
 * held against the same months of the year before. A member counts with all months of a sum or not
 * at all.
 */
final class MonthlySums {
  private static final int MONTHS = 12;

  private final Measure measure;
  private final PriceBasis basis;
  private final Map<Ally, Map<Period, Tally.Line>> monthly = new EnumMap<>(Ally.class);
  private final Map<Ally, Map<Period, Tally.Line>> yearToDate = new EnumMap<>(Ally.class);
  private final TreeSet<Period> months = new TreeSet<>();

  private MonthlySums(List<Series> all) {
    this.measure = all.get(0).measure();
    this.basis = all.get(0).basis();
    for (Series one : all) {
      basis.requireSame(one.basis());
      Ally ally = one.subject().ally().orElseThrow();
      SortedMap<Period, Tally.Line> own = monthly(ally, one);
      monthly.put(ally, own);
      yearToDate.put(ally, yearToDate(own));
      one.figures().keySet().stream().filter(period -> !period.isYear()).forEach(months::add);
    }
  }

  /** The sums of each measure that adds up over months, for each group in both compositions. */
  static List<Aggregate> of(List<Series> series, List<AllyGroup> groups) {
    Map<String, List<Series>> byMeasure = new TreeMap<>();
    series.stream()
        .filter(one -> one.measure().isMonthlyFlow() && one.subject().ally().isPresent())
        .forEach(
            one ->
                byMeasure
                    .computeIfAbsent(one.measure().id(), absent -> new ArrayList<>())
                    .add(one));
    List<Aggregate> sums = new ArrayList<>();
    for (List<Series> of : byMeasure.values()) {
      MonthlySums all = new MonthlySums(of);
      for (AllyGroup group : groups) {
        for (Composition composition : Composition.values()) {
          sums.addAll(all.of(group, composition));
        }
      }
    }
    return sums;
  }

  private List<Aggregate> of(AllyGroup group, Composition composition) {
    SortedMap<Period, Aggregate.Value> values = new TreeMap<>();
    SortedMap<Period, Aggregate.Value> toDate = new TreeMap<>();
    for (Period month : months) {
      List<Ally> members = group.membersIn(month.year(), composition);
      sum(monthly, members, month).ifPresent(sum -> values.put(month, sum));
      sum(yearToDate, members, month).ifPresent(sum -> toDate.put(month, sum));
      if (month.month() == MONTHS && toDate.containsKey(month)) {
        values.put(Period.ofYear(month.year()), toDate.get(month));
      }
    }
    return List.of(
        new Aggregate(group.id(), composition, measure, basis, values),
        new Aggregate(group.id(), composition, measure.yearToDate(), basis, toDate));
  }

  private static Optional<Aggregate.Value> sum(
      Map<Ally, Map<Period, Tally.Line>> lines, List<Ally> members, Period month) {
    Tally tally =
        Tally.of(
            Scope.of(month.year(), members),
            ally -> true,
            ally -> Optional.ofNullable(lines.getOrDefault(ally, Map.of()).get(month)));
    return tally.isEmpty() ? Optional.empty() : Optional.of(tally.value(tally.sum(0)));
  }

  private static SortedMap<Period, Tally.Line> monthly(Ally ally, Series series) {
    SortedMap<Period, Tally.Line> monthly = new TreeMap<>();
    series
        .figures()
        .forEach(
            (period, figure) -> {
              if (!period.isYear() && figure.value().isPresent()) {
                monthly.put(period, Tally.Line.of(ally, List.of(figure)));
              }
            });
    return monthly;
  }

  /** The sums of a year's months from the first to each, where all of them are published. */
  private static Map<Period, Tally.Line> yearToDate(SortedMap<Period, Tally.Line> monthly) {
    Map<Period, Tally.Line> toDate = new HashMap<>();
    monthly.forEach(
        (month, line) -> {
          Tally.Line before = toDate.get(new Period(month.year(), month.month() - 1));
          if (month.month() == 1) {
            toDate.put(month, line);
          } else if (before != null) {
            toDate.put(month, before.plus(line));
          }
        });
    return toDate;
  }
}
