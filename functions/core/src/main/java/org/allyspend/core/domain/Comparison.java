package org.allyspend.core.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is new since the report before: the releases in force now held against those in force then.
 *
 * @param since the moment the report before was stated as of
 * @param successions one a source, in the order of the report
 * @param revisions figures that are not what they were: revised first, then firmed, new, withdrawn
 * @param crossings allies on the other side of a target by revision
 * @param before what the headlines' measures of the European allies were in the report before, as
 *     of the year; empty where the report rests on the same release, or on the first one
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

  /** A measure of the European allies as the report before had it, or empty. */
  public Optional<Aggregate.Value> before(Measure measure, int year) {
    return before.stream()
        .filter(aggregate -> aggregate.measure().id().equals(measure.id()))
        .findFirst()
        .flatMap(aggregate -> aggregate.in(year));
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
