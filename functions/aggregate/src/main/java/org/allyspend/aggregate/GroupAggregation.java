package org.allyspend.aggregate;

import static org.allyspend.core.domain.Measure.EXPENDITURE;
import static org.allyspend.core.domain.Measure.EXPENDITURE_CONSTANT;
import static org.allyspend.core.domain.Measure.EXPENDITURE_PER_CAPITA;
import static org.allyspend.core.domain.Measure.GDP;
import static org.allyspend.core.domain.Measure.GDP_CONSTANT;
import static org.allyspend.core.domain.Measure.GDP_PER_CAPITA;
import static org.allyspend.core.domain.Measure.PERSONNEL;
import static org.allyspend.core.domain.Measure.POPULATION;
import static org.allyspend.core.domain.Measure.REAL_CHANGE;
import static org.allyspend.core.domain.Measure.SHARE_OF_GDP;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.allyspend.core.config.Configuration;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Target;

/** Adds up one group in one composition, for every year of a release. */
final class GroupAggregation {
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final Panel panel;
  private final AllyGroup group;
  private final Composition composition;
  private final Configuration configuration;
  private final GroupFigures figures;
  private final Results results = new Results();

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
    this.figures = new GroupFigures(panel, allies);
  }

  List<Aggregate> aggregates() {
    for (int year : panel.years()) {
      Scope scope = scope(year);
      addTotals(scope);
      addChanges(scope);
      addPerHead(scope);
      addSharesOfExpenditure(scope);
      addDoubled(EXPENDITURE, Measure.DOUBLED_EXPENDITURE, year);
      addDoubled(SHARE_OF_GDP, Measure.DOUBLED_SHARE, year);
      addWithYearBefore(Measure.CONCENTRATION, scope, figures::concentration);
      configuration.targets().forEach(target -> addTarget(target, scope));
    }
    return results.aggregates(group.id(), composition, panel.basis(EXPENDITURE_CONSTANT));
  }

  private Scope scope(int year) {
    return Scope.of(year, group.membersIn(year, composition));
  }

  private void addTotals(Scope scope) {
    addWithYearBefore(EXPENDITURE, scope, of -> figures.total(of, EXPENDITURE));
    for (Measure measure : List.of(EXPENDITURE_CONSTANT, GDP, GDP_CONSTANT, PERSONNEL)) {
      add(measure, scope, of -> figures.total(of, measure));
    }
    addWithYearBefore(SHARE_OF_GDP, scope, figures::shareOfGdp);
  }

  private void addChanges(Scope scope) {
    List<Ally> before = group.membersIn(scope.year() - 1, composition);
    add(REAL_CHANGE, scope, of -> figures.change(of, before, EXPENDITURE_CONSTANT));
    add(Measure.NOMINAL_CHANGE, scope, of -> figures.change(of, before, EXPENDITURE));
  }

  private void addPerHead(Scope scope) {
    add(POPULATION, scope, figures::population);
    add(GDP_PER_CAPITA, scope, figures::gdpPerHead);
    add(EXPENDITURE_PER_CAPITA, scope, figures::expenditurePerHead);
  }

  private void addSharesOfExpenditure(Scope scope) {
    for (Measure share : Measure.CATEGORIES) {
      add(share, scope, of -> figures.shareOfExpenditure(of, share));
    }
  }

  private void addDoubled(Measure measure, Measure doubled, int year) {
    results
        .in(measure, year)
        .ifPresent(value -> results.put(doubled, year, value.like(value.value().multiply(TWO))));
  }

  private void addTarget(Target target, Scope scope) {
    TargetIndicators indicators = new TargetIndicators(target, configuration.gdpGrowthPercent());
    addWithYearBefore(target.alliesAt(), scope, of -> figures.sumOfOwn(of, target.alliesAt()));
    for (Measure own : List.of(target.newlyAt(), target.againAt(), target.noLongerAt())) {
      add(own, scope, of -> figures.sumOfOwn(of, own));
    }
    add(target.membersGap(), scope, of -> figures.sumOfOwn(of, target.gap()));
    add(target.gapPoints(), scope, of -> share(target, of).map(indicators::gapPoints));
    addWithYearBefore(target.gap(), scope, of -> parts(target, of).map(indicators::gap));
    add(
        target.gapAtDeadline(),
        scope,
        of -> parts(target, of).flatMap(found -> indicators.gapAtDeadline(of.year(), found)));
    add(
        target.requiredGrowth(),
        scope,
        of -> share(target, of).flatMap(found -> indicators.requiredGrowth(of.year(), found)));
    addPath(target, indicators, scope);
  }

  /** The path like for like: over the members that have a share now and had one then. */
  private void addPath(Target target, TargetIndicators indicators, Scope scope) {
    share(target, scope)
        .flatMap(now -> share(target, scope.before(TargetIndicators.CATCH_UP_YEARS, now.missing())))
        .ifPresent(
            before ->
                share(target, scope.without(before.missing()))
                    .ifPresent(now -> indicators.addPath(scope.year(), now, before, results)));
  }

  private Optional<Aggregate.Value> share(Target target, Scope scope) {
    return target.isShareOfGdp()
        ? figures.shareOfGdp(scope)
        : figures.shareOfExpenditure(scope, target.measure());
  }

  private Optional<TargetIndicators.Parts> parts(Target target, Scope scope) {
    return target.isShareOfGdp()
        ? figures.partsOfGap(scope)
        : figures.partsOfShare(scope, target.measure());
  }

  private void add(
      Measure measure, Scope scope, Function<Scope, Optional<Aggregate.Value>> formed) {
    formed.apply(scope).ifPresent(value -> results.put(measure, scope.year(), value));
  }

  /** The value, and what it was a year before over the same members. */
  private void addWithYearBefore(
      Measure measure, Scope scope, Function<Scope, Optional<Aggregate.Value>> formed) {
    formed
        .apply(scope)
        .ifPresent(
            now -> {
              results.put(measure, scope.year(), now);
              add(measure.yearBefore(), scope, of -> formed.apply(of.before(1, now.missing())));
            });
  }
}
