package org.allyspend.report;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
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

  /** Who counts from this year on, by name. */
  private final List<String> joiners;

  /** The headlines of this report. */
  public Headlines(ReportModel model) {
    this.model = model;
    this.labels = model.labels();
    this.money = model.money();
    this.coverage = new Coverage(labels);
    this.year = model.latestYear();
    List<Ally> before = ReportModel.GROUP.membersIn(year - 1, Composition.AS_OF_YEAR);
    this.joiners =
        labels.allies(
            ReportModel.GROUP.membersIn(year, Composition.AS_OF_YEAR).stream()
                .filter(ally -> !before.contains(ally)));
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
    if (Labels.isOfUnknown(release)) {
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
    Optional<Aggregate.Value> then = model.value(Measure.EXPENDITURE.yearBefore(), year);
    Optional<Aggregate.Value> alike =
        model.value(ReportModel.GROUP, Composition.CONSTANT, Measure.REAL_CHANGE, year);
    boolean together =
        then.filter(value -> alike.filter(growth -> Coverage.isSame(growth, value)).isPresent())
            .isPresent();
    String before = then.map(value -> yearBefore(draft, value, together)).orElse("");
    if (alike.isEmpty()) {
      return then.map(value -> draft.of(before));
    }
    String asCounted = asCounted(draft, alike.get());
    String growth =
        labels.get(
            model.tense(joiners.isEmpty() ? "headline.growth" : "headline.growth.alike", year),
            draft.figure("growth", labels.moreOrLess(alike.get().value())),
            year - 1,
            growthCoverage(alike.get(), then) + asCounted,
            together ? before : "");
    return Optional.of(draft.of(together || before.isEmpty() ? growth : growth + ". " + before));
  }

  /** What was spent the year before: told with the growth since, or in a sentence of its own. */
  private String yearBefore(Sentence.Draft draft, Aggregate.Value spent, boolean together) {
    return labels.get(
        model.tense(together ? "headline.before" : "headline.only-before", year - 1),
        year - 1,
        draft.figure("before", money.told(spent.value(), year - 1)),
        alike(Measure.SHARE_OF_GDP.yearBefore(), year, spent)
            .map(
                share ->
                    labels.get(
                        "headline.of-gdp",
                        draft.figure("share before", labels.percent(share.value(), 2))))
            .orElse(""),
        coverage.compared(spent, year));
  }

  /** The growth with who joined, as NATO counts; nothing where nobody did. */
  private String asCounted(Sentence.Draft draft, Aggregate.Value growth) {
    if (joiners.isEmpty()) {
      return "";
    }
    return alike(Measure.REAL_CHANGE, year, growth)
        .map(
            counted ->
                labels.get(
                    joiners.size() == 1
                        ? "headline.growth.counted"
                        : "headline.growth.counted.several",
                    draft.figure("counted", labels.moreOrLess(counted.value())),
                    labels.list(draft.names("joiners", joiners)),
                    year))
        .orElse("");
  }

  private Stream<Ally> members() {
    return model.europeanAllies().stream().filter(ally -> ally.countsIn(year));
  }

  /** Nothing where the sentence says it with the year before already. */
  private String growthCoverage(Aggregate.Value growth, Optional<Aggregate.Value> then) {
    if (then.isEmpty()) {
      return coverage.compared(growth, year);
    }
    return Coverage.isSame(then.get(), growth) ? "" : coverage.whole(growth, year);
  }

  /** The group's value where it rests on the same members as another. */
  private Optional<Aggregate.Value> alike(Measure measure, int of, Aggregate.Value other) {
    return model.value(measure, of).filter(value -> Coverage.isSame(value, other));
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
                        alike(target.alliesAt().yearBefore(), year, now)
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
    List<Ally> crossing = members().filter(ally -> model.holds(ally, measure, year)).toList();
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
        members().filter(ally -> model.own(ally, target.alliesAt(), year).isPresent()).toList();
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
    return model
        .value(target.gap(), year)
        .filter(gap -> gap.value().signum() > 0)
        .map(gap -> toTarget(target, gap));
  }

  private Sentence toTarget(Target target, Aggregate.Value gap) {
    Sentence.Draft draft = new Sentence.Draft();
    String now = draft.figure("gap", money.told(gap.value(), year));
    String before = before(draft, "gap", target.gap(), gap, money::amount);
    String atDeadline = gapAtDeadline(draft, target, gap);
    return draft.of(
        labels.get(
            model.tense("headline.gap", year),
            labels.target(target) + labels.targetNote(target),
            now,
            year,
            before,
            coverage(gap, before),
            atDeadline,
            requiredGrowth(draft, target, gap, atDeadline)));
  }

  /**
   * What a figure was the year before, of the same members: today's first, and as NATO counts
   * second where somebody joined since.
   *
   * @param what the figure, as labels and the report before name it
   * @param words the words for a value of a year
   */
  private String before(
      Sentence.Draft draft,
      String what,
      Measure measure,
      Aggregate.Value now,
      BiFunction<BigDecimal, Integer, String> words) {
    String key = "headline." + what;
    return alike(measure.yearBefore(), year, now)
        .map(
            before ->
                labels.get(
                    joiners.isEmpty() ? key + ".before" : key + ".before.alike",
                    draft.figure(what + " before", words.apply(before.value(), year - 1)),
                    year - 1,
                    joiners.isEmpty()
                        ? ""
                        : alike(measure, year - 1, now)
                            .map(value -> words.apply(value.value(), year - 1))
                            .map(told -> draft.figure(what + " before as counted", told))
                            .map(told -> labels.get(key + ".counted", told))
                            .orElse("")))
        .orElse("");
  }

  private String gapAtDeadline(Sentence.Draft draft, Target target, Aggregate.Value gap) {
    return alike(target.gapAtDeadline(), year, gap)
        .map(
            later ->
                labels.get(
                        "headline.gap.deadline",
                        draft.figure("gap at deadline", money.amount(later.value(), year)),
                        target.deadline().orElseThrow(),
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
        .flatMap(road -> alike(road.toFind(), road.deadline().orElseThrow(), later))
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
                  target.deadline().orElseThrow(),
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
        members()
            .filter(ally -> expenditure(ally).isPresent())
            .sorted(Comparator.comparing((Ally ally) -> expenditure(ally).orElseThrow()).reversed())
            .limit(LARGEST)
            .map(labels::ally)
            .toList();
    return model
        .value(Measure.CONCENTRATION, year)
        .filter(share -> share.covered() > LARGEST)
        .map(share -> largest(draft, names, share));
  }

  private Sentence largest(Sentence.Draft draft, List<String> names, Aggregate.Value share) {
    String who = labels.list(draft.names("largest", names));
    String now = draft.figure("largest", labels.percent(share.value(), 1));
    String before =
        before(
            draft,
            "largest",
            Measure.CONCENTRATION,
            share,
            (value, of) -> labels.percent(value, 1));
    return draft.of(
        labels.get(
            model.tense("headline.largest", year),
            who,
            now,
            year,
            before,
            coverage(share, before)));
  }

  /** Who is missing of a value, and of that of the year before where it is told after it. */
  private String coverage(Aggregate.Value now, String before) {
    return before.isEmpty() ? coverage.of(now, year) : coverage.compared(now, year);
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
