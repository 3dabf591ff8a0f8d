package org.allyspend.ingest.nato;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.ingest.PlainWords;
import org.allyspend.ingest.Zips;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged workbooks: each is refused in one sentence that names the sheet and cell. */
class NatoRefusalsTest {
  static Stream<Arguments> damages() {
    return Stream.of(
        damage(
            "a damaged year",
            set("Table 2", 4, 4, "abc"),
            "Table 2!E5: expected a year such as 2014 or 2023e in the header, found 'abc'"),
        damage(
            "a year left out",
            remove("Table 2", 4, 5),
            "Table 2!G5: expected the year 2017 in the header, found 2018"),
        damage(
            "no years at all",
            workbook ->
                workbook.getSheet("Table 7").removeRow(workbook.getSheet("Table 7").getRow(4)),
            "Table 7!B6: expected a row of years over the figures, found none"),
        damage(
            "years that differ between blocks",
            set("Table 2", 39, 14, "2026"),
            "sheet Table 2: expected the years of the first block, 2014 to 2026, in every block,"
                + " with the same marks for estimates, found others, from 2014 to 2026"),
        damage(
            "text where a figure should be",
            set("Table 2", 7, 3, "about 12"),
            "Table 2!D8: expected a figure, found the text 'about 12'"),
        damage(
            "an error where a figure should be",
            workbook -> cell(workbook, "Table 2", 7, 3).setCellErrorValue((byte) 23),
            "Table 2!D8: expected a figure, found the error #REF!"),
        damage(
            "a negative expenditure",
            workbook -> cell(workbook, "Table 2", 7, 3).setCellValue(-5),
            "Table 2!D8: expected defence_expenditure_usd_current of 0 or more, found '-5'"),
        damage(
            "an expenditure of nothing",
            workbook -> cell(workbook, "Table 2", 7, 3).setCellValue(0),
            "Table 2!D8: expected a figure above 0, or '-' where there is none, found 0"),
        damage(
            "millions that are called billions",
            set("Table 2", 2, 0, "Billion US dollars"),
            "Table 3!C7: expected defence_expenditure_usd_constant in percent of gdp_usd_constant, which is 1500"),
        damage(
            "a fraction in the place of a percentage",
            workbook -> cell(workbook, "Table 3", 6, 2).setCellValue(0.015),
            "Table 3!C7: expected defence_expenditure_usd_constant in percent of gdp_usd_constant, which is 1.5"),
        damage(
            "persons that are called thousands",
            workbook -> cell(workbook, "Table 7", 5, 2).setCellValue(20_500_000),
            "Table 7!C6: expected military personnel in thousands, on each of whom"),
        damage(
            "another currency in the place of the dollar",
            workbook -> cell(workbook, "Table 1", 36, 2).setCellValue(1),
            "Table 1!C37: expected the US dollars of Table 2, which is 194901, found '1'"),
        damage(
            "GDP at current prices in billions",
            workbook -> cell(workbook, "Table 5", 6, 2).setCellValue(13_393),
            "Table 3!C7: expected defence_expenditure_usd_current in percent of gdp_usd_current,"
                + " which is 1500.045, found '1.5'"),
        damage(
            "dollars a head in thousands",
            workbook -> cell(workbook, "Table 6", 42, 2).setCellValue(0.9),
            "Table 3!C7: expected defence_expenditure_per_capita_usd_constant in percent of"
                + " gdp_per_capita_usd_constant, which is 0.00224"),
        damage(
            "dollars of GDP a head that are called thousands",
            workbook -> cell(workbook, "Table 6", 6, 2).setCellValue(40_100),
            "Table 3!C7: expected defence_expenditure_per_capita_usd_constant in percent of"),
        damage(
            "a table of figures a head in another unit",
            workbook -> {
              cell(workbook, "Table 6", 6, 2).setCellValue(401_000);
              cell(workbook, "Table 6", 42, 2).setCellValue(9_000_000);
            },
            "Table 6!C7: expected thousand US dollars a head, which make a population of"),
        damage(
            "categories in fractions",
            workbook -> cell(workbook, "Table 8a", 6, 2).setCellValue(95),
            "Table 8a!C7: expected the four categories to be 100 percent, which are 170"),
        damage(
            "a huge figure",
            workbook -> cell(workbook, "Table 2", 7, 3).setCellValue(1e300),
            "Table 2!D8: expected a figure, found '1.0E300'"),
        damage(
            "an unknown ally",
            set("Table 2", 7, 1, "Atlantis"),
            "Table 2!B8: expected the name of an ally or of NATO's aggregate beside figures, found"
                + " 'Atlantis'"),
        damage(
            "an ally twice",
            set("Table 2", 7, 1, "Albania"),
            "Table 2!B8: expected an ally once in a block, found Albania a second time"),
        damage(
            "an ally left out",
            workbook ->
                workbook.getSheet("Table 2").removeRow(workbook.getSheet("Table 2").getRow(7)),
            "sheet Table 2: expected a row for every ally in the block of"
                + " defence_expenditure_usd_current, found none for Belgium"),
        damage(
            "figures without a name",
            remove("Table 2", 7, 1),
            "Table 2!C8: expected the name of an ally or of NATO's aggregate to the left of"
                + " figures, found none beside 194901"),
        damage(
            "a damaged title of a block",
            set("Table 2", 40, 0, "Konstant 2021 prices"),
            "Table 2!A41: expected a block's title of Table 2, found 'Konstant 2021 prices'"),
        damage(
            "another unit",
            set("Table 2", 2, 0, "Thousand US dollars"),
            "Table 2!A3: expected the unit 'million US dollars' over the figures, found 'Thousand"
                + " US dollars'"),
        damage(
            "another title",
            set("Table 5", 0, 0, "Table 5: Population"),
            "Table 5!A1: expected the title of NATO's Table 5, found 'Table 5: Population'"),
        damage(
            "a figure under no year",
            set("Table 2", 7, 20, "17"),
            "Table 2!U8: expected nothing under no year of the header, found the text '17'"),
        damage(
            "a share over 100",
            workbook -> cell(workbook, "Table 3", 6, 3).setCellValue(202),
            "Table 3!D7: expected share_of_gdp of 0 to 100 percent, found '202'"),
        damage(
            "two base years",
            set("Table 5", 41, 0, "Constant 2015 prices and exchange rates"),
            "expected constant prices of one base year, found those of"),
        damage(
            "a table that is not there",
            workbook -> workbook.removeSheetAt(workbook.getSheetIndex("Table 3")),
            "expected NATO's tables of defence expenditure, found no sheet titled 'Table 3 : …'"),
        damage(
            "no tables at all",
            workbook -> {
              while (workbook.getNumberOfSheets() > 0) {
                workbook.removeSheetAt(0);
              }
              workbook.createSheet("Sheet1").createRow(0).createCell(0).setCellValue("hello");
            },
            "expected NATO's tables of defence expenditure, found no sheet titled 'Table 2 : …'"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("damages")
  void a_damaged_workbook_is_refused_with_the_place(
      String damage, Consumer<XSSFWorkbook> change, String message) {
    byte[] bytes = LaterEditionWorkbook.changed(change);

    assertThatThrownBy(() -> new NatoSource().parse(bytes))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith(message)
        .satisfies(e -> PlainWords.require(e.getMessage()));
  }

  @Test
  void an_empty_file_is_refused() {
    refused(new byte[0], "expected an Excel workbook (.xlsx), found an empty file");
  }

  @Test
  void a_file_that_is_no_zip_is_refused() {
    refused(
        "Country,2014".getBytes(StandardCharsets.UTF_8),
        "expected an Excel workbook (.xlsx), found text");
  }

  @Test
  void a_zip_that_is_no_workbook_is_refused() {
    refused(
        Zips.of(Map.of("readme.txt", "hello".getBytes(StandardCharsets.UTF_8))),
        "expected an Excel workbook (.xlsx), found a zip archive of something else");
  }

  @Test
  void a_truncated_workbook_is_refused() {
    byte[] whole = LaterEditionWorkbook.whole();

    refused(
        Arrays.copyOf(whole, whole.length / 2),
        "expected an Excel workbook (.xlsx), found one that is damaged");
  }

  private static void refused(byte[] bytes, String message) {
    assertThatThrownBy(() -> new NatoSource().parse(bytes))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith(message)
        .satisfies(e -> PlainWords.require(e.getMessage()));
  }

  private static Arguments damage(String name, Consumer<XSSFWorkbook> change, String message) {
    return arguments(name, change, message);
  }

  private static Consumer<XSSFWorkbook> set(String sheet, int row, int column, String text) {
    return workbook -> cell(workbook, sheet, row, column).setCellValue(text);
  }

  private static Consumer<XSSFWorkbook> remove(String sheet, int row, int column) {
    return workbook -> {
      Row line = workbook.getSheet(sheet).getRow(row);
      line.removeCell(line.getCell(column));
    };
  }

  private static Cell cell(XSSFWorkbook workbook, String sheet, int row, int column) {
    Row line = workbook.getSheet(sheet).getRow(row);
    Cell cell = line.getCell(column);
    return cell == null ? line.createCell(column) : cell;
  }
}
