package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allyspend.aggregate.AggregateRequest;
import org.allyspend.aggregate.ReleaseReference;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Assessment;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.Revision;
import org.allyspend.core.lambda.Stores;
import org.allyspend.ingest.Addresses;
import org.allyspend.ingest.IngestRequest;
import org.allyspend.ingest.PublishersFiles;
import org.allyspend.ingest.kiel.KielFiles;
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
import org.junit.jupiter.api.io.TempDir;

/** Kiel's two states of the tracker through the whole line, beside NATO's figures. */
class SupportTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-25T06:00:00Z"), ZoneOffset.UTC);

  private static EmbeddedStores embedded;
  private static Assessment august;
  private static XSSFWorkbook english;
  private static XSSFWorkbook french;

  @BeforeAll
  static void compute() throws IOException {
    byte[] july = PublishersFiles.kiel("2026-07-26");
    byte[] later = PublishersFiles.kiel("2026-08-04");
    embedded = EmbeddedStores.open(Optional.empty());
    Stores stores = embedded.stores();
    Pipeline pipeline = new Pipeline(stores, Addresses.of(Map.of()), CLOCK);
    stores.bucket().put("inbox/kiel/july.zip", july, "application/zip");
    stores.bucket().put("inbox/kiel/august.zip", later, "application/zip");
    pipeline.ingest(new IngestRequest("kiel", "inbox:july.zip"));
    pipeline.ingest(new IngestRequest("kiel", "inbox:august.zip"));
    stores
        .bucket()
        .put("inbox/eurostat/gov_ev.json", PublishersFiles.eurostatGovEv(), "application/json");
    pipeline.ingest(new IngestRequest("eurostat", "inbox:gov_ev.json"));
    pipeline.ingest(new IngestRequest("csv", null));
    pipeline.aggregate(
        new AggregateRequest(
            "run-august",
            YearMonth.of(2026, 11),
            Instant.parse("2026-12-01T00:00:00Z"),
            Instant.parse("2026-08-01T00:00:00Z"),
            new ReleaseReference("csv", null),
            List.of(new ReleaseReference("kiel", null), new ReleaseReference("eurostat", null)),
            null));
    pipeline.aggregate(
        new AggregateRequest(
            "run-french",
            YearMonth.of(2026, 11),
            Instant.parse("2026-12-01T00:00:00Z"),
            Instant.parse("2026-08-01T00:00:00Z"),
            new ReleaseReference("csv", null),
            List.of(new ReleaseReference("kiel", null), new ReleaseReference("eurostat", null)),
            "{\"language\": \"fr\"}"));
    english = workbook(stores, pipeline.report(new ReportRequest("run-august")));
    french = workbook(stores, pipeline.report(new ReportRequest("run-french")));
    august = stores.runs().assessment("run-august").orElseThrow();
  }

  @AfterAll
  static void stop() {
    if (embedded != null) {
      embedded.close();
    }
  }

  @Test
  void european_allies_are_added_up_by_month_by_year_and_for_the_year_so_far() {
    Aggregate total = sum(Measure.SUPPORT);
    Aggregate toDate = sum(Measure.SUPPORT.yearToDate());

    assertThat(total.in(Period.parse("2026-04")).orElseThrow().value()).isEqualTo("6.427462");
    assertThat(total.in(2025).orElseThrow().value()).isEqualTo("38.471476");
    assertThat(total.in(2026)).isEmpty();
    assertThat(toDate.in(Period.parse("2026-04")).orElseThrow().value()).isEqualTo("11.736086");
    assertThat(toDate.in(Period.parse("2025-04")).orElseThrow().value()).isEqualTo("14.218849");
    assertThat(sum(Measure.SUPPORT_MILITARY).in(2025).orElseThrow().value()).isEqualTo("34.466167");
    assertThat(total.in(2025).orElseThrow().missing())
        .extracting(Enum::name)
        .containsExactly("ALB", "MNE", "MKD");
  }

  @Test
  void revisions_between_two_states_are_told_to_the_digit() {
    Revision bulgaria =
        august.comparison().revisions().stream()
            .filter(one -> one.source().equals("kiel") && one.subject().equals("BGR"))
            .filter(one -> one.measure().equals(Measure.SUPPORT))
            .filter(one -> one.period().equals(Period.parse("2022-12")))
            .findFirst()
            .orElseThrow();

    assertThat(bulgaria.kind()).isEqualTo(Revision.Kind.REVISED);
    assertThat(bulgaria.before().known()).isEqualTo(new BigDecimal("0.018888"));
    assertThat(bulgaria.now().known()).isEqualTo(new BigDecimal("0.229941"));
  }

  @Test
  void rows_of_zeros_that_were_dropped_are_no_revisions() {
    assertThat(august.comparison().revisions())
        .filteredOn(one -> one.source().equals("kiel"))
        .extracting(Revision::kind)
        .doesNotContain(Revision.Kind.WITHDRAWN);
  }

  @Test
  void nothing_of_it_is_in_defence_expenditure() {
    assertThat(august.aggregates())
        .filteredOn(one -> one.measure().equals(Measure.EXPENDITURE))
        .allSatisfy(one -> assertThat(one.values().keySet()).allMatch(Period::isYear));
  }

  @Test
  void a_sheet_tells_it_in_sentences_and_by_donor() {
    XSSFSheet sheet = english.getSheet("Support for Ukraine");

    assertThat(text(sheet))
        .contains(
            "From January 2022 to April 2026 today's European allies allocated 128.3 billion euros"
                + " to Ukraine, 102.1 billion euros of it military, ",
            "In January to April 2026 they allocated 11.7 billion euros, 17.5 % less than in the"
                + " same months of 2025.",
            "Nothing of it is added to defence expenditure",
            "Albania, Montenegro and North Macedonia are not followed",
            "European Allies Germany United Kingdom Denmark",
            "EU institutions All donors");
    assertThat(number(sheet, "Germany", 5)).isEqualByComparingTo("29.927507");
    assertThat(number(sheet, "Denmark", 7))
        .isBetween(new BigDecimal("3.2739"), new BigDecimal("3.2740"));
    assertThat(number(sheet, "European Allies", 10)).isEqualByComparingTo("11.736086");
    assertThat(number(sheet, "European Allies", 11)).isEqualByComparingTo("14.218849");
  }

  /**
   * Germany: Kiel's months add up to 29.93 billion euros; NATO's GDP over GDP per head is 83 to 85
   * million.
   */
  @Test
  void a_donor_s_allocations_are_told_by_head_and_with_the_union_s_own_attributed() {
    XSSFSheet sheet = english.getSheet("Support for Ukraine");

    assertThat(number(sheet, "Germany", 8))
        .isBetween(new BigDecimal("83000"), new BigDecimal("85500"));
    assertThat(number(sheet, "Germany", 9)).isBetween(new BigDecimal("350"), new BigDecimal("361"));
    assertThat(text(sheet))
        .contains(
            "The European Union's own institutions, which are no ally, allocated ",
            "; the Kiel Institute attributes ",
            "Memo, not among the European allies, since January 2022: Canada ");
  }

  /**
   * NATO's edition of July 2026 has no GDP per head of Iceland. Kiel's months of the others add up
   * to 128.2 billion euros, and the others are 601.7 million.
   */
  @Test
  void by_head_the_allies_together_are_those_whose_population_is_known(@TempDir Path out)
      throws IOException {
    CommandLineRun.typed(CLOCK, "report --period 2026-10 --out %s", out).done();

    try (InputStream in = Files.newInputStream(out.resolve("allyspend-2026-10.xlsx"));
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      XSSFSheet sheet = workbook.getSheet("Support for Ukraine");
      assertThat(number(sheet, "European Allies", 9))
          .isBetween(new BigDecimal("213.1"), new BigDecimal("213.12"));
    }
  }

  /** Of the Union's aid a part is attributed to Germany, whose own is not among the donors'. */
  @Test
  void who_is_no_longer_followed_did_not_allocate_nothing(@TempDir Path folder) throws IOException {
    Path zip =
        Files.write(
            folder.resolve("kiel.zip"),
            KielFiles.changed(
                "data_explorer.csv",
                text -> text.replace("\"Germany\",\"DEU\"", "\"Austria\",\"AUT\"")));
    CommandLineRun.typed(CLOCK, "ingest %s --source kiel --data %s", zip, folder.resolve("data"))
        .done();
    CommandLineRun.typed(
            CLOCK,
            "report --period 2026-10 --data %s --out %s",
            folder.resolve("data"),
            folder.resolve("out"))
        .done();

    assertThat(Files.readString(folder.resolve("out/briefs/deu.html")))
        .doesNotContain("Support for Ukraine");
    assertThat(Files.readString(folder.resolve("out/briefs/dnk.html")))
        .contains("it allocated 200 million euros to Ukraine");
  }

  /** NATO, June 2024, has 2.12 % of GDP for Germany in 2024; Eurostat prints 1.4. */
  @Test
  void one_line_an_ally_says_why_definitions_differ() {
    String words = "";
    for (Row row : english.getSheet("Differences")) {
      if (row.getCell(0) != null && row.getCell(0).toString().equals("Germany")) {
        words = row.getCell(3).toString();
      }
    }

    assertThat(words)
        .startsWith("Eurostat gov_ev has 1.4 % in 2024, 0.7 points less than NATO: it counts on")
        .endsWith("most pensions elsewhere.");
    assertThat(text(french.getSheet("Différences"))).contains("Allemagne");
  }

  @Test
  void the_same_is_told_in_french() {
    assertThat(text(french.getSheet("Soutien à l'Ukraine")))
        .contains(
            "De janvier 2022 à avril 2026, les alliés européens d'aujourd'hui ont alloué 128,3"
                + " milliards d'euros à l'Ukraine : 102,1 milliards d'euros d'aide militaire, ");
  }

  @Test
  void what_others_published_of_later_periods_stands_on_a_sheet_of_its_own() {
    XSSFSheet sheet = english.getSheet("Since the last edition");

    assertThat(text(sheet))
        .contains(
            "In 2025 government expenditure on defence, in euros at current prices, rose in 17 of"
                + " the 20 European allies for which Eurostat has it and the year before. Strongest"
                + " rise: Bulgaria (63.3 % more); largest spender, Germany: 17.5 % more")
        .contains("none of it is added to the figures of the other sheets");
    assertThat(french.getSheet("Depuis la dernière édition")).isNotNull();
    for (Row row : sheet) {
      if (row.getCell(1) != null && row.getCell(1).toString().equals("Kiel Institute")) {
        // Aid that was specified for delivery, of which Kiel does not say that it was spent.
        assertThat(row.getCell(6).toString()).isEqualTo("allocated");
      }
    }
    boolean germany = false;
    for (Row row : sheet) {
      if (row.getCell(2) != null
          && row.getCell(0).toString().equals("Germany")
          && row.getCell(2)
              .toString()
              .equals("Government expenditure on defence (Eurostat, gov_ev)")
          && row.getCell(4).toString().equals("2025")) {
        germany = true;
        assertThat(row.getCell(5).getNumericCellValue()).isEqualTo(68824.0);
        assertThat(row.getCell(7).getNumericCellValue()).isEqualTo(58583.0);
      }
    }
    assertThat(germany).isTrue();
  }

  /** Eurostat prints 0.1 % of GDP of Bulgaria's investment in 2024 and 0.5 in 2025: no 400 %. */
  @Test
  void of_percentages_printed_to_a_tenth_no_change_in_percent_is_told() {
    List<Row> shares = new ArrayList<>();
    for (Row row : english.getSheet("Since the last edition")) {
      if (row.getCell(3) != null && row.getCell(3).toString().equals("percent")) {
        shares.add(row);
      }
    }

    assertThat(shares)
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.getCell(8).toString()).isEqualTo("[x]"));
  }

  /** Kiel prints a GDP of 0 and 0 % of it for 'EU (Commission and Council)', and 84.4 billion. */
  @Test
  void the_union_s_institutions_have_no_share_of_a_gdp() {
    for (Row row : english.getSheet("Support for Ukraine")) {
      if (row.getCell(0) != null && row.getCell(0).toString().equals("EU institutions")) {
        assertThat(row.getCell(5).getNumericCellValue()).isBetween(84.42, 84.43);
        assertThat(row.getCell(7).toString()).isEqualTo("[x]");
      }
    }
  }

  private static XSSFWorkbook workbook(Stores stores, ReportResult result) throws IOException {
    String key = result.files().get("allyspend-2026-11.xlsx");
    return new XSSFWorkbook(new ByteArrayInputStream(stores.bucket().get(key, 20_000_000)));
  }

  /** The texts of the first column, sentences put together again, their spaces plain. */
  private static String text(XSSFSheet sheet) {
    List<String> texts = new ArrayList<>();
    for (Row row : sheet) {
      Cell cell = row.getCell(0);
      if (cell != null && cell.getCellType() == CellType.STRING) {
        texts.add(cell.getStringCellValue().replace('\u00a0', ' '));
      }
    }
    return String.join(" ", texts);
  }

  private static BigDecimal number(XSSFSheet sheet, String first, int column) {
    for (Row row : sheet) {
      Cell cell = row.getCell(0);
      if (cell != null
          && cell.getCellType() == CellType.STRING
          && cell.getStringCellValue().equals(first)) {
        return BigDecimal.valueOf(row.getCell(column).getNumericCellValue());
      }
    }
    throw new AssertionError("there is no row of " + first);
  }

  private static Aggregate sum(Measure measure) {
    return august.aggregates().stream()
        .filter(one -> one.group().equals(AllyGroup.EUROPEAN_ALLIES.id()))
        .filter(one -> one.composition() == Composition.CONSTANT)
        .filter(one -> one.measure().equals(measure))
        .findFirst()
        .orElseThrow();
  }
}
