package org.allyspend.ingest.sipri;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Footnote;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks in SIPRI's layout with made-up figures, whole and damaged. */
class SipriRefusalsTest {
  @Test
  void the_workbook_as_it_should_be_is_read() {
    Publication publication = read(workbook -> {});

    assertThat(publication.series()).hasSize(7 * 32);
    assertThat(publication.edition()).isEqualTo("2022-2024");
  }

  @Test
  void every_mark_of_what_is_missing_is_missing_and_never_zero() {
    for (String mark : List.of("...", ". .", "xxx", "")) {
      Publication publication =
          read(workbook -> row(workbook, "Current US$", "France").getCell(3).setCellValue(mark));

      assertThat(figure(publication, Ally.FRA, 2023).status())
          .as("'%s'", mark)
          .isEqualTo(Status.MISSING);
    }
  }

  @Test
  void a_nought_of_who_has_forces_is_missing() {
    Publication publication =
        read(workbook -> row(workbook, "Current US$", "France").getCell(2).setCellValue(0));

    assertThat(figure(publication, Ally.FRA, 2022).value()).isEmpty();
  }

  @Test
  void blue_is_an_estimate_and_red_is_one_that_the_note_names() {
    Publication publication =
        read(
            workbook -> {
              colour(workbook, "France", 3, (short) 12);
              colour(workbook, "Italy", 4, (short) 10);
            });

    assertThat(figure(publication, Ally.FRA, 2023).status()).isEqualTo(Status.ESTIMATED);
    assertThat(figure(publication, Ally.ITA, 2024).status()).isEqualTo(Status.ESTIMATED);
    assertThat(figure(publication, Ally.ITA, 2024).note()).isEqualTo("highly uncertain");
    assertThat(figure(publication, Ally.ITA, 2023).status()).isEqualTo(Status.NORMAL);
  }

  /** Palette, theme and colours of their own, with whatever alpha: Excel makes nothing of it. */
  @ParameterizedTest
  @ValueSource(strings = {"FF0000FF", "000000FF", "FF0070C0", "theme 10"})
  void a_blue_is_an_estimate_however_it_is_written(String colour) {
    assertThat(figure(read(workbook -> colour(workbook, colour)), Ally.FRA, 2023).status())
        .isEqualTo(Status.ESTIMATED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"FF000000", "FF7F7F7F", "FF00B050", "FF7030A0", "theme 1"})
  void another_colour_says_nothing(String colour) {
    assertThat(figure(read(workbook -> colour(workbook, colour)), Ally.FRA, 2023).status())
        .isEqualTo(Status.NORMAL);
  }

  @Test
  void a_workbook_without_a_coloured_figure_is_a_warning() {
    assertThat(read(workbook -> {}).warnings())
        .extracting(Remark::sentence)
        .anyMatch(warning -> warning.startsWith("no figure is blue or red"));
    assertThat(read(workbook -> colour(workbook, "FF0000FF")).warnings())
        .extracting(Remark::sentence)
        .noneMatch(warning -> warning.startsWith("no figure is blue or red"));
  }

  @Test
  void a_mark_without_a_footnote_is_a_warning_and_one_with_it_a_footnote() {
    Publication publication =
        read(
            workbook -> {
              row(workbook, "Current US$", "France").getCell(1).setCellValue("†7");
              Row note = workbook.createSheet("Footnotes").createRow(3);
              note.createCell(0).setCellValue("†");
              note.createCell(1).setCellValue("Without something");
            });

    assertThat(publication.footnotes())
        .containsExactly(new Footnote("FRA", "†", "Without something"));
    assertThat(publication.warnings())
        .extracting(Remark::sentence)
        .contains("sheet Footnotes: has no footnote '7', which France bears");
  }

  static Stream<Arguments> damages() {
    return Stream.of(
        damage(
            "a sheet that is missing",
            workbook -> workbook.removeSheetAt(workbook.getSheetIndex("Per capita")),
            "expected SIPRI's Military Expenditure Database, found no sheet 'Per capita'"),
        damage(
            "a base year that is missing",
            workbook -> workbook.setSheetName(0, "Constant US$"),
            "expected SIPRI's Military Expenditure Database, found no sheet 'Constant (NNNN) US$'"),
        damage(
            "no header",
            workbook ->
                workbook
                    .getSheet("Current US$")
                    .getRow(SipriEdition.HEADER)
                    .getCell(0)
                    .setCellValue("x"),
            "sheet Current US$: expected a row that starts with 'Country', found none"),
        damage(
            "a year that is out of order",
            workbook ->
                workbook
                    .getSheet("Current US$")
                    .getRow(SipriEdition.HEADER)
                    .getCell(3)
                    .setCellValue(2030),
            "Current US$!D6: expected the year 2023 in the header, found 2030"),
        damage(
            "a header that is no year",
            workbook ->
                workbook
                    .getSheet("Current US$")
                    .getRow(SipriEdition.HEADER)
                    .getCell(4)
                    .setCellValue("soon"),
            "Current US$!E6: expected a year in the header, found the text 'soon'"),
        damage(
            "text for a figure",
            workbook -> row(workbook, "Current US$", "France").getCell(3).setCellValue("about 5"),
            "expected a figure, found the text 'about 5'"),
        damage(
            "a negative figure",
            workbook -> row(workbook, "Current US$", "France").getCell(3).setCellValue(-5),
            "expected military_expenditure_usd_current of 0 or more, found '-5'"),
        damage(
            "a share over the whole",
            workbook -> row(workbook, "Share of GDP", "France").getCell(3).setCellValue(2.02),
            "of 0 to 100 percent"),
        damage(
            "an ally twice",
            workbook -> row(workbook, "Current US$", "Italy").getCell(0).setCellValue("France"),
            "expected a country once in the sheet, found 'France' a second time"),
        damage(
            "an ally that is missing",
            workbook -> row(workbook, "Current US$", "Italy").getCell(0).setCellValue("Utopia"),
            "sheet Current US$: expected a row for every ally, found none for Italy"),
        damage(
            "a figure beyond the header",
            workbook -> row(workbook, "Current US$", "France").createCell(9).setCellValue(1),
            "expected nothing under no year of the header, found 1"),
        damage(
            "current dollars in thousands",
            workbook -> scale(workbook, "Current US$", 1000),
            "Current US$!C39: expected the dollars of the sheet of calendar years, which is 0.0125,"
                + " found '12.5'"),
        damage(
            "constant dollars in thousands",
            workbook -> scale(workbook, "Constant (2023) US$", 1000),
            "Constant (2023) US$!D8: expected in the base year the figure at current prices, which"
                + " is 0.0135, found '13.5'"),
        damage(
            "two countries in the place of one another",
            workbook -> {
              row(workbook, "Current US$", "Italy").getCell(3).setCellValue(0.02);
              row(workbook, "Current US$", "Latvia").getCell(3).setCellValue(0.02);
            },
            "expected in the base year the figure at current prices, which is 0.02, found '0.0135'"),
        damage(
            "current dollars of constant prices",
            workbook -> row(workbook, "Current US$", "United States").getCell(2).setCellValue(0.02),
            "expected the dollars of the sheet of calendar years, which is 0.0125, found '0.02'"),
        damage(
            "a share that is a percentage",
            workbook -> row(workbook, "Share of GDP", "France").getCell(3).setCellValue(0.9),
            "expected a share of a GDP near that of the year before, which is 1.35, found '90'"),
        damage(
            "the two shares in the place of one another",
            workbook -> scale(workbook, "Share of Govt. spending", 0.5),
            "Share of GDP!C8: expected a share of GDP no higher than that of government spending,"
                + " which is 0.625, found '1.25'"),
        damage(
            "thousands a head",
            workbook -> row(workbook, "Per capita", "France").getCell(2).setCellValue(12.5),
            "expected expenditure over a population near the base year's, which is 0.0125, found"
                + " '12.5'"),
        damage(
            "a sheet of national currency in millions",
            workbook -> scale(workbook, "Local currency financial years", 1e-6),
            "Local currency financial years!C8: expected a figure near the calendar year's, which is"
                + " 0.0125, found '0.0000000125'"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("damages")
  void what_is_damaged_is_refused_with_its_place(
      String what, Consumer<XSSFWorkbook> change, String message) {
    assertThatThrownBy(() -> read(change))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(message);
  }

  private static Arguments damage(String what, Consumer<XSSFWorkbook> change, String message) {
    return arguments(what, change, message);
  }

  private static Publication read(Consumer<XSSFWorkbook> change) {
    return new SipriSource().parse(SipriEdition.changed(change));
  }

  private static void scale(XSSFWorkbook workbook, String sheet, double by) {
    for (Row row : workbook.getSheet(sheet)) {
      for (int i = 2; row.getRowNum() > SipriEdition.HEADER && i < row.getLastCellNum(); i++) {
        row.getCell(i).setCellValue(row.getCell(i).getNumericCellValue() * by);
      }
    }
  }

  private static Row row(XSSFWorkbook workbook, String sheet, String country) {
    for (Row row : workbook.getSheet(sheet)) {
      if (row.getCell(0).getStringCellValue().equals(country)) {
        return row;
      }
    }
    throw new AssertionError("no row " + country);
  }

  private static void colour(XSSFWorkbook workbook, String country, int column, short colour) {
    XSSFFont font = workbook.createFont();
    font.setColor(colour);
    XSSFCellStyle style = workbook.createCellStyle();
    style.setFont(font);
    row(workbook, "Current US$", country).getCell(column).setCellStyle(style);
  }

  /** Frances's figure of 2023 in 'AARRGGBB' or 'theme 11'. */
  private static void colour(XSSFWorkbook workbook, String colour) {
    XSSFFont font = workbook.createFont();
    if (colour.startsWith("theme ")) {
      font.setThemeColor(Short.parseShort(colour.substring(6)));
    } else {
      font.setColor(new XSSFColor(HexFormat.of().parseHex(colour)));
    }
    XSSFCellStyle style = workbook.createCellStyle();
    style.setFont(font);
    row(workbook, "Current US$", "France").getCell(3).setCellStyle(style);
  }

  private static Figure figure(Publication publication, Ally ally, int year) {
    return series(publication, ally).byYear().get(year);
  }

  private static Series series(Publication publication, Ally ally) {
    return publication.series().stream()
        .filter(one -> one.measure().equals(Measure.MILITARY_EXPENDITURE))
        .filter(one -> one.subject().equals(Subject.of(ally)))
        .findFirst()
        .orElseThrow();
  }
}
