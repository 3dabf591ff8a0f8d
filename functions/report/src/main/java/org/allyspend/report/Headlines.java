package org.allyspend.report;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Check;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Crossing;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Succession;
import org.allyspend.core.domain.Target;

/**
 * The report's sentences, made from its figures, like for like with the year before, and held
 * against what the report before said. A sentence whose figures are missing is not said, and
 * figures that rest on different members do not stand in one.
 */
public final class Headlines {
  private static final int LARGEST = 3;

  /** Beyond the headline's target; more would be no headlines. */
  private static final int MOST_FURTHER_TARGETS = 2;

  private final ReportModel model;
  private final Labels labels;
  private final Money money;
  private final Coverage coverage;
  private final int year;

  /** The headlines of this report. */
  public Headlines(ReportModel model) {
    this.model = model;
    this.labels = model.labels();
    this.money = model.money();
    this.coverage = new Coverage(labels);
    this.year = model.latestYear();
  }

  /**
   * The one sentence to remember: the total, its edition and kind, who is missing, and whether the
   * sources are late.
   */
  public String first() {
    Aggregate.Value total = model.value(Measure.EXPENDITURE, year).orElseThrow();
    Optional<Aggregate.Value> share = model.value(Measure.SHARE_OF_GDP, year);
    return labels.get(
            model.tense("headline.first", year),
            money.told(total.value(), year) + money.beside(total.value(), year),
            year,
            share
                .filter(value -> Coverage.isSame(value, total))
                .map(value -> labels.get("headline.of-gdp", labels.percent(value.value(), 2)))
                .orElse(""),
            edition(total.status()),
            coverage.of(total, year))
        + new Freshness(model).inHeadline()
        + "."
        + share
            .filter(value -> !Coverage.isSame(value, total))
            .map(
                value ->
                    labels.get(
                        model.tense("headline.share-apart", year),
                        model.constantPrices(),
                        labels.percent(value.value(), 2),
                        coverage.whole(value, year)))
            .orElse("");
  }

  /** ', as estimated by NATO in June 2024'. */
  private String edition(Status status) {
    Release release = model.assessment().release();
    String kind = status == Status.NORMAL ? "headline.published" : "headline.estimated";
    if (release.publisher().equals(Publication.NOT_STATED)) {
      return "";
    }
    return release
        .published()
        .map(
            day ->
                labels.get(
                    kind,
                    labels.namedPublisher(release.publisher()),
                    labels.month(YearMonth.from(day))))
        .orElseGet(
            () ->
                labels.get(
                    kind
                        + (release.edition().equals(Publication.NOT_STATED)
                            ? ".plain"
                            : ".undated"),
                    labels.namedPublisher(release.publisher()),
                    labels.edition(release.edition())));
  }

  /** All of them, the first one first: eight at most. */
  public List<String> all() {
    List<Optional<String>> all = new ArrayList<>();
    all.add(Optional.of(first()));
    all.add(told(Headlines::growth));
    all.add(told(Headlines::atTarget));
    all.add(told(Headlines::below));
    model.configuration().furtherTargets().stream()
        .limit(MOST_FURTHER_TARGETS)
        .forEach(target -> all.add(told(of -> of.toTarget(target))));
    all.add(doubling());
    all.add(told(Headlines::largest));
    return all.stream().flatMap(Optional::stream).toList();
  }

  /** A sentence, with what the report before said in its place. */
  private Optional<String> told(Function<Headlines, Optional<Sentence>> sentence) {
    return sentence.apply(this).map(now -> now.text() + reportBefore(now, sentence) + ".");
  }

  private String reportBefore(Sentence now, Function<Headlines, Optional<Sentence>> sentence) {
    List<Succession> successions = model.assessment().comparison().successions();
    if (successions.isEmpty() || successions.get(0).isFirst()) {
      return "";
    }
    if (successions.get(0).isUnchanged()) {
      return ""; // What's new says it of all of them.
    }
    return now.against(
        model
            .before()
            .filter(before -> before.latestYear() == year)
            .map(Headlines::new)
            .flatMap(sentence),
        labels);
  }

  /** With today's members first; as NATO counts second, and why that is another figure. */
  private Optional<Sentence> growth() {
    Sentence.Draft draft = new Sentence.Draft();
    Optional<Aggregate.Value> alike = constant(Measure.REAL_CHANGE);
    Optional<Aggregate.Value> counted = model.value(Measure.REAL_CHANGE, year);
    Optional<Aggregate.Value> then = model.value(Measure.EXPENDITURE.yearBefore(), year);
    String before =
        then.map(
                value ->
                    labels.get(
                        model.tense(
                            alike.filter(growth -> Coverage.isSame(growth, value)).isPresent()
                                ? "headline.before"
                                : "headline.only-before",
                            year - 1),
                        year - 1,
                        draft.figure("before", money.told(value.value(), year - 1)),
                        model
                            .value(Measure.SHARE_OF_GDP.yearBefore(), year)
                            .filter(share -> Coverage.isSame(share, value))
                            .map(
                                share ->
                                    labels.get(
                                        "headline.of-gdp",
                                        draft.figure(
                                            "share before", labels.percent(share.value(), 2))))
                            .orElse(""),
                        coverage.of(value, year)))
            .orElse("");
    if (alike.isEmpty()) {
      return then.map(value -> draft.of(before));
    }
    String asCounted =
        joiners().isEmpty()
            ? ""
            : counted
                .filter(value -> Coverage.isSame(value, alike.get()))
                .map(
                    value ->
                        labels.get(
                            joiners().size() == 1
                                ? "headline.growth.counted"
                                : "headline.growth.counted.several",
                            draft.figure("counted", labels.moreOrLess(value.value())),
                            labels.list(draft.names("joiners", joiners())),
                            year))
                .orElse("");
    boolean together = then.filter(value -> Coverage.isSame(value, alike.get())).isPresent();
    String growth =
        labels.get(
            model.tense(joiners().isEmpty() ? "headline.growth" : "headline.growth.alike", year),
            draft.figure("growth", labels.moreOrLess(alike.get().value())),
            year - 1,
            growthCoverage(alike.get(), then) + asCounted,
            together ? before : "");
    return Optional.of(draft.of(together || before.isEmpty() ? growth : growth + ". " + before));
  }

  /** Nothing where the sentence says it with the year before already. */
  private String growthCoverage(Aggregate.Value growth, Optional<Aggregate.Value> then) {
    if (then.isEmpty()) {
      return coverage.of(growth, year);
    }
    return Coverage.isSame(then.get(), growth) ? "" : coverage.whole(growth, year);
  }

  /** Who counts from this year on. */
  private List<String> joiners() {
    List<Ally> before = ReportModel.GROUP.membersIn(year - 1, Composition.AS_OF_YEAR);
    return labels.allies(
        ReportModel.GROUP.membersIn(year, Composition.AS_OF_YEAR).stream()
            .filter(ally -> !before.contains(ally)));
  }

  private Optional<Aggregate.Value> constant(Measure measure) {
    return model.value(ReportModel.GROUP, Composition.CONSTANT, measure, year);
  }

  private Optional<Sentence> atTarget() {
    Target target = model.configuration().headlineTarget();
    Sentence.Draft draft = new Sentence.Draft();
    return model
        .value(target.alliesAt(), year)
        .filter(now -> now.covered() > 1)
        .map(
            now ->
                draft.of(
                    labels.get(
                        model.tense("headline.at-target", year),
                        draft.figure("at", labels.decimals(now.value(), 0)),
                        draft.figure("of", Integer.toString(now.covered())),
                        labels.target(target),
                        year,
                        model
                            .value(target.alliesAt().yearBefore(), year)
                            .filter(before -> Coverage.isSame(before, now))
                            .map(
                                before ->
                                    labels.get(
                                        "headline.at-target.before",
                                        draft.figure(
                                            "at before", labels.decimals(before.value(), 0)),
                                        year - 1))
                            .orElse(""),
                        crossed(draft, target))));
  }

  private String crossed(Sentence.Draft draft, Target target) {
    List<String> lists =
        Stream.of(
                crossed(draft, target, target.newlyAt(), "headline.newly"),
                crossed(draft, target, target.againAt(), "headline.again"),
                crossed(draft, target, target.noLongerAt(), "headline.no-longer"))
            .flatMap(Optional::stream)
            .toList();
    boolean compared =
        model.europeanAllies().stream()
            .anyMatch(ally -> model.own(ally, target.newlyAt(), year).isPresent());
    if (lists.isEmpty()) {
      return compared ? labels.get("headline.crossed.none", year - 1) : "";
    }
    return String.join("", lists);
  }

  private Optional<String> crossed(
      Sentence.Draft draft, Target target, Measure measure, String key) {
    List<Ally> crossing =
        model.europeanAllies().stream()
            .filter(ally -> ally.countsIn(year))
            .filter(ally -> model.holds(ally, measure, year))
            .toList();
    draft.names(key, crossing.stream().map(labels::ally).toList());
    return crossing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            labels.get(
                key,
                labels.list(crossing.stream().map(ally -> byRevision(ally, target)).toList()),
                model.years().first()));
  }

  /** An ally's name, marked where it is on its side of the target by revision. */
  private String byRevision(Ally ally, Target target) {
    boolean revised =
        model.assessment().comparison().crossings().stream()
            .filter(crossing -> crossing.cause() == Crossing.Cause.REVISION)
            .filter(crossing -> crossing.target().equals(target.id()))
            .anyMatch(crossing -> crossing.year() == year && crossing.ally().equals(ally.iso3()));
    return revised ? labels.get("by-revision", labels.ally(ally)) : labels.ally(ally);
  }

  /** Who is below the headline's target, and what they lack together. */
  private Optional<Sentence> below() {
    Target target = model.configuration().headlineTarget();
    Sentence.Draft draft = new Sentence.Draft();
    List<Ally> known =
        model.europeanAllies().stream()
            .filter(ally -> ally.countsIn(year))
            .filter(ally -> model.own(ally, target.alliesAt(), year).isPresent())
            .toList();
    List<String> names =
        known.stream()
            .filter(ally -> !model.holds(ally, target.alliesAt(), year))
            .map(labels::ally)
            .toList();
    if (names.isEmpty()) {
      return Optional.empty();
    }
    boolean isAll = names.size() == known.size() && names.size() > 1;
    String who = names.size() == 1 ? ".one" : isAll ? ".all" : "";
    return model
        .value(target.membersGap(), year)
        .filter(gap -> gap.value().signum() > 0)
        .map(
            gap ->
                draft.of(
                    labels.get(
                        model.tense("headline.below" + who, year),
                        // That none is at it has been told.
                        isAll ? "" : labels.list(draft.names("below", names)),
                        labels.target(target),
                        draft.figure("gap", money.told(gap.value(), year)),
                        year,
                        coverage.of(gap, year))));
  }

  /** The gap at the year's GDP and at the deadline's, the growth it takes, and the present path. */
  private Optional<Sentence> toTarget(Target target) {
    Sentence.Draft draft = new Sentence.Draft();
    return model
        .value(target.gap(), year)
        .filter(gap -> gap.value().signum() > 0)
        .map(
            gap ->
                draft.of(
                    labels.get(
                        model.tense("headline.gap", year),
                        labels.target(target) + labels.targetNote(target),
                        draft.figure("gap", money.told(gap.value(), year)),
                        year,
                        gapBefore(draft, target, gap),
                        coverage.of(gap, year),
                        gapAtDeadline(draft, target, gap),
                        requiredGrowth(draft, target, gap, gapAtDeadline(draft, target, gap)))));
  }

  private String gapBefore(Sentence.Draft draft, Target target, Aggregate.Value gap) {
    Optional<Aggregate.Value> alike =
        model.value(target.gap().yearBefore(), year).filter(one -> Coverage.isSame(one, gap));
    if (alike.isEmpty()) {
      return "";
    }
    String told = draft.figure("gap before", money.amount(alike.get().value(), year - 1));
    return joiners().isEmpty()
        ? labels.get("headline.gap.before", told, year - 1)
        : labels.get(
            "headline.gap.before.alike",
            told,
            year - 1,
            model
                .value(target.gap(), year - 1)
                .filter(counted -> Coverage.isSame(counted, gap))
                .map(
                    counted ->
                        labels.get(
                            "headline.gap.counted",
                            draft.figure(
                                "gap before as counted", money.amount(counted.value(), year - 1))))
                .orElse(""));
  }

  private String gapAtDeadline(Sentence.Draft draft, Target target, Aggregate.Value gap) {
    return model
        .value(target.gapAtDeadline(), year)
        .filter(later -> Coverage.isSame(later, gap))
        .map(
            later ->
                labels.get(
                        "headline.gap.deadline",
                        draft.figure("gap at deadline", money.amount(later.value(), year)),
                        target.deadlineYear(),
                        growthOfGdp())
                    + onTheRoad(draft, target, later))
        .orElse("");
  }

  /** What the road has instead, whose growth of GDP is another; nothing where that is the same. */
  private String onTheRoad(Sentence.Draft draft, Target target, Aggregate.Value later) {
    String here = money.amount(later.value(), year);
    return model
        .road()
        .filter(road -> model.goesByOutlook() && road.equals(target))
        .flatMap(road -> model.value(road.toFind(), road.deadlineYear()))
        .filter(toFind -> Coverage.isSame(toFind, later))
        .map(toFind -> money.amount(toFind.value(), year))
        .filter(there -> !there.equals(here))
        .map(there -> labels.get("headline.gap.road", draft.figure("gap on the road", there)))
        .orElse("");
  }

  /** In the same sentence where it rests on the members of the gap, in its own where not. */
  private String requiredGrowth(
      Sentence.Draft draft, Target target, Aggregate.Value gap, String deadline) {
    return model
        .value(target.requiredGrowth(), year)
        .map(
            growth -> {
              boolean same = Coverage.isSame(growth, gap);
              String and = deadline.isEmpty() ? "" : ".and";
              String takes = takes(draft.figure("required", labels.percent(growth.value(), 1)));
              return labels.get(
                  "headline.gap.growth" + (same ? and : ".apart"),
                  same ? takes : labels.capitalized(takes),
                  year,
                  target.deadlineYear(),
                  growthOfGdp(),
                  same ? "" : coverage.whole(growth, year),
                  path(draft, target));
            })
        .orElse("");
  }

  private String growthOfGdp() {
    return labels.growthOfGdp(model.configuration().gdpGrowthPercent());
  }

  /** 'it takes real growth of 5.0 % a year', or how far expenditure may fall. */
  private String takes(String growth) {
    return growth.startsWith(Labels.MINUS)
        ? labels.get("headline.gap.allows", growth.substring(1))
        : labels.get("headline.gap.takes", growth);
  }

  /** When the share is at the target if it goes on as in the last three years. */
  private String path(Sentence.Draft draft, Target target) {
    return model
        .value(target.catchUpYear(), year)
        .map(
            at ->
                labels.get("headline.gap.path", draft.figure("path", labels.pathYear(at.value()))))
        .orElseGet(
            () ->
                model.value(target.measure().meanChange(), year).isPresent()
                    ? labels.get("headline.gap.no-path")
                    : "");
  }

  /** What doubling would mean. */
  public Optional<String> doubling() {
    return model
        .value(Measure.DOUBLED_EXPENDITURE, year)
        .flatMap(
            value ->
                model
                    .value(Measure.DOUBLED_SHARE, year)
                    .map(
                        share ->
                            Coverage.isSame(value, share)
                                ? labels.get(
                                    "headline.doubling",
                                    money.told(value.value(), year),
                                    labels.percent(share.value(), 2),
                                    coverage.of(value, year))
                                : labels.get(
                                    "headline.doubling.apart",
                                    money.told(value.value(), year),
                                    coverage.of(value, year),
                                    labels.percent(share.value(), 2),
                                    coverage.whole(share, year))));
  }

  /** The largest among many: of one or of three there is nothing to tell. */
  private Optional<Sentence> largest() {
    Sentence.Draft draft = new Sentence.Draft();
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
        .filter(share -> share.covered() > LARGEST)
        .map(
            share ->
                draft.of(
                    labels.get(
                        model.tense("headline.largest", year),
                        labels.list(draft.names("largest", names)),
                        draft.figure("largest", labels.percent(share.value(), 1)),
                        year,
                        largestBefore(draft, share),
                        coverage.of(share, year))));
  }

  private String largestBefore(Sentence.Draft draft, Aggregate.Value share) {
    return model
        .value(Measure.CONCENTRATION.yearBefore(), year)
        .filter(before -> Coverage.isSame(before, share))
        .map(
            before ->
                labels.get(
                    joiners().isEmpty()
                        ? "headline.largest.before"
                        : "headline.largest.before.alike",
                    draft.figure("largest before", labels.percent(before.value(), 1)),
                    year - 1,
                    joiners().isEmpty()
                        ? ""
                        : model
                            .value(Measure.CONCENTRATION, year - 1)
                            .filter(counted -> Coverage.isSame(counted, share))
                            .map(
                                counted ->
                                    labels.get(
                                        "headline.largest.counted",
                                        draft.figure(
                                            "largest before as counted",
                                            labels.percent(counted.value(), 1))))
                            .orElse("")))
        .orElse("");
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
}
