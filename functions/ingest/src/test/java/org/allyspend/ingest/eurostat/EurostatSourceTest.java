package org.allyspend.ingest.eurostat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;
import org.allyspend.ingest.Bundle;
import org.allyspend.ingest.PublishersFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Eurostat's answers in both forms, and what they may not be. */
class EurostatSourceTest {
  @ParameterizedTest
  @CsvSource({"DEU,68824.0", "POL,31637.9", "FRA,56638.0", "GRC,5998.0"})
  void expenditure_of_2025_is_what_eurostat_published_in_april_2026(Ally ally, String millions)
      throws IOException {
    assertThat(figure(govEv(), Subject.of(ally), Measure.GOVERNMENT_DEFENCE, 2025).known())
        .isEqualTo(millions);
  }

  @Test
  void the_answer_of_april_2026_is_read_whole() throws IOException {
    Publication publication = govEv();

    assertThat(publication.edition()).isEqualTo("updated 2026-04-27");
    assertThat(publication.publishedOn()).isEqualTo(LocalDate.of(2026, 4, 27));
    assertThat(publication.currentTo()).isEqualTo(LocalDate.of(2025, 12, 31));
    // Of the 28 in it, 23 are allies and one is the Union.
    assertThat(publication.series())
        .extracting(one -> one.subject().id())
        .doesNotContain("TUR", "GBR", "NOR")
        .contains("GRC", "eu-27");
    assertThat(
            figure(publication, Subject.of(Ally.SVK), Measure.GOVERNMENT_INVESTMENT, 2023).known())
        .isEqualTo("-1274.4");
    assertThat(figure(publication, Subject.EU_27, Measure.GOVERNMENT_DEFENCE, 2024).known())
        .isEqualTo("265894.3");
  }

  @Test
  void italy_has_investment_and_no_total_and_the_union_no_total_yet() throws IOException {
    Publication publication = govEv();

    assertThat(find(publication, Subject.of(Ally.ITA), Measure.GOVERNMENT_DEFENCE)).isEmpty();
    assertThat(find(publication, Subject.of(Ally.ITA), Measure.GOVERNMENT_INVESTMENT)).isPresent();
    assertThat(
            find(publication, Subject.EU_27, Measure.GOVERNMENT_DEFENCE)
                .flatMap(series -> series.in(2025))
                .flatMap(Figure::value))
        .isEmpty();
  }

  @Test
  void the_other_form_is_read_by_the_same_source() throws IOException {
    Publication publication = new EurostatSource().parse(PublishersFiles.eurostatGov10aExp());

    assertThat(publication.edition()).isEqualTo("updated 2023-01-03");
    // Thirty countries and the Union in nine years, without Austria, Cyprus, Ireland, Malta and
    // Switzerland, which is not in it.
    assertThat(publication.series()).allMatch(one -> one.figures().size() == 9);
    assertThat(publication.series())
        .extracting(Series::measure)
        .containsOnly(Measure.COFOG_DEFENCE);
    assertThat(figure(publication, Subject.of(Ally.DEU), Measure.COFOG_DEFENCE, 2020))
        .isEqualTo(
            Figure.of(
                    new BigDecimal("37184.0"),
                    Status.PROVISIONAL,
                    figure(publication, Subject.of(Ally.DEU), Measure.COFOG_DEFENCE, 2020).place())
                .noted("flag p"));
    assertThat(figure(publication, Subject.of(Ally.GRC), Measure.COFOG_DEFENCE, 2020).known())
        .isEqualTo("4241.0");
  }

  @Test
  void the_same_dataset_is_read_in_the_other_form_too() {
    Publication publication = new EurostatSource().parse(EurostatAnswers.cofog().getBytes(UTF_8));

    assertThat(publication.edition()).isEqualTo("updated 2026-04-21");
    assertThat(figure(publication, Subject.of(Ally.GRC), Measure.COFOG_DEFENCE, 2023))
        .isEqualTo(
            Figure.of(
                    new BigDecimal("5000.5"), Status.PROVISIONAL, "gov_10a_exp TE MIO_EUR EL 2023")
                .noted("flag p"));
    assertThat(
            figure(publication, Subject.of(Ally.DNK), Measure.COFOG_DEFENCE_PERCENT_OF_GDP, 2024)
                .known())
        .isEqualTo("2.1");
    assertThat(publication.series()).hasSize(4);
  }

  @Test
  void both_answers_in_a_zip_are_one_release() throws IOException {
    Publication publication =
        new EurostatSource()
            .parse(
                Bundle.of(
                        Map.of(
                            "gov_ev.json", PublishersFiles.eurostatGovEv(),
                            "gov_10a_exp.csv", PublishersFiles.eurostatGov10aExp()))
                    .bytes());

    assertThat(publication.edition()).isEqualTo("updated 2026-04-27");
    assertThat(find(publication, Subject.of(Ally.DEU), Measure.COFOG_DEFENCE)).isPresent();
    assertThat(find(publication, Subject.of(Ally.DEU), Measure.GOVERNMENT_DEFENCE)).isPresent();
  }

  @Test
  void flags_give_the_status_and_are_noted() {
    Publication publication = new EurostatSource().parse(EurostatAnswers.document());

    assertThat(figure(publication, Subject.of(Ally.DEU), Measure.GOVERNMENT_INVESTMENT, 2025))
        .isEqualTo(
            Figure.of(new BigDecimal("11.25"), Status.PROVISIONAL, "gov_ev P51G MIO_EUR DE 2025")
                .noted("flag p"));
    assertThat(
            figure(publication, Subject.of(Ally.GRC), Measure.GOVERNMENT_INVESTMENT, 2025).known())
        .isEqualTo("-2.5");
    assertThat(figure(publication, Subject.EU_27, Measure.GOVERNMENT_INVESTMENT, 2025).status())
        .isEqualTo(Status.ESTIMATED);
  }

  @Test
  void values_may_stand_in_an_array() {
    String array =
        EurostatAnswers.json()
            .replaceFirst(
                "\"value\":\\{[^}]*\\}",
                "\"value\":[10.5,11.25,1.0,-2.5,7,null,20,22,5,3,null,null,99]");

    assertThat(parse(array).series())
        .isEqualTo(new EurostatSource().parse(EurostatAnswers.document()).series());
  }

  @Test
  void an_error_that_comes_in_place_of_figures_is_told() {
    assertThatThrownBy(
            () ->
                parse(
                    """
                    {"warning":{"status":413,"label":"ASYNCHRONOUS_RESPONSE. Your request will be treated asynchronously."}}
                    """))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "answer: expected a dataset, found Eurostat's answer 'ASYNCHRONOUS_RESPONSE. Your"
                + " request will be treated asynchronously.'; ask for less, or later");
    assertThatThrownBy(
            () -> parse("{\"error\":[{\"status\":400,\"id\":100,\"label\":\"No results found\"}]}"))
        .hasMessageStartingWith(
            "answer: expected a dataset, found Eurostat's answer 'No results found'");
  }

  @Test
  void a_warning_beside_figures_is_kept_with_the_release() {
    String warned =
        EurostatAnswers.json()
            .replace("\"lang\":\"EN\"", "\"warning\":{\"label\":\"Some values are late\"}");

    assertThat(parse(warned).warnings())
        .extracting(Remark::sentence)
        .containsExactly("answer: Eurostat says 'Some values are late'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"size\":[1,1,2,1,4,2] | \"size\":[1,1,2,1,4] | answer: expected as many dimensions in id as in size",
        "\"size\":[1,1,2,1,4,2] | \"size\":[1,1,2,1,4,3] | answer /size: expected 2 categories of time, found 3",
        "\"DE\":0 | \"DE\":9 | answer /dimension/geo: expected categories from 0 to 3, found '9'",
        "\"0\":10.5 | \"400\":10.5 | answer /value: expected indices from 0 to 15, found '400'",
        "\"0\":10.5 | \"0\":\"ten\" | gov_ev P51G MIO_EUR DE 2024: expected a figure, found 'ten'",
        "\"dataset\" | \"collection\" | answer /class: expected 'dataset' of JSON-stat 2.0, found 'collection'",
        "2026-04-27T23:00:00+0200 | yesterday | answer: expected the day of the last update, found 'yesterday'",
        "\"GOV_EV\" | \"NAMA\" | expected expenditure on defence of an ally in answers of gov_ev or gov_10a_exp, found none",
        "\"2025\":1 | \"2025-Q1\":1 | gov_ev P51G MIO_EUR DE 2025-Q1: expected a year such as 2025, found '2025-Q1'",
      })
  void what_is_not_as_expected_is_refused_with_its_place(String was, String is, String message) {
    assertThatThrownBy(() -> parse(EurostatAnswers.json().replace(was, is)))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"0\":3000 | \"0\":3 | gov_10a_exp TE PC_GDP DK 2023: expected a percentage of GDP, which would be 150 million euros, found '2'",
        "\"8\":2.0 | \"8\":0.002 | gov_10a_exp TE PC_GDP DK 2023: expected a percentage of GDP, which would be 150000000 million euros, found '0.002'",
        "PC_GDP | PC_OF_GDP | gov_10a_exp: expected figures in the unit MIO_NAC, PC_GDP, found some in PC_OF_GDP",
      })
  void another_unit_contradicts_the_others(String was, String is, String message) {
    assertThatThrownBy(() -> parse(EurostatAnswers.cofog().replace(was, is)))
        .isInstanceOf(RefusedException.class)
        .hasMessage(message);
  }

  @Test
  void units_in_the_place_of_one_another_are_refused() throws IOException {
    String changed =
        new String(PublishersFiles.eurostatGovEv(), UTF_8)
            .replace("MIO_NAC", "X")
            .replace("MIO_EUR", "MIO_NAC")
            .replace("X", "MIO_EUR");

    assertThatThrownBy(() -> parse(changed))
        .hasMessageStartingWith("gov_ev TE PC_GDP HU 2021: expected a percentage of GDP");
    assertThatThrownBy(
            () ->
                parse(
                    """
                    DATAFLOW,LAST UPDATE,unit,na_item,geo,TIME_PERIOD,OBS_VALUE
                    ESTAT:GOV_EV(1.0),21/04/26 11:00:00,MIO_EUR,TE,DE,2024,60000
                    ESTAT:GOV_EV(1.0),21/04/26 11:00:00,MIO_NAC,TE,DE,2024,60
                    """))
        .isInstanceOf(RefusedException.class)
        .hasMessageEndingWith("expected as many euros as MIO_EUR, which is 60000, found '60'");
  }

  private static Publication parse(String text) {
    return new EurostatSource().parse(text.getBytes(UTF_8));
  }

  private static Publication govEv() throws IOException {
    return new EurostatSource().parse(PublishersFiles.eurostatGovEv());
  }

  private static Figure figure(
      Publication publication, Subject subject, Measure measure, int year) {
    return find(publication, subject, measure).flatMap(one -> one.in(year)).orElseThrow();
  }

  private static Optional<Series> find(Publication publication, Subject subject, Measure measure) {
    return publication.series().stream()
        .filter(one -> one.subject().equals(subject) && one.measure().equals(measure))
        .findFirst();
  }
}
