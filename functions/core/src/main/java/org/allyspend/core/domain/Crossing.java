package org.allyspend.core.domain;

import java.math.BigDecimal;

/**
 * An ally that is on the other side of a target in a year because its share was revised, and not
 * because it spent more or less than in the year before.
 *
 * @param ally the ally's ISO 3166-1 alpha-3 code
 * @param target the target's id
 * @param year the year whose share was revised
 * @param before the share in the earlier release, in percent
 * @param now the share in the release in force, in percent
 * @param met whether the ally is at the target now
 */
public record Crossing(
    String ally, String target, int year, BigDecimal before, BigDecimal now, boolean met) {}
