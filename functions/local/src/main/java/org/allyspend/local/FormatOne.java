package org.allyspend.local;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.allyspend.core.domain.Cadence;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Finding;
import org.allyspend.core.domain.Footnote;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Report;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;
import org.allyspend.core.domain.Visit;
import org.allyspend.core.lambda.Json;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Items as format 1 wrote them, of before series were packed: a manifest and a visit with an
 * attribute a field, a series with its periods in a map, notes as JSON. Attributes that came while
 * it was in use may be missing.
 */
final class FormatOne {
  private FormatOne() {}

  /** The release of a manifest ({@code SOURCE#id}, {@code RELEASE#sha256}). */
  static Release release(Map<String, AttributeValue> item) {
    return new Release(
        text(item, "source"),
        text(item, "sha256"),
        text(item, "address"),
        Instant.parse(text(item, "stored_at")),
        Release.State.valueOf(text(item, "release_state")),
        text(item, "title"),
        text(item, "publisher"),
        text(item, "edition"),
        text(item, "licence"),
        day(item, "current_to"),
        day(item, "published_on"),
        number(item, "series"),
        number(item, "observations"),
        said(item, "warnings"),
        records(item, "findings", Finding[].class),
        text(item, "rejection"),
        said(item, "found"),
        item.containsKey("due_months")
            ? new Cadence(
                text(item, "source"), number(item, "due_months"), number(item, "grace_months"))
            : null,
        null);
  }

  /**
   * A series of a release ({@code RELEASE#id#sha256}, {@code SERIES#measure#base year#subject}).
   */
  static Series series(Map<String, AttributeValue> item) {
    String id = text(item, "measure");
    Measure measure =
        Measure.ofPublishedId(id)
            .orElseThrow(
                () ->
                    Refusal.at("table, item " + text(item, "pk") + " " + text(item, "sk"))
                        .expected("a measure that is published")
                        .foundText(id)
                        .exception());
    SortedMap<Period, Figure> figures = new TreeMap<>();
    item.get("years")
        .m()
        .forEach((period, words) -> figures.put(Period.parse(period), figure(words.s())));
    return new Series(
        new Subject(text(item, "subject")),
        measure,
        measure.basis(number(item, "base_year")),
        text(item, "note"),
        figures);
  }

  /**
   * As in '8799.39 E TABLE2!M31': the value, or nothing where it is missing, status and place; the
   * note on it, where there is one, on a second line.
   */
  private static Figure figure(String words) {
    String[] lines = words.split("\n", 2);
    String[] each = lines[0].split(" ", 3);
    return new Figure(
        each[0].isEmpty() ? null : new BigDecimal(each[0]),
        Status.of(each[1]),
        each[2],
        lines.length == 1 ? "" : lines[1]);
  }

  /** Some notes of a release ({@code RELEASE#id#sha256}, {@code FOOTNOTES#number}). */
  static List<Footnote> footnotes(Map<String, AttributeValue> item) {
    return records(item, "json", Footnote[].class);
  }

  /** A visit ({@code SOURCE#id}, {@code VISIT#moment}). */
  static Visit visit(Map<String, AttributeValue> item) {
    return new Visit(
        text(item, "source"),
        Instant.parse(text(item, "visited_at")),
        text(item, "address"),
        text(item, "sha256"),
        text(item, "etag"),
        text(item, "last_modified"),
        Remark.said(text(item, "failure")),
        item.containsKey("notice") ? Remark.said(text(item, "notice")) : null,
        said(item, "found"));
  }

  /** A report ({@code RUN#id}, {@code REPORT}), of which no language was known. */
  static Report report(Map<String, AttributeValue> item) {
    SortedMap<String, Report.File> files = new TreeMap<>();
    item.get("files").m().forEach((name, file) -> files.put(name, file(file.m())));
    return new Report(
        YearMonth.parse(text(item, "period")),
        text(item, "run"),
        Instant.parse(text(item, "as_of")),
        "",
        text(item, "headline"),
        texts(item, "news"),
        texts(item, "findings"),
        null,
        files);
  }

  private static Report.File file(Map<String, AttributeValue> file) {
    return new Report.File(text(file, "key"), number(file, "bytes"), text(file, "sha256"));
  }

  private static String text(Map<String, AttributeValue> item, String attribute) {
    return item.get(attribute).s();
  }

  private static int number(Map<String, AttributeValue> item, String attribute) {
    return Integer.parseInt(item.get(attribute).n());
  }

  private static List<Remark> said(Map<String, AttributeValue> item, String attribute) {
    return texts(item, attribute).stream().map(Remark::said).toList();
  }

  private static List<String> texts(Map<String, AttributeValue> item, String attribute) {
    return item.containsKey(attribute)
        ? item.get(attribute).l().stream().map(AttributeValue::s).toList()
        : List.of();
  }

  private static LocalDate day(Map<String, AttributeValue> item, String attribute) {
    return item.containsKey(attribute) ? LocalDate.parse(text(item, attribute)) : null;
  }

  private static <T> List<T> records(
      Map<String, AttributeValue> item, String attribute, Class<T[]> type) {
    return item.containsKey(attribute)
        ? Arrays.asList(
            Json.stored(text(item, attribute), type, "item " + text(item, "sk") + " " + attribute))
        : List.of();
  }
}
