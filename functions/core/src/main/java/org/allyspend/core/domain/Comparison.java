package org.allyspend.core.domain;

import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

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

  /**
   * Whom and what it is about, by which people choose what they are told of: the codes of allies of
   * which any figure is another, and the ids of targets that any ally has crossed.
   */
  public NavigableSet<String> changed() {
    NavigableSet<String> changed = new TreeSet<>();
    revisions.stream()
        .map(Revision::subject)
        .filter(subject -> Ally.ofIso3(subject).isPresent())
        .forEach(changed::add);
    for (Crossing crossing : crossings) {
      changed.add(crossing.ally());
      changed.add(crossing.target());
    }
    return changed;
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
