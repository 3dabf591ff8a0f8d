package org.allyspend.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Comparison;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Crossing;
import org.allyspend.core.domain.Crossing.Cause;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Revision;
import org.allyspend.core.domain.Succession;
import org.allyspend.core.domain.Target;

/** What is new since the report before, in sentences. */
public final class WhatsNew {
  /** More revised totals than that are counted and not told. */
  private static final int MOST_TOTALS = 3;

  /** How many sentences the cover and the page tell; the workbook has all. */
  private static final int MOST_NEWS = 3;

  /** The label of the sheet that has all. */
  private static final String SHEET = "sheet.what-changed";

  private final ReportModel model;
  private final Labels labels;
  private final Comparison comparison;

  /** What is new in this report. */
  public WhatsNew(ReportModel model) {
    this.model = model;
    this.labels = model.labels();
    this.comparison = model.assessment().comparison();
  }

  /** The first of them, and how many more there are on which sheet, in one line. */
  public String first() {
    List<String> all = all();
    return all.size() == 1
        ? all.get(0)
        : labels.get("new.first.more", all.get(0), all.size() - 1, labels.get(SHEET));
  }

  /** The first few of them, and how many more there are on which sheet. */
  public List<String> some() {
    List<String> all = all();
    List<String> some = new ArrayList<>(all.subList(0, Math.min(MOST_NEWS, all.size())));
    if (all.size() > MOST_NEWS) {
      some.add(labels.get("page.new.more", all.size() - MOST_NEWS, labels.get(SHEET)));
    }
    return some;
  }

  /**
   * All of them: which targets were pledged since, who crossed one and what that does to the total
   * and the key figures, then how many figures are new and revised.
   */
  public List<String> all() {
    if (comparison.isFirst()) {
      return List.of(labels.get("new.first"));
    }
    List<String> sentences = new ArrayList<>(newTargets());
    if (comparison.isNothingNew()) {
      sentences.add(
          labels.get(
              sentences.isEmpty() ? "new.nothing" : "new.nothing.else",
              labels.day(comparison.since())));
      return sentences;
    }
    sentences.addAll(bySpending());
    of(Cause.REVISION).forEach(crossing -> revised(crossing).ifPresent(sentences::add));
    total().ifPresent(sentences::add);
    rate().ifPresent(sentences::add);
    sentences.addAll(revisedTotals());
    keyFigures().ifPresent(sentences::add);
    for (Succession succession : comparison.successions()) {
      if (!succession.isUnchanged()) {
        sentences.add(succeeded(succession));
        joined(succession).ifPresent(sentences::add);
        sentences.addAll(incomparable(succession));
      }
    }
    return sentences;
  }

  /**
   * The allies that are by spending newly or again at the headline's target in a year that is new,
   * or in the latest year where there is no report before; none where it said so already.
   */
  public List<String> newlyAtTarget() {
    Target target = model.configuration().headlineTarget();
    if (comparison.isFirst()) {
      return model.europeanAllies().stream()
          .filter(
              ally ->
                  model.holds(ally, target.newlyAt(), model.latestYear())
                      || model.holds(ally, target.againAt(), model.latestYear()))
          .map(labels::ally)
          .toList();
    }
    return of(Cause.SPENDING)
        .filter(crossing -> crossing.target().equals(target.id()) && crossing.met())
        .map(WhatsNew::ally)
        .map(labels::ally)
        .distinct()
        .toList();
  }

  /** The targets that were pledged since the report before, which did not know them. */
  public List<Target> pledged() {
    return comparison.isFirst()
        ? List.of()
        : model.configuration().targets().stream()
            .filter(target -> !target.isPledgedAt(comparison.since()))
            .toList();
  }

  /** A sentence for each day of a pledge. */
  private List<String> newTargets() {
    SortedMap<LocalDate, List<Target>> byDay =
        pledged().stream()
            .collect(
                Collectors.groupingBy(
                    target -> target.pledgedOn().orElseThrow(), TreeMap::new, Collectors.toList()));
    return byDay.entrySet().stream()
        .map(
            pledge ->
                labels.get(
                    "new.pledged",
                    labels.day(pledge.getKey()),
                    pledge.getValue().size(),
                    labels.list(pledge.getValue().stream().map(this::agreed).toList())))
        .toList();
  }

  private String agreed(Target target) {
    String agreed = labels.agreed(target, model.assessment().asOf());
    return agreed.isBlank()
        ? labels.target(target)
        : labels.get("new.pledged.where", labels.target(target), agreed);
  }

  private Stream<Crossing> of(Cause cause) {
    return comparison.crossings().stream()
        .filter(crossing -> crossing.cause() == cause)
        .filter(crossing -> model.europeanAllies().contains(ally(crossing)))
        .sorted(Comparator.comparing(WhatsNew::ally, labels.byName()));
  }

  /** A sentence for each target, year and way of crossing it, the latest year first. */
  private List<String> bySpending() {
    List<String> sentences = new ArrayList<>();
    for (Target target : model.configuration().targets()) {
      for (int year : model.years().descendingSet()) {
        for (Crossing.Kind kind : Crossing.Kind.values()) {
          List<String> names =
              of(Cause.SPENDING)
                  .filter(one -> one.target().equals(target.id()) && one.year() == year)
                  .filter(one -> one.kind() == kind)
                  .map(WhatsNew::ally)
                  .map(labels::ally)
                  .toList();
          if (!names.isEmpty()) {
            sentences.add(
                labels.get(
                    "new.crossed." + kind,
                    labels.list(names),
                    labels.target(target),
                    year,
                    model.years().first()));
          }
        }
      }
    }
    return sentences;
  }

  private String succeeded(Succession succession) {
    return publisher(succession)
        .map(publisher -> labels.capitalized(succeeded(succession, publisher)))
        .orElseGet(() -> succeeded(succession, succession.source()));
  }

  private String succeeded(Succession succession, String publisher) {
    if (succession.isFirst()) {
      return labels.get("new.edition.first", publisher, labels.edition(succession.edition()));
    }
    boolean sameEdition = succession.edition().equals(succession.beforeEdition());
    if (sameEdition && succession.revised() + succession.outturns() + succession.withdrawn() == 0) {
      // No reissue: a part of it may have come with Allyspend, and all of it from its publisher.
      return labels.get(
          succession.added() == 0 ? "new.edition.same" : "new.edition.more",
          publisher,
          labels.edition(succession.edition()),
          labels.decimals(BigDecimal.valueOf(succession.added()), 0));
    }
    String changes =
        labels.list(
            List.of(
                count("new.figures.new", succession.added()),
                count("new.figures.revised", succession.revised()),
                count("new.figures.outturn", succession.outturns()),
                count("new.figures.withdrawn", succession.withdrawn())));
    return sameEdition
        ? labels.get("new.edition.again", publisher, labels.edition(succession.edition()), changes)
        : labels.get(
            "new.edition",
            publisher,
            labels.edition(succession.edition()),
            labels.edition(succession.beforeEdition()),
            changes);
  }

  /** Who is a member now and was not: no revision, and totals as of the year count them since. */
  private Optional<String> joined(Succession succession) {
    List<Ally> joined =
        succession.joined().stream()
            .flatMap(code -> Ally.ofIso3(code).stream())
            .sorted(labels.byName())
            .toList();
    if (joined.isEmpty()) {
      return Optional.empty();
    }
    long figures =
        comparison.revisions().stream()
            .filter(revision -> revision.kind() == Revision.Kind.JOINED)
            .filter(revision -> revision.source().equals(succession.source()))
            .count();
    return Optional.of(
        labels.get(
            joined.size() == 1 ? "new.joined.one" : "new.joined",
            labels.list(
                joined.stream()
                    .map(
                        ally ->
                            labels.get("new.joined.since", labels.ally(ally), ally.countsFrom()))
                    .toList()),
            labels.decimals(BigDecimal.valueOf(figures), 0)));
  }

  /** What can't be held against the edition before, and why. */
  private List<String> incomparable(Succession succession) {
    List<String> sentences = new ArrayList<>();
    if (!succession.dropped().isEmpty()) {
      sentences.add(labels.get("new.dropped", succession.dropped()));
    }
    succession
        .rebases()
        .forEach(
            rebase ->
                sentences.add(
                    labels.get(
                        "new.rebased",
                        Integer.toString(rebase.from()),
                        Integer.toString(rebase.to()))));
    for (Succession.Recoinage one : succession.recoined()) {
      sentences.add(
          labels.get(
              "new.recoined",
              labels.ally(Ally.ofIso3(one.ally()).orElseThrow()),
              one.from(),
              one.to()));
    }
    return sentences;
  }

  private Optional<String> publisher(Succession succession) {
    return model.assessment().releases().stream()
        .filter(release -> release.sha256().equals(succession.sha256()))
        .findFirst()
        .map(release -> labels.namedPublisher(release.publisher()));
  }

  private String count(String key, int number) {
    return labels.get(key, labels.decimals(BigDecimal.valueOf(number), 0));
  }

  /** The total of the latest year, and what the report before had for it. */
  private Optional<String> total() {
    int year = model.latestYear();
    String now = total(model, year).orElse("");
    return model
        .before()
        .flatMap(
            before ->
                before.latestYear() < year
                    ? Optional.of(labels.get("new.total.year", year, now))
                    : total(before, year)
                        .filter(was -> !was.equals(now))
                        .map(was -> labels.get("new.total.moved", year, now, was)));
  }

  private static Optional<String> total(ReportModel of, int year) {
    return of.value(Measure.EXPENDITURE, year).map(value -> of.money().told(value.value(), year));
  }

  /** Where the report is told in euros, how the rate of a year that is not over has moved. */
  private Optional<String> rate() {
    int year = model.latestYear();
    if (!model.money().isEuro() || model.money().soFar(year).isEmpty()) {
      return Optional.empty();
    }
    String now = labels.decimals(model.money().rates().get(year).known(), 4);
    String was = labels.decimals(model.money().before(comparison).rates().get(year).known(), 4);
    return now.equals(was)
        ? Optional.empty()
        : Optional.of(labels.get("money.moved", now, year, was));
  }

  /**
   * By how much revision moves the group's totals of earlier years, summed from the allies': the
   * largest first, of two alike the later year, and how many more there are.
   */
  private List<String> revisedTotals() {
    TreeMap<Integer, BigDecimal> byYear = new TreeMap<>(Comparator.reverseOrder());
    for (Revision revision : comparison.revisions()) {
      if (revision.kind() == Revision.Kind.REVISED
          && revision.year() < model.latestYear()
          && revision.source().equals(model.assessment().release().source())
          && revision.measure().equals(Measure.EXPENDITURE)
          && countsInGroup(revision)) {
        byYear.merge(revision.year(), revision.difference().orElseThrow(), BigDecimal::add);
      }
    }
    byYear.replaceAll((year, dollars) -> model.money().stated(dollars, year));
    List<Map.Entry<Integer, BigDecimal>> moved =
        byYear.entrySet().stream()
            .filter(total -> isMove(total.getValue()))
            .sorted(Comparator.comparing(WhatsNew::size).reversed())
            .toList();
    List<String> sentences =
        new ArrayList<>(moved.stream().limit(MOST_TOTALS).map(this::moved).toList());
    if (moved.size() > MOST_TOTALS) {
      sentences.add(labels.get("new.total.more", moved.size() - MOST_TOTALS));
    }
    return sentences;
  }

  private String moved(Map.Entry<Integer, BigDecimal> total) {
    return labels.get(
        "new.total",
        total.getKey(),
        (total.getValue().signum() < 0 ? Labels.MINUS : "+")
            + labels.money(model.configuration().presentation().currency(), size(total)));
  }

  private static BigDecimal size(Map.Entry<Integer, BigDecimal> total) {
    return total.getValue().abs();
  }

  /** Whether millions are worth telling of a total: a tenth of a billion, rounded, or more. */
  private static boolean isMove(BigDecimal millions) {
    return millions.movePointLeft(3).setScale(1, RoundingMode.HALF_UP).signum() != 0;
  }

  /** Each key figure of the latest year that both reports have and tell otherwise. */
  private Optional<String> keyFigures() {
    return model
        .before()
        .map(ReportModel::latestYear)
        .filter(model.years()::contains)
        .map(this::keyFigures)
        .filter(moved -> !moved.isEmpty())
        .map(
            moved ->
                labels.get(
                    "new.key",
                    model.before().orElseThrow().latestYear(),
                    labels.after(moved.stream())));
  }

  private List<String> keyFigures(int year) {
    List<Optional<String>> moved = new ArrayList<>();
    moved.add(
        moved(
            labels.get("new.key.share"),
            of -> of.value(Measure.SHARE_OF_GDP, year),
            value -> labels.percent(value, Target.PUBLISHED_DECIMALS)));
    moved.add(
        moved(
            labels.get("new.key.growth"),
            of -> of.value(ReportModel.GROUP, Composition.CONSTANT, Measure.REAL_CHANGE, year),
            value -> labels.percent(value, 1)));
    for (Target target : model.configuration().shareOfGdpTargets()) {
      moved.add(
          moved(
              labels.get("new.key.at", labels.target(target)),
              of -> of.value(target.alliesAt(), year),
              value -> labels.decimals(value, 0)));
      moved.add(
          moved(
              labels.get("new.key.gap", labels.target(target)),
              of ->
                  of.value(target.gap(), year)
                      .map(gap -> gap.like(of.money().stated(gap.value(), year))),
              gap -> labels.money(model.configuration().presentation().currency(), gap)));
    }
    return moved.stream().flatMap(Optional::stream).toList();
  }

  private Optional<String> moved(
      String name,
      Function<ReportModel, Optional<Aggregate.Value>> figure,
      Function<BigDecimal, String> words) {
    Optional<String> now = figure.apply(model).map(value -> words.apply(value.value()));
    Optional<String> was = model.before().flatMap(figure).map(value -> words.apply(value.value()));
    return now.isPresent() && was.isPresent() && !now.equals(was)
        ? Optional.of(labels.get("new.key.item", name, now.get(), was.get()))
        : Optional.empty();
  }

  private boolean countsInGroup(Revision revision) {
    return Ally.ofIso3(revision.subject())
        .filter(model.europeanAllies()::contains)
        .filter(ally -> ally.countsIn(revision.year()))
        .isPresent();
  }

  private Optional<String> revised(Crossing crossing) {
    return model.configuration().targets().stream()
        .filter(target -> target.id().equals(crossing.target()))
        .findFirst()
        .map(target -> revised(crossing, target));
  }

  private String revised(Crossing crossing, Target target) {
    return labels.get(
        crossing.met() ? "new.revised.up" : "new.revised.down",
        labels.ally(ally(crossing)),
        labels.target(target),
        crossing.year(),
        labels.percent(crossing.before(), Target.PUBLISHED_DECIMALS),
        labels.percent(crossing.now(), Target.PUBLISHED_DECIMALS));
  }

  private static Ally ally(Crossing crossing) {
    return Ally.ofIso3(crossing.ally()).orElseThrow();
  }
}
