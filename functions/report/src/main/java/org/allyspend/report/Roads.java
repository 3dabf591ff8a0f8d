package org.allyspend.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.GdpOutlook;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Target;

/** The roads to the next target's deadline, as reports show them: only where there is one. */
public final class Roads {
  private final ReportModel model;
  private final Labels labels;
  private final Target target;
  private final int latest;
  private final int deadline;

  /** The roads of a report that has them. */
  public Roads(ReportModel model) {
    this.model = model;
    this.labels = model.labels();
    this.target = model.road().orElseThrow();
    this.latest = model.latestYear();
    this.deadline = target.deadline().orElseThrow();
  }

  /** The road of one ally or of the group. */
  public final class Line {
    private final Optional<Ally> ally;

    private Line(Optional<Ally> ally) {
      this.ally = ally;
    }

    /** The ally's code, or the group's id. */
    public String id() {
      return ally.map(Ally::iso3).orElse(ReportModel.GROUP.id());
    }

    /** Its name. */
    public String name() {
      return ally.map(labels::ally).orElseGet(() -> labels.group(ReportModel.GROUP));
    }

    /** Whether it is the group's. */
    public boolean isGroup() {
      return ally.isEmpty();
    }

    /** The ally, or empty for the group. */
    public Optional<Ally> ally() {
      return ally;
    }

    /** What was computed for a year, or empty. */
    public Optional<Aggregate.Value> value(Measure measure, int year) {
      return ally.map(one -> model.own(one, measure, year))
          .orElseGet(() -> model.value(measure, year));
    }

    /** The number computed for a year, or empty. */
    public Optional<BigDecimal> of(Measure measure, int year) {
      return value(measure, year).map(Aggregate.Value::value);
    }

    /** The share of GDP of a year in percent, or empty. */
    public Optional<BigDecimal> share(int year) {
      return ally.map(one -> model.figure(one, Measure.SHARE_OF_GDP, year))
          .orElseGet(() -> of(Measure.SHARE_OF_GDP, year));
    }

    /** Expenditure of the latest year, of the group's members that have a road. */
    public Optional<BigDecimal> expenditure() {
      return ally.map(one -> model.figure(one, Measure.EXPENDITURE, latest))
          .orElseGet(this::ofMembers);
    }

    /** GDP of the latest year, of the group's members that have a road, and Iceland's. */
    public Optional<BigDecimal> gdp() {
      return ally.map(one -> model.figure(one, Measure.GDP, latest))
          .orElseGet(() -> of(target.pathGdp(), latest));
    }

    private Optional<BigDecimal> ofMembers() {
      return model.europeanAllies().stream()
          .filter(one -> model.own(one, target.path(), latest).isPresent())
          .flatMap(one -> model.figure(one, Measure.EXPENDITURE, latest).stream())
          .reduce(BigDecimal::add);
    }

    /** The year in which the line from the pledge begins. */
    public int start() {
      return IntStream.rangeClosed(firstYear(), deadline)
          .filter(year -> of(target.road(), year).isPresent())
          .findFirst()
          .orElse(latest);
    }

    /**
     * By how much expenditure grows on the path in a year after the latest, in percent and in real
     * terms, or empty.
     */
    public Optional<BigDecimal> growth(int year) {
      Optional<BigDecimal> before =
          year - 1 == latest ? expenditure() : of(target.pathExpenditure(), year - 1);
      return of(target.pathExpenditure(), year)
          .flatMap(now -> before.flatMap(was -> Percent.change(now, was)));
    }

    /** What is to be found in the deadline's year, or empty. */
    public Optional<BigDecimal> toFind() {
      return of(target.toFind(), deadline);
    }

    /** What is to be found in all years after the latest, together. */
    public Optional<BigDecimal> together() {
      return IntStream.rangeClosed(latest + 1, deadline)
          .boxed()
          .flatMap(year -> of(target.toFind(), year).stream())
          .reduce(BigDecimal::add);
    }
  }

  /** The group's road. */
  public Line group() {
    return new Line(Optional.empty());
  }

  /** An ally's road. */
  public Line of(Ally ally) {
    return new Line(Optional.of(ally));
  }

  /** The group's, and then the allies' by what they have to find, those without a road last. */
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>(model.europeanAllies().stream().map(this::of).toList());
    lines.sort(
        Comparator.comparing((Line line) -> line.together().orElse(BigDecimal.ONE.negate()))
            .reversed());
    lines.add(0, group());
    return lines;
  }

  /** The allies' by what they have to find in the deadline's year, the largest sum first. */
  public List<Line> bySum() {
    return lines().stream()
        .filter(line -> !line.isGroup() && line.toFind().isPresent())
        .sorted(Comparator.comparing((Line line) -> line.toFind().orElseThrow()).reversed())
        .toList();
  }

  /** The years after the pledge with figures to hold against the road, rising. */
  public List<Integer> standingYears() {
    return IntStream.rangeClosed(firstYear() + 1, latest).boxed().toList();
  }

  /** The years a road can show: from the pledge, or from the latest where that is earlier. */
  public List<Integer> years() {
    return IntStream.rangeClosed(firstYear(), deadline).boxed().toList();
  }

  private int firstYear() {
    return target.roadFrom(latest);
  }

  /** What the roads say, in sentences. */
  public List<String> sentences() {
    return Stream.of(total(), members(), standing(), assumption())
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<String> total() {
    return group()
        .together()
        .map(
            all ->
                labels.get(
                    all.signum() == 0 ? "road.total.none" : "road.total",
                    labels.target(target),
                    deadline,
                    model.money().told(group().toFind().orElseThrow(), latest),
                    latest,
                    model.money().told(all, latest)));
  }

  private Optional<String> members() {
    List<String> finding = finding();
    return group()
        .value(target.membersToFind(), deadline)
        .filter(more -> !finding.isEmpty() && more.covered() > 1)
        .map(
            more ->
                labels.get(
                    "road.members",
                    model.money().told(more.value(), latest),
                    deadline,
                    labels.list(finding.stream().limit(3).toList()),
                    more.covered(),
                    asOne(),
                    finding.size()));
  }

  /** The allies that have to find anything, the largest sum first. */
  private List<String> finding() {
    return bySum().stream()
        .filter(line -> line.toFind().orElseThrow().signum() > 0)
        .map(Line::name)
        .toList();
  }

  /**
   * What the group needs as one, where that is another figure than its members' together, and why:
   * a further sentence, or nothing.
   */
  public String asOne() {
    Optional<Aggregate.Value> members = group().value(target.membersToFind(), deadline);
    return group()
        .value(target.toFind(), deadline)
        .filter(one -> members.filter(each -> Coverage.isSame(each, one)).isPresent())
        .map(this::billions)
        .filter(one -> !one.equals(billions(members.orElseThrow())))
        .flatMap(one -> apart().map(why -> " " + labels.get("road.as-one." + why, one, deadline)))
        .orElse("");
  }

  private String billions(Aggregate.Value more) {
    return model.money().amount(more.value(), latest);
  }

  /** What counts in the group's figure and in no member's own, as the labels name it. */
  private Optional<String> apart() {
    boolean isOver = bySum().stream().anyMatch(this::needsLess);
    boolean hasGdpAlone =
        model.europeanAllies().stream()
            .filter(ally -> !ally.hasArmedForces())
            .anyMatch(ally -> model.figure(ally, Measure.GDP, latest).isPresent());
    if (isOver) {
      return Optional.of(hasGdpAlone ? "over-gdp" : "over");
    }
    return hasGdpAlone ? Optional.of("gdp") : Optional.empty();
  }

  private boolean needsLess(Line line) {
    return line.of(target.pathExpenditure(), deadline)
        .flatMap(then -> line.expenditure().map(now -> then.compareTo(now) < 0))
        .orElse(false);
  }

  private Optional<String> standing() {
    if (standingYears().isEmpty()) {
      return Optional.of(labels.get("road.no-standing", latest, firstYear() + 1));
    }
    List<Ally> known =
        model.europeanAllies().stream()
            .filter(ally -> model.own(ally, target.aheadOfRoad(), latest).isPresent())
            .toList();
    List<String> behind = known.stream().filter(ally -> !isOnRoad(ally)).map(labels::ally).toList();
    return known.isEmpty()
        ? Optional.empty()
        : Optional.of(
            behind.isEmpty()
                ? labels.get(model.tense("road.all-on", latest), latest, known.size())
                : labels.get(
                    model.tense(known.size() > 1 ? "road.standing" : "road.standing.one", latest),
                    latest,
                    known.size() - behind.size(),
                    known.size(),
                    firstYear(),
                    labels.list(behind),
                    behind.size()));
  }

  /** Whether an ally's latest share is on the line from the pledge, at the published precision. */
  public boolean isOnRoad(Ally ally) {
    return model
        .own(ally, target.aheadOfRoad(), latest)
        .map(
            ahead ->
                ahead.value().setScale(Target.PUBLISHED_DECIMALS, RoundingMode.HALF_UP).signum()
                    >= 0)
        .orElse(false);
  }

  private Optional<String> assumption() {
    return Optional.of(
        model.goesByOutlook()
            ? labels.get(
                "road.by-outlook", labels.outlook(GdpOutlook.IMF), GdpOutlook.IMF.lastYear())
            : labels.get(
                "road.by-figure", labels.growthOfGdp(model.configuration().gdpGrowthPercent())));
  }
}
