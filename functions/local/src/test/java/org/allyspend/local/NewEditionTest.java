package org.allyspend.local;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.allyspend.core.domain.Run;
import org.allyspend.ingest.PublishersFiles;
import org.allyspend.ingest.nato.LaterEditionWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A new edition goes out on the day on which it is found, through the state machine. */
class NewEditionTest {
  @RegisterExtension
  private static final WireMockExtension NATO =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static final YearMonth JULY = YearMonth.of(2026, 7);
  private static final byte[] TABLES_2026 = LaterEditionWorkbook.whole();

  private static Publishers publishers;
  private static Machine machine;
  private Cloud cloud;

  @BeforeAll
  static void startServers() {
    machine = Cloud.machine("", true);
    publishers = new Publishers();
    publishers.all();
  }

  @AfterAll
  static void stopServers() {
    if (publishers != null) {
      publishers.close();
      machine.close();
    }
  }

  /** A stack that knows the edition of June 2024, on the evening before the next appears. */
  @BeforeEach
  void deploy() throws IOException {
    Map<String, String> addresses = new HashMap<>(publishers.addresses());
    addresses.remove("nato");
    addresses.put("nato:editions", NATO.baseUrl() + "/topic");
    cloud =
        new Cloud(
            Ground.fresh().stores(), machine, addresses, Instant.parse("2026-06-20T05:00:00Z"));
    file("def-exp-2024.xlsx", PublishersFiles.nato2024());
    cloud.settle();
    cloud.mails.clear();
    cloud.at(Instant.parse("2026-07-10T05:00:00Z"));
  }

  @Test
  void a_new_edition_is_found_the_next_morning_and_its_report_is_out_that_day() {
    appears();

    cloud.schedule("check");
    cloud.settle();

    String sha256 = cloud.stores().releases().inForce("nato", cloud.now()).orElseThrow().sha256();
    Run run = cloud.stores().log().find("release-" + sha256.substring(0, 32)).orElseThrow();
    assertThat(run.state()).isEqualTo(Run.State.SUCCEEDED);
    assertThat(run.kind()).isEqualTo(Run.Kind.OFFICIAL);
    assertThat(run.trigger()).isEqualTo(Run.Trigger.RELEASE);
    assertThat(run.period()).isEqualTo(JULY);
    assertThat(run.asOf()).isEqualTo("2026-07-11T00:00:00Z");
    assertThat(cloud.stores().reports().find(JULY).orElseThrow().run()).isEqualTo(run.id());
    assertThat(cloud.mails).extracting(Cloud.Mail::event).contains("report-ready");
    assertThat(ready().subject()).isEqualTo("Allyspend: the report of 2026-07 is ready");
    assertThat(ready().message()).contains("\n\nWhat is new:\n- ").contains("2014-2026");
  }

  @Test
  void it_makes_one_report_however_often_the_sources_are_looked_at() {
    appears();

    cloud.schedule("check");
    cloud.schedule("check");
    cloud.settle();
    cloud.at(cloud.now().plus(Duration.ofDays(1)));
    cloud.schedule("check");
    cloud.settle();

    assertThat(cloud.mails).filteredOn(mail -> mail.event().equals("report-ready")).hasSize(1);
  }

  @Test
  void an_operator_can_have_new_releases_wait_for_the_month_s_report() {
    try (Machine waiting = Cloud.machine("", false)) {
      cloud.deploy(waiting);
      appears();

      cloud.schedule("check");
      cloud.settle();

      assertThat(cloud.stores().releases().inForce("nato", cloud.now()))
          .hasValueSatisfying(release -> assertThat(release.edition()).isEqualTo("2014-2026"));
      assertThat(cloud.stores().reports().find(JULY)).isEmpty();
    }
  }

  @Test
  void a_new_edition_in_the_inbox_is_told_of_and_makes_its_report_too() {
    file("def-exp-2026.xlsx", TABLES_2026);
    file("def-exp-2026.xlsx", TABLES_2026);
    cloud.settle();

    assertThat(cloud.mails).extracting(Cloud.Mail::event).containsExactly("inbox", "report-ready");
    assertThat(cloud.mails.get(0).subject()).isEqualTo("Allyspend: a file in the inbox");
    assertThat(cloud.mails.get(0).message())
        .matches(
            "inbox/nato/def-exp-2026\\.xlsx: was taken in as NATO, 2014-2026, with \\d+ figures and"
                + " \\d+ warnings; it is in force\\.");
    assertThat(cloud.stores().reports().find(JULY)).isPresent();
  }

  @Test
  void an_older_edition_in_the_inbox_is_told_of_and_makes_no_report() throws IOException {
    file("def-exp-2026.xlsx", TABLES_2026);
    cloud.settle();
    cloud.at(cloud.now().plus(Duration.ofDays(3)));
    cloud.mails.clear();
    file("again.xlsx", PublishersFiles.nato2024());
    cloud.settle();

    assertThat(cloud.mails).extracting(Cloud.Mail::event).containsExactly("inbox");
    assertThat(cloud.mails.get(0).message())
        .isEqualTo("inbox/nato/again.xlsx: is NATO, 2014-2024, which was here already.");
  }

  @Test
  void what_cannot_be_taken_in_is_told_of_and_a_folder_is_no_file() {
    cloud.send(put("inbox/nato/"));
    cloud.send(put("inbox/imf/weo.csv"));
    cloud.fail("Ingest", "Runtime.ExitError", "RequestId: 1 Error: Runtime exited");
    cloud.fail("Ingest", "Runtime.ExitError", "RequestId: 2 Error: Runtime exited");
    cloud.settle();

    assertThat(cloud.mails).extracting(Cloud.Mail::event).containsOnly("inbox");
    assertThat(cloud.mails).hasSize(1);
    assertThat(cloud.mails.get(0).message())
        .startsWith("inbox/imf/weo.csv: was not taken in: ")
        .contains("What to do: put it there again.")
        .doesNotContain("{", "errorMessage");
    cloud.mails.clear();
    cloud.send(put("inbox/imf/weo-2.csv"));
    cloud.settle();
    assertThat(cloud.mails.get(0).message())
        .startsWith("inbox/imf/weo-2.csv: was not taken in: ")
        .contains("'imf'");
  }

  private Cloud.Mail ready() {
    List<Cloud.Mail> ready =
        cloud.mails.stream().filter(mail -> mail.event().equals("report-ready")).toList();
    assertThat(ready).hasSize(1);
    return ready.get(0);
  }

  /** The next edition on its publisher's page. */
  private static void appears() {
    NATO.stubFor(
        get("/topic")
            .willReturn(
                aResponse()
                    .withBody(
                        "<a href='/def-exp-2026-en.pdf'>2026</a><a href='/def-exp-2025-en.pdf'>2025</a>")));
    NATO.stubFor(
        get("/def-exp-2026-en.xlsx")
            .willReturn(aResponse().withHeader("ETag", "\"1\"").withBody(TABLES_2026)));
  }

  private void file(String name, byte[] bytes) {
    String key = "inbox/nato/" + name;
    cloud.stores().bucket().put(key, bytes, "application/octet-stream");
    cloud.send(put(key));
  }

  private static ObjectNode put(String key) {
    ObjectNode event = Events.read("inbox");
    event.withObject("/detail/object").put("key", key);
    return event;
  }
}
