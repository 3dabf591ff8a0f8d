package org.allyspend.core.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allyspend.core.domain.Cadence;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Finding;
import org.allyspend.core.domain.Footnote;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;
import org.allyspend.core.domain.Visit;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Releases and their series. The manifest of a release stands under its source ({@code
 * SOURCE#nato}, {@code RELEASE#sha256}); its series stand in a partition of their own, an item a
 * series with the years in a map. A release becomes visible by one conditional write of its
 * manifest after all its series are stored, so a reader sees all of it or none.
 */
public final class ReleaseStore {
  private static final String RELEASE = "RELEASE#";
  private static final String SERIES = "SERIES#";
  private static final String FOOTNOTES = "FOOTNOTES#";
  private static final String VISIT = "VISIT#";

  private final Table table;

  /** Releases in this table. */
  public ReleaseStore(Table table) {
    this.table = table;
  }

  /** The manifest of the release with these bytes, published or rejected, or empty. */
  public Optional<Release> find(String source, String sha256) {
    return table.find(sourceKey(source), RELEASE + sha256).map(ReleaseStore::readRelease);
  }

  /** All releases of a source, published and rejected, from the oldest edition to the newest. */
  public List<Release> list(String source) {
    return table.query(sourceKey(source), RELEASE).stream()
        .map(ReleaseStore::readRelease)
        .sorted(Release.BY_EDITION)
        .toList();
  }

  /** The published releases of a source known at that moment, from the oldest edition. */
  public List<Release> known(String source, Instant asOf) {
    return list(source).stream()
        .filter(release -> release.state() == Release.State.PUBLISHED)
        .filter(release -> release.isKnown(asOf))
        .toList();
  }

  /** The newest edition of a source known at that moment, whatever was stored last, or empty. */
  public Optional<Release> inForce(String source, Instant asOf) {
    return known(source, asOf).stream().reduce((earlier, later) -> later);
  }

  /** The first moment at which an edition of a source was known, or empty where none is. */
  public Optional<Instant> firstKnown(String source) {
    return known(source, Instant.MAX).stream().map(Release::knownSince).min(Instant::compareTo);
  }

  /**
   * Stores the publication and then publishes the release.
   *
   * @return whether it was published now; false where the same bytes were published before
   */
  public boolean publish(Release release, Publication publication) {
    String partition = partition(release.source(), release.sha256());
    table.replace(
        partition,
        SERIES,
        publication.series().stream().map(one -> seriesItem(partition, one)).toList());
    table.replace(partition, FOOTNOTES, Items.lists(partition, FOOTNOTES, publication.footnotes()));
    return writeManifest(release);
  }

  /**
   * Keeps a rejected release with its reason.
   *
   * @return whether it was kept; false where the same bytes were published before
   */
  public boolean reject(Release release) {
    return writeManifest(release);
  }

  /** The series of a published release, in {@link Series#ORDER}. */
  public List<Series> series(Release release) {
    return table.query(partition(release.source(), release.sha256()), SERIES).stream()
        .map(ReleaseStore::readSeries)
        .sorted(Series.ORDER)
        .toList();
  }

  /** The publisher's notes on allies' figures in a published release. */
  public List<Footnote> footnotes(Release release) {
    return table.query(partition(release.source(), release.sha256()), FOOTNOTES).stream()
        .flatMap(item -> Items.list(item, Footnote[].class).stream())
        .toList();
  }

  /** Notes a visit to a source's address. */
  public void visited(Visit visit) {
    Map<String, AttributeValue> item =
        Items.item(sourceKey(visit.source()), VISIT + Items.moment(visit.at()));
    item.put("source", Items.text(visit.source()));
    item.put("visited_at", Items.text(visit.at().toString()));
    item.put("address", Items.text(visit.address()));
    item.put("sha256", Items.text(visit.sha256()));
    item.put("etag", Items.text(visit.etag()));
    item.put("last_modified", Items.text(visit.lastModified()));
    item.put("failure", Items.text(visit.failure()));
    item.put("notice", Items.text(visit.notice()));
    item.put("found", Items.texts(visit.found()));
    table.put(item);
  }

  /** The last visit to a source's address up to that moment, or empty. */
  public Optional<Visit> lastVisit(String source, Instant asOf) {
    return table
        .last(sourceKey(source), VISIT, VISIT + Items.moment(asOf))
        .map(ReleaseStore::readVisit);
  }

  private static Visit readVisit(Map<String, AttributeValue> item) {
    return new Visit(
        Items.text(item, "source"),
        Instant.parse(Items.text(item, "visited_at")),
        Items.text(item, "address"),
        Items.text(item, "sha256"),
        Items.text(item, "etag"),
        Items.text(item, "last_modified"),
        Items.text(item, "failure"),
        item.containsKey("notice") ? Items.text(item, "notice") : "",
        found(item));
  }

  /** What was stored before this was noted does not have it. */
  private static List<String> found(Map<String, AttributeValue> item) {
    return item.containsKey("found") ? Items.texts(item, "found") : List.of();
  }

  /** A rejected release may be tried again by a better parser; a published one stays for good. */
  private boolean writeManifest(Release release) {
    return table.putIf(
        manifest(release),
        "attribute_not_exists(pk) or release_state = :rejected",
        Map.of(":rejected", Items.text(Release.State.REJECTED.name())));
  }

  private static String sourceKey(String source) {
    Release.requireSource(source);
    return "SOURCE#" + source;
  }

  private static String partition(String source, String sha256) {
    return RELEASE + source + "#" + sha256;
  }

  private static Map<String, AttributeValue> manifest(Release release) {
    Map<String, AttributeValue> item =
        Items.item(sourceKey(release.source()), RELEASE + release.sha256());
    item.put("source", Items.text(release.source()));
    item.put("sha256", Items.text(release.sha256()));
    item.put("address", Items.text(release.address()));
    item.put("stored_at", Items.text(release.storedAt().toString()));
    item.put("release_state", Items.text(release.state().name()));
    item.put("title", Items.text(release.title()));
    item.put("publisher", Items.text(release.publisher()));
    item.put("edition", Items.text(release.edition()));
    item.put("licence", Items.text(release.licence()));
    if (release.currentTo() != null) {
      item.put("current_to", Items.text(release.currentTo().toString()));
    }
    release.published().ifPresent(day -> item.put("published_on", Items.text(day.toString())));
    item.put("series", Items.number(release.series()));
    item.put("observations", Items.number(release.observations()));
    item.put("warnings", Items.texts(release.warnings()));
    if (!release.findings().isEmpty()) {
      item.put("findings", Items.json(release.findings()));
    }
    item.put("rejection", Items.text(release.rejection()));
    item.put("found", Items.texts(release.found()));
    release
        .expected()
        .ifPresent(
            cadence -> {
              item.put("due_months", Items.number(cadence.dueMonths()));
              item.put("grace_months", Items.number(cadence.graceMonths()));
            });
    return item;
  }

  private static Release readRelease(Map<String, AttributeValue> item) {
    return new Release(
        Items.text(item, "source"),
        Items.text(item, "sha256"),
        Items.text(item, "address"),
        Instant.parse(Items.text(item, "stored_at")),
        Release.State.valueOf(Items.text(item, "release_state")),
        Items.text(item, "title"),
        Items.text(item, "publisher"),
        Items.text(item, "edition"),
        Items.text(item, "licence"),
        day(item, "current_to"),
        day(item, "published_on"),
        Items.number(item, "series"),
        Items.number(item, "observations"),
        Items.texts(item, "warnings"),
        item.containsKey("findings") ? Items.json(item, "findings", Finding[].class) : List.of(),
        Items.text(item, "rejection"),
        found(item),
        cadence(item));
  }

  /** When the next is expected, null where the source did not say so. */
  private static Cadence cadence(Map<String, AttributeValue> item) {
    return item.containsKey("due_months")
        ? new Cadence(
            Items.text(item, "source"),
            Items.number(item, "due_months"),
            Items.number(item, "grace_months"))
        : null;
  }

  /** A day that may be absent, as in what was stored before it was noted. */
  private static LocalDate day(Map<String, AttributeValue> item, String attribute) {
    return item.containsKey(attribute) ? LocalDate.parse(Items.text(item, attribute)) : null;
  }

  private static Map<String, AttributeValue> seriesItem(String partition, Series series) {
    String sortKey =
        SERIES
            + series.measure().id()
            + "#"
            + series.basis().baseYear()
            + "#"
            + series.subject().id();
    Map<String, AttributeValue> item = Items.item(partition, sortKey);
    item.put("subject", Items.text(series.subject().id()));
    item.put("measure", Items.text(series.measure().id()));
    item.put("base_year", Items.number(series.basis().baseYear()));
    item.put("note", Items.text(series.note()));
    item.put("years", Items.periods(series.figures(), ReleaseStore::words));
    return item;
  }

  private static Series readSeries(Map<String, AttributeValue> item) {
    Measure measure = Measure.ofPublishedId(Items.text(item, "measure")).orElseThrow();
    return new Series(
        new Subject(Items.text(item, "subject")),
        measure,
        new PriceBasis(measure.prices(), Items.number(item, "base_year")),
        Items.text(item, "note"),
        Items.periods(item, ReleaseStore::figure));
  }

  /**
   * As in '8799.39 E TABLE2!M31': the value, or nothing where it is missing, status and place; the
   * note on it, where there is one, on a second line.
   */
  private static String words(Figure figure) {
    String value = figure.value().map(BigDecimal::toPlainString).orElse("");
    String words = value + " " + figure.status().code() + " " + figure.place();
    return figure.note().isEmpty() ? words : words + "\n" + figure.note();
  }

  private static Figure figure(String words) {
    String[] lines = words.split("\n", 2);
    String[] each = lines[0].split(" ", 3);
    return new Figure(
        each[0].isEmpty() ? null : new BigDecimal(each[0]),
        Status.of(each[1]),
        each[2],
        lines.length == 1 ? "" : lines[1]);
  }
}
