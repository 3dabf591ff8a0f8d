package org.allyspend.local;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Report;
import org.allyspend.core.domain.Series;
import org.allyspend.core.store.ReleaseStore;
import org.allyspend.core.store.ReportStore;
import org.allyspend.core.store.Table;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Brings a table that holds items of format 1 to today's: releases, visits and reports are written
 * as they are now, with their identity and the moments since which they are known; assessments of
 * runs are removed, since a run makes them again. Runs and their steps were the same then.
 *
 * <p>Nothing is removed before all that takes its place is stored and was read again, and manifests
 * go last: whenever it is stopped, what is left is whole, and it goes on where it is begun again.
 */
final class Migration {
  private static final String RELEASE = "RELEASE#";
  private static final String SERIES = "SERIES#";
  private static final String FOOTNOTES = "FOOTNOTES#";
  private static final String SOURCE = "SOURCE#";
  private static final String RUN = "RUN#";
  private static final String ASSESSMENT = "ASSESSMENT";
  private static final String PART = "PART#";

  private final DynamoDbClient dynamo;
  private final String name;
  private final Table table;
  private final ReleaseStore releases;
  private final ReportStore reports;

  /** Of the table of this name. */
  Migration(DynamoDbClient dynamo, String name) {
    this.dynamo = dynamo;
    this.name = name;
    table = new Table(dynamo, name);
    releases = new ReleaseStore(table);
    reports = new ReportStore(table);
  }

  /** Where an item of format 1 stands. */
  private record Key(String pk, String sk) {
    boolean isManifest() {
      return pk.startsWith(SOURCE) && sk.startsWith(RELEASE);
    }

    boolean isVisit() {
      return pk.startsWith(SOURCE) && sk.startsWith("VISIT#");
    }

    boolean isReportOfRun() {
      return pk.startsWith(RUN) && sk.equals(ReportStore.REPORT);
    }

    /** Of which the last is the period's: either is written with the other. */
    boolean isOfficialReport() {
      return pk.startsWith("REPORTS");
    }

    boolean isOfRelease() {
      return pk.startsWith(RELEASE);
    }

    boolean isOfAssessment() {
      return pk.startsWith(RUN) && (sk.equals(ASSESSMENT) || sk.startsWith(PART));
    }
  }

  /** A period's report, or one of several, and when it was asked for. */
  private record Official(Report report, Instant orderedAt) {}

  /**
   * Migrates.
   *
   * @return what was done, in one sentence
   * @throws RefusedException where a release is not whole; nothing is removed then
   */
  String migrate() {
    List<Key> old = old();
    List<Key> manifests = old.stream().filter(Key::isManifest).toList();
    List<Key> visits = old.stream().filter(Key::isVisit).toList();
    List<String> runs = partitions(old, Key::isOfAssessment);
    manifests.forEach(key -> pack(FormatOne.release(item(key))));
    visits.forEach(key -> releases.visited(FormatOne.visit(item(key))));
    // All are read before the first is written, which writes its period's too.
    old.stream().filter(Key::isOfficialReport).map(this::official).toList().forEach(this::publish);
    old.stream().filter(Key::isReportOfRun).forEach(this::keep);
    remove(old, runs);
    return told(manifests.size(), visits.size(), runs.size());
  }

  private void remove(List<Key> old, List<String> runs) {
    partitions(old, Key::isOfRelease)
        .forEach(
            partition -> {
              table.replace(partition, SERIES, List.of());
              table.replace(partition, FOOTNOTES, List.of());
            });
    runs.forEach(partition -> table.replace(partition, PART, List.of()));
    Stream.concat(
            old.stream().filter(key -> key.sk().equals(ASSESSMENT)),
            old.stream().filter(Key::isManifest))
        .forEach(key -> table.delete(key.pk(), key.sk()));
  }

  /** The rank is what it is as of and when it was ordered; one of several begins its key so. */
  private Official official(Key key) {
    Map<String, AttributeValue> item = item(key);
    String rank = item.containsKey("rank") ? item.get("rank").s() : key.sk();
    return new Official(FormatOne.report(item), Instant.parse(rank.split("#", -1)[1]));
  }

  private void publish(Official official) {
    reports.publish(official.report(), official.orderedAt());
  }

  private void keep(Key key) {
    Map<String, AttributeValue> item = item(key);
    reports.keep(
        FormatOne.report(item),
        item.containsKey(Table.EXPIRES)
            ? Instant.ofEpochSecond(Long.parseLong(item.get(Table.EXPIRES).n()))
            : null);
  }

  private List<Key> old() {
    return dynamo
        .scanPaginator(
            scan ->
                scan.tableName(name)
                    .consistentRead(true)
                    .projectionExpression("pk, sk")
                    .filterExpression("#format < :packed")
                    .expressionAttributeNames(Map.of("#format", "format"))
                    .expressionAttributeValues(Map.of(":packed", AttributeValue.fromN("2"))))
        .items()
        .stream()
        .map(item -> new Key(item.get(Table.PK).s(), item.get(Table.SK).s()))
        .toList();
  }

  private static List<String> partitions(List<Key> keys, Predicate<Key> which) {
    return keys.stream().filter(which).map(Key::pk).distinct().toList();
  }

  private Map<String, AttributeValue> item(Key key) {
    return table.find(key.pk(), key.sk()).orElseThrow();
  }

  /** Stores a release as it is stored now, unless it was before, and sees that it can be read. */
  private void pack(Release release) {
    if (release.state() == Release.State.REJECTED) {
      if (releases.find(release.source(), release.sha256()).isEmpty()) {
        releases.reject(release);
      }
      return;
    }
    boolean published =
        releases
            .find(release.source(), release.sha256())
            .filter(one -> one.state() == Release.State.PUBLISHED)
            .isPresent();
    if (!published) {
      ReleaseStore.Contents contents = contents(release);
      releases.publish(release.runningTo(contents.series()), contents, false);
    }
    releases.contents(releases.find(release.source(), release.sha256()).orElseThrow());
  }

  private ReleaseStore.Contents contents(Release release) {
    String partition = RELEASE + release.source() + "#" + release.sha256();
    List<Series> series =
        table.query(partition, SERIES).stream()
            .map(FormatOne::series)
            .sorted(Series.ORDER)
            .toList();
    if (series.size() != release.series()) {
      throw Refusal.at("release " + release.source() + " " + release.sha256())
          .expected(release.series() + " series in format 1")
          .found(Integer.toString(series.size()))
          .todo("restore the table to a moment at which it was whole")
          .exception();
    }
    return new ReleaseStore.Contents(
        series,
        table.query(partition, FOOTNOTES).stream()
            .flatMap(item -> FormatOne.footnotes(item).stream())
            .toList());
  }

  private static String told(int releases, int visits, int runs) {
    if (releases + visits + runs == 0) {
      return "nothing to migrate: no release, visit or assessment is stored in format 1";
    }
    return "migrated "
        + Refusal.counted(releases, "release")
        + " and "
        + Refusal.counted(visits, "visit")
        + " from format 1"
        + (runs == 0
            ? ""
            : "; removed what "
                + Refusal.counted(runs, "run")
                + " computed: have a run make it again where it is needed");
  }
}
