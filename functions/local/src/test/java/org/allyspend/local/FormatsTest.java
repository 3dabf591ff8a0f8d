package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.allyspend.aggregate.AggregateRequest;
import org.allyspend.aggregate.ReleaseReference;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Assessment;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Notice;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Run;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.SourceWatch;
import org.allyspend.core.domain.Standing;
import org.allyspend.core.domain.Step;
import org.allyspend.core.lambda.Json;
import org.allyspend.core.lambda.Stores;
import org.allyspend.ingest.Addresses;
import org.allyspend.ingest.IngestRequest;
import org.allyspend.report.ReportRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each version of the stored format wrote is read by this code, or refused in a sentence until
 * it is migrated, from a sample of every item kept in {@code src/test/resources/formats}. A change
 * of the format adds a sample: {@code -Dallyspend.formats.write=true} has this test write the one
 * of the current version.
 */
class FormatsTest {
  private static final Path SAMPLES =
      Events.ROOT.resolve("functions/local/src/test/resources/formats");

  /** Until it is migrated. */
  static final Path REFUSED = SAMPLES.resolve("1.json.gz");

  private static final String FORMAT_OF_BEFORE =
      ": expected one stored in format 2 or later, found one in format 1; migrate it with"
          + " 'allyspend migrate'";

  private static final Instant NOW = Instant.parse("2026-11-25T06:00:00Z");
  private static final String CSV =
      """
      # title: Sample of the stored format
      # publisher: Allyspend
      # edition: first
      # licence: none
      subject,measure,base_year,year,value,status,note,place
      FRA,defence_expenditure_usd_current,,2023,100.50,A,,line 1
      FRA,defence_expenditure_usd_current,,2024,200.00,E,a note,line 2
      FRA,gdp_usd_current,,2024,10000,A,,line 3
      FRA,share_of_gdp,,2024,2.00,E,,line 4
      DEU,defence_expenditure_usd_current,,2024,,M,,line 5
      """;

  static Stream<Path> samples() throws IOException {
    if (Boolean.getBoolean("allyspend.formats.write")) {
      write();
    }
    try (Stream<Path> files = Files.list(SAMPLES)) {
      return files.filter(file -> !file.equals(REFUSED)).sorted().toList().stream();
    }
  }

  @Test
  void what_is_of_before_series_were_packed_is_refused() throws IOException {
    Stores stores = ground(REFUSED, Ground.fresh()).stores();

    assertThatThrownBy(() -> stores.releases().inForce("csv", NOW))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("table, item SOURCE#csv RELEASE#")
        .hasMessageEndingWith(FORMAT_OF_BEFORE);
    assertThatThrownBy(() -> stores.runs().assessment("sample-run"))
        .isInstanceOf(RefusedException.class)
        .hasMessage("table, item RUN#sample-run ASSESSMENT" + FORMAT_OF_BEFORE);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void what_a_version_wrote_is_read(Path sample) throws IOException {
    Stores stores = ground(sample, Ground.fresh()).stores();

    Run run = stores.log().find("sample-run").orElseThrow();
    assertThat(run.state()).isEqualTo(Run.State.SUCCEEDED);
    assertThat(run.isOfficial()).isTrue();
    assertThat(run.requestedAt()).isEqualTo(NOW);
    assertThat(stores.log().latest(null, 10).runs()).hasSize(1);
    assertThat(stores.log().steps("sample-run")).hasSize(2);
    var release = stores.releases().list("csv").get(0);
    assertThat(release.edition()).isEqualTo("first");
    Series france =
        stores.releases().series(release).stream()
            .filter(one -> one.measure().equals(Measure.EXPENDITURE))
            .filter(one -> one.subject().id().equals("FRA"))
            .findFirst()
            .orElseThrow();
    assertThat(france.figures()).hasSize(2);
    Assessment assessment = stores.runs().assessment("sample-run").orElseThrow();
    assertThat(assessment.aggregates())
        .filteredOn(one -> one.group().equals("european-allies"))
        .filteredOn(one -> one.measure().equals(Measure.EXPENDITURE))
        .allSatisfy(one -> assertThat(last(one)).isEqualByComparingTo(new BigDecimal("200.00")));
    assertThat(stores.reports().find(YearMonth.of(2026, 11)).orElseThrow().run())
        .isEqualTo("sample-run");
    assertThat(stores.reports().ofRun("sample-run")).isPresent();
    assertThat(stores.reports().official(YearMonth.of(2026, 11))).hasSize(1);
    assertThat(assessment.standings()).isNotEmpty().noneMatch(Standing::failed);
    assertThat(stores.releases().lastVisit("csv", NOW).orElseThrow().failed()).isFalse();
    assertThat(stores.watch().find("csv").notices())
        .extracting(Notice::event)
        .containsExactly("source-failed");
    assertThat(stores.watch().lastSeen("daily")).contains(NOW);
  }

  @Test
  void what_was_remarked_in_sentences_is_read_as_sentences() throws IOException {
    String none = "\\\"warnings\\\":[";
    String written = written(SAMPLES.resolve("3.json.gz"));
    assertThat(written).contains(none + "]");
    Ground ground = Ground.fresh();
    ground.put(
        Json.MAPPER.readTree(written.replace(none, none + "\\\"this edition has no Table 8b\\\"")));

    assertThat(ground.stores().releases().list("csv").get(0).warnings())
        .containsExactly(Remark.said("this edition has no Table 8b"));
  }

  @Test
  void why_a_run_failed_is_read_as_a_sentence_where_that_is_all_that_was_kept() throws IOException {
    String none = "\"failure\":{\"s\":\"\"}";
    String written = written(SAMPLES.resolve("6.json.gz"));
    assertThat(written).contains(none);
    Ground ground = Ground.fresh();
    ground.put(
        Json.MAPPER.readTree(
            written.replace(none, "\"failure\":{\"s\":\"it was aborted in Step Functions\"}")));

    Remark sentence = Remark.said("it was aborted in Step Functions");
    assertThat(ground.stores().log().find("sample-run").orElseThrow().failure())
        .isEqualTo(sentence);
    assertThat(ground.stores().log().steps("sample-run"))
        .extracting(Step::failure)
        .containsOnly(sentence);
  }

  @Test
  void every_item_says_the_version_of_its_format() {
    Ground ground = made();

    assertThat(ground.items()).isNotEmpty().allMatch(item -> item.has("format"));
  }

  /** The ground, with what a version wrote. */
  static Ground ground(Path sample, Ground ground) throws IOException {
    ground.put(Json.MAPPER.readTree(written(sample)));
    return ground;
  }

  private static String written(Path sample) throws IOException {
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(sample)))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static BigDecimal last(Aggregate aggregate) {
    return aggregate.values().get(aggregate.values().lastKey()).value();
  }

  /** Every kind of item. */
  static Ground made() {
    Ground ground = Ground.fresh();
    Stores stores = ground.stores();
    Pipeline pipeline =
        new Pipeline(stores, Addresses.of(Map.of()), Clock.fixed(NOW, ZoneOffset.UTC));
    Instant asOf = Instant.parse("2026-12-01T00:00:00Z");
    YearMonth period = YearMonth.of(2026, 11);
    stores
        .log()
        .begin(
            Run.official(
                "sample-run",
                new Run.Order(period, asOf, null, List.of("csv"), null),
                Run.Trigger.API,
                NOW));
    stores.log().takePlace("sample-run", NOW);
    stores.bucket().put("inbox/csv/sample.csv", CSV.getBytes(StandardCharsets.UTF_8), "text/csv");
    pipeline.ingest(new IngestRequest("csv", "inbox:sample.csv"));
    pipeline.aggregate(
        new AggregateRequest(
            "sample-run", period, asOf, null, new ReleaseReference("csv", null), null, null));
    pipeline.report(new ReportRequest("sample-run"));
    SourceWatch before = SourceWatch.begun("csv");
    stores
        .watch()
        .save(
            before, before.after("sample", new SourceWatch.Look(NOW, "it was not there", "", "")));
    stores.watch().seen("daily", NOW);
    return ground;
  }

  private static void write() throws IOException {
    ArrayNode items = Json.MAPPER.createArrayNode();
    made().items().forEach(items::add);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(items.toString().getBytes(StandardCharsets.UTF_8));
    }
    Map<String, Long> versions = new TreeMap<>();
    for (JsonNode item : items) {
      versions.merge(((ObjectNode) item).at("/format/n").asText(), 1L, Long::sum);
    }
    Files.createDirectories(SAMPLES);
    Files.write(
        SAMPLES.resolve(
            versions.keySet().stream().max(String::compareTo).orElseThrow() + ".json.gz"),
        bytes.toByteArray());
  }
}
