package org.allyspend.ingest.eda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Finding;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;
import org.allyspend.ingest.PublishersFiles;
import org.allyspend.ingest.discover.Edition;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdaSourceTest {
  private static final Set<Measure> BUNDLED =
      Set.of(
          Measure.EDA_EXPENDITURE,
          Measure.EDA_INVESTMENT,
          Measure.EDA_PROCUREMENT,
          Measure.EDA_RESEARCH,
          Measure.EDA_SHARE_OF_GDP);

  @ParameterizedTest
  @CsvSource({
    "DEU, eda_defence_expenditure_eur, 2023, 67621",
    "DEU, eda_defence_investment_eur, 2023, 12749.56995754",
    "FRA, eda_defence_expenditure_eur, 2023, 53300",
    "HRV, eda_defence_expenditure_eur, 2023, 1318",
    "CZE, eda_defence_expenditure_eur, 2023, 4189.3039139273224",
    "SVK, eda_defence_expenditure_eur, 2023, 2152.2",
    "DNK, eda_defence_investment_eur, 2023, 950",
    "SWE, eda_defence_expenditure_eur, 2021, 6000",
    "SWE, eda_equipment_procurement_eur, 2021, 1500",
    "SWE, eda_research_and_development_eur, 2021, 88.2",
    "BEL, eda_defence_investment_eur, 2005, 227.5",
    "SWE, eda_defence_expenditure_share_of_gdp, 2023, 1.4953265574373167",
    "DEU, eda_defence_expenditure_share_of_government_spending, 2023, 3.7582860868216827",
    "SWE, eda_defence_expenditure_per_capita_eur, 2023, 778.23965985232428",
  })
  void figures_are_those_that_eda_prints(Ally ally, String measure, int year, String printed)
      throws IOException {
    assertThat(
            figure(publication2023(), Subject.of(ally), Measure.ofPublishedId(measure).get(), year)
                .known())
        .isEqualByComparingTo(printed);
  }

  @Test
  void the_unions_figures_are_kept_as_printed() throws IOException {
    Publication publication = publication2023();

    assertThat(figure(publication, Subject.EU_27, Measure.EDA_EXPENDITURE, 2023).known())
        .isEqualByComparingTo("278573.13081392733");
    assertThat(figure(publication, Subject.EU_27, Measure.EDA_RESEARCH, 2018).known())
        .isEqualByComparingTo("6135.5881064177293");
  }

  @Test
  void what_is_not_there_is_missing_and_no_zero() throws IOException {
    assertThat(
            figure(publication2023(), Subject.of(Ally.FRA), Measure.EDA_INVESTMENT, 2023).value())
        .isEmpty();
  }

  @Test
  void it_is_read_whole() throws IOException {
    Publication publication = publication2023();

    assertThat(publication.edition()).isEqualTo("to 2023");
    assertThat(publication.series().stream().map(one -> one.subject()).distinct()).hasSize(23 + 1);
    // Of 22 allies 364 rows of the hidden table, and 23 of the shown one; the Union's six years.
    assertThat(observations(publication, Measure.EDA_EXPENDITURE)).isEqualTo(364 + 23 + 6);
    assertThat(observations(publication, Measure.EDA_INVESTMENT)).isEqualTo(364 + 22 + 6);
  }

  private static long observations(Publication publication, Measure measure) {
    return publication.series().stream()
        .filter(series -> series.measure().equals(measure))
        .flatMap(series -> series.figures().values().stream())
        .filter(figure -> figure.value().isPresent())
        .count();
  }

  @Test
  void where_its_tables_do_not_agree_it_is_found() throws IOException {
    assertThat(publication2023().warnings()).isEmpty();
    assertThat(publication2023().findings())
        .containsExactly(
            unlikeItsParts("EU27!D3", 2020, Measure.EDA_EXPENDITURE, "197908.95", "197785.22"),
            unlikeItsParts("EU27!E3", 2021, Measure.EDA_EXPENDITURE, "217149.98", "214308.89"),
            unlikeItsParts("EU27!E7", 2021, Measure.EDA_INVESTMENT, "53013.00", "52247.00"));
  }

  private static Finding unlikeItsParts(
      String place, int year, Measure measure, String printed, String sum) {
    return finding(Finding.Kind.NOT_ITS_PARTS, Subject.EU_27, place, year, measure)
        .with("printed", printed)
        .with("sum", sum);
  }

  private static Finding finding(
      Finding.Kind kind, Subject subject, String place, int year, Measure measure) {
    return Finding.of(subject.id(), kind, Finding.Weight.BACKGROUND, List.of(year), place)
        .with("measure", measure.id())
        .with("publisher", "European Defence Agency");
  }

  @Test
  void the_edition_that_comes_with_allyspend_is_the_agencys_figure_by_figure() throws IOException {
    Publication bundled;
    try (InputStream stream = EdaSource.class.getResourceAsStream("/snapshot/eda-2023.csv")) {
      bundled = new org.allyspend.ingest.csv.CsvSource().parse(stream.readAllBytes());
    }
    Publication whole = publication2023();

    assertThat(bundled.title()).isEqualTo(whole.title());
    assertThat(bundled.edition()).isEqualTo(whole.edition());
    assertThat(bundled.licence()).isEqualTo(whole.licence());
    assertThat(bundled.currentTo()).isEqualTo(whole.currentTo());
    // Twenty-two allies since 2014, and Denmark, which joined late.
    assertThat(figures(bundled)).isEqualTo(figures(whole)).hasSize(949);
    assertThat(figure(bundled, Subject.of(Ally.DEU), Measure.EDA_EXPENDITURE, 2023).value())
        .contains(new BigDecimal("67621"));
  }

  private static Map<String, Optional<BigDecimal>> figures(Publication publication) {
    Map<String, Optional<BigDecimal>> figures = new TreeMap<>();
    for (Series series : publication.series()) {
      if (series.subject().ally().isPresent() && BUNDLED.contains(series.measure())) {
        series
            .byYear()
            .tailMap(2014)
            .forEach(
                (year, figure) ->
                    figures.put(
                        series.subject().id() + " " + series.measure().id() + " " + year,
                        figure.value()));
      }
    }
    return figures;
  }

  @Test
  void names_with_one_star_are_estimates_where_a_note_says_so() {
    Publication publication = parse(workbook -> {});

    Figure figure = figure(publication, Subject.of(Ally.DNK), Measure.EDA_EXPENDITURE, 2025);
    assertThat(figure.value()).contains(new BigDecimal("300"));
    // The hidden table has the year too and is read first; it marks no estimates.
    assertThat(figure.place()).isEqualTo("Billions!C4");
    assertThat(figure(publication, Subject.of(Ally.DNK), Measure.EDA_SHARE_OF_GDP, 2025).status())
        .isEqualTo(Status.ESTIMATED);
    assertThat(publication.warnings()).isEmpty();
    assertThat(publication.findings()).isEmpty();
  }

  @Test
  void the_shown_table_and_the_hidden_one_are_held_against_each_other() {
    assertThat(parse(book -> book.getSheetAt(2).getRow(2).getCell(2).setCellValue(301)).findings())
        .contains(
            finding(
                    Finding.Kind.PRINTED_TWICE,
                    Subject.of(Ally.DNK),
                    "Billions!C4",
                    2025,
                    Measure.EDA_EXPENDITURE)
                .with("taken", "300")
                .with("again", "301"));
  }

  @Test
  void investment_is_procurement_and_research() {
    assertThat(parse(book -> book.getSheetAt(1).getRow(2).getCell(5).setCellValue(60)).findings())
        .containsExactly(
            finding(
                    Finding.Kind.NOT_ITS_PARTS,
                    Subject.of(Ally.DNK),
                    "Billions!F3",
                    2024,
                    Measure.EDA_INVESTMENT)
                .with("printed", "60.00")
                .with("sum", "50.00"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2, 1, 0, Ruritania | Member States 2025!A2: expected a member of the European Union, found the text 'Ruritania'",
        "2, 1, 2, many | Member States 2025!C2: expected a figure, or '-', found the text 'many'",
        "2, 1, 2, 0 | Member States 2025!C2: expected a figure, or '-', found the text '0'",
        "2, 1, 1, last | Member States 2025!B2: expected a year since 2005, found the text 'last'",
        "2, 0, 2, Defence | Member States 2025!A1: expected a column 'Total Defence Expenditure', found none in this row",
      })
  void what_is_not_as_expected_is_refused_with_its_cell(String change, String message) {
    List<String> place = List.of(change.split(", ", -1));

    assertThatThrownBy(
            () ->
                parse(
                    book ->
                        book.getSheetAt(Integer.parseInt(place.get(0)))
                            .getRow(Integer.parseInt(place.get(1)))
                            .getCell(Integer.parseInt(place.get(2)))
                            .setCellValue(place.get(3))))
        .isInstanceOf(RefusedException.class)
        .hasMessage(message);
  }

  @Test
  void a_workbook_of_something_else_is_refused() {
    assertThatThrownBy(
            () ->
                parse(
                    book -> {
                      book.removeSheetAt(2);
                      book.removeSheetAt(1);
                      book.removeSheetAt(0);
                      book.createSheet("Minutes").createRow(0).createCell(0).setCellValue("x");
                    }))
        .hasMessage(
            "expected EDA's defence data, a table with a row a member and year, found none");
  }

  /** Members' 30 and 300 million euros beside the Union's 330. */
  @Test
  void billions_in_the_place_of_millions_contradict_the_unions_figure() {
    assertThatThrownBy(
            () ->
                parse(
                    book -> {
                      book.getSheetAt(1).getRow(3).getCell(2).setCellValue(0.3);
                      book.getSheetAt(2).getRow(1).getCell(2).setCellValue(0.03);
                      book.getSheetAt(2).getRow(2).getCell(2).setCellValue(0.3);
                    }))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "EU27!C2: expected the sum of the members in million euros, which is 0.33, found"
                + " 330.00");
  }

  @Test
  void a_member_alone_in_another_unit_contradicts_its_figure_a_head() {
    assertThatThrownBy(
            () -> parse(book -> book.getSheetAt(2).getRow(2).getCell(6).setCellValue(20_000)))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "Member States 2025!G3: expected euros a head of expenditure in million euros, which"
                + " make a population of 0.015 million, found '20000'");
  }

  @Test
  void an_investment_is_part_of_the_total() {
    assertThatThrownBy(
            () -> parse(book -> book.getSheetAt(1).getRow(3).getCell(5).setCellValue(500)))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "Billions!F4: expected no more than eda_defence_expenditure_eur, which is 300, found"
                + " '500'");
  }

  @Test
  void a_column_that_every_edition_has_is_not_told_as_withdrawn() {
    assertThatThrownBy(
            () -> parse(book -> book.getSheetAt(2).getRow(0).getCell(3).setCellValue("Invested")))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "Member States 2025!A1: expected a column 'Defence Investment', found none in this"
                + " row");
  }

  @Test
  void a_figure_that_is_stored_as_text_is_read() {
    Publication publication =
        parse(book -> book.getSheetAt(2).getRow(2).getCell(2).setCellValue("300.5"));

    assertThat(figure(publication, Subject.of(Ally.DNK), Measure.EDA_EXPENDITURE, 2025).known())
        .isEqualByComparingTo("300");
    assertThatThrownBy(
            () -> parse(book -> book.getSheetAt(2).getRow(2).getCell(2).setCellValue("300,5")))
        .hasMessage("Member States 2025!C3: expected a figure, or '-', found the text '300,5'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"n/a", "..", "–"})
  void what_publishers_write_for_what_is_not_available_is_missing(String mark) {
    Publication read = parse(book -> book.getSheetAt(2).getRow(2).getCell(4).setCellValue(mark));

    assertThat(read.series())
        .filteredOn(one -> one.measure().equals(Measure.EDA_SHARE_OF_GDP))
        .filteredOn(one -> one.subject().equals(Subject.of(Ally.DNK)))
        .allSatisfy(one -> assertThat(one.in(2025).orElseThrow().value()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "final-defence-data-2025-1.xlsx, 2025",
    "defence-data-2024.xlsx, 2024",
    "eda-2022-defence-data.xlsx, 2022",
  })
  void its_page_announces_editions_by_the_names_of_their_files(String file, int year) {
    assertThat(
            new EdaSource()
                .editions()
                .flatMap(page -> page.edition(URI.create("https://www.eda.europa.eu/docs/" + file)))
                .map(Edition::year))
        .contains(year);
  }

  private static Publication publication2023() throws IOException {
    return new EdaSource().parse(PublishersFiles.eda2023());
  }

  private static Publication parse(Consumer<XSSFWorkbook> change) {
    return new EdaSource().parse(EdaWorkbook.changed(change));
  }

  private static Figure figure(
      Publication publication, Subject subject, Measure measure, int year) {
    return publication.series().stream()
        .filter(one -> one.subject().equals(subject) && one.measure().equals(measure))
        .findFirst()
        .flatMap(one -> one.in(year))
        .orElseThrow();
  }
}
