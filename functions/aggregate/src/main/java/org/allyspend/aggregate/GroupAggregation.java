package org.allyspend.aggregate;

import static org.allyspend.core.domain.Measure.EQUIPMENT_SHARE;
import static org.allyspend.core.domain.Measure.EXPENDITURE;
import static org.allyspend.core.domain.Measure.EXPENDITURE_CONSTANT;
import static org.allyspend.core.domain.Measure.EXPENDITURE_PER_CAPITA;
import static org.allyspend.core.domain.Measure.GDP;
import static org.allyspend.core.domain.Measure.GDP_CONSTANT;
import static org.allyspend.core.domain.Measure.GDP_PER_CAPITA;
import static org.allyspend.core.domain.Measure.INFRASTRUCTURE_SHARE;
import static org.allyspend.core.domain.Measure.OTHER_SHARE;
import static org.allyspend.core.domain.Measure.PERSONNEL;
import static org.allyspend.core.domain.Measure.PERSONNEL_SHARE;
import static org.allyspend.core.domain.Measure.POPULATION;
import static org.allyspend.core.domain.Measure.REAL_CHANGE;
import static org.allyspend.core.domain.Measure.SHARE_OF_GDP;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.allyspend.core.config.Configuration;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;
import org.allyspend.core.domain.Target;

/** Adds up one group in one composition, for every year of a release. */
final class GroupAggregation {
  private static final int LARGEST = 3;

  /** What an ally without armed forces has figures of. */
  private static final Set<Measure> WHOLE_COUNTRY = Set.of(GDP, GDP_CONSTANT, GDP_PER_CAPITA);

  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

  private final Panel panel;
  private final AllyGroup group;
  private final Composition composition;
  private final Configuration configuration;
  private final Map<Ally, Results> allies;
  private final Results results = new Results();

  /** Share of GDP, expenditure and GDP over the members that have the figures of all three. */
  private final Results partsOfGap = new Results();

  /**
   * A group to be added up.
   *
   * @param allies each ally's own indicators, computed before
   */
  GroupAggregation(
      Panel panel,
      AllyGroup group,
      Composition composition,
      Configuration configuration,
      Map<Ally, Results> allies) {
    this.panel = panel;
    this.group = group;
    this.composition = composition;
    this.configuration = configuration;
    this.allies = allies;
  }

  List<Aggregate> aggregates() {
    for (int year : panel.years()) {
      addTotals(year);
      addShareOfGdp(year);
      addPartsOfGap(year);
      addChanges(year);
      addPerHead(year);
      addSharesOfExpenditure(year);
      addDoubling(year);
      addConcentration(year);
      configuration.targets().forEach(target -> addCounts(target, year));
    }
    for (Target target : configuration.targets()) {
      new TargetIndicators(target, configuration.gdpGrowthPercent())
          .addTo(results, target.isShareOfGdp() ? partsOfGap : results);
    }
    return results.aggregates(group.id(), composition, panel.basis(EXPENDITURE_CONSTANT));
  }

  private void addTotals(int year) {
    for (Measure measure :
        List.of(EXPENDITURE, EXPENDITURE_CONSTANT, GDP, GDP_CONSTANT, PERSONNEL)) {
      addIfAny(measure, year, tally(year, measure), tally -> tally.sum(0));
    }
  }

  /** Total over total, at constant prices as NATO forms it, never the mean of shares. */
  private void addShareOfGdp(int year) {
    boolean constant = panel.has(EXPENDITURE_CONSTANT) && panel.has(GDP_CONSTANT);
    Tally tally =
        constant
            ? tallyWithIceland(year, List.of(EXPENDITURE_CONSTANT), GDP_CONSTANT)
            : tallyWithIceland(year, List.of(EXPENDITURE), GDP);
    addIfAny(SHARE_OF_GDP, year, tally, sums -> Decimals.percent(sums.sum(0), sums.sum(1)));
  }

  /**
   * Gaps are money at current prices, and whether there is one goes by the share, which is formed
   * at constant prices: a member without any of the four figures stays out of all of them.
   */
  private void addPartsOfGap(int year) {
    boolean constant = panel.has(EXPENDITURE_CONSTANT) && panel.has(GDP_CONSTANT);
    Tally tally =
        constant
            ? tallyWithIceland(year, List.of(EXPENDITURE, EXPENDITURE_CONSTANT), GDP, GDP_CONSTANT)
            : tallyWithIceland(year, List.of(EXPENDITURE, EXPENDITURE), GDP, GDP);
    if (!tally.isEmpty()) {
      partsOfGap.put(EXPENDITURE, year, tally.value(tally.sum(0)));
      partsOfGap.put(GDP, year, tally.value(tally.sum(2)));
      partsOfGap.put(SHARE_OF_GDP, year, tally.value(Decimals.percent(tally.sum(1), tally.sum(3))));
    }
  }

  private void addChanges(int year) {
    addChange(REAL_CHANGE, EXPENDITURE_CONSTANT, year);
    addChange(Measure.NOMINAL_CHANGE, EXPENDITURE, year);
  }

  /**
   * Change of the total on the year before. A member that counts in both years needs both figures;
   * one that counts from this year on raises the total, as it does in NATO's own figure.
   */
  private void addChange(Measure change, Measure total, int year) {
    List<Ally> before = group.membersIn(year - 1, composition);
    Tally tally =
        Tally.of(
            group.membersIn(year, composition),
            Ally::hasArmedForces,
            ally -> {
              Optional<Figure> now = figure(ally, total, year);
              if (!before.contains(ally)) {
                return now.map(
                    one ->
                        new Tally.Line(
                            ally, List.of(one.known(), BigDecimal.ZERO), one.status(), true));
              }
              return now.flatMap(
                  one ->
                      figure(ally, total, year - 1).map(other -> line(ally, List.of(one, other))));
            });
    if (!tally.isEmpty() && tally.sum(1).signum() > 0) {
      results.put(change, year, tally.value(Decimals.change(tally.sum(1), tally.sum(0))));
    }
  }

  /** Population follows from GDP over GDP per head, both as published at constant prices. */
  private void addPerHead(int year) {
    Tally people = tally(year, GDP_CONSTANT, GDP_PER_CAPITA);
    addIfAny(POPULATION, year, people, GroupAggregation::population);
    addIfAny(
        GDP_PER_CAPITA, year, people, tally -> Decimals.ratio(tally.sum(0), population(tally)));
    Tally spending =
        tallyWithIceland(year, List.of(EXPENDITURE_CONSTANT), GDP_CONSTANT, GDP_PER_CAPITA);
    addIfAny(
        EXPENDITURE_PER_CAPITA,
        year,
        spending,
        tally -> Decimals.ratio(tally.sum(0).multiply(THOUSAND), population(tally)));
  }

  /**
   * In thousands: million USD over thousand USD a head, by member; the last two parts of a line.
   */
  private static BigDecimal population(Tally tally) {
    return Decimals.sum(
        tally.lines().stream()
            .map(
                line -> {
                  int last = line.parts().size() - 1;
                  return Decimals.ratio(line.parts().get(last - 1), line.parts().get(last));
                })
            .toList());
  }

  /** Shares of expenditure are weighted by expenditure at current prices. */
  private void addSharesOfExpenditure(int year) {
    for (Measure share :
        List.of(EQUIPMENT_SHARE, PERSONNEL_SHARE, INFRASTRUCTURE_SHARE, OTHER_SHARE)) {
      Tally tally = tally(year, EXPENDITURE, share);
      addIfAny(
          share,
          year,
          tally,
          sums ->
              Decimals.percent(
                  Decimals.sum(
                      sums.lines().stream()
                          .map(line -> Decimals.percentOf(line.parts().get(1), line.parts().get(0)))
                          .toList()),
                  sums.sum(0)));
    }
  }

  private void addDoubling(int year) {
    addDoubled(EXPENDITURE, Measure.DOUBLED_EXPENDITURE, year);
    addDoubled(SHARE_OF_GDP, Measure.DOUBLED_SHARE, year);
  }

  private void addDoubled(Measure measure, Measure doubled, int year) {
    results
        .in(measure, year)
        .ifPresent(value -> results.put(doubled, year, value.like(value.value().multiply(TWO))));
  }

  private void addConcentration(int year) {
    Tally tally = tally(year, EXPENDITURE);
    addIfAny(
        Measure.CONCENTRATION,
        year,
        tally,
        sums ->
            Decimals.percent(
                Decimals.sum(
                    sums.lines().stream()
                        .map(line -> line.parts().get(0))
                        .sorted(Comparator.reverseOrder())
                        .limit(LARGEST)
                        .toList()),
                sums.sum(0)));
  }

  private void addCounts(Target target, int year) {
    addSumOfOwn(target.alliesAt(), target.alliesAt(), year);
    addSumOfOwn(target.newlyAt(), target.newlyAt(), year);
    addSumOfOwn(target.gap(), target.membersGap(), year);
  }

  private void addSumOfOwn(Measure own, Measure sum, int year) {
    addIfAny(sum, year, ownTally(own, year), tally -> tally.sum(0));
  }

  /** The members' own indicators of this year. */
  private Tally ownTally(Measure measure, int year) {
    return Tally.of(
        group.membersIn(year, composition),
        Ally::hasArmedForces,
        ally ->
            allies
                .get(ally)
                .in(measure, year)
                .map(own -> new Tally.Line(ally, List.of(own.value()), own.status(), true)));
  }

  private void addIfAny(
      Measure measure, int year, Tally tally, Function<Tally, BigDecimal> number) {
    if (!tally.isEmpty()) {
      results.put(measure, year, tally.value(number.apply(tally)));
    }
  }

  private Tally tally(int year, Measure... measures) {
    return Tally.of(
        group.membersIn(year, composition),
        ally -> ally.hasArmedForces() || WHOLE_COUNTRY.containsAll(List.of(measures)),
        ally -> line(ally, year, measures));
  }

  /**
   * A tally in which Iceland, which has no expenditure, still widens what expenditure is divided
   * by, as it does in NATO's own shares.
   *
   * @param spent measures of expenditure, the first parts of each line
   */
  private Tally tallyWithIceland(int year, List<Measure> spent, Measure... others) {
    return Tally.of(
        group.membersIn(year, composition),
        ally -> true,
        ally -> {
          if (ally.hasArmedForces()) {
            return line(
                ally,
                year,
                Stream.concat(spent.stream(), Stream.of(others)).toArray(Measure[]::new));
          }
          return line(ally, year, others)
              .map(
                  line -> {
                    List<BigDecimal> parts =
                        new ArrayList<>(Collections.nCopies(spent.size(), BigDecimal.ZERO));
                    parts.addAll(line.parts());
                    return new Tally.Line(ally, parts, line.status(), false);
                  });
        });
  }

  private Optional<Tally.Line> line(Ally ally, int year, Measure... measures) {
    List<Figure> figures =
        List.of(measures).stream()
            .map(measure -> figure(ally, measure, year))
            .flatMap(Optional::stream)
            .toList();
    return Optional.of(figures)
        .filter(found -> found.size() == measures.length)
        .map(found -> line(ally, found));
  }

  private static Tally.Line line(Ally ally, List<Figure> figures) {
    Status weakest = figures.stream().map(Figure::status).reduce(Status.NORMAL, Status::weaker);
    return new Tally.Line(ally, figures.stream().map(Figure::known).toList(), weakest, true);
  }

  private Optional<Figure> figure(Ally ally, Measure measure, int year) {
    return panel.figure(Subject.of(ally), measure, year);
  }
}
