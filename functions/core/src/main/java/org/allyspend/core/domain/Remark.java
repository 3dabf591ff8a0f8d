package org.allyspend.core.domain;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What reading remarks on a document without a figure's being affected, as what it is and not yet
 * in words: reports say it in their own language. In 'UNKNOWN_TABLE, Notes' the sheet named so is
 * none of the tables that are known.
 *
 * @param kind what sort of remark it is; one that a later version stored and this one does not know
 *     is {@link Kind#OTHER}
 * @param values what stands in the places of its kind's sentence, in their order, as it stands
 *     there: a figure as a plain decimal
 * @param because the remarks that it rests on, which stand in its last place; mostly none
 */
public record Remark(Kind kind, List<String> values, List<Remark> because) {
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

  /**
   * The sorts of remark, each with its English sentence. In its places stand a {@code figure}, a
   * {@code stage} or {@code part} of a budget by its id, a {@code measure} by its id, {@code
   * allies} by the names NATO prints, and texts under any other name. What is stored has the kinds'
   * names, and values in this order: a kind that is to have others is a new one.
   */
  public enum Kind {
    /** As a version stored it that kept sentences. */
    SAID("{sentence}"),
    /** Whatever another version remarks. */
    OTHER("another version of Allyspend remarks on {what}"),
    UNVERIFIED("is unverified: {because}"),
    NO_REAL_DOCUMENT("its declaration has not read a real document yet ({against})"),
    NO_CHECKED_FIGURE("it has none of the figures that its declaration holds against it"),
    DIFFERS(
        "{stage} of {period} is {figure}, and {figure} by what its declaration holds against it"),
    PART_DIFFERS(
        "{stage} ({part}) of {period} is {figure}, and {figure} by what its declaration holds"
            + " against it"),
    UNDECLARED("{file}: is none of the documents declared, and was passed over"),
    NO_CHANGE("{file}: changes nothing of what the declaration takes for defence"),
    NO_COUNTRY_SHEET("sheet {sheet}: is no sheet by country and was passed over"),
    NO_FOOTNOTE("sheet {sheet}: has no footnote '{mark}', which {allies} bears"),
    NO_COLOUR(
        "no figure is blue or red: SIPRI marks its estimates by colour, which this copy seems to"
            + " have lost, so that estimates stand as outturns"),
    UNKNOWN_TABLE("sheet {sheet}: is no table that is known, and was passed over"),
    NO_TITLE("sheet {sheet}: has no table's title and was passed over"),
    SEVERAL_TITLES("sheet {sheet}: has several tables' titles and was passed over"),
    REPEATING_TABLE("{place}: Table 4 repeats figures of Tables 2 and 3 and was passed over"),
    TABLE_LACKING("this edition has no Table {table}"),
    NO_BLOCK("sheet {sheet}: this edition prints no {measure}"),
    NO_ROW("sheet {sheet}: has no row for {allies} in the block of {measure}"),
    NO_PRINTED_ROW("sheet {sheet}: prints no row '{row}' of {measure} to check ours against"),
    STRAY_TEXT("{place}: passed over text ('{text}')"),
    STRAY_NUMBER("{place}: passed over a number beside the table ('{text}')"),
    NAMELESS_ROW("{place}: passed over row without a name, of errors and zeros ('{text}')"),
    NUMBER_AS_TEXT("{place}: the figure {text} is written as text and was read"),
    NOT_ITS_PARTS("{place}: is {figure}, but its parts add up to {figure}"),
    NOT_ITS_DONORS("{place}: is {figure}, but the donors' rows add up to {figure}"),
    NO_ANSWER("holds no answer on indicator {indicator}"),
    NO_ROWS_OF_ALLIES("indicator {indicator}: expected rows of every ally, found none of {allies}"),
    EUROSTAT_SAYS("{file}: Eurostat says '{text}'"),
    WINDOWS_1252("is not in UTF-8 and was read as Windows-1252; save it as 'CSV UTF-8'");

    private final String sentence;
    private final List<String> places;

    Kind(String sentence) {
      this.sentence = sentence;
      this.places = PLACE.matcher(sentence).results().map(place -> place.group(1)).toList();
    }

    /** The names of the places in its sentence, in their order. */
    public List<String> places() {
      return places;
    }
  }

  /** Of a kind that is not known, and of its values, no more is made than a list. */
  public Remark {
    if (kind == null) {
      kind = Kind.OTHER;
      values = List.of(String.join(", ", values));
      because = List.of();
    }
    values = List.copyOf(values);
    because = List.copyOf(because);
    if (values.size() + (because.isEmpty() ? 0 : 1) != kind.places().size()) {
      throw new IllegalArgumentException(kind + " has " + kind.places() + ", not " + values);
    }
  }

  /** A remark that rests on no other. */
  public static Remark of(Kind kind, String... values) {
    return new Remark(kind, List.of(values), List.of());
  }

  /** A remark of which no more is kept than its sentence. */
  public static Remark said(String sentence) {
    return of(Kind.SAID, sentence);
  }

  /** What stands in its places in a language: its values and the remarks that it rests on. */
  public List<String> told(BinaryOperator<String> valueAtPlace, Function<Remark, String> remark) {
    List<String> told = new ArrayList<>();
    for (String value : values) {
      told.add(valueAtPlace.apply(kind.places().get(told.size()), value));
    }
    if (!because.isEmpty()) {
      told.add(because.stream().map(remark).collect(Collectors.joining("; ")));
    }
    return told;
  }

  /** It in English, for the command line and the log. */
  public String sentence() {
    Iterator<String> told = told((place, value) -> value, Remark::sentence).iterator();
    return PLACE
        .matcher(kind.sentence)
        .replaceAll((MatchResult place) -> Matcher.quoteReplacement(told.next()));
  }
}
