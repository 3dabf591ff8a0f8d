package org.allyspend.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Counterpart;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Subject;
import org.allyspend.core.domain.Target;
import org.allyspend.core.domain.Unit;

/**
 * What the sources of a report call what is spent on defence, beside the definition of the release
 * it rests on: each in its own definition, compared with that one year by year and in one unit.
 */
public final class Definitions {
  /**
   * Another source's measure.
   *
   * @param release where it was published
   * @param counterpart it and the measure it stands beside
   */
  public record Other(Release release, Counterpart counterpart) {}

  /** A figure of another source and the release's own of the same year. */
  private record Pair(int year, BigDecimal own, BigDecimal other) {}

  /** A tenth of a point of GDP. */
  private static final BigDecimal WORTH_WORDS = new BigDecimal("0.1");

  private final ReportModel model;
  private final Labels labels;

  /** Those of a report. */
  public Definitions(ReportModel model) {
    this.model = model;
    this.labels = model.labels();
  }

  /** The measures that have another beside them, in the order of reading. */
  public List<Measure> measures() {
    return Counterpart.ALL.stream()
        .map(Counterpart::measure)
        .distinct()
        .filter(measure -> !beside(measure).isEmpty())
        .toList();
  }

  /** What stands beside a measure. */
  public List<Other> beside(Measure measure) {
    return Counterpart.ALL.stream()
        .filter(counterpart -> counterpart.measure().equals(measure))
        .flatMap(
            counterpart ->
                model.besideWith(counterpart.other()).stream()
                    .map(release -> new Other(release, counterpart)))
        .toList();
  }

  /** A source and, where it has several, the definition: 'Eurostat gov_ev'. */
  public String name(Other other) {
    return name(other, labels.publisher(other.release().publisher()));
  }

  private String name(Other other, String named) {
    String publisher =
        named + (other.counterpart().other().unit() == Unit.MILLION_EUR ? " (EUR)" : "");
    return other.counterpart().other().id().startsWith("cofog_")
        ? labels.get("definitions.cofog", publisher)
        : other.counterpart().other().id().startsWith("government_")
            ? labels.get("definitions.government", publisher)
            : publisher;
  }

  /** Another source's figure, or empty where it has none or has it in another currency. */
  public Optional<BigDecimal> figure(Other other, Ally ally, int year) {
    return other.counterpart().isInOneCurrency(ally, model.assessment().release(), other.release())
        ? model.figure(other.release().source(), ally, other.counterpart().other(), year)
        : Optional.empty();
  }

  /** The other's share of GDP in the latest year of which both have one, or empty. */
  public Optional<BigDecimal> latest(Other other, Ally ally) {
    return pair(other, ally).map(Pair::other);
  }

  private Optional<Pair> pair(Other other, Ally ally) {
    return model.years().stream()
        .flatMap(
            year ->
                model
                    .figure(ally, other.counterpart().measure(), year)
                    .flatMap(own -> figure(other, ally, year).map(one -> new Pair(year, own, one)))
                    .stream())
        .max(Comparator.comparing(Pair::year));
  }

  /** Why an ally's shares of GDP differ, in words, or empty where there is one alone. */
  public Optional<String> words(Ally ally) {
    List<String> parts = new ArrayList<>();
    for (Other other : beside(Measure.SHARE_OF_GDP)) {
      pair(other, ally)
          .ifPresent(pair -> parts.add(words(other, pair) + revisedSince(other, ally, pair)));
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", parts));
  }

  /**
   * 'The World Bank has 1.89 % in 2024, 0.23 points less than NATO: it …'. Two that are nearer than
   * they are told may still be told unlike, 3.03 and 3.04: they are never called the same.
   */
  private String words(Other other, Pair pair) {
    int decimals = Math.min(2, Math.max(1, pair.other().scale()));
    BigDecimal apart = pair.other().subtract(pair.own()).setScale(decimals, RoundingMode.HALF_UP);
    boolean same = apart.signum() == 0;
    return labels.get(
        same ? "why.same" : apart.signum() < 0 ? "why.less" : "why.more",
        labels.capitalized(name(other, labels.namedPublisher(other.release().publisher()))),
        labels.percent(pair.other(), decimals),
        pair.year(),
        labels.decimals(same ? BigDecimal.ONE.movePointLeft(decimals) : apart.abs(), decimals),
        labels.namedPublisher(model.assessment().release().publisher()),
        labels.get(same ? "why.because.same" : reason(other)));
  }

  /**
   * What the report's source had of that year when the other was published, where most of the
   * difference is what it revised since, or nothing: SIPRI's 2.04 % for Albania in 2024, out in
   * April 2025, is near NATO's 2.03 % of June 2024 and far from its 1.35 % of July 2026.
   */
  private String revisedSince(Other other, Ally ally, Pair pair) {
    return other
        .release()
        .published()
        .flatMap(
            day ->
                model
                    .vintages()
                    .by(
                        day,
                        Subject.of(ally),
                        other.counterpart().measure(),
                        Period.ofYear(pair.year())))
        .filter(then -> isMostlyRevision(pair, then.figure().known()))
        .map(
            then ->
                labels.get(
                    "why.then",
                    labels.namedPublisher(then.edition().publisher()),
                    labels.percent(then.figure().known(), Target.PUBLISHED_DECIMALS),
                    labels.edition(then.edition().edition())))
        .orElse("");
  }

  /** Whether a difference worth words was less than half as large with what was printed then. */
  private static boolean isMostlyRevision(Pair pair, BigDecimal then) {
    BigDecimal now = pair.other().subtract(pair.own()).abs();
    BigDecimal before = pair.other().subtract(then).abs();
    return now.compareTo(WORTH_WORDS) >= 0 && before.add(before).compareTo(now) < 0;
  }

  private static String reason(Other other) {
    String measure = other.counterpart().other().id();
    return "why.because." + (other.release().source().equals("worldbank") ? "worldbank" : measure);
  }
}
