package org.allyspend.local;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.allyspend.ingest.nato.LaterEditionWorkbook;
import org.allyspend.ingest.worldbank.WorldBankAnswers;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What happens from month to month. */
class MonthsTest {
  @RegisterExtension
  private static final WireMockExtension PUBLISHERS =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static final int COLUMN_OF_2023 = 11;

  @TempDir private Path folder;

  @Test
  void three_months_tell_what_is_new_and_the_first_can_be_made_again() throws IOException {
    Path first = Files.write(folder.resolve("first.xlsx"), LaterEditionWorkbook.whole());
    Path revised = Files.write(folder.resolve("revised.xlsx"), portugalRevised());

    report("2026-09", "--source", "nato=" + first);
    report("2026-10");
    report("2026-11", "--source", "nato=" + revised);

    assertThat(sentences("2026-09", "What changed"))
        .containsExactly(
            "What changed",
            "Nothing is new: no source has brought another release since 1 September 2026, and every"
                + " figure is as it was.");
    assertThat(sentences("2026-10", "What changed"))
        .containsExactly(
            "What changed",
            "Nothing is new: no source has brought another release since 1 October 2026, and every"
                + " figure is as it was.");
    assertThat(sentences("2026-11", "What changed"))
        .startsWith(
            "What changed",
            "By revision, and not by spending, an ally is at 2 % of GDP in 2023: Portugal (1.95 % before,"
                + " 2.01 % now).",
            "By revision the group's total for 2023 moves by +2.2 billion US dollars.",
            "NATO has issued its edition 2014-2026 anew: no new figures, 4 revised figures, no"
                + " estimates turned outturn and no figures withdrawn.")
        .contains("Portugal");
    assertThat(String.join(" ", sentences("2026-09", "Summary"))).doesNotContain("report before");
    assertThat(String.join(" ", sentences("2026-10", "Summary"))).doesNotContain("report before");
    assertThat(String.join(" ", sentences("2026-11", "Summary")))
        .contains("; the report before said the same.");
    assertThat(sentences("2026-11", "Cover"))
        .contains(
            "By revision, and not by spending, an ally is at 2 % of GDP in 2023: Portugal (1.95 % before,"
                + " 2.01 % now).",
            "NATO, 2014-2026 has figures to 2026, the latest of them estimates; its next edition is due"
                + " by 31 August 2027.");
    assertThat(Files.readAllLines(folder.resolve("2026-11/revisions.csv")))
        .startsWith(
            "source,kind,subject,measure,period,value_before,status_before,value,status,unit",
            "nato,revised,PRT,defence_expenditure_usd_current,2023,195801,A,198000,A,million USD");

    var made = CommandLineRun.files(folder.resolve("2026-09"));
    Files.move(folder.resolve("2026-09"), folder.resolve("kept"));
    assertThat(run("2026-12-24T00:00:00Z", arguments("2026-09", "--as-of", "2026-09-10")).status())
        .isZero();
    assertThat(CommandLineRun.files(folder.resolve("2026-09"))).isEqualTo(made);

    CommandLineRun listed =
        run("2026-12-24T00:00:00Z", "releases", "--data", folder.resolve("data").toString());
    assertThat(listed.out().lines())
        .filteredOn(line -> line.startsWith("nato"))
        .hasSize(5)
        .anyMatch(
            line ->
                line.matches(
                    "nato +2014-2026 +2026-07-09 +2026-09-10T06:00:00Z +2026-07-09T00:00:00Z .* superseded"))
        .anyMatch(
            line ->
                line.matches(
                    "nato +2014-2026 +- +2026-11-10T06:00:00Z +2026-11-10T06:00:00Z .* in force"));
  }

  @Test
  void a_publisher_that_fails_leaves_its_last_good_release_in_force() throws IOException {
    serveNato(LaterEditionWorkbook.whole());
    serveWorldBank();
    report("2026-09", live());
    PUBLISHERS.resetAll();
    PUBLISHERS.stubFor(
        get("/nato.xlsx")
            .withHeader("If-None-Match", equalTo("\"v1\""))
            .willReturn(aResponse().withStatus(304)));
    serveWorldBank();
    report("2026-10", live());
    PUBLISHERS.verify(1, getRequestedFor(urlEqualTo("/nato.xlsx")));
    PUBLISHERS.resetAll();
    CommandLineRun third = report("2026-11", live());

    assertThat(third.err().lines().filter(line -> line.startsWith("allyspend: ")))
        .hasSize(8)
        .first()
        .asString()
        .isEqualTo(
            "allyspend: source nato brought nothing new in: "
                + PUBLISHERS.baseUrl()
                + "/nato.xlsx: answers with status 404, expected an Excel workbook (.xlsx)");
    assertThat(third.err().lines())
        .startsWith("fetching nato, sipri, worldbank, kiel, eurostat, eda, ecb, budget-swe …")
        .contains("  0.0 s  nato: failed", "  0.0 s  sipri: failed", "  0.0 s  worldbank: failed")
        .noneMatch(line -> line.contains("\u001b"));
    assertThat(sentences("2026-10", "Cover"))
        .contains(
            "NATO, 2014-2026, published on 9 July 2026, has figures to 2026, the latest of them estimates;"
                + " its next edition is due by 31 August 2027.",
            "World Bank, 2026-10-08, has figures to 2024; its next edition"
                + " is due by 8 February 2027.");
    assertThat(String.join(" ", sentences("2026-11", "Cover")))
        .contains(
            "its next edition is due by 31 August 2027. The last visit to NATO, on 10 November"
                + " 2026, failed: "
                + PUBLISHERS.baseUrl()
                + "/nato.xlsx: answers with status 404, expected an Excel workbook (.xlsx).",
            "No release of SIPRI is known. The last visit to SIPRI, on 10 November 2026,"
                + " failed: ");
    assertThat(rows("2026-11", "Cover"))
        .as("an address of the World Bank's is longer than a page is wide")
        .allMatch(row -> row.get(0).length() <= 100);
    assertThat(String.join(" ", sentences("2026-11", "Summary")))
        .contains("The last visit to the World Bank, on 10 November 2026, failed: ");
    assertThat(sentences("2026-11", "What changed").get(1)).startsWith("Nothing is new");
    assertThat(rowOf("2026-11", "Side by side", "Germany", "2023")).contains("4525703.90362753");
  }

  @Test
  void a_publisher_that_is_gone_for_three_months_costs_no_report() throws IOException {
    serveNato(LaterEditionWorkbook.whole());
    report("2026-11", live());
    PUBLISHERS.resetAll();
    for (String period : List.of("2026-12", "2027-01", "2027-02")) {
      report(period, live());
      assertThat(String.join(" ", sentences(period, "Summary")))
          .contains("The last visit to NATO, on 10 ")
          .contains(
              " failed (NATO, the Kiel Institute, Eurostat, the European Defence Agency and the"
                  + " European Central Bank).");
      assertThat(sentences(period, "What changed").get(1)).startsWith("Nothing is new");
      assertThat(folder.resolve(period + "/observations.csv"))
          .hasSameTextualContentAs(folder.resolve("2026-11/observations.csv"));
    }
    serveNato(portugalRevised());
    report("2027-03", live());

    assertThat(String.join(" ", sentences("2027-03", "Summary")))
        .doesNotContain("last visit to NATO");
    assertThat(sentences("2027-03", "What changed").get(1))
        .startsWith("By revision, and not by spending, an ally is at 2 % of GDP in 2023: Portugal");
  }

  @Test
  void an_edition_that_nobody_has_asked_for_is_not_known_and_its_publisher_not_overdue()
      throws IOException {
    report("2026-05");

    assertThat(sentences("2026-05", "Summary"))
        .contains(
            "NATO, 2014-2024, published on 17 June 2024, has figures to 2024, the latest of them"
                + " estimates; its next edition, due by 31 August 2025, is not known here.")
        .noneMatch(sentence -> sentence.contains("overdue"));
  }

  private CommandLineRun report(String period, String... more) {
    return run(period + "-10T06:00:00Z", arguments(period, more)).done();
  }

  private String[] arguments(String period, String... more) {
    return Stream.concat(
            Stream.of(
                "report",
                "--period",
                period,
                "--data",
                folder.resolve("data").toString(),
                "--out",
                folder.resolve(period).toString()),
            Stream.of(more))
        .toArray(String[]::new);
  }

  private static CommandLineRun run(String now, String... arguments) {
    return CommandLineRun.of(Clock.fixed(Instant.parse(now), ZoneOffset.UTC), arguments);
  }

  private static String[] live() {
    String base = PUBLISHERS.baseUrl();
    return new String[] {
      "--live",
      "--address",
      "nato=" + base + "/nato.xlsx",
      "--address",
      "sipri=" + base + "/sipri.xlsx",
      "--address",
      "worldbank=" + base + "/v2",
      "--address",
      "kiel=" + base + "/data_explorer.csv",
      "--address",
      "eurostat=" + base + "/gov_ev",
      "--address",
      "eda=" + base + "/defence-data-2025.xlsx",
      "--address",
      "ecb=" + base + "/eurofxref-hist.zip",
      "--address",
      "budget-swe=" + base + "/utgifter.zip"
    };
  }

  private static void serveNato(byte[] workbook) {
    PUBLISHERS.stubFor(
        get("/nato.xlsx").willReturn(aResponse().withHeader("ETag", "\"v1\"").withBody(workbook)));
  }

  private static void serveWorldBank() {
    for (String indicator : WorldBankAnswers.indicators()) {
      PUBLISHERS.stubFor(
          get(urlPathMatching("/v2/country/.*/indicator/" + indicator.replace(".", "\\.")))
              .willReturn(okJson(WorldBankAnswers.page(indicator, 1, 1))));
    }
  }

  /** Portugal's expenditure and share of 2023 revised, and the printed totals with them. */
  private static byte[] portugalRevised() {
    return LaterEditionWorkbook.changed(
        workbook -> {
          set(workbook.getSheet("Table 2"), "Portugal", 1, 198_000);
          add(workbook.getSheet("Table 2"), "NATO Europe and Canada", 198_000 - 195_801);
          add(workbook.getSheet("Table 2"), "NATO Total", 198_000 - 195_801);
          set(workbook.getSheet("Table 3"), "Portugal", 1, 2.01);
        });
  }

  private static void set(Sheet sheet, String label, int column, double value) {
    row(sheet, label, column).getCell(COLUMN_OF_2023).setCellValue(value);
  }

  private static void add(Sheet sheet, String label, double value) {
    var cell = row(sheet, label, 0).getCell(COLUMN_OF_2023);
    cell.setCellValue(cell.getNumericCellValue() + value);
  }

  private static Row row(Sheet sheet, String label, int column) {
    for (Row row : sheet) {
      var cell = row.getCell(column);
      if (cell != null && cell.toString().equals(label)) {
        return row;
      }
    }
    throw new AssertionError("no row " + label);
  }

  /** The texts of a sheet's first column, sentences that were broken into rows joined again. */
  private List<String> sentences(String period, String sheet) throws IOException {
    List<String> sentences = new ArrayList<>();
    String open = "";
    for (List<String> row : rows(period, sheet)) {
      String text = row.get(0);
      open = open.isEmpty() ? text : open + " " + text;
      if (!(text.length() > 90 && !text.endsWith("."))) {
        sentences.add(open);
        open = "";
      }
    }
    return sentences;
  }

  private List<String> rowOf(String period, String sheet, String ally, String year)
      throws IOException {
    return rows(period, sheet).stream()
        .filter(row -> row.size() > 1 && row.get(0).equals(ally) && row.get(1).startsWith(year))
        .findFirst()
        .orElseThrow();
  }

  private List<List<String>> rows(String period, String sheet) throws IOException {
    return Sheets.rows(folder.resolve(period).resolve("allyspend-" + period + ".xlsx"), sheet);
  }
}
