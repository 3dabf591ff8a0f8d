package org.allyspend.ingest.nato;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;
import org.allyspend.ingest.PublishersFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * NATO's workbook of 17 June 2024; expected figures are typed from the workbook as its file writes
 * them, up to 17 digits.
 */
class NatoWorkbook2024Test {
  private static Publication publication;

  @BeforeAll
  static void parse() throws IOException {
    publication = new NatoSource().parse(PublishersFiles.nato2024());
  }

  @ParameterizedTest
  @CsvSource({
    "defence_expenditure_national_currency,                    0, ALB, 2014, 18788.017032,        "
        + " A, TABLE1!D11",
    "defence_expenditure_national_currency,                    0, USA, 2024, 967707,              "
        + " E, TABLE1!N41",
    "defence_expenditure_national_currency_constant,        2015, USA, 2024, 754684.13542485982,  "
        + " E, TABLE1!N74",
    "defence_expenditure_usd_current,                          0, NOR, 2023, 8799.3854209225537,  "
        + " E, TABLE2!M31",
    "defence_expenditure_usd_current,                          0, nato-europe-and-canada, 2024,"
        + " 506692.47657343885, E, TABLE2!N42",
    "defence_expenditure_usd_constant,                      2015, TUR, 2019, 18465.243235411577,  "
        + " A, TABLE2!I73",
    "share_of_gdp,                                             0, SVK, 2024, 2,                   "
        + " E, TABLE3!N35",
    "real_change,                                              0, ALB, 2014, -2.7368168941900861, "
        + " A, TABLE3!D45",
    "gdp_usd_current,                                          0, ISL, 2024, 32894.48965627492,   "
        + " E, TABLE5!N24",
    "gdp_usd_constant,                                      2015, nato-total, 2014,"
        + " 35304725.706587777, A, TABLE5!D79",
    "gdp_per_capita_usd_constant,                           2015, ISL, 2014, 51.230388496643513,  "
        + " A, TABLE6!D24",
    "defence_expenditure_per_capita_usd_constant,           2015, SVK, 2024, 386.53416696801185,  "
        + " E, TABLE6!N70",
    "military_personnel,                                       0, SVK, 2024, 15.605,              "
        + " E, TABLE7!O47",
    "equipment_share,                                          0, ALB, 2024, 47.744034112659477,  "
        + " E, TABLE8a!N11",
    "personnel_share,                                          0, USA, 2014, 35.452991243871779,  "
        + " A, TABLE8a!D74",
    "infrastructure_share,                                     0, SVK, 2020, 5.2128546000986562,  "
        + " A, TABLE8b!J35",
    "other_share,                                              0, USA, 2024, 43.162785843235625,  "
        + " E, TABLE8b!N74",
  })
  void every_figure_keeps_its_digits_its_status_and_its_cell(
      String measure,
      int baseYear,
      String subject,
      int year,
      BigDecimal value,
      String status,
      String place) {
    Series series = series(Measure.ofPublishedId(measure).orElseThrow(), new Subject(subject));

    assertThat(series.basis().baseYear()).isEqualTo(baseYear);
    assertThat(series.byYear().get(year)).isEqualTo(Figure.of(value, Status.of(status), place));
  }

  @Test
  void every_ally_has_every_measure_in_all_eleven_years_and_only_iceland_lacks_expenditure() {
    for (Measure measure : measures()) {
      boolean aboutGdp =
          List.of(Measure.GDP, Measure.GDP_CONSTANT, Measure.GDP_PER_CAPITA).contains(measure);
      for (Ally ally : Ally.values()) {
        if (aboutGdp || ally.hasArmedForces()) {
          assertThat(series(measure, Subject.of(ally)).byYear())
              .as("%s of %s", measure.id(), ally.natoName())
              .hasSize(11)
              .allSatisfy((year, figure) -> assertThat(figure.value()).isPresent());
        }
      }
    }
    assertThat(publication.series())
        .filteredOn(series -> series.subject().equals(Subject.of(Ally.ISL)))
        .extracting(Series::measure)
        .containsExactlyInAnyOrder(Measure.GDP, Measure.GDP_CONSTANT, Measure.GDP_PER_CAPITA);
  }

  @Test
  void the_printed_aggregates_are_read_where_nato_prints_them() {
    for (AllyGroup group : AllyGroup.PRINTED) {
      assertThat(publication.series())
          .filteredOn(series -> series.subject().equals(Subject.of(group)))
          .extracting(Series::measure)
          .containsExactlyInAnyOrder(
              Measure.EXPENDITURE,
              Measure.EXPENDITURE_CONSTANT,
              Measure.SHARE_OF_GDP,
              Measure.REAL_CHANGE,
              Measure.GDP,
              Measure.GDP_CONSTANT,
              Measure.GDP_PER_CAPITA,
              Measure.EXPENDITURE_PER_CAPITA,
              Measure.PERSONNEL);
    }
  }

  @Test
  void the_star_of_allies_with_a_national_commitment_is_kept() {
    assertThat(series(Measure.EXPENDITURE, Subject.of(Ally.EST)).note()).isEqualTo("*");
    assertThat(series(Measure.EXPENDITURE, Subject.of(Ally.FRA)).note()).isEmpty();
  }

  @Test
  void the_edition_and_what_was_passed_over_are_told() {
    assertThat(publication.edition()).isEqualTo("2014-2024");
    assertThat(publication.series())
        .filteredOn(series -> series.basis().kind() == PriceBasis.Kind.CONSTANT)
        .allSatisfy(series -> assertThat(series.basis().baseYear()).isEqualTo(2015));
    assertThat(publication.warnings())
        .extracting(Remark::sentence)
        .contains(
            "TABLE1!D42: passed over row without a name, of errors and zeros ('#REF!')",
            "TABLE3!B82: passed over text ('-9-')",
            "TABLE4!B16: Table 4 repeats figures of Tables 2 and 3 and was passed over");
  }

  private static List<Measure> measures() {
    return Stream.of(NatoTable.values())
        .flatMap(table -> table.blocks().stream())
        .map(NatoTable.Block::measure)
        .toList();
  }

  private static Series series(Measure measure, Subject subject) {
    return publication.series().stream()
        .filter(series -> series.measure().equals(measure) && series.subject().equals(subject))
        .findFirst()
        .orElseThrow();
  }
}
