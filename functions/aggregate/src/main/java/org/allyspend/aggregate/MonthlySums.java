package org.allyspend.aggregate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;

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
  private final Map<Subject, Series> series = new HashMap<>();
  private final TreeSet<Period> months = new TreeSet<>();

  private MonthlySums(List<Series> all) {
    this.measure = all.get(0).measure();
    this.basis = all.get(0).basis();
    for (Series one : all) {
      basis.requireSame(one.basis());
      series.put(one.subject(), one);
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
      sum(group, composition, month, month.month()).ifPresent(sum -> values.put(month, sum));
      sum(group, composition, month, 1).ifPresent(sum -> toDate.put(month, sum));
      if (month.month() == MONTHS && toDate.containsKey(month)) {
        values.put(Period.ofYear(month.year()), toDate.get(month));
      }
    }
    return List.of(
        new Aggregate(group.id(), composition, measure, basis, values),
        new Aggregate(group.id(), composition, measure.yearToDate(), basis, toDate));
  }

  /** The sum of a year's months from one to the last, where all of them are published. */
  private Optional<Aggregate.Value> sum(
      AllyGroup group, Composition composition, Period last, int first) {
    List<Period> summed =
        IntStream.rangeClosed(first, last.month())
            .mapToObj(month -> new Period(last.year(), month))
            .toList();
    if (!months.containsAll(summed)) {
      return Optional.empty();
    }
    Tally tally =
        Tally.of(
            Scope.of(last.year(), group.membersIn(last.year(), composition)),
            ally -> true,
            ally -> line(ally, summed));
    return tally.isEmpty() ? Optional.empty() : Optional.of(tally.value(tally.sum(0)));
  }

  private Optional<Tally.Line> line(Ally ally, List<Period> summed) {
    List<Figure> figures =
        Optional.ofNullable(series.get(Subject.of(ally))).stream()
            .flatMap(one -> summed.stream().map(one::in).flatMap(Optional::stream))
            .filter(figure -> figure.value().isPresent())
            .toList();
    return figures.size() < summed.size()
        ? Optional.empty()
        : Optional.of(
            new Tally.Line(
                ally,
                List.of(Decimals.sum(figures.stream().map(Figure::known).toList())),
                figures.stream().map(Figure::status).reduce(Status.NORMAL, Status::weaker),
                true));
  }
}
