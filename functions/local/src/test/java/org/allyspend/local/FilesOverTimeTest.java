package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.allyspend.core.store.ReleaseStore;
import org.allyspend.ingest.PublishersFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that a treasury issues one after the other, and what a report makes of them together. */
class FilesOverTimeTest {
  @TempDir private Path folder;
  private Instant now = Instant.parse("2026-11-25T11:59:00Z");
  private Path declaration;

  @BeforeEach
  void declare() throws IOException {
    declaration = declared("\"accumulates\": true,", "");
  }

  private Path declared(String accumulates, String cumulative) throws IOException {
    return Files.writeString(
        folder.resolve("pol.json"),
        MonthlyBudget.declared(
            MonthlyBudget.DESCRIBED + MonthlyBudget.UNVERIFIED + accumulates,
            "{\"stage\": \"outturn\", \"column\": \"Spent\"" + cumulative + "}"));
  }

  @Test
  void a_file_of_a_month_adds_to_those_before_it() throws IOException {
    ingest(file("2025.csv", "2025-11;80", "2025-12;90"));
    ingest(file("2026-01.csv", "2026-01;100"));
    CommandLineRun last = ingest(file("2026-02.csv", "2026-02;110"));

    assertThat(last.out())
        .contains("2026-02.csv: Ministry of Finance, to 2026-02")
        .contains("published, 4 observations")
        .doesNotContain("notice");
    assertThat(outturn()).containsExactly("2025-11 80", "2025-12 90", "2026-01 100", "2026-02 110");
    assertThat(ingest(folder.resolve("2026-01.csv")).out()).contains(": unchanged, 4 observations");
    assertThat(outturn()).hasSize(4);
  }

  @Test
  void what_a_later_file_says_of_a_month_goes_before_what_an_earlier_one_said() throws IOException {
    ingest(file("2026-01.csv", "2026-01;100"));
    ingest(file("2026-02 preliminary.csv", "2026-02;110"));
    ingest(file("2026-02 definitive.csv", "2026-02;111,5"));
    ingest(file("2026-03.csv", "2026-03;120"));
    assertThat(outturn()).containsExactly("2026-01 100", "2026-02 111.5", "2026-03 120");

    ingest(file("2026-03.csv", "2026-03;121"));
    assertThat(outturn()).containsExactly("2026-01 100", "2026-02 111.5", "2026-03 121");
  }

  @Test
  void a_file_that_is_handed_in_again_under_another_name_undoes_no_correction() throws IOException {
    ingest(file("2026-01.csv", "2026-01;100"));
    ingest(file("2026-02.csv", "2026-02;110"));
    ingest(file("2026-02 definitive.csv", "2026-02;111,5"));

    CommandLineRun again = ingest(file("2026-02 (1).csv", "2026-02;110"));

    assertThat(again.out()).contains(": unchanged, 2 observations");
    assertThat(outturn()).containsExactly("2026-01 100", "2026-02 111.5");
  }

  @Test
  void germanys_budgets_of_a_year_each_stand_beside_one_another() throws IOException {
    for (String year : List.of("2023", "2024")) {
      Path budget =
          Files.write(
              folder.resolve("hh_" + year + ".csv"),
              PublishersFiles.budget("germany/hh_" + year + ".csv"));
      CommandLineRun filed = run("ingest %s --source budget-deu --data %s", budget, data()).done();
      assertThat(filed.out()).contains("0 warnings").doesNotContain("notice");
    }
    assertThat(run("report --data %s --out %s", data(), out()).status()).isZero();

    // Einzelplan 14 as printed: 51,951,938 thousand euros of 2024 on 50,117,445 of 2023, 3.66 %.
    assertThat(Files.readString(Path.of(out(), "briefs/deu.html")))
        .contains("Germany: 52.0 billion EUR voted for 2024, 3.7 % more than for 2023.");
    assertThat(Files.readString(Path.of(out(), "observations.csv")))
        .contains(",2023,50117.445", ",2024,51951.938", ",2023,8409.017");
  }

  @Test
  void a_month_is_what_its_file_adds_to_the_year_to_date_of_the_file_before() throws IOException {
    declared("\"accumulates\": true,", ", \"cumulative\": true");
    ingest(file("2026-01.csv", "2026-01;100"));
    ingest(file("2026-02.csv", "2026-02;210,5"));
    ingest(file("2026-03.csv", "2026-03;330"));

    assertThat(outturn()).containsExactly("2026-01 100", "2026-02 110.5", "2026-03 119.5");
  }

  @Test
  void a_month_to_date_is_not_told_without_the_month_before() throws IOException {
    declared("\"accumulates\": true,", ", \"cumulative\": true");
    ingest(file("2026-01.csv", "2026-01;100"));

    CommandLineRun refused = attempt(file("2026-03.csv", "2026-03;330"));

    assertThat(refused.status()).isEqualTo(3);
    assertThat(refused.err())
        .contains(
            "2026-03.csv column Spent, 1 row: expected outturn of the year to 2026-02, to which"
                + " 2026-03 adds, found none; hand in the files from the fiscal year's first month"
                + " on, as a folder");
    assertThat(outturn()).containsExactly("2026-01 100");
  }

  @Test
  void of_two_files_that_are_handed_in_at_once_none_corrects_the_other_unawares()
      throws IOException {
    Path files = Files.createDirectory(folder.resolve("files"));
    Files.move(file("2026-01.csv", "2026-01;100"), files.resolve("2026-01.csv"));
    Files.move(file("2026-02.csv", "2026-02;110"), files.resolve("2026-02.csv"));
    Path corrected =
        Files.move(file("2026-02 b.csv", "2026-02;120"), files.resolve("2026-02 b.csv"));

    assertThat(attempt(files).err())
        .contains(
            "2026-02.csv column Spent, 1 row: expected outturn of 2026-02 once in what is handed in"
                + " at once, found another figure in another file of it too; hand in what corrects"
                + " the other alone, after it");

    Path alone = Files.move(corrected, folder.resolve("2026-02 b.csv"));
    // A file of all months so far says more than the one before.
    Files.move(
        file("to march.csv", "2026-01;101", "2026-02;110", "2026-03;130"),
        files.resolve("to march.csv"));
    ingest(files);
    ingest(alone);
    assertThat(outturn()).containsExactly("2026-01 101", "2026-02 120", "2026-03 130");
  }

  @Test
  void a_zero_stands_for_no_figure_where_no_bounds_say_otherwise() throws IOException {
    Files.writeString(
        declaration, Files.readString(declaration).replaceFirst("\"month\": \\[.*?], ", ""));

    assertThat(attempt(file("2026.csv", "2026-01;100", "2026-02;0")).err())
        .contains(
            "2026.csv column Spent, 1 row: expected outturn of 2026-02 other than 0, found 0; where"
                + " it stands for what is not known yet, say so under 'missing'");
  }

  /** A file to July is followed by August's by 30 September, and the vote by January's. */
  @Test
  void after_a_vote_alone_the_first_month_of_its_year_is_due_and_then_the_next()
      throws IOException {
    declared(
        "\"accumulates\": true, \"cadence\": {\"dueMonths\": 2, \"graceMonths\": 1},"
            + " \"fiscalYear\": {\"starts\": 10},",
        "");
    Files.writeString(
        declaration,
        Files.readString(declaration)
            .replace(
                "\"documents\": [",
                """
                "documents": [{
                  "name": "vote.*", "rows": [{"column": "Division", "is": ["752"]}],
                  "year": {"column": "Year"}, "figures": [{"stage": "voted", "column": "Voted"}]
                },"""));
    Path vote =
        Files.writeString(folder.resolve("vote.csv"), "Division;Year;Voted\n752;2026;1400\n");

    ingest(vote, "--published", "2026-09-20");
    assertThat(freshness())
        .contains("runs to 31 December 2027; its next edition is due by 30 November 2026");

    ingest(file("2026-10.csv", "2026-10;100"), "--published", "2026-11-20");
    assertThat(freshness())
        .contains("runs to 31 October 2026; its next edition is due by 31 December 2026");
  }

  /** What a report says of the treasury's age. */
  private String freshness() throws IOException {
    run("report --data %s --out %s", data(), out()).done();
    return Sheets.text(Path.of(out(), "allyspend-2026-11.xlsx"), "Cover");
  }

  @Test
  void a_month_left_out_is_told_and_the_files_so_far_stay_in_force() throws IOException {
    ingest(file("2026-01.csv", "2026-01;100"));
    Path later = file("2026-03.csv", "2026-03;120");

    CommandLineRun refused = attempt(later);

    assertThat(refused.status()).isEqualTo(3);
    assertThat(refused.err()).contains("expected outturn of 2026-02 before 2026-03, found none");
    assertThat(outturn()).containsExactly("2026-01 100");
    ingest(file("2026-02.csv", "2026-02;110"));
    ingest(later);
    assertThat(outturn()).containsExactly("2026-01 100", "2026-02 110", "2026-03 120");
  }

  @Test
  void a_file_of_an_earlier_day_is_to_come_before_the_later_ones() throws IOException {
    ingest(file("2026-02.csv", "2026-02;110"), "--published", "2026-03-20");

    CommandLineRun refused =
        attempt(file("2026-01.csv", "2026-01;100"), "--published", "2026-02-20");

    assertThat(refused.status()).isEqualTo(3);
    assertThat(refused.err())
        .contains("expected no day before 2026-03-20, that of the release it adds to")
        .contains("hand in the earlier file first, or all files as one folder or zip");
    assertThat(outturn()).containsExactly("2026-02 110");
  }

  @Test
  void a_file_that_takes_from_a_report_what_it_compared_with_is_told() throws IOException {
    declared("", "");
    ingest(file("2025.csv", "2025-11;80", "2025-12;90", "2026-01;100"));

    CommandLineRun outcome = ingest(file("2026-02.csv", "2026-02;110"));

    assertThat(outcome.out())
        .contains(
            "notice: file:2026-02.csv: it no longer has what the release before has, outturn of"
                + " 2025-11 to 2026-01 (3 periods): where each file has its own periods alone, the"
                + " declaration is to say 'accumulates'");
    assertThat(outturn()).containsExactly("2026-02 110");

    run("report --data %s --out %s", data(), out()).done();
    assertThat(Files.readString(Path.of(out(), "summary.html")))
        .contains("On 25 November 2026 not all was as expected: file:2026-02.csv: it no longer has")
        .doesNotContain("page of editions");
    Path french = Files.writeString(folder.resolve("fr.json"), "{\"language\": \"fr\"}");
    run("report --data %s --config %s --out %s", data(), french, out()).done();
    assertThat(Pages.text(Path.of(out(), "summary.html")))
        .contains(
            "Le 25 novembre 2026, tout n'était pas comme attendu : file:2026-02.csv : ne contient"
                + " plus ce que la publication précédente contient (exécuté, de 2025-11 à 2026-01"
                + " (3 périodes)) : si chaque fichier");
  }

  @Test
  void two_files_of_a_month_do_not_add_up_unawares() throws IOException {
    declared("", "");
    Path files = Files.createDirectory(folder.resolve("files"));
    Files.move(file("one.csv", "2026-02;110"), files.resolve("one.csv"));
    Files.move(file("two.csv", "2026-02;111"), files.resolve("two.csv"));

    assertThat(attempt(files).err())
        .contains(
            "two.csv column Spent, 1 row: expected outturn of 2026-02 in one document, found it in"
                + " one.csv column Spent, 1 row too; where later files go before earlier ones, say"
                + " 'accumulates'");
  }

  @Test
  void a_figure_of_a_month_to_come_is_none() throws IOException {
    CommandLineRun refused = attempt(file("2026.csv", "2026-11;110", "2026-12;5"));

    assertThat(refused.status()).isEqualTo(3);
    assertThat(refused.err())
        .contains(
            "outturn of 2026-12: expected none, since it has not begun by 2026-11-26, found one;"
                + " see whether the file prints what is missing in a way that is to be declared");
  }

  @Test
  void a_report_of_an_earlier_month_does_not_tell_what_had_not_happened() throws IOException {
    Path july = file("2026-07.csv", "2026-07;110");

    CommandLineRun named =
        run(
            "report --period 2026-06 --source budget-pol=%s --budget %s --out %s",
            july, declaration, out());

    assertThat(named.status()).isEqualTo(3);
    assertThat(named.err())
        .contains(
            "source budget-pol: expected a release of the time until 2026-06-30, found one with an"
                + " outturn of 2026-07; ask for a later period, or name the file as it was then");
  }

  @Test
  void a_budget_known_only_since_later_is_missed_aloud() throws IOException {
    ingest(file("2026-07.csv", "2026-07;110"));

    CommandLineRun august = run("report --period 2026-08 --data %s --out %s", data(), out()).done();
    assertThat(august.err())
        .contains(
            "source budget-pol is not in this report: it is known since 2026-11-25T12:00:00Z (say"
                + " --published where a file is older than its filing)");
  }

  /** What that sentence says is to be done. */
  @Test
  void a_budget_that_is_given_its_day_stands_in_the_reports_since() throws IOException {
    ingest(file("2026-07.csv", "2026-07;110"));
    assertThat(ingest(folder.resolve("2026-07.csv"), "--published", "2026-08-20").out())
        .contains("published 2026-08-20, known since 2026-08-20T00:00:00Z: dated, 1 observation");

    CommandLineRun august = run("report --period 2026-08 --data %s --out %s", data(), out()).done();
    assertThat(august.err()).doesNotContain("budget-pol");
    assertThat(Files.readString(Path.of(out(), "observations.csv"))).contains(",2026-07,110,");
    CommandLineRun july = run("report --period 2026-07 --data %s --out %s", data(), out()).done();
    assertThat(july.err()).contains("is not in this report: it is known since 2026-08-20");
  }

  @Test
  void the_release_of_several_files_is_of_the_day_of_its_last() throws IOException {
    Path july = file("2026-07.csv", "2026-07;110");
    Path august = file("2026-08.csv", "2026-08;120");
    ingest(july);
    ingest(august);

    assertThat(attempt(july, "--published", "2026-08-20").err())
        .contains(
            "published: expected the day of 2026-08.csv, the last file of the release in force,"
                + " found that of another; hand that file in again with its day");
    assertThat(ingest(august, "--published", "2026-09-20").out())
        .contains("published 2026-09-20, known since 2026-09-20T00:00:00Z: dated, 2 observations");
    assertThat(outturn()).containsExactly("2026-07 110", "2026-08 120");
  }

  /** What the release in force says was spent, month by month. */
  private List<String> outturn() {
    try (EmbeddedStores embedded = EmbeddedStores.open(Optional.of(folder.resolve("data")))) {
      ReleaseStore releases = embedded.stores().releases();
      return releases.series(releases.inForce("budget-pol", now).orElseThrow()).stream()
          .flatMap(series -> series.figures().entrySet().stream())
          .map(figure -> figure.getKey() + " " + figure.getValue().known().toPlainString())
          .toList();
    }
  }

  private Path file(String name, String... monthsAndFigures) throws IOException {
    StringBuilder text = new StringBuilder("Division;Month;Spent\n");
    for (String one : monthsAndFigures) {
      text.append("752;").append(one).append('\n');
      text.append("801;").append(one).append('\n');
    }
    return Files.writeString(folder.resolve(name), text);
  }

  private CommandLineRun ingest(Path file, String... more) {
    return attempt(file, more).done();
  }

  private CommandLineRun attempt(Path file, String... more) {
    return run(
        "ingest %s --source budget-pol --budget %s --data %s " + String.join(" ", more),
        file,
        declaration,
        data());
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private String out() {
    return folder.resolve("out").toString();
  }

  /** Each command a minute after the one before. */
  private CommandLineRun run(String line, Object... values) {
    now = now.plus(Duration.ofMinutes(1));
    return CommandLineRun.typed(Clock.fixed(now, ZoneOffset.UTC), line, values);
  }
}
