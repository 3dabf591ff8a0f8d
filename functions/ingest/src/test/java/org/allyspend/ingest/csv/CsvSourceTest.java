package org.allyspend.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class CsvSourceTest {
  private static final String HEADER = "subject,measure,base_year,period,value,status,note,place\n";

  @Test
  void a_user_brings_figures_of_their_own() {
    Publication publication =
        parse(
            "# title: My figures\n# publisher: Me\n# edition: first\n"
                + HEADER
                + "FRA,defence_expenditure_usd_current,,2024,64271.10,E,,page 3\n"
                + "FRA,defence_expenditure_usd_current,,2023,,M,,\n");

    assertThat(publication.title()).isEqualTo("My figures");
    assertThat(publication.publisher()).isEqualTo("Me");
    assertThat(publication.observations()).isEqualTo(1);
    assertThat(publication.series().get(0).byYear())
        .containsEntry(2024, Figure.of(new BigDecimal("64271.10"), Status.ESTIMATED, "page 3"))
        .containsEntry(2023, Figure.missing("line 6"));
  }

  @Test
  void a_note_stays_with_its_figure() {
    Series france =
        parse(
                HEADER
                    + "FRA,gdp_usd_current,,2022,1,A,note of 2022,\n"
                    + "FRA,gdp_usd_current,,2023,2,A,,\n"
                    + "FRA,gdp_usd_current,,2024,3,E,note of 2024,\n")
            .series()
            .get(0);

    assertThat(france.figures().values())
        .extracting(france::noteOn)
        .containsExactly("note of 2022", "", "note of 2024");
    assertThat(france.note()).isEmpty();
  }

  @Test
  void a_note_on_every_figure_of_a_row_is_the_rows() {
    Series slovenia =
        parse(HEADER + "SVN,share_of_gdp,,2023,1,A,*,\nSVN,share_of_gdp,,2024,2,E,*,\n")
            .series()
            .get(0);

    assertThat(slovenia.note()).isEqualTo("*");
    assertThat(slovenia.figures().values()).extracting(slovenia::noteOn).containsOnly("*");
  }

  @Test
  void months_are_read_beside_years_and_a_file_of_an_earlier_version_still_is() {
    Publication months = parse(HEADER + "FRA,defence_expenditure_usd_current,,2026-04,5,A,,\n");
    Publication years =
        parse(
            HEADER.replace("period", "year") + "FRA,defence_expenditure_usd_current,,2024,5,A,,\n");

    assertThat(months.series().get(0).figures()).containsOnlyKeys(Period.parse("2026-04"));
    assertThat(years.series().get(0).figures()).containsOnlyKeys(Period.ofYear(2024));
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.CsvSource(
      delimiter = '|',
      value = {
        "XXX,gdp_usd_current,,2024,1,A,,       | line 2 column subject: expected an ally's ISO 3166-1 alpha-3 code",
        "FRA,gdp,,2024,1,A,,                   | line 2 column measure: expected an id such as",
        "FRA,gdp_usd_current,,24,1,A,,         | line 2 column period: expected a year or month from 1900 to 2100 such as 2024 or 2026-04, found '24'",
        "FRA,gdp_usd_current,2015,2024,1,A,,   | line 2 column base_year: expected nothing",
        "FRA,gdp_usd_constant,,2024,1,A,,      | line 2 column base_year: expected a year",
        "FRA,gdp_usd_current,,2024,NaN,A,,     | line 2 column value: expected a figure, found 'NaN'",
        "FRA,gdp_usd_current,,2024,1e999,A,,   | line 2 column value: expected a figure, found '1e999'",
        "FRA,gdp_usd_current,,2024,,A,,        | line 2 column value: expected a figure, found ''",
        "FRA,gdp_usd_current,,2024,1,M,,       | line 2 column value: expected nothing, as the status is M",
        "FRA,gdp_usd_current,,2024,1,Z,,       | line 2 column status: expected a status (A, P, I, E, F or M), found 'Z'",
        "FRA,gdp_usd_current,,2024,1,A         | line 2: has 6 columns, expected 8",
      })
  void a_line_that_is_wrong_is_refused_with_its_number_and_column(String line, String message) {
    assertThatThrownBy(() -> parse(HEADER + line + "\n"))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void a_figure_that_stands_twice_is_refused() {
    String line = "FRA,gdp_usd_current,,2024,1,A,,\n";

    assertThatThrownBy(() -> parse(HEADER + line + line))
        .hasMessage("line 3: gdp_usd_current of FRA in 2024 stands twice, expected once");
  }

  @Test
  void what_is_no_csv_of_ours_is_refused() {
    assertThatThrownBy(() -> parse("")).hasMessage("is empty, expected CSV");
    assertThatThrownBy(() -> parse("a,b\n1,2\n"))
        .hasMessageStartingWith("header: expected the columns");
    assertThatThrownBy(() -> parse(HEADER)).hasMessageStartingWith("holds no figure");
    assertThatThrownBy(() -> new CsvSource().parse(new byte[] {(byte) 0xC3, 0x28}))
        .hasMessage("is not in UTF-8, expected CSV in UTF-8");
  }

  private static Publication parse(String text) {
    return new CsvSource().parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
