package org.allyspend.ingest.budget;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.allyspend.core.domain.BudgetPart;
import org.allyspend.core.domain.BudgetStage;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Status;
import org.allyspend.ingest.PublishersFiles;
import org.allyspend.ingest.Sources;
import org.allyspend.ingest.discover.Announcements;
import org.allyspend.ingest.discover.Edition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The declarations of three treasuries against their own documents, figures as printed there. */
class RealBudgetsTest {
  private static final String DECEMBER = "statskontoret/utgifter-2025-12-definitiv.csv";
  private static final String JULY = "statskontoret/utgifter-2026-07.csv";

  @Test
  void swedens_military_defence_is_what_its_appropriations_add_up_to() throws IOException {
    Publication july = sweden(JULY);

    assertThat(sum(july, BudgetPart.WHOLE, 2025, 12)).isEqualTo("154684.84");
    assertThat(sum(july, BudgetPart.WHOLE, 2026, 7)).isEqualTo("81422.36");
    // 66,946.64818 to the digit.
    assertThat(sum(july, BudgetPart.WHOLE, 2025, 7)).isEqualTo("66946.65");
    assertThat(figure(july, BudgetPart.WHOLE, "2025-12").known())
        .isEqualByComparingTo("37915.36284399");
    assertThat(sum(sweden(DECEMBER), BudgetPart.WHOLE, 2025, 12)).isEqualTo("154684.84");
    assertThat(july.edition()).isEqualTo("to 2026-07");
    assertThat(july.currentTo()).isEqualTo(LocalDate.of(2026, 7, 31));
  }

  @Test
  void support_for_ukraine_is_a_part_inside_it() throws IOException {
    Publication july = sweden(JULY);

    assertThat(sum(july, BudgetPart.UKRAINE_SUPPORT, 2025, 12)).isEqualTo("5053.62");
    assertThat(sum(july, BudgetPart.UKRAINE_SUPPORT, 2026, 7)).isEqualTo("6791.98");
    assertThat(july.series())
        .filteredOn(series -> series.measure().id().contains("ukraine"))
        .hasSize(2)
        .allMatch(series -> series.note().startsWith("inside: "));
  }

  @Test
  void months_to_come_are_missing_and_a_printed_zero_is_a_figure() throws IOException {
    Publication july = sweden(JULY);

    assertThat(figure(july, BudgetPart.WHOLE, "2026-08").status()).isEqualTo(Status.MISSING);
    assertThat(figure(july, BudgetPart.WHOLE, "2026-12").value()).isEmpty();
    String zeros =
        changed(
            JULY,
            lines ->
                lines.stream()
                    .map(
                        line ->
                            line.contains(";2026;")
                                ? line.replaceFirst(";2026;[^;]*;", ";2026;0;")
                                : line)
                    .collect(Collectors.joining("\n")));
    // A month in which nothing at all was spent is below what is plausible, and said so.
    assertThatThrownBy(() -> sweden(zeros.getBytes(UTF_8)))
        .hasMessageContaining(
            "Utfall januari, 42 rows: expected outturn of 2026-01 between 1000 and 100000 million"
                + " SEK, found 0");
  }

  @Test
  void a_column_that_moved_with_its_name_is_read_where_it_is() throws IOException {
    String moved = changed(JULY, lines -> columns(lines, row -> swapped(row, 16, 10)));

    assertThat(sum(sweden(moved.getBytes(UTF_8)), BudgetPart.WHOLE, 2026, 7)).isEqualTo("81422.36");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "renamed | line 1: expected a column 'Utfall maj', found none of that name among",
        "shifted | line 58 column År: expected a year like",
        "missing | column Utfall juni, 42 rows: expected outturn of 2026-05 before 2026-06, found none",
        "scaled | column Utfall januari, 39 rows: expected outturn of 2025-01 between 1000 and 100000 million SEK, found 5640916.74209",
        "partly | line 58 column Utfall maj: expected a figure, as 41 other rows have one, found none",
        "words | line 58 column Utfall maj: expected a figure, found 'uppgift saknas'",
        "other | utgifter.csv: expected rows that are defence, found none among 113: Anslag starts with '0601' in 0 (it says '1601",
      })
  void what_has_changed_is_refused_in_one_sentence(String change, String message)
      throws IOException {
    String changed =
        changed(
            JULY,
            lines ->
                switch (change) {
                  case "renamed" ->
                      String.join("\n", lines).replaceFirst("Utfall maj", "Utfall i maj");
                  case "shifted" ->
                      edited(lines, row -> row[10].equals("2026") ? shifted(row) : row);
                  case "missing" ->
                      edited(lines, row -> row[10].equals("2026") ? with(row, 15, "") : row);
                  case "scaled" ->
                      edited(lines, row -> row[10].equals("År") ? row : timesThousand(row));
                  case "partly" ->
                      edited(lines, row -> isFirstOf2026(row) ? with(row, 15, "") : row);
                  case "words" ->
                      edited(
                          lines, row -> isFirstOf2026(row) ? with(row, 15, "uppgift saknas") : row);
                  default -> edited(lines, row -> with(row, 2, row[2].replace("0601", "1601")));
                });

    assertThatThrownBy(() -> sweden(changed.getBytes(UTF_8)))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("utgifter.csv")
        .hasMessageContaining(message);
  }

  private boolean seen;

  private boolean isFirstOf2026(String[] row) {
    boolean first = !seen && row[2].startsWith("0601") && row[10].equals("2026");
    seen |= first;
    return first;
  }

  @Test
  void a_definitive_december_is_announced_after_the_preliminary_one() throws IOException {
    Edition newest = newest("statskontoret/discovery-2025.html");

    assertThat(newest.year()).isEqualTo(2025);
    assertThat(newest.linked()).contains("month=12").contains("status=Definitiv");
    assertThat(newest("statskontoret/discovery-2026.html").linked())
        .startsWith("https://www.statskontoret.se/OpenDataManadsUtfallPage/GetFile?")
        .contains("fileType=Zip")
        .contains("Year=2026&month=7&");
  }

  private static Edition newest(String page) throws IOException {
    return Announcements.newest(
            Sources.of("budget-swe").editions().orElseThrow(),
            URI.create(
                "https://www.statskontoret.se/analys-och-statistik/oppna-data/manadsutfall/"),
            PublishersFiles.budget(page))
        .orElseThrow();
  }

  @Test
  void germanys_einzelplan_14_is_read_through_the_drift_of_its_columns() throws IOException {
    Publication publication =
        Documents.read(
            "budget-deu",
            Map.of(
                "hh_2023.csv", PublishersFiles.budget("germany/hh_2023.csv"),
                "hh_2024.csv", PublishersFiles.budget("germany/hh_2024.csv"),
                "nhh_2023_1.csv", PublishersFiles.budget("germany/nhh_2023_1.csv")));

    assertThat(voted(publication, BudgetPart.WHOLE, "2024")).isEqualByComparingTo("51951.938");
    assertThat(voted(publication, BudgetPart.WHOLE, "2023")).isEqualByComparingTo("50117.445");
    assertThat(voted(publication, BudgetPart.SPECIAL_FUND, "2023"))
        .isEqualByComparingTo("8409.017");
    assertThat(voted(publication, BudgetPart.ANNEX, "2023")).isEqualByComparingTo("256.5");
    assertThat(publication.warnings())
        .extracting(Remark::sentence)
        .containsExactly(
            "nhh_2023_1.csv: changes nothing of what the declaration takes for defence");
    assertThat(publication.edition()).isEqualTo("to 2024");
  }

  @Test
  void a_part_in_another_unit_is_refused_as_the_whole_is() throws IOException {
    String euros =
        new String(PublishersFiles.budget("germany/hh_2023.csv"), UTF_8)
            .replaceAll("(?m)^(14;[^;]*;a;[^;]*;91;.*;[0-9]{5,})(?=;[^;]*;[^;]*$)", "$1000");

    assertThatThrownBy(() -> Documents.read("budget-deu", "hh_2023.csv", euros.getBytes(UTF_8)))
        .hasMessageContaining("expected voted of 2023 (special_fund) within 300000 million EUR");
  }

  @Test
  void a_supplementary_budget_that_touches_defence_is_a_revised_budget() throws IOException {
    String supplement =
        new String(PublishersFiles.budget("germany/nhh_2023_1.csv"), UTF_8)
            .replaceFirst("(?m)^32;Bundesschuld;A;", "14;Verteidigung;A;");

    Publication publication =
        Documents.read(
            "budget-deu",
            Map.of(
                "hh_2023.csv", PublishersFiles.budget("germany/hh_2023.csv"),
                "nhh_2023_1.csv", supplement.getBytes(UTF_8)));

    // 12,588,930 in place of 12,246,272 thousand.
    assertThat(Documents.figure(publication, BudgetStage.REVISED, BudgetPart.WHOLE, "2023").known())
        .isEqualByComparingTo("50460.103");
    assertThat(voted(publication, BudgetPart.WHOLE, "2023")).isEqualByComparingTo("50117.445");
    assertThatThrownBy(
            () -> Documents.read("budget-deu", "nhh_2023_1.csv", supplement.getBytes(UTF_8)))
        .hasMessageContaining("expected the budget of 2023, which it changes, beside it");
  }

  @ParameterizedTest
  @CsvSource({
    "OUTTURN, 2021, 27073.8",
    "VOTED, 2022, 27100.6",
    "VOTED, 2023, 31346.0",
    "PLANNED, 2024, 27709.5",
    "PLANNED, 2025, 27078.4",
    "PLANNED, 2026, 26692.9",
  })
  void denmarks_act_has_outturn_budget_and_plans_in_one_row(
      BudgetStage stage, String year, String printed) throws IOException {
    Figure figure = Documents.figure(denmark(), stage, BudgetPart.WHOLE, year);

    assertThat(figure.known()).isEqualByComparingTo(printed);
    assertThat(figure.status())
        .isEqualTo(stage == BudgetStage.PLANNED ? Status.FORECAST : Status.NORMAL);
  }

  @Test
  void plans_do_not_make_a_release_current() throws IOException {
    assertThat(denmark().currentTo()).isEqualTo(LocalDate.of(2023, 12, 31));
  }

  private static Publication denmark() throws IOException {
    return Documents.read(
        "budget-dnk", "finanslov_y2023.tsv", PublishersFiles.budget("denmark/finanslov_y2023.tsv"));
  }

  private static Publication sweden(String file) throws IOException {
    return sweden(PublishersFiles.budget(file));
  }

  private static Publication sweden(byte[] bytes) {
    return Documents.read("budget-swe", "utgifter.csv", bytes);
  }

  private static String changed(String file, Function<List<String>, String> change)
      throws IOException {
    return change.apply(new String(PublishersFiles.budget(file), UTF_8).lines().toList());
  }

  private static String edited(List<String> lines, UnaryOperator<String[]> change) {
    return columns(lines, change);
  }

  private static String columns(List<String> lines, UnaryOperator<String[]> change) {
    return lines.stream()
        .map(line -> String.join(";", change.apply(line.split(";", -1))))
        .collect(Collectors.joining("\n"));
  }

  private static String[] swapped(String[] row, int one, int other) {
    String[] copy = row.clone();
    copy[one] = row[other];
    copy[other] = row[one];
    return copy;
  }

  private static String[] with(String[] row, int at, String value) {
    String[] copy = row.clone();
    copy[at] = value;
    return copy;
  }

  /** A column more in the lines than in the header: everything stands one to the right. */
  private static String[] shifted(String[] row) {
    String[] copy = Arrays.copyOf(row, row.length);
    System.arraycopy(row, 9, copy, 10, row.length - 10);
    return copy;
  }

  private static String[] timesThousand(String[] row) {
    String[] copy = row.clone();
    IntStream.range(11, 23)
        .filter(i -> !row[i].isEmpty())
        .forEach(
            i ->
                copy[i] =
                    new BigDecimal(row[i].replace(',', '.'))
                        .movePointRight(3)
                        .toPlainString()
                        .replace('.', ','));
    return copy;
  }

  private static Figure figure(Publication publication, BudgetPart part, String period) {
    return Documents.figure(publication, BudgetStage.OUTTURN, part, period);
  }

  private static BigDecimal voted(Publication publication, BudgetPart part, String year) {
    return Documents.figure(publication, BudgetStage.VOTED, part, year).known();
  }

  /** The sum of a year's first months, in millions to two decimals. */
  private static String sum(Publication publication, BudgetPart part, int year, int months) {
    return IntStream.rangeClosed(1, months)
        .mapToObj(month -> figure(publication, part, "%d-%02d".formatted(year, month)).known())
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .setScale(2, RoundingMode.HALF_UP)
        .toPlainString();
  }
}
