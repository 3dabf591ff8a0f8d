package org.allyspend.aggregate;

import static org.allyspend.core.domain.Measure.EXPENDITURE;
import static org.allyspend.core.domain.Measure.GDP;
import static org.allyspend.core.domain.Measure.SHARE_OF_GDP;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.allyspend.core.config.Configuration;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Target;

/**
 * The roads of every ally and group to the configuration's next target, as aggregates. Money is at
 * the prices and exchange rates of the latest year: its GDP at current prices, grown in real terms
 * as the configuration assumes. Who lacks a figure of the latest year has no road, and stays out of
 * a group's.
 */
final class Roads {
  private final Panel panel;
  private final Configuration configuration;
  private final Instant asOf;
  private final Target target;
  private final int latest;
  private final int deadline;

  private Roads(Panel panel, Configuration configuration, Instant asOf, Target target, int latest) {
    this.panel = panel;
    this.configuration = configuration;
    this.asOf = asOf;
    this.target = target;
    this.latest = latest;
    this.deadline = target.deadline().orElseThrow();
  }

  /** What one subject's road rests on: its shares, and money of the latest year. */
  private record Ground(NavigableMap<Integer, Aggregate.Value> shares, Tally money) {
    boolean isWhole(int latest) {
      return shares.containsKey(latest) && !money.isEmpty();
    }
  }

  /**
   * The roads.
   *
   * @param groups the groups' aggregates, of which their shares are taken
   * @param asOf the moment the report is stated as of, which decides what may be assumed
   */
  static List<Aggregate> of(
      List<Series> series, List<Aggregate> groups, Configuration configuration, Instant asOf) {
    Panel panel = new Panel(series);
    return groups.stream()
        .filter(one -> one.is(AllyGroup.EUROPEAN_ALLIES, EXPENDITURE))
        .map(total -> total.byYear().lastKey())
        .findFirst()
        .flatMap(
            latest ->
                configuration
                    .roadTarget(latest)
                    .map(target -> new Roads(panel, configuration, asOf, target, latest)))
        .map(roads -> roads.all(groups))
        .orElse(List.of());
  }

  private List<Aggregate> all(List<Aggregate> groups) {
    List<Aggregate> all = new ArrayList<>();
    Map<Ally, Results> allies = new EnumMap<>(Ally.class);
    for (Ally ally : Ally.values()) {
      Results own = road(ground(ally));
      allies.put(ally, own);
      all.addAll(aggregates(ally.iso3(), own));
    }
    for (AllyGroup group : configuration.allGroups()) {
      Results results = road(ground(group, groups));
      addMembers(group, allies, results);
      all.addAll(aggregates(group.id(), results));
    }
    return all;
  }

  private List<Aggregate> aggregates(String subject, Results results) {
    return results.aggregates(subject, Composition.AS_OF_YEAR, PriceBasis.constant(latest));
  }

  private Ground ground(Ally ally) {
    return new Ground(
        panel.values(ally, SHARE_OF_GDP),
        Tally.of(Scope.of(latest, List.of(ally)), one -> true, this::money));
  }

  private Ground ground(AllyGroup group, List<Aggregate> groups) {
    NavigableMap<Integer, Aggregate.Value> shares = new TreeMap<>();
    groups.stream()
        .filter(one -> one.is(group, SHARE_OF_GDP))
        .forEach(one -> shares.putAll(one.byYear()));
    return new Ground(shares, Tally.of(scope(group), ally -> true, this::money));
  }

  private Scope scope(AllyGroup group) {
    return Scope.of(latest, group.membersIn(latest, Composition.AS_OF_YEAR));
  }

  /** Expenditure and GDP of the latest year; Iceland has no expenditure and counts in GDP. */
  private Optional<Tally.Line> money(Ally ally) {
    Optional<Figure> gdp = panel.figure(ally, GDP, latest);
    if (!ally.hasArmedForces()) {
      return gdp.map(
          one -> new Tally.Line(ally, List.of(BigDecimal.ZERO, one.known()), one.status(), false));
    }
    return gdp.filter(one -> panel.figure(ally, SHARE_OF_GDP, latest).isPresent())
        .flatMap(
            one ->
                panel
                    .figure(ally, EXPENDITURE, latest)
                    .map(
                        spent ->
                            new Tally.Line(
                                ally,
                                List.of(spent.known(), one.known()),
                                spent.status().weaker(one.status()),
                                true)));
  }

  private Results road(Ground ground) {
    Results results = new Results();
    if (ground.isWhole(latest)) {
      NavigableMap<Integer, BigDecimal> shares = new TreeMap<>();
      ground.shares().forEach((year, share) -> shares.put(year, share.value()));
      Road road = new Road(target, latest, shares);
      addStanding(road, ground, results);
      addPath(road, ground, results);
    }
    return results;
  }

  private void addStanding(Road road, Ground ground, Results results) {
    Aggregate.Value start = ground.shares().get(road.start());
    for (int year = road.start(); year <= deadline; year++) {
      results.put(target.road(), year, forecast(start, road.planned(year), year));
    }
    for (int year = road.start(); year <= latest; year++) {
      Aggregate.Value share = ground.shares().get(year);
      int of = year;
      road.ahead(year)
          .ifPresent(points -> results.put(target.aheadOfRoad(), of, share.like(points)));
    }
  }

  private void addPath(Road road, Ground ground, Results results) {
    Aggregate.Value share = ground.shares().get(latest);
    BigDecimal spent = ground.money().sum(0);
    Aggregate.Value money = ground.money().value(spent);
    for (int year = latest; year <= deadline; year++) {
      BigDecimal gdp = gdp(ground.money(), year);
      BigDecimal path = road.path(year);
      results.put(target.path(), year, forecast(share, path, year));
      results.put(target.pathGdp(), year, forecast(money, gdp, year));
      BigDecimal expenditure = Decimals.percentOf(path, gdp).round(Decimals.PRECISION);
      results.put(target.pathExpenditure(), year, forecast(money, expenditure, year));
      if (year > latest) {
        results.put(
            target.toFind(),
            year,
            forecast(money, expenditure.subtract(spent).max(BigDecimal.ZERO), year));
      }
    }
  }

  /** What the members have to find, each for itself: who is over the target helps nobody else. */
  private void addMembers(AllyGroup group, Map<Ally, Results> allies, Results results) {
    for (int year = latest + 1; year <= deadline; year++) {
      Tally tally = Tally.ofOwn(scope(group), allies, target.toFind(), year);
      if (!tally.isEmpty()) {
        results.put(target.membersToFind(), year, tally.value(tally.sum(0)));
      }
    }
  }

  /** The members' GDP of the latest year, each grown until that year at its own rate. */
  private BigDecimal gdp(Tally money, int until) {
    return Decimals.sum(
        money.lines().stream()
            .map(
                line -> line.parts().get(1).multiply(grown(line.ally(), until), Decimals.PRECISION))
            .toList());
  }

  private BigDecimal grown(Ally ally, int until) {
    return IntStream.rangeClosed(latest + 1, until)
        .mapToObj(year -> configuration.gdpGrowth(ally, year, asOf))
        .map(Decimals::factor)
        .reduce(BigDecimal.ONE, (one, other) -> one.multiply(other, Decimals.PRECISION));
  }

  /** What lies after the latest year is a forecast, resting on whom the value rests on. */
  private Aggregate.Value forecast(Aggregate.Value from, BigDecimal number, int year) {
    return new Aggregate.Value(
        number,
        year <= latest ? from.status() : Status.FORECAST,
        from.members(),
        from.covered(),
        from.missing());
  }
}
