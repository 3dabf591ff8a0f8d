package org.allyspend.aggregate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Counterpart;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Finding;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Target;

/**
 * Holds the report's figures against another source's. Definitions differ, so the two may lie
 * apart; but by much the same every year. A year whose ratio departs from the ally's median ratio
 * by over a fifth, and by over five median absolute deviations, is out of line: a figure may have
 * been typed wrong, or in another unit, by one of the two.
 */
record SideBySide(Release release, Panel panel, Release other, Panel beside) {
  private static final BigDecimal A_FIFTH = new BigDecimal("0.2");
  private static final BigDecimal DEVIATIONS = BigDecimal.valueOf(5);
  private static final int LEAST_YEARS = 4;

  /**
   * The years out of line, by measure, ally and year: each measure of the first release against the
   * first other that has its counterpart, since the World Bank repeats SIPRI's figures.
   */
  static List<Finding> findings(Map<Release, List<Series>> series, List<Target> targets) {
    Map<Release, Panel> panels = new LinkedHashMap<>();
    series.forEach((release, all) -> panels.put(release, new Panel(all)));
    Release first = panels.keySet().iterator().next();
    Panel panel = panels.remove(first);
    Weigher weigher = new Weigher(panel, targets);
    return Counterpart.ALL.stream()
        .flatMap(
            counterpart ->
                panels.entrySet().stream()
                    .filter(entry -> entry.getValue().has(counterpart.other()))
                    .limit(1)
                    .map(entry -> new SideBySide(first, panel, entry.getKey(), entry.getValue()))
                    .flatMap(one -> one.findings(counterpart, weigher).stream()))
        .toList();
  }

  private List<Finding> findings(Counterpart counterpart, Weigher weigher) {
    List<Finding> findings = new ArrayList<>();
    for (Ally ally : Ally.values()) {
      SortedMap<Integer, BigDecimal> ratios = ratios(counterpart, ally);
      if (ratios.size() < LEAST_YEARS) {
        continue;
      }
      BigDecimal median = median(ratios.values());
      BigDecimal deviation =
          median(ratios.values().stream().map(ratio -> departure(ratio, median)).toList());
      ratios
          .values()
          .removeIf(
              ratio -> {
                BigDecimal departure = departure(ratio, median);
                return departure.compareTo(A_FIFTH) <= 0
                    || departure.compareTo(deviation.multiply(DEVIATIONS)) <= 0;
              });
      if (!ratios.isEmpty()) {
        findings.add(finding(counterpart, ally, ratios, median, weigher));
      }
    }
    return findings;
  }

  private SortedMap<Integer, BigDecimal> ratios(Counterpart counterpart, Ally ally) {
    SortedMap<Integer, BigDecimal> ratios = new TreeMap<>();
    if (!counterpart.isInOneCurrency(ally, release, other)) {
      return ratios;
    }
    for (int year : panel.years()) {
      panel
          .figure(ally, counterpart.measure(), year)
          .map(Figure::known)
          .filter(ours -> ours.signum() > 0)
          .ifPresent(
              ours ->
                  beside
                      .figure(ally, counterpart.other(), year)
                      .map(Figure::known)
                      .filter(theirs -> theirs.signum() > 0)
                      .ifPresent(theirs -> ratios.put(year, Decimals.ratio(theirs, ours))));
    }
    return ratios;
  }

  private static BigDecimal departure(BigDecimal ratio, BigDecimal median) {
    return Decimals.ratio(ratio, median).subtract(BigDecimal.ONE).abs();
  }

  private static BigDecimal median(Collection<BigDecimal> values) {
    List<BigDecimal> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : Decimals.ratio(sorted.get(middle - 1).add(sorted.get(middle)), BigDecimal.valueOf(2));
  }

  private Finding finding(
      Counterpart counterpart,
      Ally ally,
      SortedMap<Integer, BigDecimal> ratios,
      BigDecimal median,
      Weigher weigher) {
    Figure first = panel.figure(ally, counterpart.measure(), ratios.firstKey()).orElseThrow();
    return Finding.of(
            ally.iso3(),
            Finding.Kind.DISCREPANCY,
            weigher.byYears(ratios.keySet()),
            List.copyOf(ratios.keySet()),
            first.place())
        .with("measure", counterpart.measure().id())
        .with("other_measure", counterpart.other().id())
        .with("publisher", other.publisher())
        .with("ratio", ratios.values().stream().map(SideBySide::told).toList())
        .with("usual_ratio", told(median));
  }

  /** To three significant digits: a slip of units is a ratio of a thousandth. */
  private static String told(BigDecimal ratio) {
    return ratio.round(new MathContext(3, RoundingMode.HALF_UP)).toPlainString();
  }
}
