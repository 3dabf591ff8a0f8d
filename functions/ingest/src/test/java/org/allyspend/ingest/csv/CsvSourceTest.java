package org.allyspend.ingest.csv;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        "XXX,gdp_usd_current,,2024,1,A,,       | line 2 column subject: expected an ally's ISO"
            + " 3166-1 alpha-3 code",
        "FRA,gdp,,2024,1,A,,                   | line 2 column measure: expected a measure's id"
            + " such as",
        "FRA,gdp_usd_current,,24,1,A,,         | line 2 column period: expected a year or month"
            + " from 1900 to 2100 such as 2024 or 2026-04, found '24'",
        "FRA,gdp_usd_current,2015,2024,1,A,,   | line 2 column base_year: expected nothing",
        "FRA,gdp_usd_constant,,2024,1,A,,      | line 2 column base_year: expected a year",
        "FRA,gdp_usd_current,,2024,NaN,A,,     | line 2 column value: expected a figure, found"
            + " 'NaN'",
        "FRA,gdp_usd_current,,2024,1e999,A,,   | line 2 column value: expected a figure, found"
            + " '1e999'",
        "FRA,gdp_usd_current,,2024,,A,,        | line 2 column value: expected a figure, found none",
        "FRA,gdp_usd_current,,2024,1,M,,       | line 2 column value: expected nothing, as the"
            + " status is M",
        "FRA,gdp_usd_current,,2024,1,Z,,       | line 2 column status: expected a status (A, P, I,"
            + " E, F or M), found 'Z'",
        "FRA,gdp_usd_current,,2024,1,A,,p,q    | line 2: expected 8 columns, found 9",
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
        .hasMessage("line 3: expected a figure once, found gdp_usd_current of FRA in 2024 again");
  }

  @Test
  void what_is_no_csv_of_ours_is_refused() {
    assertThatThrownBy(() -> parse("")).hasMessage("expected CSV, found an empty file");
    assertThatThrownBy(() -> parse("a,b\n1,2\n"))
        .hasMessageStartingWith("header: expected a column (subject, measure,");
    assertThatThrownBy(() -> parse(HEADER.replace("status", "statsu") + "x"))
        .hasMessageEndingWith("found 'statsu'; did you mean 'status'?");
    assertThatThrownBy(() -> parse(HEADER.replace(",status", "")))
        .hasMessage(
            "header: expected the columns subject,measure,base_year,period,value,status,note,place,"
                + " found none called status");
    assertThatThrownBy(() -> parse(HEADER))
        .hasMessage("expected a figure a line under the header, found none");
    assertThatThrownBy(() -> parse(HEADER + "\"FRA,gdp_usd_current"))
        .hasMessageContaining("found a field whose quotation marks do not match");
    assertThatThrownBy(() -> parse("<!DOCTYPE html><p>"))
        .hasMessageStartingWith("expected CSV, found a web page");
  }

  /** Excel pads all lines to one width, and puts a title with a comma in quotation marks. */
  @Test
  void padding_is_no_part_of_anything() {
    Publication publication =
        parse(
            "\ufeff\"# title: Figures, mine\",,,,,,,\r\n# publisher: Me,,,,,,,\r\n,,,,,,,\r\n"
                + HEADER.strip()
                + ",,\r\nFRA,gdp_usd_current,,2024,1.5,A,,,,\r\n,,,,,,,,,\r\n");

    assertThat(publication.title()).isEqualTo("Figures, mine");
    assertThat(publication.publisher()).isEqualTo("Me");
    assertThat(value(publication)).isEqualTo("1.5");
  }

  @ParameterizedTest
  @ValueSource(strings = {";", "\t"})
  void other_separators_are_read_with_their_decimal_commas(String separator) {
    String text = (HEADER + "FRA,gdp_usd_current,,2024,VALUE,A,,\n").replace(",", separator);

    assertThat(value(parse(text.replace("VALUE", "64271,10")))).isEqualTo("64271.10");
    assertThat(value(parse(text.replace("VALUE", "64271.10")))).isEqualTo("64271.10");
    assertThat(value(parse("sep=" + separator + "\r\n" + text.replace("VALUE", "7"))))
        .isEqualTo("7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"64.271,1", "1,234,567", "1.234.567"})
  void what_may_be_thousands_is_refused(String value) {
    String text = (HEADER + "FRA,gdp_usd_current,,2024,VALUE,A,,\n").replace(",", ";");

    assertThatThrownBy(() -> parse(text.replace("VALUE", value)))
        .hasMessageStartingWith("line 2 column value: expected a figure with the decimal sign");
  }

  @Test
  void two_decimal_signs_in_one_file_are_refused() {
    String text =
        (HEADER + "FRA,gdp_usd_current,,2023,A1,A,,\nFRA,gdp_usd_current,,2024,A2,A,,\n")
            .replace(",", ";");

    assertThatThrownBy(() -> parse(text.replace("A1", "1,5").replace("A2", "1.5")))
        .hasMessage(
            "line 3 column value: expected a figure with the decimal sign ',' and none for"
                + " thousands, found '1.5'");
  }

  /** Excel's 'Unicode text', and what it saves where no one asks it for UTF-8. */
  @Test
  void text_in_utf_16_and_windows_1252_is_read() {
    String text = "# title: Türkiye\n" + HEADER + "TUR,gdp_usd_current,,2024,1,A,,\n";

    Publication unicode =
        new CsvSource().parse(("\ufeff" + text.replace(",", "\t")).getBytes(UTF_16LE));
    Publication windows = new CsvSource().parse(text.getBytes(Charset.forName("windows-1252")));

    assertThat(unicode.title()).isEqualTo("Türkiye");
    assertThat(unicode.warnings()).isEmpty();
    assertThat(windows.title()).isEqualTo("Türkiye");
    assertThat(windows.warnings())
        .extracting(Remark::sentence)
        .containsExactly("is not in UTF-8 and was read as Windows-1252; save it as 'CSV UTF-8'");
    assertThatThrownBy(() -> new CsvSource().parse(new byte[] {'a', (byte) 0x81, (byte) 0x8D}))
        .hasMessageContaining("found bytes that are neither UTF-8 nor Windows-1252");
  }

  @Test
  void columns_are_told_by_their_names() {
    assertThat(
            value(
                parse(
                    """
                    Place,note,status,value,year,base_year,measure,subject
                    p 1,,A,2.50,2024,,gdp_usd_current,FRA
                    """)))
        .isEqualTo("2.50");
  }

  private static String value(Publication publication) {
    return publication.series().get(0).byYear().get(2024).known().toPlainString();
  }

  private static Publication parse(String text) {
    return new CsvSource().parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
