package org.allyspend.core.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RehearsalTest {
  @BeforeAll
  static void region() {
    System.setProperty("aws.region", "eu-central-1");
  }

  @Test
  void what_is_written_is_forgotten_and_nothing_is_found() {
    Stores stores = Rehearsal.stores();
    byte[] bytes = "figures".getBytes(StandardCharsets.UTF_8);

    assertThat(stores.bucket().putIfAbsent("raw/one", bytes, "text/plain")).isTrue();
    stores.log().succeeded("run", Instant.EPOCH);

    assertThat(stores.bucket().find("raw/one", 100)).isEmpty();
    assertThat(stores.log().steps("run")).isEmpty();
    assertThat(stores.releases().list("nato")).isEmpty();
    assertThat(stores.runs().assessment("run")).isEmpty();
    assertThat(stores.reports().latest(null, 1)).isEmpty();
  }
}
