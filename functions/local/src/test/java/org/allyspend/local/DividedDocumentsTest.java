package org.allyspend.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.allyspend.core.domain.Release;
import org.allyspend.core.lambda.Json;
import org.allyspend.core.lambda.Stores;
import org.allyspend.ingest.Addresses;
import org.allyspend.ingest.IngestFunction;
import org.allyspend.ingest.Sources;
import org.allyspend.ingest.budget.Documents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A treasury's document that the state machine has read in pieces is the release that one function
 * makes of it, or nothing. The map is tried inline: the interpreter knows no distributed mode.
 */
class DividedDocumentsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T05:00:00Z");
  private static final String KEY = "inbox/budget-nor/regnskap.csv";
  private static final int OVER = 40;
  private Stores stores;

  @BeforeEach
  void file() {
    stores = Ground.served().stores();
    file(KEY, Documents.own("nor.csv"));
  }

  @Test
  void it_is_the_release_of_one_function_and_told_in_the_same_mail() throws IOException {
    Stores others = Ground.served().stores();
    others.bucket().put(KEY, Documents.own("nor.csv"), "text/csv");
    Cloud divided = run(stores, OVER);
    Cloud whole = run(others, Machine.DIVIDE_OVER);

    assertThat(divided.calls).contains("ReadPiece", "JoinPieces");
    assertThat(whole.calls).doesNotContain("ReadPiece", "JoinPieces");
    assertThat(said(stores)).isEqualTo(said(others)).contains("6000.00000025");
    assertThat(divided.mails).isEqualTo(whole.mails).hasSize(1);
  }

  @Test
  void a_piece_that_fails_leaves_what_was_published_and_is_told_in_one_mail() throws IOException {
    run(stores, OVER);
    String before = said(stores);
    String later = "inbox/budget-nor/senere.csv";
    file(later, new String(Documents.own("nor.csv"), UTF_8).replace("440", "450").getBytes(UTF_8));
    try (Machine machine = Cloud.dividing(OVER)) {
      Cloud cloud = new Cloud(stores, machine, Map.of(), NOW.plusSeconds(60));
      // What Step Functions says of a distributed map in which one child has failed.
      cloud.fail("ReadPiece", "States.ExceedToleratedFailureThreshold", "");
      cloud.filed(later);
      cloud.settle();

      assertThat(cloud.calls).contains("ReadPiece").doesNotContain("JoinPieces");
      assertThat(said(stores)).isEqualTo(before);
      assertThat(cloud.mails).hasSize(1);
      assertThat(cloud.mails.get(0).message())
          .contains(later + ": ", "a piece of its document could not be read");
    }
  }

  @Test
  void a_piece_read_twice_and_a_join_made_twice_publish_once() throws IOException {
    IngestFunction ingest = ingest();
    JsonNode divided = divided(ingest);
    for (int time = 0; time < 2; time++) {
      divided.path("pieces").forEach(one -> Events.send(ingest, piece(divided, one)));
    }

    assertThat(Events.send(ingest, join(divided)).path("outcome").asText()).isEqualTo("PUBLISHED");
    String once = said(stores);
    assertThat(Events.send(ingest, join(divided)).path("outcome").asText()).isEqualTo("UNCHANGED");
    assertThat(said(stores)).isEqualTo(once);
  }

  @Test
  void a_missing_piece_is_one_sentence_and_nothing_is_published() {
    IngestFunction ingest = ingest();
    JsonNode divided = divided(ingest);
    for (JsonNode one : divided.path("pieces")) {
      if (one.asInt() != 1) {
        Events.send(ingest, piece(divided, one));
      }
    }

    assertThat(Events.send(ingest, join(divided)).path("reason").asText())
        .isEqualTo(
            "regnskap.csv: expected what was read of it from line 2 on, found none; ingest it"
                + " again");
    assertThat(stores.releases().list("budget-nor")).isEmpty();
  }

  @Test
  void one_that_is_larger_than_is_held_is_refused_with_the_limit() {
    assertThat(Sources.of("budget-nor").tooLarge("regnskap.csv", 4_000_000_001L))
        .hasMessage(
            "regnskap.csv: expected at most 4000000000 bytes, found 4000000001; hand in less of it,"
                + " such as its latest years");
  }

  private IngestFunction ingest() {
    return new IngestFunction(
        stores, Addresses.of(Map.of()), false, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static JsonNode divided(IngestFunction ingest) {
    return Events.send(
        ingest, Json.MAPPER.createObjectNode().put("inbox", KEY).put("divideOver", OVER));
  }

  private static ObjectNode join(JsonNode divided) {
    return Json.MAPPER.createObjectNode().set("plan", divided.path("plan"));
  }

  private static ObjectNode piece(JsonNode divided, JsonNode number) {
    return join(divided).set("piece", number);
  }

  private static Cloud run(Stores on, long over) {
    try (Machine machine = Cloud.dividing(over)) {
      Cloud cloud = new Cloud(on, machine, Map.of(), NOW);
      cloud.filed(KEY);
      cloud.settle();
      return cloud;
    }
  }

  /** The releases, and every figure with its place. */
  private static String said(Stores on) throws IOException {
    List<Release> releases = on.releases().list("budget-nor");
    assertThat(releases).hasSize(1);
    return Json.MAPPER.writeValueAsString(List.of(releases, on.releases().series(releases.get(0))));
  }

  private void file(String key, byte[] bytes) {
    stores.bucket().put(key, bytes, "text/csv");
  }
}
