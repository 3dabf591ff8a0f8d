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

  /**
   * Eurostat's update of 27 April 2026 ends with 2025 and prints 2,195.3 million for Bulgaria in
   * national currency and in euros; a budget's declaration names the euro.
   */
  @Test
  void a_release_is_in_the_currency_of_its_day_and_not_of_the_last_year_it_has() {
    assertThat(NationalCurrency.of(Ally.BGR, release("eurostat", LocalDate.of(2026, 4, 27))))
        .isEqualTo("EUR");
    assertThat(NationalCurrency.of(Ally.BGR, release("sipri", null))).isEqualTo("BGN");
    assertThat(NationalCurrency.of(Ally.BGR, release("budget-bgr", null))).isEqualTo("EUR");
  }

  private static Release release(String source, LocalDate publishedOn) {
    return Editions.of(source, LocalDate.of(2025, 12, 31), publishedOn);
  }
}
