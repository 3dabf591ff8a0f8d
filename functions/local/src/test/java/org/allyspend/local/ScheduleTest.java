package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.allyspend.ingest.Addresses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schedule of a server that is not always there. */
class ScheduleTest {
  @TempDir private Path data;

  @Test
  void a_report_that_was_missed_while_nobody_served_is_said_at_the_next_start() {
    assertThat(start("2026-09-10T12:00:00Z")).as("it was not there in August").isEmpty();

    assertThat(start("2026-11-27T12:00:00Z"))
        .contains(
            "there is no official report of 2026-10, whose day passed while nobody served: order it"
                + " on the page, or by POST /reports");
  }

  private Optional<String> start(String moment) {
    try (LocalService service =
        new LocalService(
            Optional.of(data),
            Addresses.of(Map.of()),
            Optional.empty(),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            Clock.fixed(Instant.parse(moment), ZoneOffset.UTC))) {
      return service.missed();
    }
  }
}
