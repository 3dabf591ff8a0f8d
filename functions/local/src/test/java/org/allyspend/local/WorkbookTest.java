package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.allyspend.core.domain.Measure;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The workbook against the accessibility checklist of the UK Analysis Function's guidance on
 * spreadsheets, and against what makes a reader trust it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkbookTest {
  /** Tables of hundreds of rows. */
  private static final Set<String> ON_SCREEN =
      Set.of("Data", "Memo_data", "Vintages", "Revisions", "Reconciliation", "Support_data");

  /** The summary, as letters are, and lists that are longer than wide. */
  private static final Set<String> UPRIGHT =
      Set.of(
          "Cover",
          "Summary",
          "Charts",
          "Group targets",
          "Since the last edition",
          "Support by month",
          "Differences",
          "First estimates",
          "Couverture",
          "Résumé",
          "Graphiques",
          "Objectifs des groupes",
          "Depuis la dernière édition",
          "Soutien par mois",
          "Différences",
          "Premières estimations");

  /** Where formulas look measures up by the ids of observations.csv, which these sheets say. */
  private static final Set<String> BY_ID = Set.of("Data", "Memo data", "Données", "Données mémo");

  private record Opened(String name, XSSFWorkbook workbook) {
    @Override
    public String toString() {
      return name;
    }
  }

  private final List<Opened> opened = new ArrayList<>();

  @BeforeAll
  void open() throws IOException {
    for (Map.Entry<String, Path> report : RealReports.all().entrySet()) {
      try (InputStream in = Files.newInputStream(RealReports.workbook(report.getValue()))) {
        opened.add(new Opened(report.getKey(), new XSSFWorkbook(in)));
      }
    }
  }

  @AfterAll
  void close() throws IOException {
    for (Opened one : opened) {
      one.workbook().close();
    }
  }

  Stream<Opened> workbooks() {
    return opened.stream();
  }

  @ParameterizedTest
  @MethodSource("workbooks")
  void every_sheet_has_a_title_and_nothing_merged_or_hidden(Opened report) {
    for (Sheet sheet : report.workbook()) {
      assertThat(sheet.getRow(0).getCell(0).getStringCellValue())
          .as(sheet.getSheetName())
          .isNotBlank();
      assertThat(sheet.getMergedRegions()).as(sheet.getSheetName()).isEmpty();
      assertThat(report.workbook().getSheetVisibility(report.workbook().getSheetIndex(sheet)))
          .isEqualTo(SheetVisibility.VISIBLE);
      for (Row row : sheet) {
        assertThat(row.getZeroHeight()).isFalse();
      }
      for (int column = 0; column < 60; column++) {
        assertThat(sheet.isColumnHidden(column)).isFalse();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("workbooks")
  void a_sheet_has_one_table_at_most_in_column_a_with_one_header_row_and_no_gaps(Opened report) {
    Set<String> names = new HashSet<>();
    for (Sheet sheet : report.workbook()) {
      List<XSSFTable> tables = ((XSSFSheet) sheet).getTables();
      assertThat(tables).as(sheet.getSheetName()).hasSizeLessThanOrEqualTo(1);
      for (XSSFTable table : tables) {
        assertThat(names.add(table.getName())).isTrue();
        assertThat(table.getStartColIndex()).isZero();
        assertThat(table.getHeaderRowCount()).isEqualTo(1);
        Set<String> headers = new HashSet<>();
        for (int column = 0; column <= table.getEndColIndex(); column++) {
          String header =
              sheet.getRow(table.getStartRowIndex()).getCell(column).getStringCellValue();
          assertThat(header).as(table.getName()).isNotBlank();
          assertThat(headers.add(header.toLowerCase(Locale.ROOT))).as(header).isTrue();
          assertThat(table.getColumns().get(column).getName()).isEqualTo(header);
        }
        for (int row = table.getStartRowIndex() + 1; row <= table.getEndRowIndex(); row++) {
          if (sheet.getRow(row) == null && table.getEndRowIndex() == row) {
            continue; // A table without rows has an empty one, as Excel wants it.
          }
          for (int column = 0; column <= table.getEndColIndex(); column++) {
            assertThat(sheet.getRow(row).getCell(column))
                .as("%s row %d", table.getName(), row)
                .isNotNull();
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("workbooks")
  void a_measure_is_told_by_its_name_where_people_read_it(Opened report) {
    Set<String> ids =
        Measure.published().stream()
            .map(Measure::id)
            .filter(id -> id.contains("_"))
            .collect(Collectors.toSet());
    DataFormatter formatter = new DataFormatter(Locale.UK);
    formatter.setUseCachedValuesForFormulaCells(true);
    for (Sheet sheet : report.workbook()) {
      if (!BY_ID.contains(sheet.getSheetName())) {
        assertThat(
                StreamSupport.stream(sheet.spliterator(), false)
                    .flatMap(row -> StreamSupport.stream(row.spliterator(), false))
                    .map(formatter::formatCellValue)
                    .filter(ids::contains))
            .as(sheet.getSheetName())
            .isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("workbooks")
  void numbers_are_numbers_in_one_format_a_column_and_fit_their_column(Opened report) {
    DataFormatter formatter = new DataFormatter(Locale.UK);
    formatter.setUseCachedValuesForFormulaCells(true);
    for (Sheet sheet : report.workbook()) {
      for (XSSFTable table : ((XSSFSheet) sheet).getTables()) {
        for (int column = 0; column <= table.getEndColIndex(); column++) {
          Set<String> formats = new HashSet<>();
          int width = sheet.getColumnWidth(column) / 256;
          for (int row = table.getStartRowIndex() + 1; row <= table.getEndRowIndex(); row++) {
            Cell cell = sheet.getRow(row) == null ? null : sheet.getRow(row).getCell(column);
            if (cell == null) {
              continue;
            }
            String shown = formatter.formatCellValue(cell);
            String place = sheet.getSheetName() + "!" + cell.getAddress() + ": " + shown;
            if (isNumber(cell)) {
              formats.add(unmarked(cell.getCellStyle().getDataFormatString()));
              assertThat(shown.length()).as(place).isLessThanOrEqualTo(width - 1);
            } else if (!cell.getCellStyle().getWrapText() && cell.getHyperlink() == null) {
              assertThat(shown).as(place).isEqualTo("[x]");
            }
          }
          assertThat(formats).as("%s column %d", table.getName(), column).hasSizeLessThan(2);
        }
      }
    }
  }

  /** The mark of a break behind a number leaves its format what it is. */
  private static String unmarked(String format) {
    return format.contains("[b]") ? format.substring(0, format.indexOf("\" [b]\"")) : format;
  }

  @ParameterizedTest
  @MethodSource("workbooks")
  void the_united_states_and_canada_stand_apart(Opened report) {
    for (Sheet sheet : report.workbook()) {
      boolean memo =
          sheet.getSheetName().startsWith("Memo")
              || sheet.getSheetName().contains("Mémo")
              || sheet.getSheetName().contains("mémo");
      for (XSSFTable table : ((XSSFSheet) sheet).getTables()) {
        for (int row = table.getStartRowIndex() + 1; row <= table.getEndRowIndex(); row++) {
          for (Cell cell : sheet.getRow(row) == null ? List.<Cell>of() : sheet.getRow(row)) {
            if (!memo && cell.getCellType() == CellType.STRING) {
              assertThat(cell.getStringCellValue())
                  .as(sheet.getSheetName())
                  .isNotIn("United States", "États-Unis", "Canada", "USA", "CAN");
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("workbooks")
  void links_lead_somewhere_and_say_where(Opened report) {
    int links = 0;
    for (Sheet sheet : report.workbook()) {
      for (Hyperlink link : sheet.getHyperlinkList()) {
        String target = link.getAddress().replaceFirst("^'(.*)'!A1$", "$1");
        assertThat(report.workbook().getSheet(target)).as(link.getAddress()).isNotNull();
        assertThat(
                sheet
                    .getRow(link.getFirstRow())
                    .getCell(link.getFirstColumn())
                    .getStringCellValue())
            .isEqualTo(target);
        links++;
      }
    }
    assertThat(links).isGreaterThan(15);
  }

  @ParameterizedTest
  @MethodSource("workbooks")
  void charts_have_a_title_and_a_description(Opened report) {
    int charts = 0;
    for (Sheet sheet : report.workbook()) {
      var drawing = ((XSSFSheet) sheet).getDrawingPatriarch();
      if (drawing != null) {
        for (var anchor : drawing.getCTDrawing().getTwoCellAnchorList()) {
          var properties = anchor.getGraphicFrame().getNvGraphicFramePr().getCNvPr();
          assertThat(properties.getName()).isNotBlank();
          assertThat(properties.getDescr()).hasSizeGreaterThan(40);
          charts++;
        }
        drawing
            .getCharts()
            .forEach(
                chart ->
                    assertThat(
                            chart.getTitleFormula() == null
                                ? chart.getTitleText().getString()
                                : chart.getTitleFormula())
                        .isNotBlank());
      }
    }
    assertThat(charts).isEqualTo(10);
  }

  @ParameterizedTest
  @MethodSource("workbooks")
  void every_sheet_prints_with_headers_and_page_numbers_long_ones_and_the_summary_upright(
      Opened report) {
    for (Sheet sheet : report.workbook()) {
      assertThat(sheet.getPrintSetup().getLandscape())
          .as(sheet.getSheetName())
          .isEqualTo(!UPRIGHT.contains(sheet.getSheetName()));
      assertThat(sheet.getFitToPage()).isTrue();
      assertThat(sheet.getPrintSetup().getFitWidth()).isPositive();
      assertThat(sheet.getFooter().getRight()).contains("&P").contains("&N");
      boolean isLong =
          ((XSSFSheet) sheet)
              .getTables().stream()
                  .anyMatch(table -> table.getEndRowIndex() - table.getStartRowIndex() > 30);
      boolean isPrintedWhole =
          report.workbook().getPrintArea(report.workbook().getSheetIndex(sheet)) == null;
      if (isLong && isPrintedWhole) {
        assertThat(sheet.getRepeatingRows()).as(sheet.getSheetName()).isNotNull();
      }
    }
  }

  /** Its print area is the empty cell over its table. */
  @ParameterizedTest
  @MethodSource("workbooks")
  void what_is_for_the_screen_is_not_printed_however_wide_it_is(Opened report) {
    int onScreen = 0;
    for (Sheet sheet : report.workbook()) {
      for (XSSFTable table : ((XSSFSheet) sheet).getTables()) {
        if (ON_SCREEN.contains(table.getName())) {
          onScreen++;
          assertThat(report.workbook().getPrintArea(report.workbook().getSheetIndex(sheet)))
              .endsWith("!$A$" + table.getStartRowIndex() + ":$A$" + table.getStartRowIndex());
        }
      }
    }
    assertThat(onScreen).isPositive();
  }

  @ParameterizedTest
  @MethodSource("workbooks")
  void headers_stay_in_sight_where_they_leave_a_small_screen_rows_to_scroll(Opened report) {
    int kept = 0;
    for (Sheet sheet : report.workbook()) {
      var pane = sheet.getPaneInformation();
      int rows = pane == null ? 0 : pane.getHorizontalSplitPosition();
      double points = 0;
      for (int i = 0; i < rows; i++) {
        points += sheet.getRow(i) == null ? 15 : sheet.getRow(i).getHeightInPoints();
      }
      assertThat(points).as(sheet.getSheetName()).isLessThanOrEqualTo(250);
      kept += rows > 0 ? 1 : 0;
    }
    assertThat(kept).isGreaterThan(20);
  }

  @ParameterizedTest
  @MethodSource("workbooks")
  void a_line_stands_between_the_words_of_two_headers(Opened report) {
    for (Sheet sheet : report.workbook()) {
      for (var table : ((XSSFSheet) sheet).getTables()) {
        assertThat(sheet.getRow(table.getStartRowIndex()))
            .as(table.getName())
            .allMatch(header -> header.getCellStyle().getBorderRight() == BorderStyle.THIN);
      }
    }
  }

  /** An upright A4 page without its margins is 717 pixels wide, a character 7. */
  @ParameterizedTest
  @MethodSource("workbooks")
  void the_covers_only_column_is_no_wider_than_its_page_and_no_sentence_than_the_column(
      Opened report) {
    Sheet cover = report.workbook().getSheetAt(0);
    assertThat(cover.getColumnWidth(0) / 256).isEqualTo(100);
    for (Row row : cover) {
      assertThat(row.getLastCellNum()).isEqualTo((short) 1);
      if (row.getCell(0).getCellType() == CellType.STRING) {
        assertThat(row.getCell(0).getStringCellValue()).hasSizeLessThanOrEqualTo(100);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("workbooks")
  void names_lead_to_cells_and_the_document_says_what_it_is(Opened report) {
    assertThat(report.workbook().getAllNames())
        .extracting(name -> name.getNameName())
        .contains("total_expenditure", "share_of_gdp", "allies_at_2_percent", "chosen_ally")
        .contains("threshold_2_percent", "gdp_growth");
    report
        .workbook()
        .getAllNames()
        .forEach(
            name -> {
              if (!name.getRefersToFormula().contains(",")) {
                AreaReference area =
                    new AreaReference(
                        name.getRefersToFormula(), report.workbook().getSpreadsheetVersion());
                assertThat(report.workbook().getSheet(area.getFirstCell().getSheetName()))
                    .as(name.getNameName())
                    .isNotNull();
              }
            });
    var properties = report.workbook().getProperties().getCoreProperties();
    assertThat(properties.getTitle()).contains("2025");
    assertThat(properties.getCreator()).isEqualTo("Allyspend");
    assertThat(properties.getUnderlyingProperties().getLanguageProperty())
        .contains(report.name().equals("french") ? "fr" : "en");
  }

  private static boolean isNumber(Cell cell) {
    return cell.getCellType() == CellType.NUMERIC
        || (cell.getCellType() == CellType.FORMULA
            && cell.getCachedFormulaResultType() == CellType.NUMERIC);
  }
}
