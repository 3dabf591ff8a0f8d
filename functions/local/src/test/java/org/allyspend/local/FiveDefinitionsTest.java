package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.allyspend.ingest.PublishersFiles;
import org.allyspend.ingest.Zips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NATO's, SIPRI's, the defence agency's and both of Eurostat's figures side by side. */
class FiveDefinitionsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-25T06:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  @Test
  void each_stands_in_its_own_definition_and_words_say_why_they_differ() throws IOException {
    CommandLineRun.typed(
            CLOCK,
            "report --period 2026-11 --out %s --source nato=%s --source sipri=%s --source eda=%s --source eurostat=%s",
            folder.resolve("out"),
            file("nato.xlsx", PublishersFiles.nato2024()),
            file("sipri.xlsx", PublishersFiles.sipri2024()),
            file("eda.xlsx", PublishersFiles.eda2023()),
            file("eurostat.zip", eurostat()))
        .done();

    Path workbook = folder.resolve("out/allyspend-2026-11.xlsx");
    List<List<String>> beside = Sheets.rows(workbook, "Side by side");
    List<String> headers = row(beside, "Ally", "Year");
    assertThat(headers)
        .contains(
            "NATO share of GDP (%)",
            "SIPRI share of GDP (%)",
            "European Defence Agency share of GDP (%)",
            "Eurostat gov_ev share of GDP (%)",
            "European Defence Agency (EUR) expenditure (million national currency)",
            "Eurostat (EUR) COFOG 02 expenditure (million national currency)")
        // Shares and one currency at a time: euros are not held against dollars.
        .noneMatch(header -> header.startsWith("Eurostat") && header.contains("USD"));
    // SIPRI 1949-2024: 1.8919 % of GDP in 2024; Eurostat, gov_ev: 1.4 in 2024.
    assertThat(row(Sheets.rows(workbook, "Differences"), "Germany", ""))
        .anyMatch(
            cell ->
                cell.contains("SIPRI has 1.89 % in 2024")
                    && cell.contains("The European Defence Agency has 1.64 % in 2023")
                    && cell.contains("Eurostat gov_ev has 1.4 % in 2024"));
    // Eurostat, gov_10a_exp, GF02 of 2020: Germany 37,184.0 million euros; Poland has zlotys.
    assertThat(row(beside, "Germany", "2020")).contains("37184");
    assertThat(
            row(beside, "Poland", "2020")
                .get(
                    headers.indexOf(
                        "Eurostat (EUR) COFOG 02 expenditure (million national currency)")))
        .isEqualTo("[x]");
  }

  private static byte[] eurostat() throws IOException {
    return Zips.of(
        Map.of(
            "gov_ev.json", PublishersFiles.eurostatGovEv(),
            "gov_10a_exp.csv", PublishersFiles.eurostatGov10aExp()));
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  /** The first row that begins with the one, and goes on with what begins with the other. */
  private static List<String> row(List<List<String>> rows, String first, String second) {
    return rows.stream()
        .filter(row -> row.size() > 1)
        .filter(row -> row.get(0).equals(first) && row.get(1).startsWith(second))
        .findFirst()
        .orElseThrow();
  }
}
