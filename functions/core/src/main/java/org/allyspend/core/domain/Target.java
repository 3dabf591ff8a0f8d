package org.allyspend.core.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A threshold the allies agreed on; in 'at least 2 % of GDP' the measure is share_of_gdp and the
 * threshold 2. Shares are compared with it at the precision NATO publishes, two decimals of a
 * percent: 1.995 counts as 2.00 and is at the target, 1.994 is not.
 *
 * @param id lower-case words joined by underscores, such as {@code 2_percent}: part of measures'
 *     ids
 * @param name how reports call it, such as '2 % of GDP'
 * @param measure share_of_gdp or equipment_share
 * @param threshold in percent
 * @param deadline the year by which it is to be reached, or empty where it stands for good
 * @param pledgedOn the day it was pledged: no report stated as of a moment before knows it, and the
 *     road to it runs from that year; or empty where it stood always and the road begins with the
 *     latest year
 * @param agreed where and when it was agreed
 */
public record Target(
    String id,
    String name,
    Measure measure,
    BigDecimal threshold,
    Optional<Integer> deadline,
    Optional<LocalDate> pledgedOn,
    String agreed) {
  /** Decimals of a percent at which a share is held against a threshold. */
  public static final int PUBLISHED_DECIMALS = 2;

  /** What a target may be about. */
  public static final List<Measure> MEASURES =
      List.of(Measure.SHARE_OF_GDP, Measure.EQUIPMENT_SHARE);

  /** NATO's first year, before which it can have agreed on nothing. */
  private static final int EARLIEST_YEAR = 1949;

  private static final int LATEST_YEAR = 2100;
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_]{0,39}");

  public Target {
    if (!ID.matcher(id).matches()) {
      throw Refusal.at("/id")
          .expected("1 to 40 lower-case letters, digits and underscores")
          .foundText(id)
          .exception();
    }
    AllyGroup.requireName(name);
    measure = measure(measure.id());
    if (threshold.signum() <= 0 || threshold.compareTo(BigDecimal.valueOf(100)) > 0) {
      throw Refusal.at("/threshold")
          .expected("over 0, to 100 percent")
          .foundText(threshold.toString())
          .exception();
    }
    deadline.ifPresent(year -> requireYear("/deadline", year));
    pledgedOn.ifPresent(day -> requireYear("/pledged", day.getYear()));
    if (pledgedOn.isPresent()
        && deadline.filter(year -> year <= pledgedOn.get().getYear()).isPresent()) {
      throw Refusal.at("/pledged")
          .expected("a day before the year of the deadline, " + deadline.get())
          .found(pledgedOn.get().toString())
          .exception();
    }
  }

  /** What a target is about, by the measure's id; refuses any other. */
  public static Measure measure(String id) {
    return Refusal.choose("/measure", "the measure of a target", MEASURES, Measure::id, id);
  }

  private static void requireYear(String field, int year) {
    if (year < EARLIEST_YEAR || year > LATEST_YEAR) {
      throw Refusal.at(field)
          .expected("a year from " + EARLIEST_YEAR + " to " + LATEST_YEAR)
          .found(Integer.toString(year))
          .exception();
    }
  }

  /**
   * The year from which the road to it runs: that of the pledge, or the latest where that is
   * earlier.
   */
  public int roadFrom(int latestYear) {
    return pledgedOn.map(day -> Math.min(day.getYear(), latestYear)).orElse(latestYear);
  }

  /** Whether it had been pledged by then. */
  public boolean isPledgedAt(Instant moment) {
    return pledgedOn.isEmpty() || Timing.hasBegun(pledgedOn.get(), moment);
  }

  /** Whether this is a target for expenditure over GDP. */
  public boolean isShareOfGdp() {
    return measure.equals(Measure.SHARE_OF_GDP);
  }

  /** Whether a share in percent is at or over the threshold, at the published precision. */
  public boolean isMetBy(BigDecimal share) {
    return share.setScale(PUBLISHED_DECIMALS, RoundingMode.HALF_UP).compareTo(threshold) >= 0;
  }

  /** The number of allies at or over the threshold. */
  public Measure alliesAt() {
    return Measure.plain("allies_at_" + id, Unit.ALLIES);
  }

  /**
   * The number of allies at or over the threshold for the first time in the series; their share of
   * the year before is known.
   */
  public Measure newlyAt() {
    return Measure.plain("newly_at_" + id, Unit.ALLIES);
  }

  /**
   * The number of allies back at or over the threshold: below it the year before, and at it in an
   * earlier year of the series.
   */
  public Measure againAt() {
    return Measure.plain("again_at_" + id, Unit.ALLIES);
  }

  /** The number of allies below the threshold that were at or over it the year before. */
  public Measure noLongerAt() {
    return Measure.plain("no_longer_at_" + id, Unit.ALLIES);
  }

  /** What the subject as a whole would have to add to be at the threshold, in money. */
  public Measure gap() {
    return Measure.current("gap_to_" + id + "_usd_current", Unit.MILLION_USD);
  }

  /** The same in percentage points of the share. */
  public Measure gapPoints() {
    return Measure.plain("gap_to_" + id + "_points", Unit.PERCENTAGE_POINTS);
  }

  /** What the members below the threshold would have to add, each for itself, summed. */
  public Measure membersGap() {
    return Measure.current("members_gap_to_" + id + "_usd_current", Unit.MILLION_USD);
  }

  /**
   * What whoever is below the threshold would have to spend more, at the year's prices, to be at it
   * in the year of the deadline, with the growth of GDP that is assumed until then.
   */
  public Measure gapAtDeadline() {
    return Measure.current("gap_to_" + id + "_at_deadline_usd_current", Unit.MILLION_USD);
  }

  /** The constant yearly real growth of expenditure that reaches the threshold at the deadline. */
  public Measure requiredGrowth() {
    return Measure.plain("required_growth_to_" + id, Unit.PERCENT);
  }

  /** When the threshold is met if the recent mean change of the share goes on. */
  public Measure catchUpYear() {
    return Measure.plain("catch_up_year_" + id, Unit.YEAR);
  }

  /** The share for a year on a straight line from the pledge to the threshold at the deadline. */
  public Measure road() {
    return Measure.plain("road_to_" + id, Unit.PERCENT);
  }

  /** How far the share of a year is over that line, or below it where negative. */
  public Measure aheadOfRoad() {
    return Measure.plain("ahead_of_road_to_" + id + "_points", Unit.PERCENTAGE_POINTS);
  }

  /** The share for a year on a straight line from the latest year to the deadline. */
  public Measure path() {
    return Measure.plain("path_to_" + id, Unit.PERCENT);
  }

  /** GDP on that path, at assumed growth and the prices and exchange rates of the latest year. */
  public Measure pathGdp() {
    return Measure.constant("path_to_" + id + "_gdp_usd_constant", Unit.MILLION_USD);
  }

  /** The expenditure that the path means, at the same prices. */
  public Measure pathExpenditure() {
    return Measure.constant("path_to_" + id + "_expenditure_usd_constant", Unit.MILLION_USD);
  }

  /** What that is more than in the latest year: the sum still to be found, never negative. */
  public Measure toFind() {
    return Measure.constant("path_to_" + id + "_to_find_usd_constant", Unit.MILLION_USD);
  }

  /** The same of the members of a group, each on a path of its own, summed. */
  public Measure membersToFind() {
    return Measure.constant("path_to_" + id + "_members_to_find_usd_constant", Unit.MILLION_USD);
  }
}
