package org.allyspend.core.domain;

/**
 * Something a reader of the report should know about the figures.
 *
 * @param kind what sort of thing it is; one that a later version stored and this one does not know
 *     is the least grave
 * @param message one sentence that names the figure, the place and what was expected
 */
public record Finding(Kind kind, String message) {
  /** The sorts of finding, the gravest first. */
  public enum Kind {
    /** Our aggregate and the publisher's differ by more than rounding. */
    RECONCILIATION,
    /** A published figure disagrees with the publisher's own other figures. */
    INCONSISTENCY,
    /** Two sources are further apart than in the ally's other years. */
    DISCREPANCY,
    /** A printed aggregate that ours can't be held against, for want of a member's own figure. */
    UNCHECKED,
    /** A figure that should be there is not. */
    COVERAGE,
    /** The publication held something that was passed over without affecting a figure. */
    PUBLICATION
  }

  public Finding {
    kind = kind == null ? Kind.PUBLICATION : kind;
  }
}
