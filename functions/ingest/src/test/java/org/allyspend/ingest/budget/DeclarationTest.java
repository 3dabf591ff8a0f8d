package org.allyspend.ingest.budget;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.allyspend.core.domain.BudgetPart;
import org.allyspend.core.domain.BudgetStage;
import org.allyspend.core.domain.Content;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.SourceIds;
import org.allyspend.ingest.Bundle;
import org.allyspend.ingest.Source;
import org.allyspend.ingest.Sources;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclarationTest {
  @Test
  void the_built_in_ones_are_sources() {
    assertThat(Sources.all().stream().map(Source::id))
        .contains(
            "budget-swe",
            "budget-deu",
            "budget-dnk",
            "budget-gbr",
            "budget-fra",
            "budget-nld",
            "budget-nor",
            "budget-fin",
            "budget-cze");
  }

  @Test
  void british_months_are_those_of_the_calendar_and_the_printed_total_is_checked() {
    Publication publication = Documents.read("budget-gbr", "oscar.csv", Documents.own("gbr.csv"));

    assertThat(outturn(publication, "2024-04")).isEqualTo("3100.0005");
    assertThat(outturn(publication, "2024-05")).isEqualTo("3200.000");
    assertThat(outturn(publication, "2024-03")).isEqualTo("4100.000");
    assertThat(publication.title()).endsWith(" (unverified)");
    assertThat(publication.warnings())
        .extracting(Remark::sentence)
        .anyMatch(one -> one.startsWith("is unverified: "));
    String wrong = new String(Documents.own("gbr.csv"), UTF_8).replace(",3100000.5", ",3100009.5");
    assertThatThrownBy(() -> Documents.read("budget-gbr", "oscar.csv", wrong.getBytes(UTF_8)))
        .hasMessageContaining(
            "column AMOUNT: expected the rows that count to add up to the printed total of 2024-04,"
                + " found 3100.0005 of 2 rows for 3100.0095");
  }

  @Test
  void french_commitments_are_beside_payments_and_never_in_them() {
    Publication publication = Documents.read("budget-fra", "lfi.csv", Documents.own("fra.csv"));

    assertThat(figure(publication, BudgetStage.VOTED, BudgetPart.WHOLE, "2025"))
        .isEqualTo("33000.0000005");
    assertThat(figure(publication, BudgetStage.VOTED, BudgetPart.COMMITMENTS, "2025"))
        .isEqualTo("55000.000000");
  }

  @Test
  void dutch_stages_stand_in_a_column_and_totals_are_not_counted_twice() {
    Publication publication = Documents.read("budget-nld", "x.csv", Documents.own("nld.csv"));

    assertThat(figure(publication, BudgetStage.VOTED, BudgetPart.WHOLE, "2024"))
        .isEqualTo("17500.000");
    assertThat(figure(publication, BudgetStage.OUTTURN, BudgetPart.WHOLE, "2024"))
        .isEqualTo("17300.000");
  }

  @Test
  void norwegian_periods_are_months_in_one_column() {
    Publication publication = Documents.read("budget-nor", "x.csv", Documents.own("nor.csv"));

    assertThat(outturn(publication, "2026-01")).isEqualTo("6000.00000025");
    assertThat(outturn(publication, "2026-02")).isEqualTo("6400.000000");
  }

  @Test
  void czech_periods_are_year_and_month_in_one_number_and_votes_stand_in_the_rows_of_months() {
    Publication publication =
        Documents.read("budget-cze", "MIS-RIS_2026002.csv", Documents.own("cze.csv"));

    assertThat(outturn(publication, "2026-01")).isEqualTo("11500.00000025");
    assertThat(outturn(publication, "2026-02")).isEqualTo("4350.00000025");
    assertThat(Documents.figure(publication, BudgetStage.VOTED, BudgetPart.WHOLE, "2026").known())
        .isEqualByComparingTo("150000");
    assertThat(Documents.figure(publication, BudgetStage.REVISED, BudgetPart.WHOLE, "2026").known())
        .isEqualByComparingTo("148500");
  }

  @Test
  void a_value_beyond_what_is_plausible_is_told_with_the_slip_that_is_likeliest() {
    String declared = "\"stage\": \"outturn\", \"column\": \"ZU_ROZKZ\"";
    assertThatThrownBy(() -> czech("\"units\"", "\"thousand\""))
        .hasMessageEndingWith("; see whether 'scale' is right, or its publisher has changed it");
    assertThatThrownBy(() -> czech(declared, declared + ", \"cumulative\": true"))
        .hasMessageContaining("found -7150")
        .hasMessageEndingWith(
            "; see whether 'cumulative' is said where figures are of the year to date, and there"
                + " alone");
  }

  private static Publication czech(String was, String is) throws IOException {
    String declaration =
        Files.readString(
            Path.of(System.getProperty("allyspend.root")).resolve("infra/budgets/cze.json"));
    Source source = BudgetSource.of("cze.json", declaration.replace(was, is));
    return source.parse(
        source.document("MIS-RIS_2026002.csv", Content.of(Documents.own("cze.csv"))));
  }

  @Test
  void what_is_below_zero_may_have_its_sign_behind_it_or_stand_in_brackets() {
    String csv =
        """
        Periode;Kapittel_id;Beløp
        2026-01;1720;7000000000
        2026-01;1721;1000000000,50-
        2026-01;1722;(500000000)
        2026-01;1723;\u2212100
        2026-01;1724;-100
        """;

    Publication publication = Documents.read("budget-nor", "x.csv", csv.getBytes(UTF_8));

    assertThat(outturn(publication, "2026-01")).isEqualTo("5499.99979950");
    for (String none : List.of("-", "--5", "(5", "5)", "(-5)", "-5-")) {
      assertThatThrownBy(
              () ->
                  Documents.read(
                      "budget-nor", "x.csv", csv.replace("\u2212100", none).getBytes(UTF_8)))
          .hasMessage("x.csv line 5 column Beløp: expected a figure, found '" + none + "'");
    }
  }

  @ParameterizedTest(name = "{0} between thousands: {1} is {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "\" \" | 101 000,5   | 0.1010005",
        "\" \" | 1 101 000   | 1.101000",
        "\" \" | 101000,5    | 0.1010005",
        "\" \" | -1 000      | -0.001000",
        ".   | 1.101.000,5 | 1.1010005",
        "'   | 101'000     | 0.101000",
      })
  void signs_of_thousands_are_read_where_thousands_begin(
      String thousands, String printed, BigDecimal millions) {
    assertThat(outturn(spent(thousands, printed), "2026-01")).isEqualTo(millions.toPlainString());
  }

  @Test
  void years_of_before_the_euro_are_told_to_be_taken_for_euros() {
    String declared =
        DECLARED.formatted("").replace("\"NOR\"", "\"BGR\"").replace("\"NOK\"", "\"EUR\"");

    assertThat(spent(declared, "2025-12", "9000").warnings())
        .extracting(Remark::sentence)
        .contains("figures of years before 2026 are taken to be printed in euros");
    assertThat(spent(declared, "2026-01", "9000").warnings())
        .extracting(Remark::kind)
        .doesNotContain(Remark.Kind.BEFORE_EURO);
    assertThatThrownBy(() -> spent(declared.replace("EUR", "BGN"), "2025-12", "9000"))
        .hasMessageContaining(
            "/currency: expected EUR, in which Bulgaria counts since 2026, found 'BGN'");
  }

  @ParameterizedTest(name = "{0} between thousands: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        ".   | 101000.50 | a figure with the decimal sign ','",
        ".   | 1.5       | a figure with the decimal sign ','",
        "\" \" | 10 1000   | a figure",
        "    | 101 000,5 | a figure",
        "    | 101.000,5 | a figure with the decimal sign ','",
      })
  void a_sign_that_is_none_of_thousands_is_refused_as_it_is_printed(
      String thousands, String printed, String expected) {
    assertThatThrownBy(() -> spent(thousands, printed))
        .hasMessage(
            "x.csv line 2 column Spent: expected "
                + expected
                + ", found '"
                + printed
                + "'; see whether 'thousands' and 'decimal' are declared as they are printed");
  }

  /** In crowns, of which the figures come out in millions. */
  private static final String DECLARED =
      """
      {"ally": "NOR", "title": "t", "publisher": "p", "licence": "l",
       "address": "https://example.org", "checked": {"verified": false, "against": "nothing"},
       "currency": "NOK", "scale": "units", "plausible": {"month": [-1000, 1000]}, "covers": "c",
       "documents": [{"name": ".*", "separator": ";", "decimal": ",", %s
         "rows": [{"column": "Division", "is": ["752"]}],
         "year": {"column": "Month", "like": "(?<year>\\\\d{4})-(?<month>\\\\d{2})"},
         "figures": [{"stage": "outturn", "column": "Spent"}]}]}
      """;

  private static Publication spent(String thousands, String printed) {
    return spent(
        DECLARED.formatted(thousands == null ? "" : "\"thousands\": \"" + thousands + "\","),
        "2026-01",
        printed);
  }

  private static Publication spent(String declared, String month, String printed) {
    String csv = "Month;Division;Spent\n" + month + ";752;" + printed + "\n";
    BudgetSource source = BudgetSource.of("mine.json", declared);
    return source.parse(source.document("x.csv", Content.of(csv.getBytes(UTF_8))));
  }

  @Test
  void with_another_declaration_the_same_document_is_another_release() throws IOException {
    String json = swe();
    Content file = Content.of(new byte[] {1});

    assertThat(BudgetSource.of("a", json).document("x.csv", file).bytes())
        .isEqualTo(BudgetSource.of("a", json).document("x.csv", file).bytes())
        .isNotEqualTo(
            BudgetSource.of("a", json.replace("0601", "0602")).document("x.csv", file).bytes());
  }

  @Test
  void a_treasurys_zip_is_read_with_what_explains_it_passed_over() {
    byte[] zip =
        Bundle.of(Map.of("x.csv", Documents.own("nld.csv"), "leesmij.txt", "tekst".getBytes(UTF_8)))
            .bytes();

    Publication publication = Documents.read("budget-nld", "begroting.zip", zip);

    assertThat(figure(publication, BudgetStage.VOTED, BudgetPart.WHOLE, "2024"))
        .isEqualTo("17500.000");
    assertThat(publication.warnings())
        .extracting(Remark::sentence)
        .contains("leesmij.txt: is none of the documents declared, and was passed over");
    assertThatThrownBy(() -> Documents.read("budget-nld", "begroting.pdf", new byte[] {1}))
        .hasMessage("file's name: expected one like .*\\.csv, found begroting.pdf");
  }

  @Test
  void a_workbook_is_read_as_a_table_is() throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      Sheet sheet = workbook.createSheet("Begroting");
      for (String line : new String(Documents.own("nld.csv"), UTF_8).lines().toList()) {
        Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
        for (String field : line.split(";", -1)) {
          Cell cell = row.createCell(row.getPhysicalNumberOfCells());
          if (field.matches("\\d+")) {
            cell.setCellValue(Double.parseDouble(field));
          } else {
            cell.setCellValue(field);
          }
        }
      }
      workbook.write(bytes);
      Source source =
          BudgetSource.of(
              "nld",
              Files.readString(
                      Path.of(System.getProperty("allyspend.root"))
                          .resolve("infra/budgets/nld.json"))
                  .replace("\\\\.csv", "\\\\.xlsx"));

      Publication publication =
          source.parse(source.document("x.xlsx", Content.of(bytes.toByteArray())));

      assertThat(figure(publication, BudgetStage.OUTTURN, BudgetPart.WHOLE, "2024"))
          .isEqualTo("17300.000");
      byte[] zip = Bundle.of(Map.of("begroting.xlsx", bytes.toByteArray())).bytes();
      assertThat(
              figure(
                  source.parse(source.document("x.zip", Content.of(zip))),
                  BudgetStage.OUTTURN,
                  BudgetPart.WHOLE,
                  "2024"))
          .isEqualTo("17300.000");
    }
  }

  @Test
  void months_of_the_year_to_date_become_months_in_fiscal_years_that_end_when_they_are_named()
      throws IOException {
    String json =
        """
        {"ally": "USA", "title": "t", "publisher": "p", "licence": "l", "address": "https://example.org",
         "checked": {"verified": false, "against": "nothing"}, "currency": "USD", "scale": "million",
         "fiscalYear": {"starts": 10, "namedByEnd": true},
         "plausible": {"year": [1, 1000], "month": [0.1, 1000]}, "covers": "c",
         "documents": [{"name": ".*", "separator": ",", "rows": [{"column": "f", "is": ["050"]}],
           "year": {"column": "fy"}, "month": {"column": "m"},
           "figures": [{"stage": "outturn", "column": "ytd", "cumulative": true, "negative": true}]}]}
        """;
    Source source = BudgetSource.of("usa", json);
    String csv =
        "fy,m,f,ytd\n2026,10,050,-70\n2026,11,050,-150\n2026,12,050,-150.5\n2026,1,050,-230\n";

    Publication publication =
        source.parse(source.document("x.csv", Content.of(csv.getBytes(UTF_8))));

    assertThat(outturn(publication, "2025-10")).isEqualTo("70");
    assertThat(outturn(publication, "2025-11")).isEqualTo("80");
    assertThat(outturn(publication, "2026-01")).isEqualTo("79.5");
  }

  @Test
  void a_years_vote_may_stand_in_the_row_of_one_of_its_months() {
    String json =
        """
        {"ally": "EST", "title": "t", "publisher": "p", "licence": "l", "address": "https://example.org",
         "checked": {"verified": false, "against": "nothing"}, "currency": "EUR", "scale": "units",
         "plausible": {"year": [500, 5000], "month": [20, 1000]}, "covers": "c",
         "documents": [{"name": ".*", "encoding": "windows-1257", "separator": ",", "decimal": ",", "thousands": " ",
           "rows": [{"column": "Valitsemisala", "is": ["Kaitseministeerium"]}],
           "year": {"column": "Aasta"},
           "month": {"column": "Kuu", "names": ["jaanuar", "veebruar", "märts", "aprill", "mai", "juuni", "juuli", "august", "september", "oktoober", "november", "detsember"]},
           "figures": [
             {"stage": "outturn", "column": "Täitmine"},
             {"stage": "voted", "column": "Eelarve", "wholeYear": true}]}]}
        """;
    Source source = BudgetSource.of("est", json);
    String csv =
        """
        Aasta,Kuu,Valitsemisala,Täitmine,Eelarve
        2026,jaanuar,Kaitseministeerium,"71 000 000,50",1200000000
        2026,veebruar,Kaitseministeerium,"72 000 000,50",
        2026,märts,Kaitseministeerium,"73 000 000,50",
        """;

    Publication publication =
        source.parse(
            source.document("x.csv", Content.of(csv.getBytes(Charset.forName("windows-1257")))));

    assertThat(outturn(publication, "2026-03")).isEqualTo("73.00000050");
    assertThat(figure(publication, BudgetStage.VOTED, BudgetPart.WHOLE, "2026"))
        .isEqualTo("1200.000000");
  }

  @Test
  void a_file_a_month_makes_a_year_of_which_votes_may_be_changed_in_any_month() {
    Map<String, byte[]> files = new TreeMap<>();
    files.put("budjettitalous_2026_1.csv", finnish("1", "3900000000", "200000000.25"));
    files.put("budjettitalous_2026_2.csv", finnish("2", "", "210000000"));
    files.put("budjettitalous_2026_3.csv", finnish("3", "100000000", "220000000"));

    Publication publication = Documents.read("budget-fin", files);

    assertThat(publication.edition()).isEqualTo("to 2026-03");
    assertThat(outturn(publication, "2026-01")).isEqualTo("200.00000025");
    assertThat(outturn(publication, "2026-03")).isEqualTo("220.000000");
    assertThat(figure(publication, BudgetStage.REVISED, BudgetPart.WHOLE, "2026"))
        .isEqualTo("4000.000000");
    assertThat(Documents.figure(publication, BudgetStage.REVISED, BudgetPart.WHOLE, "2026").place())
        .isEqualTo(
            "budjettitalous_2026_1.csv column Voimassaoleva_talousarvio, 1 row and in other files");
    // Anew, which is no further change to what was voted.
    Publication anew =
        Documents.readAfter(
            Sources.of("budget-fin"),
            files,
            "budjettitalous_2026_3b.csv",
            finnish("3", "100000000", "221000000"));
    assertThat(outturn(anew, "2026-03")).isEqualTo("221.000000");
    assertThat(figure(anew, BudgetStage.REVISED, BudgetPart.WHOLE, "2026"))
        .isEqualTo("4000.000000");
  }

  private static byte[] finnish(String month, String budget, String spent) {
    return ("Vuosi,Kk,PaaluokkaOsasto_TunnusP,Momentti_sNimi,Alkuperäinen_talousarvio,"
            + "Voimassaoleva_talousarvio,Nettokertymä\n"
            + String.join(",", "2026", month, "27", "Toimintamenot", budget, budget, spent)
            + "\n2026,1,29,Valtionrahoitus,1,1,1\n")
        .getBytes(UTF_8);
  }

  @Test
  void a_vote_that_is_taken_for_a_months_is_told_how_it_is_said_to_be_the_years()
      throws IOException {
    String json =
        Files.readString(
                Path.of(System.getProperty("allyspend.root")).resolve("infra/budgets/fin.json"))
            .replace(", \"wholeYear\": true", "");
    Source source = BudgetSource.of("mine.json", json);
    byte[] january = finnish("1", "9900000000", "200000000.25");

    assertThatThrownBy(() -> source.parse(source.document("january.csv", Content.of(january))))
        .hasMessage(
            "january.csv column Alkuperäinen_talousarvio, 1 row: expected voted of 2026-01 between"
                + " 50 and 5000 million EUR, found 9900; where the rows of months have what is of"
                + " their year, say 'wholeYear'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"SWE\" | \"SWD\" | mine.json line 3 /ally: expected an ally's ISO 3166-1 alpha-3 code, found 'SWD'",
        "\"SEK\" | \"NOK\" | mine.json line 24 /currency: expected SEK, in which Sweden counts, found 'NOK'; see whether /ally is right",
        "\"scale\": \"million\" | \"scale\": \"lakh\" | mine.json line 25 /scale: expected a known word (units, thousand, million or billion), found 'lakh'",
        "\"outturn\", | \"spent\", | mine.json line 20 /checked/figures/0/stage: expected a stage (voted, revised, outturn or planned), found 'spent'",
        "\"starts\" | \"begins\" | mine.json line 50 /documents/0/rows/0: expected what the column 'Anslag' is, starts, ends, contains or is like, found none of them",
        "\"Utfall januari\",| | mine.json line 55 /documents/0/figures/0/months: expected twelve months, found 11",
        "\"part\": \"ukraine_support\" | \"part\": \"fund\" | mine.json line 63 /documents/0/parts/0/part: expected a part",
        "\"rows\": [{\"column\": \"Anslag\", \"starts\": [\"0601\"]}] | \"rows\": [] | mine.json line 50 /documents/0/rows: expected at least one, found none",
        "\"licence\" | \"license\" | mine.json line 1 /licence: expected text, found nothing",
        "\"title\" | \"titel\" | mine.json line 1 /title: expected text, found nothing",
        "\"SWE\", | \"SWE\" | mine.json: line 4 column",
        "\"SWE\", | \"SWE\", \"ally\": \"SWE\", | mine.json: line 3: expected the field 'ally' once, found it twice",
        "[\"0601\"] | [\"\\d601\"] | mine.json: line 50 column 50: expected a whole JSON document, found a break at 'starts\": [\"\\d601\"]}],'; write a backslash twice: JSON has \\\\d for \\d",
      })
  void what_is_wrong_is_told_with_its_line(String was, String is, String message)
      throws IOException {
    String json = swe().replace(was, is == null ? "" : is);

    assertThatThrownBy(() -> BudgetSource.of("mine.json", json))
        .isInstanceOf(RefusedException.class)
        .message()
        .satisfies(told -> assertThat(told).startsWith(message));
  }

  @Test
  void a_byte_order_mark_is_no_part_of_a_declaration() throws IOException {
    assertThat(BudgetSource.of("mine.json", "\ufeff" + swe()).id()).isEqualTo("budget-swe");
  }

  private static String swe() throws IOException {
    return Files.readString(
        Path.of(System.getProperty("allyspend.root")).resolve("infra/budgets/swe.json"));
  }

  @Test
  void every_declaration_that_comes_with_allyspend_speaks_english_and_french() {
    for (String name :
        List.of("gbr.csv", "fra.csv", "nld.csv", "nor.csv", "cze.csv", "fin.csv", "swe.csv")) {
      String file = name.equals("cze.csv") ? "mis-ris_1.csv" : name;
      Publication publication =
          Documents.read("budget-" + name.substring(0, 3), file, Documents.own(name));

      assertThat(publication.footnotes())
          .as(name)
          .hasSizeGreaterThan(3)
          .allMatch(note -> note.isFrench("fr") && !note.french().equals(note.text()));
    }
  }

  private static String outturn(Publication publication, String month) {
    return figure(publication, BudgetStage.OUTTURN, BudgetPart.WHOLE, month);
  }

  private static String figure(
      Publication publication, BudgetStage stage, BudgetPart part, String period) {
    return Documents.figure(publication, stage, part, period).known().toPlainString();
  }

  @Test
  void every_declaration_that_comes_with_allyspend_is_in_the_list() throws IOException {
    try (var files =
        Files.list(Path.of(System.getProperty("allyspend.root")).resolve("infra/budgets"))) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.matches("[a-z]{3}\\.json"))
              .map(name -> "budget-" + name.substring(0, 3))
              .toList();
      assertThat(builtIn().map(BudgetSource::id)).containsExactlyInAnyOrderElementsOf(names);
    }
    assertThat(SourceIds.VISITED.stream().filter(SourceIds::isBudget))
        .containsExactlyElementsOf(
            builtIn()
                .filter(budget -> budget.editions().isPresent())
                .map(BudgetSource::id)
                .toList());
  }

  private static Stream<BudgetSource> builtIn() {
    return SourceIds.declaredBudgets().stream().map(BudgetSource::builtIn);
  }
}
