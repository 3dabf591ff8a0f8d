package org.allyspend.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.SourceIds;
import org.allyspend.ingest.PlainWords;
import org.allyspend.ingest.nato.LaterEditionWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

class CommandLineTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

  /** The report of the current month and that of July 2026, which several tests read. */
  @TempDir private static Path made;

  private static CommandLineRun current;

  @TempDir private Path folder;

  @BeforeAll
  static void reports() {
    current = run("report", "--out", made("2026-11").toString());
    run("report", "--period", "2026-07", "--out", made("2026-07").toString()).done();
  }

  private static Path made(String period) {
    return made.resolve(period);
  }

  /** What a sheet of such a report says. */
  private static String text(String period, String sheet) throws IOException {
    return Sheets.text(workbook(period), sheet);
  }

  private static Path workbook(String period) {
    return made(period).resolve("allyspend-" + period + ".xlsx");
  }

  @Test
  void a_report_is_made_of_the_bundled_snapshot_for_the_current_month() throws IOException {
    assertThat(current.err()).isEmpty();
    assertThat(current.status()).isZero();
    assertThat(current.out().lines())
        .first()
        .isEqualTo(
            "NATO's allies other than the United States and Canada spend 724.6 billion US dollars"
                + " (626.4 billion euros, at the mean rate of 2026 so far)"
                + " on defence in 2026, 2.57 % of their GDP, as estimated by NATO in July 2026.");
    assertThat(current.out().lines().reduce((first, last) -> last))
        .hasValueSatisfying(
            last -> assertThat(last).matches("\\d+ findings \\(sheet Findings\\).*"));
    assertThat(Files.readString(made("2026-11").resolve("summary.html")))
        .as("the month is running")
        .contains("November 2026, so far");
    Map<String, String> files = CommandLineRun.files(made("2026-11"));
    Set<String> briefs =
        files.keySet().stream().filter(file -> file.startsWith("briefs/")).collect(toSet());
    // Every ally but Iceland, which has no expenditure, and the two across the ocean.
    assertThat(briefs).hasSize(29).contains("briefs/deu.html", "briefs/tur.html");
    files.keySet().removeAll(briefs);
    assertThat(files)
        .containsOnlyKeys(
            ".allyspend",
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
    assertThat(text("2026-11", "Cover"))
        .contains("runs to 30 April 2026; its next edition was due by 30 September 2026.")
        .contains("the latest of them estimates; its next edition is due by 31 August 2027.");
  }

  @Test
  void what_a_year_to_come_is_forecast_to_be_is_told_as_that() throws IOException {
    Path csv =
        Files.writeString(
            folder.resolve("own.csv"),
            """
            # published: 2026-11-01
            subject,measure,base_year,period,value,status,note,place
            DEU,defence_expenditure_usd_current,,2033,200000,F,,
            FRA,defence_expenditure_usd_current,,2033,100000,F,,
            DEU,defence_expenditure_usd_current,,2034,220000,F,,
            FRA,defence_expenditure_usd_current,,2034,110000,F,,
            DEU,share_of_gdp,,2034,3.4,F,,
            FRA,share_of_gdp,,2034,1.9,F,,
            """);

    CommandLineRun outcome = run("report", "--source", "csv=" + csv, "--out", path("out"));

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .contains("would spend 330.0 billion US dollars")
        .contains("on defence in 2034");
    assertThat(Files.readString(folder.resolve("out/summary.html")))
        .contains("In 2033 they would spend 300.0 billion US dollars")
        .contains("1 of the 2 that report a share of GDP would be at or over 2 % of GDP in 2034")
        .contains("1 of 2 European allies would be at 2 % of GDP or over it")
        .doesNotContain("they spent", "are at or over 2 %");
    assertThat(Files.readString(folder.resolve("out/briefs/deu.html")))
        .contains("In 2034 it would be at 2 % of GDP or over it");
  }

  @Test
  void of_one_ally_alone_nobody_is_counted() throws IOException {
    Path csv =
        Files.writeString(
            folder.resolve("one.csv"),
            """
            # published: 2026-11-01
            subject,measure,base_year,period,value,status,note,place
            SVN,defence_expenditure_usd_current,,2025,1000,A,,
            SVN,defence_expenditure_usd_current,,2026,1200,E,,
            SVN,gdp_usd_current,,2025,60000,A,,
            SVN,gdp_usd_current,,2026,70000,E,,
            SVN,share_of_gdp,,2025,1.67,A,,
            SVN,share_of_gdp,,2026,1.71,E,,
            """);

    for (String language : List.of("en", "fr")) {
      Path config =
          Files.writeString(
              folder.resolve(language + ".json"), "{\"language\": \"" + language + "\"}");
      String out = path(language);
      run("report", "--source", "csv=" + csv, "--config", config.toString(), "--out", out);
    }

    Path english = folder.resolve("en/allyspend-2026-11.xlsx");
    assertThat(Sheets.text(english, "Summary"))
        .contains("Below 2 % of GDP: Slovenia, which lacks 200 million US dollars at 2026's GDP")
        .doesNotContain("1 of 1", "1 of the 1", "0 of 1");
    assertThat(Sheets.text(english, "Road"))
        .contains("In 2026 the one ally that is known, Slovenia, is below the straight line from")
        .doesNotContain("of 1 allies");
    assertThat(Pages.text(folder.resolve("en/briefs/svn.html"))).doesNotContain("1 of 1");
    assertThat(folder.resolve("en/charts/road.svg")).exists();
    assertThat(folder.resolve("en/charts/crossings.svg")).doesNotExist();
    Path french = folder.resolve("fr/allyspend-2026-11.xlsx");
    assertThat(Sheets.text(french, "Trajectoire"))
        .contains("En 2026, le seul allié connu (Slovénie) est au-dessous de la ligne droite")
        .doesNotContain("sur 1 ");

    // And who says so, and when, is told as far as the file does.
    assertThat(Sheets.text(english, "Cover"))
        .contains(
            "The edition that this report takes, published on 1 November 2026, has figures to 2026",
            "Figures supplied as CSV. Terms: not stated.")
        .doesNotContain("not stated, ", "by not stated");
    assertThat(Sheets.text(english, "Summary")).contains("Source: Figures supplied as CSV, 1 Nov");
    assertThat(Sheets.text(french, "Couverture"))
        .contains(
            "L'édition que retient ce rapport, publiée le 1er novembre 2026, a des chiffres",
            "Chiffres fournis en CSV. Conditions : sans indication.");
    assertThat(Sheets.text(french, "Constats"))
        .contains("2025 et 2026, Islande : aucun chiffre « PIB (millions USD) ».");
  }

  @Test
  void years_are_compared_without_whoever_lacks_one_of_the_two() throws IOException {
    StringBuilder csv = new StringBuilder("# published: 2026-11-01\n");
    csv.append("subject,measure,base_year,period,value,status,note,place\n");
    for (Ally ally : Ally.values()) {
      if (ally.hasArmedForces() && ally != Ally.USA && ally != Ally.CAN) {
        String line = ally.iso3() + ",defence_expenditure_usd_current,,%d,1000,A,,\n";
        csv.append(line.formatted(2025));
        csv.append(ally == Ally.ESP ? "" : line.formatted(2026));
      }
    }
    Path file = Files.writeString(folder.resolve("two-years.csv"), csv);

    run("report", "--source", "csv=" + file, "--out", path("out"));

    assertThat(Pages.text(folder.resolve("out/summary.html")))
        .contains(
            "on defence in 2026, without Spain, whose figure is missing. In 2025",
            "In 2025 they spent 28.0 billion US dollars, without Spain, which lacks a figure in one"
                + " of the two years. The three",
            "after 10.7 % for the three largest in 2025, without Spain, which lacks a figure in one"
                + " of the two years.");
  }

  @Test
  void the_gap_by_one_growth_and_by_the_roads_stand_in_one_sentence() throws IOException {
    assertThat(Files.readString(made("2026-11").resolve("summary.html")))
        .contains(
            "if GDP grows 1.5 % a year, it is 402.7 billion at the GDP of 2035 (405.6 billion if it"
                + " grows in each ally as the IMF projects, as the road has it)");
  }

  @Test
  void where_gdp_shrinks_it_is_told_so_and_that_nothing_is_left_to_find() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("shrinking.json"),
            "{\"gdpGrowthPercent\": -5, \"gdpGrowthByAlly\": false}");

    run("report", "--period", "2026-11", "--config", config.toString(), "--out", path("out"));

    assertThat(Pages.text(folder.resolve("out/summary.html")))
        .contains(
            "; if GDP shrinks 5.0 % a year, nothing is lacking at the GDP of 2035 and expenditure"
                + " may fall 1.7 % a year in real terms from 2026 to 2035; ",
            "As one group they need nothing: who already spends more",
            "it is 163.1 billion at the GDP of 2035 and it takes real growth of 2.3 % a year");
  }

  @Test
  void of_gdp_that_is_taken_to_stay_as_it_is_no_growth_is_told() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("still.json"), "{\"gdpGrowthPercent\": 0, \"gdpGrowthByAlly\": false}");

    run("report", "--period", "2026-11", "--config", config.toString(), "--out", path("out"));

    assertThat(Pages.text(folder.resolve("out/summary.html")))
        .contains("; if GDP does not grow, it is 261.4 billion at the GDP of 2035 and it takes")
        .doesNotContain("grows 0.0 %");
  }

  @Test
  void what_members_have_to_find_and_what_the_group_needs_are_told_apart() throws IOException {
    String asOne =
        "As one group they need 405.6 billion: who already spends more than it will need in 2035"
            + " makes up for others, and Iceland's GDP counts.";
    assertThat(drawn(made("2026-07"), "to-find"))
        .contains(
            "United Kingdom: 61.1 billion US dollars a year to find; the allies, each for itself: 408.5"
                + " billion To")
        .contains(asOne);
    assertThat(text("2026-07", "Road"))
        .contains(
            "Counted each for itself, 25 of 29 allies have 408.5 billion US dollars a year to find"
                + " by 2035; the largest sums: United Kingdom, France and Germany. "
                + asOne);
  }

  @Test
  void and_they_are_told_apart_in_french() throws IOException {
    Path config = Files.writeString(folder.resolve("fr.json"), "{\"language\": \"fr\"}");

    run("report", "--period", "2026-07", "--config", config.toString(), "--out", path("out"));

    String asOne =
        "En un seul groupe, il leur faut 405,6 milliards : qui dépense déjà plus qu'il ne lui"
            + " faudra en 2035 compense pour d'autres, et le PIB de l'Islande y compte.";
    assertThat(drawn(folder.resolve("out"), "to-find"))
        .contains("; les alliés, chacun pour soi : 408,5 milliards Pour")
        .contains("Le moins à trouver : Pologne, rien.")
        .contains(asOne);
    assertThat(Sheets.text(folder.resolve("out/allyspend-2026-07.xlsx"), "Trajectoire"))
        .contains("Comptés chacun pour soi, 25 alliés sur 29 ont 408,5 milliards de dollars")
        .contains("; les plus grandes sommes : Royaume-Uni, France et Allemagne. " + asOne);
  }

  @Test
  void in_french_allies_stand_in_the_order_of_their_french_names() throws IOException {
    Path config = Files.writeString(folder.resolve("fr.json"), "{\"language\": \"fr\"}");

    run("report", "--period", "2024-07", "--config", config.toString(), "--out", path("out"));

    Path workbook = folder.resolve("out/allyspend-2024-07.xlsx");
    assertThat(Sheets.rows(workbook, "Objectifs"))
        .filteredOn(row -> row.get(0).equals("2 % du PIB"))
        .extracting(row -> row.get(1))
        .startsWith("Albanie", "Allemagne", "Belgique", "Bulgarie", "Croatie", "Danemark");
    assertThat(Sheets.text(workbook, "Résumé"))
        .contains("Albanie, Allemagne, Macédoine du Nord, Monténégro, Norvège, Pays-Bas");
  }

  /**
   * NATO, July 2026: the Netherlands' equipment is 20.34 % in 2019, 14.78 in 2022, 23.11 in 2025.
   */
  @Test
  void a_brief_tells_crossings_in_the_order_of_the_years() throws IOException {
    assertThat(Files.readString(made("2026-07").resolve("briefs/nld.html")))
        .contains(
            "in figures that begin in 2014 it was there for the first time in 2019, fell below it in"
                + " 2022, was there again in 2025.");
  }

  /**
   * NATO, July 2026: Greece 2.24 % in 2014, Germany 2.00 % in 2024. Germany was over it before
   * 1991, of which these figures tell nothing.
   */
  @Test
  void what_is_first_is_said_of_the_years_with_figures() throws IOException {
    Path briefs = made("2026-07").resolve("briefs");

    assertThat(Files.readString(briefs.resolve("deu.html")))
        .contains(
            "In 2026 it is at 2 % of GDP or over it; in figures that begin in 2014 it was there for"
                + " the first time in 2024.");
    assertThat(Files.readString(briefs.resolve("grc.html")))
        .contains(
            "In 2026 it is at 2 % of GDP or over it; it was there in 2014 already, where the"
                + " figures begin.");
    assertThat(text("2026-07", "What changed"))
        .contains(
            "By spending, at 2 % of GDP in 2026 for the first time in figures that begin in 2014:"
                + " Albania and Czechia.");
  }

  /**
   * NATO prints 222 million US dollars for Montenegro in 2026; a euro is 1.156824 of them so far.
   */
  @Test
  void small_sums_are_told_in_millions_in_euros_as_in_dollars() throws IOException {
    assertThat(Files.readString(made("2026-11").resolve("briefs/mne.html")))
        .contains("(192 million euros, at the mean rate of 2026 so far)", "<dd>222 million</dd>");
  }

  /**
   * NATO, July 2026, at 2021 prices: without Canada, Europe's 448,795 million US dollars of 2024
   * follow 374,397 of 2023, in which Sweden's 10,885 do not count yet: 19.9 %, or 16.5 with them.
   */
  @Test
  void the_summary_tells_no_new_member_as_a_rise() throws IOException {
    assertThat(Files.readString(made("2026-11").resolve("summary.html")))
        .contains(
            "Key figures by year; members count from the year they joined",
            "Real change (%), constant members</th>",
            ">448,795</td><td class=\"number\">2.02</td><td class=\"number\">16.5</td>");
    assertThat(Files.readString(made("2026-11").resolve("summary.json")))
        .containsPattern(
            "\"real_change\" : 19[.]87,\\s+\"real_change_constant_members\" : 16[.]48,");
  }

  /** NATO prints GDP and figures per head of its aggregates too, in which Iceland counts. */
  @Test
  void the_cover_counts_the_printed_aggregates_that_can_be_checked_and_no_others()
      throws IOException {
    assertThat(text("2026-07", "Cover"))
        .contains("All 128 printed aggregates that can be held against our sums of the allies'");
  }

  /** NATO, June 2024: Belgium is at 1.30 % in 2024, the deadline's year, which is not over. */
  @Test
  void no_deadline_is_said_to_have_passed_in_its_own_year() throws IOException {
    run("report", "--period", "2024-07", "--out", path("out"));

    assertThat(Sheets.rows(folder.resolve("out/allyspend-2024-07.xlsx"), "Allies"))
        .filteredOn(row -> row.get(0).startsWith("Belgium"))
        .singleElement()
        .satisfies(row -> assertThat(row).contains("no year left"));
  }

  @Test
  void nobody_knows_who_is_newly_at_a_target_in_the_first_year() throws IOException {
    assertThat(Sheets.rows(workbook("2026-07"), "Group targets"))
        .filteredOn(row -> row.contains("2014"))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.get(14)).isEqualTo("[x]"));
  }

  @Test
  void a_French_report_has_its_own_sentences_and_the_same_data() throws IOException {
    Path config = Files.writeString(folder.resolve("fr.json"), "{\"language\": \"fr\"}");

    run("report", "--period", "2026-08", "--out", path("en"));
    CommandLineRun french =
        run("report", "--period", "2026-08", "--config", config.toString(), "--out", path("fr"));

    assertThat(french.out()).contains(" findings (sheet Constats)");
    assertThat(Sheets.text(folder.resolve("en/allyspend-2026-08.xlsx"), "What changed"))
        .contains(
            "The Kiel Institute's edition Release 29 of 4 August 2026 is here for the first time.");
    // Kiel does not follow Montenegro, and is no source of what is told of it.
    assertThat(Files.readString(folder.resolve("en/briefs/deu.html")))
        .contains("; Kiel Institute, Ukraine Support Tracker, Release 29 (04/2026).</p>");
    assertThat(Files.readString(folder.resolve("en/briefs/mne.html")))
        .contains("Figures: NATO, Defence Expenditure of NATO Countries (2014-2026).</p>");
    assertThat(Sheets.text(folder.resolve("fr/allyspend-2026-08.xlsx"), "Changements"))
        .contains(
            "L'édition n° 29 du 4 août 2026 de l'Institut de Kiel est là pour la première fois.");
    for (String file : List.of("aggregates", "allies", "observations", "revisions", "road")) {
      assertThat(folder.resolve("fr/" + file + ".csv"))
          .hasSameBinaryContentAs(folder.resolve("en/" + file + ".csv"));
    }
  }

  @Test
  void the_command_names_no_sheet_that_is_left_out() throws IOException {
    Path config = Files.writeString(folder.resolve("few.json"), "{\"leaveOut\": [\"findings\"]}");

    assertThat(
            run("report", "--period", "2026-08", "--config", config.toString(), "--out", path("x"))
                .out()
                .strip())
        .endsWith(" findings");
  }

  @Test
  void what_is_new_beyond_the_sheet_is_told_to_stand_in_the_workbook() throws IOException {
    assertThat(Files.readString(made("2026-07").resolve("summary.html")))
        .contains("<li>By spending, again at 2 % of GDP in 2025: Bulgaria.</li>")
        .contains(" more on the workbook's sheet What changed</li>");
    assertThat(text("2026-07", "Cover"))
        .contains("By spending, again at 2 % of GDP in 2025: Bulgaria.")
        .contains(" more on the workbook's sheet What changed");
    assertThat(text("2026-07", "Summary")).contains(" more on the sheet What changed.");
  }

  /** NATO, July 2026: Greece is at 3.65 %, Poland at 4.68 %. */
  @Test
  void who_is_at_the_target_is_told_what_holding_it_takes() throws IOException {
    assertThat(Pages.text(made("2026-07").resolve("briefs/grc.html")))
        .contains(
            "Greece has reached 3.5 % of GDP, and needs 1.1 billion US dollars a year more in 2035")
        .contains("US dollars a year to find for 3.5 % of GDP in 2035, over 2026 1.1 billion");
    assertThat(Pages.text(made("2026-07").resolve("briefs/pol.html")))
        .contains("Poland has reached 3.5 % of GDP, and has only to hold it")
        .contains("to find for 3.5 % of GDP in 2035, over 2026 Nothing");
  }

  /** Kiel, August 2026: of Luxembourg 22 million euros in April 2025 and nothing in 2026. */
  @Test
  void who_allocated_nothing_is_told_no_percentage() throws IOException {
    assertThat(Pages.text(made("2026-11").resolve("briefs/lux.html")))
        .contains(
            "In January to April 2026 it allocated nothing, after 22 million euros in the same"
                + " months of 2025.");
  }

  @Test
  void an_edition_named_after_the_day_it_was_published_on_is_told_with_that_day_once()
      throws IOException {
    assertThat(text("2026-11", "Cover"))
        .contains(
            "NATO, 2014-2026, published on 9 July 2026, has figures to 2026",
            "Kiel Institute, Release 29 of 4 August 2026, runs to 30 April 2026;",
            "Eurostat, updated 27 April 2026, runs to 31 December 2025;");
  }

  /**
   * Kiel, August 2026: of Poland 3.877 million euros in January to April 2025, and then 292.817.
   */
  @Test
  void what_has_grown_manyfold_from_little_is_told_with_what_it_was_and_no_percentage()
      throws IOException {
    assertThat(Pages.text(made("2026-11").resolve("briefs/pol.html")))
        .contains(
            "In January to April 2026 it allocated 293 million euros, after 4 million euros in the"
                + " same months of 2025.");
    assertThat(Files.readString(made("2026-11").resolve("summary.html")))
        .contains(">\u00d775.5<")
        .doesNotContain("7,452.7");
  }

  @Test
  void of_revised_totals_those_that_move_most_are_told() throws IOException {
    assertThat(text("2026-07", "What changed"))
        .contains(
            "By revision the group's total for 2024 moves by +6.9 billion US dollars. By revision"
                + " the group's total for 2023 moves by −5.1 billion US dollars. By revision the"
                + " group's total for 2018 moves by +308 million US dollars. By revision 3 more of"
                + " the group's totals move, none of them by more than these.")
        .doesNotContain("moves by −0", "moves by +0");
  }

  /** What a chart says, its lines in one and its spaces plain. */
  private static String drawn(Path report, String chart) throws IOException {
    return Pages.text(report.resolve("charts/" + chart + ".svg"));
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
        "report --source ntao=x.xlsx  | ), found 'ntao'; did you mean 'nato'?",
        "report --source nto=x.xlsx   | --source: expected a source (nato, csv, sipri,",
        "report --period 2024-07 --as-of 2024-06-30 | --as-of: expected a moment of 2024-07 or after"
            + " it, the month reported on, found '2024-06-30'",
        "report --config nowhere      | --config: expected a file, found none at nowhere",
        "report --budget nowhere      | --budget: expected a file, found none at nowhere",
        "report --source csv=/dev/null | --source csv: expected a file, found /dev/null, which is none",
        "ingest nowhere --source csv --data x | FILE: expected a file, found none at nowhere",
        "report --live --address bogus=http://x.example/y | --address: expected a source (nato,",
        "report --out ''              | --out: expected a folder, found none",
        "report --data ''             | --data: expected a folder, found none",
        "report --config ''           | --config: expected a file, found none",
        "report --currency GBP        | --currency: expected USD or EUR, found 'GBP'",
        "report --source nato         | --source: expected ID=FILE, found 'nato'",
        "report more                  | expected nothing more, found 'more'",
        "report --perid 2026-10       | --version), found '--perid'; did you mean" + " '--period'?",
        "reprot                       | expected a command (check, ingest, migrate, releases, report or"
            + " serve), found 'reprot'; did you mean 'report'?",
        "serve --port many            | --port: expected a whole number, found 'many'",
        "serve --port 70000           | --port: expected 0 to 65535",
        "releases --data nowhere      | --data: expected a folder, found none at nowhere",
        "report --source nato=        | --source nato: expected a file, found none (see",
        "report --source =x.xlsx      | --source: expected ID=FILE, found '=x.xlsx'",
        "report --source ''           | --source: expected ID=FILE, found none",
        "report --as-of ''            | found none (see",
        "report --live --address nato= | --address nato: expected a URL, found none",
        "report --address nato=http://x.example/y --live --address nato=http://z.example |"
            + " --address: expected nato once, found it twice",
        "report --source csv=a --source csv=b | --source: expected csv once, found it twice; name a"
            + " folder of all its files, or file one after the other by 'ingest'",
        "report --out a --out b       | expected --out once, found it twice (see",
        "report --live --live         | expected --live once, found it twice (see",
        "report --address nato=http://x.example/y | --address: expected it with --live, found it without",
        "report --live --address nato=http://x.example/y --source nato=pom.xml | --address nato:"
            + " expected a source that is fetched, found one of which --source names a file; choose",
        "report --live --address nato=http://x.example/y --address nato:editions=http://x.example/z |"
            + " --address nato:editions: expected it without --address nato, which is then all that is read",
        "report --budget POL          | --budget POL: expected the declaration of a budget that is read,"
            + " found that of budget-pol; name its files by --source budget-pol",
        "report --source budget-pol=pom.xml --budget POL --budget POL | --budget: expected a declaration of"
            + " budget-pol once, found it twice",
        "ingest pom.xml --source budget-swe --budget POL --data x | --budget POL: expected the declaration of a"
            + " budget that is read, found that of budget-pol",
        "ingest pom.xml --source budget-pol --data nowhere | source budget-pol: expected what is declared of this"
            + " budget, found nothing that comes with Allyspend; name its declaration by --budget (see",
        "ingest pom.xml --source csv --data x --published 2026-11-25 | --published: expected no day after today,"
            + " found 2026-11-25 (see",
        "ingest pom.xml --source csv --data x --published 0026-11-25 | --published: expected a day such as",
        "ingest pom.xml --source csv --data x --published '' | --published: expected a day such as 2022-06-27,"
            + " found none",
        "serve --client me            | --client: expected it with --issuer, found it without",
        "serve --audience me          | --audience: expected it with --issuer, found it without",
        "serve --no-auth --issuer http://x.example | --no-auth: expected it without --issuer, found both",
        "serve --issuer foo           | --issuer: expected a URL that begins with https:// or http://, found 'foo'",
        "serve --issuer ''            | --issuer: expected a URL that begins with https:// or http://, found none",
        "serve --issuer http://x.example --client '' | --client: expected ID, found none",
        "releases --data . --as-of 2027-01-01 | --as-of: expected no moment after the end of today,",
        "report --live --period 2026-09 | --live: expected a report as of now, for which what is fetched is"
            + " known, found one as of 2026-10-01T00:00:00Z (the end of 2026-09-30); leave out --live, or --period (see",
        "report --live --as-of 2026-11-01 | --live: expected a report as of now, for which what is fetched is"
            + " known, found one as of 2026-11-02T00:00:00Z (the end of 2026-11-01); leave out --live, or --as-of (see",
        "report --live=yes            | --live: expected it without a value, found one",
        "report --live=false          | --live: expected it without a value, found one",
        "serve --no-auth=x            | --no-auth: expected it without a value, found one",
        "report --verbose=x           | --verbose: expected it without a value, found one",
        "report --help=x              | --help: expected it without a value, found one",
        "report -- --out              | expected nothing more, found '--out'",
        "report @own.csv              | expected nothing more, found '@own.csv'",
        "migrate                      | expected --data=DIR or --table=NAME, found none",
        "migrate --data d --table t   | expected --data=DIR or --table=NAME, found both",
        "migrate --table ''           | --table: expected NAME, found none",
        "report --out d --data d      | --out: expected a folder outside that of --data, which holds nothing"
            + " else, found d; choose another",
        "report --out ./d/../d/sub --data d | --out: expected a folder outside that of --data",
      })
  void a_wrong_command_line_is_told_with_status_2(String line, String message) throws IOException {
    String polish = Files.writeString(folder.resolve("pol.json"), polish()).toString();
    CommandLineRun outcome =
        run(
            Stream.of(line.replace("POL", polish).split(" +"))
                .map(word -> word.replace("''", ""))
                .toArray(String[]::new));

    assertThat(outcome.err())
        .contains(message.replace("POL", polish))
        .startsWith("allyspend: ")
        .hasLineCount(1);
    PlainWords.require(outcome.err().strip());
    assertThat(outcome.status()).isEqualTo(2);
  }

  @Test
  void a_file_where_the_folder_should_be_is_told_by_its_name() throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "a file");

    CommandLineRun outcome = run("report", "--out", file.toString());

    assertThat(outcome.err())
        .startsWith(
            "allyspend: --out: expected a folder, found "
                + file
                + ", which is none; choose another name");
    assertThat(outcome.status()).isEqualTo(1);
  }

  /** What was asked for is right, and this machine does not let it be done. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "report --out FILE/sub      | --out: expected a folder, found FILE, which is none; choose",
        "report --out /dev/null     | --out: expected a folder, found /dev/null, which is none;",
        "report --out /dev/null/sub | --out: expected a folder, found /dev/null, which is none;",
        "report --out /proc/x       | --out: expected a folder that can be written to, found /proc,"
            + " which can't; choose another place, or change its permissions",
        "report --data FILE         | --data: expected a folder, found FILE, which is none;",
        "report --data FILE/sub     | --data: expected a folder, found FILE, which is none;",
        "serve --data /proc/x       | --data: expected a folder that can be written to, found /proc,",
        "releases --data FILE       | --data: expected a folder, found FILE, which is none;",
        "check --data FILE          | --data: expected a folder, found FILE, which is none;",
        "serve --port PORT          | --port PORT: expected a port that is free, found one that is"
            + " in use; choose another, or 0 for any",
      })
  void what_this_machine_does_not_let_be_done_is_told_with_status_1(String line, String message)
      throws IOException {
    String file = Files.writeString(folder.resolve("file"), "a file").toString();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      CommandLineRun outcome = run(line.replace("FILE", file).replace("PORT", port).split(" +"));

      assertThat(outcome.err())
          .startsWith("allyspend: " + message.replace("FILE", file).replace("PORT", port))
          .hasLineCount(1);
      PlainWords.require(outcome.err().strip());
      assertThat(outcome.status()).isEqualTo(1);
    }
    assertThat(folder).isDirectoryNotContaining("glob:**/.*");
  }

  @Test
  void a_wrong_declaration_and_a_wrong_configuration_have_one_status() throws IOException {
    String file = Files.writeString(folder.resolve("wrong.json"), "{\"ally\": 1}").toString();

    assertThat(run("report", "--budget", file, "--out", path("out")).status()).isEqualTo(3);
    assertThat(run("report", "--config", file, "--out", path("out")).status()).isEqualTo(3);
  }

  @Test
  void the_list_of_releases_stands_in_columns_and_tells_the_warnings_of_one_source()
      throws IOException {
    Path csv =
        Files.writeString(
            folder.resolve("own.csv"),
            """
            # title: Own figures
            # edition: An edition whose name is a good deal longer than any column
            # publisher: Ministère
            subject,measure,base_year,period,value,status,note,place
            DEU,defence_expenditure_usd_current,,2024,97686,A,,
            """,
            ISO_8859_1);
    String data = path("data");
    assertThat(run("report", "--data", data, "--out", path("out")).status()).isZero();

    CommandLineRun filed = run("ingest", csv.toString(), "--source", "csv", "--data", data);
    assertThat(filed.out())
        .contains("1 observation, 1 warning (sheet Sources)")
        .contains("  warning: ");

    List<String> lines = run("releases", "--data", data).out().lines().toList();
    int state = lines.get(0).indexOf("STATE");
    assertThat(lines.stream().filter(line -> line.matches("(csv|nato|sipri) .*")))
        .hasSizeGreaterThan(3)
        .allMatch(line -> line.startsWith("  ", state - 2))
        .allMatch(line -> line.substring(state).matches("(in force|superseded).*"));
    assertThat(run("releases", "--data", data, "--source", "csv").out()).contains("  warning: ");
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

  @Test
  void what_aws_does_not_let_be_done_is_told_in_words_of_our_own() {
    for (SdkException e :
        List.of(
            SdkClientException.create("Unable to load region from any of the providers"),
            DynamoDbException.builder().statusCode(400).message("not authorized").build())) {
      PlainWords.require(MigrateCommand.unusable("spend", e).getMessage());
    }
  }

  @Test
  void a_folder_is_one_reports_whatever_month_was_in_it() throws IOException {
    assertThat(run("report", "--period", "2024-07", "--out", path("out")).status()).isZero();
    Files.writeString(folder.resolve("out/remarks.txt"), "a reader's");

    assertThat(run("report", "--out", path("out")).status()).isZero();

    Map<String, String> files = CommandLineRun.files(folder.resolve("out"));
    assertThat(files.remove("remarks.txt")).isNotNull();
    assertThat(files).isEqualTo(CommandLineRun.files(made("2026-11")));
  }

  @Test
  void a_workbook_of_another_month_that_would_stay_is_told_of_before_anything_is_made()
      throws IOException {
    Path other = folder.resolve("out/allyspend-2024-07.xlsx");
    Files.createDirectories(other.getParent());
    Files.writeString(other, "with somebody's remarks");

    CommandLineRun outcome = run("report", "--out", path("out"));

    assertThat(outcome.err())
        .isEqualToIgnoringNewLines(
            "allyspend: --out: expected a folder of one report, found "
                + other
                + ", of another month, that no report has written there or that was changed since;"
                + " name another folder, or move it away");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(CommandLineRun.files(folder.resolve("out"))).hasSize(1);
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
        "report --source sun=pom.xml      | --source: expected a source (nato, csv, sipri,"
            + " worldbank, kiel, eurostat, eda, ecb, budget-",
        "report --source nato=nowhere     | --source nato: expected a file, found none at nowhere",
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
  void a_folder_without_what_is_wanted_of_it_is_told_with_what_that_is() throws IOException {
    Path kiel = Files.createDirectories(folder.resolve("kiel"));

    assertThat(run("report", "--source", "kiel=" + kiel, "--out", path("out")).err())
        .isEqualToIgnoringNewLines(
            "allyspend: "
                + kiel
                + ": expected a folder with data_explorer.csv, eu_aid_shares.csv, release_info.csv,"
                + " total_allocations.csv, found none");
    Files.writeString(kiel.resolve("data_explorer.csv"), "donor");
    CommandLineRun half = run("report", "--source", "kiel=" + kiel, "--out", path("out"));
    assertThat(half.err())
        .contains("kiel: expected the file release_info.csv, found data_explorer.csv");
    assertThat(half.status()).isEqualTo(3);
    assertThat(
            run("report", "--source", "kiel=" + kiel + "/data_explorer.csv", "--out", path("out"))
                .err())
        .contains("expected a zip archive or a folder of files, found text");
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
    assertThat(run("--help").out()).containsPattern("130 +interrupted");
    assertThat(run("report", "--help").out()).contains("--source", "--as-of", "--data");
    for (String command : List.of("report", "ingest")) {
      String help = run(command, "--help").out().replaceAll("\\s+", " ");
      assertThat(help).contains(String.join(", ", SourceIds.classes().keySet()) + ", budget-swe");
      assertThat(help)
          .contains(String.join(", ", SourceIds.declaredBudgets()).replace(SourceIds.BUDGET, ""));
    }
    assertThat(run("--version").out()).startsWith("allyspend ");
    assertThat(run("report", "--version").out()).startsWith("allyspend ");
    assertThat(run().status()).isEqualTo(2);
  }

  /** The declaration of a budget of which none comes with Allyspend. */
  private static String polish() throws IOException {
    Path norwegian = Path.of(System.getProperty("allyspend.root"), "infra/budgets/nor.json");
    return Files.readString(norwegian).replace("NOR", "POL").replace("NOK", "PLN");
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
