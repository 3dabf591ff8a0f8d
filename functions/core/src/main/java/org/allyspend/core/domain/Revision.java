package org.allyspend.core.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * A figure that is not what it was in the release before.
 *
 * @param source the source's id
 * @param kind how it changed
 * @param subject the ally's code, or the printed group's id
 * @param measure what is measured
 * @param basis its price basis
 * @param period the period it is about
 * @param before as it was, null where it is new
 * @param now as it is, null where it was withdrawn
 */
public record Revision(
    String source,
    Kind kind,
    String subject,
    Measure measure,
    PriceBasis basis,
    Period period,
    Figure before,
    Figure now) {

  /** The ways in which a figure can change. */
  public enum Kind {
    /** Another value, by more than the rounding of the two. */
    REVISED,
    /** The same value, an estimate before and an outturn now. */
    FIRMED,
    /** Not published before. */
    NEW,
    /** Of an ally that joined since, of which nothing was published before. */
    JOINED,
    /** Published before, and no longer. */
    WITHDRAWN
  }

  public Revision {
    // As stored in a unit's words, which tell constant prices alone.
    basis = measure.basis(basis.baseYear());
  }

  /** The unit with its price basis. */
  public String unitLabel() {
    return measure.unitAt(basis);
  }

  /** The year it is about, or the year of its month. */
  public int year() {
    return period.year();
  }

  /** Whether an estimate turned outturn, whatever its value. */
  public boolean isOutturnNow() {
    return before != null
        && now != null
        && before.status().isToBeFirmed()
        && now.status() == Status.NORMAL;
  }

  /** The value now less the value before, where both are known. */
  public Optional<BigDecimal> difference() {
    return before == null || now == null
        ? Optional.empty()
        : Optional.of(now.known().subtract(before.known()));
  }

  /** The difference in percent of the value before, where that is not zero. */
  public Optional<BigDecimal> differencePercent() {
    return difference()
        .filter(difference -> before.known().signum() != 0)
        .map(
            difference ->
                difference.movePointRight(2).divide(before.known(), MathContext.DECIMAL64));
  }
}
