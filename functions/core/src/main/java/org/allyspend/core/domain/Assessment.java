package org.allyspend.core.domain;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a run computed: everything its report is made of beside the release's own figures.
 *
 * @param run the run's id
 * @param period the month reported on
 * @param asOf the moment as of which it is stated
 * @param configuration the configuration as JSON, empty for the defaults
 * @param release the release it rests on
 * @param beside releases of other sources, shown beside it and never added to it
 * @param standings how each source stood at that moment, the one it rests on first
 * @param comparison what is new since the report before
 * @param aggregates the groups' aggregates, in {@link Aggregate#ORDER}
 * @param allies each ally's own indicators, in {@link Aggregate#ORDER}
 * @param checks our sums held against the publisher's
 * @param findings what a reader should know, the gravest first
 */
public record Assessment(
    String run,
    YearMonth period,
    Instant asOf,
    String configuration,
    Release release,
    List<Release> beside,
    List<Standing> standings,
    Comparison comparison,
    List<Aggregate> aggregates,
    List<Aggregate> allies,
    List<Check> checks,
    List<Finding> findings) {
  private static final Pattern RUN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,63}");

  public Assessment {
    requireRun(run);
    beside = List.copyOf(beside);
    standings = List.copyOf(standings);
    aggregates = aggregates.stream().sorted(Aggregate.ORDER).toList();
    allies = allies.stream().sorted(Aggregate.ORDER).toList();
    checks = List.copyOf(checks);
    findings = List.copyOf(findings);
  }

  /** The release it rests on and then those beside it. */
  public List<Release> releases() {
    return Stream.concat(Stream.of(release), beside.stream()).toList();
  }

  /** The same with another configuration. */
  public Assessment configured(String other) {
    return new Assessment(
        run,
        period,
        asOf,
        other,
        release,
        beside,
        standings,
        comparison,
        aggregates,
        allies,
        checks,
        findings);
  }

  /** Whether a text can be a run's id. */
  public static boolean isRun(String run) {
    return run != null && RUN.matcher(run).matches();
  }

  /** Refuses a text that can't be a run's id, before it reaches a key. */
  public static void requireRun(String run) {
    if (!isRun(run)) {
      throw Refusal.at("run")
          .expected("a run's id of 1 to 64 letters, digits and hyphens")
          .found(run == null ? "none" : Refusal.quoted(run))
          .exception();
    }
  }
}
