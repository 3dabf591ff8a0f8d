package org.allyspend.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Finding;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;
import org.junit.jupiter.api.Test;

class SideBySideTest {
  private final Series nato = series(Measure.EXPENDITURE, "1000", "1100", "1200", "1300", "1400");

  @Test
  void a_unit_error_in_one_year_is_found() {
    assertThat(
            findings(series(Measure.MILITARY_EXPENDITURE, "1050", "1150", "1265", "1.365", "1470")))
        .singleElement()
        .isEqualTo(
            Finding.of(
                    "FRA", Finding.Kind.DISCREPANCY, Finding.Weight.MATERIAL, List.of(2023), "A3")
                .with("measure", "defence_expenditure_usd_current")
                .with("other_measure", "military_expenditure_usd_current")
                .with("publisher", "SIPRI")
                .with("ratio", "0.00105")
                .with("usual_ratio", "1.05"));
  }

  /** Ratios of 1, 1.04, 1.12 and a thousandth: the usual one is between the middle two. */
  @Test
  void of_an_even_number_of_years_the_usual_ratio_is_between_the_middle_two() {
    assertThat(findings(series(Measure.MILITARY_EXPENDITURE, "1000", "1144", "1344", "1.3")))
        .singleElement()
        .matches(finding -> finding.detail("usual_ratio").equals(List.of("1.02")));
  }

  @Test
  void sources_that_differ_alike_in_every_year_are_in_line() {
    assertThat(
            findings(series(Measure.MILITARY_EXPENDITURE, "1500", "1660", "1790", "1950", "2100")))
        .isEmpty();
  }

  @Test
  void sources_whose_gap_moves_about_every_year_are_in_line() {
    assertThat(
            findings(series(Measure.MILITARY_EXPENDITURE, "1500", "1250", "1200", "1690", "1000")))
        .isEmpty();
  }

  @Test
  void three_years_are_too_few_to_tell() {
    assertThat(findings(series(Measure.MILITARY_EXPENDITURE, "1000", "1100", "9"))).isEmpty();
  }

  @Test
  void the_world_bank_repeats_sipri_and_so_only_the_first_of_them_is_held_against() {
    Series odd = series(Measure.MILITARY_EXPENDITURE, "1050", "1150", "1265", "1.365", "1470");
    Map<Release, List<Series>> series = new LinkedHashMap<>();
    series.put(release("nato", "NATO"), List.of(nato));
    series.put(release("sipri", "SIPRI"), List.of(odd));
    series.put(release("worldbank", "World Bank"), List.of(odd));

    assertThat(SideBySide.findings(series, List.of())).hasSize(1);
  }

  private List<Finding> findings(Series sipri) {
    Map<Release, List<Series>> series = new LinkedHashMap<>();
    series.put(release("nato", "NATO"), List.of(nato));
    series.put(release("sipri", "SIPRI"), List.of(sipri));
    return SideBySide.findings(series, List.of());
  }

  private static Series series(Measure measure, String... from2020) {
    TreeMap<Integer, Figure> figures = new TreeMap<>();
    for (int i = 0; i < from2020.length; i++) {
      figures.put(2020 + i, Figure.of(new BigDecimal(from2020[i]), Status.NORMAL, "A" + i));
    }
    return new Series(
        Subject.of(Ally.FRA), measure, PriceBasis.CURRENT, "", Period.ofYears(figures));
  }

  private static Release release(String source, String publisher) {
    return Release.published(
        source,
        "0".repeat(64),
        "file:x",
        Instant.EPOCH,
        new Publication(
            "t", publisher, "e", "l", Publication.endOf(2024), List.of(), List.of(), List.of()));
  }
}
