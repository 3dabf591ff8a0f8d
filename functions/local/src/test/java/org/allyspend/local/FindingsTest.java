package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allyspend.aggregate.AggregateRequest;
import org.allyspend.aggregate.ReleaseReference;
import org.allyspend.core.config.Configuration;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Assessment;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Finding;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Report;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Subject;
import org.allyspend.core.domain.Target;
import org.allyspend.core.lambda.Stores;
import org.allyspend.ingest.Addresses;
import org.allyspend.ingest.IngestRequest;
import org.allyspend.ingest.PublishersFiles;
import org.allyspend.report.ReportRequest;
import org.allyspend.report.ReportResult;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is found in NATO's edition of June 2024, and where it is said. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FindingsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2025-07-02T06:00:00Z"), ZoneOffset.UTC);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final String NETHERLANDS =
      "Netherlands, 2022-2024: printed share of GDP 1.44, 1.66 and 2.05 %; expenditure over GDP,"
          + " both at current prices, 1.38, 1.50 and 1.85 %. Targets and roads go by the printed"
          + " share, gaps in money by current prices, so that a gap in money is not the gap in"
          + " points times GDP. Which of the two holds decides who is at a target: 2 % of GDP in"
          + " 2024.";

  private EmbeddedStores embedded;
  private Stores stores;
  private Assessment assessment;
  private List<Series> series;
  private ReportResult english;
  private ReportResult french;

  @BeforeAll
  void report() throws IOException {
    byte[] file = PublishersFiles.nato2024();
    embedded = EmbeddedStores.open(Optional.empty());
    stores = embedded.stores();
    Pipeline pipeline = new Pipeline(stores, Addresses.of(Map.of()), CLOCK);
    stores.bucket().put("inbox/nato/def-exp-2024.xlsx", file, "application/octet-stream");
    pipeline.ingest(new IngestRequest("nato", "inbox:def-exp-2024.xlsx"));
    english = report(pipeline, "run-en", "{}");
    french = report(pipeline, "run-fr", "{\"language\": \"fr\"}");
    assessment = stores.runs().assessment("run-en").orElseThrow();
    series = stores.releases().series(assessment.release());
  }

  private static ReportResult report(Pipeline pipeline, String run, String configuration) {
    pipeline.aggregate(
        new AggregateRequest(
            run,
            YearMonth.of(2025, 7),
            Instant.parse("2025-08-01T00:00:00Z"),
            null,
            new ReleaseReference("nato", null),
            null,
            configuration));
    return pipeline.report(new ReportRequest(run));
  }

  @AfterAll
  void stop() {
    if (embedded != null) {
      embedded.close();
    }
  }

  @Test
  void the_netherlands_share_is_printed_higher_than_current_prices_give() {
    assertThat(findings("NLD", Finding.Kind.CURRENT_SHARE))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.years()).containsExactly(2022, 2023, 2024);
              assertThat(finding.detail("printed")).containsExactly("1.44", "1.66", "2.05");
              assertThat(finding.detail("computed")).containsExactly("1.38", "1.50", "1.85");
              assertThat(finding.detail(Finding.TARGET)).containsExactly("2_percent");
              assertThat(finding.detail(Finding.TARGET_YEAR)).containsExactly("2024");
              assertThat(finding.weight()).isEqualTo(Finding.Weight.DECISIVE);
            });
  }

  @Test
  void luxembourgs_gdp_falls_by_a_third_in_2023_and_its_share_rises_without_the_money() {
    assertThat(findings("LUX", Finding.Kind.GDP_BREAK))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.years()).containsExactly(2023);
              assertThat(finding.detail("change")).containsExactly("-33.9");
            });
    assertThat(findings("LUX", Finding.Kind.SHARE_WITHOUT_MONEY))
        .singleElement()
        .satisfies(finding -> assertThat(finding.years()).containsExactly(2023));
  }

  @Test
  void italys_shares_of_2016_and_2017_and_the_rounded_ones_are_found_and_no_other_europeans() {
    assertThat(
            assessment.findings().stream()
                .filter(finding -> finding.kind().isContradiction())
                .map(finding -> finding.subject() + finding.years()))
        .containsExactlyInAnyOrder(
            "NLD[2022, 2023, 2024]",
            "ITA[2016, 2017]",
            "SVK[2024]",
            "FRA[2020]",
            "LTU[2019]",
            "USA[2019, 2020, 2021, 2022, 2023]");
  }

  /** Where the two are not the same to the precision of a printed share, a finding says why. */
  @Test
  void gaps_in_money_and_in_points_agree_or_a_finding_says_why_not() {
    int agreeing = 0;
    for (Target target : Configuration.DEFAULT.shareOfGdpTargets()) {
      for (Ally ally : Ally.values()) {
        for (int year = 2014; year <= 2024; year++) {
          Optional<BigDecimal> gdp = published(ally, Measure.GDP, year);
          Optional<BigDecimal> money = own(ally, target.gap(), year);
          Optional<BigDecimal> points = own(ally, target.gapPoints(), year);
          if (gdp.isEmpty() || money.isEmpty() || points.isEmpty() || isContradicted(ally, year)) {
            continue;
          }
          BigDecimal percent =
              money.get().multiply(HUNDRED).divide(gdp.get(), MathContext.DECIMAL64);
          assertThat(percent.subtract(points.get()).abs())
              .as("%s %s %d", target.id(), ally, year)
              .isLessThanOrEqualTo(new BigDecimal("0.0101"));
          agreeing++;
        }
      }
    }
    assertThat(agreeing).isGreaterThan(900);
  }

  @Test
  void what_decides_a_target_comes_first_and_in_sentences() {
    Report report = stores.reports().ofRun("run-en").orElseThrow();

    assertThat(report.findings()).hasSameSizeAs(assessment.findings()).contains(NETHERLANDS);
    assertThat(assessment.findings().stream().map(Finding::weight)).isSorted();
    assertThat(english.notice()).contains("- " + NETHERLANDS);
    assertThat(french.notice())
        .contains(
            "- Pays-Bas, 2022-2024\u00a0: part du PIB imprimée 1,44\u00a0; 1,66 et 2,05\u00a0%\u00a0; dépenses"
                + " rapportées au PIB, tous deux aux prix courants, 1,38\u00a0; 1,50 et 1,85\u00a0%.");
  }

  @Test
  void every_finding_has_its_own_words_in_both_languages() {
    assertThat(stores.reports().ofRun("run-fr").orElseThrow().findings())
        .hasSameSizeAs(assessment.findings())
        .allSatisfy(
            sentence ->
                assertThat(sentence)
                    .doesNotContain("{", "expenditure", " share ", "GDP", " and ", "null"));
    assertThat(stores.reports().ofRun("run-en").orElseThrow().findings())
        .allSatisfy(sentence -> assertThat(sentence).doesNotContain("{", "null"));
  }

  @Test
  void what_rests_on_a_finding_is_marked_where_it_stands_and_stays_the_value_it_is()
      throws IOException {
    try (XSSFWorkbook workbook =
        new XSSFWorkbook(new ByteArrayInputStream(file(english, "allyspend-2025-07.xlsx")))) {
      Cell newly = cell(workbook.getSheet("Targets"), "NLD 2_percent", "2024 [e]");
      assertThat(newly.getStringCellValue()).isEqualTo("newly at it");
      assertThat(newly.getCellStyle().getDataFormatString()).isEqualTo("@\" [b]\"");
      assertThat(isMarked(cell(workbook.getSheet("Targets"), "NLD 2_percent", "2021"))).isFalse();
      assertThat(isMarked(cell(workbook.getSheet("Targets"), "DEU 2_percent", "2024 [e]")))
          .isFalse();
      assertThat(isMarked(cell(workbook.getSheet("Gaps"), "NLD 3_5_percent", "2024 [e]"))).isTrue();
      assertThat(isMarked(cell(workbook.getSheet("Gaps"), "LUX 2_percent", "2023 [e]"))).isTrue();
      assertThat(isMarked(cell(workbook.getSheet("Shares"), "NLD", "2024 [e]"))).isTrue();
      assertThat(isMarked(cell(workbook.getSheet("Road"), "NLD", "2035 (% of GDP)"))).isTrue();
      assertThat(isMarked(cell(workbook.getSheet("Road"), "DEU", "2035 (% of GDP)"))).isFalse();
      // The mean change of three years leads over Luxembourg's break.
      XSSFSheet allies = workbook.getSheet("Allies");
      assertThat(isMarked(cell(allies, "LUX", "Year at 2 % of GDP on the present path"))).isTrue();
      assertThat(isMarked(cell(allies, "LUX", "Share of GDP (%)"))).isFalse();
      assertThat(isMarked(cell(allies, "BEL", "Share of GDP (%)"))).isFalse();
    }
  }

  @Test
  void programs_get_what_was_found_with_its_figures_and_briefs_those_of_their_ally() {
    assertThat(new String(file(english, "summary.json"), StandardCharsets.UTF_8))
        .contains("\"kind\" : \"current-share\"", NETHERLANDS);
    assertThat(new String(file(english, "briefs/nld.html"), StandardCharsets.UTF_8))
        .contains(NETHERLANDS);
    assertThat(new String(file(english, "briefs/deu.html"), StandardCharsets.UTF_8))
        .doesNotContain("Netherlands, 2022-2024");
  }

  private byte[] file(ReportResult report, String name) {
    return stores.bucket().get(report.files().get(name), 50_000_000);
  }

  private static boolean isMarked(Cell cell) {
    return cell.getCellStyle().getDataFormatString().contains("[b]");
  }

  /** In the row that has the key in any column, under the header. */
  private static Cell cell(XSSFSheet sheet, String key, String header) {
    Row headers = sheet.getRow(sheet.getTables().get(0).getStartRowIndex());
    for (Cell one : headers) {
      if (one.getStringCellValue().equals(header)) {
        for (Row row : sheet) {
          for (Cell cell : row) {
            if (cell.getCellType() == CellType.STRING && cell.getStringCellValue().equals(key)) {
              return row.getCell(one.getColumnIndex());
            }
          }
        }
      }
    }
    throw new AssertionError(sheet.getSheetName() + " has no " + key + " under " + header);
  }

  private List<Finding> findings(String subject, Finding.Kind kind) {
    return assessment.findings().stream()
        .filter(finding -> finding.subject().equals(subject) && finding.kind() == kind)
        .toList();
  }

  private boolean isContradicted(Ally ally, int year) {
    return assessment.findings().stream()
        .filter(finding -> finding.kind().isContradiction())
        .anyMatch(
            finding -> finding.subject().equals(ally.iso3()) && finding.years().contains(year));
  }

  private Optional<BigDecimal> own(Ally ally, Measure measure, int year) {
    return assessment.allies().stream()
        .filter(one -> one.group().equals(ally.iso3()) && one.measure().equals(measure))
        .findFirst()
        .flatMap(one -> one.in(year))
        .map(Aggregate.Value::value);
  }

  private Optional<BigDecimal> published(Ally ally, Measure measure, int year) {
    return series.stream()
        .filter(one -> one.subject().equals(Subject.of(ally)) && one.measure().equals(measure))
        .findFirst()
        .flatMap(one -> one.in(year))
        .flatMap(Figure::value);
  }
}
