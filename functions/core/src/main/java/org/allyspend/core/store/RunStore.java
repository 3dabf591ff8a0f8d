package org.allyspend.core.store;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Assessment;
import org.allyspend.core.domain.Check;
import org.allyspend.core.domain.Comparison;
import org.allyspend.core.domain.Crossing;
import org.allyspend.core.domain.Finding;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Revision;
import org.allyspend.core.domain.Standing;
import org.allyspend.core.domain.Succession;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What runs computed, in a run's partition ({@code RUN#id}): the {@link Parts} of its assessment
 * ({@code ASSESSMENT#kind#…}: a group's aggregates, all allies' indicators, checks, findings, the
 * releases it rests on, …), and last the manifest ({@code ASSESSMENT}), without which a reader sees
 * nothing. NATO's of 2024 are 11 parts of up to 43 kB. What a run computes is determined by its
 * inputs, so doing it again changes nothing.
 */
public final class RunStore {
  private static final String MANIFEST = "ASSESSMENT";
  private static final String PART = MANIFEST + "#";
  private static final String AGGREGATES = PART + "AGGREGATES#";
  private static final String ALLIES = PART + "ALLIES#";
  private static final String BEFORE = PART + "BEFORE#";
  private static final String CHECKS = PART + "CHECKS#";
  private static final String FINDINGS = PART + "FINDINGS#";
  private static final String RELEASES = PART + "RELEASES#";
  private static final String STANDINGS = PART + "STANDINGS#";
  private static final String SUCCESSIONS = PART + "SUCCESSIONS#";
  private static final String CROSSINGS = PART + "CROSSINGS#";
  private static final String REVISIONS = PART + "REVISIONS#";

  /** A measure has the same values in both compositions for the most part, and packs once then. */
  private static final Comparator<Aggregate> SIDE_BY_SIDE =
      Comparator.comparing(Aggregate::group)
          .thenComparing(aggregate -> aggregate.measure().id())
          .thenComparing(Aggregate::composition);

  private final Table table;

  /** Runs in this table. */
  public RunStore(Table table) {
    this.table = table;
  }

  /**
   * Stores an assessment: its parts first, its manifest last.
   *
   * @param expiresAt when it may go, null where it stays for good
   */
  public void save(Assessment assessment, Instant expiresAt) {
    String partition = Items.ofRun(assessment.run());
    List<Map<String, AttributeValue>> parts = parts(partition, assessment);
    Map<String, AttributeValue> manifest = manifest(partition, assessment);
    List<Map<String, AttributeValue>> all = new ArrayList<>(parts);
    all.add(manifest);
    Parts.seal(all);
    all.forEach(item -> Items.expire(item, expiresAt));
    table.replace(partition, PART, parts);
    table.put(manifest);
  }

  private static List<Map<String, AttributeValue>> parts(String partition, Assessment assessment) {
    Comparison comparison = assessment.comparison();
    return Stream.of(
            Parts.of(
                partition, AGGREGATES, rows(assessment.aggregates().stream().sorted(SIDE_BY_SIDE))),
            Parts.of(partition, ALLIES, rows(assessment.allies().stream())),
            Parts.of(partition, BEFORE, rows(comparison.before().stream())),
            Parts.of(partition, CHECKS, assessment.checks()),
            Parts.of(partition, FINDINGS, assessment.findings()),
            Parts.of(partition, RELEASES, assessment.releases()),
            Parts.of(partition, STANDINGS, assessment.standings()),
            Parts.of(partition, SUCCESSIONS, comparison.successions()),
            Parts.of(partition, CROSSINGS, comparison.crossings()),
            Parts.of(partition, REVISIONS, comparison.revisions()))
        .flatMap(List::stream)
        .toList();
  }

  private static List<AggregateRow> rows(Stream<Aggregate> aggregates) {
    return aggregates.map(AggregateRow::of).toList();
  }

  /** The assessment of this run, or empty where it is not stored whole. */
  public Optional<Assessment> assessment(String run) {
    List<Map<String, AttributeValue>> items = Parts.read(table, Items.ofRun(run), MANIFEST);
    return items.stream()
        .filter(item -> Items.text(item, Table.SK).equals(MANIFEST))
        .findFirst()
        .map(manifest -> assessment(run, manifest, items));
  }

  /**
   * The findings of an assessment, without the rest of it; empty where it is not stored whole. They
   * are read after the manifest, which is written last, and bear its seal.
   */
  public Optional<List<Finding>> findings(String run) {
    String partition = Items.ofRun(run);
    return table
        .find(partition, MANIFEST)
        .flatMap(manifest -> Parts.of(manifest, table.query(partition, FINDINGS)))
        .map(parts -> Parts.records(parts, FINDINGS, Finding[].class).toList());
  }

  private static Assessment assessment(
      String run, Map<String, AttributeValue> manifest, List<Map<String, AttributeValue>> parts) {
    List<Release> releases = Parts.records(parts, RELEASES, Release[].class).toList();
    return new Assessment(
        run,
        YearMonth.parse(Items.text(manifest, "period")),
        Instant.parse(Items.text(manifest, "as_of")),
        Items.text(manifest, "configuration"),
        releases.get(0),
        releases.subList(1, releases.size()),
        Parts.records(parts, STANDINGS, Standing[].class).toList(),
        new Comparison(
            Instant.parse(Items.text(manifest, "since")),
            Parts.records(parts, SUCCESSIONS, Succession[].class).toList(),
            Parts.records(parts, REVISIONS, Revision[].class).toList(),
            Parts.records(parts, CROSSINGS, Crossing[].class).toList(),
            aggregates(parts, BEFORE)),
        aggregates(parts, AGGREGATES),
        aggregates(parts, ALLIES),
        Parts.records(parts, CHECKS, Check[].class).toList(),
        Parts.records(parts, FINDINGS, Finding[].class).toList());
  }

  private static List<Aggregate> aggregates(List<Map<String, AttributeValue>> parts, String kind) {
    return Parts.records(parts, kind, AggregateRow[].class).map(AggregateRow::aggregate).toList();
  }

  private static Map<String, AttributeValue> manifest(String partition, Assessment assessment) {
    Map<String, AttributeValue> item = Items.item(partition, MANIFEST);
    item.put("period", Items.text(assessment.period().toString()));
    item.put("as_of", Items.text(assessment.asOf().toString()));
    item.put("since", Items.text(assessment.comparison().since().toString()));
    item.put("configuration", Items.text(assessment.configuration()));
    return item;
  }
}
