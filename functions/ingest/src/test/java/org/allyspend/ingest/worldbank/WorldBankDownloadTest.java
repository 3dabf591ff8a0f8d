package org.allyspend.ingest.worldbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.TimeZone;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorldBankDownloadTest {
  private static final Subject GERMANY = Subject.of(Ally.DEU);

  @Test
  void the_whole_database_gives_the_allies_figures_and_the_day_of_its_file() {
    Publication publication = parse(WorldBankDownloads.whole(csv -> csv));

    assertThat(publication.edition()).isEqualTo("2026-10-08");
    assertThat(publication.series()).hasSize(2);
    assertThat(figure(publication, Measure.GDP, 2023))
        .isEqualTo(
            Figure.of(
                new BigDecimal("4525703.90362753"), Status.NORMAL, "NY.GDP.MKTP.CD/DEU/2023"));
    assertThat(figure(publication, Measure.GDP, 2024))
        .isEqualTo(Figure.missing("NY.GDP.MKTP.CD/DEU/2024"));
    assertThat(series(publication, Measure.GDP_CONSTANT).basis())
        .isEqualTo(PriceBasis.constant(2015));
    assertThat(publication.warnings())
        .extracting(Remark::sentence)
        .contains("holds no answer on indicator SP.POP.TOTL")
        .anyMatch(one -> one.startsWith("indicator NY.GDP.MKTP.CD: expected rows of every ally"));
  }

  @Test
  void the_day_of_the_file_is_the_same_in_every_time_zone() {
    TimeZone here = TimeZone.getDefault();
    try {
      for (String zone : new String[] {"Pacific/Kiritimati", "Pacific/Niue", "UTC"}) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        assertThat(parse(WorldBankDownloads.whole(csv -> csv)).edition()).isEqualTo("2026-10-08");
      }
    } finally {
      TimeZone.setDefault(here);
    }
  }

  @Test
  void one_indicator_is_read_under_the_lines_above_it() {
    Publication publication = parse(WorldBankDownloads.indicator());

    assertThat(publication.edition()).isEqualTo("2026-10-08");
    assertThat(figure(publication, Measure.POPULATION, 2024).known()).isEqualTo("83510.950");
  }

  @Test
  void a_table_of_data_bank_is_read_and_two_points_are_missing() {
    Publication publication = parse(WorldBankDownloads.dataBank());

    assertThat(publication.edition()).isEqualTo("2026-10-08");
    assertThat(figure(publication, Measure.MILITARY_SHARE_OF_GDP, 2023).known()).isEqualTo("1.5");
    assertThat(figure(publication, Measure.MILITARY_SHARE_OF_GDP, 2024).value()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Country Code | Country | zip: expected a table with columns of country, indicator and years, found none with an indicator that is read",
        "NY.GDP | XX.GDP | zip: expected a table with columns of country, indicator and years, found none with an indicator that is read",
        "4525703903627.53 | many | WDICSV.csv: NY.GDP.MKTP.CD/DEU/2023: expected a figure, found 'many'",
        "GDP (constant 2015 US$),NY.GDP.MKTP.KD | GDP (current US$),NY.GDP.MKTP.CD | WDICSV.csv: NY.GDP.MKTP.CD/DEU/2023: expected a figure once, found it again",
        "constant 2015 US$ | constant LCU | indicator NY.GDP.MKTP.KD: expected its name to state the base year as in 'constant 2015 US$', found 'GDP (constant LCU)'",
        "GDP (current US$) | GDP (constant 2015 US$) | WDICSV.csv: indicator NY.GDP.MKTP.CD: expected a name with 'current US$' in it, found 'GDP (constant 2015 US$)'",
        "Germany,DEU,GDP | Germany,GER,GDP | WDICSV.csv: line 3: expected the code DEU of Germany, found 'GER'",
        "\"Access | \"Acc\"ess | WDICSV.csv: after line 1: expected CSV, its fields between ',', found a field whose quotation marks do not match; see whether that separates them, and quotation marks inside of one are doubled",
      })
  void what_is_not_as_expected_is_refused_with_its_place(String was, String is, String message) {
    assertThatThrownBy(() -> parse(WorldBankDownloads.whole(csv -> csv.replace(was, is))))
        .isInstanceOf(RefusedException.class)
        .hasMessage(message);
  }

  private static Publication parse(byte[] bytes) {
    return new WorldBankSource().parse(bytes);
  }

  private static Figure figure(Publication publication, Measure measure, int year) {
    return series(publication, measure).in(year).orElseThrow();
  }

  private static Series series(Publication publication, Measure measure) {
    return publication.series().stream()
        .filter(one -> one.subject().equals(GERMANY) && one.measure().equals(measure))
        .findFirst()
        .orElseThrow();
  }
}
