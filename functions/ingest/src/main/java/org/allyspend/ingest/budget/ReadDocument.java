package org.allyspend.ingest.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;

/** What one document says, all of whose rows have been read. */
final class ReadDocument {
  private final Layout.Document document;
  private final String file;
  private final Tally tally;

  /**
   * A document of these rows.
   *
   * @throws RefusedException where a period is stated by some rows that count and not by others, or
   *     by several columns or kinds of rows that nobody has said to be parts of it, or rows do not
   *     add up to the printed total
   */
  ReadDocument(Layout.Document document, String file, Tally tally) {
    this.document = document;
    this.file = file;
    this.tally = tally;
    List.of(tally.sums, tally.toDate, tally.changes)
        .forEach(sums -> sums.forEach((key, sum) -> require(key, sum)));
    tally.sums.requireTotals(tally.totals);
    tally.toDate.all().keySet().stream()
        .filter(key -> key.period().isYear())
        .findFirst()
        .ifPresent(
            key -> {
              throw Refusal.at(file)
                  .expected("months where figures are cumulative")
                  .found("years")
                  .exception();
            });
  }

  private void require(Sums.Key key, Sum sum) {
    sum.requireOneColumn(key);
    sum.requireOneText(key);
    if (!document.emptyIsNothing()) {
      sum.requireWhole();
    }
  }

  /** What the rows add up to. */
  Sums sums() {
    return tally.sums;
  }

  /** What the rows add up to from the fiscal year's first month on. */
  Sums toDate() {
    return tally.toDate;
  }

  /**
   * Of what it states figures to which no other document adds; where it prints none, it is silent.
   */
  private Set<Sums.Key> states() {
    Set<Sums.Key> keys = new TreeSet<>();
    List.of(tally.toDate, tally.sums)
        .forEach(
            sums ->
                sums.forEach(
                    (key, sum) -> {
                      if (!sum.isOfWholeYear() && sum.figures() > 0) {
                        keys.add(key);
                      }
                    }));
    return keys;
  }

  /** Whether a later document says all that this one does. */
  boolean isReplacedBy(ReadDocument later) {
    Set<Sums.Key> all = states();
    return !all.isEmpty() && later.states().containsAll(all);
  }

  /** By how much what was voted changes. */
  Sums changes() {
    return tally.changes;
  }

  /** Whether rows counted. */
  boolean hasRows() {
    return !(tally.sums.isEmpty() && tally.toDate.isEmpty() && tally.changes.isEmpty());
  }

  /** Whether it is of changes alone, so that it may have nothing on defence. */
  boolean isAmendment() {
    return document.figures().stream().allMatch(figure -> figure.less() != null);
  }

  /** A refusal of a document in which no row counts: which conditions held, and where not. */
  RefusedException noRows() {
    List<String> why = new ArrayList<>();
    for (int i = 0; tally.rows() > 0 && i < document.rows().size(); i++) {
      why.add(tally.met(i).words(document.rows().get(i)));
    }
    return Refusal.at(file)
        .expected("rows that are defence")
        .found("none among " + tally.rows() + (why.isEmpty() ? "" : ": " + String.join(", ", why)))
        .exception();
  }
}
