package org.allyspend.core.domain;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * One computed measure of a group over the years. An ally's own indicators (its gap, its rank) have
 * the same shape: there the group is the ally's ISO 3166-1 alpha-3 code and has one member.
 *
 * @param group the group's id, or an ally's code
 * @param composition which members count in a year
 * @param measure what was computed
 * @param basis the price basis of the figures it was computed from, of the measure's kind
 * @param values by period
 */
public record Aggregate(
    String group,
    Composition composition,
    Measure measure,
    PriceBasis basis,
    SortedMap<Period, Value> values) {

  /**
   * A computed value and how far it can be trusted: it rests on the members that have every figure
   * it needs, and says who has not. Iceland, which has no armed forces, is not missing where
   * expenditure is needed, and not covered either.
   *
   * @param value in the measure's unit, to 15 significant digits (see {@link Rounding#stated})
   * @param status the weakest status of its parts
   * @param members how many members the group has in the year
   * @param covered how many of them the value rests on
   * @param missing the members that should have a figure it needs and have none, in NATO's order
   */
  public record Value(
      BigDecimal value, Status status, int members, int covered, Set<Ally> missing) {
    public Value {
      value = Rounding.stated(value);
      missing = missing.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(missing));
      if (covered + missing.size() > members) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%d covered and %d missing are more than %d members",
                covered,
                missing.size(),
                members));
      }
    }

    /** An ally's own value, which rests on that ally. */
    public static Value own(BigDecimal value, Status status) {
      return new Value(value, status, 1, 1, Set.of());
    }

    /** Another number that rests on the same members. */
    public Value like(BigDecimal number) {
      return new Value(number, status, members, covered, missing);
    }

    /** Whether no member's figure is missing. */
    public boolean isWhole() {
      return missing.isEmpty();
    }
  }

  /** By group, composition, measure: one fixed order wherever aggregates are listed. */
  public static final Comparator<Aggregate> ORDER =
      Comparator.comparing(Aggregate::group)
          .thenComparing(Aggregate::composition)
          .thenComparing(aggregate -> aggregate.measure().id());

  public Aggregate {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /** Whether it is this measure of a group, of whose members each counts from its year on. */
  public boolean is(AllyGroup of, Measure what) {
    return group.equals(of.id()) && composition == Composition.AS_OF_YEAR && measure.equals(what);
  }

  /** The value of that period, or empty. */
  public Optional<Value> in(Period period) {
    return Optional.ofNullable(values.get(period));
  }

  /** The value of that year, or empty. */
  public Optional<Value> in(int year) {
    return in(Period.ofYear(year));
  }

  /** The values of years by year, rising; those of months are passed over. */
  public SortedMap<Integer, Value> byYear() {
    return Period.years(values);
  }

  /** The same with its values of these periods alone. */
  public Aggregate within(Predicate<Period> periods) {
    SortedMap<Period, Value> some = new TreeMap<>(values);
    some.keySet().removeIf(periods.negate());
    return new Aggregate(group, composition, measure, basis, some);
  }

  /** The unit with its price basis. */
  public String unitLabel() {
    return measure.unitAt(basis);
  }
}
