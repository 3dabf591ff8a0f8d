package org.allyspend.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Check;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Target;

/**
 * The report's sentences, made from its figures. A sentence whose figures are missing is not said.
 */
public final class Headlines {
  private static final int LARGEST = 3;

  private final ReportModel model;
  private final int year;

  /** The headlines of this report. */
  public Headlines(ReportModel model) {
    this.model = model;
    this.year = model.latestYear();
  }

  /** The one sentence to remember. */
  public String first() {
    Aggregate.Value total = model.value(Measure.EXPENDITURE, year).orElseThrow();
    return "NATO's allies other than the United States and Canada spend "
        + Words.billions(total.value())
        + " on defence in "
        + year
        + qualifier(total.status())
        + model
            .value(Measure.SHARE_OF_GDP, year)
            .map(share -> ", " + Words.percent(share.value(), 2) + " of their GDP")
            .orElse("")
        + ".";
  }

  /** All of them, the first one first. */
  public List<String> all() {
    List<String> sentences = new ArrayList<>();
    sentences.add(first());
    growth().ifPresent(sentences::add);
    Target headline = model.configuration().headlineTarget();
    atTarget(headline).ifPresent(sentences::add);
    newlyAt(headline).ifPresent(sentences::add);
    model.configuration().shareOfGdpTargets().stream()
        .skip(1)
        .forEach(target -> toTarget(target).ifPresent(sentences::add));
    doubling().ifPresent(sentences::add);
    largest().ifPresent(sentences::add);
    agreement().ifPresent(sentences::add);
    return sentences;
  }

  private Optional<String> growth() {
    return model
        .value(Measure.REAL_CHANGE, year)
        .map(
            change ->
                "In real terms that is "
                    + moreOrLess(change.value())
                    + " than in "
                    + (year - 1)
                    + model
                        .value(ReportModel.GROUP, Composition.CONSTANT, Measure.REAL_CHANGE, year)
                        .map(
                            constant ->
                                "; with today's members in both years, "
                                    + moreOrLess(constant.value()))
                        .orElse("")
                    + ".");
  }

  private Optional<String> atTarget(Target target) {
    return model
        .value(target.alliesAt(), year)
        .map(
            now ->
                Words.decimals(now.value(), 0)
                    + " of the "
                    + now.covered()
                    + " that report expenditure are at or over "
                    + target.name()
                    + " in "
                    + year
                    + model
                        .value(target.alliesAt(), year - 1)
                        .map(
                            before ->
                                ", after "
                                    + Words.decimals(before.value(), 0)
                                    + " in "
                                    + (year - 1))
                        .orElse("")
                    + ".");
  }

  private Optional<String> newlyAt(Target target) {
    List<String> newly =
        model.europeanAllies().stream()
            .filter(ally -> model.holds(ally, target.newlyAt(), year))
            .map(Ally::natoName)
            .toList();
    return newly.isEmpty()
        ? Optional.of("No ally is newly at " + target.name() + " in " + year + ".")
        : Optional.of("Newly at " + target.name() + " in " + year + ": " + Words.list(newly) + ".");
  }

  private Optional<String> toTarget(Target target) {
    return model
        .value(target.gap(), year)
        .filter(gap -> gap.value().signum() > 0)
        .map(
            gap ->
                "To "
                    + target.name()
                    + " the group lacks "
                    + Words.billions(gap.value())
                    + " at "
                    + year
                    + "'s GDP"
                    + model
                        .value(target.requiredGrowth(), year)
                        .map(
                            growth ->
                                ": real growth of "
                                    + Words.percent(growth.value(), 1)
                                    + " a year reaches it in "
                                    + target.deadlineYear())
                        .orElse("")
                    + ".");
  }

  private Optional<String> doubling() {
    return model
        .value(Measure.DOUBLED_EXPENDITURE, year)
        .flatMap(
            money ->
                model
                    .value(Measure.DOUBLED_SHARE, year)
                    .map(
                        share ->
                            "If every one of them doubled its expenditure it would be "
                                + Words.billions(money.value())
                                + ", "
                                + Words.percent(share.value(), 2)
                                + " of GDP."));
  }

  private Optional<String> largest() {
    List<String> names =
        model.europeanAllies().stream()
            .filter(ally -> ally.countsIn(year))
            .filter(ally -> expenditure(ally).isPresent())
            .sorted(Comparator.comparing((Ally ally) -> expenditure(ally).orElseThrow()).reversed())
            .limit(LARGEST)
            .map(Ally::natoName)
            .toList();
    return model
        .value(Measure.CONCENTRATION, year)
        .map(
            share ->
                "The largest spenders, "
                    + Words.list(names)
                    + ", account for "
                    + Words.percent(share.value(), 1)
                    + " of it.");
  }

  private Optional<BigDecimal> expenditure(Ally ally) {
    return model.figure(ally, Measure.EXPENDITURE, year);
  }

  private Optional<String> agreement() {
    List<Check> checks = model.assessment().checks();
    long apart = checks.stream().filter(check -> !check.agrees()).count();
    if (checks.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        apart == 0
            ? "All "
                + checks.size()
                + " aggregates the publisher prints agree with our sums of the allies' figures."
            : apart
                + " of "
                + checks.size()
                + " aggregates the publisher prints differ from our sums by more than rounding:"
                + " see Checks.");
  }

  private static String moreOrLess(BigDecimal change) {
    return Words.percent(change.abs(), 1) + (change.signum() < 0 ? " less" : " more");
  }

  private static String qualifier(Status status) {
    return status == Status.NORMAL ? "" : " (" + Shorthand.word(status) + ")";
  }
}
