package org.allyspend.ingest.budget;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.allyspend.core.domain.BudgetPart;
import org.allyspend.core.domain.BudgetStage;
import org.allyspend.core.domain.Period;

/** What the rows of one document add up to, in millions, by stage, part and period. */
final class Sums {
  /** What a figure is of. */
  record Key(
      @JsonProperty("stage") BudgetStage stage,
      @JsonProperty("part") BudgetPart part,
      @JsonProperty("period") Period period)
      implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int order = stage.compareTo(other.stage);
      order = order == 0 ? part.compareTo(other.part) : order;
      return order == 0 ? period.compareTo(other.period) : order;
    }

    /** Such as 'outturn of 2026-03'. */
    String words() {
      return stage.id() + " of " + period;
    }
  }

  /** A sum as it is kept between functions. */
  record Row(@JsonProperty("key") Key key, @JsonProperty("sum") Sum.Kept sum) {}

  private final SortedMap<Key, Sum> sums = new TreeMap<>();

  /** All of them, as they are kept. */
  List<Row> rows() {
    return sums.entrySet().stream()
        .map(entry -> new Row(entry.getKey(), entry.getValue().kept()))
        .toList();
  }

  /** Adds what rows further down in the document add up to. */
  void add(List<Row> further) {
    further.forEach(row -> of(row.key()).add(row.sum()));
  }

  /** That of this key, of no row yet where there was none. */
  Sum of(Key key) {
    return sums.computeIfAbsent(key, absent -> new Sum());
  }

  SortedMap<Key, Sum> all() {
    return sums;
  }

  void forEach(BiConsumer<Key, Sum> what) {
    sums.forEach(what);
  }

  /** Refuses a sum that is not what the document prints as the total. */
  void requireTotals(Sums printed) {
    printed.forEach(
        (key, total) -> {
          if (total.figures() > 0 && sums.containsKey(key)) {
            sums.get(key).requireTotal(key, total);
          }
        });
  }

  /** Whether no row counted. */
  boolean isEmpty() {
    return sums.isEmpty();
  }
}
