package org.allyspend.ingest.sipri;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Footnote;
import org.allyspend.core.domain.Measure;
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

/** SIPRI's workbook 1949-2024; expected fractions are typed from the sheet Share of GDP. */
class SipriWorkbook2024Test {
  private static Publication publication;

  @BeforeAll
  static void parse() throws IOException {
    publication = new SipriSource().parse(PublishersFiles.sipri2024());
  }

  @ParameterizedTest
  @CsvSource({
    "ALB, 2.03786228936679E-2, A, Share of GDP!BZ132",
    "BEL, 1.2770531266155048E-2, A, Share of GDP!BZ163",
    "BGR, 2.1494732824485257E-2, A, Share of GDP!BZ134",
    "CAN, 1.3130341957891931E-2, A, Share of GDP!BZ78",
    "CZE, 1.9168084922260364E-2, A, Share of GDP!BZ136",
    "DEU, 1.8919037720549366E-2, A, Share of GDP!BZ168",
    "DNK, 2.4161745416059133E-2, A, Share of GDP!BZ165",
    "ESP, 1.4321073740691397E-2, A, Share of GDP!BZ178",
    "EST, 3.3740022182460076E-2, A, Share of GDP!BZ138",
    "FIN, 2.2997917371259724E-2, A, Share of GDP!BZ166",
    "FRA, 2.0525768786063669E-2, A, Share of GDP!BZ167",
    "GBR, 2.2786177901127039E-2, A, Share of GDP!BZ181",
    "GRC, 3.1279753655014855E-2, A, Share of GDP!BZ169",
    "HRV, 1.7932342450981423E-2, A, Share of GDP!BZ135",
    "HUN, 2.1563098044666513E-2, A, Share of GDP!BZ140",
    "ITA, 1.6092456124584358E-2, A, Share of GDP!BZ172",
    "LTU, 3.118174864402894E-2, A, Share of GDP!BZ143",
    "LUX, 9.6267915702562216E-3, A, Share of GDP!BZ173",
    "LVA, 3.2579915453517065E-2, A, Share of GDP!BZ142",
    "MKD, 2.1035286342681758E-2, A, Share of GDP!BZ144",
    "MNE, 1.8325353927047539E-2, A, Share of GDP!BZ145",
    "NLD, 1.916425417591194E-2, A, Share of GDP!BZ175",
    "NOR, 2.0912411119317464E-2, A, Share of GDP!BZ176",
    "POL, 4.1543938797535616E-2, A, Share of GDP!BZ146",
    "PRT, 1.5322682274525457E-2, A, Share of GDP!BZ177",
    "ROU, 2.2981524579159102E-2, A, Share of GDP!BZ147",
    "SVK, 2.0107815284967617E-2, A, Share of GDP!BZ149",
    "SVN, 1.3100111648678824E-2, A, Share of GDP!BZ150",
    "SWE, 1.9977173881016819E-2, A, Share of GDP!BZ179",
    "TUR, 1.9225523127637117E-2, A, Share of GDP!BZ196",
    "USA, 3.4192165322804391E-2, A, Share of GDP!BZ79",
  })
  void every_share_of_gdp_in_2024_is_the_workbooks_fraction_in_percent(
      Ally ally, BigDecimal fraction, String status, String place) {
    assertThat(figure(Measure.MILITARY_SHARE_OF_GDP, ally, 2024))
        .isEqualTo(Figure.of(fraction.movePointRight(2), Status.of(status), place));
  }

  @Test
  void iceland_is_missing_and_not_zero() {
    assertThat(figure(Measure.MILITARY_SHARE_OF_GDP, Ally.ISL, 2024))
        .isEqualTo(Figure.missing("Share of GDP!BZ170"));
  }

  @Test
  void all_seven_sheets_are_read_for_all_allies() {
    assertThat(publication.edition()).isEqualTo("1949-2024");
    assertThat(publication.series()).hasSize(7 * 32);
    assertThat(publication.observations()).isEqualTo(11177);
  }

  @Test
  void blue_and_red_figures_are_estimates() {
    long estimates =
        publication.series().stream()
            .filter(series -> series.measure().equals(Measure.MILITARY_SHARE_OF_GDP))
            .flatMap(series -> series.figures().values().stream())
            .filter(figure -> figure.status() == Status.ESTIMATED)
            .count();

    assertThat(estimates).isEqualTo(223);
  }

  @Test
  void the_base_year_stands_in_the_sheets_name_and_notes_are_kept() {
    Series albania = series(Measure.MILITARY_EXPENDITURE_CONSTANT, Ally.ALB);

    assertThat(albania.basis().baseYear()).isEqualTo(2023);
    assertThat(albania.note()).startsWith("§¶3");
  }

  @Test
  void footnotes_of_allies_are_kept_and_others_are_not() {
    assertThat(publication.footnotes())
        .filteredOn(footnote -> footnote.subject().equals("ALB"))
        .extracting(Footnote::mark)
        .containsExactly("3", "§", "¶");
    assertThat(publication.footnotes())
        .filteredOn(footnote -> footnote.mark().equals("86"))
        .singleElement()
        .satisfies(footnote -> assertThat(footnote.subject()).isEqualTo("ISL"))
        .extracting(Footnote::text)
        .asString()
        .startsWith("Iceland: Iceland has no standing army");
    assertThat(publication.footnotes())
        .allSatisfy(footnote -> assertThat(footnote.text()).isNotBlank());
  }

  @Test
  void national_currency_is_in_millions() {
    assertThat(figure(Measure.MILITARY_EXPENDITURE_NATIONAL_FINANCIAL, Ally.CAN, 1949).known())
        .isEqualByComparingTo("372");
  }

  @Test
  void sheets_of_regions_are_passed_over_with_a_warning() {
    assertThat(publication.warnings())
        .extracting(Remark::sentence)
        .contains("sheet Regional totals: is no sheet by country and was passed over");
  }

  private static Figure figure(Measure measure, Ally ally, int year) {
    return series(measure, ally).byYear().get(year);
  }

  private static Series series(Measure measure, Ally ally) {
    return Stream.of(publication)
        .flatMap(one -> one.series().stream())
        .filter(one -> one.measure().equals(measure) && one.subject().equals(Subject.of(ally)))
        .findFirst()
        .orElseThrow();
  }
}
