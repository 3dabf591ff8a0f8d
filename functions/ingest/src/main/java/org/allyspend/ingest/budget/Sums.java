package org.allyspend.ingest.budget;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.allyspend.core.domain.BudgetPart;
import org.allyspend.core.domain.BudgetStage;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.Refusal;

/** What the rows of one document add up to, in millions, by stage, part and period. */
final class Sums {
  private static final BigDecimal HALF = new BigDecimal("0.5");

  /** What a figure is of. */
  record Key(BudgetStage stage, BudgetPart part, Period period) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int order = stage.compareTo(other.stage);
      order = order == 0 ? part.compareTo(other.part) : order;
      return order == 0 ? period.compareTo(other.period) : order;
    }
  }

  /** The rows of one key. */
  static final class Sum {
    private BigDecimal total = BigDecimal.ZERO;
    private int figures;
    private int empties;
    private String firstEmpty = "";
    private final String column;

    private Sum(String column) {
      this.column = column;
    }

    /** The sum of those rows that have a figure. */
    BigDecimal total() {
      return total;
    }

    /** How many rows have one. */
    int figures() {
      return figures;
    }

    /** The document and the column, in words. */
    String place() {
      return column + ", " + figures + (figures == 1 ? " row" : " rows");
    }
  }

  /**
   * A sum as it is kept between functions.
   *
   * @param total in millions, with its decimals
   */
  record Row(
      @JsonProperty("stage") BudgetStage stage,
      @JsonProperty("part") BudgetPart part,
      @JsonProperty("period") Period period,
      @JsonProperty("total") String total,
      @JsonProperty("figures") int figures,
      @JsonProperty("empties") int empties,
      @JsonProperty("firstEmpty") String firstEmpty,
      @JsonProperty("column") String column) {}

  private final SortedMap<Key, Sum> sums = new TreeMap<>();

  /** All of them, as they are kept. */
  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    sums.forEach(
        (key, sum) ->
            rows.add(
                new Row(
                    key.stage(),
                    key.part(),
                    key.period(),
                    sum.total.toString(),
                    sum.figures,
                    sum.empties,
                    sum.firstEmpty,
                    sum.column)));
    return rows;
  }

  /** Adds what rows further down in the document add up to. */
  void add(List<Row> further) {
    for (Row row : further) {
      Key key = new Key(row.stage(), row.part(), row.period());
      Sum sum = sums.computeIfAbsent(key, absent -> new Sum(row.column()));
      sum.total = sum.total.add(new BigDecimal(row.total()));
      sum.figures += row.figures();
      sum.firstEmpty = sum.empties == 0 ? row.firstEmpty() : sum.firstEmpty;
      sum.empties += row.empties();
    }
  }

  /** Adds a figure of a row. */
  void add(Key key, BigDecimal value, String column) {
    Sum sum = sums.computeIfAbsent(key, absent -> new Sum(column));
    sum.total = sum.total.add(value);
    sum.figures++;
  }

  /** Notes that a row has none. */
  void empty(Key key, String column, String place) {
    Sum sum = sums.computeIfAbsent(key, absent -> new Sum(column));
    sum.firstEmpty = sum.empties == 0 ? place : sum.firstEmpty;
    sum.empties++;
  }

  SortedMap<Key, Sum> all() {
    return sums;
  }

  /** Refuses a period that some rows state and others do not, since nobody can say its sum. */
  void requireWhole() {
    sums.forEach(
        (key, sum) -> {
          if (sum.figures > 0 && sum.empties > 0) {
            throw Refusal.at(sum.firstEmpty)
                .expected("a figure, as " + sum.figures + " other rows have one")
                .found("none")
                .todo("where such a row has nothing to add, say 'emptyIsNothing'")
                .exception();
          }
        });
  }

  /** Refuses a sum that is not what the document prints as the total. */
  void requireTotals(Sums printed) {
    printed.sums.forEach(
        (key, total) -> {
          Sum sum = sums.get(key);
          if (total.figures == 0 || sum == null) {
            return;
          }
          BigDecimal unit = BigDecimal.ONE.movePointLeft(Math.max(total.total.scale(), 0));
          BigDecimal tolerance =
              unit.multiply(HALF).multiply(BigDecimal.valueOf(sum.figures + total.figures));
          if (sum.total.subtract(total.total).abs().compareTo(tolerance) > 0) {
            throw Refusal.at(total.column)
                .expected("the rows that count to add up to the printed total of " + key.period())
                .found(
                    sum.total.toPlainString()
                        + " of "
                        + sum.figures
                        + " rows for "
                        + total.total.toPlainString())
                .exception();
          }
        });
  }

  /** Whether no row counted. */
  boolean isEmpty() {
    return sums.isEmpty();
  }
}
