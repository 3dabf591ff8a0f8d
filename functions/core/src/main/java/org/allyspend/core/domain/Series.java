package org.allyspend.core.domain;

import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One measure of one subject over the years, as one release states it.
 *
 * @param subject whom it is about
 * @param measure what is measured
 * @param basis the price basis with its base year, of the measure's kind
 * @param note the publisher's mark on the whole row (such as '*'), or empty
 * @param figures by period
 */
public record Series(
    Subject subject,
    Measure measure,
    PriceBasis basis,
    String note,
    SortedMap<Period, Figure> figures) {

  /** By measure, then basis, then subject: one fixed order wherever series are listed. */
  public static final Comparator<Series> ORDER =
      Comparator.comparing((Series series) -> series.measure().id())
          .thenComparing(Series::basis)
          .thenComparing(Series::subject);

  public Series {
    if (basis.kind() != measure.prices()) {
      throw new IllegalArgumentException(
          measure.id() + " can't stand at " + (basis.label().isEmpty() ? "no" : basis.label()));
    }
    figures = PackedFigures.of(figures);
  }

  /** What is noted of a figure of this row: the mark on the row, and what is noted of it alone. */
  public String noteOn(Figure figure) {
    return note.isEmpty() || figure.note().isEmpty()
        ? note + figure.note()
        : note + "; " + figure.note();
  }

  /** The figure of that period, or empty. */
  public Optional<Figure> in(Period period) {
    return Optional.ofNullable(figures.get(period));
  }

  /** The figure of that year, or empty. */
  public Optional<Figure> in(int year) {
    return in(Period.ofYear(year));
  }

  /** The figures of years by year, rising; those of months are passed over. */
  public SortedMap<Integer, Figure> byYear() {
    return Period.years(figures);
  }

  /** The number of figures with a value. */
  public int observations() {
    return (int) figures.values().stream().filter(one -> one.value().isPresent()).count();
  }

  /** The unit with its price basis: 'million USD at 2015 prices'. */
  public String unitLabel() {
    return measure.unitAt(basis);
  }
}
