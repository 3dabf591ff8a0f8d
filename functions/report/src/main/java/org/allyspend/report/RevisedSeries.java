package org.allyspend.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.Revision;
import org.allyspend.core.domain.Subject;

/**
 * The revisions of one measure of one ally or printed group: what its source's edition says
 * otherwise than the one before, of figures that both have.
 *
 * @param revisions at least one, the latest period first
 */
public record RevisedSeries(List<Revision> revisions) {

  /**
   * All of them by source, then whose by name and printed groups after, then by measure in the
   * order of NATO's tables.
   */
  public static List<RevisedSeries> of(List<Revision> all, Labels labels) {
    Map<List<String>, List<Revision>> bySeries = new LinkedHashMap<>();
    List<String> sources = all.stream().map(Revision::source).distinct().toList();
    all.stream()
        .filter(revision -> revision.kind() == Revision.Kind.REVISED)
        .forEach(
            revision ->
                bySeries
                    .computeIfAbsent(
                        List.of(revision.source(), revision.subject(), revision.measure().id()),
                        absent -> new ArrayList<>())
                    .add(revision));
    return bySeries.values().stream()
        .map(
            revisions ->
                new RevisedSeries(
                    revisions.stream()
                        .sorted(Comparator.comparing(Revision::period).reversed())
                        .toList()))
        .sorted(
            Comparator.comparing((RevisedSeries one) -> sources.indexOf(one.latest().source()))
                .thenComparing(one -> new Subject(one.latest().subject()), labels.alliesByName())
                .thenComparing(one -> one.latest().subject())
                .thenComparing(one -> Measure.published().indexOf(one.latest().measure())))
        .toList();
  }

  /** The revision of the latest period that both editions have and one changed. */
  public Revision latest() {
    return revisions.get(0);
  }

  /** The first and the last period revised. */
  public String span() {
    Period first = revisions.get(revisions.size() - 1).period();
    Period last = latest().period();
    return first.equals(last) ? first.toString() : first + (first.isYear() ? "-" : "/") + last;
  }

  /** The revision that is the largest part of what it was, or empty where all were of zero. */
  public Optional<Revision> largest() {
    return revisions.stream()
        .filter(revision -> revision.differencePercent().isPresent())
        .max(
            Comparator.comparing(
                (Revision revision) ->
                    revision.differencePercent().map(BigDecimal::abs).orElse(BigDecimal.ZERO)));
  }
}
