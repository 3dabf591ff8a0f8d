package org.allyspend.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;
import org.junit.jupiter.api.Test;

/** What is given by month, added up by group, by year and for a year so far. */
class MonthlySumsTest {
  private static final AllyGroup NORDIC =
      AllyGroup.of("nordic", "Nordic", List.of(Ally.DNK, Ally.SWE, Ally.MNE));

  private final List<Series> series = new ArrayList<>();

  @Test
  void months_add_up_to_a_year_only_where_all_of_them_are_there() {
    give(Ally.DNK, "2024-01", 14);

    Aggregate sum = sum(Measure.SUPPORT);

    assertThat(sum.in(2024).orElseThrow().value()).isEqualByComparingTo("12");
    assertThat(sum.in(2025)).isEmpty();
    assertThat(sum.in(Period.parse("2025-02")).orElseThrow().value()).isEqualByComparingTo("1");
  }

  @Test
  void a_year_so_far_stands_beside_the_same_months_of_the_year_before() {
    give(Ally.DNK, "2024-01", 14);

    Aggregate toDate = sum(Measure.SUPPORT.yearToDate());

    assertThat(toDate.measure().id()).isEqualTo("ukraine_support_total_eur_year_to_date");
    assertThat(toDate.in(Period.parse("2025-02")).orElseThrow().value()).isEqualByComparingTo("2");
    assertThat(toDate.in(Period.parse("2024-02")).orElseThrow().value()).isEqualByComparingTo("2");
    assertThat(toDate.values()).doesNotContainKey(Period.ofYear(2024));
  }

  @Test
  void a_sum_so_far_needs_the_year_from_its_beginning() {
    give(Ally.DNK, "2024-03", 3);

    assertThat(sum(Measure.SUPPORT.yearToDate()).values()).isEmpty();
    assertThat(sum(Measure.SUPPORT).values()).hasSize(3);
  }

  @Test
  void a_member_counts_with_all_months_of_a_sum_or_is_missing() {
    give(Ally.DNK, "2024-01", 12);
    give(Ally.SWE, "2024-02", 11);

    Aggregate.Value year = sum(Measure.SUPPORT).in(2024).orElseThrow();

    assertThat(year.value()).isEqualByComparingTo("12");
    assertThat(year.members()).isEqualTo(3);
    assertThat(year.covered()).isEqualTo(1);
    assertThat(year.missing()).containsExactlyInAnyOrder(Ally.SWE, Ally.MNE);
  }

  @Test
  void what_is_nobodys_is_in_no_sum_of_allies() {
    give(Ally.DNK, "2024-01", 1);
    add(Subject.EU_INSTITUTIONS, "2024-01", 1);
    add(Subject.ALL_DONORS, "2024-01", 1);

    assertThat(sum(Measure.SUPPORT).in(Period.parse("2024-01")).orElseThrow().value())
        .isEqualByComparingTo("1");
  }

  private void give(Ally ally, String from, int months) {
    add(Subject.of(ally), from, months);
  }

  /** One billion euros a month. */
  private void add(Subject subject, String from, int months) {
    TreeMap<Period, Figure> figures = new TreeMap<>();
    for (int i = 0; i < months; i++) {
      figures.put(
          Period.of(Period.parse(from).asMonth().orElseThrow().plusMonths(i)),
          Figure.of(BigDecimal.ONE, Status.NORMAL, "line " + i));
    }
    series.add(new Series(subject, Measure.SUPPORT, PriceBasis.CURRENT, "", figures));
  }

  private Aggregate sum(Measure measure) {
    return MonthlySums.of(series, List.of(NORDIC)).stream()
        .filter(one -> one.composition() == Composition.CONSTANT && one.measure().equals(measure))
        .findFirst()
        .orElseThrow();
  }
}
