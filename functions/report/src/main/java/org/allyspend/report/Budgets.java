package org.allyspend.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.BudgetItem;
import org.allyspend.core.domain.BudgetNotes;
import org.allyspend.core.domain.BudgetStage;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.SourceIds;
import org.allyspend.core.domain.Status;

/**
 * What national budgets say: spent this year so far and in the same months of the year before,
 * voted, and planned, each in the treasury's own delimitation. Figures of two allies are never
 * added, since no two treasuries count the same, and none is NATO's definition.
 */
public final class Budgets {
  /**
   * A figure.
   *
   * @param ally whose
   * @param release where it was published
   * @param item the stage, and of what it is
   * @param isByYear whether it is published of its year, and not made of months here
   * @param months the months of the year so far, or empty where it is of a whole year
   * @param year the calendar year
   * @param currency in millions of which it is
   * @param value the figure
   * @param before that of the same period of the year before, or empty
   * @param status the weakest status of what it is made of
   * @param note what a part is, and whether it stands inside the whole
   * @param perEuro units of the currency for one euro in that year, or empty where not published
   * @param usdPerEuro US dollars for one euro in that year, or empty
   */
  public record Line(
      Ally ally,
      Release release,
      BudgetItem item,
      boolean isByYear,
      List<YearMonth> months,
      int year,
      String currency,
      BigDecimal value,
      Optional<BigDecimal> before,
      Status status,
      String note,
      Optional<BigDecimal> perEuro,
      Optional<BigDecimal> usdPerEuro) {

    /** The change on the year before in percent, or empty where there is nothing to compare. */
    public Optional<BigDecimal> change() {
      return before.flatMap(was -> Percent.change(value, was));
    }

    /** In million euros at the year's mean rate, or empty. */
    public Optional<BigDecimal> euros() {
      return perEuro.map(rate -> value.divide(rate, MathContext.DECIMAL64));
    }

    /** In million US dollars at the year's mean rates, or empty. */
    public Optional<BigDecimal> dollars() {
      return euros()
          .flatMap(euros -> usdPerEuro.map(rate -> euros.multiply(rate, MathContext.DECIMAL64)));
    }

    /** Whether it is of a year whose months are not all there. */
    public boolean isSoFar() {
      return !months.isEmpty();
    }
  }

  /**
   * What was spent in a month.
   *
   * @param currency in millions of which it is
   * @param before in the same month of the year before, or empty
   * @param sinceJanuary from January of the year to this month, or empty where one is missing
   * @param place where it is printed
   */
  public record Month(
      Ally ally,
      BudgetItem item,
      YearMonth month,
      String currency,
      BigDecimal value,
      Optional<BigDecimal> before,
      Optional<BigDecimal> sinceJanuary,
      String place) {

    /** The change on the year before in percent, or empty where there is nothing to compare. */
    public Optional<BigDecimal> change() {
      return before.flatMap(was -> Percent.change(value, was));
    }
  }

  private final ReportModel model;
  private final Labels labels;
  private final List<Release> releases;
  private final List<Line> lines = new ArrayList<>();
  private final List<Month> byMonth = new ArrayList<>();

  private Budgets(ReportModel model) {
    this.model = model;
    this.labels = model.labels();
    this.releases =
        model.assessment().beside().stream()
            .filter(release -> SourceIds.isBudget(release.source()))
            .toList();
    for (Release release : releases) {
      for (Series series : model.series(release.source())) {
        BudgetItem.of(series.measure())
            .map(item -> new BudgetFigures(model, release, item, series))
            .ifPresent(
                figures -> {
                  lines.addAll(figures.lines());
                  byMonth.addAll(figures.byMonth());
                });
      }
    }
    lines.sort(
        Comparator.comparing(Line::ally, labels.byName())
            .thenComparing(Line::item)
            .thenComparing(Line::year, Comparator.reverseOrder()));
    byMonth.sort(
        Comparator.comparing(Month::ally, labels.byName())
            .thenComparing(Month::item)
            .thenComparing(Month::month));
  }

  /** Of this report, or empty where no national budget is beside it. */
  public static Optional<Budgets> of(ReportModel model) {
    Budgets budgets = new Budgets(model);
    return budgets.lines.isEmpty() ? Optional.empty() : Optional.of(budgets);
  }

  /** Every figure, by ally, then by stage, the whole before its parts, the latest first. */
  public List<Line> lines() {
    return lines;
  }

  /**
   * Every month of the two latest years that was spent, by ally, then by what it is, the earliest
   * first.
   */
  public List<Month> months() {
    return byMonth;
  }

  /** Of which period a figure is: a year, or the months of one. */
  public String period(Line line) {
    if (!line.isSoFar()) {
      return Integer.toString(line.year());
    }
    String first = labels.get("month." + line.months().get(0).getMonthValue());
    String last =
        labels.get("month." + line.months().get(line.months().size() - 1).getMonthValue());
    String year = Integer.toString(line.year());
    return line.months().size() == 1
        ? labels.get("budgets.month", first, year)
        : labels.get("budgets.months", first, last, year);
  }

  /** The stage of a budget's figure, in words. */
  private static String stage(Labels labels, BudgetItem item) {
    return labels.get("budget.stage." + item.stage().id());
  }

  /** What a figure is, in words. */
  public String name(BudgetItem item) {
    return name(labels, item);
  }

  /** The same in these labels. */
  public static String name(Labels labels, BudgetItem item) {
    return item.isWhole()
        ? stage(labels, item)
        : labels.get(
            "budget.part", stage(labels, item), labels.codebook("budget.part." + item.part().id()));
  }

  /**
   * What the figures say, each a sentence: what was spent last, what was voted, what is planned.
   */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    allies().flatMap(ally -> spent(ally).stream()).forEach(sentences::add);
    allies().flatMap(ally -> voted(ally).stream()).forEach(sentences::add);
    sentences.addAll(plans());
    sentences.add(labels.get("budgets.note"));
    sentences.add(labels.get("budgets.rates"));
    return sentences;
  }

  /** What the figures of one ally say, or none. */
  public List<String> sentences(Ally ally) {
    List<String> sentences =
        Stream.of(spent(ally), voted(ally), plans(ally)).flatMap(Optional::stream).toList();
    if (sentences.isEmpty()) {
      return sentences;
    }
    boolean unverified =
        lines.stream().anyMatch(line -> line.ally() == ally && line.release().isUnverified());
    return Stream.of(
            sentences.stream(),
            Stream.of(labels.get("budgets.own")),
            releases.stream().filter(release -> ally(release) == ally).map(this::declared),
            Stream.of(labels.get("budgets.unverified")).filter(note -> unverified))
        .flatMap(all -> all)
        .toList();
  }

  /**
   * What treasuries plan for years that nobody had voted when they said so, each ally's in a
   * sentence that names the edition, which may be years old: beside the road to the next target,
   * whose growth is told for the same years.
   */
  public List<String> plans() {
    return allies().flatMap(ally -> plans(ally).stream()).toList();
  }

  private Stream<Ally> allies() {
    return lines.stream().map(Line::ally).distinct();
  }

  private Stream<Line> wholes(Ally ally, BudgetStage stage) {
    return lines.stream()
        .filter(line -> line.ally() == ally && line.item().isWhole())
        .filter(line -> line.item().stage() == stage);
  }

  /** What was spent last: this year so far, or in a year after which nothing was voted. */
  private Optional<String> spent(Ally ally) {
    return wholes(ally, BudgetStage.OUTTURN)
        .findFirst()
        .filter(
            line ->
                line.isSoFar()
                    || Stream.of(BudgetStage.VOTED, BudgetStage.REVISED)
                        .flatMap(stage -> wholes(ally, stage))
                        .noneMatch(budgeted -> budgeted.year() > line.year()))
        .map(
            line ->
                sentence(line.isSoFar() ? "budgets.so-far" : "budgets.spent", line, line.before()));
  }

  private Optional<String> voted(Ally ally) {
    Optional<Line> voted = wholes(ally, BudgetStage.VOTED).findFirst();
    Optional<Line> revised = wholes(ally, BudgetStage.REVISED).findFirst();
    Optional<String> first =
        voted.map(line -> budgeted("budgets.voted", line) + revisedSince(line).orElse(""));
    return revised
        .filter(line -> voted.isEmpty() || line.year() > voted.get().year())
        .map(line -> budgeted("budgets.revised", line))
        .or(() -> first);
  }

  private String budgeted(String key, Line line) {
    boolean months = line.isSoFar() && line.change().isPresent();
    return sentence(months ? key + ".months" : key, line, line.before());
  }

  /** What became of a vote, or empty where it was not revised. */
  private Optional<String> revisedSince(Line voted) {
    return wholes(voted.ally(), BudgetStage.REVISED)
        .filter(line -> line.year() == voted.year() && line.months().equals(voted.months()))
        .findFirst()
        .map(line -> sentence("budgets.revised-since", line, Optional.of(voted.value())));
  }

  private Optional<String> plans(Ally ally) {
    List<Line> planned =
        wholes(ally, BudgetStage.PLANNED).sorted(Comparator.comparing(Line::year)).toList();
    return planned.isEmpty()
        ? Optional.empty()
        : Optional.of(
            labels.get(
                    "budgets.plans",
                    labels.ally(ally),
                    labels.list(planned.stream().map(this::plan).toList()),
                    labels.edition(planned.get(0).release().edition()))
                + road(planned));
  }

  private String plan(Line line) {
    Optional<BigDecimal> onVote =
        wholes(line.ally(), BudgetStage.VOTED)
            .filter(voted -> voted.year() == line.year() - 1 && !voted.isSoFar())
            .findFirst()
            .map(Line::value);
    return onVote.isPresent()
        ? sentence("budgets.plan.on-vote", line, onVote)
        : sentence(
            "budgets.plan",
            line,
            line.before().filter(was -> line.change().filter(Budgets::isTold).isPresent()));
  }

  /** Whether a change is one at the decimals in which it is told. */
  private static boolean isTold(BigDecimal percent) {
    return percent.setScale(1, RoundingMode.HALF_UP).signum() != 0;
  }

  /** What the road means in the years of plans, or nothing where none is ahead of it. */
  private String road(List<Line> planned) {
    List<String> years = new ArrayList<>();
    for (Line line : planned) {
      roadGrowth(line)
          .ifPresent(
              growth ->
                  years.add(
                      labels.get("budgets.road.year", labels.percent(growth, 1), line.year())));
    }
    return years.isEmpty()
        ? ""
        : labels.get(
            "budgets.plans.road", labels.target(model.road().orElseThrow()), labels.list(years));
  }

  /**
   * By how much an ally's expenditure grows on its road to the next target in the year of a plan or
   * a vote, in percent and in real terms; empty for what is neither, and where there is no road.
   */
  public Optional<BigDecimal> roadGrowth(Line line) {
    boolean ahead =
        line.item().isWhole() && !line.isSoFar() && line.item().stage() != BudgetStage.OUTTURN;
    return model
        .road()
        .filter(road -> ahead)
        .flatMap(road -> new Roads(model).of(line.ally()).growth(line.year()));
  }

  private String sentence(String key, Line line, Optional<BigDecimal> before) {
    Optional<BigDecimal> change = before.flatMap(was -> Percent.change(line.value(), was));
    // What was paid back was not spent by more than a hundred percent less.
    boolean isPercent = line.value().signum() >= 0 && change.filter(Percent::isTelling).isPresent();
    String form =
        change.isEmpty() ? ".alone" : !isPercent ? ".after" : isTold(change.get()) ? "" : ".same";
    return labels.get(
        key + form,
        labels.ally(line.ally()),
        period(line),
        labels.amount(line.value()),
        line.currency(),
        change
            .map(by -> isPercent ? labels.moreOrLess(by) : labels.amount(before.get()))
            .orElse(""),
        Integer.toString(line.year() - 1),
        line.months().size());
  }

  /** What each covers and what lies between it and NATO's definition, as its declaration says. */
  public List<String> delimitations() {
    return lines.stream()
        .map(Line::release)
        .distinct()
        .map(
            release ->
                labels.get(
                    "budgets.delimits",
                    labels.ally(ally(release)),
                    labels.verifiedTitle(release),
                    declared(release)
                        + (release.isUnverified() ? " " + labels.get("budgets.unverified") : "")))
        .toList();
  }

  private Ally ally(Release release) {
    return lines.stream()
        .filter(line -> line.release().equals(release))
        .findFirst()
        .map(Line::ally)
        .orElseThrow();
  }

  /** What is declared of a budget, in the words of its declaration. */
  private String declared(Release release) {
    return BudgetNotes.ofWhole(model.footnotes(release.source())).stream()
        .map(note -> note.in(labels.language()))
        .collect(Collectors.joining(" "));
  }
}
