package org.allyspend.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.GdpOutlook;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Target;
import org.allyspend.report.Labels;
import org.allyspend.report.ReportModel;
import org.allyspend.report.Roads;
import org.allyspend.report.Shorthand;

/**
 * The charts of a report, as far as it has the figures: total, share, allies by share, who crossed
 * when, road, what each has to find, equipment beside share, real change.
 */
public final class ReportCharts {
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** The charts of all allies in which a share of GDP of the latest year stands. */
  private static final Set<String> BY_SHARE = Set.of("allies", "to-find", "equipment", "crossings");

  private final ReportModel model;
  private final Labels labels;
  private final int latest;
  private final int first;
  private final Target headline;
  private List<Chart> all;

  /** The charts of this report. */
  public ReportCharts(ReportModel model) {
    this.model = model;
    this.labels = model.labels();
    this.latest = model.latestYear();
    this.first = model.years().first();
    this.headline = model.configuration().headlineTarget();
  }

  /** All of them, in the order of reading. */
  public List<Chart> all() {
    if (all == null) {
      all =
          Stream.of(
                  total(),
                  road(),
                  allies(),
                  share(),
                  crossings(),
                  toFind(),
                  equipment(),
                  realChange())
              .flatMap(Optional::stream)
              .toList();
    }
    return all;
  }

  /** The chart of that id, or empty where the report has no figures for it. */
  public Optional<Chart> find(String id) {
    return all().stream().filter(chart -> chart.id().equals(id)).findFirst();
  }

  /** Whose figures the charts show, and what was assumed, a sentence a line. */
  public static List<String> credits(ReportModel model) {
    return new ReportCharts(model)
        .all().stream()
            .map(Chart::source)
            .distinct()
            .sorted(Comparator.reverseOrder())
            .limit(1)
            .toList();
  }

  /** The colours of the allies with a share, the highest first. */
  public List<Palette> coloursByShare() {
    return byFigure(Measure.SHARE_OF_GDP).stream()
        .map(ally -> reached(figure(ally, Measure.SHARE_OF_GDP).orElseThrow()))
        .toList();
  }

  /** The positions, from 0, of those whose share is an estimate. */
  public Set<Integer> estimatesByShare() {
    return estimates(byFigure(Measure.SHARE_OF_GDP), Measure.SHARE_OF_GDP);
  }

  /** The positions, from 0, of those whose figure of the latest year is an estimate. */
  public Set<Integer> estimates(List<Ally> allies, Measure measure) {
    return IntStream.range(0, allies.size())
        .filter(i -> isEstimate(allies.get(i), measure, latest))
        .boxed()
        .collect(Collectors.toSet());
  }

  /** A rise or a fall. */
  public Palette colourOfChange(Ally ally) {
    return figure(ally, Measure.REAL_CHANGE).orElseThrow().signum() < 0
        ? Palette.SHORT
        : Palette.ACCENT;
  }

  /** Who has a sum to find on the road, the largest first. */
  public List<Ally> bySumToFind() {
    return model
        .road()
        .map(target -> sums(target).stream().map(line -> line.ally().orElseThrow()).toList())
        .orElse(List.of());
  }

  /** Who has an equipment share and a share of GDP, the highest equipment share first. */
  public List<Ally> byEquipment() {
    return byFigure(Measure.EQUIPMENT_SHARE).stream()
        .filter(ally -> figure(ally, Measure.SHARE_OF_GDP).isPresent())
        .toList();
  }

  /** A point an ally of these: its share of GDP across, its equipment share up. */
  public List<Spot> equipmentSpots() {
    Optional<Target> equipment = equipmentTarget();
    return byEquipment().stream()
        .map(
            ally ->
                new Spot(
                    ally.iso3() + model.breaks().mark(ally, latest),
                    figure(ally, Measure.SHARE_OF_GDP).orElseThrow(),
                    figure(ally, Measure.EQUIPMENT_SHARE).orElseThrow(),
                    equipment.filter(target -> isAt(target, ally)).isPresent()
                            && isAt(headline, ally)
                        ? Palette.ACCENT
                        : Palette.SHORT,
                    isEstimate(ally, Measure.EQUIPMENT_SHARE, latest)))
        .toList();
  }

  private Optional<Target> equipmentTarget() {
    return model.configuration().targets().stream()
        .filter(target -> !target.isShareOfGdp())
        .findFirst();
  }

  private List<Roads.Line> sums(Target target) {
    int deadline = target.deadline().orElseThrow();
    return new Roads(model)
        .lines().stream()
            .filter(line -> !line.isGroup() && line.of(target.toFind(), deadline).isPresent())
            .sorted(
                Comparator.comparing(
                        (Roads.Line line) -> line.of(target.toFind(), deadline).orElseThrow())
                    .reversed())
            .toList();
  }

  /** The group's total at constant prices with today's members in every year. */
  Optional<Chart> total() {
    Optional<Aggregate.Value> from = constant(first);
    Optional<Aggregate.Value> to = constant(latest);
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal change =
        to.get()
            .value()
            .multiply(HUNDRED)
            .divide(from.get().value(), MathContext.DECIMAL64)
            .subtract(HUNDRED);
    boolean alike = from.get().missing().equals(to.get().missing());
    String title =
        alike && first < latest
            ? labels.get(
                model.tense(
                    change.signum() < 0 ? "chart.total.fallen" : "chart.total.risen", latest),
                labels.percent(change.abs(), 0),
                first)
            : labels.get(
                model.tense("chart.total.plain", latest),
                labels.billions(to.get().value()),
                latest);
    return Optional.of(
        chart(
            "total",
            title,
            labels.get("chart.total.subtitle", model.constantPrices()) + missing(to.get()),
            labels.get(
                "chart.total.alt",
                title,
                labels.billions(from.get().value()),
                first,
                labels.billions(to.get().value()),
                latest,
                model.constantPrices()),
            new YearColumns(
                model.years().stream()
                    .map(
                        year ->
                            new YearColumns.Column(
                                year,
                                constant(year).map(ReportCharts::billions),
                                constant(year)
                                    .map(value -> labels.decimals(billions(value), 0))
                                    .orElse(Shorthand.MISSING),
                                isEstimate(constant(year))))
                    .toList(),
                List.of())));
  }

  private Optional<Aggregate.Value> constant(int year) {
    return model.value(ReportModel.GROUP, Composition.CONSTANT, Measure.EXPENDITURE_CONSTANT, year);
  }

  private static BigDecimal billions(Aggregate.Value millions) {
    return millions.value().divide(THOUSAND, MathContext.DECIMAL64);
  }

  /** The group's share against the targets. */
  Optional<Chart> share() {
    return model
        .value(Measure.SHARE_OF_GDP, latest)
        .map(
            share -> {
              String title = shareTitle(share);
              return chart(
                  "share",
                  title,
                  labels.get("chart.share.subtitle") + missing(share),
                  labels.get("chart.share.alt", title, share(first), first, share(latest), latest),
                  new YearColumns(
                      model.years().stream()
                          .map(
                              year -> {
                                Optional<Aggregate.Value> value =
                                    model.value(Measure.SHARE_OF_GDP, year);
                                return new YearColumns.Column(
                                    year,
                                    value.map(Aggregate.Value::value),
                                    value
                                        .map(one -> labels.decimals(one.value(), 2))
                                        .orElse(Shorthand.MISSING),
                                    isEstimate(value));
                              })
                          .toList(),
                      targetLines()));
            });
  }

  /** An ally's share by year against the targets, or nothing where it has none. */
  public Optional<Chart> share(Ally ally) {
    List<Integer> known =
        model.years().stream()
            .filter(year -> model.figure(ally, Measure.SHARE_OF_GDP, year).isPresent())
            .toList();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    int from = known.get(0);
    int to = known.get(known.size() - 1);
    String title =
        labels.get(
            "chart.ally.title", labels.ally(ally), share(ally, to), to, share(ally, from), from);
    return Optional.of(
        chart(
            "share",
            title,
            labels.get("chart.ally.subtitle") + broken(Optional.of(ally)),
            labels.get("chart.ally.alt", title) + broken(Optional.of(ally)),
            new YearColumns(
                model.years().stream()
                    .map(
                        year ->
                            new YearColumns.Column(
                                year,
                                model.figure(ally, Measure.SHARE_OF_GDP, year),
                                model
                                    .figure(ally, Measure.SHARE_OF_GDP, year)
                                    .map(share -> labels.decimals(share, 2))
                                    .orElse(Shorthand.MISSING),
                                isEstimate(ally, Measure.SHARE_OF_GDP, year)))
                    .toList(),
                targetLines())));
  }

  private String share(Ally ally, int year) {
    return labels.percent(
        model.figure(ally, Measure.SHARE_OF_GDP, year).orElseThrow(), Target.PUBLISHED_DECIMALS);
  }

  private String shareTitle(Aggregate.Value share) {
    String percent = labels.percent(share.value(), Target.PUBLISHED_DECIMALS);
    return model.configuration().shareOfGdpTargets().stream()
        .filter(target -> !target.isMetBy(share.value()))
        .findFirst()
        .map(
            target ->
                labels.get(
                    "chart.share.short",
                    percent,
                    labels.decimals(
                        target.threshold().subtract(share.value()), Target.PUBLISHED_DECIMALS),
                    threshold(target)))
        .orElseGet(() -> labels.get("chart.share.over", percent));
  }

  private String share(int year) {
    return model
        .value(Measure.SHARE_OF_GDP, year)
        .map(value -> labels.percent(value.value(), Target.PUBLISHED_DECIMALS))
        .orElse(Shorthand.MISSING);
  }

  private List<YearColumns.Line> targetLines() {
    return model.configuration().shareOfGdpTargets().stream()
        .map(target -> new YearColumns.Line(target.threshold(), threshold(target)))
        .toList();
  }

  /** A threshold as short as it is: '2 %', '3.5 %'. */
  private String threshold(Target target) {
    int decimals = Math.max(0, target.threshold().stripTrailingZeros().scale());
    return labels.percent(target.threshold(), decimals);
  }

  /** Every ally's share, the highest first, coloured by what it has reached. */
  Optional<Chart> allies() {
    List<Ally> known = byFigure(Measure.SHARE_OF_GDP);
    Optional<Aggregate.Value> at = model.value(headline.alliesAt(), latest);
    if (known.isEmpty() || at.isEmpty()) {
      return Optional.empty();
    }
    String title =
        labels.get(
            model.tense("chart.allies.title", latest),
            labels.decimals(at.get().value(), 0),
            at.get().covered(),
            labels.target(headline));
    Ally highest = known.get(0);
    Ally lowest = known.get(known.size() - 1);
    return Optional.of(
        chart(
            "allies",
            title,
            labels.get("chart.allies.subtitle", latest, latest - 1) + missing(at.get()),
            labels.get(
                "chart.allies.alt",
                title,
                labels.ally(highest),
                percent(highest, Measure.SHARE_OF_GDP),
                labels.ally(lowest),
                percent(lowest, Measure.SHARE_OF_GDP)),
            new NameBars(
                known.stream()
                    .map(
                        ally -> {
                          BigDecimal share = figure(ally, Measure.SHARE_OF_GDP).orElseThrow();
                          return new NameBars.Row(
                              labels.ally(ally),
                              Optional.of(share),
                              labels.decimals(share, 2) + model.breaks().mark(ally, latest),
                              model.figure(ally, Measure.SHARE_OF_GDP, latest - 1),
                              reached(share),
                              isEstimate(ally, Measure.SHARE_OF_GDP, latest));
                        })
                    .toList(),
                model.configuration().shareOfGdpTargets().stream()
                    .filter(
                        target ->
                            target.threshold().compareTo(BigDecimal.valueOf(5)) < 0
                                || figure(highest, Measure.SHARE_OF_GDP)
                                    .filter(target::isMetBy)
                                    .isPresent())
                    .map(target -> new NameBars.Line(target.threshold(), threshold(target)))
                    .toList())));
  }

  /** By the headline's target, and the next one. */
  private Palette reached(BigDecimal share) {
    if (!headline.isMetBy(share)) {
      return Palette.SHORT;
    }
    return model.configuration().shareOfGdpTargets().stream()
            .skip(1)
            .findFirst()
            .filter(target -> target.isMetBy(share))
            .isPresent()
        ? Palette.ACCENT
        : Palette.PART;
  }

  /** In which years which ally was at the headline's target, who was there first on top. */
  Optional<Chart> crossings() {
    List<Integer> years = List.copyOf(model.years());
    List<Ally> known =
        model.europeanAllies().stream()
            .filter(
                ally ->
                    years.stream()
                        .anyMatch(
                            year -> model.figure(ally, Measure.SHARE_OF_GDP, year).isPresent()))
            .sorted(
                Comparator.comparing(this::firstYearAt)
                    .thenComparing(Comparator.comparing(this::yearsAt).reversed()))
            .toList();
    Optional<Aggregate.Value> before = model.value(headline.alliesAt(), first);
    Optional<Aggregate.Value> now = model.value(headline.alliesAt(), latest);
    if (known.isEmpty() || before.isEmpty() || now.isEmpty() || first == latest) {
      return Optional.empty();
    }
    String title =
        labels.get(
            model.tense("chart.crossings.title", latest),
            labels.decimals(before.get().value(), 0),
            labels.target(headline),
            first,
            labels.decimals(now.get().value(), 0),
            latest);
    List<Target> targets = model.configuration().shareOfGdpTargets();
    String subtitle =
        targets.size() > 1
            ? labels.get(
                "chart.crossings.subtitle",
                first,
                latest,
                labels.target(headline),
                labels.target(targets.get(1)))
            : labels.get("chart.crossings.subtitle.one", first, latest, labels.target(headline));
    return Optional.of(
        chart(
            "crossings",
            title,
            subtitle,
            labels.get(
                "chart.crossings.alt",
                title,
                labels.list(
                    known.stream()
                        .filter(ally -> firstYearAt(ally) == latest)
                        .map(labels::ally)
                        .collect(
                            Collectors.collectingAndThen(
                                Collectors.toList(),
                                names -> names.isEmpty() ? List.of(labels.get("none")) : names))),
                latest),
            new YearGrid(
                years,
                known.stream()
                    .map(
                        ally ->
                            new YearGrid.Row(
                                labels.ally(ally)
                                    + (years.stream().anyMatch(y -> model.breaks().in(ally, y))
                                        ? " " + Shorthand.BREAK
                                        : ""),
                                years.stream().map(year -> square(ally, year)).toList()))
                    .toList())));
  }

  private Optional<YearGrid.Square> square(Ally ally, int year) {
    return model
        .figure(ally, Measure.SHARE_OF_GDP, year)
        .map(
            share ->
                new YearGrid.Square(
                    headline.isMetBy(share) ? reached(share) : Palette.LINE,
                    isEstimate(ally, Measure.SHARE_OF_GDP, year)));
  }

  private int firstYearAt(Ally ally) {
    return model.years().stream()
        .filter(year -> model.holds(ally, headline.alliesAt(), year))
        .findFirst()
        .orElse(Integer.MAX_VALUE);
  }

  private long yearsAt(Ally ally) {
    return model.years().stream()
        .filter(year -> model.holds(ally, headline.alliesAt(), year))
        .count();
  }

  /** The group's share so far, and the straight road to the next target. */
  Optional<Chart> road() {
    return model
        .road()
        .filter(target -> model.value(target.path(), latest).isPresent())
        .map(
            target -> {
              Roads roads = new Roads(model);
              return road(roads.group(), target, "road");
            });
  }

  /** The road of one ally, or nothing where it has none. */
  public Optional<Chart> road(Ally ally) {
    return model
        .road()
        .filter(target -> model.own(ally, target.path(), latest).isPresent())
        .map(target -> road(new Roads(model).of(ally), target, "road"));
  }

  private Chart road(Roads.Line line, Target target, String id) {
    int deadline = target.deadline().orElseThrow();
    BigDecimal more = line.of(target.toFind(), deadline).orElse(BigDecimal.ZERO);
    BigDecimal now = line.share(latest).orElseThrow();
    String title =
        target.isMetBy(now)
            ? labels.get("chart.road.there", line.name(), labels.target(target))
            : labels.get(
                line.isGroup() ? "chart.road.title" : "chart.road.title.ally",
                threshold(target),
                deadline,
                money(more),
                latest,
                line.name());
    SortedMap<Integer, BigDecimal> known = new TreeMap<>();
    model.years().forEach(year -> line.share(year).ifPresent(share -> known.put(year, share)));
    SortedMap<Integer, BigDecimal> road = new TreeMap<>();
    new Roads(model)
        .years()
        .forEach(year -> line.of(target.road(), year).ifPresent(share -> road.put(year, share)));
    List<RoadLines.Label> points = new ArrayList<>();
    points.add(
        new RoadLines.Label(
            latest,
            now,
            labels.get("chart.road.end", latest, labels.percent(now, Target.PUBLISHED_DECIMALS)),
            true));
    line.of(target.pathExpenditure(), deadline)
        .ifPresent(
            total ->
                points.add(
                    new RoadLines.Label(
                        deadline,
                        target.threshold(),
                        labels.get("chart.road.end", deadline, money(total)),
                        false)));
    return chart(
        id,
        title,
        labels.get("chart.road.subtitle", latest)
            + broken(line.ally().filter(ally -> model.breaks().in(ally, latest)))
            + line.value(target.toFind(), deadline).map(this::missing).orElse(""),
        labels.get(
            "chart.road.alt",
            title,
            labels.percent(known.get(known.firstKey()), Target.PUBLISHED_DECIMALS),
            known.firstKey(),
            labels.percent(now, Target.PUBLISHED_DECIMALS),
            latest,
            threshold(target),
            deadline),
        new RoadLines(
            known,
            firstEstimate(line),
            road,
            List.of(new YearColumns.Line(target.threshold(), threshold(target))),
            points));
  }

  private int firstEstimate(Roads.Line line) {
    return model.years().stream()
        .filter(
            year ->
                line.ally()
                    .map(ally -> isEstimate(ally, Measure.SHARE_OF_GDP, year))
                    .orElseGet(() -> isEstimate(model.value(Measure.SHARE_OF_GDP, year))))
        .findFirst()
        .orElse(latest + 1);
  }

  /** Billions, or below one of them millions. */
  private String money(BigDecimal dollars) {
    BigDecimal millions = model.money().stated(dollars, latest);
    return millions.compareTo(THOUSAND) < 0
        ? labels.get("chart.millions", labels.decimals(millions, 0))
        : model.money().billions(dollars, latest);
  }

  /** What each ally has to find in the deadline's year. */
  Optional<Chart> toFind() {
    if (model.road().isEmpty()) {
      return Optional.empty();
    }
    Target target = model.road().get();
    int deadline = target.deadline().orElseThrow();
    Roads roads = new Roads(model);
    List<Roads.Line> lines = sums(target);
    Optional<Aggregate.Value> sum = roads.group().value(target.membersToFind(), deadline);
    if (lines.isEmpty() || sum.isEmpty()) {
      return Optional.empty();
    }
    Roads.Line most = lines.get(0);
    Roads.Line least = lines.get(lines.size() - 1);
    String title =
        labels.get(
            "chart.to-find.title",
            most.name(),
            money(most.of(target.toFind(), deadline).orElseThrow()),
            money(sum.get().value()));
    return Optional.of(
        chart(
            "to-find",
            title,
            labels.get("chart.to-find.subtitle", labels.target(target), deadline, latest)
                + missing(sum.get()),
            labels.get(
                "chart.to-find.alt",
                title,
                least.name(),
                money(least.of(target.toFind(), deadline).orElseThrow())),
            new NameBars(
                lines.stream()
                    .map(
                        line -> {
                          BigDecimal billions =
                              model
                                  .money()
                                  .stated(line.of(target.toFind(), deadline).orElseThrow(), latest)
                                  .divide(THOUSAND, MathContext.DECIMAL64);
                          return new NameBars.Row(
                              line.name(),
                              Optional.of(billions),
                              labels.decimals(billions, 1)
                                  + model.breaks().mark(line.ally().orElseThrow(), latest),
                              Optional.empty(),
                              Palette.ACCENT,
                              true);
                        })
                    .toList(),
                List.of())));
  }

  /** Equipment share beside share of GDP. */
  Optional<Chart> equipment() {
    Optional<Target> target = equipmentTarget();
    List<Ally> known = byEquipment();
    if (target.isEmpty() || known.isEmpty()) {
      return Optional.empty();
    }
    Target equipment = target.get();
    long at = known.stream().filter(ally -> isAt(equipment, ally)).count();
    long both =
        known.stream().filter(ally -> isAt(equipment, ally) && isAt(headline, ally)).count();
    String title =
        labels.get(
            model.tense("chart.equipment.title", latest),
            at,
            known.size(),
            threshold(equipment),
            both,
            labels.target(headline));
    Ally highest = known.get(0);
    Ally lowest = known.get(known.size() - 1);
    return Optional.of(
        chart(
            "equipment",
            title,
            labels.get("chart.equipment.subtitle", latest),
            labels.get(
                "chart.equipment.alt",
                title,
                labels.ally(highest),
                percent(highest, Measure.EQUIPMENT_SHARE),
                labels.ally(lowest),
                percent(lowest, Measure.EQUIPMENT_SHARE)),
            new Scatter(
                equipmentSpots(),
                new YearColumns.Line(headline.threshold(), threshold(headline)),
                new YearColumns.Line(equipment.threshold(), threshold(equipment)),
                labels.get("chart.equipment.across"),
                labels.get("chart.equipment.up"))));
  }

  private boolean isAt(Target target, Ally ally) {
    return figure(ally, target.measure()).filter(target::isMetBy).isPresent();
  }

  /** Real change on the year before. */
  Optional<Chart> realChange() {
    List<Ally> known = byFigure(Measure.REAL_CHANGE);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    long more =
        known.stream()
            .filter(ally -> figure(ally, Measure.REAL_CHANGE).orElseThrow().signum() > 0)
            .count();
    String title =
        labels.get(
            model.tense("chart.change.title", latest), more, known.size(), latest, latest - 1);
    Ally highest = known.get(0);
    Ally lowest = known.get(known.size() - 1);
    return Optional.of(
        chart(
            "real-change",
            title,
            labels.get("chart.change.subtitle", latest - 1, model.constantPrices()),
            labels.get(
                "chart.change.alt",
                title,
                labels.ally(highest),
                percent(highest, Measure.REAL_CHANGE),
                labels.ally(lowest),
                percent(lowest, Measure.REAL_CHANGE)),
            new NameBars(
                known.stream()
                    .map(
                        ally -> {
                          BigDecimal change = figure(ally, Measure.REAL_CHANGE).orElseThrow();
                          return new NameBars.Row(
                              labels.ally(ally),
                              Optional.of(change),
                              labels.decimals(change, 1),
                              Optional.empty(),
                              colourOfChange(ally),
                              isEstimate(ally, Measure.REAL_CHANGE, latest));
                        })
                    .toList(),
                List.of())));
  }

  /** Who has a figure in the latest year, the highest first. */
  public List<Ally> byFigure(Measure measure) {
    return model.europeanAllies().stream()
        .filter(ally -> figure(ally, measure).isPresent())
        .sorted(Comparator.comparing((Ally ally) -> figure(ally, measure).orElseThrow()).reversed())
        .toList();
  }

  private Optional<BigDecimal> figure(Ally ally, Measure measure) {
    return model.figure(ally, measure, latest);
  }

  private String percent(Ally ally, Measure measure) {
    return labels.percent(
        figure(ally, measure).orElseThrow(), measure.equals(Measure.SHARE_OF_GDP) ? 2 : 1);
  }

  private boolean isEstimate(Ally ally, Measure measure, int year) {
    return model
        .series(ally, measure)
        .flatMap(series -> series.in(year))
        .map(Figure::status)
        .filter(status -> !status.isFirm())
        .isPresent();
  }

  private static boolean isEstimate(Optional<Aggregate.Value> value) {
    return value.map(Aggregate.Value::status).filter(status -> !status.isFirm()).isPresent();
  }

  /** Whose figures are missing, as a further sentence of a subtitle. */
  private String missing(Aggregate.Value value) {
    List<String> names = value.missing().stream().sorted().map(labels::ally).toList();
    if (names.isEmpty()) {
      return "";
    }
    return " "
        + (names.size() <= 5
            ? labels.get("chart.without", labels.list(names))
            : labels.get("chart.covered", value.covered(), value.members()));
  }

  private Chart chart(
      String id, String title, String subtitle, String altText, Chart.Drawing drawing) {
    Release release = model.assessment().release();
    String credit =
        labels.get(
            "chart.source",
            labels.publisher(release.publisher()),
            release.title() + release.published().map(day -> ", " + labels.day(day)).orElse(""));
    boolean hasMarks =
        BY_SHARE.contains(id)
            && byFigure(Measure.SHARE_OF_GDP).stream()
                .anyMatch(ally -> model.breaks().in(ally, latest));
    boolean estimates = model.years().stream().anyMatch(y -> !model.status(y).isFirm());
    return new Chart(
        id,
        title,
        subtitle,
        altText,
        credit
            + (id.startsWith("road") || id.equals("to-find") ? " " + growth() : "")
            + (estimates ? " " + labels.get("chart.estimates") : "")
            + (hasMarks ? " " + labels.get("chart.breaks") : ""),
        drawing);
  }

  /** The years whose share of GDP rests on a break, as a further sentence of a subtitle. */
  private String broken(Optional<Ally> whose) {
    return whose
        .map(ally -> model.years().stream().filter(year -> model.breaks().in(ally, year)).toList())
        .filter(years -> !years.isEmpty())
        .map(years -> " " + labels.get("chart.broken", labels.spans(years)))
        .orElse("");
  }

  private String growth() {
    return model.goesByOutlook()
        ? labels.get("chart.growth", GdpOutlook.IMF.credit())
        : labels.get(
            "chart.growth.figure", labels.percent(model.configuration().gdpGrowthPercent(), 1));
  }
}
