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
import java.util.stream.Stream;

/**
 * What is remarked on a document without a figure's being affected, or on the way to it, or why a
 * run failed, as what it is and not yet in words: reports and the page say it in their readers'
 * language. In 'UNKNOWN_TABLE, Notes' the sheet named so is none of the tables that are known.
 *
 * @param kind what sort of remark it is; one that a later version stored and this one does not know
 *     is {@link Kind#OTHER}
 * @param values what stands in the places of its kind's sentence, in their order, as it stands
 *     there: a figure as a plain decimal
 * @param because the remarks that it rests on, which stand in the place named so; mostly none
 */
public record Remark(Kind kind, List<String> values, List<Remark> because) {
  private static final String BECAUSE = "because";
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

  /**
   * The sorts of remark, each with its English sentence. In its places stand a {@code figure}, a
   * {@code stage} or {@code part} of a budget by its id, a {@code measure} by its id, {@code
   * allies} by the names NATO prints, a {@code day} or {@code month} as ISO 8601 writes it, and
   * texts under any other name. What is stored has the kinds' names, and values in this order: a
   * kind that is to have others is a new one.
   */
  public enum Kind {
    /** As a version stored it that kept sentences. */
    SAID("{sentence}"),
    /** Whatever another version remarks. */
    OTHER("another version of Allyspend remarks on {what}"),
    UNVERIFIED("is unverified: {because}"),
    NO_REAL_DOCUMENT("its declaration has not read a real document yet ({against})"),
    NO_CHECKED_FIGURE("it has none of the figures that its declaration holds against it"),
    BEFORE_EURO("figures of years before {year} are taken to be printed in euros"),
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
    WINDOWS_1252("is not in UTF-8 and was read as Windows-1252; save it as 'CSV UTF-8'"),

    // Of the way to a document: what happened, and at which address.
    SEVERAL("{because}"),
    AT("{address}: {because}"),
    ATTEMPTS("{because} (attempts: {count})"),
    INTERRUPTED("was interrupted while fetching"),
    NO_HOST("there is no host of this name, or no network to find it in"),
    SILENT_HOST("its host can't be reached: it does not answer"),
    UNREACHABLE_HOST("its host can't be reached"),
    UNTRUSTED("no encrypted connection could be made that is to be trusted"),
    BROKEN_OFF("the connection broke off before the document was whole"),
    TOO_SLOW("did not answer within {duration}"),
    TOO_LARGE("has over {count} bytes, the most that is read"),
    NO_ROOM("finds no room in the temporary folder: {text}"),
    UNFORESEEN("its server answers in a way that was not foreseen (the log has more)"),
    STATUS("answers with status {status}"),
    STATUS_LATER(
        "answers with status {status} and asks to come back in {duration}, longer than is waited"),
    STATUS_FOR("answers with status {status}, expected {because}"),
    STATUS_SAYING("answers with status {status} and says '{text}', expected {because}"),
    HOLDS_NOTHING("holds nothing, expected {because}"),
    HOLDS_PAGE("holds a web page, expected {because}"),
    HOLDS_OTHER("holds something else, expected {because}"),
    HOLDS_CALLED("holds something else, which is called {text}, expected {because}"),
    EXCEL("an Excel workbook (.xlsx)"),
    ZIP("a zip archive"),
    JSON("JSON"),
    CSV("CSV"),
    TABLE("CSV, an Excel workbook (.xlsx) or a zip archive of them"),
    WEB_PAGE("a web page"),
    NO_URL("is no address, expected a URL"),
    NOT_HTTPS("can't be asked, expected https"),
    NOT_HTTP("can't be asked, expected https or http"),
    NOT_ALLOWED("its host is not allowed, expected one of {hosts}"),
    REDIRECTS("redirects to {because}"),
    REDIRECTS_NOWHERE("redirects to '{text}', expected an address"),
    REDIRECTS_ON("redirects over {count} times"),
    PAGES_TOO_LARGE("its pages have over {count} bytes, the most that is read"),
    PAGES_TOO_MANY("has {count} pages, expected at most {count}"),
    PAGES_APART(
        "its pages do not go together, fetched {count} times: expected one count of pages and rows"
            + " and one day of update on all of them"),
    NO_ISSUE("has no issue from {address} to {address}"),
    NO_EDITION("announces no edition that is recognised by its link"),
    NO_LATER_EDITION(
        "announces no edition later than that to {year}, though one to {year} is known"),
    NO_DOCUMENT(
        "announces the edition to {year} by {links}, and {because} stands at none of the addresses"
            + " beside it"),
    OLDER_EDITION(
        "is announced as the edition to {year} and holds one to {year}, which is not taken for it"),
    SUPERSEDED(
        "it no longer has what the release before has, {because}: where each file has its own"
            + " periods alone, the declaration is to say 'accumulates'"),
    LOST("{stage} of {period}"),
    LOST_SPAN("{stage} of {period} to {period} ({count} periods)"),

    // How a document was found: a sentence a step.
    CONFIGURED("The configuration names the address {address}."),
    ANNOUNCED("{address} announces the edition to {year} by {links}."),
    FOUND("It was found at {address}."),
    NOT_FOUND("It was not found at {because}."),
    BUILT_IN("The built-in address was taken, since {because}."),

    // Of a run: why it, or a step of it, failed.
    NONE_KNOWN("source {source}: expected a release known as of {moment}, found none"),
    NONE_KNOWN_BY("source {source}: expected a release known as of the end of {day}, found none"),
    FIRST_KNOWN("the first day on which something was known is {day}, the first month {month}"),
    LAST_VISIT_FAILED("the last visit failed: {because}"),
    PIECE_UNREAD(
        "a piece of its document could not be read, so that nothing of it was published; the map run"
            + " of the execution has more"),
    OVER_TIME("it took longer than it may take"),
    OVER_SECONDS("it took longer than the {count} seconds it may take"),
    OVER_HOURS("it took longer than the {count} hours it may take"),
    ABORTED("it was aborted in Step Functions"),
    STOPPED("the server stopped before its end"),
    NOT_STARTED("it could not be started: POST /runs/{run}/retry begins it again"),
    UNHEARD_OF(
        "it is lost: nothing was heard of its end within {count} hours; POST /runs/{run}/retry begins"
            + " it again"),
    ERROR("it ended in the error {text}, of which no more is known"),
    NO_REASON("no reason is known");

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
    boolean rests = kind.places().contains(BECAUSE);
    if (because.isEmpty() == rests || values.size() != kind.places().size() - (rests ? 1 : 0)) {
      throw new IllegalArgumentException(kind + " has " + kind.places() + ", not " + values);
    }
  }

  /** A remark that rests on no other. */
  public static Remark of(Kind kind, String... values) {
    return new Remark(kind, List.of(values), List.of());
  }

  /** A remark that rests on this one, and has these values. */
  public Remark within(Kind outer, String... with) {
    return new Remark(outer, List.of(with), List.of(this));
  }

  /** This remark, and then another. */
  public Remark and(Remark next) {
    List<Remark> all = new ArrayList<>(kind == Kind.SEVERAL ? because : List.of(this));
    all.add(next);
    return new Remark(Kind.SEVERAL, List.of(), all);
  }

  /** A remark of which no more is kept than its sentence; none where that is empty. */
  public static Remark said(String sentence) {
    return sentence.isEmpty() ? null : of(Kind.SAID, sentence);
  }

  /** The words of a language. */
  public interface Words {
    /** Those of a label by its key, with values in its places. */
    String get(String key, Object... values);
  }

  /**
   * It in a language.
   *
   * @param valueAtPlace how a value is told that stands in the place named so
   */
  public String told(Words words, BinaryOperator<String> valueAtPlace) {
    return words.get(
        "remark." + kind,
        inPlaces(
                valueAtPlace,
                remarks ->
                    remarks
                        .map(one -> one.told(words, valueAtPlace))
                        .reduce((one, next) -> words.get("list.next", one, next))
                        .orElse(""))
            .toArray());
  }

  /** What stands in its places: its values and the remarks that it rests on. */
  private List<String> inPlaces(
      BinaryOperator<String> valueAtPlace, Function<Stream<Remark>, String> remarks) {
    Iterator<String> next = values.iterator();
    return kind.places().stream()
        .map(
            place ->
                place.equals(BECAUSE)
                    ? remarks.apply(because.stream())
                    : valueAtPlace.apply(place, next.next()))
        .toList();
  }

  /** It in English, for the command line and the log. */
  public String sentence() {
    Iterator<String> told =
        inPlaces(
                (place, value) -> value,
                remarks -> remarks.map(Remark::sentence).collect(Collectors.joining("; ")))
            .iterator();
    return PLACE
        .matcher(kind.sentence)
        .replaceAll((MatchResult place) -> Matcher.quoteReplacement(told.next()));
  }

  /** Its sentence: a remark that is joined to a text is read by people. */
  @Override
  public String toString() {
    return sentence();
  }
}
