package org.allyspend.ingest.budget;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.BudgetPart;
import org.allyspend.core.domain.BudgetStage;
import org.allyspend.core.domain.Cadence;
import org.allyspend.core.domain.NationalCurrency;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.SourceIds;
import org.allyspend.core.lambda.Json;
import org.allyspend.core.lambda.JsonLines;
import org.allyspend.ingest.Archive;

/**
 * How one treasury's documents are read: whose they are, in which currency and scale, which rows
 * are defence, which columns are periods and at which stage. Its form is {@code
 * infra/budgets/budget.schema.json}.
 *
 * @param schema where its form is described, or null
 * @param ally the ally's ISO 3166-1 alpha-3 code
 * @param title what the documents are
 * @param publisher who issues them
 * @param licence the terms of use
 * @param address where the newest stands, unless a page announces it
 * @param announced the page on which its publisher announces new ones, or null
 * @param accumulates whether each file its publisher issues has its own periods alone, so that a
 *     release is the files so far; a later file goes before an earlier one
 * @param cadence when the next document is expected, or null where nobody waits for one
 * @param checked whether it was ever held against a real document
 * @param currency the currency's ISO 4217 code
 * @param scale in what the documents count
 * @param fiscalYear when the fiscal year starts, or null where it is the calendar year
 * @param plausible between what figures of the whole lie, so that a changed scale is noticed
 * @param covers what the whole is, in a sentence
 * @param bridge what lies between it and NATO's definition, or null
 * @param documents how each kind of document is read
 */
public record Declaration(
    @JsonProperty("$schema") String schema,
    @JsonProperty(value = "ally", required = true) String ally,
    @JsonProperty(value = "title", required = true) Words title,
    @JsonProperty(value = "publisher", required = true) Words publisher,
    @JsonProperty(value = "licence", required = true) Words licence,
    @JsonProperty(value = "address", required = true) String address,
    @JsonProperty("announced") Announced announced,
    @JsonProperty("accumulates") Boolean accumulates,
    @JsonProperty("cadence") Due cadence,
    @JsonProperty(value = "checked", required = true) Checked checked,
    @JsonProperty(value = "currency", required = true) String currency,
    @JsonProperty(value = "scale", required = true) Scale scale,
    @JsonProperty("fiscalYear") FiscalYear fiscalYear,
    @JsonProperty(value = "plausible", required = true) Plausible plausible,
    @JsonProperty(value = "covers", required = true) Words covers,
    @JsonProperty("bridge") Bridge bridge,
    @JsonProperty(value = "documents", required = true) List<Layout.Document> documents) {

  /** The most characters a declaration may have. */
  public static final int LONGEST = 100_000;

  /** What may be told apart from the whole. */
  private static final Set<BudgetPart> PARTS = EnumSet.complementOf(EnumSet.of(BudgetPart.WHOLE));

  private static final String BYTE_ORDER_MARK = "\ufeff";

  /** On which every ally counts in the currency it has today. */
  private static final LocalDate SOME_DAY = LocalDate.of(2100, 12, 31);

  /**
   * A page of announcements.
   *
   * @param page its address
   * @param link what a document's link looks like from its last '/', a regular expression with the
   *     group {@code year}, and {@code issue} (such as the month) and {@code definitive} where
   *     there are such
   */
  record Announced(
      @JsonProperty(value = "page", required = true) String page,
      @JsonProperty(value = "link", required = true) String link) {
    Announced {
      page = Declared.address("/page", page);
      link = Declared.year("/link", link);
    }
  }

  /**
   * When the next document is expected, counted from the last month that the latest one has.
   *
   * @param dueMonths until it is due
   * @param graceMonths after that until it is called overdue
   */
  record Due(
      @JsonProperty(value = "dueMonths", required = true) int dueMonths,
      @JsonProperty(value = "graceMonths", required = true) int graceMonths) {
    Due {
      new Cadence("budget", dueMonths, graceMonths); // It knows what can be.
    }
  }

  /**
   * What it was held against.
   *
   * @param verified whether real documents were read with it: a release is verified where at least
   *     one of the figures agrees; others may have been revised since
   * @param against which documents or which description
   * @param figures what the treasury prints, typed from there
   */
  record Checked(
      @JsonProperty(value = "verified", required = true) boolean verified,
      @JsonProperty(value = "against", required = true) Words against,
      @JsonProperty("figures") List<CheckedFigure> figures) {
    Checked {
      figures = Declared.some("/figures", figures);
      if (verified && figures.isEmpty()) {
        throw Refusal.at("")
            .expected("figures of the treasury's print, against which releases are held")
            .found("verified without any")
            .todo(
                "type one such as {\"stage\": \"outturn\", \"period\": \"2025\", \"value\":"
                    + " 1234.5}")
            .exception();
      }
    }
  }

  /** In what a document counts. */
  enum Scale {
    @JsonProperty("units")
    UNITS(-6),
    @JsonProperty("thousand")
    THOUSAND(-3),
    @JsonProperty("million")
    MILLION(0),
    @JsonProperty("billion")
    BILLION(3);

    private final int shift;

    Scale(int shift) {
      this.shift = shift;
    }

    /** By what a figure is to be multiplied to be in units. */
    BigDecimal factor() {
      return BigDecimal.ONE.movePointRight(6 + shift);
    }

    /** How far the point moves to the right to make millions. */
    int shift() {
      return shift;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A fiscal year.
   *
   * @param starts its first month, 1 to 12
   * @param namedByEnd whether the year it is called by is that in which it ends
   */
  record FiscalYear(
      @JsonProperty(value = "starts", required = true) int starts,
      @JsonProperty("namedByEnd") Boolean namedByEnd) {
    FiscalYear {
      namedByEnd = Boolean.TRUE.equals(namedByEnd);
      if (starts < 1 || starts > 12) {
        throw Refusal.at("/starts")
            .expected("a month from 1 to 12")
            .found(Integer.toString(starts))
            .exception();
      }
    }

    private static final FiscalYear CALENDAR = new FiscalYear(1, false);

    /** The first month of the fiscal year that is called by this year. */
    YearMonth first(int called) {
      return YearMonth.of(namedByEnd && starts > 1 ? called - 1 : called, starts);
    }

    /** The calendar year that holds most of its months, to which NATO gives it. */
    int calendarYear(int called) {
      int year = first(called).getYear();
      return starts <= 7 ? year : year + 1;
    }

    /** The first month of the fiscal year that is given to the calendar year of this day. */
    YearMonth firstOf(LocalDate day) {
      return YearMonth.of(starts <= 7 ? day.getYear() : day.getYear() - 1, starts);
    }

    /** The month of this number in it. */
    YearMonth month(int called, int month) {
      YearMonth first = first(called);
      return YearMonth.of(month >= starts ? first.getYear() : first.getYear() + 1, month);
    }
  }

  /**
   * Between what figures of the whole lie, in millions.
   *
   * @param year a year's, least and most, or null where there are none
   * @param month a month's, or null where there are none
   */
  record Plausible(
      @JsonProperty("year") List<BigDecimal> year, @JsonProperty("month") List<BigDecimal> month) {
    Plausible {
      requireTwo("/year", year);
      requireTwo("/month", month);
      if (year == null && month == null) {
        throw Refusal.at("").expected("year, month or both").found("neither").exception();
      }
    }

    private static void requireTwo(String where, List<BigDecimal> range) {
      if (range != null && (range.size() != 2 || range.get(0).compareTo(range.get(1)) > 0)) {
        throw Refusal.at(where)
            .expected("the least and the most")
            .found(range.toString())
            .exception();
      }
    }
  }

  /**
   * What lies between the whole and NATO's definition, each in a sentence, or null.
   *
   * @param pensions where soldiers' pensions stand
   * @param otherMinistries what other ministries spend that NATO counts
   * @param ukraine where support for Ukraine stands
   */
  record Bridge(
      @JsonProperty("pensions") Words pensions,
      @JsonProperty("otherMinistries") Words otherMinistries,
      @JsonProperty("ukraine") Words ukraine) {}

  public Declaration {
    Ally known =
        Ally.ofIso3(ally)
            .orElseThrow(
                () ->
                    Refusal.at("/ally")
                        .expected("an ally's ISO 3166-1 alpha-3 code")
                        .foundText(ally)
                        .exception());
    String own = NationalCurrency.of(known, SOME_DAY);
    if (!currency.equals(own)) {
      throw Refusal.at("/currency")
          .expected(
              own
                  + ", in which "
                  + known.natoName()
                  + " counts"
                  + NationalCurrency.euroSince(known).map(year -> " since " + year).orElse(""))
          .foundText(currency)
          .todo("see whether /ally is right")
          .exception();
    }
    accumulates = Boolean.TRUE.equals(accumulates);
    fiscalYear = fiscalYear == null ? FiscalYear.CALENDAR : fiscalYear;
    address = Declared.address("/address", address);
    documents = Declared.some("/documents", documents);
  }

  /**
   * Reads a declaration; a byte order mark before it is none of it.
   *
   * @param name how refusals call it
   * @throws RefusedException naming the line and the JSON pointer of what is not as it should be
   */
  public static Declaration read(String name, String text) {
    String json = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    try {
      if (json.length() > LONGEST) {
        throw Refusal.at("")
            .expected("at most " + LONGEST + " characters")
            .found(Integer.toString(json.length()))
            .exception();
      }
      requireNoNull("", Json.read(json, JsonNode.class, ""));
      return Json.read(json, Declaration.class, "");
    } catch (RefusedException e) {
      throw JsonLines.within(name, json, e);
    }
  }

  /** What is not said is left away. */
  private static void requireNoNull(String pointer, JsonNode node) {
    if (node.isNull()) {
      throw Refusal.at(pointer)
          .expected("a value")
          .found("null")
          .todo("leave the field away")
          .exception();
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      requireNoNull(pointer + "/" + i, node.get(i));
    }
    node.properties()
        .forEach(field -> requireNoNull(pointer + "/" + field.getKey(), field.getValue()));
  }

  /**
   * What a file is called: its name, and before it that of the zip in which it stands, where there
   * are several or the year is in the zip's name alone.
   *
   * @param path its name behind those of the zips it stands in
   */
  String called(String path) {
    String name = Archive.plain(path);
    String zips = path.substring(0, path.length() - name.length());
    if (zips.isEmpty()) {
      return name;
    }
    String zip = zips.substring(zips.lastIndexOf('/', zips.length() - 2) + 1);
    boolean yearless =
        document(name)
            .map(Layout.Document::year)
            .filter(year -> year.isMissingIn(name))
            .isPresent();
    return yearless || zip.length() < zips.length() ? zip + name : name;
  }

  /** How a file of this name is read, or empty where it is none that is declared. */
  Optional<Layout.Document> document(String called) {
    String file = Archive.plain(called);
    return documents.stream()
        .filter(one -> Condition.pattern(one.name()).matcher(file).matches())
        .findFirst();
  }

  /** What is told apart in any of its documents. */
  Map<BudgetPart, Layout.Part> parts() {
    Map<BudgetPart, Layout.Part> parts = new EnumMap<>(BudgetPart.class);
    documents.forEach(
        document -> document.parts().forEach(part -> parts.putIfAbsent(part.of(), part)));
    return parts;
  }

  /** Whether some of its documents are described by a {@code datapackage.json} beside them. */
  boolean isDescribed() {
    return documents.stream().anyMatch(Layout.Document::described);
  }

  /** The ally whose budget it is. */
  public Ally whose() {
    return Ally.ofIso3(ally).orElseThrow();
  }

  /** The id of the source that it makes: 'budget-swe'. */
  public String source() {
    return SourceIds.ofBudget(whose());
  }

  static BudgetStage stage(String where, String id) {
    return Refusal.choose(where, "a stage", List.of(BudgetStage.values()), BudgetStage::id, id);
  }

  static BudgetPart part(String where, String id) {
    return Refusal.choose(where, "a part", PARTS, BudgetPart::id, id);
  }
}
