package org.allyspend.report;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Check;
import org.allyspend.core.domain.Comparison;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Succession;
import org.allyspend.core.domain.Target;

/**
 * The report's sentences, made from its figures, beside the year before and the report before. A
 * sentence whose figures are missing is not said.
 */
public final class Headlines {
  private static final int LARGEST = 3;

  /** Beyond the headline's target; more would be no headlines. */
  private static final int MOST_FURTHER_TARGETS = 2;

  private final ReportModel model;
  private final Labels labels;
  private final int year;

  /** The headlines of this report. */
  public Headlines(ReportModel model) {
    this.model = model;
    this.labels = model.labels();
    this.year = model.latestYear();
  }

  /** The one sentence to remember. */
  public String first() {
    Aggregate.Value total = model.value(Measure.EXPENDITURE, year).orElseThrow();
    return labels.get(
        "headline.first",
        labels.billions(total.value()),
        year + qualifier(total.status()),
        model
            .value(Measure.SHARE_OF_GDP, year)
            .map(share -> labels.get("headline.of-gdp", labels.percent(share.value(), 2)))
            .orElse(""));
  }

  /** All of them, the first one first: eight at most. */
  public List<String> all() {
    return Stream.concat(
            Stream.of(Optional.of(first()), before(), growth(), atTarget()),
            Stream.concat(
                model.configuration().shareOfGdpTargets().stream()
                    .skip(1)
                    .limit(MOST_FURTHER_TARGETS)
                    .map(this::toTarget),
                Stream.of(doubling(), largest())))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The total of the year before, and what the report before had for this year. */
  private Optional<String> before() {
    return model
        .value(Measure.EXPENDITURE, year - 1)
        .map(
            total ->
                labels.get(
                    "headline.before",
                    year - 1,
                    labels.billions(total.value()),
                    model
                        .value(Measure.SHARE_OF_GDP, year - 1)
                        .map(
                            share ->
                                labels.get("headline.of-gdp", labels.percent(share.value(), 2)))
                        .orElse(""),
                    reportBefore(Measure.EXPENDITURE, labels::billions)));
  }

  private Optional<String> growth() {
    return model
        .value(Measure.REAL_CHANGE, year)
        .map(
            change ->
                labels.get(
                    "headline.growth",
                    labels.moreOrLess(change.value()),
                    year - 1,
                    model
                        .value(ReportModel.GROUP, Composition.CONSTANT, Measure.REAL_CHANGE, year)
                        .map(
                            constant ->
                                labels.get(
                                    "headline.growth.constant",
                                    labels.moreOrLess(constant.value())))
                        .orElse(""),
                    reportBefore(Measure.REAL_CHANGE, labels::moreOrLess)));
  }

  private Optional<String> atTarget() {
    Target target = model.configuration().headlineTarget();
    return model
        .value(target.alliesAt(), year)
        .map(
            now ->
                labels.get(
                    "headline.at-target",
                    labels.decimals(now.value(), 0),
                    now.covered(),
                    labels.target(target),
                    year,
                    model
                        .value(target.alliesAt(), year - 1)
                        .map(
                            before ->
                                labels.get(
                                    "headline.at-target.before",
                                    labels.decimals(before.value(), 0),
                                    year - 1))
                        .orElse(""),
                    newlyAt(target),
                    reportBefore(target.alliesAt(), value -> labels.decimals(value, 0))));
  }

  private String newlyAt(Target target) {
    List<String> newly =
        model.europeanAllies().stream()
            .filter(ally -> model.holds(ally, target.newlyAt(), year))
            .map(labels::ally)
            .toList();
    return newly.isEmpty()
        ? labels.get("headline.newly.none")
        : labels.get("headline.newly", labels.list(newly));
  }

  private Optional<String> toTarget(Target target) {
    return model
        .value(target.gap(), year)
        .filter(gap -> gap.value().signum() > 0)
        .map(
            gap ->
                labels.get(
                    "headline.gap",
                    labels.target(target),
                    labels.billions(gap.value()),
                    year,
                    model
                        .value(target.gap(), year - 1)
                        .map(
                            before ->
                                labels.get(
                                    "headline.gap.before",
                                    labels.billions(before.value()),
                                    year - 1))
                        .orElse(""),
                    model
                        .value(target.requiredGrowth(), year)
                        .map(
                            growth ->
                                labels.get(
                                    "headline.gap.growth",
                                    labels.percent(growth.value(), 1),
                                    target.deadlineYear()))
                        .orElse("")));
  }

  /** What doubling would mean. */
  public Optional<String> doubling() {
    return model
        .value(Measure.DOUBLED_EXPENDITURE, year)
        .flatMap(
            money ->
                model
                    .value(Measure.DOUBLED_SHARE, year)
                    .map(
                        share ->
                            labels.get(
                                "headline.doubling",
                                labels.billions(money.value()),
                                labels.percent(share.value(), 2))));
  }

  private Optional<String> largest() {
    List<String> names =
        model.europeanAllies().stream()
            .filter(ally -> ally.countsIn(year))
            .filter(ally -> expenditure(ally).isPresent())
            .sorted(Comparator.comparing((Ally ally) -> expenditure(ally).orElseThrow()).reversed())
            .limit(LARGEST)
            .map(labels::ally)
            .toList();
    return model
        .value(Measure.CONCENTRATION, year)
        .map(
            share ->
                labels.get(
                    "headline.largest",
                    labels.list(names),
                    labels.percent(share.value(), 1),
                    model
                        .value(Measure.CONCENTRATION, year - 1)
                        .map(
                            before ->
                                labels.get(
                                    "headline.largest.before",
                                    labels.percent(before.value(), 1),
                                    year - 1))
                        .orElse("")));
  }

  private Optional<BigDecimal> expenditure(Ally ally) {
    return model.figure(ally, Measure.EXPENDITURE, year);
  }

  /** Whether our sums are the publisher's, for the cover. */
  public Optional<String> agreement() {
    List<Check> checks = model.assessment().checks();
    long apart = checks.stream().filter(check -> !check.agrees()).count();
    if (checks.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        apart == 0
            ? labels.get("headline.agreement", checks.size())
            : labels.get("headline.disagreement", apart, checks.size()));
  }

  /** What the report before had for the figure of this year, as the end of a sentence. */
  private String reportBefore(Measure measure, Function<BigDecimal, String> words) {
    Comparison comparison = model.assessment().comparison();
    List<Succession> successions = comparison.successions();
    if (successions.isEmpty() || successions.get(0).isFirst()) {
      return "";
    }
    if (successions.get(0).isUnchanged()) {
      return labels.get("headline.as-before");
    }
    String now = model.value(measure, year).map(value -> words.apply(value.value())).orElse("");
    return comparison
        .before(measure, year)
        .map(value -> words.apply(value.value()))
        .map(
            before ->
                before.equals(now)
                    ? labels.get("headline.as-before")
                    : labels.get("headline.report-before", before))
        .orElseGet(() -> labels.get("headline.not-before"));
  }

  private String qualifier(Status status) {
    return status == Status.NORMAL ? "" : " (" + labels.status(status) + ")";
  }
}
