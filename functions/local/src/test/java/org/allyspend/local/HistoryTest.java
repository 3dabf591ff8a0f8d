package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.allyspend.aggregate.AggregateRequest;
import org.allyspend.aggregate.ReleaseReference;
import org.allyspend.core.domain.Hash;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Timing;
import org.allyspend.core.lambda.Json;
import org.allyspend.core.lambda.Stores;
import org.allyspend.ingest.Addresses;
import org.allyspend.ingest.PublishersFiles;
import org.allyspend.report.ReportRequest;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was known when: a fresh clone reports on every month since its first edition. */
class HistoryTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);
  private static final Timing.Names NAMES = new Timing.Names("--period", "--as-of", "--since");

  /** All 53 are made with {@code -Dallyspend.every.month=true}; that takes minutes. */
  private static final boolean EVERY_MONTH = Boolean.getBoolean("allyspend.every.month");

  /** Of each edition one month, and those in which it came. */
  private static final List<String> MADE_TWICE =
      List.of("2022-07", "2024-06", "2025-01", "2026-07", "2026-11");

  @TempDir private Path folder;

  @Test
  void every_month_rests_on_the_edition_then_in_force_and_is_the_same_when_made_again()
      throws IOException {
    Stores stores = Ground.fresh().stores();
    Pipeline pipeline = new Pipeline(stores, Addresses.of(Map.of()), CLOCK);
    Map<String, String> editions = new LinkedHashMap<>();
    for (YearMonth month = YearMonth.of(2022, 7);
        !month.isAfter(YearMonth.of(2026, 11));
        month = month.plusMonths(1)) {
      Timing timing = Timing.of(month.toString(), null, null, NAMES, CLOCK);
      List<ReleaseReference> releases =
          intake(stores, pipeline).releases(Map.of(), List.of(), false, timing);
      editions.put(
          month.toString(),
          stores
              .releases()
              .inForce(releases.get(0).source(), timing.asOf())
              .orElseThrow()
              .edition());
      if (EVERY_MONTH || MADE_TWICE.contains(month.toString())) {
        Map<String, String> made = made(stores, pipeline, timing, releases, "first-");
        assertThat(made(stores, pipeline, timing, releases, "again-"))
            .as("%s", month)
            .isEqualTo(made);
      }
    }

    editions.forEach(
        (month, edition) ->
            assertThat(edition)
                .as(month)
                .isEqualTo(
                    month.compareTo("2024-06") < 0
                        ? "2014-2022"
                        : month.compareTo("2026-07") < 0 ? "2014-2024" : "2014-2026"));
    assertThatThrownBy(
            () ->
                intake(stores, pipeline)
                    .releases(
                        Map.of(), List.of(), false, Timing.of("2022-05", null, null, NAMES, CLOCK)))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "source nato: expected a release known as of the end of 2022-05-31, found none; the"
                + " first day on which something was known is 2022-06-27, the first month 2022-06");
  }

  @ParameterizedTest
  @CsvSource({"2022-07", "2024-07", "2026-10"})
  void command_line_and_api_say_the_same_of_the_same_month(String period)
      throws IOException, InterruptedException {
    CommandLineRun line =
        CommandLineRun.typed(CLOCK, "report --period %s --out %s", period, path("out")).done();
    try (LocalService service = service()) {
      JsonNode run = post(service, "{\"period\": \"" + period + "\"}");
      assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("running");
      String id = run.path("id").asText();
      while (service.stores().reports().ofRun(id).isEmpty()) {
        assertThat(service.stores().log().find(id).orElseThrow().failure()).isNull();
        Thread.sleep(100);
      }
      assertThat(service.stores().reports().ofRun(id).orElseThrow().headline())
          .isEqualTo(line.out().lines().findFirst().orElseThrow());
      assertThat(service.stores().log().find(id).orElseThrow().asOf())
          .isEqualTo(Timing.of(period, null, null, NAMES, CLOCK).asOf());
    }
  }

  @ParameterizedTest
  @CsvSource({"2025-05, false", "2025-06, true"})
  void a_report_knows_what_the_hague_agreed_in_june_2025_from_that_month_on(
      String period, boolean known) throws IOException {
    CommandLineRun.typed(CLOCK, "report --period %s --out %s", period, path("out")).done();

    for (String file : List.of("aggregates.csv", "allies.csv", "codebook.csv")) {
      String told = Files.readString(folder.resolve("out").resolve(file));
      assertThat(told).contains("2_percent");
      assertThat(told.contains("3_5_percent") || told.contains("_5_percent")).isEqualTo(known);
    }
    String summary = Files.readString(folder.resolve("out/summary.html"));
    assertThat(summary).contains("2 % of GDP");
    assertThat(summary.contains("3.5 % of GDP")).isEqualTo(known);
    assertThat(summary.contains("2035")).isEqualTo(known);
    Path workbook = folder.resolve("out/allyspend-" + period + ".xlsx");
    assertThat(Sheets.text(workbook, "Notes").contains("The Hague")).isEqualTo(known);
    assertThat(Sheets.text(workbook, "Contents").contains("Road")).isEqualTo(known);
  }

  /** NATO's edition to 2026 is of 9 July 2026. */
  @Test
  void what_is_published_on_a_day_is_new_since_the_end_of_the_day_before() throws IOException {
    CommandLineRun.typed(
            CLOCK, "report --as-of 2026-07-09 --since 2026-07-08 --out %s", path("new"))
        .done();
    CommandLineRun.typed(CLOCK, "report --as-of 2026-07-08 --out %s", path("before")).done();

    assertThat(Pages.text(folder.resolve("new/summary.html")))
        .contains(
            "new or revised since 9 July 2026", "; the report before did not have this year.");
    assertThat(Pages.text(folder.resolve("before/summary.html")))
        .contains("As of the end of 8 July 2026 (UTC)", "as estimated by NATO in June 2024");
  }

  /** NATO's heads of state and government declared it on 25 June 2025, in The Hague. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "2025-06|en|New targets, pledged on 25 June 2025: 3.5 % of GDP (The Hague 2025, core defence,"
            + " by 2035) and 5 % of GDP (The Hague 2025, by 2035, of which up to 1.5 % defence- and"
            + " security-related).|No source has brought another release since 1 June 2025, and every"
            + " figure is as it was.|targets are new since 1 June 2025",
        "2025-06|fr|Nouveaux objectifs, convenus le 25 juin 2025 : 3,5 % du PIB (La Haye 2025, besoins"
            + " de défense essentiels, d'ici à 2035) et 5 % du PIB (La Haye 2025, d'ici à 2035, dont jusqu'à"
            + " 1,5 % liés à la défense et à la sécurité).|Aucune source n'a apporté"
            + " d'autre publication depuis le 1er juin 2025, et chaque chiffre est resté le même.|"
            + "nouveaux objectifs depuis le 1er juin 2025",
        "2025-07|en|Nothing is new: no source has brought another release since 1 July 2025, and every"
            + " figure is as it was.|Nothing is new|no source has brought another release",
      })
  void what_is_new_tells_of_targets_in_the_month_of_their_pledge(
      String period, String language, String first, String second, String tile) throws IOException {
    JsonNode summary = summary(period, "{\"language\": \"" + language + "\"}");

    assertThat(summary.path("news").path(0).asText().replace('\u00a0', ' ')).isEqualTo(first);
    assertThat(summary.path("news").toString()).contains(second);
    assertThat(Pages.text(folder.resolve("out/summary.html"))).contains(first, tile);
  }

  /** Vilnius, where 2 % and 20 % became what stands for good, declared on 11 July 2023. */
  @ParameterizedTest
  @CsvSource({"2022-07, false", "2023-06, false", "2023-07, true"})
  void no_report_tells_what_was_agreed_after_it(String period, boolean vilnius) throws IOException {
    summary(period, "{}");

    Path workbook = folder.resolve("out/allyspend-" + period + ".xlsx");
    assertThat(Sheets.text(workbook, "Assumptions"))
        .contains("Wales 2014, by 2024")
        .satisfies(text -> assertThat(text.contains("Vilnius")).isEqualTo(vilnius));
    assertThat(Files.readString(folder.resolve("out/codebook.csv")).contains("Vilnius"))
        .isEqualTo(vilnius);
  }

  /** The edition of June 2022 has GDP at constant prices alone, in billions. */
  @Test
  void what_an_edition_does_not_print_is_said_once_and_of_no_ally() throws IOException {
    JsonNode findings = summary("2022-07", "{}").path("findings");

    assertThat(findings)
        .filteredOn(finding -> finding.path("kind").asText().equals("coverage"))
        .extracting(finding -> finding.path("sentence").asText())
        .containsExactly(
            "2014-2022: the edition prints no figure for GDP (million USD). What rests on it is not"
                + " formed.");
    assertThat(Files.readString(folder.resolve("out/briefs/svk.html"))).doesNotContain("Albania");
  }

  /** Of one target no chart tells a next one, and where no road is the share by year is told. */
  @Test
  void a_page_of_one_target_has_no_empty_place_and_tells_of_no_next_one() throws IOException {
    summary("2024-07", "{}");

    String page = Files.readString(folder.resolve("out/summary.html"));
    assertThat(page.replaceAll("(?s)<section class=\"more\">.*", ""))
        .containsSubsequence(
            "<figure id=\"total\">", "<figure id=\"share\">", "<figure id=\"allies\">");
    assertThat(page)
        .contains("European allies together are at 2 % or over it")
        .doesNotContain("; blue:");
  }

  /** In 2023 the agency prints 3.03 % for Estonia (3.0346) and NATO 3.04 % (3.0369). */
  @Test
  void figures_that_are_told_unlike_are_not_called_the_same() throws IOException {
    summary("2025-05", "{}");

    Path workbook = folder.resolve("out/allyspend-2025-05.xlsx");
    assertThat(Sheets.text(workbook, "Differences"))
        .contains(
            "The European Defence Agency has 3.03 % in 2023, within 0.01 points of NATO though it"
                + " counts otherwise.")
        .doesNotContain("the same as NATO");
    assertThat(Sheets.text(workbook, "Since the last edition"))
        .contains("The table is for the screen and is not printed.")
        .doesNotContain("Eurostat", "Kiel", " 0 rows");
    assertThat(printed(workbook, "Since the last edition")).isEqualTo("$A$1:$I$6");
    assertThat(Sheets.rows(workbook, "Since the last edition").get(5)).startsWith("Ally");
  }

  /** What is printed of a sheet: its title and sentences are in rows 1 to 5, its headers in 7. */
  private static String printed(Path workbook, String sheet) throws IOException {
    try (XSSFWorkbook opened = new XSSFWorkbook(Files.newInputStream(workbook))) {
      String area = opened.getPrintArea(opened.getSheetIndex(sheet));
      return area.substring(area.indexOf('!') + 1);
    }
  }

  /** NATO's June 2024: Poland has the highest share, 4.12 %; in 2014 Greece with 2.22 %. */
  @Test
  void none_is_told_as_none() throws IOException {
    JsonNode summary =
        summary(
            "2024-07",
            """
            {"targets": [{"id": "six", "name": "6 % of GDP", "measure": "share_of_gdp", "threshold": 6}]}
            """);

    assertThat(summary.path("sentences").toString())
        .contains(
            "None of the 29 that report a share of GDP is at or over 6 % of GDP in 2024, after none"
                + " in 2023; no ally has crossed it since 2023.",
            "Together they lack ")
        .doesNotContain("Below 6 %");
  }

  /** A share of 2.5 % is below the headline's target, whatever lower one comes after it. */
  @Test
  void colours_go_by_the_headlines_target_and_a_higher_one() throws IOException {
    summary(
        "2024-07",
        """
        {"targets": [
          {"id": "high", "name": "3.5 % of GDP", "measure": "share_of_gdp", "threshold": 3.5},
          {"id": "low", "name": "2 % of GDP", "measure": "share_of_gdp", "threshold": 2}
        ]}
        """);

    assertThat(Files.readString(folder.resolve("out/charts/allies.svg")).replace('\u00a0', ' '))
        .contains("Orange: below 3.5 %; sky blue: 3.5 % or over.<");
    assertThat(Files.readString(folder.resolve("out/charts/crossings.svg")).replace('\u00a0', ' '))
        .contains("coloured at 3.5 %")
        .doesNotContain("darker");
  }

  /** The files of a month's report, and its summary for programs. */
  private JsonNode summary(String period, String configuration) throws IOException {
    Path file = Files.writeString(folder.resolve("configuration.json"), configuration);
    CommandLineRun.typed(
            CLOCK, "report --period %s --config %s --out %s", period, file.toString(), path("out"))
        .done();
    return Json.MAPPER.readTree(folder.resolve("out/summary.json").toFile());
  }

  @ParameterizedTest
  @CsvSource({
    "2022-07, 28, ''",
    "2023-04, 29, Finland from 2023",
    "2024-03, 30, Sweden from 2024",
  })
  void todays_members_are_those_of_the_moment_it_is_stated_as_of(
      String period, int members, String newest) throws IOException {
    CommandLineRun line =
        CommandLineRun.of(CLOCK, "report", "--period", period, "--out", path("out"));
    assertThat(line.status()).as(line.err()).isZero();

    // Of the edition of June 2022, which has figures of neither.
    List<String> total =
        Files.readAllLines(folder.resolve("out/aggregates.csv")).stream()
            .filter(
                row ->
                    row.startsWith(
                        "european-allies,constant,defence_expenditure_usd_current,2022,"))
            .map(row -> row.replaceAll(".*,E,", ""))
            .toList();
    assertThat(total).singleElement().asString().startsWith(members + ",27,");
    String notes = Sheets.text(folder.resolve("out/allyspend-" + period + ".xlsx"), "Notes");
    assertThat(notes).contains("Montenegro from 2017", newest);
    assertThat(notes.contains("Finland from 2023")).isEqualTo(members > 28);
    assertThat(notes.contains("Sweden from 2024")).isEqualTo(members > 29);
    // A file of one's own may have figures of whoever joins later: codes are explained for all.
    assertThat(Files.readString(folder.resolve("out/codebook.csv"))).contains(",FIN,", ",SWE,");
  }

  @ParameterizedTest
  @CsvSource({"2022-05", "2027-01", "1899-01"})
  void command_line_and_api_refuse_the_same_months_in_the_same_words(String period)
      throws IOException, InterruptedException {
    CommandLineRun line =
        CommandLineRun.typed(CLOCK, "report --period %s --out %s", period, path("out"));
    assertThat(line.status()).isIn(2, 3);
    try (LocalService service = service()) {
      String detail = post(service, "{\"period\": \"" + period + "\"}").path("detail").asText();
      assertThat(detail).startsWith("/period: ");
      assertThat(line.err()).contains(detail.substring("/period: ".length()));
    }
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void it_makes_no_difference_in_which_order_history_is_filed_in() throws IOException {
    Path older = figures("older", "2022-06-27", 2022);
    Path newer = figures("newer", "2024-06-17", 2024);
    String up = filed("up", older, newer);

    assertThat(filed("down", newer, older)).isEqualTo(up);
    assertThat(filed("together", newer, older, newer)).isEqualTo(up);
    assertThat(up.lines())
        .hasSize(3)
        .anyMatch(
            line ->
                line.matches(
                    "csv +older +2022-06-27 +2026-11-25T12:00:00Z +2022-06-27T00:00:00Z .*"
                        + " superseded"))
        .anyMatch(
            line ->
                line.matches(
                    "csv +newer +2024-06-17 +2026-11-25T12:00:00Z +2024-06-17T00:00:00Z .*"
                        + " in force"));
  }

  private Path figures(String edition, String published, int year) throws IOException {
    return Files.writeString(
        folder.resolve(edition + ".csv"),
        "# edition: "
            + edition
            + "\n# published: "
            + published
            + "\nsubject,measure,base_year,period,value,status,note,place\n"
            + "FRA,defence_expenditure_usd_current,,"
            + year
            + ",1,A,,\n");
  }

  @Test
  void whoever_files_a_file_may_say_when_it_was_published() throws IOException {
    Path figures =
        Files.writeString(
            folder.resolve("figures.csv"),
            """
            subject,measure,base_year,period,value,status,note,place
            FRA,defence_expenditure_usd_current,,2020,1,A,,p. 1
            """);

    assertThat(ingest("--source", "csv", "--published", "2021-03-16", figures.toString()).out())
        .isEqualTo(
            "figures.csv: not stated, not stated, published 2021-03-16, known since"
                + " 2021-03-16T00:00:00Z: published, 1 observation, 0 warnings\n");
    assertThat(ingest("--source", "csv", "--published", "soon", figures.toString()).err())
        .contains("--published: expected a day such as 2022-06-27, found 'soon'");
    assertThat(ingest("--source", "csv", "--published", "2027-01-01", figures.toString()).err())
        .contains("published: expected no day after today, found 2027-01-01");
    CommandLineRun again =
        ingest("--source", "csv", "--published", "2021-03-17", figures.toString());
    assertThat(again.err())
        .contains(
            "published: expected 2021-03-16, as of which these bytes are kept already, found"
                + " 2021-03-17");
    assertThat(again.status()).isEqualTo(3);
  }

  @Test
  void an_edition_of_an_unknown_day_is_given_its_day_when_it_is_filed_again() throws IOException {
    Path figures =
        Files.writeString(
            folder.resolve("figures.csv"),
            """
            subject,measure,base_year,period,value,status,note,place
            FRA,defence_expenditure_usd_current,,2020,1,A,,p. 1
            """);
    assertThat(ingest("--source", "csv", figures.toString()).out())
        .contains("of an unknown day, known since 2026-11-25T12:00:00Z: published");

    // A day on which it can't have been published is none.
    assertThat(ingest("--source", "csv", "--published", "2019-12-31", figures.toString()).err())
        .contains("published: expected no day before 2020, the latest period of which it has an");
    assertThat(ingest("--source", "csv", "--published", "2021-03-16", figures.toString()).out())
        .contains("published 2021-03-16, known since 2021-03-16T00:00:00Z: dated, 1 observation");
    assertThat(ingest("--source", "csv", "--published", "2021-03-16", figures.toString()).out())
        .contains("published 2021-03-16, known since 2021-03-16T00:00:00Z: unchanged");
    assertThat(ingest("--source", "csv", figures.toString()).out())
        .contains("published 2021-03-16, known since 2021-03-16T00:00:00Z: unchanged");
    assertThat(ingest("--source", "csv", "--published", "2021-03-17", figures.toString()).err())
        .contains(
            "published: expected 2021-03-16, as of which these bytes are kept already, found");
  }

  /** A report as of July can't rest on what its publisher updated in October. */
  @Test
  void a_document_that_says_its_day_is_not_filed_under_an_earlier_one() throws IOException {
    Path answer =
        Files.writeString(
            folder.resolve("gdp.json"),
            """
            [{"page": 1, "pages": 1, "per_page": 1000, "total": 1, "lastupdated": "2026-10-08"},
             [{"indicator": {"id": "NY.GDP.MKTP.CD", "value": "GDP (current US$)"}, "countryiso3code": "DEU", "date": "2024",
               "value": 4685592577804.72, "unit": "", "obs_status": ""}]]
            """);

    assertThat(
            ingest("--source", "worldbank", "--published", "2026-07-01", answer.toString()).err())
        .contains(
            "published: expected no day before 2026-10-08, which the document says of itself, found"
                + " 2026-07-01");
    assertThat(
            ingest("--source", "worldbank", "--published", "2026-10-09", answer.toString())
                .status())
        .isZero();
  }

  @Test
  void an_edition_is_not_published_before_what_it_holds_nor_in_the_future() throws IOException {
    Path edition = figures("to-2022", "2013-01-01", 2022);
    Path tomorrow = figures("to-2026", "2031-07-09", 2026);
    Path nato = Files.write(folder.resolve("nato-2022.xlsx"), PublishersFiles.nato2022());

    assertThat(ingest("--source", "csv", edition.toString()).err())
        .contains(
            "published: expected no day before 2022, the latest period of which it has an outturn,"
                + " found 2013-01-01");
    assertThat(ingest("--source", "csv", tomorrow.toString()).err())
        .contains("published: expected no day after today, found 2031-07-09");
    // 2021 and 2022 are estimates in it.
    assertThat(ingest("--source", "nato", "--published", "2013-06-27", nato.toString()).err())
        .contains(
            "published: expected no day before 2020, the latest period of which it has an outturn,"
                + " found 2013-06-27");
    assertThat(ingest("--source", "nato", "--published", "2022-06-27", nato.toString()).status())
        .isZero();
  }

  private CommandLineRun ingest(String... arguments) {
    return CommandLineRun.of(
        CLOCK,
        Stream.concat(Stream.of("ingest", "--data", path("data")), Stream.of(arguments))
            .toArray(String[]::new));
  }

  private String filed(String data, Path... files) {
    for (Path file : files) {
      CommandLineRun.typed(CLOCK, "ingest %s --source csv --data %s", file, path(data)).done();
    }
    return CommandLineRun.typed(CLOCK, "releases --data %s", path(data)).out();
  }

  private static Intake intake(Stores stores, Pipeline pipeline) {
    PrintWriter nowhere = new PrintWriter(PrintWriter.nullWriter());
    return new Intake(stores, pipeline, new Progress(CLOCK, nowhere), nowhere, CLOCK);
  }

  private static Map<String, String> made(
      Stores stores,
      Pipeline pipeline,
      Timing timing,
      List<ReleaseReference> releases,
      String prefix) {
    String run = prefix + timing.period();
    pipeline.aggregate(
        new AggregateRequest(
            run,
            timing.period(),
            timing.asOf(),
            timing.since(),
            releases.get(0),
            releases.subList(1, releases.size()),
            null));
    Map<String, String> files = new TreeMap<>();
    pipeline
        .report(new ReportRequest(run))
        .files()
        .forEach((name, key) -> files.put(name, Hash.sha256(stores.bucket().get(key, 50_000_000))));
    return files;
  }

  private static LocalService service() {
    return new LocalService(
        Optional.empty(),
        Addresses.of(Map.of()),
        Optional.empty(),
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        CLOCK);
  }

  private static JsonNode post(LocalService service, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + "/runs"))
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    return Json.read(answer.body(), JsonNode.class, "answer");
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }
}
