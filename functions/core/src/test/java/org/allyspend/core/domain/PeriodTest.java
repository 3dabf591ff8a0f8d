package org.allyspend.core.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A year or a month, as SDMX writes them. */
class PeriodTest {
  @ParameterizedTest
  @ValueSource(strings = {"2024", "2026-04", "1949", "2025-12", "0001-01"})
  void a_period_is_written_as_it_was_read(String text) {
    assertThat(Period.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "24", "2024-13", "2024-00", "2024-4", "2024-Q1", "2024-01-01", "٢٠٢٤"})
  void what_is_neither_a_year_nor_a_month_is_refused(String text) {
    assertThatThrownBy(() -> Period.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2026-04")
        .hasMessageContaining("'" + text + "'");
  }

  @Test
  void periods_sort_by_time_and_a_year_stands_before_its_months() {
    List<String> sorted = List.of("2023-12", "2024", "2024-01", "2024-12", "2025");

    assertThat(sorted.stream().map(Period::parse).sorted().map(Period::toString))
        .containsExactlyElementsOf(sorted);
  }

  @Test
  void a_period_knows_its_frequency_of_which_sdmx_has_the_code() {
    assertThat(Period.Frequency.ofCode("A")).contains(Period.ofYear(2024).frequency());
    assertThat(Period.Frequency.ofCode("M")).contains(Period.parse("2026-04").frequency());
  }

  @Test
  void years_are_told_from_months() {
    TreeMap<Period, String> periods = new TreeMap<>();
    Stream.of("2024", "2024-01", "2025-02").forEach(one -> periods.put(Period.parse(one), one));

    assertThat(Period.years(periods)).containsOnlyKeys(2024);
  }
}
