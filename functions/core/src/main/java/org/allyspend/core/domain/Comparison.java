package org.allyspend.core.domain;

import java.time.Instant;
import java.util.List;

/**
 * What is new since the report before: the releases in force now held against those in force then.
 *
 * @param since the moment the report before was stated as of
 * @param successions one a source, in the order of the report
 * @param revisions figures that are not what they were: revised first, then firmed, new, withdrawn
 * @param crossings allies on the other side of a target, by revision or by spending in a new year
 * @param before what sentences tell of the European allies and of each, as the report before had
 *     it; empty where the report rests on the same release, or on the first one
 */
public record Comparison(
    Instant since,
    List<Succession> successions,
    List<Revision> revisions,
    List<Crossing> crossings,
    List<Aggregate> before) {

  public Comparison {
    successions = List.copyOf(successions);
    revisions = List.copyOf(revisions);
    crossings = List.copyOf(crossings);
    before = List.copyOf(before);
  }

  /** Whether nothing was known at the earlier moment. */
  public boolean isFirst() {
    return successions.stream().allMatch(Succession::isFirst);
  }

  /** Whether every source is where it was. */
  public boolean isNothingNew() {
    return successions.stream().allMatch(Succession::isUnchanged);
  }
}
