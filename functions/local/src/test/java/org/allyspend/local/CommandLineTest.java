package org.allyspend.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.allyspend.ingest.PlainWords;
import org.allyspend.ingest.nato.LaterEditionWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;

  @Test
  void a_report_is_made_of_the_bundled_snapshot_for_the_current_month() throws IOException {
    CommandLineRun outcome = run("report", "--out", folder.resolve("out").toString());

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out().lines())
        .first()
        .isEqualTo(
            "NATO's allies other than the United States and Canada spend 724.6 billion US dollars"
                + " (626.4 billion euros, at the mean rate of 2026 so far)"
                + " on defence in 2026, 2.57 % of their GDP, as estimated by NATO in July 2026.");
    assertThat(Files.readString(folder.resolve("out/summary.html")))
        .as("the month is running")
        .contains("November 2026, so far");
    Map<String, String> files = CommandLineRun.files(folder.resolve("out"));
    Set<String> briefs =
        files.keySet().stream().filter(file -> file.startsWith("briefs/")).collect(toSet());
    // Every ally but Iceland, which has no expenditure, and the two across the ocean.
    assertThat(briefs).hasSize(29).contains("briefs/deu.html", "briefs/tur.html");
    files.keySet().removeAll(briefs);
    assertThat(files)
        .containsOnlyKeys(
            "aggregates.csv",
            "allies.csv",
            "allyspend-2026-11.xlsx",
            "charts/allies.svg",
            "charts/crossings.svg",
            "charts/equipment.svg",
            "charts/real-change.svg",
            "charts/road.svg",
            "charts/share.svg",
            "charts/to-find.svg",
            "charts/total.svg",
            "codebook.csv",
            "datapackage.json",
            "observations.csv",
            "revisions.csv",
            "road.csv",
            "summary.html",
            "summary.json",
            "summary.pdf");
  }

  @Test
  void an_edition_that_is_late_within_its_grace_was_due() throws IOException {
    run("report", "--out", path("out"));

    List<String> cover = new ArrayList<>();
    try (XSSFWorkbook workbook =
        new XSSFWorkbook(Files.newInputStream(folder.resolve("out/allyspend-2026-11.xlsx")))) {
      workbook.getSheet("Cover").forEach(row -> row.forEach(cell -> cover.add(cell.toString())));
    }
    // A sentence goes on in the next row.
    assertThat(String.join(" ", cover))
        .contains("runs to 30 April 2026; its next edition was due by 30 September 2026.")
        .contains("the latest of them estimates; its next edition is due by 31 August 2027.");
  }

  @Test
  void a_configuration_in_another_encoding_is_refused_in_words() throws IOException {
    Path config = folder.resolve("latin.json");
    Files.write(config, "{\"groups\": [{\"name\": \"Alliés\"}]}".getBytes(ISO_8859_1));

    CommandLineRun outcome = run("report", "--config", config.toString(), "--out", path("out"));

    assertThat(outcome.err())
        .contains("latin.json: expected JSON in UTF-8, found another encoding");
    assertThat(outcome.status()).isEqualTo(3);
  }

  /** What can only fail is told at once, in words that are no program's. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "report --source ntao=x.xlsx  | --source ntao=",
        "report --address bogus=http://x.example/y | --address: expected a source (nato,",
        "report --out ''              | --out: expected a folder, found none",
        "report --data ''             | --data: expected a folder, found none",
        "report --config ''           | --config: expected a file, found none",
        "report --currency GBP        | --currency: expected USD or EUR, found 'GBP'",
        "report --source nato         | --source: expected ID=FILE, found 'nato'",
        "report more                  | expected nothing more, found 'more'",
        "report --perid 2026-10       | --version), found '--perid'; did you mean" + " '--period'?",
        "reprot                       | expected nothing more or a command (check, ingest, releases, report or"
            + " serve), found 'reprot'; did you mean 'report'?",
        "serve --port many            | --port: expected a whole number, found 'many'",
        "serve --port 70000           | --port: expected 0 to 65535",
        "releases --data nowhere      | --data: there is no folder nowhere",
      })
  void a_wrong_command_line_is_told_with_status_2(String line, String message) {
    CommandLineRun outcome =
        run(Stream.of(line.split(" +")).map(word -> word.replace("''", "")).toArray(String[]::new));

    assertThat(outcome.err()).contains(message).startsWith("allyspend: ").hasLineCount(1);
    PlainWords.require(outcome.err().strip());
    assertThat(outcome.status()).isEqualTo(2);
  }

  @Test
  void a_file_where_the_folder_should_be_is_told_by_its_name() throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "a file");

    CommandLineRun outcome = run("report", "--out", file.toString());

    assertThat(outcome.err())
        .startsWith(
            "allyspend: --out: expected a folder, found the file "
                + file
                + "; choose another name, or move the file away");
    assertThat(outcome.status()).isEqualTo(2);
  }

  @Test
  void kept_data_makes_no_difference_to_the_bytes() throws IOException {
    String data = folder.resolve("data").toString();
    for (String out : new String[] {"one", "two"}) {
      assertThat(run("report", "--period", "2024-07", "--data", data, "--out", path(out)).status())
          .isZero();
    }
    assertThat(run("report", "--period", "2024-07", "--out", path("three")).status()).isZero();

    Map<String, String> one = CommandLineRun.files(folder.resolve("one"));
    assertThat(CommandLineRun.files(folder.resolve("two"))).isEqualTo(one);
    assertThat(CommandLineRun.files(folder.resolve("three"))).isEqualTo(one);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "empty      | file:empty.xlsx: expected an Excel workbook (.xlsx), found an empty file",
        "no-zip     | file:no-zip.xlsx: expected an Excel workbook (.xlsx), found text",
        "no-tables  | found no sheet titled 'Table 2",
        "header     | Table 2!E5: expected a year",
        "text       | Table 2!D8: expected a figure, found the text 'about 12'",
        "unknown    | Table 2!B8: expected the name of an ally or of NATO's aggregate beside"
            + " figures, found 'Atlantis'",
      })
  void bad_input_is_refused_in_one_sentence_with_status_3(String what, String message)
      throws IOException {
    Path file = folder.resolve(what + ".xlsx");
    Files.write(file, bad(what));

    CommandLineRun outcome = run("report", "--source", "nato=" + file, "--out", path("out"));

    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains(message);
    assertThat(outcome.err().lines()).singleElement().asString().startsWith("allyspend: ");
    PlainWords.require(outcome.err().strip());
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "report --period 2026-13          | --period",
        "report --as-of yesterday         | --as-of",
        "report --source nato             | --source",
        "report --source sun=pom.xml      | expected nato=FILE or sipri=FILE or worldbank=FILE or"
            + " kiel=FILE or eurostat=FILE or eda=FILE or ecb=FILE or csv=FILE or budget-swe=FILE",
        "report --source nato=nowhere     | there is no file nowhere",
        "report --config nowhere          | there is no file nowhere",
        "report --colour                  | --colour",
        "dance                            | dance",
      })
  void a_command_line_that_can_t_be_understood_has_status_2(String line, String message) {
    CommandLineRun outcome = run(line.strip().split(" ", -1));

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith("allyspend: ").contains(message);
    assertThat(outcome.err().lines()).hasSize(1);
  }

  @Test
  void a_configuration_that_is_wrong_is_refused() throws IOException {
    Path config = Files.writeString(folder.resolve("config.json"), "{\"grups\": []}");

    CommandLineRun outcome = run("report", "--config", config.toString());

    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err()).contains("config.json: configuration /grups");
  }

  @Test
  void help_and_version_are_there_on_every_level() {
    assertThat(run("--help").out()).contains("Usage: allyspend", "report");
    assertThat(run("report", "--help").out()).contains("--source", "--as-of", "--data");
    assertThat(run("--version").out()).startsWith("allyspend ");
    assertThat(run("report", "--version").out()).startsWith("allyspend ");
    assertThat(run().status()).isEqualTo(2);
  }

  private static byte[] bad(String what) {
    return switch (what) {
      case "empty" -> new byte[0];
      case "no-zip" -> "hello".getBytes(StandardCharsets.UTF_8);
      case "no-tables" ->
          LaterEditionWorkbook.changed(
              workbook ->
                  Stream.of("Table 1", "Table 2", "Table 3", "Table 5", "Table 6", "Table 7")
                      .forEach(name -> workbook.removeSheetAt(workbook.getSheetIndex(name))));
      case "header" -> changed(4, 4, "abc");
      case "text" -> changed(7, 3, "about 12");
      case "unknown" -> changed(7, 1, "Atlantis");
      default -> throw new IllegalArgumentException(what);
    };
  }

  private static byte[] changed(int row, int column, String text) {
    return LaterEditionWorkbook.changed(
        workbook -> workbook.getSheet("Table 2").getRow(row).getCell(column).setCellValue(text));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private static CommandLineRun run(String... arguments) {
    return CommandLineRun.of(CLOCK, arguments);
  }
}
