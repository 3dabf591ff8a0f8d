package org.allyspend.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Subject;

/**
 * What a donor allocated to Ukraine, or today's European allies together: sums over months in
 * billion euros, and what they are of its GDP, by head, and of all donors' allocations.
 */
public final class SupportLine {
  /** The kinds of allocations, and their total last. */
  public static final List<Measure> KINDS =
      List.of(
          Measure.SUPPORT_MILITARY,
          Measure.SUPPORT_FINANCIAL,
          Measure.SUPPORT_HUMANITARIAN,
          Measure.SUPPORT);

  private final ReportModel model;
  private final Support support;
  private final Optional<Subject> donor;

  SupportLine(ReportModel model, Support support, Optional<Subject> donor) {
    this.model = model;
    this.support = support;
    this.donor = donor;
  }

  /** Whose it is, or empty for the European allies together. */
  public Optional<Subject> donor() {
    return donor;
  }

  /** The donor's id, or the group's. */
  public String id() {
    return donor.map(Subject::id).orElse(ReportModel.GROUP.id());
  }

  /** What it is called in the report. */
  public String name() {
    return donor.map(support::name).orElseGet(() -> model.labels().group(ReportModel.GROUP));
  }

  /** All of a kind, in billion euros. */
  public BigDecimal all(Measure kind) {
    return donor.map(one -> support.sum(one, kind)).orElseGet(() -> support.total(kind));
  }

  /** Over the months of the year so far, or of the same months some years before. */
  public BigDecimal soFar(int yearsBefore) {
    return sum(Measure.SUPPORT, support.soFar(yearsBefore));
  }

  /** The change of the year so far on the same months of the year before, in percent. */
  public Optional<BigDecimal> change() {
    return support.hasYearBefore() ? Percent.change(soFar(0), soFar(1)) : Optional.empty();
  }

  private BigDecimal sum(Measure measure, Predicate<YearMonth> of) {
    return donor
        .map(one -> support.sum(one, measure, of))
        .orElseGet(() -> support.total(measure, of));
  }

  /** The share in what all donors allocated, in percent. */
  public Optional<BigDecimal> ofAll() {
    return Percent.of(all(Measure.SUPPORT), support.sum(Subject.ALL_DONORS, Measure.SUPPORT));
  }

  /** The share in what the European allies allocated, in percent. */
  public Optional<BigDecimal> ofEuropeans() {
    return Percent.of(all(Measure.SUPPORT), support.total(Measure.SUPPORT));
  }

  /**
   * In percent of the GDP of 2021: the donor's months as Kiel publishes them; of the European
   * allies together over the sum of the GDP that these imply.
   */
  public Optional<BigDecimal> ofGdp() {
    return donor.isPresent()
        ? donor.flatMap(this::ofGdp)
        : Percent.of(
            support.total(Measure.SUPPORT),
            support.allies().stream()
                .map(Subject::of)
                .flatMap(one -> gdp(one).stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  /**
   * Kiel has no GDP of the Union's institutions and prints 0 % of it whatever they gave: no share.
   */
  private Optional<BigDecimal> ofGdp(Subject one) {
    return support
        .figure(one, Measure.SUPPORT_PERCENT_OF_GDP, support.last())
        .map(last -> support.sum(one, Measure.SUPPORT_PERCENT_OF_GDP))
        .filter(share -> share.signum() != 0 || support.sum(one, Measure.SUPPORT).signum() == 0);
  }

  private Optional<BigDecimal> gdp(Subject one) {
    return ofGdp(one).flatMap(share -> Percent.of(support.sum(one, Measure.SUPPORT), share));
  }

  /**
   * Thousand persons: what NATO's GDP over its GDP per head comes to in the report's latest year;
   * of the European allies together, of those that are followed.
   */
  public Optional<BigDecimal> population() {
    return donor.isPresent()
        ? donor.flatMap(Subject::ally).flatMap(this::population)
        : support.allies().stream()
            .flatMap(ally -> population(ally).stream())
            .reduce(BigDecimal::add);
  }

  private Optional<BigDecimal> population(Ally ally) {
    int year = model.latestYear();
    return model
        .figure(ally, Measure.GDP_CONSTANT, year)
        .flatMap(
            gdp ->
                model
                    .figure(ally, Measure.GDP_PER_CAPITA, year)
                    .filter(perHead -> perHead.signum() > 0)
                    .map(perHead -> gdp.divide(perHead, MathContext.DECIMAL64)))
        // The figures per head have a decimal or two: more digits than these are none.
        .map(thousands -> thousands.setScale(0, RoundingMode.HALF_UP));
  }

  /**
   * Members of the European allies together whose population is not known: by head, what they gave
   * does not count either.
   */
  public List<Ally> uncounted() {
    return donor.isPresent()
        ? List.of()
        : support.allies().stream().filter(ally -> population(ally).isEmpty()).toList();
  }

  /** Euros by head of that population. */
  public Optional<BigDecimal> perHead() {
    BigDecimal counted =
        uncounted().stream()
            .map(ally -> support.sum(Subject.of(ally), Measure.SUPPORT))
            .reduce(all(Measure.SUPPORT), BigDecimal::subtract);
    return population()
        .filter(thousands -> thousands.signum() > 0)
        .map(thousands -> counted.movePointRight(6).divide(thousands, MathContext.DECIMAL64));
  }

  /** Kiel's attribution of the Union's own aid, all since 2022, in billion euros. */
  public Optional<BigDecimal> attributed() {
    return donor.isPresent()
        ? donor.flatMap(support::attributed)
        : support.allies().stream()
            .flatMap(ally -> support.attributed(Subject.of(ally)).stream())
            .reduce(BigDecimal::add);
  }
}
