package org.allyspend.aggregate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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

/**
 * Everything computed from one release's figures: pure, and the same for the same figures in any
 * order.
 *
 * @param groups the aggregates of every group in both compositions
 * @param allies each ally's own indicators
 * @param checks our sums held against the publisher's
 * @param findings what a reader should know
 */
public record Aggregation(
    List<Aggregate> groups, List<Aggregate> allies, List<Check> checks, List<Finding> findings) {
  private static final List<Measure> HEADLINES =
      List.of(
          Measure.EXPENDITURE,
          Measure.EXPENDITURE_CONSTANT,
          Measure.SHARE_OF_GDP,
          Measure.REAL_CHANGE);

  /**
   * The same with what is found when other releases are held against the one it was computed from,
   * and with the sums of what others publish by month.
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
        Stream.concat(findings.stream(), SideBySide.findings(series).stream())
            .sorted(Comparator.comparing(Finding::kind))
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

  /** What headlines tell of the European allies as of the year, from the figures of a release. */
  static List<Aggregate> headlines(List<Series> series, Configuration configuration) {
    Panel panel = new Panel(series);
    Set<Measure> told = new HashSet<>(HEADLINES);
    configuration.targets().forEach(target -> told.add(target.alliesAt()));
    return new GroupAggregation(
            panel,
            AllyGroup.EUROPEAN_ALLIES,
            Composition.AS_OF_YEAR,
            configuration,
            indicators(panel, configuration))
        .aggregates().stream().filter(aggregate -> told.contains(aggregate.measure())).toList();
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
  public static Aggregation of(Release release, List<Series> series, Configuration configuration) {
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
    List<Finding> findings = new ArrayList<>(new Examination(panel).findings(release, checks));
    findings.addAll(reconciliation.findings());
    findings.sort(Comparator.comparing(Finding::kind));
    return new Aggregation(groups, allies, checks, findings);
  }
}
