package org.allyspend.ingest.budget;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allyspend.core.domain.BudgetPart;
import org.allyspend.core.domain.Refusal;

/** How a kind of document is laid out: its rows, its columns of figures and their periods. */
final class Layout {
  private Layout() {}

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

    /** Whether months are told apart in it. */
    boolean isMonthly() {
      return month != null
          || isMonthWithYear(year, figures)
          || figures.stream().anyMatch(figure -> figure.months() != null);
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
      if (month != null && month.column() == null && !isMonthWithYear(year, figures)) {
        throw Refusal.at("/month")
            .expected("a column, or a group (?<month>…) where the year is taken apart")
            .found("neither")
            .exception();
      }
    }

    private static boolean isMonthWithYear(Year year, List<FigureColumn> figures) {
      return (year != null && isWithMonth(year.like()))
          || figures.stream().anyMatch(figure -> isWithMonth(figure.like()));
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
      Declared.one("column, inName and is", column != null, inName, is != null);
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
      Declared.one("column, months and like", column != null, months != null, like != null);
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

    /** What it is, and where it stands. */
    Words note() {
      return new Words(
          (inside ? "inside: " : "beside: ") + label.one(),
          (inside ? "dans le total : " : "hors du total : ") + label.inFrench());
    }
  }
}
