package org.allyspend.core.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditionOrderTest {
  @Test
  void editions_stand_in_their_publishers_order_whatever_was_stored_last() {
    Release june2022 = yearly("file:a.xlsx", "2022-06-27", "2026-11-25T14:00:00Z", "a");
    Release june2024 = yearly("file:b.xlsx", "2024-06-17", "2026-11-25T13:00:00Z", "b");
    Release bundled = yearly("bundled:c.csv", "2026-07-09", "2026-11-01T00:00:00Z", "f");
    Release fetched = yearly("https://c.xlsx", "2026-07-09", "2026-10-01T00:00:00Z", "c");
    Release undated = yearly("file:d.xlsx", null, "2026-08-01T00:00:00Z", "0");
    Release twin = yearly("file:d.xlsx", null, "2026-08-01T00:00:00Z", "1");

    assertThat(EditionOrder.of(List.of(twin, fetched, june2024, undated, june2022, bundled)))
        .containsExactly(june2022, june2024, bundled, fetched, undated, twin);
  }

  @ParameterizedTest(name = "to {0}, of {1}, stored {2} | to {3}, of {4}, stored {5}")
  @CsvSource({
    // Nobody knows when the shorter one was published: it came last, on one day, or first.
    "2026-08, , 2026-11-20T00:00:00Z, 2026-10, ,           2026-11-10T00:00:00Z",
    "2026-08, , 2026-11-20T12:00:00Z, 2026-10, ,           2026-11-20T06:00:00Z",
    "2026-08, , 2026-11-10T00:00:00Z, 2026-10, ,           2026-11-20T00:00:00Z",
    "2026-08, , 2026-11-20T00:00:00Z, 2026-10, 2026-11-10, 2026-11-12T00:00:00Z",
    "2026-08, , 2026-11-20T00:00:00Z, 2026-10, 2026-11-10, 2026-11-25T00:00:00Z",
    // Its publisher says that the shorter one is the older, or the newer.
    "2026-08, 2026-09-20, 2026-11-20T00:00:00Z, 2026-10, 2026-11-10, 2026-11-12T00:00:00Z",
    "2026-10, 2026-11-10, 2026-11-12T00:00:00Z, 2026-08, 2026-11-11, 2026-11-12T00:00:00Z",
    "2026-10, ,           2026-11-10T00:00:00Z, 2026-08, 2026-11-11, 2026-11-12T00:00:00Z",
    // Two of one day.
    "2026-08, 2026-11-20, 2026-11-20T12:00:00Z, 2026-10, 2026-11-20, 2026-11-20T06:00:00Z",
    // A correction of the same months, and an outturn after a vote of the whole year.
    "2026-10, ,           2026-11-10T00:00:00Z, 2026-10, ,           2026-11-20T00:00:00Z",
    "2026-10, 2026-11-10, 2026-11-10T00:00:00Z, 2026-10, ,           2026-11-20T00:00:00Z",
    ",        ,           2026-01-10T00:00:00Z, 2026-01, ,           2026-02-20T00:00:00Z",
  })
  void of_one_whose_day_is_unknown_and_one_that_runs_further_the_latter_is_the_newer(
      YearMonth to,
      LocalDate published,
      Instant stored,
      YearMonth newerTo,
      LocalDate newerPublished,
      Instant newerStored) {
    Release older = monthly(to, published, stored, "f");
    Release newer = monthly(newerTo, newerPublished, newerStored, "0");

    assertThat(EditionOrder.of(List.of(newer, older))).containsExactly(older, newer);
    assertThat(EditionOrder.of(List.of(older, newer))).containsExactly(older, newer);
    assertThat(EditionOrder.before(newer, List.of(older))).containsExactly(older);
    assertThat(EditionOrder.before(older, List.of(newer))).isEmpty();
  }

  @Test
  void what_runs_furthest_is_the_newest_of_many_of_unknown_days() {
    Release august = monthly(YearMonth.of(2026, 8), null, at("2026-11-24"), "a");
    Release september = monthly(YearMonth.of(2026, 9), null, at("2026-11-22"), "b");
    Release october = monthly(YearMonth.of(2026, 10), null, at("2026-11-20"), "c");
    Release corrected = monthly(YearMonth.of(2026, 9), null, at("2026-11-25"), "d");

    assertThat(EditionOrder.of(List.of(corrected, august, october, september)))
        .containsExactly(august, september, corrected, october);
  }

  @Test
  void an_edition_that_has_its_day_since_is_not_before_itself() {
    Release filed = monthly(YearMonth.of(2026, 9), null, at("2026-11-10"), "a");

    assertThat(EditionOrder.before(filed, List.of(filed.publishedOn(LocalDate.of(2026, 10, 20)))))
        .isEmpty();
  }

  /** A report of the time before the third came stays as it was made. */
  @Test
  void what_is_not_known_yet_puts_nothing_behind_it() {
    Release september = monthly(YearMonth.of(2026, 9), null, at("2026-11-10"), "a");
    Release august =
        monthly(YearMonth.of(2026, 8), LocalDate.parse("2026-11-05"), at("2026-11-06"), "b");
    Release october =
        monthly(YearMonth.of(2026, 10), LocalDate.parse("2026-11-01"), at("2026-11-20"), "c");

    assertThat(EditionOrder.of(List.of(september, august))).containsExactly(august, september);
    assertThat(EditionOrder.of(List.of(september, august, october)))
        .containsExactly(september, october, august);
  }

  private static Instant at(String day) {
    return Instant.parse(day + "T00:00:00Z");
  }

  /** A treasury's file to this month, or with a vote alone. */
  private static Release monthly(YearMonth to, LocalDate published, Instant stored, String hash) {
    Period period = to == null ? Period.ofYear(2026) : Period.of(to);
    BudgetStage stage = to == null ? BudgetStage.VOTED : BudgetStage.OUTTURN;
    Series series =
        new Series(
            Subject.of(Ally.POL),
            Measure.ofBudget(stage, BudgetPart.WHOLE),
            PriceBasis.CURRENT,
            "",
            new TreeMap<>(Map.of(period, Figure.of(BigDecimal.ONE, Status.NORMAL, ""))));
    return Release.published(
        "budget-pol",
        hash.repeat(64),
        "file:x.csv",
        stored,
        new Publication(
                "t",
                "p",
                "to " + period,
                "l",
                period.lastDay(),
                List.of(series),
                List.of(),
                List.of())
            .publishedOn(published));
  }

  private static Release yearly(String address, String published, String stored, String hash) {
    return Release.published(
        "nato",
        hash.repeat(64),
        address,
        Instant.parse(stored),
        new Publication(
                "t", "NATO", "e", "l", Publication.endOf(2024), List.of(), List.of(), List.of())
            .publishedOn(published == null ? null : LocalDate.parse(published)));
  }
}
