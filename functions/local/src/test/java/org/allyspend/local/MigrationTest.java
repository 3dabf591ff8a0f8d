package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Report;
import org.allyspend.core.domain.Run;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.SourceIds;
import org.allyspend.core.lambda.Json;
import org.allyspend.core.lambda.Stores;
import org.allyspend.core.store.ReleaseStore;
import org.allyspend.core.store.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What format 1 wrote, before and after it is migrated. */
class MigrationTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-25T06:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;

  @Test
  void releases_and_visits_are_then_what_an_ingest_stores_today() throws Exception {
    Ground old = FormatsTest.ground(FormatsTest.REFUSED, Ground.served());

    assertThat(migrate(old, FaultyHttpClient.Call::send))
        .isEqualTo(
            "migrated 1 release and 1 visit from format 1; removed what 1 run computed: have a run"
                + " make it again where it is needed");

    assertThat(ofSources(old)).isEqualTo(ofSources(FormatsTest.made()));
    Stores stores = old.stores();
    assertThat(stores.runs().assessment("sample-run")).isEmpty();
    Report report = stores.reports().ofRun("sample-run").orElseThrow();
    assertThat(report.headline()).contains("spend 0.2 billion US dollars");
    assertThat(report.files().get("aggregates.csv").bytes()).isEqualTo(86_954);
    assertThat(stores.reports().find(report.period())).contains(report);
    assertThat(stores.reports().official(report.period())).containsExactly(report);
    assertThat(stores.log().find("sample-run").orElseThrow().state())
        .isEqualTo(Run.State.SUCCEEDED);
  }

  @Test
  void what_is_migrated_stays_as_it_is() throws Exception {
    Ground old = FormatsTest.ground(FormatsTest.REFUSED, Ground.served());
    migrate(old, FaultyHttpClient.Call::send);
    Map<String, String> after = old.contents();

    assertThat(migrate(old, FaultyHttpClient.Call::send))
        .isEqualTo("nothing to migrate: no release, visit or assessment is stored in format 1");
    assertThat(old.contents()).isEqualTo(after);
  }

  @Test
  void it_may_be_killed_at_any_call_and_goes_on() throws Exception {
    Ground whole = FormatsTest.ground(FormatsTest.REFUSED, Ground.served());
    AtomicInteger calls = new AtomicInteger();
    migrate(
        whole,
        call -> {
          calls.incrementAndGet();
          return call.send();
        });
    assertThat(calls.get()).isGreaterThan(10);

    for (int most = 0; most < calls.get(); most++) {
      Ground killed = FormatsTest.ground(FormatsTest.REFUSED, Ground.served());
      AtomicInteger left = new AtomicInteger(most);
      assertThatThrownBy(
              () ->
                  migrate(
                      killed,
                      call -> {
                        if (left.getAndDecrement() == 0) {
                          throw new Killed();
                        }
                        return call.send();
                      }))
          .isInstanceOf(Killed.class);
      migrate(killed, FaultyHttpClient.Call::send);

      assertThat(killed.contents()).as("killed at call %d", most).isEqualTo(whole.contents());
    }
  }

  @Test
  void a_release_that_is_not_whole_is_refused_and_nothing_is_removed() throws Exception {
    Ground old = FormatsTest.ground(FormatsTest.REFUSED, Ground.served());
    String partition =
        old.items().stream()
            .map(item -> item.at("/pk/s").asText())
            .filter(pk -> pk.startsWith("RELEASE#"))
            .findFirst()
            .orElseThrow();
    new Table(old.dynamo(new FaultyHttpClient(FaultyHttpClient.Call::send)), old.name())
        .delete(partition, "SERIES#gdp_usd_current#0#FRA");
    Map<String, String> before = old.contents();

    assertThatThrownBy(() -> migrate(old, FaultyHttpClient.Call::send))
        .isInstanceOf(RefusedException.class)
        .hasMessageEndingWith(
            ": expected 4 series in format 1, found 3; restore the table to a moment at which it"
                + " was whole");
    assertThat(old.contents()).isEqualTo(before);
  }

  @Test
  void a_folder_of_before_gives_the_same_report_as_one_of_today() throws Exception {
    Path fresh = folder.resolve("fresh");
    Path old = folder.resolve("old");
    report(fresh, "first");
    DataFolderTest.copy(fresh, old);
    try (EmbeddedStores embedded = EmbeddedStores.open(Optional.of(old))) {
      assertThat(age(embedded)).isGreaterThan(1);
    }
    assertThat(run("releases", "--data", old.toString()).err()).contains("allyspend migrate");

    assertThat(run("migrate", "--data", old.toString()).out()).startsWith("migrated ");

    assertThat(run("releases", "--data", old.toString()).out())
        .isEqualTo(run("releases", "--data", fresh.toString()).out());
    assertThat(report(old, "then")).isEqualTo(report(fresh, "then"));
  }

  @Test
  void one_place_is_named() {
    assertThat(run("migrate").status()).isEqualTo(Main.USAGE);
    assertThat(run("migrate", "--data", "a", "--table", "b").status()).isEqualTo(Main.USAGE);
  }

  private static CommandLineRun run(String... arguments) {
    return CommandLineRun.of(CLOCK, arguments);
  }

  private Map<String, String> report(Path data, String name) throws Exception {
    Path out = folder.resolve(data.getFileName() + "-" + name);
    assertThat(run("report", "--data", data.toString(), "--out", out.toString()).status()).isZero();
    return CommandLineRun.files(out);
  }

  private static String migrate(Ground ground, FaultyHttpClient.Fault fault) {
    return new Migration(ground.dynamo(new FaultyHttpClient(fault)), ground.name()).migrate();
  }

  private static Map<String, String> ofSources(Ground ground) {
    return ground.contents().entrySet().stream()
        .filter(one -> one.getKey().startsWith("RELEASE") || one.getKey().startsWith("SOURCE#"))
        .collect(
            Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
  }

  /** Not to be tried again. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Stores every release as format 1 did, and nothing of it as it is stored now. */
  private static int age(EmbeddedStores embedded) {
    Table table = new Table(embedded.dynamo(), EmbeddedStores.TABLE);
    ReleaseStore store = embedded.stores().releases();
    int releases = 0;
    for (String source : SourceIds.known()) {
      for (Release release : store.list(source)) {
        String partition = "RELEASE#" + source + "#" + release.sha256();
        ReleaseStore.Contents contents = store.contents(release);
        contents.series().forEach(series -> table.put(item(partition, series)));
        if (!contents.footnotes().isEmpty()) {
          Map<String, AttributeValue> notes = item(partition, "FOOTNOTES#000000");
          notes.put("json", json(contents.footnotes()));
          table.put(notes);
        }
        table.put(manifest(release));
        table.replace(partition, "PART#", List.of());
        table.delete("RELEASES", source + "#" + release.sha256());
        releases++;
      }
    }
    return releases;
  }

  private static Map<String, AttributeValue> item(String pk, String sk) {
    return new HashMap<>(
        Map.of("pk", text(pk), "sk", text(sk), "format", AttributeValue.fromN("1")));
  }

  private static Map<String, AttributeValue> item(String partition, Series series) {
    String id = series.measure().id() + "#" + series.basis().baseYear();
    Map<String, AttributeValue> item =
        item(partition, "SERIES#" + id + "#" + series.subject().id());
    item.put("subject", text(series.subject().id()));
    item.put("measure", text(series.measure().id()));
    item.put("base_year", number(series.basis().baseYear()));
    item.put("note", text(series.note()));
    Map<String, AttributeValue> years = new HashMap<>();
    series.figures().forEach((period, figure) -> years.put(period.toString(), words(figure)));
    item.put("years", AttributeValue.fromM(years));
    return item;
  }

  private static AttributeValue words(Figure figure) {
    String value = figure.value().map(BigDecimal::toPlainString).orElse("");
    String words = value + " " + figure.status().code() + " " + figure.place();
    return text(figure.note().isEmpty() ? words : words + "\n" + figure.note());
  }

  private static Map<String, AttributeValue> manifest(Release release) {
    Map<String, AttributeValue> item =
        item("SOURCE#" + release.source(), "RELEASE#" + release.sha256());
    item.put("source", text(release.source()));
    item.put("sha256", text(release.sha256()));
    item.put("address", text(release.address()));
    item.put("stored_at", text(release.storedAt().toString()));
    item.put("release_state", text(release.state().name()));
    item.put("title", text(release.title()));
    item.put("publisher", text(release.publisher()));
    item.put("edition", text(release.edition()));
    item.put("licence", text(release.licence()));
    item.put("current_to", text(release.currentTo().toString()));
    release.published().ifPresent(day -> item.put("published_on", text(day.toString())));
    item.put("series", number(release.series()));
    item.put("observations", number(release.observations()));
    item.put("warnings", sentences(release.warnings()));
    if (!release.findings().isEmpty()) {
      item.put("findings", json(release.findings()));
    }
    item.put("rejection", text(release.rejection()));
    item.put("found", sentences(release.found()));
    release
        .expected()
        .ifPresent(
            cadence -> {
              item.put("due_months", number(cadence.dueMonths()));
              item.put("grace_months", number(cadence.graceMonths()));
            });
    return item;
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  private static AttributeValue number(int value) {
    return AttributeValue.fromN(Integer.toString(value));
  }

  private static AttributeValue sentences(List<Remark> remarks) {
    return AttributeValue.fromL(
        remarks.stream().map(Remark::sentence).map(AttributeValue::fromS).toList());
  }

  private static AttributeValue json(Object records) {
    try {
      return text(Json.MAPPER.writeValueAsString(records));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
