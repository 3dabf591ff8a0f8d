package org.allyspend.ingest.budget;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    @JsonProperty(value = "publisher", required = true) String publisher,
    @JsonProperty(value = "licence", required = true) String licence,
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
    @JsonProperty(value = "documents", required = true) List<Document> documents) {

  /** The most characters a declaration may have. */
  public static final int LONGEST = 100_000;

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
                "type one such as {\"stage\": \"outturn\", \"period\": \"2025\", \"value\": 1234.5}")
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

  /**
   * A kind of document.
   *
   * @param name what the names of such files look like, a regular expression
   * @param encoding the text's encoding, or null for UTF-8
   * @param separator what separates fields, or null for a semicolon
   * @param decimal the decimal sign, or null for a point
   * @param thousands what stands between thousands, or null for nothing
   * @param unquoted whether quotation marks enclose no fields and are text
   * @param sheet of a workbook the sheet's name, or null for the first
   * @param spellings other names that columns have had, by the name used here
   * @param rows what rows have to be to count: all of these
   * @param year where the year stands, or null where the columns' names have it
   * @param month where the month stands, or null where columns are months, or there are years alone
   * @param figures which columns are figures, and at which stage
   * @param parts what is told apart
   * @param check rows that print the total of those that count, or null where there are none
   * @param emptyIsNothing whether a row that counts and has no figure has none to add; else a
   *     period is missing in all rows, or in none
   * @param missing texts that say that there is no figure, such as 'n/a'
   * @param described whether a {@code datapackage.json} beside it says its form
   */
  record Document(
      @JsonProperty(value = "name", required = true) String name,
      @JsonProperty("encoding") String encoding,
      @JsonProperty("separator") String separator,
      @JsonProperty("decimal") String decimal,
      @JsonProperty("thousands") String thousands,
      @JsonProperty("unquoted") Boolean unquoted,
      @JsonProperty("sheet") String sheet,
      @JsonProperty("spellings") Map<String, List<String>> spellings,
      @JsonProperty(value = "rows", required = true) List<Condition> rows,
      @JsonProperty("year") Year year,
      @JsonProperty("month") Month month,
      @JsonProperty(value = "figures", required = true) List<FigureColumn> figures,
      @JsonProperty("parts") List<Part> parts,
      @JsonProperty("check") List<Condition> check,
      @JsonProperty("emptyIsNothing") Boolean emptyIsNothing,
      @JsonProperty("missing") List<String> missing,
      @JsonProperty("package") Boolean described) {
    Document {
      described = Boolean.TRUE.equals(described);
      missing = Declared.some("/missing", missing);
      unquoted = Boolean.TRUE.equals(unquoted);
      emptyIsNothing = Boolean.TRUE.equals(emptyIsNothing);
      name = Declared.pattern("/name", name);
      spellings = spellings == null ? Map.of() : spellings;
      spellings.values().forEach(others -> Declared.some("/spellings", others));
      parts = parts == null ? List.of() : parts;
      check = Declared.some("/check", check);
      decimal = decimal == null ? "." : Declared.sign("/decimal", decimal);
      separator = separator == null ? ";" : Declared.sign("/separator", separator);
      encoding = Declared.encoding("/encoding", encoding == null ? "UTF-8" : encoding);
      rows = Declared.some("/rows", rows);
      figures = Declared.some("/figures", figures);
      requireThousands(thousands, decimal);
      requireMonth(year, month, figures);
    }

    private static void requireThousands(String thousands, String decimal) {
      if (thousands != null && (thousands.isEmpty() || thousands.equals(decimal))) {
        throw Refusal.at("/thousands")
            .expected("what stands between thousands, and is not the decimal sign")
            .foundText(thousands)
            .exception();
      }
    }

    /** Where a month has no column, it stands with the year. */
    private static void requireMonth(Year year, Month month, List<FigureColumn> figures) {
      boolean with =
          (year != null && isWithMonth(year.like()))
              || figures.stream().anyMatch(figure -> isWithMonth(figure.like()));
      if (month != null && month.column() == null && !with) {
        throw Refusal.at("/month")
            .expected("a column, or a group (?<month>…) where the year is taken apart")
            .found("neither")
            .exception();
      }
    }

    private static boolean isWithMonth(String like) {
      return like != null && like.contains("(?<month>");
    }

    /** The same in another form; names that the declaration lists for columns stay. */
    Document inForm(Form form) {
      Map<String, List<String>> names = new LinkedHashMap<>(form.names());
      names.putAll(spellings);
      return new Document(
          name,
          form.encoding(),
          form.separator(),
          form.decimal(),
          form.thousands().isEmpty() ? null : form.thousands(),
          form.unquoted(),
          sheet,
          names,
          rows,
          year,
          month,
          figures,
          parts,
          check.isEmpty() ? null : check,
          emptyIsNothing,
          form.missing().isEmpty() ? null : form.missing(),
          described);
    }
  }

  /**
   * In what form a text is written.
   *
   * @param encoding its encoding
   * @param separator what separates fields
   * @param decimal the decimal sign
   * @param thousands what stands between thousands, empty for nothing
   * @param unquoted whether quotation marks enclose no fields and are text
   * @param missing texts that say that there is no figure
   * @param names other names of columns, by those that declarations use
   */
  record Form(
      String encoding,
      String separator,
      String decimal,
      String thousands,
      boolean unquoted,
      List<String> missing,
      Map<String, List<String>> names) {}

  /**
   * Where the year stands: in a column, in the file's name, or nowhere and it is this.
   *
   * @param column the column that has it, or null
   * @param like how it stands there or in the file's name, a regular expression with the group
   *     {@code year}, and {@code month} where it has that too; or null for a year such as 2024 or
   *     2023-24
   * @param inName whether it stands in the file's name
   * @param is the year itself, or null
   */
  record Year(
      @JsonProperty("column") String column,
      @JsonProperty("like") String like,
      @JsonProperty("inName") Boolean inName,
      @JsonProperty("is") Integer is) {
    /** A year, or two in the way of 2023-24 or 2023/2024, of which the first counts. */
    private static final String PLAIN = "(?<year>(?:19|20)\\d{2})(?:[-/](?:\\d{2}|\\d{4}))?";

    Year {
      if (Boolean.FALSE.equals(inName)) {
        throw Refusal.at("/inName").expected("true, or no such field").found("false").exception();
      }
      inName = Boolean.TRUE.equals(inName);
      like = like == null && is == null ? PLAIN : Declared.year("/like", like);
      if ((column != null ? 1 : 0) + (inName ? 1 : 0) + (is != null ? 1 : 0) != 1) {
        throw Refusal.at("")
            .expected("one of column, inName and is")
            .found("none or several")
            .exception();
      }
    }

    /** Whether it stands in files' names, and not in this. */
    boolean isMissingIn(String name) {
      return inName && !Condition.pattern(like).matcher(name).find();
    }
  }

  /**
   * Where the month stands.
   *
   * @param column the column that has it, or null where it stands with the year
   * @param names the twelve months from January on as they are written there, or null for numbers
   */
  record Month(@JsonProperty("column") String column, @JsonProperty("names") List<String> names) {
    Month {
      names = Declared.twelve("/names", names);
      if (column == null && names == null) {
        throw Refusal.at("").expected("column, names or both").found("neither").exception();
      }
    }
  }

  /**
   * Which columns are figures: one, twelve of months, or those whose name has the year.
   *
   * @param stage voted, revised, outturn or planned, or null where a column says it
   * @param stages where a column says it, or null
   * @param part of which part, or null for the whole and whatever part the row is of
   * @param column the one column, or null
   * @param months the twelve columns from the fiscal year's first month on, or null
   * @param like what the names of such columns look like, with the group {@code year}, or null
   * @param less a column to be taken off: the figure is a change of what was voted, or null
   * @param cumulative whether a month's figure is that of the year to date
   * @param negative whether expenditure is printed below zero
   * @param wholeYear whether it is of the year though its row is of a month; of a year's rows those
   *     without a figure have none to add
   * @param added whether it is a part of its period's figure, which other columns or the rows of
   *     other months complete
   * @param repeated whether the rows of each month state the year's figure anew, so that the latest
   *     counts
   */
  record FigureColumn(
      @JsonProperty("stage") String stage,
      @JsonProperty("stages") Stages stages,
      @JsonProperty("part") String part,
      @JsonProperty("column") String column,
      @JsonProperty("months") List<String> months,
      @JsonProperty("like") String like,
      @JsonProperty("less") String less,
      @JsonProperty("cumulative") Boolean cumulative,
      @JsonProperty("negative") Boolean negative,
      @JsonProperty("wholeYear") Boolean wholeYear,
      @JsonProperty("added") Boolean added,
      @JsonProperty("repeated") Boolean repeated) {
    FigureColumn {
      added = Boolean.TRUE.equals(added);
      repeated = Boolean.TRUE.equals(repeated);
      wholeYear = Boolean.TRUE.equals(wholeYear);
      cumulative = Boolean.TRUE.equals(cumulative);
      negative = Boolean.TRUE.equals(negative);
      months = Declared.twelve("/months", months);
      like = Declared.year("/like", like);
      if ((column != null ? 1 : 0) + (months != null ? 1 : 0) + (like != null ? 1 : 0) != 1) {
        throw Refusal.at("")
            .expected("one of column, months and like")
            .found("none or several")
            .exception();
      }
      if ((stage == null) == (stages == null)) {
        throw Refusal.at("").expected("one of stage and stages").found("none or both").exception();
      }
      if (stage != null) {
        Declaration.stage("/stage", stage);
      }
      if (part != null) {
        Declaration.part("/part", part);
      }
      if (wholeYear ? cumulative : repeated) {
        throw Refusal.at("")
            .expected(
                wholeYear
                    ? "cumulative of a month's figure, or wholeYear of a year's"
                    : "wholeYear where it is repeated")
            .found(wholeYear ? "both" : "repeated alone")
            .exception();
      }
    }

    /** Of which part it is whatever the row, or empty. */
    Optional<BudgetPart> ofPart() {
      return Optional.ofNullable(part).map(id -> Declaration.part("/part", id));
    }
  }

  /**
   * A column that says the stage.
   *
   * @param column its name
   * @param values what it says, and which stage that is; rows that say anything else are read past
   */
  record Stages(
      @JsonProperty(value = "column", required = true) String column,
      @JsonProperty(value = "values", required = true) Map<String, String> values) {
    Stages {
      if (values.isEmpty()) {
        throw Refusal.at("/values").expected("at least one").found("none").exception();
      }
      values.values().forEach(stage -> Declaration.stage("/values", stage));
    }
  }

  /**
   * A part that is told apart.
   *
   * @param part which it is, such as ukraine_support
   * @param inside whether it stands inside the whole; else it is beside it, and not in it
   * @param label what it is, in words
   * @param rows what rows that count have to be to be of it
   */
  record Part(
      @JsonProperty(value = "part", required = true) String part,
      @JsonProperty(value = "inside", required = true) boolean inside,
      @JsonProperty(value = "label", required = true) Words label,
      @JsonProperty("rows") List<Condition> rows) {
    Part {
      rows = Declared.some("/rows", rows);
      Declaration.part("/part", part);
    }

    BudgetPart of() {
      return Declaration.part("/part", part);
    }
  }

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
          .expected(own + ", in which " + known.natoName() + " counts")
          .foundText(currency)
          .todo("see whether /ally is right")
          .exception();
    }
    accumulates = Boolean.TRUE.equals(accumulates);
    fiscalYear = fiscalYear == null ? FiscalYear.CALENDAR : fiscalYear;
    publisher = Declared.text("/publisher", publisher);
    licence = Declared.text("/licence", licence);
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
    String name = BudgetSource.plain(path);
    String zips = path.substring(0, path.length() - name.length());
    if (zips.isEmpty()) {
      return name;
    }
    String zip = zips.substring(zips.lastIndexOf('/', zips.length() - 2) + 1);
    boolean yearless =
        document(name).map(Document::year).filter(year -> year.isMissingIn(name)).isPresent();
    return yearless || zip.length() < zips.length() ? zip + name : name;
  }

  /** How a file of this name is read, or empty where it is none that is declared. */
  Optional<Document> document(String called) {
    String file = BudgetSource.plain(called);
    return documents.stream()
        .filter(one -> Condition.pattern(one.name()).matcher(file).matches())
        .findFirst();
  }

  /** Whether some of its documents are described by a {@code datapackage.json} beside them. */
  boolean isDescribed() {
    return documents.stream().anyMatch(Document::described);
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
    for (BudgetStage one : BudgetStage.values()) {
      if (one.id().equals(id)) {
        return one;
      }
    }
    List<String> ids = List.of(BudgetStage.values()).stream().map(BudgetStage::id).toList();
    throw Refusal.ofChoice(where, "a stage", ids, id).exception();
  }

  static BudgetPart part(String where, String id) {
    for (BudgetPart one : BudgetPart.values()) {
      if (one.id().equals(id) && one != BudgetPart.WHOLE) {
        return one;
      }
    }
    List<String> ids = List.of(BudgetPart.values()).stream().skip(1).map(BudgetPart::id).toList();
    throw Refusal.ofChoice(where, "a part", ids, id).exception();
  }
}
