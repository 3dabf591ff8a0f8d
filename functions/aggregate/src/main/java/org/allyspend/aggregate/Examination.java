package org.allyspend.aggregate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.allyspend.core.config.Configuration;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Check;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Finding;
import org.allyspend.core.domain.Finding.Kind;
import org.allyspend.core.domain.Measure;

/** Looks through a release's figures and our checks for what a reader should know. */
final class Examination {
  private static final BigDecimal WITHIN_A_TENTH = new BigDecimal("0.1");
  private static final List<Measure> EXPECTED =
      List.of(Measure.EXPENDITURE, Measure.GDP, Measure.SHARE_OF_GDP);

  /** More allies than that are one finding together. */
  private static final int MOST_ALONE = 5;

  private final Panel panel;
  private final Weigher weigher;
  private final Configuration configuration;

  Examination(Panel panel, Configuration configuration) {
    this.panel = panel;
    this.configuration = configuration;
    this.weigher = new Weigher(panel, configuration.targets());
  }

  List<Finding> findings(List<Aggregate> groups, List<Check> checks) {
    List<Finding> findings = new ArrayList<>(disagreements(checks));
    findings.addAll(new PublishersBreaks(panel, weigher).findings());
    configuration.allGroups().forEach(group -> groupShare(group, groups).ifPresent(findings::add));
    for (Ally ally : Ally.values()) {
      categories(ally).ifPresent(findings::add);
    }
    findings.addAll(gapsInCoverage());
    return findings;
  }

  /** A group's printed measure that ours differs from, with all the years in which it does. */
  private List<Finding> disagreements(List<Check> checks) {
    Map<List<String>, List<Check>> byLine = new LinkedHashMap<>();
    checks.stream()
        .filter(check -> !check.agrees())
        .forEach(
            check ->
                byLine
                    .computeIfAbsent(
                        List.of(check.group(), check.measure().id()), absent -> new ArrayList<>())
                    .add(check));
    return byLine.values().stream().map(this::disagreement).toList();
  }

  private Finding disagreement(List<Check> checks) {
    List<Integer> years = checks.stream().map(Check::year).toList();
    return Finding.of(
            checks.get(0).group(),
            Kind.RECONCILIATION,
            weigher.ofTotals(years),
            years,
            checks.get(0).place())
        .with("measure", checks.get(0).measure().id())
        .with("printed", checks.stream().map(check -> check.printed().toPlainString()).toList())
        .with("computed", checks.stream().map(Examination::computed).toList());
  }

  /** To one decimal more than is printed, where the two would look the same without. */
  private static String computed(Check check) {
    int decimals = Math.max(check.printed().stripTrailingZeros().scale(), 0);
    return Decimals.told(check.computed(), decimals + 1);
  }

  /** Like an ally's, in the latest year: different weights, and nobody's mistake. */
  private Optional<Finding> groupShare(AllyGroup group, List<Aggregate> groups) {
    int year = panel.years().isEmpty() ? 0 : panel.years().last();
    Optional<Aggregate.Value> share = value(groups, group, Measure.SHARE_OF_GDP, year);
    Optional<Aggregate.Value> spent = value(groups, group, Measure.EXPENDITURE, year);
    Optional<Aggregate.Value> gdp = value(groups, group, Measure.GDP, year);
    if (share.isEmpty()
        || spent.isEmpty()
        || gdp.filter(value -> value.value().signum() > 0).isEmpty()
        || !panel.has(Measure.EXPENDITURE_CONSTANT)
        || !withForces(spent.get()).equals(withForces(gdp.get()))) {
      return Optional.empty();
    }
    BigDecimal current = Decimals.percent(spent.get().value(), gdp.get().value());
    BigDecimal constant = share.get().value();
    if (Decimals.told(constant, 2).equals(Decimals.told(current, 2))) {
      return Optional.empty();
    }
    List<Weigher.Decision> decisions = weigher.between(year, constant, current);
    return Optional.of(
        Weigher.deciding(
            Finding.of(
                    group.id(),
                    Kind.GROUP_SHARE,
                    weigher.of(List.of(year), decisions),
                    List.of(year),
                    "")
                .with("constant", Decimals.told(constant, 2))
                .with("current", Decimals.told(current, 2)),
            decisions));
  }

  /** Who is missing, but for Iceland, which has GDP and no forces. */
  private static List<Ally> withForces(Aggregate.Value value) {
    return value.missing().stream().filter(Ally::hasArmedForces).sorted().toList();
  }

  private static Optional<Aggregate.Value> value(
      List<Aggregate> groups, AllyGroup group, Measure measure, int year) {
    return groups.stream()
        .filter(one -> one.is(group, measure))
        .findFirst()
        .flatMap(one -> one.in(year));
  }

  private Optional<Finding> categories(Ally ally) {
    SortedMap<Integer, BigDecimal> sums = new TreeMap<>();
    for (int year : panel.years()) {
      List<Figure> shares =
          Measure.CATEGORIES.stream()
              .map(measure -> panel.figure(ally, measure, year))
              .flatMap(Optional::stream)
              .toList();
      BigDecimal sum = Decimals.sum(shares.stream().map(Figure::known).toList());
      if (shares.size() == Measure.CATEGORIES.size()
          && sum.subtract(Decimals.HUNDRED).abs().compareTo(WITHIN_A_TENTH) > 0) {
        sums.put(year, sum);
      }
    }
    return sums.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.of(
                    ally.iso3(),
                    Kind.CATEGORIES,
                    weigher.byYears(sums.keySet()),
                    List.copyOf(sums.keySet()),
                    panel
                        .figure(ally, Measure.EQUIPMENT_SHARE, sums.firstKey())
                        .orElseThrow()
                        .place())
                .with("sum", sums.values().stream().map(sum -> Decimals.told(sum, 2)).toList()));
  }

  /** Who lacks the same measures in the same years. */
  private record Gap(List<String> measures, List<Integer> years) {}

  private List<Finding> gapsInCoverage() {
    List<Measure> printed =
        EXPECTED.stream()
            .filter(measure -> Stream.of(Ally.values()).anyMatch(ally -> has(ally, measure)))
            .toList();
    List<String> unprinted =
        EXPECTED.stream().filter(measure -> !printed.contains(measure)).map(Measure::id).toList();
    List<Finding> findings = new ArrayList<>();
    if (!unprinted.isEmpty()) {
      findings.add(
          missing(
              AllyGroup.NATO_TOTAL.id(),
              new Gap(unprinted, List.copyOf(panel.years())),
              List.of()));
    }
    findings.addAll(gapsInCoverage(printed));
    return findings;
  }

  private boolean has(Ally ally, Measure measure) {
    return panel.years().stream().anyMatch(year -> panel.figure(ally, measure, year).isPresent());
  }

  private List<Finding> gapsInCoverage(List<Measure> printed) {
    Map<Gap, List<Ally>> allies = new LinkedHashMap<>();
    for (Ally ally : Ally.values()) {
      Map<List<Integer>, List<String>> measures = new LinkedHashMap<>();
      for (Measure measure : printed) {
        List<Integer> years =
            panel.years().stream().filter(year -> isMissing(ally, measure, year)).toList();
        if (!years.isEmpty()) {
          measures.computeIfAbsent(years, absent -> new ArrayList<>()).add(measure.id());
        }
      }
      measures.forEach(
          (years, missing) ->
              allies
                  .computeIfAbsent(new Gap(missing, years), absent -> new ArrayList<>())
                  .add(ally));
    }
    return allies.entrySet().stream()
        .flatMap(
            entry ->
                entry.getValue().size() > MOST_ALONE
                    ? Stream.of(
                        missing(AllyGroup.NATO_TOTAL.id(), entry.getKey(), entry.getValue()))
                    : entry.getValue().stream()
                        .map(ally -> missing(ally.iso3(), entry.getKey(), List.of(ally))))
        .toList();
  }

  /** Of a measure that the release has, or that any report needs. */
  private boolean isMissing(Ally ally, Measure measure, int year) {
    return (ally.hasArmedForces() || measure.equals(Measure.GDP))
        && ally.countsIn(year)
        && panel.figure(ally, measure, year).isEmpty();
  }

  private Finding missing(String subject, Gap gap, List<Ally> allies) {
    return Finding.of(
            subject,
            Kind.COVERAGE,
            gap.measures().equals(List.of(Measure.GDP.id()))
                ? weigher.byYears(gap.years())
                : weigher.ofTotals(gap.years()),
            gap.years(),
            "")
        .with("measure", gap.measures())
        .with(Finding.ALLY, allies.stream().map(Ally::iso3).toList());
  }
}
