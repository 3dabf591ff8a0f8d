package org.allyspend.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allyspend.core.domain.SourceIds;
import org.allyspend.ingest.Bundle;
import org.allyspend.ingest.PublishersFiles;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A national budget, from the example of what is told of sources to a line in the report. */
class NationalBudgetsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);

  private static final Path ROOT = Path.of(System.getProperty("allyspend.root"));

  @TempDir private Path folder;
  private Path document;
  private Path declaration;

  @BeforeEach
  void takeTheExample() throws IOException {
    String told = Files.readString(ROOT.resolve("functions/ingest/docs/sources.md"));
    String section = told.substring(told.indexOf("## Adding a national budget"));
    document = folder.resolve("wydatki.csv");
    Files.writeString(document, block(section, "```\\n(Rok;.*?)```"));
    declaration = folder.resolve("pol.json");
    Files.writeString(declaration, block(section, "```json\\n(.*?)```"));
  }

  private static String block(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  @Test
  void a_file_and_a_declaration_make_a_line_of_the_report() throws IOException {
    run(
            "report --source budget-pol=%s --budget %s --out %s",
            document, declaration, folder.resolve("out"))
        .done();
    assertThat(Files.readAllLines(folder.resolve("out/observations.csv")))
        .anyMatch(
            line ->
                line.startsWith("budget-pol,")
                    && line.contains(",POL,budget_voted_national_currency,2026,1400"))
        .anyMatch(line -> line.contains(",POL,budget_outturn_national_currency,2025-02,91.0005,"))
        .anyMatch(
            line ->
                line.contains(",POL,budget_outturn_national_currency,2026-04,,")
                    && line.contains(",M,"));
    assertThat(Files.readString(folder.resolve("out/allies.csv"))).doesNotContain("budget");
    Path workbook = folder.resolve("out/allyspend-2026-11.xlsx");
    assertThat(Sheets.lines(workbook, "National budgets"))
        .anyMatch(line -> line.contains("Unverified: its figures have not been held against"));
    assertThat(row(workbook, "Budgets by month", "Poland", 2, "March 2026"))
        .containsExactly(
            "Poland",
            "Spent",
            "March 2026",
            "2026",
            "3",
            "PLN",
            "102",
            "92",
            "10.8695652173913",
            "303",
            "wydatki.csv column Marzec, 1 row");
    assertThat(Sheets.lines(workbook, "Sources"))
        .anyMatch(
            line ->
                line.startsWith("budget-pol ")
                    && line.contains("State budget by division and month (unverified)"));
    assertThat(Files.readString(folder.resolve("out/briefs/pol.html")))
        .contains("Unverified: its figures have not been held against");
  }

  @Test
  void the_summary_stays_one_sheet_where_sources_are_many_and_words_are_long() throws IOException {
    Path late = Files.write(folder.resolve("nato.xlsx"), PublishersFiles.nato2024());
    Path rates = Files.write(folder.resolve("ecb.csv"), PublishersFiles.ecb());
    Path defence = Files.write(folder.resolve("eda.xlsx"), PublishersFiles.eda2023());
    Path donors = Files.write(folder.resolve("kiel.zip"), PublishersFiles.kiel("2026-08-04"));
    StringBuilder line = new StringBuilder("report --source nato=" + late);
    line.append(" --source ecb=" + rates + " --source eda=" + defence + " --source kiel=" + donors);
    for (String file :
        List.of(
            "statskontoret/utgifter-2026-07.csv",
            "germany/hh_2024.csv",
            "denmark/finanslov_y2023.tsv")) {
      String id = Map.of('s', "swe", 'g', "deu", 'd', "dnk").get(file.charAt(0));
      Path here = folder.resolve(Path.of(file).getFileName());
      Files.write(here, PublishersFiles.budget(file));
      line.append(" --source budget-").append(id).append('=').append(here);
    }
    Path configuration = Files.writeString(folder.resolve("fr.json"), "{\"language\": \"fr\"}");

    run(line + " --config %s --out %s", configuration, folder.resolve("out")).done();
    try (PDDocument summary = Loader.loadPDF(folder.resolve("out/summary.pdf").toFile())) {
      assertThat(summary.getNumberOfPages()).isEqualTo(1);
    }
  }

  @Test
  void a_french_report_tells_a_budget_in_the_french_of_its_declaration() throws IOException {
    Files.writeString(
        declaration,
        Files.readString(declaration)
            .replace(
                "\"State budget by division and month\"",
                "{\"en\": \"State budget\", \"fr\": \"Budget de l'État\"}")
            .replace(
                "\"Division 752, national defence.\",",
                "{\"en\": \"Division 752.\", \"fr\": \"Division 752, défense nationale.\"},"
                    + " \"bridge\": {\"pensions\": \"Elsewhere.\"},")
            .replace(
                "\"stage\": \"voted\", \"column\": \"Plan\"}\n      ]",
                "\"stage\": \"voted\", \"column\": \"Plan\"}], \"parts\": [{\"part\": \"other\","
                    + " \"inside\": true, \"label\": {\"en\": \"all of it\", \"fr\": \"le tout\"},"
                    + " \"rows\": [{\"column\": \"Dział\", \"is\": [\"752\"]}]}]"));
    for (String language : List.of("en", "fr")) {
      run(
              "report --source budget-pol=%s --budget %s --config %s --out %s",
              document,
              declaration,
              Files.writeString(
                  folder.resolve(language + ".json"), "{\"language\": \"" + language + "\"}"),
              folder.resolve(language))
          .done();
    }

    assertThat(Pages.text(folder.resolve("fr/briefs/pol.html")))
        .contains("Division 752, défense nationale. Elsewhere. Comparaison avec ")
        .doesNotContain("Division 752. ");
    assertThat(Files.readString(folder.resolve("en/briefs/pol.html")))
        .contains("Division 752. Elsewhere. Held against ")
        .doesNotContain("nationale");
    Path workbook = folder.resolve("fr/allyspend-2026-11.xlsx");
    assertThat(Sheets.lines(workbook, "Budgets nationaux"))
        .anyMatch(line -> line.contains("Pologne (Budget de l'État) : Division 752, défense"))
        .anyMatch(line -> line.contains("dans le total : le tout"));
    assertThat(Sheets.lines(workbook, "Notes des éditeurs"))
        .anyMatch(line -> line.contains("périmètre Division 752, défense nationale."))
        .anyMatch(line -> line.contains("autre partie dans le total : le tout"))
        .noneMatch(line -> line.contains("Budget de l'État"));
  }

  @Test
  void a_folder_of_a_publishers_zips_is_a_source() throws IOException {
    Path zips = Files.createDirectory(folder.resolve("zips"));
    List<String> lines = Files.readAllLines(document);
    for (String year : List.of("2025", "2026")) {
      String one =
          lines.stream()
              .filter(line -> line.startsWith("Rok") || line.startsWith(year))
              .collect(Collectors.joining("\n"));
      Files.write(
          zips.resolve(year + ".zip"),
          Bundle.of(Map.of("wydatki.csv", one.getBytes(UTF_8))).bytes());
    }
    Files.writeString(zips.resolve(".DS_Store"), "the machine's own");

    run(
            "report --source budget-pol=%s --budget %s --out %s",
            zips, declaration, folder.resolve("out"))
        .done();
    assertThat(Files.readAllLines(folder.resolve("out/observations.csv")))
        .anyMatch(line -> line.contains(",POL,budget_voted_national_currency,2026,1400"))
        .anyMatch(
            line ->
                line.contains(",POL,budget_outturn_national_currency,2025-02,91.0005,")
                    && line.contains("2025.zip/wydatki.csv column Luty"));
  }

  @Test
  void what_can_no_longer_be_read_leaves_the_release_before_in_force() throws IOException {
    assertThat(ingest(document).status()).isZero();
    Path renamed = folder.resolve("later.csv");
    Files.writeString(
        renamed, Files.readString(document, UTF_8).replace(";Marzec;", ";Marzec 2026;"), UTF_8);

    CommandLineRun refused = ingest(renamed);

    assertThat(refused.status()).isEqualTo(3);
    assertThat(refused.err())
        .contains(
            "later.csv line 1: expected a column 'Marzec', found none of that name among Rok,");
    CommandLineRun releases = run("releases --source budget-pol --data %s", folder.resolve("data"));
    assertThat(releases.out())
        .contains("rejected: ")
        .contains("to 2026-03 ")
        .contains("in force, unverified");
    // Named by nobody, it stands beside every report from then on.
    run("report --data %s --out %s", data(), folder.resolve("out")).done();
    assertThat(Files.readAllLines(folder.resolve("out/observations.csv")))
        .anyMatch(
            line -> line.startsWith("budget-pol,") && line.contains("_currency,2026-03,102.000,"));
  }

  /** The columns of Denmark's Finance Act, with figures of our own. */
  @Test
  void plans_stand_beside_the_road_and_in_the_allys_brief() throws IOException {
    Path act = folder.resolve("finanslov_y2026.tsv");
    Files.writeString(
        act,
        """
        ID;Paragraf;R 2024;B 2025;F 2026;BO 1 2027;BO 2 2028;BO 3 2029
        1;Forsvarsministeriet;60000.0;80000.0;100000.0;110000.0;115500.0;115500.0
        """
            .replace(';', '\t'));

    run("report --source budget-dnk=%s --out %s", act, folder.resolve("out")).done();
    String plans =
        "Denmark: in its edition to 2026 its treasury plans 110.0 billion DKK for 2027 (10.0 % more"
            + " than voted for 2026), 115.5 billion DKK for 2028 (5.0 % more) and 115.5 billion DKK"
            + " for 2029; nobody had voted that then.";
    assertThat(Files.readString(folder.resolve("out/briefs/dnk.html")))
        .contains(plans)
        .contains(
            "nobody had voted that then. The road to 3.5 % of GDP means growth in real terms of ")
        .contains("In the treasury's own delimitation");
    Path workbook = folder.resolve("out/allyspend-2026-11.xlsx");
    assertThat(Sheets.lines(workbook, "Road"))
        .anyMatch(line -> line.startsWith(plans.substring(0, 60)));
    assertThat(row(workbook, "National budgets", "Ally", 2, "").get(7))
        .isEqualTo("Road to 3.5 % of GDP: growth in real terms (%)");
    assertThat(
            new BigDecimal(row(workbook, "National budgets", "Denmark", 2, "2029").get(7))
                .doubleValue())
        .isBetween(0.0, 30.0);
    // Of years that are later than any of NATO's.
    assertThat(row(workbook, "Since the last edition", "Denmark", 4, "2028"))
        .containsExactly(
            "Denmark",
            "Denmark's Ministry of Finance",
            "National budget, planned: defence",
            "million national currency, DKK",
            "2028",
            "115500",
            "planned",
            "110000",
            "5");
    assertThat(row(workbook, "Since the last edition", "Denmark", 4, "2029"))
        .endsWith("planned", "115500", "0");
  }

  /**
   * Denmark's Finance Act of 2023 prints 27,709.5 million kroner for 2024, which is over by now.
   */
  @Test
  void a_plan_is_told_with_the_edition_that_nobody_had_voted_it_by() throws IOException {
    Path act = folder.resolve("finanslov_y2023.tsv");
    Files.write(act, PublishersFiles.budget("denmark/finanslov_y2023.tsv"));
    Path french = Files.writeString(folder.resolve("fr.json"), "{\"language\": \"fr\"}");

    run("report --source budget-dnk=%s --out %s", act, folder.resolve("out")).done();
    assertThat(Files.readString(folder.resolve("out/briefs/dnk.html")))
        .contains(
            "Denmark: in its edition to 2023 its treasury plans 27.7 billion DKK for 2024 (11.6 %"
                + " less than voted for 2023), ",
            "; nobody had voted that then.")
        .doesNotContain("spent in 2021"); // The vote of 2023 is later.
    run("report --source budget-dnk=%s --config %s --out %s", act, french, folder.resolve("fr"))
        .done();
    assertThat(Files.readString(folder.resolve("fr/briefs/dnk.html")))
        .contains("dans son édition jusqu'en 2023, son Trésor prévoit 27,7");
  }

  /** Statskontoret's definitive outturn of December 2025: 154,684.84 million kronor in the year. */
  @Test
  void what_was_spent_is_told_though_there_is_no_year_before_to_compare_with() throws IOException {
    Path outturn = folder.resolve("utgifter-2025-12-definitiv.csv");
    Files.write(outturn, PublishersFiles.budget("statskontoret/utgifter-2025-12-definitiv.csv"));

    run("report --source budget-swe=%s --out %s", outturn, folder.resolve("out")).done();
    assertThat(Files.readString(folder.resolve("out/briefs/swe.html")))
        .contains("<p>Sweden: 154.7 billion SEK spent in 2025. In the treasury's own delimitation");
    // A year whose months are all there is no less of later years than one so far.
    assertThat(
            row(
                    folder.resolve("out/allyspend-2026-11.xlsx"),
                    "Since the last edition",
                    "Sweden",
                    1,
                    "Statskontoret")
                .subList(4, 7))
        .containsExactly("2025", "154684.83847996", "outturn");
  }

  /**
   * Nobody knows on which day either was published, and the one that does not run as far came last.
   */
  @Test
  void a_file_that_runs_further_stays_in_force_and_is_the_one_after_which_the_next_is_due()
      throws IOException {
    filed("utgifter-2026-07.csv");
    CommandLineRun last = filed("utgifter-2025-12-definitiv.csv");
    assertThat(last.out()).endsWith("  notice: Statskontoret, to 2026-07 stays in force\n");

    run("report --data %s --out %s", data(), folder.resolve("out")).done();
    assertThat(cover())
        .contains("the next edition of Statskontoret has been overdue since 30 September 2026")
        .doesNotContain("not all was as expected");
  }

  @Test
  void no_edition_is_called_overdue_where_a_later_one_is_here() throws IOException {
    filed("utgifter-2026-07.csv");
    filed("utgifter-2025-12-definitiv.csv");

    run(
            "report --data %s --source budget-swe=%s --out %s",
            data(), folder.resolve("utgifter-2025-12-definitiv.csv"), folder.resolve("out"))
        .done();
    assertThat(cover())
        .contains("The edition of Statskontoret that this report takes runs to 31 December 2025.")
        .doesNotContain("Statskontoret has been overdue");
  }

  private CommandLineRun filed(String file) throws IOException {
    Path outturn = folder.resolve(file);
    Files.write(outturn, PublishersFiles.budget("statskontoret/" + file));
    return run("ingest %s --source budget-swe --data %s", outturn, data());
  }

  private String cover() throws IOException {
    return String.join(" ", Sheets.lines(folder.resolve("out/allyspend-2026-11.xlsx"), "Cover"));
  }

  /** The first row of a sheet that begins so and has in a column what contains that. */
  private static List<String> row(
      Path workbook, String sheet, String begins, int column, String containing)
      throws IOException {
    return Sheets.rows(workbook, sheet).stream()
        .filter(row -> row.size() > column && row.get(0).equals(begins))
        .filter(row -> row.get(column).contains(containing))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_definitive_december_after_the_preliminary_one_is_a_revision() throws IOException {
    String definitive =
        new String(PublishersFiles.budget("statskontoret/utgifter-2025-12-definitiv.csv"), UTF_8);
    // The first item of the armed forces' operations, with 100 million kronor less in December.
    Matcher row =
        Pattern.compile("(?m)^(06;[^;]*;0601001;(?:[^;]*;){8}(?:[^;]*;){11})(\\d+),")
            .matcher(definitive);
    assertThat(row.find()).isTrue();
    Path preliminary = folder.resolve("preliminary.csv");
    Files.writeString(
        preliminary,
        definitive.substring(0, row.start(2))
            + (Integer.parseInt(row.group(2)) - 100)
            + definitive.substring(row.end(2)));
    Path later = Files.writeString(folder.resolve("definitive.csv"), definitive);
    ingest("2026-01-28", preliminary);
    ingest("2026-03-24", later);

    run(
            "report --data %s --period 2026-03 --as-of 2026-03-31 --out %s",
            data(), folder.resolve("out"))
        .done();
    assertThat(Files.readAllLines(folder.resolve("out/revisions.csv")))
        .filteredOn(line -> line.startsWith("budget-swe,revised,"))
        .containsExactly(
            "budget-swe,revised,SWE,budget_outturn_national_currency,2025-12,37815.36284399,A,"
                + "37915.36284399,A,million national currency");
    assertThat(Sheets.text(folder.resolve("out/allyspend-2026-03.xlsx"), "National budgets"))
        .contains(
            "Sweden (Central government budget, outturn by month): Appropriations 0601 of"
                + " expenditure area 06, military defence")
        .contains("Pensions of the armed forces' staff are paid from other appropriations")
        .contains("The coast guard and civil preparedness stand elsewhere in the area.")
        .contains("Support for Ukraine is inside")
        .doesNotContain("Unverified");
    assertThat(run("releases --source budget-swe --data %s", data()).out().lines())
        .anyMatch(line -> line.contains("2026-01-28") && line.endsWith("superseded"))
        .anyMatch(line -> line.contains("2026-03-24") && line.endsWith("in force"));
  }

  private void ingest(String published, Path file) {
    run("ingest --source budget-swe --published %s --data %s %s", published, data(), file).done();
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private CommandLineRun ingest(Path file) {
    return run(
        "ingest --source budget-pol --budget %s --data %s %s",
        declaration, folder.resolve("data"), file);
  }

  @Test
  void a_budget_that_nobody_declared_is_told_so_before_anything_is_read() {
    CommandLineRun outcome = run("report --source budget-pol=%s", document);

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err())
        .contains(
            "source budget-pol: expected what is declared of this budget, found nothing that"
                + " comes with Allyspend; name its declaration by --budget");
  }

  @Test
  void a_declaration_that_is_none_is_told_with_its_line() throws IOException {
    Files.writeString(declaration, Files.readString(declaration).replace("thousand", "lakh"));

    assertThat(run("report --budget %s", declaration).err())
        .contains(
            "pol.json line 9 /scale: expected a known word (units, thousand, million or billion),"
                + " found 'lakh'");
  }

  @Test
  void every_declaration_and_the_readmes_is_as_the_schema_says() throws IOException {
    Path budgets = ROOT.resolve("infra/budgets");
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(budgets.resolve("budget.schema.json")), InputFormat.JSON);
    try (Stream<Path> files = Files.list(budgets)) {
      List<Path> all =
          Stream.concat(
                  Stream.of(declaration),
                  files.filter(file -> file.getFileName().toString().matches("...\\.json")))
              .toList();
      assertThat(all).hasSize(SourceIds.declaredBudgets().size() + 1);
      for (Path file : all) {
        assertThat(schema.validate(Files.readString(file), InputFormat.JSON))
            .as(file.toString())
            .isEmpty();
      }
    }
    assertThat(
            schema.validate(
                Files.readString(declaration).replace("\"outturn\"", "\"spent\""),
                InputFormat.JSON))
        .isNotEmpty();
  }

  private static CommandLineRun run(String line, Object... values) {
    return CommandLineRun.typed(CLOCK, line, values);
  }
}
