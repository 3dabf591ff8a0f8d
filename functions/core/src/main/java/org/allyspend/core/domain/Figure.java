package org.allyspend.core.domain;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One published figure and where it stands; in '8799.39, E, TABLE2!M31' the value is an estimate
 * read from cell M31 of sheet TABLE2. A missing figure has no value and is never zero.
 *
 * @param known the value in the unit of its series, null exactly where the status is missing
 * @param status the status the publisher gives it
 * @param place the sheet and cell, or the line, it was read from, in one line
 * @param note what is noted of this figure alone, in one line, or empty; what is noted of all its
 *     row is the series'
 */
public record Figure(BigDecimal known, Status status, String place, String note) {
  public Figure {
    if ((known == null) != (status == Status.MISSING)) {
      throw new IllegalArgumentException("a figure has no value exactly where it is missing");
    }
    place = place.replace('\n', ' ');
    note = note.replace('\n', ' ');
  }

  /** A figure with a value. */
  public static Figure of(BigDecimal value, Status status, String place) {
    return new Figure(value, status, place, "");
  }

  /** A figure the publisher says it does not have. */
  public static Figure missing(String place) {
    return new Figure(null, Status.MISSING, place, "");
  }

  /** The same figure with this note, or with none where it is empty. */
  public Figure noted(String other) {
    return new Figure(known, status, place, other);
  }

  /** The value, or empty where it is missing. */
  public Optional<BigDecimal> value() {
    return Optional.ofNullable(known);
  }
}
