package org.allyspend.ingest.ecb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;
import org.allyspend.ingest.Bundle;
import org.allyspend.ingest.PublishersFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bank's rates as it serves them, and what they may not be. */
class EcbSourceTest {
  private static final String FILE =
      """
      Date,USD,HRK,
      2026-01-02,1.20,N/A,
      2025-12-31,1.10,N/A,
      2025-12-30,1.30,N/A,
      2022-12-30,1.05,7.5,
      1999-01-04,1.1789,N/A,
      """;

  /** The means that the bank states of a year, to four decimals. */
  @ParameterizedTest
  @CsvSource({"USD,2024,1.0824", "USD,2023,1.0813", "GBP,2024,0.8466", "PLN,2024,4.3058"})
  void a_years_rate_is_the_mean_of_its_days(String currency, int year, BigDecimal mean)
      throws IOException {
    assertThat(
            rate(new EcbSource().parse(PublishersFiles.ecb()), currency, Period.ofYear(year))
                .known()
                .setScale(4, RoundingMode.HALF_UP))
        .isEqualByComparingTo(mean);
  }

  @Test
  void the_file_is_read_whole() throws IOException {
    Publication publication = new EcbSource().parse(PublishersFiles.ecb());

    assertThat(publication.edition()).isEqualTo("to 2026-10-30");
    assertThat(publication.publishedOn()).isEqualTo(LocalDate.of(2026, 10, 30));
    assertThat(publication.series()).hasSize(14);
    assertThat(series(publication, "USD").byYear()).hasSize(28).containsKeys(1999, 2026);
  }

  @Test
  void a_currency_that_ended_has_no_rate_after_its_end() throws IOException {
    Publication publication = new EcbSource().parse(PublishersFiles.ecb());

    assertThat(series(publication, "HRK").byYear().lastKey()).isEqualTo(2022);
    assertThat(series(publication, "BGN").byYear().lastKey()).isEqualTo(2025);
    assertThat(rate(publication, "HRK", Period.ofYear(2022)).status()).isEqualTo(Status.NORMAL);
  }

  @Test
  void a_part_of_a_year_is_said_to_be_so_far() throws IOException {
    Figure sofar = rate(new EcbSource().parse(PublishersFiles.ecb()), "USD", Period.ofYear(2026));

    assertThat(sofar.status()).isEqualTo(Status.PROVISIONAL);
    assertThat(sofar.note()).isEqualTo("so far, to 2026-10-30");
  }

  @Test
  void months_are_means_of_their_days_too() {
    Publication publication = parse(EcbRates.whole(FILE));

    assertThat(rate(publication, "USD", Period.parse("2025-12")))
        .isEqualTo(
            Figure.of(
                new BigDecimal("1.200000"), Status.NORMAL, "eurofxref-hist.csv, mean of 2 days"));
    assertThat(series(publication, "HRK").figures())
        .containsOnlyKeys(Period.ofYear(2022), Period.parse("2022-12"));
  }

  @Test
  void the_zip_the_bank_serves_is_read_like_the_file_in_it() {
    byte[] zip =
        Bundle.of(Map.of("eurofxref-hist.csv", EcbRates.whole(FILE).getBytes(UTF_8))).bytes();

    assertThat(new EcbSource().parse(zip)).isEqualTo(parse(EcbRates.whole(FILE)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-01-02,1.20 | 30.1.2026,1.20 | eurofxref-hist.csv line 2 column Date: expected a day since 1999-01-04",
        "2026-01-02,1.20 | 2025-12-31,1.20 | eurofxref-hist.csv line 3: expected 2025-12-31 once, found it twice",
        "2026-01-02,1.20 | 2026-01-02,0 | eurofxref-hist.csv line 2 column USD: expected a rate above zero",
        "2026-01-02,1.20 | 2026-01-02,a | eurofxref-hist.csv line 2 column USD: expected a figure, found 'a'",
        "2026-01-02,1.20 | 2026-02-02,1.20 | eurofxref-hist.csv line 2 column USD: expected a rate every working day, found none between 2025-12-31 and 2026-02-02",
        "2025-12-30,1.30 | 2025-11-28,1.30 | eurofxref-hist.csv line 3 column USD: expected a rate every working day, found none between 2025-11-28 and 2025-12-31",
        "1999-01-04,1.1789 | 1999-01-04,0.8482 | eurofxref-hist.csv line 6 column USD: expected units for a euro, of which there were 1.1789 at first, found '0.8482'",
        "2026-01-02,1.20 | 2026-01-02,120 | eurofxref-hist.csv line 2 column USD: expected a rate near the one before, 1.10, found '120'",
        "2026-01-02,1.20 | 2026-01-02,0.89 | eurofxref-hist.csv line 2 column USD: expected a rate near the one before, 1.10, found '0.89'",
        "HRK | Kuna | eurofxref-hist.csv line 1: expected a column 'HRK'",
        "1999-01-04 | 2022-10-03 | eurofxref-hist.csv: expected the whole history, from 1999, found none before 2022-10-03",
        "Date,USD | Day,USD | eurofxref-hist.csv line 1: expected a column 'Date'",
      })
  void what_is_not_as_expected_is_refused_with_its_place(String was, String is, String message) {
    assertThatThrownBy(() -> parse(EcbRates.whole(FILE).replace(was, is)))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith(message);
  }

  /** As the rouble was in March 2022, and the krona in December 2008. */
  @Test
  void of_a_time_in_which_a_currency_was_suspended_there_is_no_mean() {
    Publication publication =
        parse(
            EcbRates.whole(
                """
                Date,USD,TRY,
                2024-02-01,1.08,1.9,
                2024-01-29,1.08,N/A,
                2024-01-19,1.08,N/A,
                2024-01-12,1.08,1.8,
                2024-01-05,1.08,1.8,
                2023-12-29,1.08,1.8,
                1999-01-04,1.1789,N/A,
                """));

    assertThat(rate(publication, "TRY", Period.ofYear(2024)).value()).isEmpty();
    assertThat(rate(publication, "TRY", Period.parse("2024-01")).value()).isEmpty();
    assertThat(rate(publication, "TRY", Period.parse("2023-12")).value()).isPresent();
    assertThat(rate(publication, "TRY", Period.parse("2024-02")).value()).isPresent();
    assertThat(rate(publication, "USD", Period.parse("2024-01")).value()).isPresent();
  }

  private static Publication parse(String text) {
    return new EcbSource().parse(text.getBytes(UTF_8));
  }

  private static Figure rate(Publication publication, String currency, Period period) {
    return series(publication, currency).in(period).orElseThrow();
  }

  private static Series series(Publication publication, String currency) {
    return publication.series().stream()
        .filter(one -> one.subject().equals(Subject.ofCurrency(currency)))
        .findFirst()
        .orElseThrow();
  }
}
