package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.allyspend.core.lambda.Json;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report told in euros, and euros beside dollars, from NATO's figures and the ECB's rates. */
class EurosTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-25T06:00:00Z"), ZoneOffset.UTC);
  private static final String WORKBOOK = "allyspend-2026-11.xlsx";

  /** NATO, July 2026: 2024 at current prices and exchange rates, million US dollars. */
  private static final double NATO_2024 = 483_126;

  /** The mean of the days of 2024 of the ECB's file, US dollars for one euro. */
  private static final double ECB_2024 = 1.0824;

  @TempDir static Path folder;

  private static Path euros;
  private static Map<String, Recalculated> recalculated;

  @BeforeAll
  static void make() {
    euros = report("euros", "--currency", "EUR");
  }

  @Test
  void dollars_of_a_year_become_euros_at_the_mean_of_its_days() throws IOException {
    JsonNode summary = summary(euros);

    assertThat(summary.get("currency").asText()).isEqualTo("EUR");
    for (JsonNode year : summary.get("keyFigures")) {
      if (year.get("year").asInt() == 2024) {
        assertThat(year.get("values").get("defence_expenditure_usd_current").asDouble())
            .isEqualTo(NATO_2024);
        assertThat(year.get("values").get("defence_expenditure_eur_current").asDouble())
            .isCloseTo(NATO_2024 / ECB_2024, within(25.0));
      }
    }
  }

  /** 724,609 million dollars at 1.156824, the mean of 2026's days to 30 October. */
  @Test
  void the_headline_has_both_and_says_that_the_year_s_rate_is_so_far() throws IOException {
    assertThat(summary(euros).get("headline").asText())
        .contains(
            "spend 626.4 billion euros (724.6 billion US dollars, at the mean rate of 2026 so far)"
                + " on defence in 2026");
    assertThat(summary(report("dollars")).get("headline").asText())
        .contains(
            "spend 724.6 billion US dollars (626.4 billion euros, at the mean rate of 2026 so far)"
                + " on defence in 2026");
  }

  @Test
  void a_year_without_a_rate_can_t_be_told_in_euros() {
    CommandLineRun outcome =
        CommandLineRun.of(
            CLOCK,
            "report",
            "--period",
            "2024-07",
            "--currency",
            "EUR",
            "--out",
            folder.resolve("none").toString());

    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err())
        .contains(
            "configuration /currency: expected for EUR the European Central Bank's rates of the"
                + " dollar of 2014 to 2024, found none; have the source ecb among the report's");
  }

  @Test
  void every_formula_gives_the_euros_that_are_kept_with_it() throws Exception {
    try (XSSFWorkbook written = open(euros.resolve(WORKBOOK))) {
      assertThat(recalculated().get("kept").differences(written)).isEmpty();
    }
  }

  @Test
  void who_changes_a_rate_sees_gaps_and_total_move() throws Exception {
    Recalculated changed = recalculated().get("changed");
    try (XSSFWorkbook written = open(euros.resolve(WORKBOOK))) {
      assertThat(changed.named(written, "total_expenditure_eur")).isEqualTo(724_609.0);
      assertThat(changed.rows(written.getSheet("Summary")))
          .anyMatch(row -> row.toString().contains("The total for 2026 is 724.6 billion euros"));
    }
  }

  private static Map<String, Recalculated> recalculated() throws Exception {
    LibreOffice.assumeInstalled();
    if (recalculated == null) {
      recalculated =
          new LibreOffice.Session(Files.createDirectory(folder.resolve("recalculated")))
              .open(euros.resolve(WORKBOOK))
              .save("kept")
              .type("usd_per_euro_2026", 1)
              .save("changed")
              .run();
    }
    return recalculated;
  }

  private static Path report(String name, String... options) {
    Path out = folder.resolve(name);
    List<String> arguments =
        new ArrayList<>(List.of("report", "--period", "2026-11", "--out", out.toString()));
    arguments.addAll(List.of(options));
    CommandLineRun.of(CLOCK, arguments.toArray(String[]::new)).done();
    return out;
  }

  private static JsonNode summary(Path report) throws IOException {
    return Json.MAPPER.readTree(Files.readAllBytes(report.resolve("summary.json")));
  }

  private static XSSFWorkbook open(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return new XSSFWorkbook(in);
    }
  }
}
