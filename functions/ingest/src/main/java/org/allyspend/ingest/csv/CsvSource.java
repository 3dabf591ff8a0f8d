package org.allyspend.ingest.csv;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;
import org.allyspend.ingest.Numbers;
import org.allyspend.ingest.Source;
import org.allyspend.ingest.fetch.DocumentKind;

/**
 * Figures in Allyspend's tidy CSV, a figure a line, as Excel saves it anywhere (see {@link
 * CsvText}). Lines at the top that start with '#' say what it is: {@code # title: …}, {@code
 * publisher}, {@code edition}, {@code licence}, {@code published} (the publisher's day, such as
 * 2026-07-09; nobody need know it), {@code current to} (the last day it speaks of, where that is
 * not the end of its last period). The columns are those of {@link #COLUMNS}; the value is empty
 * exactly where the status is M.
 */
public final class CsvSource implements Source {
  /** The header, word for word. */
  public static final List<String> COLUMNS =
      List.of("subject", "measure", "base_year", "period", "value", "status", "note", "place");

  /** What columns are called in files of before: when all periods were years. */
  private static final Map<String, String> NAMES_OF_BEFORE = Map.of("year", "period");

  /** Where the bundled snapshot of NATO's figures stands. */
  public static final String BUNDLED = "bundled:nato-2014-2024.csv";

  private static final int EARLIEST_YEAR = 1900;
  private static final int LATEST_YEAR = 2100;

  private record Key(Subject subject, Measure measure, PriceBasis basis) {}

  @Override
  public String id() {
    return "csv";
  }

  @Override
  public String address() {
    return BUNDLED;
  }

  @Override
  public DocumentKind kind() {
    return DocumentKind.CSV;
  }

  @Override
  public Publication parse(byte[] bytes) {
    CsvText text = CsvText.of(bytes);
    Map<String, Integer> columns = text.columns(COLUMNS, NAMES_OF_BEFORE);
    DecimalSign sign = new DecimalSign(text.separator() == ',');
    Map<Key, SortedMap<Period, Figure>> rows = new LinkedHashMap<>();
    for (CsvLines.Line line : text.lines()) {
      readLine(row(line, columns), sign, rows);
    }
    if (rows.isEmpty()) {
      throw Refusal.at("").expected("a figure a line under the header").found("none").exception();
    }
    List<Series> series = new ArrayList<>();
    rows.forEach((key, figures) -> series.add(series(key, figures)));
    Map<String, String> about = text.about();
    return new Publication(
            about.getOrDefault("title", Publication.FIGURES_AS_CSV),
            about.getOrDefault("publisher", Publication.NOT_STATED),
            about.getOrDefault("edition", Publication.NOT_STATED),
            about.getOrDefault("licence", Publication.NOT_STATED),
            Optional.ofNullable(day(about, "current to")).orElseGet(() -> lastDay(series)),
            series,
            List.of(),
            text.warnings())
        .publishedOn(day(about, "published"));
  }

  /** What is left out at the end of a line is empty; what stands beyond the columns is refused. */
  private static CsvRow row(CsvLines.Line line, Map<String, Integer> columns) {
    CsvRow row = new CsvRow("", line, columns);
    if (line.fields().size() > columns.size()) {
      throw Refusal.at(row.place())
          .expected(columns.size() + " columns")
          .found(Integer.toString(line.fields().size()))
          .exception();
    }
    return row;
  }

  private static LocalDate day(Map<String, String> about, String line) {
    String text = about.get(line);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw Refusal.at("# " + line)
          .expected("a day such as 2026-07-09")
          .foundText(text)
          .exception(e);
    }
  }

  /** A note that every figure of a row bears is the row's; any other stays with its figure. */
  private static Series series(Key key, SortedMap<Period, Figure> figures) {
    Set<String> notes = figures.values().stream().map(Figure::note).collect(Collectors.toSet());
    if (notes.size() > 1) {
      return new Series(key.subject(), key.measure(), key.basis(), "", figures);
    }
    figures.replaceAll((period, figure) -> figure.noted(""));
    return new Series(key.subject(), key.measure(), key.basis(), notes.iterator().next(), figures);
  }

  /** The end of the last period with a figure. */
  private static LocalDate lastDay(List<Series> series) {
    return series.stream()
        .map(one -> one.figures().lastKey())
        .max(Period::compareTo)
        .map(Period::lastDay)
        .orElseThrow();
  }

  private static void readLine(
      CsvRow row, DecimalSign sign, Map<Key, SortedMap<Period, Figure>> rows) {
    Measure measure = measure(row);
    Key key = new Key(subject(row), measure, basis(row, measure));
    Period period = period(row);
    Figure figure = figure(row, measure, sign).noted(row.text("note"));
    if (rows.computeIfAbsent(key, absent -> new TreeMap<>()).put(period, figure) != null) {
      throw Refusal.at(row.place())
          .expected("a figure once")
          .found(measure.id() + " of " + key.subject().id() + " in " + period + " again")
          .exception();
    }
  }

  private static Measure measure(CsvRow row) {
    String id = row.text("measure");
    return Measure.ofPublishedId(id)
        .orElseThrow(
            () ->
                Refusal.ofChoice(
                        row.place("measure"),
                        "a measure's id such as gdp_usd_current",
                        Measure.published().stream().map(Measure::id).toList(),
                        id)
                    .exception());
  }

  private static Period period(CsvRow row) {
    try {
      Period period = Period.parse(row.text("period"));
      if (period.year() >= EARLIEST_YEAR && period.year() <= LATEST_YEAR) {
        return period;
      }
    } catch (IllegalArgumentException e) {
      // Said below, with the place.
    }
    throw row.unexpected(
        "period",
        "a year or month from "
            + EARLIEST_YEAR
            + " to "
            + LATEST_YEAR
            + " such as 2024 or 2026-04");
  }

  private static Subject subject(CsvRow row) {
    try {
      return new Subject(row.text("subject"));
    } catch (RefusedException e) {
      throw e.within(row.place("subject"));
    }
  }

  private static PriceBasis basis(CsvRow row, Measure measure) {
    if (measure.prices() == PriceBasis.Kind.CONSTANT) {
      return PriceBasis.constant(baseYear(row));
    }
    if (!row.text("base_year").isEmpty()) {
      throw row.unexpected("base_year", "nothing, as the figure has no base year");
    }
    return measure.basis(0);
  }

  private static int baseYear(CsvRow row) {
    return Numbers.whole(row.text("base_year"), EARLIEST_YEAR, LATEST_YEAR)
        .orElseThrow(
            () ->
                row.unexpected("base_year", "a year from " + EARLIEST_YEAR + " to " + LATEST_YEAR));
  }

  private static Figure figure(CsvRow row, Measure measure, DecimalSign sign) {
    String place = row.text("place").isEmpty() ? row.place() : row.text("place");
    Status status;
    try {
      status = Status.of(row.text("status"));
    } catch (RefusedException e) {
      throw e.within(row.place("status"));
    }
    String value = row.text("value");
    if (status == Status.MISSING) {
      if (!value.isEmpty()) {
        throw row.unexpected("value", "nothing, as the status is M");
      }
      return Figure.missing(place);
    }
    return Figure.of(
        Numbers.parse(sign.point(value, row.place("value")), measure, row.place("value")),
        status,
        place);
  }
}
