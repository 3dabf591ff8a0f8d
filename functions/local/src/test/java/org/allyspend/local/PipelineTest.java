package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.allyspend.aggregate.AggregateRequest;
import org.allyspend.aggregate.AggregateResult;
import org.allyspend.aggregate.ReleaseReference;
import org.allyspend.core.config.Configuration;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Assessment;
import org.allyspend.core.domain.Check;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Target;
import org.allyspend.core.lambda.Stores;
import org.allyspend.ingest.Addresses;
import org.allyspend.ingest.IngestRequest;
import org.allyspend.ingest.IngestResult;
import org.allyspend.ingest.IngestResult.Outcome;
import org.allyspend.ingest.PublishersFiles;
import org.allyspend.ingest.nato.LaterEditionWorkbook;
import org.allyspend.report.ReportRequest;
import org.allyspend.report.ReportResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The whole line through the real handlers on the real servers, in this process. */
class PipelineTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2024-07-02T06:00:00Z"), ZoneOffset.UTC);
  private static final Instant AS_OF = Instant.parse("2024-08-01T00:00:00Z");
  private static final Instant AFTER_THE_EDITION_OF_2026 = Instant.parse("2026-08-01T00:00:00Z");
  private static final Target TWO = Configuration.DEFAULT.headlineTarget();

  private Ground ground;
  private Stores stores;
  private Pipeline pipeline;

  @BeforeEach
  void start() {
    on(Ground.fresh());
  }

  private void on(Ground other) {
    ground = other;
    stores = ground.stores();
    pipeline = new Pipeline(stores, Addresses.of(Map.of()), CLOCK);
  }

  @Test
  void natos_workbook_of_2024_gives_natos_figures() throws IOException {
    ingest("nato", "def-exp-2024.xlsx", PublishersFiles.nato2024());
    AggregateResult result = aggregate("run-nato", "nato");
    Assessment assessment = stores.runs().assessment("run-nato").orElseThrow();

    // NATO Europe and Canada 506,692.48 less Canada 30,495.23, as printed in TABLE2.
    assertThat(
            value(assessment, AllyGroup.EUROPEAN_ALLIES, Measure.EXPENDITURE, 2024)
                .subtract(
                    new BigDecimal("506692.47657343885")
                        .subtract(new BigDecimal("30495.234537639531")))
                .abs())
        .isLessThan(new BigDecimal("0.0000001"));
    assertThat(count(assessment, AllyGroup.NATO_TOTAL, TWO.alliesAt(), 2024)).isEqualTo(23);
    assertThat(count(assessment, AllyGroup.EUROPEAN_ALLIES, TWO.alliesAt(), 2024)).isEqualTo(22);
    assertThat(count(assessment, AllyGroup.NATO_TOTAL, TWO.alliesAt(), 2023)).isEqualTo(10);
    assertThat(count(assessment, AllyGroup.EUROPEAN_ALLIES, TWO.alliesAt(), 2023)).isEqualTo(9);
    assertThat(count(assessment, AllyGroup.NATO_TOTAL, TWO.alliesAt(), 2014)).isEqualTo(3);
    assertThat(holding(assessment, TWO.newlyAt(), 2024))
        .containsExactly(
            Ally.ALB, Ally.CZE, Ally.DEU, Ally.MNE, Ally.NLD, Ally.MKD, Ally.NOR, Ally.SVK,
            Ally.SWE, Ally.TUR);
    // Bulgaria was at it in 2019, France and Romania in 2020.
    assertThat(holding(assessment, TWO.againAt(), 2024))
        .containsExactly(Ally.BGR, Ally.FRA, Ally.ROU);
    assertThat(holding(assessment, TWO.newlyAt(), 2019)).containsExactly(Ally.BGR, Ally.LTU);
    assertThat(holding(assessment, TWO.newlyAt(), 2020)).containsExactly(Ally.FRA, Ally.ROU);
    assertThat(holding(assessment, TWO.noLongerAt(), 2017)).containsExactly(Ally.POL);
    assertThat(holding(assessment, TWO.noLongerAt(), 2019)).containsExactly(Ally.POL);
    assertThat(holding(assessment, TWO.againAt(), 2020)).containsExactly(Ally.POL);
    assertThat(holding(assessment, TWO.noLongerAt(), 2021))
        .containsExactly(Ally.FRA, Ally.LTU, Ally.ROU);
    assertThat(result.disagreements()).isZero();
  }

  /**
   * NATO's own figures begin in 1949: neither a group's indicators nor lists may outgrow an item,
   * and the report of the largest release there can be, 36 times NATO's file, is no larger in
   * memory than what it is made of: its workbook alone is over 160 MB of XML.
   */
  @Test
  void figures_since_1949_are_assessed_and_reported_whole_in_a_small_heap()
      throws IOException, InterruptedException {
    on(Ground.served());
    byte[] file = LongRelease.csv(2024 - 1949 + 1).getBytes(StandardCharsets.UTF_8);
    ingest("csv", "since-1949.csv", file);
    aggregate("run-long", "csv");
    Assessment assessment = stores.runs().assessment("run-long").orElseThrow();

    for (Aggregate aggregate : assessment.aggregates()) {
      if (aggregate.measure().equals(Measure.EXPENDITURE)) {
        assertThat(aggregate.byYear().keySet())
            .containsExactlyElementsOf(IntStream.rangeClosed(1949, 2024).boxed().toList());
      }
    }
    assertThat(value(assessment, AllyGroup.NATO_TOTAL, Measure.PERSONNEL, 1949)).isPositive();
    Process report =
        ground
            .host(ReportHost.class, List.of("-Xmx128m"), "run-long")
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(report.waitFor()).isZero();
    assertThat(stores.reports().find(YearMonth.of(2024, 7)).orElseThrow().files())
        .hasEntrySatisfying(
            "observations.csv", csv -> assertThat(csv.bytes()).isGreaterThan(20_000_000));
  }

  @Test
  void every_aggregate_nato_prints_is_matched_in_every_year() throws IOException {
    ingest("nato", "def-exp-2024.xlsx", PublishersFiles.nato2024());
    aggregate("run-nato", "nato");
    List<Check> checks = stores.runs().assessment("run-nato").orElseThrow().checks();

    assertThat(checks).allMatch(Check::agrees);
    for (AllyGroup group : AllyGroup.PRINTED) {
      for (Measure measure :
          List.of(
              Measure.EXPENDITURE,
              Measure.EXPENDITURE_CONSTANT,
              Measure.GDP,
              Measure.GDP_CONSTANT,
              Measure.SHARE_OF_GDP)) {
        assertThat(checks)
            .as("%s of %s", measure.id(), group.id())
            .filteredOn(check -> check.group().equals(group.id()))
            .filteredOn(check -> check.measure().equals(measure))
            .hasSize(11)
            .allSatisfy(
                check -> assertThat(check.tolerance()).isLessThan(new BigDecimal("0.00001")));
      }
    }
  }

  @Test
  void the_snapshot_and_the_workbook_give_the_same_aggregates_and_findings() throws IOException {
    ingest("nato", "def-exp-2024.xlsx", PublishersFiles.nato2024());
    pipeline.ingest(new IngestRequest("csv", null));
    aggregate("run-nato", "nato");
    aggregate("run-csv", "csv");
    Assessment workbook = stores.runs().assessment("run-nato").orElseThrow();
    Assessment snapshot = stores.runs().assessment("run-csv").orElseThrow();

    assertThat(snapshot.aggregates()).isEqualTo(workbook.aggregates()).hasSizeGreaterThan(200);
    assertThat(snapshot.allies()).isEqualTo(workbook.allies());
    assertThat(snapshot.checks()).isEqualTo(workbook.checks());
    assertThat(snapshot.findings()).isEqualTo(workbook.findings()).isNotEmpty();
  }

  @Test
  void ingesting_twice_is_unchanged_and_changes_no_item() {
    IngestResult first = pipeline.ingest(new IngestRequest("csv", null));
    Map<String, String> before = ground.contents();
    IngestResult second = pipeline.ingest(new IngestRequest("csv", null));

    assertThat(first.outcome()).isEqualTo(Outcome.PUBLISHED);
    assertThat(second.outcome()).isEqualTo(Outcome.UNCHANGED);
    assertThat(second.observations()).isEqualTo(first.observations()).isEqualTo(5346);
    assertThat(ground.contents()).isEqualTo(before).hasSizeBetween(3, 40);
  }

  @Test
  void a_workbook_in_the_layout_of_2026_is_reported_on_within_rounding() {
    ingest("nato", "def-exp-2026.xlsx", LaterEditionWorkbook.whole());
    AggregateResult result =
        aggregate("run-2026", "nato", YearMonth.of(2026, 7), AFTER_THE_EDITION_OF_2026);
    ReportResult report = pipeline.report(new ReportRequest("run-2026"));
    Assessment assessment = stores.runs().assessment("run-2026").orElseThrow();

    assertThat(result.checks()).isPositive();
    assertThat(assessment.checks())
        .filteredOn(check -> check.measure().equals(Measure.EXPENDITURE))
        .hasSize(26)
        .allMatch(Check::agrees);
    assertThat(report.headline()).contains("as estimated by NATO in July 2026");
  }

  @Test
  void a_rejected_release_is_kept_raw_and_the_last_good_one_stays_in_force() {
    IngestResult good = ingest("nato", "good.xlsx", LaterEditionWorkbook.whole());
    byte[] damaged =
        LaterEditionWorkbook.changed(
            workbook -> workbook.getSheet("Table 2").getRow(7).getCell(3).setCellValue("about 12"));
    IngestResult bad = ingest("nato", "bad.xlsx", damaged);

    assertThat(bad.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(bad.reason())
        .isEqualTo("file:bad.xlsx: Table 2!D8: expected a figure, found the text 'about 12'");
    assertThat(stores.bucket().get(Release.rawKey("nato", bad.sha256()), 1_000_000))
        .isEqualTo(damaged);
    assertThat(stores.releases().find("nato", bad.sha256()).orElseThrow().state())
        .isEqualTo(Release.State.REJECTED);
    assertThat(stores.releases().inForce("nato", AFTER_THE_EDITION_OF_2026).orElseThrow().sha256())
        .isEqualTo(good.sha256());
  }

  @Test
  void what_comes_with_allyspend_is_not_known_before_its_publishers_day() {
    pipeline.ingest(new IngestRequest("csv", null));

    assertThatThrownBy(
            () ->
                pipeline.aggregate(
                    new AggregateRequest(
                        "run-early",
                        YearMonth.of(2024, 5),
                        Instant.parse("2024-06-01T00:00:00Z"),
                        null,
                        new ReleaseReference("csv", null),
                        null,
                        null)))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith(
            "source csv: expected a release known as of the end of 2024-05-31, found none");
  }

  @Test
  void an_ingest_that_was_killed_leaves_nothing_visible_and_running_it_again_repairs_it() {
    pipeline.ingest(new IngestRequest("csv", null));
    Map<String, String> undisturbed = ground.contents();
    Release release = stores.releases().inForce("csv", AS_OF).orElseThrow();
    // As if it had died before the manifest, with a stray series of an earlier parser.
    ground
        .dynamo()
        .deleteItem(
            delete ->
                delete.tableName(ground.name()).key(key("RELEASES", "csv#" + release.sha256())));
    ground
        .dynamo()
        .putItem(
            put ->
                put.tableName(ground.name())
                    .item(key("RELEASE#csv#" + release.sha256(), "PART#SERIES#stray#0#000")));

    assertThat(stores.releases().inForce("csv", AS_OF)).isEmpty();
    assertThat(pipeline.ingest(new IngestRequest("csv", null)).outcome())
        .isEqualTo(Outcome.PUBLISHED);
    assertThat(ground.contents()).isEqualTo(undisturbed);
  }

  @Test
  void the_same_release_period_and_configuration_give_the_same_bytes() {
    pipeline.ingest(new IngestRequest("csv", null));
    aggregate("run-one", "csv");
    aggregate("run-two", "csv");
    SortedMap<String, byte[]> one = files(pipeline.report(new ReportRequest("run-one")));
    SortedMap<String, byte[]> two = files(pipeline.report(new ReportRequest("run-two")));

    assertThat(one.keySet())
        .filteredOn(file -> !file.startsWith("briefs/"))
        .containsExactly(
            "aggregates.csv",
            "allies.csv",
            "allyspend-2024-07.xlsx",
            "charts/allies.svg",
            "charts/crossings.svg",
            "charts/equipment.svg",
            "charts/real-change.svg",
            "charts/share.svg",
            "charts/total.svg",
            "codebook.csv",
            "datapackage.json",
            "observations.csv",
            "revisions.csv",
            "road.csv",
            "summary.html",
            "summary.json",
            "summary.pdf");
    one.forEach((file, bytes) -> assertThat(two.get(file)).as(file).isEqualTo(bytes));
    assertThat(new String(one.get("aggregates.csv"), StandardCharsets.UTF_8))
        .startsWith("group,composition,measure,period,value,unit,status,members,covered,missing\n")
        .contains("european-allies,as-of-year,allies_at_2_percent,2024,22,allies,E,30,29,\n");
  }

  /** Languages with digits of their own: in formulas, charts, keys and files there are none. */
  @Test
  void the_systems_language_makes_no_difference_to_a_byte_or_a_key() {
    pipeline.ingest(new IngestRequest("csv", null));
    aggregate("run-here", "csv");
    Map<String, byte[]> here = files(pipeline.report(new ReportRequest("run-here")));
    Locale system = Locale.getDefault();
    try {
      for (String language : List.of("ar-EG", "fa-IR", "mr-IN", "ne-NP", "bn-BD", "my-MM")) {
        Locale.setDefault(Locale.forLanguageTag(language));
        String run = "run-" + language;
        aggregate(run, "csv");
        Map<String, byte[]> there = files(pipeline.report(new ReportRequest(run)));
        here.forEach(
            (file, bytes) ->
                assertThat(there.get(file)).as(language + " " + file).isEqualTo(bytes));
      }
    } finally {
      Locale.setDefault(system);
    }
    assertThat(ground.contents().keySet()).allMatch(key -> key.chars().allMatch(c -> c < 128));
  }

  @Test
  void a_user_defined_group_is_reported() {
    pipeline.ingest(new IngestRequest("csv", null));
    aggregateWithBalticAllies("run-group");
    SortedMap<String, byte[]> files = files(pipeline.report(new ReportRequest("run-group")));

    assertThat(new String(files.get("aggregates.csv"), StandardCharsets.UTF_8))
        .contains("baltic-allies,constant,allies_at_2_percent,2024,3,allies,E,3,3,\n");
  }

  @Test
  void the_configuration_in_the_bucket_holds_for_runs_without_their_own() {
    stores
        .bucket()
        .put(
            "configuration.json",
            "{\"language\": \"fr\", \"leaveOut\": [\"ally\"]}".getBytes(StandardCharsets.UTF_8),
            "application/json");
    pipeline.ingest(new IngestRequest("csv", null));
    aggregate("run-french", "csv");

    assertThat(pipeline.report(new ReportRequest("run-french")).headline())
        .startsWith("Les alliés de l'OTAN autres que les États-Unis et le Canada consacrent 476,2");
  }

  @Test
  void what_an_order_sets_is_laid_over_the_configuration_in_the_bucket() {
    stores
        .bucket()
        .put(
            "configuration.json",
            ("{\"language\": \"fr\", \"groups\": [{\"id\": \"big-two\", \"name\": \"Big Two\","
                    + " \"members\": [\"DEU\", \"FRA\"]}]}")
                .getBytes(StandardCharsets.UTF_8),
            "application/json");
    pipeline.ingest(new IngestRequest("csv", null));
    aggregateWithBalticAllies("run-over");
    ReportResult result = pipeline.report(new ReportRequest("run-over"));

    assertThat(result.headline()).startsWith("Les alliés de l'OTAN");
    assertThat(new String(files(result).get("aggregates.csv"), StandardCharsets.UTF_8))
        .contains("\nbig-two,constant,")
        .contains("\nbaltic-allies,constant,");
  }

  @Test
  void another_source_is_shown_beside_and_never_added() throws IOException {
    pipeline.ingest(new IngestRequest("csv", null));
    ingest("sipri", "SIPRI.xlsx", PublishersFiles.sipri2024());
    aggregate("run-alone", "csv");
    pipeline.aggregate(
        new AggregateRequest(
            "run-beside",
            YearMonth.of(2024, 7),
            AS_OF,
            null,
            new ReleaseReference("csv", null),
            List.of(new ReleaseReference("sipri", null)),
            null));
    SortedMap<String, byte[]> alone = files(pipeline.report(new ReportRequest("run-alone")));
    SortedMap<String, byte[]> beside = files(pipeline.report(new ReportRequest("run-beside")));

    assertThat(beside.get("aggregates.csv")).isEqualTo(alone.get("aggregates.csv"));
    assertThat(new String(beside.get("observations.csv"), StandardCharsets.UTF_8))
        .contains(
            "DEU,military_expenditure_share_of_gdp,2024,1.8919037720549366,percent,A,,Share of"
                + " GDP!BZ168,ally,,\n");
    assertThat(Sheets.names(beside.get("allyspend-2024-07.xlsx"))).contains("Side by side");
    assertThat(Sheets.names(alone.get("allyspend-2024-07.xlsx")))
        .contains("Cover")
        .doesNotContain("Side by side");
  }

  @Test
  void a_report_without_an_assessment_is_refused() {
    assertThatThrownBy(() -> pipeline.report(new ReportRequest("run-none")))
        .hasMessage("run run-none: expected an assessment, computed before its report, found none");
    assertThatThrownBy(() -> pipeline.report(new ReportRequest("../x")))
        .hasMessageStartingWith("run: expected a run's id");
  }

  @Test
  void a_note_stays_with_its_figure_through_the_store_into_the_files() {
    String figures =
        """
        subject,measure,base_year,year,value,status,note,place
        FRA,defence_expenditure_usd_current,,2022,1,A,note of 2022,page 1
        FRA,defence_expenditure_usd_current,,2023,2,A,,page 2
        FRA,defence_expenditure_usd_current,,2024,3,E,note of 2024,page 3
        """;
    ingest("csv", "notes.csv", figures.getBytes(StandardCharsets.UTF_8));
    aggregate("run-notes", "csv");

    assertThat(
            new String(
                files(pipeline.report(new ReportRequest("run-notes"))).get("observations.csv"),
                StandardCharsets.UTF_8))
        .contains(",2022,1,million USD,A,note of 2022,page 1,ally,USD,\n")
        .contains(",2023,2,million USD,A,,page 2,ally,USD,\n")
        .contains(",2024,3,million USD,E,note of 2024,page 3,ally,USD,\n");
  }

  private IngestResult ingest(String source, String name, byte[] bytes) {
    stores.bucket().put("inbox/" + source + "/" + name, bytes, "application/octet-stream");
    return pipeline.ingest(new IngestRequest(source, "inbox:" + name));
  }

  private AggregateResult aggregate(String run, String source) {
    return aggregate(run, source, YearMonth.of(2024, 7), AS_OF);
  }

  private AggregateResult aggregate(String run, String source, YearMonth period, Instant asOf) {
    return pipeline.aggregate(
        new AggregateRequest(
            run, period, asOf, null, new ReleaseReference(source, null), null, null));
  }

  private void aggregateWithBalticAllies(String run) {
    pipeline.aggregate(
        new AggregateRequest(
            run,
            YearMonth.of(2024, 7),
            AS_OF,
            null,
            new ReleaseReference("csv", null),
            null,
            "{\"groups\":[{\"id\":\"baltic-allies\",\"name\":\"Baltic"
                + " Allies\",\"members\":[\"EST\",\"LVA\",\"LTU\"]}]}"));
  }

  private SortedMap<String, byte[]> files(ReportResult result) {
    return result.files().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                file -> stores.bucket().get(file.getValue(), 10_000_000),
                (one, other) -> one,
                TreeMap::new));
  }

  private static Map<String, AttributeValue> key(String pk, String sk) {
    return Map.of(
        "pk", AttributeValue.fromS(pk),
        "sk", AttributeValue.fromS(sk));
  }

  private static BigDecimal value(
      Assessment assessment, AllyGroup group, Measure measure, int year) {
    return assessment.aggregates().stream()
        .filter(one -> one.group().equals(group.id()) && one.measure().equals(measure))
        .filter(one -> one.composition() == Composition.AS_OF_YEAR)
        .findFirst()
        .flatMap(one -> one.in(year))
        .map(Aggregate.Value::value)
        .orElseThrow();
  }

  private static int count(Assessment assessment, AllyGroup group, Measure measure, int year) {
    return value(assessment, group, measure, year).intValueExact();
  }

  private static List<Ally> holding(Assessment assessment, Measure measure, int year) {
    return assessment.allies().stream()
        .filter(one -> one.measure().equals(measure))
        .filter(one -> one.in(year).filter(value -> value.value().signum() > 0).isPresent())
        .map(one -> Ally.ofIso3(one.group()).orElseThrow())
        .sorted()
        .toList();
  }
}
