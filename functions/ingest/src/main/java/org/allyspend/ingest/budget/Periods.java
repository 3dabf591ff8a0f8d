package org.allyspend.ingest.budget;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.Place;
import org.allyspend.core.domain.Refusal;
import org.allyspend.ingest.csv.CsvLines;

/** Of which period figures are: as their rows say it, their columns' names, or their file's. */
final class Periods {
  /** What columns of months and of quarters are called, in the languages of treasuries. */
  private static final Set<String> MONTHS =
      Set.of(
          "month",
          "month_no",
          "month number",
          "monat",
          "mois",
          "mes",
          "mês",
          "mese",
          "maand",
          "måned",
          "månad",
          "mánuður",
          "kk",
          "kuu",
          "kuukausi",
          "mėnuo",
          "mēnesis",
          "miesiąc",
          "měsíc",
          "mesiac",
          "mesec",
          "mjesec",
          "месец",
          "hónap",
          "luna",
          "muaj",
          "muaji",
          "ay",
          "μήνας",
          "quarter",
          "quartal",
          "trimestre",
          "trimester",
          "kwartaal",
          "kvartal",
          "kwartał",
          "kvartál",
          "čtvrtletí",
          "štvrťrok",
          "negyedév",
          "çeyrek",
          "τρίμηνο");

  private static final String TWO_DIGITS = "(0[1-9]|1[0-2])";
  private static final Pattern BEHIND = Pattern.compile("[-/._ ]?" + TWO_DIGITS + "(?!\\d).*");
  private static final Pattern BEFORE = Pattern.compile("(?:.*\\D)?" + TWO_DIGITS + "[-/._ ]");

  private final Layout.Document document;
  private final Declaration.FiscalYear fiscal;
  private final String file;
  private final Columns columns;
  private final Pattern year;
  private final int yearColumn;
  private final int monthColumn;
  private final List<Integer> ignored;
  private Said last = new Said(null, 0, 0, false);

  /**
   * What a text says.
   *
   * @param month from 1 to 12, or 0 where it has none
   * @param monthLeft whether it has what is likely a month, of which the declaration says nothing
   */
  private record Said(String text, int year, int month, boolean monthLeft) {}

  /** A figure's period, and how it is said. */
  record Of(Period period, Sum.Said said) {}

  Periods(Declaration declaration, Layout.Document document, String file, Columns columns) {
    this.document = document;
    this.fiscal = declaration.fiscalYear();
    this.file = file;
    this.columns = columns;
    Layout.Year stands = document.year();
    this.year = stands == null ? null : Condition.pattern(stands.like());
    this.yearColumn = stands == null || stands.column() == null ? -1 : columns.of(stands.column());
    this.monthColumn =
        document.month() == null || document.month().column() == null
            ? -1
            : columns.of(document.month().column());
    this.ignored = columns.undeclared(MONTHS);
  }

  /** A column of the twelve of months, the first of the fiscal year being 1. */
  Of ofMonthColumn(CsvLines.Line line, int month) {
    return new Of(Period.of(fiscal.first(called(line)).plusMonths(month - 1L)), Sum.Said.NOTHING);
  }

  /** The period of a column's name: that of the row too, where the name has a year alone. */
  Of ofNamed(CsvLines.Line line, Matcher name, Layout.FigureColumn figure) {
    String place = Place.column(file, name.group());
    Said said = said(name, name.group(), place);
    if (said.month() == 0 && said.monthLeft() && !figure.wholeYear()) {
      throw Sum.monthLeft(place, said.text());
    }
    int month = said.month() > 0 ? said.month() : monthOfRow(line);
    return of(said.year(), month, said(line, "", month), figure.wholeYear());
  }

  /** The period of a row. */
  Of ofRow(CsvLines.Line line, Layout.FigureColumn figure) {
    if (year == null) {
      int month = monthOfRow(line);
      return of(called(line), month, said(line, "", month), figure.wholeYear());
    }
    Said said = saidBy(line);
    int month = monthColumn >= 0 ? monthOfRow(line) : said.month();
    if (month == 0 && said.monthLeft() && !figure.wholeYear()) {
      throw Sum.monthLeft(place(line), said.text());
    }
    return of(said.year(), month, said(line, said.text(), month), figure.wholeYear());
  }

  private Of of(int called, int month, String text, boolean wholeYear) {
    boolean ofMonth = month > 0 && !wholeYear;
    return ofMonth
        ? new Of(Period.of(fiscal.month(called, month)), Sum.Said.NOTHING)
        : new Of(
            Period.ofYear(fiscal.calendarYear(called)),
            new Sum.Said(text, month == 0 ? null : fiscal.month(called, month)));
  }

  /** What the row says of its year, and in columns that are called months and nobody declared. */
  private String said(CsvLines.Line line, String year, int month) {
    if (ignored.isEmpty() || month > 0) {
      return year;
    }
    StringBuilder all = new StringBuilder(year);
    for (int column : ignored) {
      all.append(all.isEmpty() ? "" : ", ").append(columns.name(column)).append(' ');
      all.append(line.field(column));
    }
    return all.toString();
  }

  private int called(CsvLines.Line line) {
    if (year != null) {
      return saidBy(line).year();
    }
    if (document.year() == null || document.year().is() == null) {
      throw Refusal.at(file)
          .expected("the declaration to say where the year stands")
          .found("nothing")
          .exception();
    }
    return document.year().is();
  }

  /** The year as the row says it, or the file's name; rows beside each other often say the same. */
  private Said saidBy(CsvLines.Line line) {
    String text = yearColumn < 0 ? file : line.field(yearColumn);
    if (!text.equals(last.text())) {
      Matcher matcher = year.matcher(text);
      if (!(yearColumn < 0 ? matcher.find() : matcher.matches())) {
        throw Refusal.at(place(line))
            .expected("a year like '" + year + "'")
            .foundText(text)
            .exception();
      }
      last = said(matcher, text, place(line));
    }
    return last;
  }

  private String place(CsvLines.Line line) {
    return yearColumn < 0
        ? "file's name"
        : Place.column(Place.line(file, line.number()), document.year().column());
  }

  private Said said(Matcher matcher, String text, String place) {
    int called = year(matcher.group("year"), text, place);
    String month =
        matcher.pattern().pattern().contains("(?<month>") ? matcher.group("month") : null;
    return new Said(
        text,
        called,
        month == null ? 0 : month(month, place),
        month == null
            && isMonthBeside(
                text.substring(0, matcher.start("year")),
                text.substring(matcher.end("year")),
                called));
  }

  /** A year of four digits, or of two as in 'Apr-25', which are of this century. */
  private static int year(String year, String text, String place) {
    if (year == null || !year.matches("(?:19|20)?\\d{2}")) {
      throw Refusal.at(place)
          .expected("a year such as 2026 or 26 where the declaration takes it from")
          .found(year == null ? "none" : Refusal.quoted(year) + " in " + Refusal.quoted(text))
          .exception();
    }
    return Integer.parseInt(year.length() == 2 ? "20" + year : year);
  }

  /** Whether two digits that can be a month stand beside a year; 2011-12 is a year of two. */
  private static boolean isMonthBeside(String before, String behind, int year) {
    Matcher next = BEHIND.matcher(behind);
    return BEFORE.matcher(before).matches()
        || (next.matches() && Integer.parseInt(next.group(1)) != (year + 1) % 100);
  }

  private int monthOfRow(CsvLines.Line line) {
    return monthColumn < 0
        ? 0
        : month(
            line.field(monthColumn),
            Place.column(Place.line(file, line.number()), document.month().column()));
  }

  private int month(String text, String place) {
    List<String> names = document.month() == null ? null : document.month().names();
    if (names == null) {
      return number(text, place);
    }
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equalsIgnoreCase(text)) {
        return i + 1;
      }
    }
    throw Refusal.ofChoice(place, "a month", names, text).exception();
  }

  private static int number(String text, String place) {
    if (text.matches("0?\\d{1,2}")) {
      int month = Integer.parseInt(text);
      if (month >= 1 && month <= 12) {
        return month;
      }
    }
    throw Refusal.at(place).expected("a month from 1 to 12").foundText(text).exception();
  }
}
