package org.allyspend.core.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Figures as each edition of a source had them: how an estimate became an outturn. Constant prices
 * of different base years are different figures and stand apart.
 *
 * @param editions the releases held against each other, the oldest first, one an edition
 * @param figures every figure that stands in two of them at least, by measure, subject and period
 */
public record Vintages(List<Release> editions, List<Vintage> figures) {
  private static final MathContext PRECISION = MathContext.DECIMAL64;

  /** No editions, and so nothing to hold against each other. */
  public static final Vintages NONE = new Vintages(List.of(), List.of());

  /**
   * One figure as each edition had it.
   *
   * @param subject whom it is about
   * @param measure what is measured
   * @param basis its price basis
   * @param period the period it is about
   * @param byEdition the figure by the edition's place among {@link Vintages#editions()}; editions
   *     that do not have it are not there
   * @param rounding by how much the first and the latest may differ since they are printed rounded
   */
  public record Vintage(
      Subject subject,
      Measure measure,
      PriceBasis basis,
      Period period,
      SortedMap<Integer, Figure> byEdition,
      BigDecimal rounding) {
    public Vintage {
      byEdition = Collections.unmodifiableSortedMap(new TreeMap<>(byEdition));
    }

    /** The figure as that edition had it, or empty. */
    public Optional<Figure> in(int edition) {
      return Optional.ofNullable(byEdition.get(edition));
    }

    /** As the oldest edition that has it. */
    public Figure first() {
      return byEdition.get(byEdition.firstKey());
    }

    /** As the newest edition that has it. */
    public Figure latest() {
      return byEdition.get(byEdition.lastKey());
    }

    /** Whether it was an estimate when it was published first, as far as the editions go back. */
    public boolean wasEstimate() {
      return first().status().isToBeFirmed();
    }

    /**
     * The latest less the first: in points where the figure is itself in percent, else in percent
     * of the first; empty where that is zero. What rounding explains is none: of 132.4 million in
     * one edition and 132 in another nothing was revised.
     */
    public Optional<BigDecimal> revision() {
      BigDecimal apart = latest().known().subtract(first().known());
      BigDecimal difference = apart.abs().compareTo(rounding) > 0 ? apart : BigDecimal.ZERO;
      if (measure.unit() == Unit.PERCENT) {
        return Optional.of(difference);
      }
      return first().known().signum() == 0
          ? Optional.empty()
          : Optional.of(difference.movePointRight(2).divide(first().known(), PRECISION));
    }
  }

  /**
   * How far first estimates of a measure of one subject went from what is known now.
   *
   * @param subject whom they are about
   * @param measure what is measured
   * @param basis their price basis
   * @param estimates how many first estimates were published anew since
   * @param mean the mean of their revisions, with sign, in points or percent as {@link
   *     Vintage#revision()}
   * @param largest the largest of them by amount, with its sign
   * @param period the period that one is about
   */
  public record FirstEstimates(
      Subject subject,
      Measure measure,
      PriceBasis basis,
      int estimates,
      BigDecimal mean,
      BigDecimal largest,
      Period period) {}

  /**
   * A figure as it was printed.
   *
   * @param edition the edition that has it
   * @param figure the figure, which has a value
   */
  public record Printed(Release edition, Figure figure) {}

  /** What can be compared; figures in another national currency can't. */
  private record Line(
      Measure measure, PriceBasis basis, String currency, Subject subject, Period period) {}

  /** The figures of a measure in an edition, which are printed to the same decimals. */
  private record Print(Measure measure, PriceBasis basis, int edition) {}

  private static final Comparator<Line> ORDER =
      Comparator.comparing((Line line) -> line.measure().id())
          .thenComparing(Line::basis)
          .thenComparing(Line::currency)
          .thenComparing(Line::subject)
          .thenComparing(Line::period);

  public Vintages {
    editions = List.copyOf(editions);
    figures = List.copyOf(figures);
  }

  /** As the newest edition has it that was published by a day, or empty. */
  public Optional<Printed> by(LocalDate day, Subject subject, Measure measure, Period period) {
    return figures.stream()
        .filter(one -> one.subject().equals(subject) && one.period().equals(period))
        .filter(one -> one.measure().equals(measure))
        .flatMap(one -> one.byEdition().entrySet().stream())
        .filter(one -> one.getValue().value().isPresent())
        .map(one -> new Printed(editions.get(one.getKey()), one.getValue()))
        .filter(one -> one.edition().published().filter(issued -> !issued.isAfter(day)).isPresent())
        .reduce((earlier, later) -> later);
  }

  /**
   * The vintages of some measures.
   *
   * @param known published releases of one source, the oldest edition first; of one edition the
   *     last counts where the others are bundled
   * @param series the series of a release
   */
  public static Vintages of(
      List<Release> known, Function<Release, List<Series>> series, List<Measure> measures) {
    List<Release> editions = editions(known);
    if (editions.size() < 2) {
      return NONE;
    }
    SortedMap<Line, SortedMap<Integer, Figure>> lines = new TreeMap<>(ORDER);
    for (int i = 0; i < editions.size(); i++) {
      int edition = i;
      series.apply(editions.get(i)).stream()
          .filter(one -> measures.contains(one.measure()))
          .forEach(one -> add(one, edition, currency(one, editions.get(edition)), lines));
    }
    Map<Print, BigDecimal> roundings = roundings(lines);
    List<Vintage> figures = new ArrayList<>();
    lines.forEach(
        (line, byEdition) -> {
          if (byEdition.size() > 1) {
            figures.add(
                new Vintage(
                    line.subject(),
                    line.measure(),
                    line.basis(),
                    line.period(),
                    byEdition,
                    Stream.of(byEdition.firstKey(), byEdition.lastKey())
                        .map(
                            edition ->
                                roundings.get(new Print(line.measure(), line.basis(), edition)))
                        .reduce(BigDecimal.ZERO, BigDecimal::add)));
          }
        });
    return new Vintages(editions, figures);
  }

  /** By how much the figures of each measure are rounded in each edition. */
  private static Map<Print, BigDecimal> roundings(
      SortedMap<Line, SortedMap<Integer, Figure>> lines) {
    Map<Print, List<BigDecimal>> printed = new HashMap<>();
    lines.forEach(
        (line, byEdition) ->
            byEdition.forEach(
                (edition, figure) ->
                    printed
                        .computeIfAbsent(
                            new Print(line.measure(), line.basis(), edition),
                            absent -> new ArrayList<>())
                        .add(figure.known())));
    Map<Print, BigDecimal> roundings = new HashMap<>();
    printed.forEach((print, figures) -> roundings.put(print, Rounding.half(figures)));
    return roundings;
  }

  /** The currency of figures in an ally's own, as it was on the day of the release. */
  private static String currency(Series series, Release release) {
    return series.measure().unit() == Unit.MILLION_NATIONAL_CURRENCY
        ? series.subject().ally().map(ally -> NationalCurrency.of(ally, release)).orElse("")
        : "";
  }

  private static void add(
      Series series,
      int edition,
      String currency,
      SortedMap<Line, SortedMap<Integer, Figure>> lines) {
    series
        .figures()
        .forEach(
            (period, figure) -> {
              if (figure.value().isPresent()) {
                lines
                    .computeIfAbsent(
                        new Line(
                            series.measure(), series.basis(), currency, series.subject(), period),
                        absent -> new TreeMap<>())
                    .put(edition, figure);
              }
            });
  }

  /** A bundled edition goes where the original is known. */
  private static List<Release> editions(List<Release> known) {
    return known.stream()
        .filter(
            release ->
                !release.isBundled()
                    || known.stream()
                        .noneMatch(
                            other ->
                                !other.isBundled() && other.edition().equals(release.edition())))
        .toList();
  }

  /** Mean and largest revision of first estimates, by measure and subject. */
  public List<FirstEstimates> firstEstimates() {
    Map<List<Object>, List<Vintage>> lines = new LinkedHashMap<>();
    figures.stream()
        .filter(Vintage::wasEstimate)
        .filter(one -> one.revision().isPresent())
        .forEach(
            one ->
                lines
                    .computeIfAbsent(
                        List.of(one.measure(), one.basis(), one.subject()),
                        absent -> new ArrayList<>())
                    .add(one));
    return lines.values().stream().map(Vintages::firstEstimates).toList();
  }

  private static FirstEstimates firstEstimates(List<Vintage> line) {
    List<BigDecimal> revisions = line.stream().map(one -> one.revision().orElseThrow()).toList();
    Vintage largest =
        line.stream()
            .max(Comparator.comparing(one -> one.revision().orElseThrow().abs()))
            .orElseThrow();
    return new FirstEstimates(
        largest.subject(),
        largest.measure(),
        largest.basis(),
        line.size(),
        revisions.stream()
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .divide(BigDecimal.valueOf(line.size()), PRECISION),
        largest.revision().orElseThrow(),
        largest.period());
  }
}
