package org.allyspend.report;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.allyspend.core.config.Configuration;
import org.allyspend.core.config.ConfigurationFile;
import org.allyspend.core.config.Language;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Assessment;
import org.allyspend.core.domain.Comparison;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Footnote;
import org.allyspend.core.domain.GdpOutlook;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;
import org.allyspend.core.domain.Target;
import org.allyspend.core.domain.Timing;
import org.allyspend.core.domain.Vintages;

/** Everything a report is made of, to be looked up by whom, what and when. */
public final class ReportModel {
  /** The group the report is about. */
  public static final AllyGroup GROUP = AllyGroup.EUROPEAN_ALLIES;

  private final Assessment assessment;
  private final Configuration configuration;
  private final List<Ally> europeanAllies;
  private final Map<String, List<Series>> series;
  private final Map<String, List<Footnote>> footnotes;
  private final Vintages vintages;

  /** By composition, group and measure's id. */
  private final Map<Composition, Map<String, Map<String, Aggregate>>> aggregates =
      new EnumMap<>(Composition.class);

  /** By source, subject and measure's id. */
  private final Map<String, Map<String, Map<String, Series>>> published = new HashMap<>();

  private final NavigableSet<Integer> years = new TreeSet<>();
  private final Labels labels;
  private final Money money;
  private final Optional<Support> support;
  private final String constantPrices;
  private final Breaks breaks;
  private final Optional<ReportModel> before;

  /**
   * The model of this assessment.
   *
   * @param series the series of its release and of those beside it, by source
   * @param footnotes the publishers' notes, by source
   * @param vintages figures as each edition of the source it rests on had them
   * @throws RefusedException where the release has no expenditure to report on
   */
  public ReportModel(
      Assessment assessment,
      Map<String, List<Series>> series,
      Map<String, List<Footnote>> footnotes,
      Vintages vintages) {
    this(
        assessment,
        ConfigurationFile.asOf(assessment.asOf(), assessment.configuration()),
        series,
        footnotes,
        vintages,
        null);
  }

  private ReportModel(
      Assessment assessment,
      Configuration configuration,
      Map<String, List<Series>> series,
      Map<String, List<Footnote>> footnotes,
      Vintages vintages,
      Money then) {
    this.assessment = assessment;
    this.vintages = vintages;
    this.configuration = configuration;
    this.labels =
        new Labels(
            configuration.presentation().language(),
            configuration.presentation().currency(),
            footnotes.values().stream().flatMap(List::stream).toList());
    this.europeanAllies =
        configuration.europeanAllies().members().stream().sorted(labels.byName()).toList();
    this.breaks = new Breaks(assessment.findings());
    this.series = series;
    this.footnotes = footnotes;
    this.constantPrices =
        series(assessment.release().source()).stream()
            .map(Series::basis)
            .filter(basis -> basis.kind() == PriceBasis.Kind.CONSTANT)
            .findFirst()
            .map(basis -> labels.get("prices.of", basis.baseYear()))
            .orElseGet(() -> labels.get("prices.constant"));
    assessment.aggregates().forEach(this::index);
    assessment.allies().forEach(this::index);
    series.forEach(
        (source, all) ->
            all.forEach(
                one ->
                    published
                        .computeIfAbsent(source, absent -> new HashMap<>())
                        .computeIfAbsent(one.subject().id(), absent -> new HashMap<>())
                        .put(one.measure().id(), one)));
    Optional.ofNullable(line(GROUP.id(), Composition.AS_OF_YEAR, Measure.EXPENDITURE))
        .ifPresent(total -> years.addAll(total.byYear().keySet()));
    if (years.isEmpty()) {
      throw Refusal.at("source " + assessment.release().source())
          .expected(Measure.EXPENDITURE.id() + " of a European ally to report on")
          .found("none in its release")
          .todo("name first the source that a report rests on, such as nato")
          .exception();
    }
    this.money =
        then == null
            ? Money.of(configuration.presentation().currency(), labels, dollarsPerEuro(), years)
            : then;
    this.support = Support.of(this);
    this.before = reportBefore();
  }

  /** The same, told in another language. */
  public ReportModel in(Language language) {
    String other =
        ConfigurationFile.laidOver(
            assessment.configuration(), "{\"language\": \"" + language.code() + "\"}");
    return new ReportModel(assessment.configured(other), series, footnotes, vintages);
  }

  /** What it tells of support for Ukraine, or empty where no source of it stands beside. */
  public Optional<Support> support() {
    return support;
  }

  /** The dollar's mean rates by year, where a source has them. */
  private SortedMap<Integer, Figure> dollarsPerEuro() {
    return besideWith(Measure.PER_EURO).stream()
        .flatMap(release -> published(release.source(), Money.DOLLAR, Measure.PER_EURO).stream())
        .findFirst()
        .map(Series::byYear)
        .orElseGet(TreeMap::new);
  }

  /**
   * The report before, of the same configuration, as far as sentences tell of it; empty where it
   * rested on the same release or there was none.
   */
  public Optional<ReportModel> before() {
    return before;
  }

  private Optional<ReportModel> reportBefore() {
    Comparison comparison = assessment.comparison();
    boolean hasTotal =
        comparison.before().stream().anyMatch(one -> one.is(GROUP, Measure.EXPENDITURE));
    if (!hasTotal) {
      return Optional.empty();
    }
    Map<Boolean, List<Aggregate>> byKind =
        comparison.before().stream()
            .collect(Collectors.partitioningBy(one -> Ally.ofIso3(one.group()).isPresent()));
    Assessment then =
        new Assessment(
            assessment.run(),
            assessment.period(),
            comparison.since(),
            assessment.configuration(),
            assessment.release(),
            List.of(),
            List.of(),
            new Comparison(comparison.since(), List.of(), List.of(), List.of(), List.of()),
            byKind.get(false),
            byKind.get(true),
            List.of(),
            List.of());
    return Optional.of(
        new ReportModel(
            then, configuration, Map.of(), Map.of(), Vintages.NONE, money.before(comparison)));
  }

  private void index(Aggregate aggregate) {
    aggregates
        .computeIfAbsent(aggregate.composition(), absent -> new HashMap<>())
        .computeIfAbsent(aggregate.group(), absent -> new HashMap<>())
        .put(aggregate.measure().id(), aggregate);
  }

  public Assessment assessment() {
    return assessment;
  }

  public Configuration configuration() {
    return configuration;
  }

  /** Figures as each edition of the source it rests on had them. */
  public Vintages vintages() {
    return vintages;
  }

  /** What rests on breaks of the publisher's series. */
  public Breaks breaks() {
    return breaks;
  }

  /** The report's words. */
  public Labels labels() {
    return labels;
  }

  /** Money at current prices, in the report's currency. */
  public Money money() {
    return money;
  }

  /** Expenditure or GDP at current prices as a header, in the report's currency. */
  public String moneyHeader(Measure measure) {
    return labels.get(measure.equals(Measure.GDP) ? "money.gdp" : "money.expenditure");
  }

  /** A measure as a header, with its constant prices. */
  public String header(Measure measure) {
    return labels.measure(measure, constantPrices());
  }

  /** A measure of a group in one composition as a header. */
  public String header(Measure measure, Composition composition) {
    return labels.measure(measure, constantPrices(), composition);
  }

  /** The ally with the highest expenditure in the latest year, or the first where none is known. */
  public Ally largestSpender() {
    return europeanAllies().stream()
        .max(
            Comparator.comparing(
                ally -> figure(ally, Measure.EXPENDITURE, latestYear()).orElse(BigDecimal.ZERO)))
        .orElseThrow();
  }

  /** The series of a source's release in use, in {@link Series#ORDER}. */
  public List<Series> series(String source) {
    return series.getOrDefault(source, List.of());
  }

  /** The publisher's notes on allies' figures of a source. */
  public List<Footnote> footnotes(String source) {
    return footnotes.getOrDefault(source, List.of());
  }

  /** The releases shown beside that have a measure, in the order of the report. */
  public List<Release> besideWith(Measure measure) {
    return assessment.beside().stream()
        .filter(
            release ->
                series(release.source()).stream().anyMatch(one -> one.measure().equals(measure)))
        .toList();
  }

  /** The years with a total for the group, rising. */
  public NavigableSet<Integer> years() {
    return years;
  }

  /**
   * The key of a label in the tense that a year has as seen from the month reported on: its own for
   * the running year, '….past' and '….future' as far as there are such.
   */
  public String tense(String key, int year) {
    int running = assessment.period().getYear();
    String other = key + (year < running ? ".past" : ".future");
    return year != running && labels.has(other) ? other : key;
  }

  /** The latest year with a total: what the report is about. */
  public int latestYear() {
    return years.last();
  }

  /** The allies outside the United States and Canada, by their names in the report's language. */
  public List<Ally> europeanAllies() {
    return europeanAllies;
  }

  /** The United States and Canada, shown apart. */
  public List<Ally> memoAllies() {
    return List.copyOf(EnumSet.complementOf(EnumSet.copyOf(GROUP.members())));
  }

  /** A group's value, or empty. */
  public Optional<Aggregate.Value> value(
      AllyGroup group, Composition composition, Measure measure, int year) {
    return Optional.ofNullable(line(group.id(), composition, measure))
        .flatMap(aggregate -> aggregate.in(year));
  }

  /** The value of the group the report is about, as of the year, or empty. */
  public Optional<Aggregate.Value> value(Measure measure, int year) {
    return value(GROUP, Composition.AS_OF_YEAR, measure, year);
  }

  /** An ally's own indicator, or empty. */
  public Optional<Aggregate.Value> own(Ally ally, Measure measure, int year) {
    Aggregate own = line(ally.iso3(), Composition.AS_OF_YEAR, measure);
    return own == null ? Optional.empty() : own.in(year);
  }

  /** Whether an ally's own indicator says yes, for indicators of 0 and 1. */
  public boolean holds(Ally ally, Measure measure, int year) {
    return own(ally, measure, year).filter(value -> value.value().signum() > 0).isPresent();
  }

  /**
   * An ally's published figure, or empty where it is missing; of the report before, which has no
   * series, as far as sentences tell of it.
   */
  public Optional<BigDecimal> figure(Ally ally, Measure measure, int year) {
    return figure(assessment.release().source(), ally, measure, year)
        .or(() -> own(ally, measure, year).map(Aggregate.Value::value));
  }

  /** A source's figure of an ally, or empty where it is missing. */
  public Optional<BigDecimal> figure(String source, Ally ally, Measure measure, int year) {
    return published(source, Subject.of(ally), measure)
        .flatMap(one -> one.in(year))
        .flatMap(Figure::value);
  }

  /** An ally's published series, or empty. */
  public Optional<Series> series(Ally ally, Measure measure) {
    return published(assessment.release().source(), Subject.of(ally), measure);
  }

  private Optional<Series> published(String source, Subject subject, Measure measure) {
    return Optional.ofNullable(
        published
            .getOrDefault(source, Map.of())
            .getOrDefault(subject.id(), Map.of())
            .get(measure.id()));
  }

  /** The month reported on: 'July 2024', and 'November 2026, so far' while it was running. */
  public String month() {
    String month = labels.month(assessment.period());
    return Timing.isSoFar(assessment.period(), assessment.asOf())
        ? labels.get("month.so-far", month)
        : month;
  }

  /** The target to whose deadline roads lead, or empty where there are none. */
  public Optional<Target> road() {
    return configuration
        .roadTarget(latestYear())
        .filter(
            target ->
                value(target.path(), latestYear()).isPresent()
                    || europeanAllies().stream()
                        .anyMatch(ally -> own(ally, target.path(), latestYear()).isPresent()));
  }

  /** Whether roads go by the growth projected for each ally, and not by the one figure. */
  public boolean goesByOutlook() {
    return configuration.growthByAlly() && GdpOutlook.IMF.isKnownAt(assessment.asOf());
  }

  /** The real growth of an ally's GDP that roads assume for a year, in percent. */
  public BigDecimal gdpGrowth(Ally ally, int year) {
    return configuration.gdpGrowth(ally, year, assessment.asOf());
  }

  /** The status of the group's figures in that year. */
  public Status status(int year) {
    return value(Measure.EXPENDITURE, year).map(Aggregate.Value::status).orElse(Status.MISSING);
  }

  /** The year as a heading: '2024 [e]' where its figures are estimates. */
  public String yearLabel(int year) {
    return year + Shorthand.of(status(year));
  }

  /** The base year of constant prices in words, such as '2015 prices', or 'constant prices'. */
  public String constantPrices() {
    return constantPrices;
  }

  private Aggregate line(String group, Composition composition, Measure measure) {
    return aggregates
        .getOrDefault(composition, Map.of())
        .getOrDefault(group, Map.of())
        .get(measure.id());
  }
}
