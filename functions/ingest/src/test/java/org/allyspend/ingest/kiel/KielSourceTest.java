package org.allyspend.ingest.kiel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
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

/** The tracker's files as they stood on two days, and what they may not be. */
class KielSourceTest {
  @ParameterizedTest
  @CsvSource({
    "DEU,29.93", "GBR,21.30", "DNK,11.03", "NLD,10.70",
    "NOR,10.69", "SWE,10.59", "FRA,7.91", "POL,5.86"
  })
  void months_add_up_to_what_kiel_states_of_a_donor(Ally ally, BigDecimal billions)
      throws IOException {
    assertThat(
            series(read("2026-08-04"), Subject.of(ally), Measure.SUPPORT)
                .figures()
                .values()
                .stream()
                .map(Figure::known)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(2, RoundingMode.HALF_UP))
        .isEqualByComparingTo(billions);
  }

  @Test
  void the_state_of_4_august_is_read_whole() throws IOException {
    Publication publication = read("2026-08-04");

    assertThat(publication.title()).isEqualTo("Ukraine Support Tracker, Release 29 (04/2026)");
    assertThat(publication.edition()).isEqualTo("Release 29 of 2026-08-04");
    assertThat(publication.publishedOn()).isEqualTo(LocalDate.of(2026, 8, 4));
    assertThat(publication.currentTo()).isEqualTo(LocalDate.of(2026, 4, 30));
    assertThat(publication.warnings()).isEmpty();
    // 29 of 32 allies are followed, and the Union's institutions: seven columns each of 52 months,
    // what all donors gave in four, and the attribution to the 22 allies that are in the Union.
    assertThat(publication.series()).hasSize(30 * 7 + 4 + 22 + 1);
    assertThat(publication.observations()).isEqualTo((30 * 7 + 4) * 52 + 23);
    assertThat(publication.series())
        .extracting(one -> one.subject().id())
        .doesNotContain("ALB", "MNE", "MKD")
        .contains("TUR", "SVK", "ISL", "eu-institutions", "all-donors");
  }

  @Test
  void an_earlier_state_had_fewer_columns_and_other_figures() throws IOException {
    Publication earlier = read("2026-07-26");

    assertThat(earlier.series())
        .extracting(one -> one.measure().id())
        .doesNotContain(Measure.SUPPORT_TO_BE_ALLOCATED.id(), Measure.SUPPORT_ATTRIBUTED.id());
    assertThat(figure(earlier, Ally.BGR, Measure.SUPPORT, "2022-12"))
        .isEqualTo(
            Figure.of(
                new BigDecimal("0.018888"),
                Status.NORMAL,
                "data_explorer.csv line 89 column total"));
    assertThat(figure(read("2026-08-04"), Ally.BGR, Measure.SUPPORT, "2022-12").known())
        .isEqualTo("0.229941");
  }

  @Test
  void a_month_without_a_row_is_one_without_support_for_a_donor_that_is_followed() {
    Publication publication = new KielSource().parse(KielFiles.whole());

    assertThat(figure(publication, Ally.DNK, Measure.SUPPORT, "2026-03"))
        .isEqualTo(
            Figure.of(BigDecimal.ZERO, Status.NORMAL, "data_explorer.csv has no row of the month"));
    assertThat(figure(publication, Ally.DNK, Measure.SUPPORT_MILITARY, "2026-04").known())
        .isEqualByComparingTo("0.2");
  }

  @Test
  void a_correction_may_be_negative_and_the_unions_aid_is_nobodys() {
    Publication publication = new KielSource().parse(KielFiles.whole());

    assertThat(figure(publication, Ally.DEU, Measure.SUPPORT, "2026-04").known())
        .isEqualByComparingTo("-0.25");
    assertThat(
            series(publication, Subject.EU_INSTITUTIONS, Measure.SUPPORT)
                .in(Period.parse("2026-04"))
                .orElseThrow()
                .known())
        .isEqualByComparingTo("3");
    assertThat(figure(publication, Ally.DEU, Measure.SUPPORT_ATTRIBUTED, "2026-04").known())
        .isEqualByComparingTo("1.25");
  }

  @Test
  void a_total_that_is_not_the_sum_of_all_donors_is_told() {
    byte[] changed =
        KielFiles.changed("total_allocations.csv", text -> text.replace("3,2,1,1,0", "3,9,1,1,0"));

    assertThat(new KielSource().parse(changed).warnings())
        .extracting(Remark::sentence)
        .containsExactly(
            "total_allocations.csv line 2 column total_allocations: is 9, but the donors' rows"
                + " add up to 2.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data_explorer.csv | \"total\" | \"sum\" | data_explorer.csv line 1: expected a column 'total', found 'country, iso",
        "data_explorer.csv | \"DEU\",2026,3 | \"DEU\",2026,13 | data_explorer.csv line 2 column month: expected a number from 1 to 12, found '13'",
        "data_explorer.csv | \"DEU\",2026,3 | \"DEU\",1999,3 | data_explorer.csv line 2 column year: expected a number from 2022",
        "data_explorer.csv | \"DEU\",2026,3 | \"DEU\",2026,4 | data_explorer.csv line 3: expected Germany in 2026-04 (first in data_explorer.csv line 2) once",
        "data_explorer.csv | \"DEU\",2026,3 | \"DEU\",2026,5 | data_explorer.csv: expected no month after 2026-04, to which release_info.csv runs, found 2026-05",
        "data_explorer.csv | 1.5,0.5 | many,0.5 | data_explorer.csv line 2 column total: expected a figure, found 'many'",
        "data_explorer.csv | 1.5,0.5 | 1.5 | data_explorer.csv line 2: expected 9 columns as in the header, found 8",
        "data_explorer.csv | \"DEU\" | \"germany\" | data_explorer.csv line 2 column iso: expected a code such as DEU",
        "data_explorer.csv | \"DEU\" | \"DE\" | data_explorer.csv line 2 column iso: expected a code such as DEU, found 'DE'",
        "data_explorer.csv | \"DNK\" | \"DAN\" | data_explorer.csv line 4 column iso: expected a code such as DNK, found 'DAN'",
        "data_explorer.csv | 1.5,0.5 | NA,0.5 | data_explorer.csv line 2 column total: expected a figure, 0 where nothing was given, found 'NA'",
        "data_explorer.csv | 3,1.5,0.5 | 1,1.5,0.5 | data_explorer.csv: expected rows of every month from 2026-01 to 2026-04, found none of 2026-02",
        "total_allocations.csv | 2026,4,2.95 | 2026,5,2.95 | total_allocations.csv line 3: expected no month after 2026-04, to which data_explorer.csv runs, found 2026-05",
        "release_info.csv | 2026-08-04 | 4.8.2026 | release_info.csv line 2 column date: expected a day such as 2026-08-04, found '4.8.2026'",
        "release_info.csv | 04/2026\" | April\" | release_info.csv line 2 column period: expected a month such as 04/2026",
        "total_allocations.csv | 2026,4,2.95 | 2026,3,2.95 | total_allocations.csv line 3 column total_allocations: expected 2026-03 once, found it twice",
        "data_explorer.csv | \"financial\",\"humanitarian\",\"military\" | \"military\",\"humanitarian\",\"financial\" | total_allocations.csv column military: expected the donors' sum, which is 4.0, found 0.95",
        "eu_aid_shares.csv | 1.25 | NA | eu_aid_shares.csv line 2 column eu_share_bn: expected a figure, found 'NA'",
      })
  void what_is_not_as_expected_is_refused_with_its_place(
      String file, String was, String is, String message) {
    assertThatThrownBy(
            () -> new KielSource().parse(KielFiles.changed(file, text -> text.replace(was, is))))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith(message);
  }

  /** Germany's GDP of 2021 in Kiel's file is 3,617.45 billion euros. */
  @ParameterizedTest
  @CsvSource({"1500,0.0414657", "1.5,0.000414657", "1.5,41.4657"})
  void money_in_another_unit_than_gdp_and_a_share_that_is_no_percentage_are_refused(
      String total, String share) {
    assertThatThrownBy(() -> new KielSource().parse(germanyAlone(total, share)))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith(
            "data_explorer.csv line 2 column pct_gdp: expected total over gdp in percent, ")
        .hasMessageEndingWith(", found '" + share + "'");
    assertThat(new KielSource().parse(germanyAlone("1.5", "0.0414657")).series()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "total_allocations.csv | ,2,1,1,0 | ,2000,1000,1000,0 | total_allocations.csv column total_allocations: expected the sum of the donors in billion euros, which is 4.95, found 2002.95",
        "total_allocations.csv | 2,1,1,0 | 2,1000,1,0 | total_allocations.csv column total_allocations: expected the sum of its three parts, which is 1003.95, found 4.95",
        "data_explorer.csv | 1.5,0.5,0,1, | 1.5,500,0,1, | data_explorer.csv column total: expected the sum of its three parts, which is 504.45, found 4.95",
        "data_explorer.csv | \"financial\",\"humanitarian\",\"military\" | \"military\",\"humanitarian\",\"financial\" | total_allocations.csv column military: expected the donors' sum, which is 4.0, found 0.95",
        "eu_aid_shares.csv | 1.25 | 1250 | eu_aid_shares.csv column eu_share_bn: expected the sum of the Union's own aid, which is 3, found 1250.5",
      })
  void a_column_in_another_unit_contradicts_the_others(
      String file, String was, String is, String message) {
    assertThatThrownBy(
            () -> new KielSource().parse(KielFiles.changed(file, text -> text.replace(was, is))))
        .isInstanceOf(RefusedException.class)
        .hasMessage(message);
  }

  private static byte[] germanyAlone(String total, String share) {
    return KielFiles.changed(
        "data_explorer.csv",
        text ->
            """
            country,iso,year,month,total,financial,humanitarian,military,gdp,pct_gdp
            Germany,DEU,2026,4,%s,0,0,%s,3617.45,%s
            """
                .formatted(total, total, share));
  }

  @Test
  void a_file_that_is_not_in_the_zip_is_named() {
    assertThatThrownBy(() -> new KielSource().parse(KielFiles.without("release_info.csv")))
        .hasMessage(
            "expected the file release_info.csv, found data_explorer.csv,"
                + " eu_aid_shares.csv, total_allocations.csv");
    assertThatThrownBy(() -> new KielSource().parse("no zip".getBytes(UTF_8)))
        .hasMessage("expected a zip archive or a folder of files, found text");
  }

  @Test
  void the_same_files_make_the_same_document_whatever_their_order() {
    Bundle bundle = Bundle.read(KielFiles.whole());

    assertThat(Bundle.of(bundle.files()).bytes()).isEqualTo(KielFiles.whole());
  }

  private static Publication read(String day) throws IOException {
    return new KielSource().parse(PublishersFiles.kiel(day));
  }

  private static Figure figure(Publication publication, Ally ally, Measure measure, String month) {
    return series(publication, Subject.of(ally), measure).in(Period.parse(month)).orElseThrow();
  }

  private static Series series(Publication publication, Subject subject, Measure measure) {
    return publication.series().stream()
        .filter(one -> one.subject().equals(subject) && one.measure().equals(measure))
        .findFirst()
        .orElseThrow();
  }
}
