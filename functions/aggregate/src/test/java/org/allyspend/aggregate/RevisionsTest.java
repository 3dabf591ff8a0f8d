package org.allyspend.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.allyspend.core.config.Configuration;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Crossing;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Revision;
import org.allyspend.core.domain.Revision.Kind;
import org.allyspend.core.domain.Revisions;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;
import org.allyspend.core.domain.Succession;
import org.junit.jupiter.api.Test;

class RevisionsTest {

  @Test
  void a_figure_with_another_value_is_revised_and_by_how_much_is_said() {
    Revision revision =
        only(
            expenditure(Ally.FRA, outturn(2023, "54000.0")),
            expenditure(Ally.FRA, outturn(2023, "54540.0")));

    assertThat(revision.kind()).isEqualTo(Kind.REVISED);
    assertThat(revision.difference().orElseThrow()).isEqualByComparingTo("540");
    assertThat(revision.differencePercent().orElseThrow()).isEqualByComparingTo("1");
  }

  @Test
  void a_figure_printed_with_fewer_decimals_is_not_revised() {
    assertThat(
            between(
                expenditure(Ally.FRA, outturn(2023, "54000.4321")),
                expenditure(Ally.FRA, outturn(2023, "54000"))))
        .isEmpty();
    assertThat(
            between(
                expenditure(Ally.FRA, outturn(2023, "54000.6321")),
                expenditure(Ally.FRA, outturn(2023, "54000"))))
        .hasSize(1);
  }

  @Test
  void an_estimate_that_turns_outturn_with_the_same_value_is_firmed() {
    Series before = expenditure(Ally.FRA, estimate(2023, "54000"));
    Series now = expenditure(Ally.FRA, outturn(2023, "54000"));

    assertThat(only(before, now).kind()).isEqualTo(Kind.FIRMED);
    assertThat(revisions(List.of(before), List.of(now)).succession(release(), release()))
        .extracting(Succession::outturns, Succession::revised)
        .containsExactly(1, 0);
  }

  @Test
  void an_estimate_that_turns_outturn_with_another_value_is_revised_and_counted_as_outturn() {
    Series before = expenditure(Ally.FRA, estimate(2023, "54000"));
    Series now = expenditure(Ally.FRA, outturn(2023, "55000"));

    assertThat(revisions(List.of(before), List.of(now)).succession(release(), release()))
        .extracting(Succession::outturns, Succession::revised)
        .containsExactly(1, 1);
  }

  @Test
  void what_was_missing_is_new_and_what_is_missing_now_is_withdrawn() {
    Figure missing = Figure.missing("B2");
    Series known = expenditure(Ally.FRA, outturn(2023, "1"), outturn(2024, "2"));
    TreeMap<Integer, Figure> figures = new TreeMap<>(known.byYear());
    figures.put(2024, missing);
    Series half =
        new Series(
            known.subject(), known.measure(), known.basis(), known.note(), Period.ofYears(figures));
    Series other = expenditure(Ally.ITA, outturn(2024, "5"));

    assertThat(between(List.of(half, other), List.of(known, other)))
        .extracting(Revision::kind)
        .containsExactly(Kind.NEW);
    assertThat(between(List.of(known, other), List.of(half, other)))
        .extracting(Revision::kind)
        .containsExactly(Kind.WITHDRAWN);
  }

  @Test
  void a_year_the_edition_no_longer_prints_is_a_note_and_no_withdrawal() {
    Revisions revisions =
        revisions(
            List.of(expenditure(Ally.FRA, outturn(2014, "1"), outturn(2015, "2"))),
            List.of(expenditure(Ally.FRA, outturn(2015, "2"), estimate(2016, "3"))));

    assertThat(revisions.all()).extracting(Revision::kind).containsExactly(Kind.NEW);
    assertThat(revisions.succession(release(), release()).dropped()).isEqualTo("2014");
  }

  @Test
  void constant_prices_of_another_base_year_are_not_compared() {
    Revisions revisions =
        revisions(
            List.of(
                series(Ally.FRA, Measure.EXPENDITURE_CONSTANT, 2015, outturn(2023, "1")),
                series(Ally.FRA, Measure.GDP_CONSTANT, 2015, outturn(2023, "100"))),
            List.of(
                series(Ally.FRA, Measure.EXPENDITURE_CONSTANT, 2021, outturn(2023, "2")),
                series(Ally.FRA, Measure.GDP_CONSTANT, 2021, outturn(2023, "200"))));

    assertThat(revisions.all()).isEmpty();
    assertThat(revisions.succession(release(), release()).rebases())
        .containsExactly(new Succession.Rebase(2015, 2021));
  }

  @Test
  void figures_of_an_ally_that_joined_since_are_neither_new_nor_revised() {
    Revisions revisions =
        revisions(
            List.of(expenditure(Ally.FRA, estimate(2022, "1"))),
            List.of(
                expenditure(Ally.FRA, outturn(2022, "1"), estimate(2023, "2")),
                expenditure(Ally.GRC, outturn(2022, "7")),
                expenditure(Ally.SWE, outturn(2022, "3"), estimate(2023, "4"))));

    assertThat(revisions.all())
        .extracting(revision -> revision.subject() + " " + revision.kind())
        .containsExactly("FRA FIRMED", "FRA NEW", "GRC NEW", "SWE JOINED", "SWE JOINED");
    Succession succession = revisions.succession(release(), release());
    assertThat(succession.joined()).containsExactly("SWE");
    assertThat(succession.added()).isEqualTo(2);
  }

  @Test
  void an_ally_crosses_a_target_by_revision_of_one_and_the_same_year() {
    Series before =
        series(Ally.PRT, Measure.SHARE_OF_GDP, 0, outturn(2023, "1.994"), outturn(2024, "2.10"));
    Series now =
        series(Ally.PRT, Measure.SHARE_OF_GDP, 0, outturn(2023, "1.995"), outturn(2024, "1.99"));

    assertThat(
            Crossings.between(
                new Panel(List.of(before)),
                new Panel(List.of(now)),
                Configuration.DEFAULT.targets()))
        .containsExactly(
            new Crossing(
                "PRT",
                "2_percent",
                2023,
                new BigDecimal("1.994"),
                new BigDecimal("1.995"),
                true,
                Crossing.Kind.NEWLY,
                Crossing.Cause.REVISION),
            new Crossing(
                "PRT",
                "2_percent",
                2024,
                new BigDecimal("2.10"),
                new BigDecimal("1.99"),
                false,
                Crossing.Kind.NO_LONGER,
                Crossing.Cause.REVISION));
  }

  @Test
  void an_ally_crosses_a_target_by_spending_in_a_year_that_is_new() {
    Series before =
        series(Ally.POL, Measure.SHARE_OF_GDP, 0, outturn(2015, "2.2"), outturn(2016, "1.9"));
    Series now =
        series(
            Ally.POL,
            Measure.SHARE_OF_GDP,
            0,
            outturn(2015, "2.2"),
            outturn(2016, "1.9"),
            outturn(2017, "2.01"));

    assertThat(
            Crossings.between(
                new Panel(List.of(before)),
                new Panel(List.of(now)),
                Configuration.DEFAULT.targets()))
        .containsExactly(
            new Crossing(
                "POL",
                "2_percent",
                2017,
                new BigDecimal("1.9"),
                new BigDecimal("2.01"),
                true,
                Crossing.Kind.AGAIN,
                Crossing.Cause.SPENDING));
  }

  private static Revision only(Series before, Series now) {
    assertThat(between(before, now)).hasSize(1);
    return between(before, now).get(0);
  }

  private static List<Revision> between(Series before, Series now) {
    return between(List.of(before), List.of(now));
  }

  private static List<Revision> between(List<Series> before, List<Series> now) {
    return revisions(before, now).all();
  }

  private static Revisions revisions(List<Series> before, List<Series> now) {
    return Revisions.between(release(), before, release(), now);
  }

  private record InYear(int year, Figure figure) {}

  private static InYear outturn(int year, String value) {
    return new InYear(year, Figure.of(new BigDecimal(value), Status.NORMAL, "A1"));
  }

  private static InYear estimate(int year, String value) {
    return new InYear(year, Figure.of(new BigDecimal(value), Status.ESTIMATED, "A1"));
  }

  private static Series expenditure(Ally ally, InYear... figures) {
    return series(ally, Measure.EXPENDITURE, 0, figures);
  }

  private static Series series(Ally ally, Measure measure, int baseYear, InYear... figures) {
    TreeMap<Integer, Figure> byYear = new TreeMap<>();
    for (InYear one : figures) {
      byYear.put(one.year(), one.figure());
    }
    return new Series(
        Subject.of(ally),
        measure,
        new PriceBasis(measure.prices(), baseYear),
        "",
        Period.ofYears(byYear));
  }

  private static Release release() {
    return Release.published(
        "nato",
        "0".repeat(64),
        "file:x",
        Instant.EPOCH,
        new Publication(
            "t", "NATO", "e", "l", Publication.endOf(2024), List.of(), List.of(), List.of()));
  }
}
