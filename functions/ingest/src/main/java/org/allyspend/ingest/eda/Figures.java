package org.allyspend.ingest.eda;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Finding;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;
import org.allyspend.ingest.Numbers;
import org.allyspend.ingest.xlsx.Cell;

/**
 * The figures of all tables by indicator, member and year, the Union's among them. Tables overlap
 * and are held against one another: what does not agree is found, with both figures.
 */
final class Figures {
  /** How the Union's own row is called. */
  static final String UNION = "EU27";

  /** Printed figures carry binary dust; figures of two tables agree within that. */
  private static final BigDecimal DUST = new BigDecimal("0.000001");

  /** Parts and sums are of figures that EDA has rounded here and there, to a hundredth at most. */
  private static final BigDecimal ROUNDING = new BigDecimal("0.01");

  private final Map<Indicator, SortedMap<String, SortedMap<Integer, Figure>>> figures =
      new EnumMap<>(Indicator.class);
  private final List<Finding> findings = new ArrayList<>();

  Figures() {
    Stream.of(Indicator.values()).forEach(indicator -> figures.put(indicator, new TreeMap<>()));
  }

  /**
   * The figure in a cell; a hyphen stands for one that is not available, and a total is none of 0.
   */
  static Figure figure(Cell cell, Indicator indicator, Status status) {
    if (cell.kind() == Cell.Kind.TEXT && Numbers.isMissing(cell.text())) {
      return Figure.missing(cell.place());
    }
    boolean isNothing = indicator == Indicator.TOTAL && Numbers.isZero(cell.text());
    // A figure that is stored as text is one, where it can be read in one way alone.
    boolean isNumber = cell.kind() == Cell.Kind.NUMBER || Numbers.isPlain(cell.text());
    if (!isNumber || isNothing) {
      throw cell.refused("a figure, or '-'");
    }
    return Figure.of(
        Numbers.parse(cell.text(), indicator.shift(), indicator.measure(), cell.place()),
        status,
        cell.place());
  }

  /**
   * Adds one; of two that differ the one of the table that was read first stays, and it is told.
   */
  void add(Indicator indicator, String member, int year, Figure figure) {
    SortedMap<Integer, Figure> years =
        figures.get(indicator).computeIfAbsent(member, absent -> new TreeMap<>());
    Figure before = years.putIfAbsent(year, figure);
    if (before == null || figure.value().isEmpty()) {
      return;
    }
    if (before.value().isEmpty()) {
      years.put(year, figure);
    } else if (apart(before.value().get(), figure.value().get(), DUST)) {
      new Whole(indicator, member, year, before)
          .finding(Finding.Kind.PRINTED_TWICE)
          .map(twice -> twice.with("taken", before.known().toPlainString()))
          .map(twice -> twice.with("again", figure.known().toPlainString()))
          .ifPresent(findings::add);
    }
  }

  private static boolean apart(BigDecimal one, BigDecimal other, BigDecimal by) {
    return one.subtract(other).abs().compareTo(by) > 0;
  }

  /** To the digit that counts: sums carry the binary dust of all that is in them. */
  private static String plain(BigDecimal money) {
    return money.setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  /** A figure that is held against others. */
  private record Whole(Indicator indicator, String member, int year, Figure figure) {
    /** Of members that are no allies, whose figures are read past, nothing is told. */
    Optional<Finding> finding(Finding.Kind kind) {
      return subject(member)
          .map(
              subject ->
                  Finding.of(
                          subject.id(),
                          kind,
                          Finding.Weight.BACKGROUND,
                          List.of(year),
                          figure.place())
                      .with("measure", indicator.measure().id())
                      .with("publisher", EdaSource.PUBLISHER));
    }

    /** That its parts add up to another figure, where they do. */
    Optional<Finding> heldAgainst(BigDecimal sum) {
      return apart(sum, figure.known(), ROUNDING)
          ? finding(Finding.Kind.NOT_ITS_PARTS)
              .map(apart -> apart.with("printed", plain(figure.known())).with("sum", plain(sum)))
          : Optional.empty();
    }
  }

  /** What does not agree. */
  List<Finding> findings() {
    List<Finding> all = new ArrayList<>(findings);
    for (Indicator indicator : List.of(Indicator.TOTAL, Indicator.INVESTMENT)) {
      years(indicator, UNION)
          .forEach(
              (year, figure) ->
                  compareSum(new Whole(indicator, UNION, year, figure)).ifPresent(all::add));
    }
    figures
        .get(Indicator.INVESTMENT)
        .forEach(
            (member, years) ->
                years.forEach(
                    (year, figure) ->
                        compareParts(new Whole(Indicator.INVESTMENT, member, year, figure))
                            .ifPresent(all::add)));
    return all;
  }

  private SortedMap<Integer, Figure> years(Indicator indicator, String member) {
    return figures.get(indicator).getOrDefault(member, new TreeMap<>());
  }

  /** The Union's figure is its members' sum, in years of which all of those known have one. */
  private Optional<Finding> compareSum(Whole union) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Map.Entry<String, SortedMap<Integer, Figure>> member :
        figures.get(union.indicator()).entrySet()) {
      Figure own = member.getValue().get(union.year());
      if (member.getKey().equals(UNION) || own == null) {
        continue;
      }
      if (own.value().isEmpty()) {
        return Optional.empty();
      }
      sum = sum.add(own.value().get());
    }
    Figure printed = union.figure();
    if (sum.signum() == 0 || printed.value().isEmpty()) {
      return Optional.empty();
    }
    if (!Numbers.isOfSize(printed.known(), sum)) {
      throw Refusal.at(printed.place())
          .expected("the sum of the members in million euros, which is " + plain(sum))
          .found(plain(printed.known()))
          .exception();
    }
    return union.heldAgainst(sum);
  }

  private Optional<Finding> compareParts(Whole investment) {
    return investment
        .figure()
        .value()
        .flatMap(known -> beside(investment, Indicator.PROCUREMENT))
        .flatMap(procured -> beside(investment, Indicator.RESEARCH).map(procured::add))
        .flatMap(investment::heldAgainst);
  }

  private Optional<BigDecimal> beside(Whole whole, Indicator indicator) {
    return Optional.ofNullable(years(indicator, whole.member()).get(whole.year()))
        .flatMap(Figure::value);
  }

  /** The last year with a member's total, or 0 where there is none. */
  int lastYear() {
    return figures.get(Indicator.TOTAL).values().stream()
        .mapToInt(years -> years.lastKey())
        .max()
        .orElse(0);
  }

  /** A series an indicator and ally, and the Union's; members that are no allies are read past. */
  List<Series> series() {
    List<Series> series = new ArrayList<>();
    figures.forEach(
        (indicator, members) ->
            members.forEach(
                (member, years) ->
                    subject(member)
                        .map(whose -> series(whose, indicator.measure(), years))
                        .ifPresent(series::add)));
    return series;
  }

  private static Series series(Subject whose, Measure measure, SortedMap<Integer, Figure> years) {
    return new Series(whose, measure, measure.basis(0), "", Period.ofYears(years));
  }

  private static Optional<Subject> subject(String member) {
    return member.equals(UNION) ? Optional.of(Subject.EU_27) : Ally.ofName(member).map(Subject::of);
  }
}
