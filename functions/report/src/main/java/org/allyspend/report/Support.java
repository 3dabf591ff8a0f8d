package org.allyspend.report;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.allyspend.core.config.ReportingCurrency;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Subject;

/**
 * What a report tells of support for Ukraine, where a source of it stands beside: sums over months
 * in billion euros, of each donor and of today's European allies together. It is another thing than
 * defence expenditure, and no figure of it goes into that.
 */
public final class Support {
  /** In percent: what is less takes a second decimal. */
  private static final BigDecimal TENTH = new BigDecimal("0.1");

  private final ReportModel model;
  private final Labels labels;
  private final Release release;
  private final Map<Subject, Map<Measure, Map<YearMonth, BigDecimal>>> figures = new HashMap<>();
  private final List<YearMonth> months;
  private final List<Ally> allies;

  private Support(ReportModel model, Release release) {
    this.model = model;
    this.labels = model.labels();
    this.release = release;
    this.months =
        model.series(release.source()).stream()
            .filter(one -> one.measure().equals(Measure.SUPPORT))
            .flatMap(one -> one.figures().keySet().stream())
            .flatMap(period -> period.asMonth().stream())
            .distinct()
            .sorted()
            .toList();
    model
        .series(release.source())
        .forEach(
            one ->
                figures
                    .computeIfAbsent(one.subject(), absent -> new HashMap<>())
                    .put(one.measure(), byMonth(one)));
    this.allies = byMost();
  }

  /** Of this report, or empty where nothing is published of it by month. */
  static Optional<Support> of(ReportModel model) {
    return model.besideWith(Measure.SUPPORT).stream()
        .findFirst()
        .map(release -> new Support(model, release))
        .filter(support -> !support.months.isEmpty());
  }

  /** The European allies that are followed, who gave most first. */
  public List<Ally> allies() {
    return allies;
  }

  private List<Ally> byMost() {
    return model.europeanAllies().stream()
        .filter(ally -> isFollowed(Subject.of(ally)))
        .sorted(
            Comparator.comparing((Ally ally) -> sum(Subject.of(ally), Measure.SUPPORT).negate()))
        .toList();
  }

  /** Whether its own allocations are published: what is attributed to it may be without them. */
  private boolean isFollowed(Subject donor) {
    return !figures(donor, Measure.SUPPORT).isEmpty();
  }

  /** Those shown apart, as far as they are there: memo allies, the Union's own, all donors. */
  public List<Subject> apart() {
    return Stream.concat(
            model.memoAllies().stream().map(Subject::of),
            Stream.of(Subject.EU_INSTITUTIONS, Subject.ALL_DONORS))
        .filter(this::isFollowed)
        .toList();
  }

  /** Everyone with figures: the European allies, then those apart. */
  public List<Subject> donors() {
    List<Subject> donors = new ArrayList<>(allies().stream().map(Subject::of).toList());
    donors.addAll(apart());
    return donors;
  }

  /** Whether a donor is a European ally. */
  public boolean isEuropean(Subject donor) {
    return donor.ally().filter(model.europeanAllies()::contains).isPresent();
  }

  /** The months with figures, rising. */
  public List<YearMonth> months() {
    return months;
  }

  /** The last of them. */
  public YearMonth last() {
    return months.get(months.size() - 1);
  }

  /** Whether a month belongs to the year so far, some years before. */
  public Predicate<YearMonth> soFar(int yearsBefore) {
    return month ->
        month.getYear() == last().getYear() - yearsBefore
            && month.getMonthValue() <= last().getMonthValue();
  }

  /** Whether all months of the year so far are there for the year before too. */
  public boolean hasYearBefore() {
    return months.stream().filter(soFar(1)).count() == months.stream().filter(soFar(0)).count();
  }

  /** A donor's figure of a month, or empty where there is none. */
  public Optional<BigDecimal> figure(Subject donor, Measure measure, YearMonth month) {
    return Optional.ofNullable(figures(donor, measure).get(month));
  }

  private Map<YearMonth, BigDecimal> figures(Subject donor, Measure measure) {
    return figures.getOrDefault(donor, Map.of()).getOrDefault(measure, Map.of());
  }

  private Map<YearMonth, BigDecimal> byMonth(Series series) {
    Map<YearMonth, BigDecimal> byMonth = new HashMap<>();
    for (YearMonth month : months) {
      series
          .in(Period.of(month))
          .flatMap(Figure::value)
          .ifPresent(value -> byMonth.put(month, value));
    }
    return byMonth;
  }

  /** A donor's sum over all months, zero where it has no figure in them. */
  public BigDecimal sum(Subject donor, Measure measure) {
    return sum(donor, measure, month -> true);
  }

  /** The sum of today's European allies over all months. */
  public BigDecimal total(Measure measure) {
    return total(measure, month -> true);
  }

  /** A donor's sum over months, zero where it has no figure in them. */
  public BigDecimal sum(Subject donor, Measure measure, Predicate<YearMonth> of) {
    Map<YearMonth, BigDecimal> byMonth = figures(donor, measure);
    BigDecimal sum = BigDecimal.ZERO;
    for (YearMonth month : months) {
      sum = of.test(month) ? sum.add(byMonth.getOrDefault(month, BigDecimal.ZERO)) : sum;
    }
    return sum;
  }

  /** The sum of today's European allies over months. */
  public BigDecimal total(Measure measure, Predicate<YearMonth> of) {
    return allies().stream()
        .map(ally -> sum(Subject.of(ally), measure, of))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Kiel's attribution of the Union's own aid to a member, all since 2022, or empty. */
  public Optional<BigDecimal> attributed(Subject donor) {
    return figure(donor, Measure.SUPPORT_ATTRIBUTED, last());
  }

  /** What a name is called in the report. */
  public String name(Subject donor) {
    return labels.subject(donor.id());
  }

  /** 'January to April', or one month's name: the months of the year so far. */
  public String monthsSoFar() {
    String first = labels.get("month.1");
    String latest = labels.get("month." + last().getMonthValue());
    return last().getMonthValue() == 1
        ? labels.get("support.months.one", first)
        : labels.get("support.months", first, latest);
  }

  /** The European allies together. */
  public SupportLine europeans() {
    return new SupportLine(model, this, Optional.empty());
  }

  /** A donor's, or empty where it is not followed. */
  public Optional<SupportLine> line(Subject donor) {
    return isFollowed(donor)
        ? Optional.of(new SupportLine(model, this, Optional.of(donor)))
        : Optional.empty();
  }

  /** The European allies together, each, and those apart. */
  public List<SupportLine> lines() {
    return Stream.concat(
            Stream.of(europeans()), donors().stream().flatMap(donor -> line(donor).stream()))
        .toList();
  }

  /** What the figures say, each a sentence, the most important first. */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    SupportLine all = europeans();
    sentences.add(
        labels.get(
            "support.total",
            labels.month(months.get(0)),
            labels.month(last()),
            billions(all.all(Measure.SUPPORT)),
            kinds(all)));
    all.ofAll()
        .ifPresent(
            share ->
                sentences.add(
                    labels.get(
                        "support.share",
                        labels.percent(share, 1),
                        billions(sum(Subject.ALL_DONORS, Measure.SUPPORT)),
                        weight(all))));
    soFar("support.so-far", all).ifPresent(sentences::add);
    memo().ifPresent(sentences::add);
    union().ifPresent(sentences::add);
    return sentences;
  }

  /** '102.1 billion euros of it military, 20.3 billion euros financial and …'. */
  private String kinds(SupportLine line) {
    return labels.get(
        "support.kinds",
        billions(line.all(Measure.SUPPORT_MILITARY)),
        billions(line.all(Measure.SUPPORT_FINANCIAL)),
        billions(line.all(Measure.SUPPORT_HUMANITARIAN)));
  }

  /** '; 0.65 % of their GDP of 2021 and 212 euros a head', as far as these are known. */
  private String weight(SupportLine line) {
    return line.ofGdp()
        .flatMap(
            share ->
                line.perHead()
                    .map(
                        head ->
                            labels.get(
                                "support.weight",
                                labels.percent(share, 2),
                                labels.decimals(head, 0))))
        .orElse("");
  }

  private Optional<String> memo() {
    List<String> each =
        model.memoAllies().stream()
            .flatMap(ally -> line(Subject.of(ally)).stream())
            .map(
                line ->
                    labels.get(
                        "support.memo.one",
                        labels.ally(line.donor().flatMap(Subject::ally).orElseThrow()),
                        billions(line.all(Measure.SUPPORT))))
            .toList();
    return each.isEmpty()
        ? Optional.empty()
        : Optional.of(labels.get("support.memo", labels.list(each), labels.month(months.get(0))));
  }

  /** The Union's own aid, and what the European allies' is with Kiel's attribution of it. */
  private Optional<String> union() {
    return line(Subject.EU_INSTITUTIONS)
        .map(line -> line.all(Measure.SUPPORT))
        .map(
            own ->
                europeans()
                    .attributed()
                    .map(
                        share ->
                            labels.get(
                                "support.union.attributed",
                                billions(own),
                                billions(share),
                                billions(share.add(total(Measure.SUPPORT)))))
                    .orElseGet(() -> labels.get("support.union", billions(own))));
  }

  /** What is told of one ally, each a sentence; none where it is not followed. */
  public List<String> sentences(Ally ally) {
    return line(Subject.of(ally)).map(this::sentences).orElseGet(List::of);
  }

  private List<String> sentences(SupportLine line) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        labels.get(
            "support.ally",
            labels.month(months.get(0)),
            labels.month(last()),
            billions(line.all(Measure.SUPPORT)),
            kinds(line),
            line.ofEuropeans()
                .map(share -> labels.percent(share, share.compareTo(TENTH) < 0 ? 2 : 1))
                .orElse(Shorthand.MISSING),
            weight(line)));
    sentences.add(
        soFar("support.ally.so-far", line)
            .orElseGet(
                () ->
                    labels.get(
                        "support.ally.so-far.alone",
                        monthsSoFar(),
                        last().getYear(),
                        billions(line.soFar(0)))));
    sentences.add(
        line.attributed()
                .map(share -> labels.get("support.ally.attributed", billions(share)) + " ")
                .orElse("")
            + labels.get("support.in-nato"));
    return sentences;
  }

  /**
   * What the chart by month shows: the year so far against the year before where both are there.
   */
  public String finding() {
    return soFar("support.chart", europeans()).orElseGet(() -> sentences().get(0));
  }

  /**
   * In the words of that key, or empty where there is nothing to compare with. Who allocated
   * nothing allocated no percentage less, and who had allocated a little, not thousands of them
   * more.
   */
  private Optional<String> soFar(String key, SupportLine line) {
    BigDecimal now = line.soFar(0);
    return line.change()
        .map(
            change -> {
              boolean isPercent = now.signum() > 0 && Percent.isTelling(change);
              return labels.get(
                  isPercent ? key : key + ".after",
                  monthsSoFar(),
                  last().getYear(),
                  billions(now),
                  isPercent ? labels.moreOrLess(change) : billions(line.soFar(1)),
                  last().getYear() - 1,
                  last().getMonthValue());
            });
  }

  /** The publisher's edition. */
  public String edition() {
    return labels.edition(release);
  }

  /** What it is and is not, and who is not followed, each a sentence. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(labels.get("support.note", edition()));
    notes.add(labels.get("support.today"));
    List<String> without =
        model.europeanAllies().stream()
            .filter(ally -> !isFollowed(Subject.of(ally)))
            .map(labels::ally)
            .toList();
    if (!without.isEmpty()) {
      notes.add(labels.get("support.without", labels.list(without), without.size()));
    }
    return notes;
  }

  private String billions(BigDecimal value) {
    return labels.money(ReportingCurrency.EUR, value.movePointRight(3));
  }
}
