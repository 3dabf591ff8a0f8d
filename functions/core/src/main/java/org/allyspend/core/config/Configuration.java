package org.allyspend.core.config;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Cadence;
import org.allyspend.core.domain.GdpOutlook;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Target;

/**
 * What determines a report beside its releases, period and as-of moment.
 *
 * @param groups the groups a user defined, computed after the built-in ones
 * @param headlineTarget the target every headline is about, a share of GDP
 * @param targets all of them, in the order in which reports list them whatever order they are given
 *     in: those for a share of GDP first, and of these the lowest first
 * @param cadences when the sources' next editions are expected, by source
 * @param gdpGrowthPercent the yearly real growth of GDP assumed by required growth, in percent
 * @param growthByAlly whether roads to a target go by {@link GdpOutlook#IMF} by ally, as far as it
 *     is known, and not by that one figure
 * @param presentation how it is told
 * @param allies who belongs to NATO, of whom groups are made
 */
public record Configuration(
    List<AllyGroup> groups,
    Target headlineTarget,
    List<Target> targets,
    List<Cadence> cadences,
    BigDecimal gdpGrowthPercent,
    boolean growthByAlly,
    Presentation presentation,
    Set<Ally> allies) {

  private static final BigDecimal LEAST_GROWTH = BigDecimal.valueOf(-20);
  private static final BigDecimal MOST_GROWTH = BigDecimal.valueOf(20);

  /** The day of the declaration by which 2 % and 20 % stand for good: reports tell it from then. */
  public static final LocalDate VILNIUS = LocalDate.of(2023, Month.JULY, 11);

  /** The days of the declarations of the summits at which the targets were pledged. */
  private static final LocalDate WALES = LocalDate.of(2014, Month.SEPTEMBER, 5);

  private static final LocalDate THE_HAGUE = LocalDate.of(2025, Month.JUNE, 25);

  private static final Comparator<Target> LISTED =
      Comparator.comparing((Target target) -> Target.MEASURES.indexOf(target.measure()))
          .thenComparing(Target::threshold);

  private static final Target TWO_PERCENT =
      new Target(
          "2_percent",
          "2 % of GDP",
          Measure.SHARE_OF_GDP,
          BigDecimal.valueOf(2),
          Optional.of(2024),
          Optional.of(WALES),
          "Wales 2014, by 2024; Vilnius 2023, as a floor");

  /** Where nothing is configured: NATO's targets and a real growth of GDP of 1.5 % a year. */
  public static final Configuration DEFAULT =
      new Configuration(
          List.of(),
          TWO_PERCENT,
          List.of(
              TWO_PERCENT,
              new Target(
                  "3_5_percent",
                  "3.5 % of GDP",
                  Measure.SHARE_OF_GDP,
                  new BigDecimal("3.5"),
                  Optional.of(2035),
                  Optional.of(THE_HAGUE),
                  "The Hague 2025, core defence, by 2035"),
              new Target(
                  "5_percent",
                  "5 % of GDP",
                  Measure.SHARE_OF_GDP,
                  BigDecimal.valueOf(5),
                  Optional.of(2035),
                  Optional.of(THE_HAGUE),
                  "The Hague 2025, by 2035, of which up to 1.5 % defence- and security-related"),
              new Target(
                  "20_percent_equipment",
                  "20 % on equipment",
                  Measure.EQUIPMENT_SHARE,
                  BigDecimal.valueOf(20),
                  Optional.of(2024),
                  Optional.of(WALES),
                  "Wales 2014, by 2024; Vilnius 2023, as a floor")),
          List.of(
              // June to August of the year an edition runs to.
              new Cadence("nato", 8, 3),
              // April of the second year after.
              new Cadence("sipri", 16, 1),
              // Several updates a year, by the day of the last.
              new Cadence("worldbank", 4, 2),
              // Every two months, some three months after the last month it speaks of.
              new Cadence("kiel", 5, 2),
              // April of the year after, for expenditure on defence.
              new Cadence("eurostat", 16, 1),
              // Late summer to the end of the second year after.
              new Cadence("eda", 21, 4),
              // Every working day.
              new Cadence("ecb", 1, 1)),
          new BigDecimal("1.5"),
          true,
          Presentation.DEFAULT,
          EnumSet.allOf(Ally.class));

  public Configuration {
    groups = List.copyOf(groups);
    cadences = List.copyOf(cadences);
    allies = Collections.unmodifiableSet(EnumSet.copyOf(allies));
    requireEachOnce(
        "/groups", "/id", groups, AllyGroup::id, AllyGroup.BUILT_IN.stream().map(AllyGroup::id));
    requireEachOnce("/targets", "/id", targets, Target::id, Stream.empty());
    // Headers of tables name targets, and Excel knows no upper and lower case there.
    requireEachOnce(
        "/targets",
        "/name",
        targets,
        target -> target.name().toLowerCase(Locale.ROOT),
        Stream.empty());
    requireEachOnce("/cadences", "/source", cadences, Cadence::source, Stream.empty());
    targets = targets.stream().sorted(LISTED).toList();
    if (gdpGrowthPercent.compareTo(LEAST_GROWTH) < 0
        || gdpGrowthPercent.compareTo(MOST_GROWTH) > 0) {
      throw Refusal.at("/gdpGrowthPercent")
          .expected("-20 to 20 percent a year")
          .found(gdpGrowthPercent.toString())
          .exception();
    }
  }

  private static <T> void requireEachOnce(
      String list, String field, List<T> entries, Function<T, String> key, Stream<String> taken) {
    Set<String> keys = taken.collect(Collectors.toCollection(HashSet::new));
    for (int i = 0; i < entries.size(); i++) {
      String one = key.apply(entries.get(i));
      if (!keys.add(one)) {
        throw Refusal.at(list + "/" + i + field)
            .expected("one that is not taken")
            .found(Refusal.quoted(one) + " again")
            .exception();
      }
    }
  }

  /**
   * The same as of a moment: without the targets that were pledged later, and without whoever
   * acceded later. Where the headline's is one of those, the lowest share of GDP is in its place.
   *
   * @throws RefusedException where none for a share of GDP is left
   */
  public Configuration asOf(Instant moment) {
    List<Target> pledged = targets.stream().filter(one -> one.isPledgedAt(moment)).toList();
    Target headline =
        headlineFirst()
            .filter(one -> one.isShareOfGdp() && one.isPledgedAt(moment))
            .findFirst()
            .orElseThrow(
                () ->
                    Refusal.at("configuration /targets")
                        .expected(
                            "one whose measure is share_of_gdp and that was pledged by " + moment)
                        .found("none")
                        .exception());
    return new Configuration(
        groups,
        headline,
        pledged,
        cadences,
        gdpGrowthPercent,
        growthByAlly,
        presentation,
        allies.stream().filter(ally -> ally.isMemberAt(moment)).collect(Collectors.toSet()));
  }

  /** The same, told in this currency. */
  public Configuration in(ReportingCurrency currency) {
    return new Configuration(
        groups,
        headlineTarget,
        targets,
        cadences,
        gdpGrowthPercent,
        growthByAlly,
        presentation.in(currency),
        allies);
  }

  /** The built-in groups and then the user's, as far as they have members. */
  public List<AllyGroup> allGroups() {
    return Stream.concat(AllyGroup.BUILT_IN.stream(), groups.stream())
        .flatMap(group -> group.among(allies).stream())
        .toList();
  }

  /** The European allies of the moment. */
  public AllyGroup europeanAllies() {
    return AllyGroup.EUROPEAN_ALLIES.among(allies).orElseThrow();
  }

  /** The targets as they are given: the headline's, then the others as they are listed. */
  Stream<Target> headlineFirst() {
    return Stream.concat(Stream.of(headlineTarget), targets.stream()).distinct();
  }

  /** The targets for expenditure over GDP, the lowest first. */
  public List<Target> shareOfGdpTargets() {
    return targets.stream().filter(Target::isShareOfGdp).toList();
  }

  /** Those of them that are not the headline's. */
  public List<Target> furtherTargets() {
    return shareOfGdpTargets().stream().filter(one -> !one.equals(headlineTarget)).toList();
  }

  /**
   * The target to whose deadline a road leads from that year on: the headline's, or else the lowest
   * share of GDP, whose deadline is still to come, or empty where none is.
   */
  public Optional<Target> roadTarget(int latestYear) {
    return headlineFirst()
        .filter(Target::isShareOfGdp)
        .filter(target -> target.deadline().filter(year -> year > latestYear).isPresent())
        .findFirst();
  }

  /** The assumed real growth of an ally's GDP in a year, in percent. */
  public BigDecimal gdpGrowth(Ally ally, int year, Instant asOf) {
    return Optional.of(GdpOutlook.IMF)
        .filter(outlook -> growthByAlly && outlook.isKnownAt(asOf))
        .flatMap(outlook -> outlook.growth(ally, year))
        .orElse(gdpGrowthPercent);
  }

  /** When a source's next edition is expected, or empty where nothing is. */
  public Optional<Cadence> cadence(String source) {
    return cadences.stream().filter(cadence -> cadence.source().equals(source)).findFirst();
  }
}
