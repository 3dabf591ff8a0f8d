package org.allyspend.aggregate;

import static org.allyspend.core.domain.AllyGroup.EUROPEAN_ALLIES;
import static org.allyspend.core.domain.AllyGroup.NATO_EUROPE_AND_CANADA;
import static org.allyspend.core.domain.AllyGroup.NATO_TOTAL;
import static org.allyspend.core.domain.Composition.AS_OF_YEAR;
import static org.allyspend.core.domain.Composition.CONSTANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.allyspend.core.config.Configuration;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Finding;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;
import org.allyspend.core.domain.Target;
import org.junit.jupiter.api.Test;

class AggregationTest {
  private static final Target TWO = Configuration.DEFAULT.targets().get(0);
  private static final Target THREE_AND_A_HALF = Configuration.DEFAULT.targets().get(1);
  private static final Target EQUIPMENT = Configuration.DEFAULT.targets().get(3);

  private final List<Series> series = new ArrayList<>();

  @Test
  void the_united_states_and_canada_count_in_no_total_of_the_european_allies() {
    given(Ally.FRA, Measure.EXPENDITURE, 2024, "10");
    given(Ally.CAN, Measure.EXPENDITURE, 2024, "200");
    given(Ally.USA, Measure.EXPENDITURE, 2024, "3000");

    assertThat(value(EUROPEAN_ALLIES, AS_OF_YEAR, Measure.EXPENDITURE, 2024))
        .isEqualByComparingTo("10");
    assertThat(value(NATO_EUROPE_AND_CANADA, AS_OF_YEAR, Measure.EXPENDITURE, 2024))
        .isEqualByComparingTo("210");
    assertThat(value(NATO_TOTAL, AS_OF_YEAR, Measure.EXPENDITURE, 2024))
        .isEqualByComparingTo("3210");
  }

  @Test
  void an_ally_counts_from_the_year_it_joined_or_in_every_year() {
    given(Ally.FRA, Measure.EXPENDITURE, 2022, "10");
    given(Ally.FIN, Measure.EXPENDITURE, 2022, "5");
    given(Ally.FRA, Measure.EXPENDITURE, 2023, "11");
    given(Ally.FIN, Measure.EXPENDITURE, 2023, "6");

    assertThat(value(EUROPEAN_ALLIES, AS_OF_YEAR, Measure.EXPENDITURE, 2022))
        .isEqualByComparingTo("10");
    assertThat(value(EUROPEAN_ALLIES, AS_OF_YEAR, Measure.EXPENDITURE, 2023))
        .isEqualByComparingTo("17");
    assertThat(value(EUROPEAN_ALLIES, CONSTANT, Measure.EXPENDITURE, 2022))
        .isEqualByComparingTo("15");
  }

  @Test
  void a_change_as_of_the_year_includes_a_new_member_and_a_constant_one_does_not() {
    given(Ally.FRA, Measure.EXPENDITURE_CONSTANT, 2022, "10");
    given(Ally.FIN, Measure.EXPENDITURE_CONSTANT, 2022, "5");
    given(Ally.FRA, Measure.EXPENDITURE_CONSTANT, 2023, "11");
    given(Ally.FIN, Measure.EXPENDITURE_CONSTANT, 2023, "5.5");

    assertThat(value(EUROPEAN_ALLIES, AS_OF_YEAR, Measure.REAL_CHANGE, 2023))
        .isEqualByComparingTo("65");
    assertThat(value(EUROPEAN_ALLIES, CONSTANT, Measure.REAL_CHANGE, 2023))
        .isEqualByComparingTo("10");
    assertThat(in(EUROPEAN_ALLIES, AS_OF_YEAR, Measure.REAL_CHANGE, 2022)).isEmpty();
  }

  @Test
  void a_missing_figure_is_never_zero_in_a_total_a_change_or_a_share() {
    given(Ally.FRA, Measure.EXPENDITURE_CONSTANT, 2023, "10");
    given(Ally.DEU, Measure.EXPENDITURE_CONSTANT, 2023, "30");
    given(Ally.FRA, Measure.EXPENDITURE_CONSTANT, 2024, "12");
    missing(Ally.DEU, Measure.EXPENDITURE_CONSTANT, 2024);
    given(Ally.FRA, Measure.GDP_CONSTANT, 2024, "600");
    given(Ally.DEU, Measure.GDP_CONSTANT, 2024, "9000");

    assertThat(value(Measure.REAL_CHANGE, 2024)).isEqualByComparingTo("20");
    assertThat(value(Measure.SHARE_OF_GDP, 2024)).isEqualByComparingTo("2");
    assertThat(in(Measure.EXPENDITURE_CONSTANT, 2024))
        .hasValueSatisfying(
            value -> {
              assertThat(value.value()).isEqualByComparingTo("12");
              assertThat(value.members()).isEqualTo(30);
              assertThat(value.covered()).isEqualTo(1);
            });
  }

  @Test
  void a_gap_goes_without_the_member_whose_money_is_missing_and_says_so() {
    given(Ally.FRA, Measure.EXPENDITURE, 2024, "10");
    given(Ally.FRA, Measure.GDP, 2024, "1000");
    missing(Ally.DEU, Measure.EXPENDITURE, 2024);
    given(Ally.DEU, Measure.GDP, 2024, "9000");
    given(Ally.ISL, Measure.GDP, 2024, "100");

    assertThat(in(THREE_AND_A_HALF.gap(), 2024))
        .hasValueSatisfying(
            gap -> {
              assertThat(gap.value()).isEqualByComparingTo("28.5");
              assertThat(gap.covered()).isEqualTo(1);
              assertThat(gap.missing()).hasSize(28).contains(Ally.DEU).doesNotContain(Ally.FRA);
            });
    assertThat(in(Measure.EXPENDITURE, 2024))
        .hasValueSatisfying(
            total -> assertThat(total.missing()).doesNotContain(Ally.FRA, Ally.ISL));
  }

  @Test
  void a_share_is_total_over_total_with_icelands_gdp() {
    given(Ally.FRA, Measure.EXPENDITURE_CONSTANT, 2024, "10");
    given(Ally.FRA, Measure.GDP_CONSTANT, 2024, "100");
    given(Ally.DEU, Measure.EXPENDITURE_CONSTANT, 2024, "10");
    given(Ally.DEU, Measure.GDP_CONSTANT, 2024, "800");
    given(Ally.ISL, Measure.GDP_CONSTANT, 2024, "100");

    assertThat(value(Measure.SHARE_OF_GDP, 2024)).isEqualByComparingTo("2");
    assertThat(value(Measure.GDP_CONSTANT, 2024)).isEqualByComparingTo("1000");
  }

  @Test
  void allies_are_counted_at_a_target_at_two_decimals_and_newly_where_they_were_below() {
    given(Ally.FRA, Measure.SHARE_OF_GDP, 2023, "1.994");
    given(Ally.FRA, Measure.SHARE_OF_GDP, 2024, "1.995");
    given(Ally.POL, Measure.SHARE_OF_GDP, 2023, "3.9");
    given(Ally.POL, Measure.SHARE_OF_GDP, 2024, "4.1");
    given(Ally.ESP, Measure.SHARE_OF_GDP, 2023, "2.1");
    given(Ally.ESP, Measure.SHARE_OF_GDP, 2024, "1.2");
    given(Ally.SWE, Measure.SHARE_OF_GDP, 2023, "1.6");
    given(Ally.SWE, Measure.SHARE_OF_GDP, 2024, "2.1");

    assertThat(value(TWO.alliesAt(), 2024)).isEqualByComparingTo("3");
    assertThat(value(TWO.newlyAt(), 2024)).isEqualByComparingTo("2");
    assertThat(in(TWO.newlyAt(), 2023)).isEmpty();
  }

  @Test
  void an_ally_is_newly_again_or_no_longer_at_a_target() {
    given(Ally.POL, Measure.SHARE_OF_GDP, 2019, "1.9");
    given(Ally.POL, Measure.SHARE_OF_GDP, 2020, "2.1");
    given(Ally.POL, Measure.SHARE_OF_GDP, 2021, "1.8");
    given(Ally.POL, Measure.SHARE_OF_GDP, 2022, "2.2");

    assertThat(value(TWO.newlyAt(), 2020)).isEqualByComparingTo("1");
    assertThat(value(TWO.noLongerAt(), 2021)).isEqualByComparingTo("1");
    assertThat(value(TWO.againAt(), 2022)).isEqualByComparingTo("1");
    assertThat(value(TWO.newlyAt(), 2022)).isEqualByComparingTo("0");
  }

  @Test
  void the_year_before_is_told_of_the_same_members() {
    given(Ally.FRA, Measure.EXPENDITURE, 2023, "50");
    given(Ally.FRA, Measure.EXPENDITURE, 2024, "60");
    given(Ally.SWE, Measure.EXPENDITURE, 2023, "8");
    given(Ally.SWE, Measure.EXPENDITURE, 2024, "9");
    given(Ally.DEU, Measure.EXPENDITURE, 2023, "70");
    missing(Ally.DEU, Measure.EXPENDITURE, 2024);
    given(Ally.ITA, Measure.EXPENDITURE, 2024, "30");

    assertThat(in(Measure.EXPENDITURE.yearBefore(), 2024))
        .hasValueSatisfying(
            before -> {
              assertThat(before.value()).isEqualByComparingTo("58");
              assertThat(before.missing())
                  .contains(Ally.DEU, Ally.ITA)
                  .doesNotContain(Ally.FRA, Ally.SWE);
            });
    assertThat(value(Measure.EXPENDITURE, 2023)).isEqualByComparingTo("120");
  }

  @Test
  void a_path_compares_the_same_members() {
    for (int year : List.of(2021, 2024)) {
      given(Ally.FRA, Measure.GDP, year, "1000");
      given(Ally.SWE, Measure.GDP, year, "1000");
    }
    given(Ally.FRA, Measure.EXPENDITURE, 2021, "14");
    given(Ally.FRA, Measure.EXPENDITURE, 2024, "17");
    given(Ally.SWE, Measure.EXPENDITURE, 2021, "10");
    given(Ally.SWE, Measure.EXPENDITURE, 2024, "13");

    assertThat(value(Measure.SHARE_OF_GDP.meanChange(), 2024)).isEqualByComparingTo("0.1");
    assertThat(value(TWO.catchUpYear(), 2024)).isEqualByComparingTo("2029");
  }

  @Test
  void the_gap_at_the_deadline_is_of_the_gdp_that_has_grown_until_then() {
    given(Ally.ESP, Measure.SHARE_OF_GDP, 2033, "1.25");
    given(Ally.ESP, Measure.EXPENDITURE, 2033, "1250");
    given(Ally.ESP, Measure.GDP, 2033, "100000");

    // 3.5 % of 100,000 x 1.015 x 1.015, less 1,250.
    assertThat(own(Ally.ESP, THREE_AND_A_HALF.gapAtDeadline(), 2033))
        .isEqualByComparingTo("2355.7875");
    assertThat(aggregate(Ally.ESP.iso3(), AS_OF_YEAR, TWO.gapAtDeadline())).isEmpty();
  }

  @Test
  void a_gap_is_threshold_times_gdp_less_expenditure_and_never_negative() {
    given(Ally.ESP, Measure.SHARE_OF_GDP, 2024, "1.25");
    given(Ally.ESP, Measure.EXPENDITURE, 2024, "1250");
    given(Ally.ESP, Measure.GDP, 2024, "100000");
    given(Ally.POL, Measure.SHARE_OF_GDP, 2024, "4");
    given(Ally.POL, Measure.EXPENDITURE, 2024, "4000");
    given(Ally.POL, Measure.GDP, 2024, "100000");

    assertThat(own(Ally.ESP, TWO.gap(), 2024)).isEqualByComparingTo("750");
    assertThat(own(Ally.ESP, TWO.gapPoints(), 2024)).isEqualByComparingTo("0.75");
    assertThat(own(Ally.POL, TWO.gap(), 2024)).isEqualByComparingTo("0");
    assertThat(value(TWO.membersGap(), 2024)).isEqualByComparingTo("750");
    assertThat(value(TWO.gap(), 2024)).isEqualByComparingTo("0");
    assertThat(value(THREE_AND_A_HALF.gap(), 2024)).isEqualByComparingTo("1750");
  }

  @Test
  void required_growth_reaches_the_threshold_in_the_year_of_the_deadline() {
    given(Ally.ESP, Measure.SHARE_OF_GDP, 2024, "1.25");

    BigDecimal growth = own(Ally.ESP, THREE_AND_A_HALF.requiredGrowth(), 2024);
    BigDecimal share = new BigDecimal("1.25");
    for (int year = 2025; year <= 2035; year++) {
      share =
          share
              .multiply(BigDecimal.ONE.add(growth.movePointLeft(2)))
              .divide(new BigDecimal("1.015"), MathContext.DECIMAL128);
    }

    assertThat(share).isCloseTo(new BigDecimal("3.5"), within(new BigDecimal("1e-14")));
  }

  @Test
  void the_catch_up_year_goes_by_the_mean_change_of_three_years() {
    given(Ally.ESP, Measure.SHARE_OF_GDP, 2021, "1.10");
    given(Ally.ESP, Measure.SHARE_OF_GDP, 2024, "1.40");
    given(Ally.ITA, Measure.SHARE_OF_GDP, 2021, "1.50");
    given(Ally.ITA, Measure.SHARE_OF_GDP, 2024, "1.50");

    assertThat(own(Ally.ESP, TWO.catchUpYear(), 2024)).isEqualByComparingTo("2030");
    assertThat(aggregate(Ally.ITA.iso3(), AS_OF_YEAR, TWO.catchUpYear())).isEmpty();
  }

  @Test
  void equipment_is_weighted_by_expenditure() {
    given(Ally.FRA, Measure.EXPENDITURE, 2024, "300");
    given(Ally.FRA, Measure.EQUIPMENT_SHARE, 2024, "30");
    given(Ally.ESP, Measure.EXPENDITURE, 2024, "100");
    given(Ally.ESP, Measure.EQUIPMENT_SHARE, 2024, "10");

    assertThat(value(Measure.EQUIPMENT_SHARE, 2024)).isEqualByComparingTo("25");
    assertThat(value(EQUIPMENT.alliesAt(), 2024)).isEqualByComparingTo("1");
  }

  @Test
  void doubling_concentration_and_spending_per_head() {
    given(Ally.FRA, Measure.EXPENDITURE, 2024, "50");
    given(Ally.DEU, Measure.EXPENDITURE, 2024, "30");
    given(Ally.ITA, Measure.EXPENDITURE, 2024, "10");
    given(Ally.ESP, Measure.EXPENDITURE, 2024, "10");
    given(Ally.FRA, Measure.EXPENDITURE_CONSTANT, 2024, "40");
    given(Ally.FRA, Measure.GDP_CONSTANT, 2024, "2000");
    given(Ally.FRA, Measure.GDP_PER_CAPITA, 2024, "40");

    assertThat(value(Measure.DOUBLED_EXPENDITURE, 2024)).isEqualByComparingTo("200");
    assertThat(value(Measure.DOUBLED_SHARE, 2024)).isEqualByComparingTo("4");
    assertThat(value(Measure.CONCENTRATION, 2024)).isEqualByComparingTo("90");
    assertThat(value(Measure.POPULATION, 2024)).isEqualByComparingTo("50");
    assertThat(value(Measure.EXPENDITURE_PER_CAPITA, 2024)).isEqualByComparingTo("800");
  }

  @Test
  void an_aggregate_takes_the_weakest_status_of_its_parts() {
    given(Ally.FRA, Measure.EXPENDITURE, 2024, "10");
    given(Subject.of(Ally.DEU), Measure.EXPENDITURE, 2024, "10", Status.ESTIMATED);

    assertThat(in(Measure.EXPENDITURE, 2024).orElseThrow().status()).isEqualTo(Status.ESTIMATED);
  }

  /** Thirty figures and their sum, each to half a unit: 15.5. */
  @Test
  void a_printed_aggregate_may_differ_by_rounding_and_no_more() {
    NATO_EUROPE_AND_CANADA.members().stream()
        .filter(Ally::hasArmedForces)
        .forEach(ally -> given(ally, Measure.EXPENDITURE, 2024, "1"));
    given(Subject.of(NATO_EUROPE_AND_CANADA), Measure.EXPENDITURE, 2024, "45", Status.NORMAL);
    assertThat(compute().checks()).singleElement().matches(check -> check.agrees());

    series.remove(series.size() - 1);
    given(Subject.of(NATO_EUROPE_AND_CANADA), Measure.EXPENDITURE, 2024, "46", Status.NORMAL);
    assertThat(compute().checks()).singleElement().matches(check -> !check.agrees());
    assertThat(compute().findings())
        .filteredOn(finding -> finding.kind() == Finding.Kind.RECONCILIATION)
        .containsExactly(
            Finding.of(
                    "nato-europe-and-canada",
                    Finding.Kind.RECONCILIATION,
                    Finding.Weight.DECISIVE,
                    List.of(2024),
                    "cell")
                .with("measure", "defence_expenditure_usd_current")
                .with("printed", "46")
                .with("computed", "30.0"));
  }

  @Test
  void
      a_printed_aggregate_is_held_against_no_sum_that_lacks_a_member_or_rests_on_what_is_implied() {
    NATO_EUROPE_AND_CANADA.members().stream()
        .filter(Ally::hasArmedForces)
        .forEach(ally -> given(ally, Measure.EXPENDITURE, 2023, "1", "1"));
    missing(Ally.DEU, Measure.EXPENDITURE, 2023);
    given(Subject.of(Ally.FRA), Measure.EXPENDITURE, 2024, "1", Status.IMPUTED);
    add(
        Subject.of(NATO_EUROPE_AND_CANADA),
        Measure.EXPENDITURE,
        new TreeMap<>(
            Map.of(
                2023, Figure.of(new BigDecimal("30"), Status.NORMAL, "AB2"),
                2024, Figure.of(new BigDecimal("30"), Status.NORMAL, "AC2"))));

    assertThat(compute().checks()).isEmpty();
    assertThat(compute().findings())
        .contains(
            Finding.of(
                    "nato-europe-and-canada",
                    Finding.Kind.UNCHECKED_MISSING,
                    Finding.Weight.BACKGROUND,
                    List.of(2023),
                    "AB2")
                .with("measure", "defence_expenditure_usd_current")
                .with(Finding.ALLY, "DEU"),
            Finding.of(
                    "nato-europe-and-canada",
                    Finding.Kind.UNCHECKED_IMPUTED,
                    Finding.Weight.BACKGROUND,
                    List.of(2024),
                    "AC2")
                .with("measure", "defence_expenditure_usd_current")
                .with(Finding.ALLY, "FRA"));
  }

  /**
   * 22 of 1,000 at constant prices and 19 at current ones: a group is at 2 % by the former alone.
   */
  @Test
  void a_groups_share_that_current_prices_tell_otherwise_is_a_finding_with_the_target_it_decides() {
    given(Ally.FRA, Measure.EXPENDITURE, 2024, "19");
    given(Ally.FRA, Measure.GDP, 2024, "1000");
    given(Ally.FRA, Measure.EXPENDITURE_CONSTANT, 2024, "22");
    given(Ally.FRA, Measure.GDP_CONSTANT, 2024, "1000");
    Finding found =
        Finding.of(
                "european-allies",
                Finding.Kind.GROUP_SHARE,
                Finding.Weight.DECISIVE,
                List.of(2024),
                "")
            .with("constant", "2.20")
            .with("current", "1.90")
            .with(Finding.TARGET, "2_percent")
            .with(Finding.TARGET_YEAR, "2024");
    assertThat(compute().findings()).contains(found);

    given(Ally.DEU, Measure.GDP, 2024, "9000");
    assertThat(kinds()).doesNotContain(Finding.Kind.GROUP_SHARE);
  }

  @Test
  void who_is_at_a_target_by_its_share_lacks_nothing_though_its_money_is_missing() {
    given(Ally.FRA, Measure.SHARE_OF_GDP, 2024, "2.1");
    given(Ally.DEU, Measure.SHARE_OF_GDP, 2024, "1.9");

    assertThat(own(Ally.FRA, TWO.gap(), 2024)).isEqualByComparingTo("0");
    assertThat(aggregate("DEU", AS_OF_YEAR, TWO.gap())).isEmpty();
  }

  @Test
  void a_printed_share_that_is_not_expenditure_over_gdp_is_a_finding() {
    given(Ally.SVK, Measure.SHARE_OF_GDP, 2024, "2");
    given(Ally.SVK, Measure.EXPENDITURE_CONSTANT, 2024, "2118.3");
    given(Ally.SVK, Measure.GDP_CONSTANT, 2024, "106498.3");

    assertThat(compute().findings())
        .contains(
            Finding.of(
                    "SVK",
                    Finding.Kind.CONSTANT_SHARE,
                    Finding.Weight.DECISIVE,
                    List.of(2024),
                    "cell")
                .with("printed", "2.00")
                .with("computed", "1.99")
                .with(Finding.TARGET, "2_percent")
                .with(Finding.TARGET_YEAR, "2024"));
  }

  @Test
  void a_share_at_current_prices_a_hundredth_of_a_point_away_is_the_printed_one() {
    given(Ally.SVK, Measure.SHARE_OF_GDP, 2024, "2.01");
    given(Ally.SVK, Measure.EXPENDITURE, 2024, "2000.00");
    given(Ally.SVK, Measure.GDP, 2024, "100000.00");
    assertThat(kinds()).doesNotContain(Finding.Kind.CURRENT_SHARE);

    series.remove(0);
    given(Ally.SVK, Measure.SHARE_OF_GDP, 2024, "2.02");
    assertThat(kinds()).contains(Finding.Kind.CURRENT_SHARE);
  }

  @Test
  void a_share_that_rises_with_the_money_is_no_finding_and_one_without_is() {
    given(Ally.LUX, Measure.SHARE_OF_GDP, 2023, "0.60", "1.20");
    given(Ally.LUX, Measure.EXPENDITURE_CONSTANT, 2023, "600", "1200");
    assertThat(kinds()).doesNotContain(Finding.Kind.SHARE_WITHOUT_MONEY);

    series.remove(1);
    given(Ally.LUX, Measure.EXPENDITURE_CONSTANT, 2023, "600", "660");
    assertThat(compute().findings())
        .contains(
            Finding.of(
                    "LUX",
                    Finding.Kind.SHARE_WITHOUT_MONEY,
                    Finding.Weight.MATERIAL,
                    List.of(2024),
                    "cell")
                .with("share_before", "0.60")
                .with("share", "1.20")
                .with("real_change", "10.0"));
  }

  @Test
  void gdp_that_moves_by_a_fifth_in_a_year_breaks_and_by_less_does_not() {
    given(Ally.LUX, Measure.GDP_CONSTANT, 2022, "1000", "801", "640.8");

    assertThat(compute().findings())
        .filteredOn(finding -> finding.kind() == Finding.Kind.GDP_BREAK)
        .singleElement()
        .matches(finding -> finding.years().equals(List.of(2024)))
        .matches(finding -> finding.detail("change").equals(List.of("-20.0")));
  }

  @Test
  void a_census_that_moves_population_by_a_twentieth_is_a_break() {
    given(Ally.BGR, Measure.GDP_CONSTANT, 2021, "700", "700");
    given(Ally.BGR, Measure.GDP_PER_CAPITA, 2021, "10", "10.6");

    assertThat(compute().findings())
        .filteredOn(finding -> finding.kind() == Finding.Kind.POPULATION_BREAK)
        .singleElement()
        .matches(finding -> finding.detail("change").equals(List.of("-5.7")));
  }

  @Test
  void a_break_counts_for_less_the_longer_it_is_ago() {
    given(Ally.BGR, Measure.POPULATION, 2019, "7000", "6650", "6650", "6650", "6317");
    assertThat(compute().findings())
        .filteredOn(finding -> finding.kind() == Finding.Kind.POPULATION_BREAK)
        .singleElement()
        .matches(finding -> finding.weight() == Finding.Weight.MATERIAL)
        .matches(finding -> finding.detail("change").equals(List.of("-5.0", "-5.0")));

    given(Ally.BGR, Measure.POPULATION, 2024, "6317");
    given(Ally.BGR, Measure.POPULATION, 2027, "6317");
    assertThat(compute().findings())
        .filteredOn(finding -> finding.kind() == Finding.Kind.POPULATION_BREAK)
        .singleElement()
        .matches(finding -> finding.weight() == Finding.Weight.BACKGROUND);
  }

  @Test
  void an_ally_without_figures_is_one_finding_with_all_it_lacks() {
    given(Ally.FRA, Measure.EXPENDITURE, 2024, "10");
    given(Ally.FRA, Measure.SHARE_OF_GDP, 2024, "2");
    given(Ally.FRA, Measure.GDP, 2024, "500");
    List.of(Ally.values()).stream()
        .filter(ally -> ally != Ally.FRA && ally != Ally.DEU)
        .forEach(
            ally -> {
              given(ally, Measure.EXPENDITURE, 2024, "10");
              given(ally, Measure.SHARE_OF_GDP, 2024, "2");
              given(ally, Measure.GDP, 2024, "500");
            });

    assertThat(compute().findings())
        .containsExactly(
            Finding.of("DEU", Finding.Kind.COVERAGE, Finding.Weight.DECISIVE, List.of(2024), "")
                .with(
                    "measure", "defence_expenditure_usd_current", "gdp_usd_current", "share_of_gdp")
                .with(Finding.ALLY, "DEU"));
  }

  @Test
  void the_order_of_figures_does_not_matter() {
    given(Ally.FRA, Measure.EXPENDITURE, 2024, "10.1");
    given(Ally.DEU, Measure.EXPENDITURE, 2024, "20.02");
    given(Ally.ESP, Measure.EXPENDITURE, 2024, "30.003");
    Aggregation forwards = compute();
    Collections.reverse(series);

    assertThat(compute()).isEqualTo(forwards);
  }

  private void given(Ally ally, Measure measure, int year, String value) {
    given(Subject.of(ally), measure, year, value, Status.NORMAL);
  }

  /** Figures of years that follow each other. */
  private void given(Ally ally, Measure measure, int from, String... values) {
    SortedMap<Integer, Figure> figures = new TreeMap<>();
    for (int i = 0; i < values.length; i++) {
      figures.put(from + i, Figure.of(new BigDecimal(values[i]), Status.NORMAL, "cell"));
    }
    add(Subject.of(ally), measure, figures);
  }

  private List<Finding.Kind> kinds() {
    return compute().findings().stream().map(Finding::kind).toList();
  }

  private void given(Subject subject, Measure measure, int year, String value, Status status) {
    add(subject, measure, year, Figure.of(new BigDecimal(value), status, "cell"));
  }

  private void missing(Ally ally, Measure measure, int year) {
    add(Subject.of(ally), measure, year, Figure.missing("cell"));
  }

  private void add(Subject subject, Measure measure, int year, Figure figure) {
    TreeMap<Integer, Figure> figures = new TreeMap<>();
    series.stream()
        .filter(one -> one.subject().equals(subject) && one.measure().equals(measure))
        .forEach(one -> figures.putAll(one.byYear()));
    series.removeIf(one -> one.subject().equals(subject) && one.measure().equals(measure));
    figures.put(year, figure);
    add(subject, measure, figures);
  }

  private void add(Subject subject, Measure measure, SortedMap<Integer, Figure> figures) {
    PriceBasis basis =
        measure.prices() == PriceBasis.Kind.CONSTANT
            ? PriceBasis.constant(2015)
            : new PriceBasis(measure.prices(), 0);
    series.add(new Series(subject, measure, basis, "", Period.ofYears(figures)));
  }

  private Aggregation compute() {
    return Aggregation.of(series, Configuration.DEFAULT);
  }

  private Optional<Aggregate> aggregate(String group, Composition composition, Measure measure) {
    Aggregation all = compute();
    return Stream.concat(all.groups().stream(), all.allies().stream())
        .filter(one -> one.group().equals(group) && one.composition() == composition)
        .filter(one -> one.measure().equals(measure))
        .findFirst();
  }

  private Optional<Aggregate.Value> in(
      AllyGroup group, Composition composition, Measure measure, int year) {
    return aggregate(group.id(), composition, measure).flatMap(one -> one.in(year));
  }

  /** Of the European allies as NATO counts them. */
  private Optional<Aggregate.Value> in(Measure measure, int year) {
    return in(EUROPEAN_ALLIES, AS_OF_YEAR, measure, year);
  }

  private BigDecimal value(Measure measure, int year) {
    return in(measure, year).orElseThrow().value();
  }

  private BigDecimal value(AllyGroup group, Composition composition, Measure measure, int year) {
    return in(group, composition, measure, year).orElseThrow().value();
  }

  private BigDecimal own(Ally ally, Measure measure, int year) {
    return aggregate(ally.iso3(), AS_OF_YEAR, measure)
        .flatMap(one -> one.in(year))
        .orElseThrow()
        .value();
  }
}
