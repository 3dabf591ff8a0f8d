package org.allyspend.core.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Releases of which no more matters than their source and days. */
final class Editions {
  private Editions() {}

  /** One filed by hand, whose document says a day or, where that is null, none. */
  static Release of(String source, LocalDate currentTo, LocalDate publishedOn) {
    return Release.published(
        source,
        "0".repeat(64),
        "file:x",
        Instant.parse("2026-05-01T00:00:00Z"),
        new Publication("Title", "Publisher", "e", "l", currentTo, List.of(), List.of(), List.of())
            .publishedOn(publishedOn));
  }
}
