package org.allyspend.aggregate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Check;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Finding;
import org.allyspend.core.domain.Finding.Kind;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Subject;

/** Looks through a release and our checks for what a reader should know. */
final class Examination {
  private static final BigDecimal WITHIN_ROUNDING = new BigDecimal("0.005");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal WITHIN_A_TENTH = new BigDecimal("0.1");
  private static final List<Measure> EXPECTED =
      List.of(Measure.EXPENDITURE, Measure.GDP, Measure.SHARE_OF_GDP);

  private final Panel panel;

  Examination(Panel panel) {
    this.panel = panel;
  }

  List<Finding> findings(Release release, List<Check> checks) {
    List<Finding> findings = new ArrayList<>();
    checks.stream()
        .filter(check -> !check.agrees())
        .forEach(check -> findings.add(new Finding(Kind.RECONCILIATION, disagreement(check))));
    for (Ally ally : Ally.values()) {
      for (int year : panel.years()) {
        inconsistentShare(ally, year).ifPresent(findings::add);
        inconsistentCategories(ally, year).ifPresent(findings::add);
      }
    }
    EXPECTED.forEach(measure -> findings.addAll(gapsInCoverage(measure)));
    if (!release.warnings().isEmpty()) {
      findings.add(
          new Finding(
              Kind.PUBLICATION,
              "The publication held "
                  + release.warnings().size()
                  + " things that were passed over without affecting a figure, listed with the"
                  + " release."));
    }
    return findings;
  }

  private static String disagreement(Check check) {
    return check.place()
        + ": "
        + check.measure()
        + " of "
        + check.group()
        + " in "
        + check.year()
        + " is printed as "
        + check.printed().toPlainString()
        + " but the allies' figures give "
        + check.computed().setScale(6, RoundingMode.HALF_UP).toPlainString()
        + ", more than rounding apart.";
  }

  /** A printed share that is not the printed expenditure over the printed GDP. */
  private Optional<Finding> inconsistentShare(Ally ally, int year) {
    return ratio(ally, year)
        .flatMap(
            computed ->
                figure(ally, Measure.SHARE_OF_GDP, year)
                    .filter(
                        printed ->
                            printed
                                    .known()
                                    .subtract(computed)
                                    .abs()
                                    .compareTo(rounding(ally, year, computed))
                                > 0)
                    .map(
                        printed ->
                            new Finding(
                                Kind.INCONSISTENCY,
                                printed.place()
                                    + ": "
                                    + ally.natoName()
                                    + "'s share of GDP in "
                                    + year
                                    + " is printed as "
                                    + two(printed.known())
                                    + " % but its expenditure over its GDP is "
                                    + two(computed)
                                    + " %; the printed share decides whether it is at a"
                                    + " target.")));
  }

  /** What rounding of the share, and of the two figures it is made of, can amount to. */
  private BigDecimal rounding(Ally ally, int year, BigDecimal share) {
    return WITHIN_ROUNDING.add(
        share.multiply(
            relative(ally, Measure.EXPENDITURE_CONSTANT, year)
                .add(relative(ally, Measure.GDP_CONSTANT, year))));
  }

  private BigDecimal relative(Ally ally, Measure measure, int year) {
    List<BigDecimal> written =
        Stream.of(Ally.values())
            .map(one -> figure(one, measure, year))
            .flatMap(Optional::stream)
            .map(Figure::known)
            .toList();
    return Decimals.ratio(
        Rounding.half(written), figure(ally, measure, year).orElseThrow().known().abs());
  }

  private Optional<BigDecimal> ratio(Ally ally, int year) {
    return figure(ally, Measure.EXPENDITURE_CONSTANT, year)
        .flatMap(
            expenditure ->
                figure(ally, Measure.GDP_CONSTANT, year)
                    .filter(gdp -> gdp.known().signum() > 0)
                    .map(gdp -> Decimals.percent(expenditure.known(), gdp.known())));
  }

  private Optional<Finding> inconsistentCategories(Ally ally, int year) {
    List<Figure> shares =
        Stream.of(
                Measure.EQUIPMENT_SHARE,
                Measure.PERSONNEL_SHARE,
                Measure.INFRASTRUCTURE_SHARE,
                Measure.OTHER_SHARE)
            .map(measure -> figure(ally, measure, year))
            .flatMap(Optional::stream)
            .toList();
    BigDecimal sum = Decimals.sum(shares.stream().map(Figure::known).toList());
    if (shares.size() < 4 || sum.subtract(HUNDRED).abs().compareTo(WITHIN_A_TENTH) <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            Kind.INCONSISTENCY,
            shares.get(0).place()
                + ": "
                + ally.natoName()
                + "'s four categories of expenditure in "
                + year
                + " add up to "
                + two(sum)
                + " %, expected 100 %."));
  }

  private List<Finding> gapsInCoverage(Measure measure) {
    return panel.years().stream()
        .map(
            year ->
                Stream.of(Ally.values())
                    .filter(ally -> ally.hasArmedForces() || measure.equals(Measure.GDP))
                    .filter(ally -> ally.countsIn(year) && figure(ally, measure, year).isEmpty())
                    .map(Ally::natoName)
                    .collect(
                        Collectors.collectingAndThen(
                            Collectors.joining(", "),
                            absent ->
                                absent.isEmpty()
                                    ? Optional.<Finding>empty()
                                    : Optional.of(missing(measure, year, absent)))))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Finding missing(Measure measure, int year, String absent) {
    return new Finding(
        Kind.COVERAGE,
        measure.id() + " in " + year + " is missing for " + absent + "; totals go without.");
  }

  private Optional<Figure> figure(Ally ally, Measure measure, int year) {
    return panel.figure(Subject.of(ally), measure, year);
  }

  private static String two(BigDecimal value) {
    return value.setScale(2, RoundingMode.HALF_UP).toPlainString();
  }
}
