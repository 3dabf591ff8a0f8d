package org.allyspend.report;

import org.allyspend.core.domain.Status;

/** The marks of the report, as the Analysis Function's guidance on symbols recommends them. */
public final class Shorthand {
  /** Not available. */
  public static final String MISSING = "[x]";

  /** Rests on a break in a series, or on a share that other figures of its publisher contradict. */
  public static final String BREAK = "[b]";

  private Shorthand() {}

  /** The mark to put behind a figure or year of this status: a space and the mark, or nothing. */
  public static String of(Status status) {
    return switch (status) {
      case NORMAL -> "";
      case PROVISIONAL -> " [p]";
      case IMPUTED -> " [i]";
      case ESTIMATED -> " [e]";
      case FORECAST -> " [f]";
      case MISSING -> " " + MISSING;
    };
  }
}
