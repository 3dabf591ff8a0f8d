package org.allyspend.core.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CadenceTest {
  private final Cadence nato = new Cadence("nato", 8, 3);
  private final LocalDate endOf2024 = LocalDate.of(2024, 12, 31);

  @Test
  void the_next_edition_is_due_so_many_months_after_the_last_day_of_this_one() {
    assertThat(nato.due(endOf2024)).isEqualTo(LocalDate.of(2025, 8, 31));
  }

  @Test
  void it_is_overdue_once_the_grace_has_passed() {
    assertThat(nato.isOverdue(endOf2024, LocalDate.of(2025, 11, 30))).isFalse();
    assertThat(nato.isOverdue(endOf2024, LocalDate.of(2025, 12, 1))).isTrue();
  }
}
