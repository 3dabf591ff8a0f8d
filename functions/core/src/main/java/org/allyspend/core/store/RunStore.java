package org.allyspend.core.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
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
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Revision;
import org.allyspend.core.domain.Standing;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Succession;
import org.allyspend.core.domain.Unit;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What runs computed, in a run's partition ({@code RUN#id}): its parts ({@code PART#…}), and last
 * the manifest, without which a reader sees nothing. Aggregates are an item a group, composition
 * and quarter of a century, with a map of years for each measure; what comes in lists fills as many
 * items as it needs. No item comes near the 400 kB it may have. What a run computes is determined
 * by its inputs, so doing it again changes nothing.
 */
public final class RunStore {
  private static final String MANIFEST = "ASSESSMENT";
  private static final String PART = "PART#";
  private static final String AGGREGATES = PART + "AGGREGATES#";
  private static final String BEFORE = PART + "BEFORE#";
  private static final String CHECKS = PART + "CHECKS#";
  private static final String FINDINGS = PART + "FINDINGS#";
  private static final String STANDINGS = PART + "STANDINGS#";
  private static final String SUCCESSIONS = PART + "SUCCESSIONS#";
  private static final String CROSSINGS = PART + "CROSSINGS#";
  private static final String REVISIONS = PART + "REVISIONS#";

  /** With every measure there is, a group's item has some 100 kB then. */
  private static final int YEARS_AN_ITEM = 25;

  private final Table table;
  private final ReleaseStore releases;

  /** Runs in this table. */
  public RunStore(Table table) {
    this.table = table;
    this.releases = new ReleaseStore(table);
  }

  /**
   * Stores an assessment: its parts first, its manifest last.
   *
   * @param expiresAt when it may go, null where it stays for good
   */
  public void save(Assessment assessment, Instant expiresAt) {
    String partition = partition(assessment.run());
    List<Map<String, AttributeValue>> parts = parts(partition, assessment);
    Map<String, AttributeValue> manifest = manifest(partition, assessment);
    parts.forEach(part -> Items.expire(part, expiresAt));
    Items.expire(manifest, expiresAt);
    table.delete(partition, MANIFEST);
    table.replace(partition, PART, parts);
    table.put(manifest);
  }

  private static List<Map<String, AttributeValue>> parts(String partition, Assessment assessment) {
    Comparison comparison = assessment.comparison();
    return Stream.of(
            aggregateItems(
                partition,
                AGGREGATES,
                Stream.concat(assessment.aggregates().stream(), assessment.allies().stream())),
            aggregateItems(partition, BEFORE, comparison.before().stream()),
            Items.lists(partition, CHECKS, assessment.checks()),
            Items.lists(partition, FINDINGS, assessment.findings()),
            Items.lists(partition, STANDINGS, assessment.standings()),
            Items.lists(partition, SUCCESSIONS, comparison.successions()),
            Items.lists(partition, CROSSINGS, comparison.crossings()),
            Items.lists(partition, REVISIONS, comparison.revisions()))
        .flatMap(List::stream)
        .toList();
  }

  /** The assessment of this run, or empty where it is not stored whole. */
  public Optional<Assessment> assessment(String run) {
    Assessment.requireRun(run);
    String partition = partition(run);
    return table.find(partition, MANIFEST).map(manifest -> assessment(run, partition, manifest));
  }

  private Assessment assessment(
      String run, String partition, Map<String, AttributeValue> manifest) {
    List<Map<String, AttributeValue>> parts = table.query(partition, PART);
    Map<Boolean, List<Aggregate>> byKind =
        aggregates(parts, AGGREGATES)
            .collect(Collectors.partitioningBy(one -> Ally.ofIso3(one.group()).isPresent()));
    return new Assessment(
        run,
        YearMonth.parse(Items.text(manifest, "period")),
        Instant.parse(Items.text(manifest, "as_of")),
        Items.text(manifest, "configuration"),
        release(manifest.get("release").m()),
        manifest.get("beside").l().stream().map(one -> release(one.m())).toList(),
        list(parts, STANDINGS, Standing[].class),
        new Comparison(
            Instant.parse(Items.text(manifest, "since")),
            list(parts, SUCCESSIONS, Succession[].class),
            list(parts, REVISIONS, Revision[].class),
            list(parts, CROSSINGS, Crossing[].class),
            aggregates(parts, BEFORE).toList()),
        byKind.get(false),
        byKind.get(true),
        list(parts, CHECKS, Check[].class),
        list(parts, FINDINGS, Finding[].class));
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

  private static List<Map<String, AttributeValue>> aggregateItems(
      String partition, String prefix, Stream<Aggregate> aggregates) {
    return aggregates
        .flatMap(RunStore::pieces)
        .collect(
            Collectors.groupingBy(
                piece ->
                    prefix
                        + piece.group()
                        + "#"
                        + piece.composition().id()
                        + "#"
                        + firstYear(piece.values().firstKey().year()),
                TreeMap::new,
                Collectors.toList()))
        .entrySet()
        .stream()
        .map(entry -> aggregatesItem(partition, entry.getKey(), entry.getValue()))
        .toList();
  }

  /** The same aggregate in pieces that each belong into one item. */
  private static Stream<Aggregate> pieces(Aggregate whole) {
    return whole.values().keySet().stream()
        .map(period -> firstYear(period.year()))
        .distinct()
        .map(
            first ->
                of(
                    whole,
                    whole
                        .values()
                        .subMap(Period.ofYear(first), Period.ofYear(first + YEARS_AN_ITEM))));
  }

  private static int firstYear(int year) {
    return Math.floorDiv(year, YEARS_AN_ITEM) * YEARS_AN_ITEM;
  }

  private static Aggregate joined(Aggregate one, Aggregate other) {
    SortedMap<Period, Aggregate.Value> values = new TreeMap<>(one.values());
    values.putAll(other.values());
    return of(one, values);
  }

  private static Aggregate of(Aggregate like, SortedMap<Period, Aggregate.Value> values) {
    return new Aggregate(like.group(), like.composition(), like.measure(), like.basis(), values);
  }

  private static Map<String, AttributeValue> aggregatesItem(
      String partition, String sortKey, List<Aggregate> pieces) {
    Map<String, AttributeValue> measures = new HashMap<>();
    pieces.forEach(one -> measures.put(one.measure().id(), measureValue(one)));
    Map<String, AttributeValue> item = Items.item(partition, sortKey);
    item.put("group", Items.text(pieces.get(0).group()));
    item.put("composition", Items.text(pieces.get(0).composition().id()));
    item.put("measures", Items.map(measures));
    return item;
  }

  private static AttributeValue measureValue(Aggregate aggregate) {
    return Items.map(
        Map.of(
            "unit", Items.text(aggregate.measure().unit().name()),
            "prices", Items.text(aggregate.basis().kind().name()),
            "base_year", Items.number(aggregate.basis().baseYear()),
            "years", Items.periods(aggregate.values(), RunStore::words)));
  }

  /**
   * As in '378538.1 E 30 28 DEU': the value, its status, members, how many are covered, and who is
   * missing.
   */
  private static String words(Aggregate.Value value) {
    return Stream.concat(
            Stream.of(
                value.value().toPlainString(),
                value.status().code(),
                Integer.toString(value.members()),
                Integer.toString(value.covered())),
            value.missing().stream().map(Ally::iso3))
        .collect(Collectors.joining(" "));
  }

  private static Aggregate.Value value(String words) {
    String[] each = words.split(" ");
    return new Aggregate.Value(
        new BigDecimal(each[0]),
        Status.of(each[1]),
        Integer.parseInt(each[2]),
        Integer.parseInt(each[3]),
        Arrays.stream(each).skip(4).map(Ally::valueOf).collect(Collectors.toSet()));
  }

  private static Stream<Aggregate> aggregates(
      List<Map<String, AttributeValue>> parts, String prefix) {
    Map<List<String>, Aggregate> whole = new LinkedHashMap<>();
    under(prefix, parts)
        .flatMap(RunStore::piecesOf)
        .forEach(
            piece ->
                whole.merge(
                    List.of(piece.group(), piece.composition().id(), piece.measure().id()),
                    piece,
                    RunStore::joined));
    return whole.values().stream();
  }

  private static Stream<Aggregate> piecesOf(Map<String, AttributeValue> item) {
    String group = Items.text(item, "group");
    Composition composition = Composition.of(Items.text(item, "composition"));
    return item.get("measures").m().entrySet().stream()
        .map(measure -> piece(group, composition, measure.getKey(), measure.getValue().m()));
  }

  private static Aggregate piece(
      String group, Composition composition, String id, Map<String, AttributeValue> measure) {
    PriceBasis.Kind prices = PriceBasis.Kind.valueOf(Items.text(measure, "prices"));
    return new Aggregate(
        group,
        composition,
        new Measure(id, Unit.valueOf(Items.text(measure, "unit")), prices),
        new PriceBasis(prices, Items.number(measure, "base_year")),
        Items.periods(measure, RunStore::value));
  }

  private static <T> List<T> list(
      List<Map<String, AttributeValue>> parts, String prefix, Class<T[]> type) {
    return under(prefix, parts).flatMap(item -> Items.list(item, type).stream()).toList();
  }

  private static Stream<Map<String, AttributeValue>> under(
      String prefix, List<Map<String, AttributeValue>> parts) {
    return parts.stream().filter(item -> Items.text(item, Table.SK).startsWith(prefix));
  }

  private static String partition(String run) {
    Assessment.requireRun(run);
    return "RUN#" + run;
  }
}
