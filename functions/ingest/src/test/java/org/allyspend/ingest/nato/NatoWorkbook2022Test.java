package org.allyspend.ingest.nato;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Footnote;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;
import org.allyspend.ingest.PublishersFiles;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** NATO's workbook of 27 June 2022, whose GDP is real alone, in billions, and members thirty. */
class NatoWorkbook2022Test {
  private static Publication publication;

  @BeforeAll
  static void parse() throws IOException {
    publication = new NatoSource().parse(PublishersFiles.nato2022());
  }

  @ParameterizedTest
  @CsvSource({
    "defence_expenditure_national_currency,          CZE, 2014, 41002.52259736,     A,"
        + " TABLE1!D16",
    "defence_expenditure_usd_current,                TUR, 2015, 11953.247309560638,     A,"
        + " TABLE2!E37",
    "defence_expenditure_usd_constant,               USA, 2014, 660020.64379159966,     A,"
        + " TABLE2!D71",
    "share_of_gdp,                                   SVK, 2014, 0.98769252823612819,    A,"
        + " TABLE3!D34",
    "gdp_usd_constant,            nato-europe-and-canada, 2014, 17546751.319119739,     A,"
        + " TABLE5!D53",
    "gdp_usd_constant,                        nato-total, 2015, 36103949.319812447,     A,"
        + " TABLE5!E54",
    "military_personnel,                             ALB, 2014, 6.744,     A," + " TABLE7!D23",
    "equipment_share,                                LUX, 2015, 33.334256178503296,     A,"
        + " TABLE8a!E26",
    "other_share,                                    USA, 2014, 36.8698278923087,     A,"
        + " TABLE8b!D70",
  })
  void figures_are_those_of_the_print(
      String measure, String subject, int year, BigDecimal value, String status, String place) {
    Figure figure =
        series(Measure.ofPublishedId(measure).orElseThrow(), new Subject(subject))
            .byYear()
            .get(year);

    assertThat(figure.known()).isEqualByComparingTo(value);
    assertThat(figure.status()).isEqualTo(Status.of(status));
    assertThat(figure.place()).isEqualTo(place);
  }

  @Test
  void the_last_two_of_its_nine_years_are_estimates() {
    assertThat(publication.edition()).isEqualTo("2014-2022");
    Series france = series(Measure.EXPENDITURE, Subject.of(Ally.FRA));

    assertThat(france.byYear().keySet())
        .containsExactlyElementsOf(IntStream.rangeClosed(2014, 2022).boxed().toList());
    assertThat(france.byYear())
        .allSatisfy(
            (year, figure) ->
                assertThat(figure.status())
                    .isEqualTo(year > 2020 ? Status.ESTIMATED : Status.NORMAL));
  }

  @Test
  void it_has_the_allies_of_its_time_under_their_names() {
    assertThat(series(Measure.EXPENDITURE, Subject.of(Ally.CZE)).byYear()).hasSize(9);
    assertThat(publication.series())
        .extracting(series -> series.subject().id())
        .doesNotContain("FIN", "SWE")
        .contains("MKD", "MNE", "ISL");
  }

  /** In every year and both price bases, to the last digit but the one that doubles can't keep. */
  @Test
  void sums_of_members_are_what_nato_prints() {
    for (Measure measure :
        List.of(Measure.EXPENDITURE, Measure.EXPENDITURE_CONSTANT, Measure.GDP_CONSTANT)) {
      for (AllyGroup group : AllyGroup.PRINTED) {
        for (int year = 2014; year <= 2022; year++) {
          assertThat(sum(group, measure, year))
              .as("%s of %s in %d", measure.id(), group.id(), year)
              .isCloseTo(
                  series(measure, Subject.of(group)).byYear().get(year).known(),
                  Offset.offset(new BigDecimal("0.000001")));
        }
      }
    }
    assertThat(sum(AllyGroup.NATO_EUROPE_AND_CANADA, Measure.EXPENDITURE, 2022))
        .isCloseTo(new BigDecimal("368045.02"), within("0.005"));
    assertThat(sum(AllyGroup.NATO_EUROPE_AND_CANADA, Measure.EXPENDITURE_CONSTANT, 2022))
        .isCloseTo(new BigDecimal("327980.26"), within("0.005"));
    assertThat(sum(AllyGroup.EUROPEAN_ALLIES, Measure.EXPENDITURE, 2022))
        .isCloseTo(new BigDecimal("339939.5"), within("0.05"));
  }

  @Test
  void eight_european_allies_are_at_two_percent_in_2022() {
    assertThat(
            Stream.of(Ally.values())
                .filter(ally -> ally.countsIn(2022) && ally.hasArmedForces() && ally != Ally.USA)
                .filter(
                    ally ->
                        series(Measure.SHARE_OF_GDP, Subject.of(ally))
                                .byYear()
                                .get(2022)
                                .known()
                                .setScale(2, RoundingMode.HALF_UP)
                                .compareTo(new BigDecimal("2"))
                            >= 0))
        .containsExactly(
            Ally.HRV, Ally.EST, Ally.GRC, Ally.LVA, Ally.LTU, Ally.POL, Ally.SVK, Ally.GBR);
  }

  @Test
  void what_the_edition_lacks_is_a_warning() {
    assertThat(publication.warnings())
        .extracting(Remark::sentence)
        .contains("sheet TABLE5: this edition prints no gdp_usd_current")
        .contains("TABLE8b!Z108: passed over a number beside the table ('7')");
  }

  @Test
  void its_notes_are_kept_whole() {
    assertThat(publication.footnotes())
        .contains(
            new Footnote(
                Footnote.ALL,
                "(a)",
                "Equipment expenditure includes major equipment expenditure and R&D devoted to"
                    + " major equipment."))
        .filteredOn(footnote -> footnote.mark().equals("*"))
        .extracting(Footnote::subject)
        .contains("LVA", "LTU", "POL", "ROU")
        .doesNotContain("FRA");
    assertThat(publication.footnotes())
        .filteredOn(footnote -> footnote.subject().equals("LVA"))
        .anySatisfy(
            footnote -> assertThat(footnote.text()).startsWith("These Allies have national"));
    assertThat(publication.footnotes())
        .anySatisfy(
            footnote ->
                assertThat(footnote.text())
                    .startsWith("Notes: Figures for 2021 and 2022 are estimates.")
                    .contains("Montenegro, which became an Ally on 5 June 2017"));
    assertThat(publication.footnotes()).doesNotHaveDuplicates();
  }

  private static Offset<BigDecimal> within(String offset) {
    return Offset.offset(new BigDecimal(offset));
  }

  private static BigDecimal sum(AllyGroup group, Measure measure, int year) {
    return group.members().stream()
        .filter(ally -> ally.countsIn(year))
        .filter(ally -> ally.hasArmedForces() || measure.equals(Measure.GDP_CONSTANT))
        .map(ally -> series(measure, Subject.of(ally)).byYear().get(year).known())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Series series(Measure measure, Subject subject) {
    return publication.series().stream()
        .filter(series -> series.measure().equals(measure) && series.subject().equals(subject))
        .findFirst()
        .orElseThrow();
  }
}
