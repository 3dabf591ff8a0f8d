package org.allyspend.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.allyspend.core.domain.Content;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.Release;
import org.allyspend.core.lambda.Json;
import org.allyspend.ingest.Addresses;
import org.allyspend.ingest.IngestFunction;
import org.allyspend.ingest.PublishersFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What comes of a treasury's next file when its layout has changed, from the inbox to the release
 * that stays in force.
 */
class TreasuriesChangeTest {
  private static AwsServices services;
  private static IngestFunction ingest;

  @BeforeAll
  static void start() {
    services = AwsServices.start();
    ingest = new IngestFunction(services.stores(), Addresses.of(Map.of()), true, Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    services.close();
  }

  /** A table as lines of fields, the names of columns first. */
  private record Table(String separator, List<String[]> lines) {
    static Table of(String separator, byte[] text) {
      List<String[]> lines = new ArrayList<>();
      new String(text, UTF_8).lines().forEach(line -> lines.add(line.split(separator, -1)));
      return new Table(separator, lines);
    }

    byte[] bytes() {
      List<String> all = lines.stream().map(line -> String.join(separator, line)).toList();
      return String.join("\r\n", all).getBytes(UTF_8);
    }

    int column(String name) {
      return Arrays.stream(lines.get(0)).map(String::strip).toList().indexOf(name);
    }

    void rename(String name, String to) {
      lines.get(0)[column(name)] = to;
    }

    /** A field more in the lines than there are names: everything stands one to the right. */
    void shift() {
      for (int i = 1; i < lines.size(); i++) {
        List<String> line = new ArrayList<>(List.of("x"));
        line.addAll(Arrays.asList(lines.get(i)));
        lines.set(i, line.toArray(String[]::new));
      }
    }

    /** The column and its name at the end. */
    void moveToTheEnd(String name) {
      int from = column(name);
      for (String[] line : lines) {
        String moved = line[from];
        System.arraycopy(line, from + 1, line, from, line.length - from - 1);
        line[line.length - 1] = moved;
      }
    }

    /** Nothing in the column where a line begins so or says so of its year. */
    void empty(String name, Pattern where) {
      for (String[] line : lines.subList(1, lines.size())) {
        if (where.matcher(String.join(separator, line)).find()) {
          line[column(name)] = "";
        }
      }
    }

    void timesThousand(Pattern names) {
      for (int column = 0; column < lines.get(0).length; column++) {
        if (names.matcher(lines.get(0)[column].strip()).matches()) {
          for (String[] line : lines.subList(1, lines.size())) {
            line[column] = thousandTimes(line[column]);
          }
        }
      }
    }

    private static String thousandTimes(String figure) {
      boolean comma = figure.indexOf(',') >= 0;
      String plain = figure.replace(',', '.');
      if (!plain.matches("-?[0-9.]+")) {
        return figure; // Nothing, or a line of names.
      }
      String large = new BigDecimal(plain).movePointRight(3).toPlainString();
      return comma ? large.replace('.', ',') : large;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "budget-swe | renamed | july.csv line 1: expected a column 'Utfall maj', found none of that name among",
        "budget-swe | shifted | july.csv: expected rows that are defence, found none among 113: Anslag starts with '0601' in 0 (it says ",
        "budget-swe | missing | july.csv column Utfall juni, 42 rows: expected outturn of 2026-05 before 2026-06, found none",
        "budget-swe | scaled | expected outturn of 2025-01 between 1000 and 100000 million SEK, found 5640916.74209",
        "budget-deu | renamed | hh_2024.csv line 1: expected a column 'soll', found none of that name among",
        "budget-deu | shifted | hh_2024.csv: expected rows that are defence, found none among",
        "budget-deu | missing | column soll: expected a figure, as",
        "budget-deu | scaled | expected voted of 2024 between 20000 and 300000 million EUR, found 51951938",
        "budget-dnk | renamed | finanslov_y2023.tsv line 1: expected a column 'Paragraf', found none of that name among",
        "budget-dnk | shifted | finanslov_y2023.tsv: expected rows that are defence, found none among",
        "budget-dnk | missing | column F 2023: expected a figure, as",
        "budget-dnk | scaled | expected voted of 2022 between 10000 and 250000 million DKK, found 27100600",
      })
  void what_has_changed_is_told_in_one_sentence_and_the_last_good_release_stays_in_force(
      String source, String change, String sentence) throws IOException {
    Release good = good(source);
    Table table = document(source);
    switch (change) {
      case "renamed" -> table.rename(named(source), "other");
      case "shifted" -> table.shift();
      case "missing" -> missing(source, table);
      default -> table.timesThousand(figures(source));
    }

    JsonNode result = handIn(source, table);

    assertThat(result.path("outcome").asText()).isEqualTo("REJECTED");
    assertThat(result.path("reason").asText()).contains(sentence).doesNotContain("\n");
    assertThat(result.path("notice").asText())
        .startsWith("inbox/" + source + "/")
        .contains("was not taken in: ");
    assertThat(inForce(source)).isEqualTo(good);
  }

  @ParameterizedTest
  @CsvSource({"budget-swe, Anslag", "budget-deu, soll", "budget-dnk, Paragraf"})
  void a_column_that_moved_with_its_name_changes_no_figure(String source, String column)
      throws IOException {
    Release good = good(source);
    Table table = document(source);
    table.moveToTheEnd(column);

    JsonNode result = handIn(source, table);

    assertThat(result.path("outcome").asText()).isIn("PUBLISHED", "UNCHANGED");
    Release moved =
        services.stores().releases().find(source, result.path("sha256").asText()).orElseThrow();
    assertThat(moved.sha256()).isNotEqualTo(good.sha256());
    assertThat(services.stores().releases().series(moved))
        .usingRecursiveComparison()
        .ignoringFields("place")
        .isEqualTo(services.stores().releases().series(good));
  }

  /** 33 MB, which are more than is held in memory. */
  @Test
  void a_file_that_is_too_large_for_memory_is_read_from_the_bucket() throws IOException {
    Path file = Files.createTempFile("nor", ".csv");
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("Periode;Kapittel_id;Beløp\n");
      for (int line = 0; line < 1_000_000; line++) {
        out.write("2026-01;" + (line % 4 == 0 ? "1720" : "0900") + ";24000,50 ");
        out.write("         \n");
      }
    }
    String key = "inbox/budget-nor/statsregnskap.csv";
    services.stores().bucket().put(key, Content.of(file), "text/csv");
    Files.delete(file);

    JsonNode result = Events.send(ingest, Json.MAPPER.createObjectNode().put("inbox", key));

    assertThat(result.path("reason").asText()).isEmpty();
    Release release = inForce("budget-nor");
    // A quarter of a million rows of 24,000.50 kroner.
    assertThat(services.stores().releases().series(release).get(0).in(Period.parse("2026-01")))
        .hasValueSatisfying(figure -> assertThat(figure.known()).isEqualByComparingTo("6000.125"));
    assertThat(services.stores().bucket().sha256(Release.rawKey("budget-nor", release.sha256())))
        .hasValue(release.sha256());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "published=2026-02-20/|",
        "published=soon/|published: expected a day such as 2022-06-27, found 'soon'",
        "published=/|published: expected a day such as 2022-06-27, found none",
        "february/|expected it under inbox/<source>/"
      })
  void a_file_in_the_inbox_is_of_the_day_that_stands_before_its_name(String day, String refused)
      throws IOException {
    String key = "inbox/budget-nor/" + day + "day.csv";
    byte[] document = "Periode;Kapittel_id;Beløp\n2026-01;1720;5000000000\n".getBytes(UTF_8);
    services.stores().bucket().put(key, document, "text/csv");

    JsonNode result = Events.send(ingest, Json.MAPPER.createObjectNode().put("inbox", key));

    if (refused == null) {
      Release release =
          services
              .stores()
              .releases()
              .find("budget-nor", result.path("sha256").asText())
              .orElseThrow();
      assertThat(release.published()).hasValue(LocalDate.of(2026, 2, 20));
      assertThat(release.address()).isEqualTo("file:day.csv");
    } else {
      assertThat(result.path("notice").asText()).contains("was not taken in: ").contains(refused);
    }
  }

  private static void missing(String source, Table table) {
    switch (source) {
      case "budget-swe" -> table.empty("Utfall maj", Pattern.compile(";2026;"));
      case "budget-deu" -> table.empty("soll", Pattern.compile("^14;.*;A;.*;1403;"));
      default -> table.empty("F 2023", Pattern.compile("Beredskabsforbundet, løn"));
    }
  }

  private static String named(String source) {
    return Map.of("budget-swe", "Utfall maj", "budget-deu", "soll", "budget-dnk", "Paragraf")
        .get(source);
  }

  private static Pattern figures(String source) {
    return Pattern.compile(
        Map.of(
                "budget-swe", "Utfall .*",
                "budget-deu", "soll",
                "budget-dnk", "(R|B|F|BO \\d) 20\\d\\d")
            .get(source));
  }

  private static String name(String source) {
    return Map.of(
            "budget-swe", "july.csv",
            "budget-deu", "hh_2024.csv",
            "budget-dnk", "finanslov_y2023.tsv")
        .get(source);
  }

  private static Table document(String source) throws IOException {
    return switch (source) {
      case "budget-swe" ->
          Table.of(";", PublishersFiles.budget("statskontoret/utgifter-2026-07.csv"));
      case "budget-deu" -> Table.of(";", PublishersFiles.budget("germany/hh_2024.csv"));
      default -> Table.of("\t", PublishersFiles.budget("denmark/finanslov_y2023.tsv"));
    };
  }

  private static Release good(String source) throws IOException {
    JsonNode result = handIn(source, document(source));
    assertThat(result.path("reason").asText()).isEmpty();
    return inForce(source);
  }

  private static Release inForce(String source) {
    return services.stores().releases().inForce(source, Instant.now()).orElseThrow();
  }

  private static JsonNode handIn(String source, Table table) {
    String key = "inbox/" + source + "/" + name(source);
    services.stores().bucket().put(key, table.bytes(), "text/csv");
    ObjectNode event = Json.MAPPER.createObjectNode();
    return Events.send(ingest, event.put("inbox", key));
  }
}
