package org.allyspend.ingest.worldbank;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Content;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Place;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Status;
import org.allyspend.ingest.Archive;
import org.allyspend.ingest.Numbers;
import org.allyspend.ingest.csv.CsvLines;

/**
 * The World Bank's downloads as CSV in a zip, a row a country and indicator with a column a year:
 * the whole database ({@code WDI_CSV.zip}), one indicator ({@code API_NY.GDP.MKTP.CD_….zip}), or a
 * table of one's own from DataBank. Other indicators and files are read past, line by line, so that
 * the whole database takes no more memory than its allies' figures.
 */
final class Download {
  /** How far from the top of a file its columns' names may stand. */
  private static final int MOST_ABOVE = 10;

  private static final Pattern YEAR = Pattern.compile("((?:19|20)\\d{2})(?: \\[YR\\1\\])?");
  private static final Pattern UPDATED =
      Pattern.compile("Last Updated(?: Date)?:?\\s*(?<day>[-/\\d]+)?");
  private static final List<DateTimeFormatter> DAYS =
      List.of(
          DateTimeFormatter.ISO_LOCAL_DATE, DateTimeFormatter.ofPattern("MM/dd/uuuu", Locale.ROOT));

  private final Map<Indicator, IndicatorFigures> figures = new EnumMap<>(Indicator.class);
  private LocalDate updated = LocalDate.MIN;

  /** The columns of a file, once the line of their names is found. */
  private record Columns(
      int country,
      int countryName,
      int indicator,
      int name,
      SortedMap<Integer, Integer> yearByColumn) {
    /** Those of a line, or empty where it is not the line of names. */
    static Optional<Columns> of(CsvLines.Line line) {
      Map<String, Integer> at = new HashMap<>();
      SortedMap<Integer, Integer> years = new TreeMap<>();
      for (int i = 0; i < line.fields().size(); i++) {
        at.putIfAbsent(line.field(i), i);
        Matcher year = YEAR.matcher(line.field(i));
        if (year.matches()) {
          years.put(i, Integer.valueOf(year.group(1)));
        }
      }
      Integer code = at.getOrDefault("Indicator Code", at.get("Series Code"));
      Integer name = at.getOrDefault("Indicator Name", at.get("Series Name"));
      Integer country = at.get("Country Code");
      return country == null || code == null || name == null || years.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Columns(country, at.getOrDefault("Country Name", country), code, name, years));
    }
  }

  private Download() {}

  /**
   * Reads a download.
   *
   * @throws RefusedException where it is no zip, holds no such table, or one that is not as
   *     expected
   */
  static Download read(Content zip) {
    Download download = new Download();
    new Archive(name -> name.toLowerCase(Locale.ROOT).endsWith(".csv")).each(zip, download::file);
    if (download.figures.isEmpty()) {
      throw Refusal.at("zip")
          .expected("a table with columns of country, indicator and years")
          .found("none with an indicator that is read")
          .exception();
    }
    return download;
  }

  private void file(String name, ZipEntry entry, InputStream csv) {
    try (CsvLines lines = CsvLines.of(csv, UTF_8, CsvLines.Form.of(','))) {
      Columns columns = null;
      for (int above = 0; columns == null && above < MOST_ABOVE && lines.hasNext(); above++) {
        CsvLines.Line line = lines.next();
        columns = Columns.of(line).orElse(null);
        noteUpdate(line);
      }
      if (columns == null) {
        return;
      }
      while (lines.hasNext()) {
        CsvLines.Line line = lines.next();
        noteUpdate(line);
        read(columns, line);
      }
      if (updated.equals(LocalDate.MIN)) {
        // The whole database does not say it, but its file is of that day.
        updated = day(entry);
      }
    } catch (RefusedException e) {
      throw e.within(name);
    }
  }

  /**
   * The day of a file in a zip. Where the zip states the moment it is taken in UTC, and else as it
   * stands: Java makes a moment of the one and a local time of the other by the machine's time
   * zone.
   */
  private static LocalDate day(ZipEntry entry) {
    return statesMoment(entry)
        ? LocalDate.ofInstant(Instant.ofEpochMilli(entry.getTime()), ZoneOffset.UTC)
        : entry.getTimeLocal().toLocalDate();
  }

  /** Whether there is a field of Info-ZIP's universal time, 0x5455, or of NTFS's, 0x000a. */
  private static boolean statesMoment(ZipEntry entry) {
    byte[] extra = entry.getExtra() == null ? new byte[0] : entry.getExtra();
    for (int at = 0; at + 4 <= extra.length; at += 4 + unsigned(extra, at + 2)) {
      int field = unsigned(extra, at);
      if (field == 0x5455 || field == 0x000a) {
        return true;
      }
    }
    return false;
  }

  private static int unsigned(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
  }

  private void read(Columns columns, CsvLines.Line line) {
    Optional<Indicator> indicator = Indicator.of(line.field(columns.indicator()));
    if (indicator.isEmpty()) {
      return;
    }
    Optional<Ally> ally =
        IndicatorFigures.ally(
            line.field(columns.country()),
            line.field(columns.countryName()),
            Place.line("", line.number()));
    if (ally.isEmpty()) {
      return;
    }
    IndicatorFigures of = figures.computeIfAbsent(indicator.get(), IndicatorFigures::new);
    of.named(line.field(columns.name()));
    columns
        .yearByColumn()
        .forEach(
            (column, year) -> {
              String place = of.place(ally.get().iso3(), Integer.toString(year));
              of.add(ally.get(), year, figure(line.field(column), indicator.get(), place));
            });
  }

  private static Figure figure(String text, Indicator indicator, String place) {
    return text.isEmpty() || text.equals("..")
        ? Figure.missing(place)
        : Figure.of(
            Numbers.parse(text, indicator.shift(), indicator.measure(), place),
            Status.NORMAL,
            place);
  }

  /** Above the table of an indicator, in two fields; under one of DataBank, in one. */
  private void noteUpdate(CsvLines.Line line) {
    Matcher matcher = UPDATED.matcher(line.field(0));
    if (matcher.matches()) {
      String day = matcher.group("day") == null ? line.field(1) : matcher.group("day");
      updated = day(day, line);
    }
  }

  private static LocalDate day(String text, CsvLines.Line line) {
    for (DateTimeFormatter format : DAYS) {
      try {
        return LocalDate.parse(text, format);
      } catch (DateTimeException e) {
        // The other form, or else what is said below.
      }
    }
    throw Refusal.at(Place.line("", line.number()))
        .expected("the day of the last update such as 2026-10-08")
        .foundText(text)
        .exception();
  }

  /** Each indicator's figures, of those that are in it. */
  Map<Indicator, IndicatorFigures> figures() {
    return figures;
  }

  /** The day of the last update. */
  LocalDate updated() {
    return updated;
  }
}
