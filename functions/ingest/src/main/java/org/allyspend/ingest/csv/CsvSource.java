package org.allyspend.ingest.csv;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
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
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;
import org.allyspend.ingest.Numbers;
import org.allyspend.ingest.Source;
import org.allyspend.ingest.fetch.DocumentKind;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Figures in Allyspend's tidy CSV, a figure a line, in UTF-8. Lines at the top that start with '#'
 * say what it is: {@code # title: …}, {@code publisher}, {@code edition}, {@code licence}, {@code
 * published} (the publisher's day, such as 2026-07-09; nobody need know it). The columns are those
 * of {@link #COLUMNS}; the value is empty exactly where the status is M.
 */
public final class CsvSource implements Source {
  /** The header, word for word. */
  public static final List<String> COLUMNS =
      List.of("subject", "measure", "base_year", "period", "value", "status", "note", "place");

  /** The same when all periods were years. */
  private static final List<String> COLUMNS_OF_YEARS =
      COLUMNS.stream().map(name -> name.equals("period") ? "year" : name).toList();

  /** Where the bundled snapshot of NATO's figures stands. */
  public static final String BUNDLED = "bundled:nato-2014-2024.csv";

  /** A sheet of Excel has room for little more. */
  private static final int MOST_LINES = 1_000_000;

  private static final int EARLIEST_YEAR = 1900;
  private static final int LATEST_YEAR = 2100;
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setCommentMarker('#')
          .setIgnoreEmptyLines(true)
          .setTrim(true)
          .setHeader()
          .setSkipHeaderRecord(true)
          .get();

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
    String text = text(bytes);
    try (CSVParser parser = CSVParser.parse(new StringReader(text), FORMAT)) {
      if (!List.of(COLUMNS, COLUMNS_OF_YEARS).contains(parser.getHeaderNames())) {
        throw new RefusedException(
            "header: expected the columns "
                + String.join(",", COLUMNS)
                + ", found '"
                + Numbers.shorten(String.join(",", parser.getHeaderNames()))
                + "'");
      }
      Map<String, String> about = about(parser.getHeaderComment());
      List<Series> series = series(parser);
      return new Publication(
          about.get("title"),
          about.get("publisher"),
          about.get("edition"),
          about.get("licence"),
          Publication.endOf(lastYear(series)),
          published(about.get("published")),
          series,
          List.of(),
          List.of());
    } catch (IOException
        | UncheckedIOException
        | IllegalArgumentException
        | IllegalStateException e) {
      throw new RefusedException("is no CSV that can be read: " + e.getMessage(), e);
    }
  }

  private static LocalDate published(String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new RefusedException(
          "# published: expected a day such as 2026-07-09, found '" + Numbers.shorten(text) + "'",
          e);
    }
  }

  private static String text(byte[] bytes) {
    if (bytes.length == 0) {
      throw new RefusedException("is empty, expected CSV");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new RefusedException("is not in UTF-8, expected CSV in UTF-8", e);
    }
  }

  private static Map<String, String> about(String comment) {
    Map<String, String> about = new HashMap<>();
    Optional.ofNullable(comment).stream()
        .flatMap(String::lines)
        .filter(line -> line.contains(":"))
        .forEach(
            line ->
                about.put(
                    line.substring(0, line.indexOf(':')).strip(),
                    line.substring(line.indexOf(':') + 1).strip()));
    about.putIfAbsent("title", "Figures supplied as CSV");
    about.putIfAbsent("publisher", "not stated");
    about.putIfAbsent("edition", "not stated");
    about.putIfAbsent("licence", "not stated");
    return about;
  }

  private static List<Series> series(CSVParser parser) {
    Map<Key, SortedMap<Period, Figure>> rows = new LinkedHashMap<>();
    for (CSVRecord record : parser) {
      if (record.getRecordNumber() > MOST_LINES) {
        throw new RefusedException("has over " + MOST_LINES + " figures");
      }
      readLine(record, "line " + parser.getCurrentLineNumber(), rows);
    }
    if (rows.isEmpty()) {
      throw new RefusedException("holds no figure, expected one a line under the header");
    }
    List<Series> series = new ArrayList<>();
    rows.forEach((key, figures) -> series.add(series(key, figures)));
    return series;
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

  private static int lastYear(List<Series> series) {
    return series.stream().mapToInt(one -> one.figures().lastKey().year()).max().orElseThrow();
  }

  private static void readLine(
      CSVRecord record, String line, Map<Key, SortedMap<Period, Figure>> rows) {
    if (!record.isConsistent()) {
      throw new RefusedException(
          line + ": has " + record.size() + " columns, expected " + COLUMNS.size());
    }
    Measure measure =
        Measure.ofPublishedId(record.get("measure"))
            .orElseThrow(
                () -> unexpected(line, record, "measure", "an id such as gdp_usd_current"));
    Key key = new Key(subject(line, record), measure, basis(line, record, measure));
    Period period = period(line, record);
    Figure figure = figure(line, record, measure).noted(record.get("note"));
    if (rows.computeIfAbsent(key, absent -> new TreeMap<>()).put(period, figure) != null) {
      throw new RefusedException(
          line
              + ": "
              + measure.id()
              + " of "
              + key.subject().id()
              + " in "
              + period
              + " stands twice, expected once");
    }
  }

  private static Period period(String line, CSVRecord record) {
    String text = record.get(COLUMNS.indexOf("period"));
    try {
      Period period = Period.parse(text);
      if (period.year() >= EARLIEST_YEAR && period.year() <= LATEST_YEAR) {
        return period;
      }
    } catch (IllegalArgumentException e) {
      // Said below, with the place.
    }
    throw new RefusedException(
        line
            + " column period: expected a year or month from "
            + EARLIEST_YEAR
            + " to "
            + LATEST_YEAR
            + " such as 2024 or 2026-04, found '"
            + Numbers.shorten(text)
            + "'");
  }

  private static Subject subject(String line, CSVRecord record) {
    try {
      return new Subject(record.get("subject"));
    } catch (RefusedException e) {
      throw e.within(line + " column subject");
    }
  }

  private static PriceBasis basis(String line, CSVRecord record, Measure measure) {
    boolean empty = record.get("base_year").isEmpty();
    if (measure.prices() == PriceBasis.Kind.CONSTANT) {
      return PriceBasis.constant(year(line, record, "base_year"));
    }
    if (!empty) {
      throw unexpected(line, record, "base_year", "nothing, as the figure has no base year");
    }
    return new PriceBasis(measure.prices(), 0);
  }

  private static int year(String line, CSVRecord record, String column) {
    String text = record.get(column);
    if (text.matches("\\d{4}")) {
      int year = Integer.parseInt(text);
      if (year >= EARLIEST_YEAR && year <= LATEST_YEAR) {
        return year;
      }
    }
    throw unexpected(line, record, column, "a year from " + EARLIEST_YEAR + " to " + LATEST_YEAR);
  }

  private static Figure figure(String line, CSVRecord record, Measure measure) {
    String place = record.get("place").isEmpty() ? line : record.get("place");
    Status status;
    try {
      status = Status.of(record.get("status"));
    } catch (RefusedException e) {
      throw e.within(line + " column status");
    }
    String value = record.get("value");
    if (status == Status.MISSING) {
      if (!value.isEmpty()) {
        throw unexpected(line, record, "value", "nothing, as the status is M");
      }
      return Figure.missing(place);
    }
    return Figure.of(Numbers.parse(value, measure, line + " column value"), status, place);
  }

  private static RefusedException unexpected(
      String line, CSVRecord record, String column, String expected) {
    return new RefusedException(
        line
            + " column "
            + column
            + ": expected "
            + expected
            + ", found '"
            + Numbers.shorten(record.get(column))
            + "'");
  }
}
