package org.allyspend.core.domain;

import java.math.BigDecimal;

/**
 * An ally that is on the other side of a target than the report before knew it: by spending, in a
 * year that is new, or by revision of a year that was known.
 *
 * @param ally the ally's ISO 3166-1 alpha-3 code
 * @param target the target's id
 * @param year the year of the share
 * @param before the share in percent: by spending that of the year before, by revision that of the
 *     same year in the earlier release
 * @param now the share in the release in force, in percent
 * @param met whether the ally is at the target now
 * @param kind whether it is there for the first time, again, or no longer
 * @param cause whether it spent or figures were revised
 */
public record Crossing(
    String ally,
    String target,
    int year,
    BigDecimal before,
    BigDecimal now,
    boolean met,
    Kind kind,
    Cause cause) {

  /** The ways to cross a target. */
  public enum Kind {
    NEWLY,
    AGAIN,
    NO_LONGER
  }

  /** Why an ally is on the other side. */
  public enum Cause {
    SPENDING,
    REVISION
  }

  public Crossing {
    // As stored before there were kinds: revisions alone.
    kind = kind != null ? kind : met ? Kind.NEWLY : Kind.NO_LONGER;
    cause = cause != null ? cause : Cause.REVISION;
  }
}
