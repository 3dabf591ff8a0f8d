package org.allyspend.aggregate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allyspend.core.config.Configuration;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Check;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Finding;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Target;

/**
 * Everything computed from one release's figures: pure, and the same for the same figures in any
 * order.
 *
 * @param groups the aggregates of every group in both compositions
 * @param allies each ally's own indicators
 * @param checks our sums held against the publisher's
 * @param findings what a reader should know, in {@link Finding#ORDER}
 */
public record Aggregation(
    List<Aggregate> groups, List<Aggregate> allies, List<Check> checks, List<Finding> findings) {

  /** How many of our sums differ from the publisher's by more than rounding. */
  int disagreements() {
    return (int) checks.stream().filter(check -> !check.agrees()).count();
  }

  /**
   * The same with what is found when other releases are held against the one it was computed from,
   * with where a release contradicts itself, and with the sums of what others publish by month.
   *
   * @param series the series of that release, which comes first, and of the others
   */
  Aggregation beside(Map<Release, List<Series>> series, Configuration configuration) {
    return new Aggregation(
        Stream.concat(
                groups.stream(),
                series.values().stream()
                    .flatMap(one -> MonthlySums.of(one, configuration.allGroups()).stream()))
            .toList(),
        allies,
        checks,
        Stream.of(
                findings,
                SideBySide.findings(series, configuration.targets()),
                series.keySet().stream().flatMap(one -> one.findings().stream()).toList(),
                BudgetPace.findings(
                    series.values(),
                    new Weigher(
                        new Panel(series.values().iterator().next()), configuration.targets())))
            .flatMap(List::stream)
            .sorted(Finding.ORDER)
            .toList());
  }

  /**
   * The same with the roads to the next target's deadline, of groups and allies.
   *
   * @param series the series of the release it was computed from
   * @param asOf the moment the report is stated as of
   */
  Aggregation withRoads(List<Series> series, Configuration configuration, Instant asOf) {
    Map<Boolean, List<Aggregate>> roads =
        Roads.of(series, groups, configuration, asOf).stream()
            .collect(Collectors.partitioningBy(one -> Ally.ofIso3(one.group()).isPresent()));
    return new Aggregation(
        Stream.concat(groups.stream(), roads.get(false).stream()).toList(),
        Stream.concat(allies.stream(), roads.get(true).stream()).toList(),
        checks,
        findings);
  }

  /**
   * What the report's sentences tell of the European allies, in both compositions, and of each
   * ally, from the figures of a release: so that they can be said again as the report before said
   * them.
   */
  static List<Aggregate> headlines(List<Series> series, Configuration configuration) {
    Panel panel = new Panel(series);
    Map<Ally, Results> own = indicators(panel, configuration);
    PriceBasis constant = panel.basis(Measure.EXPENDITURE_CONSTANT);
    return Stream.concat(
            Stream.of(Composition.values())
                .flatMap(
                    composition ->
                        new GroupAggregation(
                                panel,
                                configuration.europeanAllies(),
                                composition,
                                configuration,
                                own)
                            .aggregates().stream()),
            own.entrySet().stream()
                .flatMap(
                    ally ->
                        ally
                            .getValue()
                            .aggregates(ally.getKey().iso3(), Composition.AS_OF_YEAR, constant)
                            .stream()))
        .filter(aggregate -> told(configuration).contains(aggregate.measure()))
        .toList();
  }

  private static Set<Measure> told(Configuration configuration) {
    Set<Measure> told = new HashSet<>();
    for (Measure measure :
        List.of(Measure.EXPENDITURE, Measure.SHARE_OF_GDP, Measure.CONCENTRATION)) {
      told.add(measure);
      told.add(measure.yearBefore());
    }
    told.add(Measure.REAL_CHANGE);
    for (Target target : configuration.targets()) {
      for (Measure measure : List.of(target.alliesAt(), target.gap())) {
        told.add(measure);
        told.add(measure.yearBefore());
      }
      told.addAll(
          List.of(
              target.newlyAt(),
              target.againAt(),
              target.noLongerAt(),
              target.membersGap(),
              target.gapAtDeadline(),
              target.requiredGrowth(),
              target.catchUpYear(),
              target.measure().meanChange()));
    }
    return told;
  }

  private static Map<Ally, Results> indicators(Panel panel, Configuration configuration) {
    AllyIndicators indicators = new AllyIndicators(panel, configuration);
    Map<Ally, Results> own = new EnumMap<>(Ally.class);
    for (Ally ally : Ally.values()) {
      own.put(ally, indicators.of(ally));
    }
    return own;
  }

  /** Computes it. */
  public static Aggregation of(List<Series> series, Configuration configuration) {
    Panel panel = new Panel(series);
    Map<Ally, Results> own = indicators(panel, configuration);
    List<Aggregate> groups = new ArrayList<>();
    for (AllyGroup group : configuration.allGroups()) {
      for (Composition composition : Composition.values()) {
        groups.addAll(
            new GroupAggregation(panel, group, composition, configuration, own).aggregates());
      }
    }
    PriceBasis constant = panel.basis(Measure.EXPENDITURE_CONSTANT);
    List<Aggregate> allies = new ArrayList<>();
    own.forEach(
        (ally, results) ->
            results.aggregates(ally.iso3(), Composition.AS_OF_YEAR, constant).stream()
                .filter(one -> !AllyIndicators.PUBLISHED.contains(one.measure()))
                .forEach(allies::add));
    Reconciliation reconciliation = new Reconciliation(panel, groups);
    List<Check> checks = reconciliation.checks();
    List<Finding> findings =
        new ArrayList<>(new Examination(panel, configuration).findings(groups, checks));
    findings.addAll(reconciliation.findings());
    findings.sort(Finding.ORDER);
    return new Aggregation(groups, allies, checks, findings);
  }
}
