package org.allyspend.core.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class AllyGroupTest {
  @Test
  void there_are_32_allies_and_30_of_them_are_european() {
    assertThat(Ally.values()).hasSize(32);
    assertThat(AllyGroup.EUROPEAN_ALLIES.members()).hasSize(30).doesNotContain(Ally.USA, Ally.CAN);
  }

  @Test
  void an_ally_counts_from_the_year_it_joined() {
    AllyGroup total = AllyGroup.NATO_TOTAL;

    assertThat(total.membersIn(2014, Composition.AS_OF_YEAR))
        .hasSize(28)
        .doesNotContain(Ally.MNE, Ally.MKD, Ally.FIN, Ally.SWE);
    assertThat(total.membersIn(2017, Composition.AS_OF_YEAR)).contains(Ally.MNE).hasSize(29);
    assertThat(total.membersIn(2020, Composition.AS_OF_YEAR)).contains(Ally.MKD).hasSize(30);
    assertThat(total.membersIn(2023, Composition.AS_OF_YEAR)).contains(Ally.FIN).hasSize(31);
    assertThat(total.membersIn(2024, Composition.AS_OF_YEAR)).contains(Ally.SWE).hasSize(32);
    assertThat(total.membersIn(2014, Composition.CONSTANT)).hasSize(32);
  }

  @Test
  void a_group_of_nobody_or_with_an_allys_name_is_refused() {
    assertThatThrownBy(() -> AllyGroup.of("nobody", "Nobody", List.of()))
        .hasMessage("/members: expected at least one ally, found none");
    assertThatThrownBy(() -> AllyGroup.of("fra", "France", List.of(Ally.FRA)))
        .hasMessageStartingWith("/id: expected 2 to 40");
  }

  @Test
  void constant_prices_of_two_base_years_are_not_combined() {
    assertThatThrownBy(() -> PriceBasis.constant(2015).requireSame(PriceBasis.constant(2021)))
        .hasMessage(
            "figures at constant 2015 prices and at constant 2021 prices can't be combined");
  }
}
