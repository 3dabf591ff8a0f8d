package org.allyspend.core.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {
  private static final Target TWO_PERCENT =
      new Target(
          "2_percent",
          "2 % of GDP",
          Measure.SHARE_OF_GDP,
          BigDecimal.valueOf(2),
          Optional.of(2024),
          Optional.of(LocalDate.of(2014, 9, 5)),
          "");

  @ParameterizedTest
  @CsvSource({
    "1.994, false",
    "1.995, true",
    "1.9949999, false",
    "2, true",
    "2.00, true",
    "0, false"
  })
  void a_share_is_compared_at_two_decimals_of_a_percent(BigDecimal share, boolean met) {
    assertThat(TWO_PERCENT.isMetBy(share)).isEqualTo(met);
  }

  @Test
  void its_measures_are_named_after_it() {
    assertThat(TWO_PERCENT.alliesAt().id()).isEqualTo("allies_at_2_percent");
    assertThat(TWO_PERCENT.newlyAt().id()).isEqualTo("newly_at_2_percent");
    assertThat(TWO_PERCENT.gap().id()).isEqualTo("gap_to_2_percent_usd_current");
  }

  @ParameterizedTest
  @CsvSource({
    "2014-09-05T00:00:00Z, false",
    "2014-09-05T00:00:01Z, true",
    "2026-07-31T00:00:00Z, true"
  })
  void a_target_is_known_from_the_day_of_its_pledge(Instant moment, boolean known) {
    assertThat(TWO_PERCENT.isPledgedAt(moment)).isEqualTo(known);
  }

  @Test
  void a_target_for_gdp_itself_is_refused() {
    assertThatThrownBy(
            () ->
                new Target(
                    "x", "x", Measure.GDP, BigDecimal.ONE, Optional.empty(), Optional.empty(), ""))
        .hasMessage(
            "/measure: expected the measure of a target (share_of_gdp or equipment_share), found"
                + " 'gdp_usd_current'");
  }
}
