package org.allyspend.core.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseTest {
  @ParameterizedTest(name = "{0} published {1} and stored {2} is known since {3}")
  @CsvSource({
    "https://www.nato.int/def.xlsx, 2026-07-09, 2026-11-25T14:00:00Z, 2026-11-25T14:00:00Z",
    "http://localhost/def.xlsx,     2026-07-09, 2026-11-25T14:00:00Z, 2026-11-25T14:00:00Z",
    "https://www.nato.int/def.xlsx, ,           2026-11-25T14:00:00Z, 2026-11-25T14:00:00Z",
    "file:def.xlsx,                 2022-06-27, 2026-11-25T14:00:00Z, 2022-06-27T00:00:00Z",
    "bundled:nato-2014-2022.csv,    2022-06-27, 2026-11-25T14:00:00Z, 2022-06-27T00:00:00Z",
    "file:def.xlsx,                 ,           2026-11-25T14:00:00Z, 2026-11-25T14:00:00Z",
  })
  void what_was_fetched_is_known_since_we_had_it_and_what_was_filled_in_since_its_publishers_day(
      String address, LocalDate published, Instant stored, Instant knownSince) {
    Release release = release(address, published, stored, "a");

    assertThat(release.knownSince()).isEqualTo(knownSince);
    assertThat(release.isKnown(knownSince.plusMillis(1))).isTrue();
    assertThat(release.isKnown(knownSince.minusMillis(1))).isFalse();
  }

  @Test
  void what_was_published_on_a_day_was_not_known_at_the_end_of_the_day_before() {
    Release filed = release("file:def.xlsx", "2022-06-27", "2026-11-25T14:00:00Z", "a");

    assertThat(filed.isKnown(Timing.endOf(LocalDate.parse("2022-06-26")))).isFalse();
    assertThat(filed.isKnown(Timing.endOf(LocalDate.parse("2022-06-27")))).isTrue();
  }

  private static Release release(String address, String published, String stored, String hash) {
    return release(
        address,
        published == null ? null : LocalDate.parse(published),
        Instant.parse(stored),
        hash);
  }

  private static Release release(String address, LocalDate published, Instant stored, String hash) {
    return Release.published(
        "nato",
        hash.repeat(64),
        address,
        stored,
        new Publication(
                "t", "NATO", "e", "l", Publication.endOf(2024), List.of(), List.of(), List.of())
            .publishedOn(published));
  }
}
