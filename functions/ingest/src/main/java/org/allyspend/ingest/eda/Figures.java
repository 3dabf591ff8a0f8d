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

  /**
   * The figure in a cell; a hyphen stands for one that is not available, and a total is none of 0.
   */
  static Figure figure(Cell cell, Indicator indicator, Status status) {
    if (cell.kind() == Cell.Kind.TEXT && Numbers.isMissing(cell.text())) {
      return Figure.missing(cell.place());
    }
    boolean isNothing = indicator == Indicator.TOTAL && Numbers.isZero(cell.text());
    if (cell.kind() != Cell.Kind.NUMBER || isNothing) {
      throw Refusal.at(cell.place())
          .expected("a figure, or '-'")
          .found(cell.found())
          .todo(cell.todo())
          .exception();
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
        figures
            .computeIfAbsent(indicator, absent -> new TreeMap<>())
            .computeIfAbsent(member, absent -> new TreeMap<>());
    Figure before = years.putIfAbsent(year, figure);
    if (before == null || figure.value().isEmpty()) {
      return;
    }
    if (before.value().isEmpty()) {
      years.put(year, figure);
    } else if (apart(before.value().get(), figure.value().get(), DUST)) {
      find(
          Finding.Kind.PRINTED_TWICE,
          new Whole(indicator, member, year, before),
          "taken",
          before.known().toPlainString(),
          "again",
          figure.known().toPlainString(),
          findings);
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
  private record Whole(Indicator indicator, String member, int year, Figure figure) {}

  /** Of members that are no allies, whose figures are read past, nothing is told. */
  private static void find(
      Finding.Kind kind,
      Whole whole,
      String name,
      String value,
      String otherName,
      String otherValue,
      List<Finding> found) {
    subject(whole.member())
        .map(
            subject ->
                Finding.of(
                        subject.id(),
                        kind,
                        Finding.Weight.BACKGROUND,
                        List.of(whole.year()),
                        whole.figure().place())
                    .with("measure", whole.indicator().measure().id())
                    .with("publisher", EdaSource.PUBLISHER)
                    .with(name, value)
                    .with(otherName, otherValue))
        .ifPresent(found::add);
  }

  /** What does not agree. */
  List<Finding> findings() {
    List<Finding> all = new ArrayList<>(findings);
    for (Indicator indicator : List.of(Indicator.TOTAL, Indicator.INVESTMENT)) {
      union(indicator).forEach((year, printed) -> compareSum(indicator, year, printed, all));
    }
    compareParts(all);
    return all;
  }

  private static void findSum(Whole whole, BigDecimal sum, List<Finding> found) {
    find(
        Finding.Kind.NOT_ITS_PARTS,
        whole,
        "printed",
        plain(whole.figure().known()),
        "sum",
        plain(sum),
        found);
  }

  private SortedMap<Integer, Figure> union(Indicator indicator) {
    return figures.getOrDefault(indicator, new TreeMap<>()).getOrDefault(UNION, new TreeMap<>());
  }

  /** The Union's figure is its members' sum, in years of which all of those known have one. */
  private void compareSum(Indicator indicator, int year, Figure printed, List<Finding> found) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Map.Entry<String, SortedMap<Integer, Figure>> member : figures.get(indicator).entrySet()) {
      Figure own = member.getValue().get(year);
      if (member.getKey().equals(UNION) || own == null) {
        continue;
      }
      if (own.value().isEmpty()) {
        return;
      }
      sum = sum.add(own.value().get());
    }
    if (sum.signum() == 0 || printed.value().isEmpty()) {
      return;
    }
    if (!Numbers.isOfSize(printed.known(), sum)) {
      throw Refusal.at(printed.place())
          .expected("the sum of the members in million euros, which is " + plain(sum))
          .found(plain(printed.known()))
          .exception();
    }
    if (apart(sum, printed.known(), ROUNDING)) {
      findSum(new Whole(indicator, UNION, year, printed), sum, found);
    }
  }

  private void compareParts(List<Finding> found) {
    figures
        .getOrDefault(Indicator.INVESTMENT, new TreeMap<>())
        .forEach(
            (member, years) ->
                years.forEach((year, whole) -> compareParts(member, year, whole, found)));
  }

  private void compareParts(String member, int year, Figure whole, List<Finding> found) {
    Optional<BigDecimal> procurement = figure(Indicator.PROCUREMENT, member, year).value();
    Optional<BigDecimal> research = figure(Indicator.RESEARCH, member, year).value();
    if (whole.value().isEmpty() || procurement.isEmpty() || research.isEmpty()) {
      return;
    }
    BigDecimal parts = procurement.get().add(research.get());
    if (apart(parts, whole.known(), ROUNDING)) {
      findSum(new Whole(Indicator.INVESTMENT, member, year, whole), parts, found);
    }
  }

  private Figure figure(Indicator indicator, String member, int year) {
    Figure none = Figure.missing("");
    return figures
        .getOrDefault(indicator, new TreeMap<>())
        .getOrDefault(member, new TreeMap<>())
        .getOrDefault(year, none);
  }

  /** The last year with a member's total, or 0 where there is none. */
  int lastYear() {
    return figures.getOrDefault(Indicator.TOTAL, new TreeMap<>()).values().stream()
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
                (member, years) -> {
                  Measure measure = indicator.measure();
                  subject(member)
                      .ifPresent(
                          subject ->
                              series.add(
                                  new Series(
                                      subject,
                                      measure,
                                      measure.basis(0),
                                      "",
                                      Period.ofYears(years))));
                }));
    return series;
  }

  private static Optional<Subject> subject(String member) {
    return member.equals(UNION) ? Optional.of(Subject.EU_27) : Ally.ofName(member).map(Subject::of);
  }
}
