package org.allyspend.ingest.nato;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;
import org.allyspend.ingest.PublishersFiles;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The figures of NATO's edition of July 2026, in a workbook of its layout, read back. */
class NatoFigures2026Test {
  private static final Map<String, String> TITLES =
      Map.of(
          "Table 1", "Core defence expenditure",
          "Table 2", "Core defence expenditure",
          "Table 3", "Core defence expenditure as a share of GDP and annual real change",
          "Table 5", "GDP",
          "Table 6", "GDP per capita and core defence expenditure per capita",
          "Table 7", "Military personnel",
          "Table 8a", "Distribution of core defence expenditure by main category",
          "Table 8b", "Distribution of core defence expenditure by main category");

  private static final Map<String, String> UNITS =
      Map.of(
          "Table 1", "Million national currency units",
          "Table 2", "Million US dollars",
          "Table 3", "Based on 2021 prices",
          "Table 5", "Million US dollars",
          "Table 6", "2021 prices and exchange rates",
          "Table 7", "Thousands",
          "Table 8a", "Percentage of total core defence expenditure",
          "Table 8b", "Percentage of total core defence expenditure");

  private static final Map<String, Measure> MEASURES =
      Map.ofEntries(
          Map.entry("Table 1|Current prices", Measure.EXPENDITURE_NATIONAL),
          Map.entry("Table 1|Constant 2021 prices", Measure.EXPENDITURE_NATIONAL_CONSTANT),
          Map.entry("Table 2|Current prices and exchange rates", Measure.EXPENDITURE),
          Map.entry(
              "Table 2|Constant 2021 prices and exchange rates", Measure.EXPENDITURE_CONSTANT),
          Map.entry("Table 3|Share of real GDP (%)", Measure.SHARE_OF_GDP),
          Map.entry("Table 3|Annual real change (%)", Measure.REAL_CHANGE),
          Map.entry("Table 5|Current prices and exchange rates", Measure.GDP),
          Map.entry("Table 5|Constant 2021 prices and exchange rates", Measure.GDP_CONSTANT),
          Map.entry("Table 6|GDP per capita (thousand US dollars)", Measure.GDP_PER_CAPITA),
          Map.entry(
              "Table 6|Defence expenditure per capita (US dollars)",
              Measure.EXPENDITURE_PER_CAPITA),
          Map.entry("Table 7|Thousands", Measure.PERSONNEL),
          Map.entry("Table 8a|Equipment (a)", Measure.EQUIPMENT_SHARE),
          Map.entry("Table 8a|Personnel (b)", Measure.PERSONNEL_SHARE),
          Map.entry("Table 8b|Infrastructure (c)", Measure.INFRASTRUCTURE_SHARE),
          Map.entry("Table 8b|Other (d)", Measure.OTHER_SHARE));

  private static final int FIRST_YEAR = 2014;
  private static final int LAST_YEAR = 2026;

  /** Values by year, by the name that is printed, by table and block. */
  private static final Map<String, Map<String, Map<Integer, String>>> FIGURES =
      new LinkedHashMap<>();

  private static Publication publication;

  @BeforeAll
  static void read() throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    for (CSVRecord row :
        format.parse(new StringReader(new String(PublishersFiles.nato2026(), UTF_8)))) {
      FIGURES
          .computeIfAbsent(row.get("table") + "|" + row.get("block"), key -> new LinkedHashMap<>())
          .computeIfAbsent(row.get("country"), key -> new TreeMap<>())
          .put(Integer.valueOf(row.get("year")), row.get("value"));
    }
    publication = new NatoSource().parse(workbook());
  }

  @Test
  void every_series_is_read_back_as_it_was_printed() {
    int compared = 0;
    for (Map.Entry<String, Map<String, Map<Integer, String>>> block : FIGURES.entrySet()) {
      for (Map.Entry<String, Map<Integer, String>> row : block.getValue().entrySet()) {
        Series series = series(MEASURES.get(block.getKey()), subject(row.getKey()));
        assertThat(series.byYear().keySet()).hasSize(LAST_YEAR - FIRST_YEAR + 1);
        for (Map.Entry<Integer, Figure> figure : series.byYear().entrySet()) {
          String printed = row.getValue().getOrDefault(figure.getKey(), "");
          assertThat(figure.getValue().value().map(BigDecimal::stripTrailingZeros))
              .as("%s of %s in %d", block.getKey(), row.getKey(), figure.getKey())
              .isEqualTo(
                  Optional.of(printed)
                      .filter(value -> !value.isEmpty())
                      .map(value -> new BigDecimal(value).stripTrailingZeros()));
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(6_279);
    assertThat(publication.series()).hasSize(FIGURES.values().stream().mapToInt(Map::size).sum());
  }

  @Test
  void sweden_and_the_united_states_are_as_nato_prints_them() {
    assertThat(figure(Measure.EXPENDITURE, Ally.SWE, 2026)).isEqualTo("24186");
    assertThat(figure(Measure.EXPENDITURE_CONSTANT, Ally.SWE, 2026)).isEqualTo("21538");
    assertThat(figure(Measure.SHARE_OF_GDP, Ally.SWE, 2026)).isEqualTo("3.22");
    assertThat(figure(Measure.EQUIPMENT_SHARE, Ally.SWE, 2026)).isEqualTo("25.41");
    assertThat(figure(Measure.EXPENDITURE, Ally.USA, 2026)).isEqualTo("1032849");
  }

  @Test
  void the_edition_its_estimates_and_its_prices_are_told() {
    assertThat(publication.edition()).isEqualTo("2014-2026");
    assertThat(series(Measure.EXPENDITURE, Subject.of(Ally.DEU)).byYear())
        .allSatisfy(
            (year, figure) ->
                assertThat(figure.status())
                    .isEqualTo(year > 2024 ? Status.ESTIMATED : Status.NORMAL));
    assertThat(series(Measure.GDP_CONSTANT, Subject.of(Ally.DEU)).basis())
        .isEqualTo(PriceBasis.constant(2021));
  }

  @Test
  void iceland_without_a_row_is_a_warning() {
    assertThat(publication.warnings())
        .extracting(Remark::sentence)
        .contains("sheet Table 5: has no row for Iceland in the block of gdp_usd_current");
  }

  private static byte[] workbook() throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      for (String table : TITLES.keySet().stream().sorted().toList()) {
        Sheet sheet = workbook.createSheet(table);
        sheet.createRow(0).createCell(0).setCellValue(table + " : " + TITLES.get(table));
        sheet.createRow(2).createCell(0).setCellValue(UNITS.get(table));
        FIGURES.forEach(
            (key, rows) -> {
              if (key.startsWith(table + "|")) {
                writeBlock(sheet, key.substring(table.length() + 1), rows);
              }
            });
      }
      workbook.write(bytes);
      return bytes.toByteArray();
    }
  }

  private static void writeBlock(
      Sheet sheet, String title, Map<String, Map<Integer, String>> rows) {
    Row header = next(sheet);
    for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
      Cell cell = header.createCell(2 + year - FIRST_YEAR);
      if (year > 2024) {
        cell.setCellValue(year + "e");
      } else {
        cell.setCellValue(year);
      }
    }
    if (!title.equals("Thousands")) {
      next(sheet).createCell(0).setCellValue(title);
    }
    rows.forEach(
        (name, years) -> {
          Row row = next(sheet);
          row.createCell(name.startsWith("NATO") ? 0 : 1).setCellValue(name);
          years.forEach(
              (year, value) -> {
                if (!value.isEmpty()) {
                  row.createCell(2 + year - FIRST_YEAR).setCellValue(Double.parseDouble(value));
                }
              });
        });
  }

  private static Row next(Sheet sheet) {
    return sheet.createRow(sheet.getLastRowNum() + 1);
  }

  private static String figure(Measure measure, Ally ally, int year) {
    return series(measure, Subject.of(ally)).byYear().get(year).known().toPlainString();
  }

  private static Subject subject(String name) {
    return List.of("nato-europe-and-canada", "nato-total").stream()
        .map(Subject::new)
        .filter(group -> group.name().equals(name))
        .findFirst()
        .orElseGet(() -> Subject.of(Ally.ofName(name).orElseThrow()));
  }

  private static Series series(Measure measure, Subject subject) {
    return publication.series().stream()
        .filter(series -> series.measure().equals(measure) && series.subject().equals(subject))
        .findFirst()
        .orElseThrow();
  }
}
