package org.allyspend.core.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class NationalCurrencyTest {
  /** As NATO's tables of June 2022, June 2024 and July 2026 print them behind the names. */
  @Test
  void a_series_is_in_the_currency_of_the_day_it_was_published() {
    assertThat(NationalCurrency.of(Ally.HRV, LocalDate.of(2022, 6, 27))).isEqualTo("HRK");
    assertThat(NationalCurrency.of(Ally.HRV, LocalDate.of(2024, 6, 17))).isEqualTo("EUR");
    assertThat(NationalCurrency.of(Ally.BGR, LocalDate.of(2024, 6, 17))).isEqualTo("BGN");
    assertThat(NationalCurrency.of(Ally.BGR, LocalDate.of(2026, 7, 9))).isEqualTo("EUR");
    assertThat(NationalCurrency.of(Ally.LTU, LocalDate.of(2022, 6, 27))).isEqualTo("EUR");
    assertThat(NationalCurrency.of(Ally.MNE, LocalDate.of(2022, 6, 27))).isEqualTo("EUR");
    assertThat(NationalCurrency.of(Ally.POL, LocalDate.of(2026, 7, 9))).isEqualTo("PLN");
  }
}
