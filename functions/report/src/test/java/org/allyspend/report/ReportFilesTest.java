package org.allyspend.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import org.allyspend.core.config.Configuration;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Assessment;
import org.allyspend.core.domain.Comparison;
import org.allyspend.core.domain.Composition;
import org.allyspend.core.domain.Content;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Finding;
import org.allyspend.core.domain.Hash;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Report;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Spool;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;
import org.allyspend.core.domain.Succession;
import org.allyspend.core.domain.Target;
import org.allyspend.core.domain.Vintages;
import org.allyspend.core.lambda.AtOnce;
import org.allyspend.core.lambda.Json;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFilesTest {
  private static final Target TWO = Configuration.DEFAULT.headlineTarget();
  private static final Comparison FIRST = comparison(List.of(), List.of());
  private static final String HOSTILE = "=HYPERLINK(\"http://example.org\")";

  @Test
  void the_headline_tells_the_total_and_the_share() {
    assertThat(new Headlines(model()).all())
        .startsWith(
            "NATO's allies other than the United States and Canada spend 1.5 billion US dollars on"
                + " defence in 2024, 1.99 % of their GDP, as estimated by Publisher in its edition"
                + " 2023-2024.",
            "With today's members in both years that is 3.4 % less in real terms than in 2023, when"
                + " they spent 1.6 billion US dollars; as NATO counts it is 12.0 % more, since Sweden"
                + " counts from 2024.",
            "1 of the 2 that report a share of GDP is at or over 2 % of GDP in 2024; for the first"
                + " time in figures that begin in 2023: France.")
        .hasSizeLessThanOrEqualTo(8);
  }

  @Test
  void files_that_are_made_at_once_have_the_bytes_of_those_made_in_turn() {
    SortedMap<String, byte[]> inTurn = files(model(), AtOnce.IN_TURN);

    SortedMap<String, byte[]> atOnce = files(model(), AtOnce.THREADS);

    assertThat(atOnce.keySet()).isEqualTo(inTurn.keySet()).contains("allyspend-2024-07.xlsx");
    atOnce.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(inTurn.get(name)));
  }

  @Test
  void a_headline_is_held_against_the_report_before() {
    Comparison revised =
        comparison(
            List.of(succession("csv", "a", "b", 0, 1)),
            List.of(
                group(Composition.AS_OF_YEAR, Measure.EXPENDITURE, "1350", "1600"),
                group(Composition.AS_OF_YEAR, Measure.EXPENDITURE.yearBefore(), "1", "1551"),
                group(Composition.AS_OF_YEAR, Measure.REAL_CHANGE, "3", "12.04"),
                group(Composition.CONSTANT, Measure.REAL_CHANGE, "3", "-3.5"),
                group(Composition.AS_OF_YEAR, TWO.alliesAt(), "0", "1"),
                own(Ally.FRA, TWO.newlyAt(), "0", "0"),
                own(Ally.ITA, TWO.newlyAt(), "0", "1")));

    // 12.04 was told as 12.0 % more too, and who was newly there was another.
    assertThat(new Headlines(model(revised)).all())
        .anyMatch(
            sentence ->
                sentence.endsWith("; the report before had 3.5 % less instead of 3.4 % less."))
        .anyMatch(
            sentence ->
                sentence.endsWith("; the report before named Italy and did not name France."))
        .noneMatch(sentence -> sentence.contains("the same"));
  }

  @Test
  void the_report_before_said_the_same_only_where_every_figure_and_name_is_the_same() {
    Comparison reissued =
        comparison(
            List.of(succession("csv", "a", "b", 0, 1)),
            List.of(
                group(Composition.AS_OF_YEAR, Measure.EXPENDITURE, "1350", "1600"),
                group(Composition.AS_OF_YEAR, TWO.alliesAt(), "0", "1"),
                own(Ally.FRA, TWO.newlyAt(), "0", "1")));

    assertThat(new Headlines(model(reissued)).all())
        .anyMatch(
            sentence ->
                sentence.startsWith("1 of the 2 that report")
                    && sentence.endsWith("; the report before said the same."))
        .anyMatch(
            sentence ->
                sentence.startsWith("With today's members")
                    && sentence.endsWith("; the report before did not have this year."));
  }

  /** A part of an edition comes with Allyspend; who fetches the whole has not seen it reissued. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          3120 | 0 | csv's edition 2023 is here with 3,120 figures more than before; the others are the same.
          1    | 0 | csv's edition 2023 is here with 1 figure more than before; the others are the same.
          0    | 0 | csv's edition 2023 is here in another file; its figures are the same.
          0    | 1 | csv has issued its edition 2023 anew: no new figures, 1 revised figure, no estimates turned outturn and no figures withdrawn.
          """)
  void an_edition_was_issued_anew_where_a_figure_of_it_changed(
      int added, int revised, String sentence) {
    Comparison comparison =
        comparison(List.of(succession("csv", "a", "b", added, revised)), List.of());

    assertThat(new WhatsNew(model(comparison)).all()).contains(sentence);
  }

  @Test
  void a_source_that_is_new_is_news_though_it_revises_nothing() {
    Comparison comparison =
        comparison(
            List.of(
                succession("csv", "a", "a", 0, 0),
                succession("budget-swe", "", "b", 0, 0),
                succession("budget-deu", "", "c", 0, 0)),
            List.of());

    assertThat(new Tiles(model(comparison)).all())
        .filteredOn(tile -> tile.id().equals("news"))
        .singleElement()
        .returns("2", Tiles.Tile::figure)
        .returns("editions are new since 1 January 1970", Tiles.Tile::meaning);
  }

  /** With a report before whose aggregates were these. */
  private static Comparison comparison(List<Succession> successions, List<Aggregate> before) {
    return new Comparison(Instant.EPOCH, successions, List.of(), List.of(), before);
  }

  private static Succession succession(
      String source, String before, String now, int added, int revised) {
    return new Succession(
        source, before, "2023", now, "2023", added, revised, 0, 0, "", List.of(), List.of(),
        List.of());
  }

  @Test
  void the_workbook_has_its_sheets_in_the_order_of_reading() throws IOException {
    try (XSSFWorkbook workbook = workbook()) {
      List<String> names = new ArrayList<>();
      workbook.sheetIterator().forEachRemaining(sheet -> names.add(sheet.getSheetName()));

      assertThat(names)
          .containsExactly(
              "Cover",
              "Contents",
              "Summary",
              "Key figures",
              "What changed",
              "Allies",
              "Ally",
              "Targets",
              "Gaps",
              "Shares",
              "Groups",
              "Group structure",
              "Group counts",
              "Group targets",
              "Memo",
              "Memo targets",
              "Memo gaps",
              "Reconciliation",
              "Findings",
              "Assumptions",
              "Data",
              "Memo data",
              "Notes",
              "Sources");
      assertThat(workbook.getProperties().getCoreProperties().getTitle())
          .isEqualTo("Defence expenditure of NATO's European allies, July 2024");
    }
  }

  @Test
  void the_united_states_and_canada_stand_on_the_memo_sheet_alone() throws IOException {
    try (XSSFWorkbook workbook = workbook()) {
      assertThat(firstColumn(workbook.getSheet("Allies")))
          .contains("France", "Türkiye", "Iceland [note 3]")
          .doesNotContain("United States", "Canada");
      assertThat(firstColumn(workbook.getSheet("Memo"))).contains("United States", "Canada");
      assertThat(firstColumn(workbook.getSheet("Shares"))).doesNotContain("United States");
    }
  }

  @Test
  void no_text_from_outside_becomes_a_formula() throws IOException {
    try (XSSFWorkbook workbook = workbook()) {
      assertThat(cell(workbook.getSheet("Findings"), HOSTILE).getCellType())
          .isEqualTo(CellType.STRING);
    }
  }

  @Test
  void the_charts_are_native_and_described() throws IOException {
    try (XSSFWorkbook workbook = workbook()) {
      XSSFDrawing drawing = workbook.getSheet("Summary").getDrawingPatriarch();

      assertThat(drawing.getCharts())
          .extracting(
              chart ->
                  chart.getCTChart().getTitle().getTx().getRich().getPArray(0).getRArray(0).getT())
          .containsExactly(
              "At 1.99\u00a0% of GDP, European allies are 0.01 points short of 2\u00a0%",
              "1 of 2 European allies is at 2\u00a0% of GDP or over it",
              "No European ally was at 2\u00a0% of GDP in 2023, 1 is in 2024");
      assertThat(drawing.getCTDrawing().getTwoCellAnchorList())
          .allSatisfy(
              anchor ->
                  assertThat(anchor.getGraphicFrame().getNvGraphicFramePr().getCNvPr().getDescr())
                      .containsPattern("a year|an ally|by year"));
    }
  }

  @Test
  void each_ally_with_expenditure_has_a_brief_of_its_own() {
    SortedMap<String, byte[]> files = files(model());

    assertThat(files.keySet())
        .filteredOn(file -> file.startsWith("briefs/"))
        .containsExactly("briefs/fra.html", "briefs/ita.html");
    assertThat(new String(files.get("briefs/fra.html"), StandardCharsets.UTF_8))
        .contains(
            "<h1>France: defence expenditure, July 2024</h1>",
            "<dd>2.06 % [b]</dd>",
            "<dd>1 of 2 [b]</dd>",
            "In 2024 it is at 2 % of GDP or over it [b]; in figures that begin in 2023 it was"
                + " there for the first time in 2024.",
            "<th scope=\"row\">2023</th>")
        .doesNotContain("Italy");
  }

  @Test
  void missing_values_are_told_and_never_zero() throws IOException {
    try (XSSFWorkbook workbook = workbook()) {
      Row iceland = rowOf(workbook.getSheet("Allies"), "Iceland [note 3]");

      assertThat(iceland.getCell(2).getStringCellValue()).isEqualTo("[x]");
    }
  }

  /** Languages with digits of their own, and one with letters of its own. */
  @ParameterizedTest
  @ValueSource(strings = {"ar-EG", "fa-IR", "mr-IN", "ne-NP", "bn-BD", "my-MM", "tr-TR"})
  void time_zone_and_locale_make_no_difference_to_the_bytes(String language) {
    SortedMap<String, byte[]> here = files(model());
    TimeZone zone = TimeZone.getDefault();
    Locale locale = Locale.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      Locale.setDefault(Locale.forLanguageTag(language));
      SortedMap<String, byte[]> there = files(model());

      here.forEach((file, bytes) -> assertThat(there.get(file)).as(file).isEqualTo(bytes));
    } finally {
      TimeZone.setDefault(zone);
      Locale.setDefault(locale);
    }
  }

  @Test
  void the_data_package_describes_the_files_beside_it() throws IOException {
    SortedMap<String, byte[]> files = files(model());
    JsonNode root = Json.MAPPER.readTree(files.get("datapackage.json"));

    assertThat(root.get("resources"))
        .hasSize(6)
        .allSatisfy(
            resource -> {
              byte[] file = files.get(resource.get("path").asText());
              assertThat(resource.get("bytes").asInt()).isEqualTo(file.length);
              assertThat(resource.get("hash").asText()).isEqualTo("sha256:" + Hash.sha256(file));
              List<String> fields = new ArrayList<>();
              resource.get("schema").get("fields").forEach(f -> fields.add(f.get("name").asText()));
              assertThat(new String(file, StandardCharsets.UTF_8))
                  .startsWith(String.join(",", fields) + "\n");
            });
  }

  @Test
  void every_code_in_the_files_is_in_the_codebook() throws IOException {
    SortedMap<String, byte[]> files = files(model());
    Set<String> names = new HashSet<>();
    rows(files, "codebook.csv").forEach(row -> names.add(row.get("id")));

    for (JsonNode resource : Json.MAPPER.readTree(files.get("datapackage.json")).get("resources")) {
      for (JsonNode key : resource.get("schema").get("foreignKeys")) {
        String field = key.get("fields").get(0).asText();
        assertThat(rows(files, resource.get("path").asText()))
            .as(resource.get("path").asText() + " " + field)
            .allSatisfy(row -> assertThat(names).contains(row.get(field)));
      }
    }
  }

  @Test
  void an_ally_s_standing_is_derived_for_each_target_and_year() throws IOException {
    assertThat(rows(files(model()), "allies.csv"))
        .filteredOn(row -> row.get("period").equals("2024"))
        .extracting(
            row -> row.get("ally"),
            row -> row.get("target"),
            row -> row.get("share"),
            row -> row.get("standing"),
            row -> row.get("rank"),
            row -> row.get("ranked"))
        .containsExactly(
            tuple("FRA", "2_percent", "2.06", "newly", "1", "2"),
            tuple("ITA", "2_percent", "1.5", "below", "2", "2"));
  }

  @Test
  void figures_of_the_summary_are_numbers_and_allies_lists() throws IOException {
    JsonNode root = Json.MAPPER.readTree(files(model()).get("summary.json"));
    JsonNode latest = root.get("keyFigures").get(1);

    assertThat(latest.get("values").get("defence_expenditure_usd_current").isNumber()).isTrue();
    assertThat(latest.get("values").get("defence_expenditure_usd_constant").decimalValue())
        .isEqualTo("1400.1");
    assertThat(latest.get("values").get("share_of_gdp").decimalValue()).isEqualTo("1.99");
    assertThat(root.get("targets").get(0).get("newly").toString()).isEqualTo("[\"FRA\"]");
    assertThat(root.get("targets").get(0).get("below").toString()).isEqualTo("[\"ITA\"]");
  }

  @Test
  void values_in_the_csv_are_plain_and_have_all_their_digits() {
    assertThat(new String(files(model()).get("aggregates.csv"), StandardCharsets.UTF_8))
        .contains(
            "european-allies,as-of-year,defence_expenditure_usd_constant,2024,1400.12345678901,"
                + "million USD at 2015 prices,E,30,2,\n");
  }

  @Test
  void a_release_without_expenditure_is_refused() {
    Assessment empty =
        new Assessment(
            "r",
            YearMonth.of(2024, 7),
            Instant.parse("2024-07-31T00:00:00Z"),
            "",
            release(List.of()),
            List.of(),
            List.of(),
            FIRST,
            List.of(),
            List.of(),
            List.of(),
            List.of());

    assertThatThrownBy(() -> new ReportModel(empty, Map.of(), Map.of(), Vintages.NONE))
        .hasMessageStartingWith("source csv: expected defence_expenditure_usd_current");
  }

  private static List<CSVRecord> rows(SortedMap<String, byte[]> files, String file)
      throws IOException {
    return CSVFormat.DEFAULT
        .builder()
        .setHeader()
        .setSkipHeaderRecord(true)
        .get()
        .parse(new StringReader(new String(files.get(file), StandardCharsets.UTF_8)))
        .getRecords();
  }

  /** The bytes of each file of a report, by file name. */
  static SortedMap<String, byte[]> files(ReportModel model) {
    return files(model, AtOnce.IN_TURN);
  }

  private static SortedMap<String, byte[]> files(ReportModel model, Executor executor) {
    SortedMap<String, byte[]> files = new ConcurrentSkipListMap<>();
    ReportFiles.write(
        model,
        (name, writing) -> {
          try (Content file = Spool.of(writing)) {
            files.put(name, file.bytes());
            return new Report.File(name, (int) file.length(), file.sha256());
          }
        },
        executor);
    return files;
  }

  private static XSSFWorkbook workbook() throws IOException {
    return new XSSFWorkbook(new ByteArrayInputStream(files(model()).get("allyspend-2024-07.xlsx")));
  }

  private static List<String> firstColumn(Sheet sheet) {
    List<String> texts = new ArrayList<>();
    sheet.forEach(row -> texts.add(row.getCell(0).getStringCellValue()));
    return texts;
  }

  private static Cell cell(Sheet sheet, String text) {
    for (Row row : sheet) {
      for (Cell cell : row) {
        if (cell.getCellType() == CellType.STRING && cell.getStringCellValue().equals(text)) {
          return cell;
        }
      }
    }
    throw new AssertionError(sheet.getSheetName() + " has no cell " + text);
  }

  private static Row rowOf(Sheet sheet, String label) {
    for (Row row : sheet) {
      if (row.getCell(0).getStringCellValue().equals(label)) {
        return row;
      }
    }
    throw new AssertionError("no row " + label);
  }

  static ReportModel model() {
    return model(FIRST);
  }

  private static ReportModel model(Comparison comparison) {
    List<Series> series =
        List.of(
            published(Ally.FRA, Measure.EXPENDITURE, "900", "1000"),
            published(Ally.FRA, Measure.SHARE_OF_GDP, "1.9", "2.06"),
            published(Ally.ITA, Measure.EXPENDITURE, "450", "500"),
            published(Ally.ITA, Measure.SHARE_OF_GDP, "1.4", "1.5"),
            published(Ally.FRA, Measure.EXPENDITURE_CONSTANT, "850", "930"));
    List<Aggregate> groups =
        List.of(
            group(Composition.AS_OF_YEAR, Measure.EXPENDITURE, "1350", "1500"),
            group(Composition.AS_OF_YEAR, Measure.EXPENDITURE_CONSTANT, "1250", "1400.12345678901"),
            group(Composition.AS_OF_YEAR, Measure.SHARE_OF_GDP, "1.7", "1.99"),
            group(Composition.AS_OF_YEAR, Measure.REAL_CHANGE, "3", "12.01"),
            group(Composition.CONSTANT, Measure.REAL_CHANGE, "3", "-3.42"),
            group(Composition.AS_OF_YEAR, Measure.EXPENDITURE.yearBefore(), "1", "1551"),
            group(Composition.AS_OF_YEAR, TWO.alliesAt(), "0", "1"));
    List<Aggregate> allies =
        List.of(
            own(Ally.FRA, TWO.alliesAt(), "0", "1"),
            own(Ally.FRA, TWO.newlyAt(), "0", "1"),
            own(Ally.ITA, TWO.alliesAt(), "0", "0"));
    return new ReportModel(
        new Assessment(
            "r",
            YearMonth.of(2024, 7),
            Instant.parse("2024-08-01T00:00:00Z"),
            "",
            release(series),
            List.of(),
            List.of(),
            comparison,
            groups,
            allies,
            List.of(),
            List.of(
                Finding.of(
                        "FRA",
                        Finding.Kind.CURRENT_SHARE,
                        Finding.Weight.DECISIVE,
                        List.of(2024),
                        HOSTILE)
                    .with("printed", "2.06")
                    .with("computed", "1.99"))),
        Map.of("csv", series),
        Map.of(),
        Vintages.NONE);
  }

  private static Release release(List<Series> series) {
    return Release.published(
        "csv",
        "0".repeat(64),
        "file:x.csv",
        Instant.EPOCH,
        new Publication(
            "Title",
            "Publisher",
            "2023-2024",
            "licence",
            Publication.endOf(2024),
            series,
            List.of(),
            List.of()));
  }

  private static Series published(Ally ally, Measure measure, String before, String now) {
    TreeMap<Integer, Figure> figures = new TreeMap<>();
    figures.put(2023, Figure.of(new BigDecimal(before), Status.NORMAL, "line 1"));
    figures.put(2024, Figure.of(new BigDecimal(now), Status.ESTIMATED, "line 2"));
    return new Series(Subject.of(ally), measure, basis(measure), "", Period.ofYears(figures));
  }

  private static Aggregate group(
      Composition composition, Measure measure, String before, String now) {
    return aggregate(AllyGroup.EUROPEAN_ALLIES.id(), composition, measure, before, now);
  }

  private static Aggregate own(Ally ally, Measure measure, String before, String now) {
    return aggregate(ally.iso3(), Composition.AS_OF_YEAR, measure, before, now);
  }

  private static Aggregate aggregate(
      String group, Composition composition, Measure measure, String before, String now) {
    TreeMap<Integer, Aggregate.Value> values = new TreeMap<>();
    values.put(2023, new Aggregate.Value(new BigDecimal(before), Status.NORMAL, 29, 2, Set.of()));
    values.put(2024, new Aggregate.Value(new BigDecimal(now), Status.ESTIMATED, 30, 2, Set.of()));
    return new Aggregate(group, composition, measure, basis(measure), Period.ofYears(values));
  }

  private static PriceBasis basis(Measure measure) {
    return measure.prices() == PriceBasis.Kind.CONSTANT
        ? PriceBasis.constant(2015)
        : new PriceBasis(measure.prices(), 0);
  }
}
