package org.allyspend.core.store;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Assessment;
import org.allyspend.core.domain.Check;
import org.allyspend.core.domain.Comparison;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Crossing;
import org.allyspend.core.domain.Finding;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Revision;
import org.allyspend.core.domain.Standing;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Succession;
import org.allyspend.core.domain.Unit;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What runs computed and wrote, a partition a run ({@code RUN#id}): an item a group and composition
 * with its measures and years, one an ally, the checks and findings, and last the manifest, without
 * which a reader sees nothing. A group's item has some 30 kB, far from the 400 kB of an item. What
 * a run computes is determined by its inputs, so doing it again changes nothing.
 */
public final class RunStore {
  private static final String MANIFEST = "ASSESSMENT";
  private static final String AGGREGATES = "AGGREGATES#";
  private static final String FINDINGS = "FINDINGS";
  private static final String CHECKS = "CHECKS";
  private static final String STANDINGS = "STANDINGS";
  private static final String SUCCESSIONS = "SUCCESSIONS";
  private static final String CROSSINGS = "CROSSINGS";
  private static final String REVISIONS = "REVISIONS#";
  private static final String BEFORE = "BEFORE#";

  /** So many that an item stays far below the 400 kB it may have. */
  private static final int REVISIONS_AN_ITEM = 500;

  private final Table table;
  private final ReleaseStore releases;

  /** Runs in this table. */
  public RunStore(Table table) {
    this.table = table;
    this.releases = new ReleaseStore(table);
  }

  /** Stores an assessment: its parts first, its manifest last. */
  public void save(Assessment assessment) {
    String partition = partition(assessment.run());
    table.delete(partition, MANIFEST);
    replace(
        partition,
        AGGREGATES,
        Stream.concat(assessment.aggregates().stream(), assessment.allies().stream()));
    table.put(Items.list(partition, CHECKS, assessment.checks()));
    table.put(Items.list(partition, FINDINGS, assessment.findings()));
    table.put(Items.list(partition, STANDINGS, assessment.standings()));
    saveComparison(partition, assessment.comparison());
    table.put(manifest(partition, assessment));
  }

  /** An item a group and composition, in the place of those under this prefix. */
  private void replace(String partition, String prefix, Stream<Aggregate> aggregates) {
    table.replace(
        partition,
        prefix,
        aggregates
            .collect(
                Collectors.groupingBy(
                    one -> prefix + one.group() + "#" + one.composition().id(),
                    TreeMap::new,
                    Collectors.toList()))
            .entrySet()
            .stream()
            .map(entry -> aggregatesItem(partition, entry.getKey(), entry.getValue()))
            .toList());
  }

  private void saveComparison(String partition, Comparison comparison) {
    table.put(Items.list(partition, SUCCESSIONS, comparison.successions()));
    table.put(Items.list(partition, CROSSINGS, comparison.crossings()));
    List<Revision> all = comparison.revisions();
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    for (int from = 0; from < all.size(); from += REVISIONS_AN_ITEM) {
      items.add(
          Items.list(
              partition,
              "%s%06d".formatted(REVISIONS, from),
              all.subList(from, Math.min(from + REVISIONS_AN_ITEM, all.size()))));
    }
    table.replace(partition, REVISIONS, items);
    replace(partition, BEFORE, comparison.before().stream());
  }

  private Comparison comparison(String partition, Instant since) {
    return new Comparison(
        since,
        list(partition, SUCCESSIONS, Succession[].class),
        table.query(partition, REVISIONS).stream()
            .flatMap(item -> Items.list(item, Revision[].class).stream())
            .toList(),
        list(partition, CROSSINGS, Crossing[].class),
        table.query(partition, BEFORE).stream().flatMap(RunStore::aggregates).toList());
  }

  /** The assessment of this run, or empty where it is not stored whole. */
  public Optional<Assessment> assessment(String run) {
    Assessment.requireRun(run);
    String partition = partition(run);
    return table.find(partition, MANIFEST).map(manifest -> assessment(run, partition, manifest));
  }

  private Assessment assessment(
      String run, String partition, Map<String, AttributeValue> manifest) {
    Map<Boolean, List<Aggregate>> byKind =
        table.query(partition, AGGREGATES).stream()
            .flatMap(RunStore::aggregates)
            .collect(Collectors.partitioningBy(one -> Ally.ofIso3(one.group()).isPresent()));
    return new Assessment(
        run,
        YearMonth.parse(Items.text(manifest, "period")),
        Instant.parse(Items.text(manifest, "as_of")),
        Items.text(manifest, "configuration"),
        release(manifest.get("release").m()),
        manifest.get("beside").l().stream().map(one -> release(one.m())).toList(),
        list(partition, STANDINGS, Standing[].class),
        comparison(partition, Instant.parse(Items.text(manifest, "since"))),
        byKind.get(false),
        byKind.get(true),
        list(partition, CHECKS, Check[].class),
        list(partition, FINDINGS, Finding[].class));
  }

  private static Map<String, AttributeValue> manifest(String partition, Assessment assessment) {
    Map<String, AttributeValue> item = Items.item(partition, MANIFEST);
    item.put("period", Items.text(assessment.period().toString()));
    item.put("as_of", Items.text(assessment.asOf().toString()));
    item.put("since", Items.text(assessment.comparison().since().toString()));
    item.put("configuration", Items.text(assessment.configuration()));
    item.put("release", reference(assessment.release()));
    item.put(
        "beside",
        AttributeValue.fromL(assessment.beside().stream().map(RunStore::reference).toList()));
    item.put("aggregates", Items.number(assessment.aggregates().size()));
    return item;
  }

  private static AttributeValue reference(Release release) {
    return Items.map(
        Map.of("source", Items.text(release.source()), "sha256", Items.text(release.sha256())));
  }

  private Release release(Map<String, AttributeValue> reference) {
    return releases
        .find(Items.text(reference, "source"), Items.text(reference, "sha256"))
        .orElseThrow();
  }

  private static Map<String, AttributeValue> aggregatesItem(
      String partition, String sortKey, List<Aggregate> aggregates) {
    Map<String, AttributeValue> measures = new HashMap<>();
    aggregates.forEach(one -> measures.put(one.measure().id(), measureValue(one)));
    Map<String, AttributeValue> item = Items.item(partition, sortKey);
    item.put("group", Items.text(aggregates.get(0).group()));
    item.put("composition", Items.text(aggregates.get(0).composition().id()));
    item.put("measures", Items.map(measures));
    return item;
  }

  private static AttributeValue measureValue(Aggregate aggregate) {
    Map<String, AttributeValue> years = new HashMap<>();
    aggregate
        .values()
        .forEach(
            (year, value) ->
                years.put(
                    year.toString(),
                    Items.map(
                        Map.of(
                            "value", Items.decimal(value.value()),
                            "status", Items.text(value.status().code()),
                            "members", Items.number(value.members()),
                            "covered", Items.number(value.covered())))));
    return Items.map(
        Map.of(
            "unit", Items.text(aggregate.measure().unit().name()),
            "prices", Items.text(aggregate.basis().kind().name()),
            "base_year", Items.number(aggregate.basis().baseYear()),
            "years", Items.map(years)));
  }

  private static Stream<Aggregate> aggregates(Map<String, AttributeValue> item) {
    String group = Items.text(item, "group");
    Composition composition = Composition.of(Items.text(item, "composition"));
    return item.get("measures").m().entrySet().stream()
        .map(measure -> aggregate(group, composition, measure.getKey(), measure.getValue().m()));
  }

  private static Aggregate aggregate(
      String group, Composition composition, String id, Map<String, AttributeValue> measure) {
    PriceBasis.Kind prices = PriceBasis.Kind.valueOf(Items.text(measure, "prices"));
    TreeMap<Integer, Aggregate.Value> values = new TreeMap<>();
    measure
        .get("years")
        .m()
        .forEach((year, value) -> values.put(Integer.valueOf(year), value(value.m())));
    return new Aggregate(
        group,
        composition,
        new Measure(id, Unit.valueOf(Items.text(measure, "unit")), prices),
        new PriceBasis(prices, Items.number(measure, "base_year")),
        values);
  }

  private static Aggregate.Value value(Map<String, AttributeValue> value) {
    return new Aggregate.Value(
        Items.decimal(value, "value"),
        Status.of(Items.text(value, "status")),
        Items.number(value, "members"),
        Items.number(value, "covered"));
  }

  private <T> List<T> list(String partition, String sortKey, Class<T[]> type) {
    return Items.list(table.find(partition, sortKey).orElseThrow(), type);
  }

  private static String partition(String run) {
    Assessment.requireRun(run);
    return "RUN#" + run;
  }
}
