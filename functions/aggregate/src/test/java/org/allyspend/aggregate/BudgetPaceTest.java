package org.allyspend.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.BudgetPart;
import org.allyspend.core.domain.BudgetStage;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Finding;
import org.allyspend.core.domain.Finding.Kind;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetPaceTest {
  @ParameterizedTest
  @CsvSource({
    "25, BUDGET_AHEAD, 50.0",
    "1, BUDGET_BEHIND, 2.0",
  })
  void three_months_tell_who_is_ahead_of_a_quarter_of_the_vote(
      String month, Kind kind, String share) {
    List<Finding> findings = findings(months(month), voted("150"));

    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(kind);
              assertThat(finding.ally()).contains(Ally.SWE);
              assertThat(finding.years()).containsExactly(2026);
              assertThat(finding.detail("share")).containsExactly(share);
              assertThat(finding.detail("months")).containsExactly("3");
              assertThat(finding.detail("passed")).containsExactly("25.0");
              assertThat(finding.detail("stage")).containsExactly("voted");
            });
  }

  @Test
  void spending_much_as_voted_is_nothing_to_tell() {
    assertThat(findings(months("12.5"), voted("150"))).isEmpty();
  }

  @Test
  void without_a_vote_for_the_year_there_is_nothing_to_hold_it_against() {
    assertThat(findings(months("25"))).isEmpty();
  }

  @Test
  void what_was_revised_goes_before_what_was_voted_at_first() {
    assertThat(
            findings(
                months("25"),
                voted("150"),
                series(BudgetStage.REVISED, Map.of(Period.ofYear(2026), figure("300")))))
        .isEmpty();
  }

  @Test
  void what_is_held_against_a_revised_budget_says_so() {
    List<Finding> findings =
        findings(
            months("25"),
            voted("150"),
            series(BudgetStage.REVISED, Map.of(Period.ofYear(2026), figure("200"))));

    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.detail("share")).containsExactly("37.5");
              assertThat(finding.detail("stage")).containsExactly("revised");
            });
  }

  private static List<Finding> findings(Series... series) {
    return BudgetPace.findings(
        List.of(List.of(series)), new Weigher(new Panel(List.of()), List.of()));
  }

  private static Series months(String value) {
    return series(
        BudgetStage.OUTTURN,
        Map.of(
            Period.parse("2026-01"), figure(value),
            Period.parse("2026-02"), figure(value),
            Period.parse("2026-03"), figure(value),
            Period.parse("2026-04"), Figure.missing("x")));
  }

  private static Series voted(String value) {
    return series(BudgetStage.VOTED, Map.of(Period.ofYear(2026), figure(value)));
  }

  private static Figure figure(String value) {
    return Figure.of(new BigDecimal(value), Status.NORMAL, "x");
  }

  private static Series series(BudgetStage stage, Map<Period, Figure> figures) {
    SortedMap<Period, Figure> sorted = new TreeMap<>(figures);
    return new Series(
        Subject.of(Ally.SWE),
        Measure.ofBudget(stage, BudgetPart.WHOLE),
        PriceBasis.CURRENT,
        "",
        sorted);
  }
}
