package org.allyspend.core.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimingTest {
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-11-25T14:30:00Z"), ZoneOffset.UTC);
  private static final Timing.Names NAMES = new Timing.Names("--period", "--as-of", "--since");

  @ParameterizedTest(name = "{0} as of {1} since {2}")
  @CsvSource({
    // The running month is told as of the end of today, since the report of the month before.
    ",        ,                     , 2026-11, 2026-11-26T00:00:00Z, 2026-11-01T00:00:00Z",
    "2026-11, ,                     , 2026-11, 2026-11-26T00:00:00Z, 2026-11-01T00:00:00Z",
    "2026-10, ,                     , 2026-10, 2026-11-01T00:00:00Z, 2026-10-01T00:00:00Z",
    // A day stands for its end, and the month is that of as-of.
    ",        2024-07-01,           , 2024-07, 2024-07-02T00:00:00Z, 2024-07-01T00:00:00Z",
    ",        2024-07-01, 2022-07-01, 2024-07, 2024-07-02T00:00:00Z, 2022-07-02T00:00:00Z",
    ",        2024-07-31T12:00:00Z, , 2024-07, 2024-07-31T12:00:00Z, 2024-07-01T00:00:00Z",
    ",        2024-08-01T00:00:00Z, , 2024-07, 2024-08-01T00:00:00Z, 2024-07-01T00:00:00Z",
    // As of another time than the month's: a month before that.
    "2024-07, 2026-11-25,           , 2024-07, 2026-11-26T00:00:00Z, 2026-10-26T00:00:00Z",
  })
  void what_is_not_said_follows_from_what_is(
      String period, String asOf, String since, YearMonth month, Instant moment, Instant before) {
    assertThat(Timing.of(period, asOf, since, NAMES, NOW))
        .isEqualTo(new Timing(month, moment, before));
  }

  @ParameterizedTest(name = "{3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "2026-12 | | | --period: expected no month in the future, found 2026-12",
        "2200-01 | | | --period: expected a month such as 2026-07, found '2200-01'",
        "1899-12 | | | --period: expected a month such as 2026-07, found '1899-12'",
        "2026-13 | | | --period: expected a month such as 2026-07, found '2026-13'",
        "november | | | --period: expected a month such as 2026-07, found 'november'",
        "| 2026-11-26 | | --as-of: expected no moment after the end of today, 2026-11-26T00:00:00Z (the end of 2026-11-25), found '2026-11-26'",
        "| 2199-01-01T00:00:00Z | | --as-of: expected no moment after the end of today, 2026-11-26T00:00:00Z (the end of 2026-11-25), found '2199-01-01T00:00:00Z'",
        "| 1066-10-14T00:00:00Z | | --as-of: expected a moment such as 2026-07-31T18:00:00Z, or a day such as 2026-07-31, found '1066-10-14T00:00:00Z'",
        "| yesterday | | --as-of: expected a moment such as 2026-07-31T18:00:00Z, or a day such as 2026-07-31, found 'yesterday'",
        "2024-07 | | 2024-08-01T00:00:00Z | --since: expected a moment before that as of which the report is stated, 2024-08-01T00:00:00Z (the end of 2024-07-31), found '2024-08-01T00:00:00Z'",
        "| 2024-07-31T12:00:00Z | 2024-08-01 | --since: expected a moment before that as of which the report is stated, 2024-07-31T12:00:00Z, found '2024-08-01'",
        // What was known before a month began says nothing of it.
        "2024-07 | 2024-06-30 | | --as-of: expected a moment of 2024-07 or after it, the month reported on, found '2024-06-30'",
        "2024-07 | 2024-01-15T12:00:00Z | | --as-of: expected a moment of 2024-07 or after it, the month reported on, found '2024-01-15T12:00:00Z'",
      })
  void what_is_out_of_bounds_is_refused_in_one_sentence(
      String period, String asOf, String since, String message) {
    assertThatThrownBy(() -> Timing.of(period, asOf, since, NAMES, NOW))
        .isInstanceOf(RefusedException.class)
        .hasMessage(message);
  }

  @Test
  void the_same_order_is_the_same_all_day() {
    Clock night = Clock.fixed(Instant.parse("2026-11-25T00:00:00Z"), ZoneOffset.UTC);
    Clock evening = Clock.fixed(Instant.parse("2026-11-25T23:59:59.999Z"), ZoneOffset.UTC);

    assertThat(Timing.of(null, null, null, NAMES, night))
        .isEqualTo(Timing.of(null, null, null, NAMES, evening));
  }

  @Test
  void a_month_that_has_not_ended_at_as_of_is_told_so_far() {
    YearMonth month = YearMonth.of(2026, 11);

    assertThat(Timing.isSoFar(month, Instant.parse("2026-11-26T00:00:00Z"))).isTrue();
    assertThat(Timing.isSoFar(month, Instant.parse("2026-12-01T00:00:00Z"))).isFalse();
  }

  @Test
  void a_moment_before_anything_was_known_is_refused_with_the_first_that_is_not() {
    assertThat(
            Timing.nothingKnown(
                    "nato",
                    Instant.parse("2022-06-01T00:00:00Z"),
                    Optional.of(Instant.parse("2022-06-27T00:00:00Z")))
                .sentence())
        .isEqualTo(
            "source nato: expected a release known as of the end of 2022-05-31, found none; the"
                + " first day on which something was known is 2022-06-27, the first month 2022-06");
    assertThat(
            Timing.nothingKnown("nato", Instant.parse("2022-06-01T12:00:00Z"), Optional.empty())
                .sentence())
        .isEqualTo("source nato: expected a release known as of 2022-06-01T12:00:00Z, found none");
  }
}
