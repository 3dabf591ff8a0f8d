package org.allyspend.core.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.allyspend.core.domain.EditionOrder;
import org.allyspend.core.domain.Footnote;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Visit;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Releases, what they contain, and visits to their sources:
 *
 * <ul>
 *   <li>{@code RELEASES}, {@code source#sha256}: a release's manifest, so that those of a source,
 *       or of every source, are one read; under 1 kB;
 *   <li>{@code RELEASE#source#sha256}, {@code PART#SERIES#…}: its series, a measure's allies side
 *       by side, and {@code PART#FOOTNOTES#…}: the publisher's notes, as {@link Parts}. NATO's of
 *       2024 are one of 51 kB and one of 1;
 *   <li>{@code SOURCE#source}, {@code VISIT#moment}: a visit.
 * </ul>
 *
 * A release becomes visible by one conditional write of its manifest after all its parts are
 * stored, so a reader sees all of it or none.
 */
public final class ReleaseStore {
  private static final String RELEASES = "RELEASES";
  private static final String RELEASE = "release";
  private static final String STATE = "release_state";

  /** The day that a release was given once it was published: it is given once. */
  private static final String DAY = "day_given";

  private static final String PART = "PART#";
  private static final String SERIES = PART + "SERIES#";
  private static final String FOOTNOTES = PART + "FOOTNOTES#";
  private static final String VISIT = "VISIT#";

  private final Table table;

  /** Releases in this table. */
  public ReleaseStore(Table table) {
    this.table = table;
  }

  /**
   * What a release contains.
   *
   * @param series in {@link Series#ORDER}
   * @param footnotes the publisher's notes on allies' figures
   */
  public record Contents(List<Series> series, List<Footnote> footnotes) {}

  /** The manifest of the release with these bytes, published or rejected, or empty. */
  public Optional<Release> find(String source, String sha256) {
    Release.requireSource(source);
    return table.find(RELEASES, source + "#" + sha256).map(ReleaseStore::release);
  }

  /** All releases of a source, published and rejected, from the oldest edition to the newest. */
  public List<Release> list(String source) {
    return EditionOrder.of(ofSource(source));
  }

  private List<Release> ofSource(String source) {
    List<Release> releases = startingWith(source + "#");
    if (releases.isEmpty()) {
      // Where those of format 1 stood.
      table.query(sourceKey(source), "RELEASE#").forEach(Items::requireReadable);
    }
    return releases;
  }

  /** The published releases of a source, known or not yet, in no order. */
  public List<Release> published(String source) {
    return ofSource(source).stream()
        .filter(release -> release.state() == Release.State.PUBLISHED)
        .toList();
  }

  /** All releases of every source, by source and then as {@link #list}. */
  public Map<String, List<Release>> all() {
    Map<String, List<Release>> bySource =
        startingWith("").stream()
            .collect(Collectors.groupingBy(Release::source, TreeMap::new, Collectors.toList()));
    bySource.replaceAll((source, releases) -> EditionOrder.of(releases));
    return bySource;
  }

  private List<Release> startingWith(String skPrefix) {
    return table.query(RELEASES, skPrefix).stream().map(ReleaseStore::release).toList();
  }

  /** The published releases of a source known at that moment, from the oldest edition. */
  public List<Release> known(String source, Instant asOf) {
    return EditionOrder.of(
        published(source).stream().filter(release -> release.isKnown(asOf)).toList());
  }

  /** The newest edition of a source known at that moment, whatever was stored last, or empty. */
  public Optional<Release> inForce(String source, Instant asOf) {
    return known(source, asOf).stream().reduce((earlier, later) -> later);
  }

  /** The sources whose ids begin so and of which an edition was known at that moment. */
  public List<String> sourcesInForce(String prefix, Instant asOf) {
    return startingWith(prefix).stream()
        .filter(release -> release.state() == Release.State.PUBLISHED && release.isKnown(asOf))
        .map(Release::source)
        .distinct()
        .toList();
  }

  /** The first moment at which an edition of a source was known, or empty where none is. */
  public Optional<Instant> firstKnown(String source) {
    return published(source).stream().map(Release::knownSince).min(Instant::compareTo);
  }

  /**
   * Stores the publication and then publishes the release.
   *
   * @param first whether nobody has tried before: what an attempt has left is looked for, and goes
   * @return whether it was published now; false where the same bytes were published before
   */
  public boolean publish(Release release, Publication publication, boolean first) {
    return publish(release, new Contents(publication.series(), publication.footnotes()), first);
  }

  /** The same for what is known of it without its document. */
  public boolean publish(Release release, Contents contents, boolean first) {
    String partition = partition(release);
    List<SeriesRow> rows =
        contents.series().stream().sorted(Series.ORDER).map(SeriesRow::of).toList();
    List<Map<String, AttributeValue>> parts = new ArrayList<>();
    parts.addAll(Parts.of(partition, SERIES, rows));
    parts.addAll(Parts.of(partition, FOOTNOTES, contents.footnotes()));
    Parts.seal(parts);
    if (first) {
      table.putAll(parts);
    } else {
      table.replace(partition, PART, parts);
    }
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

  /**
   * Gives a published release the publisher's day that it was kept without.
   *
   * @return whether it has it now; false where it was given one before
   */
  public boolean give(Release release, LocalDate day) {
    Map<String, AttributeValue> item = manifest(release.publishedOn(day));
    item.put(DAY, Items.text(day.toString()));
    return table.putIf(item, "attribute_not_exists(" + DAY + ")", Map.of());
  }

  /** What a published release contains. */
  public Contents contents(Release release) {
    List<Map<String, AttributeValue>> parts = Parts.read(table, partition(release), PART);
    Contents contents =
        new Contents(
            Parts.records(parts, SERIES, SeriesRow[].class)
                .map(SeriesRow::series)
                .sorted(Series.ORDER)
                .toList(),
            Parts.records(parts, FOOTNOTES, Footnote[].class).toList());
    if (contents.series().size() != release.series()) {
      throw Refusal.at("release " + release.source() + " " + release.sha256())
          .expected(release.series() + " series")
          .found(Integer.toString(contents.series().size()))
          .todo("restore the table to a moment at which it was whole")
          .exception();
    }
    return contents;
  }

  /** The series of a published release, in {@link Series#ORDER}. */
  public List<Series> series(Release release) {
    return contents(release).series();
  }

  /** Notes a visit to a source's address. */
  public void visited(Visit visit) {
    Map<String, AttributeValue> item =
        Items.item(sourceKey(visit.source()), VISIT + Items.moment(visit.at()));
    item.put("visit", Items.json(visit));
    table.put(item);
  }

  /** The last visit to a source's address up to that moment, or empty. */
  public Optional<Visit> lastVisit(String source, Instant asOf) {
    return table
        .last(sourceKey(source), VISIT, VISIT + Items.moment(asOf))
        .map(item -> Items.json(item, "visit", Visit.class));
  }

  /** A rejected release may be tried again by a better parser; a published one stays for good. */
  private boolean writeManifest(Release release) {
    return table.putIf(
        manifest(release),
        "attribute_not_exists(pk) or release_state = :rejected",
        Map.of(":rejected", Items.text(Release.State.REJECTED.name())));
  }

  private static Map<String, AttributeValue> manifest(Release release) {
    Map<String, AttributeValue> item =
        Items.item(RELEASES, release.source() + "#" + release.sha256());
    item.put(STATE, Items.text(release.state().name()));
    item.put(RELEASE, Items.json(release));
    return item;
  }

  private static Release release(Map<String, AttributeValue> manifest) {
    return Items.json(manifest, RELEASE, Release.class);
  }

  private static String sourceKey(String source) {
    Release.requireSource(source);
    return "SOURCE#" + source;
  }

  private static String partition(Release release) {
    return "RELEASE#" + release.source() + "#" + release.sha256();
  }
}
