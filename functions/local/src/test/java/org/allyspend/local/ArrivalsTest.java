package org.allyspend.local;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Visit;
import org.allyspend.core.lambda.Stores;
import org.allyspend.ingest.Addresses;
import org.allyspend.ingest.IngestRequest;
import org.allyspend.ingest.IngestResult;
import org.allyspend.ingest.IngestResult.Outcome;
import org.allyspend.ingest.PublishersFiles;
import org.allyspend.ingest.nato.LaterEditionWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Releases come in: found on a publisher's page, or put into the inbox. */
class ArrivalsTest {
  @RegisterExtension
  private static final WireMockExtension NATO =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static final Instant NOW = Instant.parse("2026-07-20T05:00:00Z");

  private EmbeddedStores embedded;
  private Stores stores;

  @BeforeEach
  void start() {
    embedded = EmbeddedStores.open(Optional.empty());
    stores = embedded.stores();
  }

  @AfterEach
  void stop() {
    embedded.close();
  }

  @Test
  void how_an_edition_was_found_stands_with_its_release_and_its_visit() {
    serve("/page", "<a href='/dam/def-exp-2026-en.pdf'>2026</a>");
    serve("/dam/def-exp-2026-en.xlsx", LaterEditionWorkbook.whole());

    IngestResult result = visit(NOW);

    assertThat(result.outcome()).isEqualTo(Outcome.PUBLISHED);
    assertThat(result.fresh()).isTrue();
    Release release = stores.releases().find("nato", result.sha256()).orElseThrow();
    assertThat(release.address()).isEqualTo(url("/dam/def-exp-2026-en.xlsx"));
    assertThat(release.found())
        .extracting(Remark::sentence)
        .containsExactly(
            url("/page")
                + " announces the edition to 2026 by "
                + url("/dam/def-exp-2026-en.pdf")
                + ".",
            "It was found at " + url("/dam/def-exp-2026-en.xlsx") + ".");
    assertThat(lastVisit().found()).isEqualTo(release.found());
    assertThat(visit(NOW.plus(Duration.ofDays(2))))
        .extracting(IngestResult::outcome, IngestResult::fresh)
        .containsExactly(Outcome.UNCHANGED, false);
  }

  @Test
  void an_older_edition_at_the_address_of_a_newer_one_is_not_taken_for_it() {
    serve("/page", "<a href='/dam/def-exp-2027-en.pdf'>2027</a>");
    serve("/dam/def-exp-2027-en.xlsx", LaterEditionWorkbook.whole());

    IngestResult result = visit(NOW);

    assertThat(result.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(result.reason())
        .isEqualTo(
            url("/dam/def-exp-2027-en.xlsx")
                + ": is announced as the edition to 2027 and holds one to 2026, which is not taken for it");
    assertThat(stores.releases().find("nato", result.sha256()).orElseThrow().state())
        .isEqualTo(Release.State.REJECTED);
  }

  @Test
  void a_known_edition_at_the_address_of_a_newer_one_is_a_notice() {
    byte[] tables = LaterEditionWorkbook.whole();
    put("nato", "def-exp-2026.xlsx", tables);
    file("inbox/nato/def-exp-2026.xlsx");
    serve("/page", "<a href='/dam/def-exp-2027-en.pdf'>2027</a>");
    serve("/dam/def-exp-2027-en.xlsx", tables);

    IngestResult result = visit(NOW);

    assertThat(result.outcome()).isEqualTo(Outcome.UNCHANGED);
    assertThat(result.notice())
        .isEqualTo(
            url("/dam/def-exp-2027-en.xlsx")
                + ": is announced as the edition to 2027 and holds one to 2026, which is not taken for it");
    assertThat(lastVisit().notice().sentence()).isEqualTo(result.notice());
  }

  @Test
  void a_reissue_that_was_fetched_is_of_the_day_its_server_says() {
    put("nato", "def-exp-2026.xlsx", LaterEditionWorkbook.whole());
    file("inbox/nato/def-exp-2026.xlsx");
    serve("/page", "<a href='/dam/def-exp-2026-en.pdf'>2026</a>");
    NATO.stubFor(
        get("/dam/def-exp-2026-en.xlsx")
            .willReturn(
                aResponse()
                    .withHeader("Last-Modified", "Wed, 15 Jul 2026 23:30:00 GMT")
                    .withBody(reissued())));

    Release reissue = stores.releases().find("nato", visit(NOW).sha256()).orElseThrow();

    assertThat(reissue.publishedOn()).isEqualTo("2026-07-15");
    assertThat(reissue.knownSince()).isEqualTo(NOW);
    assertThat(stores.releases().inForce("nato", NOW)).contains(reissue);
  }

  @Test
  void a_file_whose_day_was_unknown_has_it_from_where_it_is_put_again() {
    put("nato", "def-exp-2026.xlsx", LaterEditionWorkbook.whole());
    byte[] reissued = reissued();
    put("nato", "reissued.xlsx", reissued);
    put("nato", "published=2026-07-15/reissued.xlsx", reissued);
    file("inbox/nato/def-exp-2026.xlsx");
    Release filed =
        stores.releases().find("nato", file("inbox/nato/reissued.xlsx").sha256()).orElseThrow();
    assertThat(filed.published()).isEmpty();

    IngestResult again = file("inbox/nato/published=2026-07-15/reissued.xlsx");

    assertThat(again.outcome()).isEqualTo(Outcome.DATED);
    assertThat(again.notice())
        .isEqualTo(
            "inbox/nato/published=2026-07-15/reissued.xlsx: is NATO, 2014-2026, which was here"
                + " already and is now of 2026-07-15");
    assertThat(stores.releases().find("nato", filed.sha256()))
        .contains(filed.publishedOn(LocalDate.parse("2026-07-15")));
  }

  /** Reports of the time before were made without it. */
  @Test
  void what_was_fetched_is_known_since_then_whatever_day_is_said_later() {
    put("nato", "def-exp-2026.xlsx", LaterEditionWorkbook.whole());
    byte[] reissued = reissued();
    put("nato", "published=2026-07-15/reissued.xlsx", reissued);
    file("inbox/nato/def-exp-2026.xlsx");
    serve("/page", "<a href='/dam/def-exp-2026-en.pdf'>2026</a>");
    serve("/dam/def-exp-2026-en.xlsx", reissued);
    Instant before = NOW.minus(Duration.ofMinutes(2));
    Release fetched = stores.releases().find("nato", visit(before).sha256()).orElseThrow();

    assertThat(file("inbox/nato/published=2026-07-15/reissued.xlsx").notice())
        .endsWith(
            "published: expected no day for bytes that were fetched: they are known since"
                + " 2026-07-20T04:58:00Z, found 2026-07-15");
    assertThat(stores.releases().find("nato", fetched.sha256())).contains(fetched);
  }

  private static byte[] reissued() {
    return LaterEditionWorkbook.changed(
        workbook -> workbook.getProperties().getCoreProperties().setTitle("reissued"));
  }

  @Test
  void a_file_in_the_inbox_is_taken_in_and_told_of() {
    put("nato", "def-exp-2026.xlsx", LaterEditionWorkbook.whole());

    IngestResult first = file("inbox/nato/def-exp-2026.xlsx");

    assertThat(first.notice())
        .matches(
            "inbox/nato/def-exp-2026\\.xlsx: was taken in as NATO, 2014-2026, with \\d+ figures and"
                + " \\d+ warnings; it is in force");
    assertThat(first.fresh()).isTrue();
    assertThat(file("inbox/nato/def-exp-2026.xlsx").notice())
        .isEqualTo("inbox/nato/def-exp-2026.xlsx: is NATO, 2014-2026, which was here already");
  }

  @Test
  void an_older_edition_in_the_inbox_is_history_and_no_news() throws IOException {
    put("nato", "def-exp-2026.xlsx", LaterEditionWorkbook.whole());
    put("nato", "def-exp-2024.xlsx", PublishersFiles.nato2024());
    file("inbox/nato/def-exp-2026.xlsx");

    IngestResult older = file("inbox/nato/def-exp-2024.xlsx");

    assertThat(older.notice())
        .startsWith("inbox/nato/def-exp-2024.xlsx: was taken in as NATO, 2014-2024, with ")
        .endsWith("; NATO, 2014-2026 stays in force");
    assertThat(older.fresh()).isFalse();
  }

  @Test
  void whatever_is_wrong_with_a_file_in_the_inbox_is_told_of() {
    put("nato", "notes.xlsx", "no workbook".getBytes(StandardCharsets.UTF_8));
    put("nato", "a&b.xlsx", LaterEditionWorkbook.whole());

    assertThat(file("inbox/nato/notes.xlsx"))
        .satisfies(
            result -> {
              assertThat(result.outcome()).isEqualTo(Outcome.REJECTED);
              assertThat(result.notice())
                  .startsWith("inbox/nato/notes.xlsx: was not taken in: file:notes.xlsx: ");
            });
    assertThat(stores.releases().lastVisit("nato", NOW)).as("nobody visited NATO").isEmpty();
    assertThat(file("inbox/nato/a&b.xlsx").notice())
        .isEqualTo(
            "inbox/nato/a&b.xlsx: was not taken in: inbox:a&b.xlsx: expected a file's name of"
                + " letters, digits, blanks and ._()+@-; rename it");
    assertThat(file("inbox/nato/gone.xlsx").notice())
        .startsWith("inbox/nato/gone.xlsx: was not taken in: object inbox/nato/gone.xlsx");
    assertThat(file("inbox/imf/weo.csv").notice())
        .startsWith("inbox/imf/weo.csv: was not taken in: expected a source (nato, csv, sipri, ");
    for (String key :
        new String[] {"inbox/loose.xlsx", "inbox/nato/2026/tables.xlsx", "nato.xlsx"}) {
      assertThat(file(key).notice())
          .startsWith(
              key
                  + ": was not taken in: expected it under inbox/<source>/, the source being nato, csv, sipri");
    }
    assertThat(stores.releases().inForce("nato", NOW)).isEmpty();
  }

  private IngestResult visit(Instant now) {
    return pipeline(now).ingest(new IngestRequest("nato", null));
  }

  private IngestResult file(String key) {
    return pipeline(NOW.minusSeconds(60))
        .ingest(new IngestRequest(null, null, null, key, null, null, null, null, null));
  }

  private Pipeline pipeline(Instant now) {
    return new Pipeline(
        stores,
        Addresses.of(Map.of("nato:editions", url("/page"))),
        Clock.fixed(now, ZoneOffset.UTC));
  }

  private Visit lastVisit() {
    return stores.releases().lastVisit("nato", NOW).orElseThrow();
  }

  private void put(String source, String name, byte[] bytes) {
    stores.bucket().put("inbox/" + source + "/" + name, bytes, "application/octet-stream");
  }

  private static void serve(String path, String html) {
    serve(path, html.getBytes(StandardCharsets.UTF_8));
  }

  private static void serve(String path, byte[] body) {
    NATO.stubFor(get(path).willReturn(aResponse().withBody(body)));
  }

  private static String url(String path) {
    return NATO.baseUrl() + path;
  }
}
