package org.allyspend.ingest.budget;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;

/** What the rows of a document, or of a piece of it, add up to: its memory is that of its sums. */
final class Tally {
  /** What the document states. */
  final Sums sums = new Sums();

  /** What it prints as totals. */
  final Sums totals = new Sums();

  /** Sums of the year to date, of which months are made. */
  final Sums toDate = new Sums();

  /** Sums of changes to what was voted. */
  final Sums changes = new Sums();

  /** Of each condition on rows in how many it held, as long as no row was defence. */
  private final List<Met> met = new ArrayList<>();

  private boolean counted;
  private long rows;

  /**
   * A tally as it is kept between functions.
   *
   * @param rows how many rows were read, those that do not count among them
   * @param met of each condition in how many rows it held, where no row was defence
   */
  record Kept(
      @JsonProperty("rows") long rows,
      @JsonProperty("sums") List<Sums.Row> sums,
      @JsonProperty("totals") List<Sums.Row> totals,
      @JsonProperty("toDate") List<Sums.Row> toDate,
      @JsonProperty("changes") List<Sums.Row> changes,
      @JsonProperty("met") List<Met.Kept> met) {}

  /** Notes that a row was read. */
  void read() {
    rows++;
  }

  /** Notes that a row is defence: then nobody asks any longer why none is. */
  void count() {
    counted = true;
  }

  /** Whether why no row is defence may still be asked. */
  boolean isAsked() {
    return !counted;
  }

  /** What is known of the condition of this number, from 0. */
  Met met(int condition) {
    while (met.size() <= condition) {
      met.add(new Met());
    }
    return met.get(condition);
  }

  /** How many rows were read. */
  long rows() {
    return rows;
  }

  /** It as it is kept. */
  Kept kept() {
    return new Kept(
        rows,
        sums.rows(),
        totals.rows(),
        toDate.rows(),
        changes.rows(),
        met.stream().map(Met::kept).toList());
  }

  /** Adds that of the next piece of the document: all of them in order are that of the whole. */
  void add(Kept next) {
    rows += next.rows();
    sums.add(next.sums());
    totals.add(next.totals());
    toDate.add(next.toDate());
    changes.add(next.changes());
    for (int i = 0; i < next.met().size(); i++) {
      met(i).add(next.met().get(i));
    }
  }
}
