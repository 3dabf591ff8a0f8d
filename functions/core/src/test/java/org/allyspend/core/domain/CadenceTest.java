package org.allyspend.core.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CadenceTest {
  private final Cadence nato = new Cadence("nato", 8, 3);

  @Test
  void the_next_edition_is_due_so_many_months_after_the_last_day_of_this_one() {
    assertThat(nato.due(edition(2024, "2025-06-17"))).isEqualTo(LocalDate.of(2025, 8, 31));
    assertThat(nato.due(edition(2024, null))).isEqualTo(LocalDate.of(2025, 8, 31));
  }

  @Test
  void it_is_overdue_once_the_grace_has_passed() {
    assertThat(nato.isOverdue(edition(2024, "2025-06-17"), LocalDate.of(2025, 11, 30))).isFalse();
    assertThat(nato.isOverdue(edition(2024, "2025-06-17"), LocalDate.of(2025, 12, 1))).isTrue();
  }

  /** Eurostat's figures by function to 2020 were updated on 3 January 2023. */
  @Test
  void none_was_due_before_the_edition_that_it_follows_was_there() {
    Cadence eurostat = new Cadence("eurostat", 16, 1);

    assertThat(eurostat.due(edition(2020, "2023-01-03"))).isEqualTo(LocalDate.of(2024, 5, 3));
    assertThat(eurostat.isOverdue(edition(2020, "2023-01-03"), LocalDate.of(2023, 8, 31)))
        .isFalse();
  }

  private static Release edition(int year, String published) {
    return Editions.of(
        "source", Publication.endOf(year), published == null ? null : LocalDate.parse(published));
  }
}
