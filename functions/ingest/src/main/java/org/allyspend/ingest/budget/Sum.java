package org.allyspend.ingest.budget;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.allyspend.core.domain.BudgetStage;
import org.allyspend.core.domain.Place;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;

/**
 * What the figures of one stage, part and period add up to, in millions, and what tells whether
 * they may be added: the columns they stand in, and how their rows say the period.
 */
final class Sum {
  private static final String TAKE_THE_MONTH =
      "take the month too, by a group (?<month>…) or by 'month': twelve months make their year by"
          + " themselves";

  private BigDecimal total = BigDecimal.ZERO;
  private int figures;
  private int empties;
  private String firstEmpty = "";
  private Different columns = Different.NONE;
  private Different texts = Different.NONE;
  private boolean added = true;
  private boolean repeated;
  private boolean wholeYear;
  private final SortedMap<YearMonth, BigDecimal> months = new TreeMap<>();

  /**
   * The first of several texts, and the first of them that is another.
   *
   * @param first empty where there is none
   * @param other empty where all are alike
   */
  record Different(@JsonProperty("first") String first, @JsonProperty("other") String other) {
    private static final Different NONE = new Different("", "");

    private Different with(String next) {
      if (next.isEmpty() || !other.isEmpty() || next.equalsIgnoreCase(first)) {
        return this;
      }
      return first.isEmpty() ? new Different(next, "") : new Different(first, next);
    }

    private Different with(Different further) {
      return with(further.first).with(further.other);
    }

    private boolean isSo() {
      return !other.isEmpty();
    }

    private String quoted() {
      return Refusal.quoted(first) + " and " + Refusal.quoted(other);
    }
  }

  /**
   * How a row says of which period its figure is.
   *
   * @param text what it says, where that is a year; else empty
   * @param month the month of the row, where its figure is the year's and the month is known; else
   *     null
   */
  record Said(String text, YearMonth month) {
    static final Said NOTHING = new Said("", null);
  }

  /**
   * A sum as it is kept between functions.
   *
   * @param total in millions, with its decimals
   * @param months what each month's rows say of their year
   */
  record Kept(
      @JsonProperty("total") String total,
      @JsonProperty("figures") int figures,
      @JsonProperty("empties") int empties,
      @JsonProperty("firstEmpty") String firstEmpty,
      @JsonProperty("columns") Different columns,
      @JsonProperty("texts") Different texts,
      @JsonProperty("added") boolean added,
      @JsonProperty("repeated") boolean repeated,
      @JsonProperty("wholeYear") boolean wholeYear,
      @JsonProperty("months") Map<String, String> months) {}

  /** It as it is kept. */
  Kept kept() {
    return new Kept(
        total.toString(),
        figures,
        empties,
        firstEmpty,
        columns,
        texts,
        added,
        repeated,
        wholeYear,
        months.entrySet().stream()
            .collect(
                Collectors.toMap(
                    entry -> entry.getKey().toString(), entry -> entry.getValue().toString())));
  }

  /** Adds what rows further down, or in another document, add up to. */
  void add(Kept further) {
    total = total.add(new BigDecimal(further.total()));
    figures += further.figures();
    firstEmpty = empties == 0 ? further.firstEmpty() : firstEmpty;
    empties += further.empties();
    columns = columns.with(further.columns());
    texts = texts.with(further.texts());
    added &= further.added();
    repeated |= further.repeated();
    wholeYear |= further.wholeYear();
    further
        .months()
        .forEach(
            (month, value) ->
                months.merge(YearMonth.parse(month), new BigDecimal(value), BigDecimal::add));
  }

  /** Takes off what the rows of those months say of their year that a later document says anew. */
  void forgetMonthsOf(Sum later) {
    for (YearMonth month : later.months.keySet()) {
      BigDecimal earlier = months.remove(month);
      total = earlier == null ? total : total.subtract(earlier);
    }
  }

  /** Adds a figure of a row. */
  void add(BigDecimal value, Layout.FigureColumn figure, String column, Said said) {
    note(figure, column, said);
    total = total.add(value);
    figures++;
    if (said.month() != null) {
      months.merge(said.month(), value, BigDecimal::add);
    }
  }

  /** Notes that a row has none. */
  void empty(Layout.FigureColumn figure, String column, Said said, String place) {
    note(figure, column, said);
    firstEmpty = empties == 0 ? place : firstEmpty;
    empties++;
  }

  private void note(Layout.FigureColumn figure, String column, Said said) {
    columns = columns.with(column);
    texts = texts.with(said.text());
    added &= figure.added();
    repeated |= figure.repeated();
    wholeYear |= figure.wholeYear();
  }

  /** The sum of those rows that have a figure, or where each month states it anew, the latest's. */
  BigDecimal total() {
    return repeated && !months.isEmpty() ? months.get(months.lastKey()) : total;
  }

  /** How many rows have a figure. */
  int figures() {
    return figures;
  }

  /** Whether it is of a year and stands in the rows of its months. */
  boolean isOfWholeYear() {
    return wholeYear;
  }

  /** The document and the column, in words. */
  String place() {
    return Place.rows(columns.first(), columns.isSo(), figures);
  }

  /** The document and the first column, in words. */
  String column() {
    return columns.first();
  }

  /** Refuses a period that some rows state and others do not, since nobody can say its sum. */
  void requireWhole() {
    if (figures > 0 && empties > 0) {
      throw Refusal.at(firstEmpty)
          .expected("a figure, as " + figures + " other rows have one")
          .found("none")
          .todo("where such a row has nothing to add, say 'emptyIsNothing'")
          .exception();
    }
  }

  /** Refuses what several columns state, of which nobody has said that they are parts of it. */
  void requireOneColumn(Sums.Key key) {
    if (columns.isSo() && !added) {
      throw Refusal.at(columns.other())
          .expected(key.words() + " in one column")
          .found("it in " + columns.first() + " too")
          .todo(
              "where they are parts to be added up, say 'added' of each; where their names have the"
                  + " month, take it by a group (?<month>…)")
          .exception();
    }
  }

  /** Refuses a year whose rows say it differently: they may be its months, and not all of them. */
  void requireOneText(Sums.Key key) {
    if (key.period().isYear() && !wholeYear && texts.isSo()) {
      throw Refusal.at(columns.first())
          .expected("rows of one year that say it alike")
          .found(texts.quoted() + ", both of " + key.period())
          .todo(TAKE_THE_MONTH)
          .exception();
    }
  }

  /**
   * Refuses what is the year's and stands in the rows of several months, unless somebody has said
   * what these are to it. What was spent in them is the year's only where they are all there, and
   * then it needs no saying.
   */
  void requireOneMonth(Sums.Key key) {
    if (!wholeYear) {
      return;
    }
    boolean several = texts.isSo() || months.size() > 1;
    if (several && key.stage() == BudgetStage.OUTTURN) {
      throw severalMonths(key)
          .todo("leave 'wholeYear' away: twelve months make their year by themselves")
          .exception();
    }
    boolean latest = repeated && !months.isEmpty();
    if (several && !added && !latest) {
      throw severalMonths(key)
          .todo(
              "say 'added' where they are its changes, or 'repeated' where each month states it"
                  + " anew and the latest counts")
          .exception();
    }
  }

  private Refusal severalMonths(Sums.Key key) {
    return Refusal.at(columns.first())
        .expected(key.words() + " in the rows of one month")
        .found(
            months.size() > 1
                ? "it in those of " + months.firstKey() + " and of " + months.lastKey()
                : "it in rows of " + texts.quoted());
  }

  /** The refusal of a year that is said with its month. */
  static RefusedException monthLeft(String place, String text) {
    return Refusal.at(place)
        .expected("a year alone")
        .found("it with a month, " + Refusal.quoted(text))
        .todo(TAKE_THE_MONTH + "; where its figures are the year's, say 'wholeYear'")
        .exception();
  }

  /** Refuses a sum that is not what the document prints as the total. */
  void requireTotal(Sums.Key key, Sum printed) {
    BigDecimal unit = BigDecimal.ONE.movePointLeft(Math.max(printed.total().scale(), 0));
    BigDecimal tolerance =
        unit.multiply(new BigDecimal("0.5"))
            .multiply(BigDecimal.valueOf((long) figures + printed.figures));
    if (total().subtract(printed.total()).abs().compareTo(tolerance) > 0) {
      throw Refusal.at(printed.column())
          .expected("the rows that count to add up to the printed total of " + key.period())
          .found(
              String.join(
                  " ",
                  List.of(
                      total().toPlainString(),
                      "of",
                      Integer.toString(figures),
                      "rows for",
                      printed.total().toPlainString())))
          .exception();
    }
  }
}
