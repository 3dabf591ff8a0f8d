package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.allyspend.core.lambda.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What reports say of national budgets in words, in both languages. Figures are of this test. */
class BudgetWordsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);

  @TempDir private static Path folder;

  /** The folders of reports, by what they are of: each is made for the first who asks for it. */
  private static final Map<String, Path> MADE = new HashMap<>();

  /** The report that was asked for last. */
  private Path out;

  /** 6500 million voted, 6700 as revised, 466 spent in each of nine months. */
  private void reportOfARevisedBudget(String language) throws IOException {
    report(
        language,
        MonthlyBudget.DESCRIBED + MonthlyBudget.UNVERIFIED,
        """
        {"stage": "voted", "column": "Voted", "wholeYear": true, "repeated": true},
        {"stage": "revised", "column": "Revised", "wholeYear": true, "repeated": true},
        {"stage": "outturn", "column": "Spent"}\
        """,
        rows(2025, 12, "6000;6100;500") + rows(2026, 9, "6500;6700;466"));
  }

  /** Votes are of months: 504 million in each of 2025, 544 in each of 2026. */
  private void reportOfVotesByMonth(String language) throws IOException {
    report(
        language,
        MonthlyBudget.DESCRIBED + MonthlyBudget.UNVERIFIED,
        """
        {"stage": "voted", "column": "Voted"}, {"stage": "outturn", "column": "Spent"}\
        """,
        rows(2025, 12, "504;;500") + rows(2026, 9, "544;;466"));
  }

  private static String rows(int year, int months, String figures) {
    return IntStream.rangeClosed(1, months)
        .mapToObj(month -> "%d-%02d;752;%s\n".formatted(year, month, figures))
        .collect(Collectors.joining());
  }

  private void report(String language, String fields, String figures, String rows)
      throws IOException {
    String of = String.join("\n", language, fields, figures, rows);
    out = MADE.get(of);
    if (out == null) {
      out = folder.resolve("out-" + MADE.size());
      make(language, MonthlyBudget.declared(fields, figures), rows);
      MADE.put(of, out);
    }
  }

  private void make(String language, String declared, String rows) throws IOException {
    Path declaration = Files.writeString(folder.resolve("pol.json"), declared);
    Path document =
        Files.writeString(
            folder.resolve("budget.csv"), "Month;Division;Voted;Revised;Spent\n" + rows);
    Path configuration =
        Files.writeString(
            folder.resolve("report.json"), "{\"language\": \"%s\"}".formatted(language));
    CommandLineRun.typed(
            CLOCK,
            "report --source budget-pol=%s --budget %s --config %s --out %s",
            document,
            declaration,
            configuration,
            out)
        .done();
  }

  private String sheet(String name) throws IOException {
    return Sheets.text(out.resolve("allyspend-2026-11.xlsx"), name);
  }

  private String brief() throws IOException {
    return Pages.text(out.resolve("briefs/pol.html"));
  }

  @Test
  void a_budget_that_was_revised_is_told_as_revised_beside_the_vote() throws IOException {
    reportOfARevisedBudget("en");

    String sentence =
        "Poland: 6.5 billion PLN voted for 2026, 8.3 % more than for 2025. As revised since, it is"
            + " 6.7 billion PLN, 3.1 % more than voted at first.";
    assertThat(sheet("National budgets")).contains(sentence);
    assertThat(brief()).contains(sentence);
    assertThat(sheet("Findings"))
        .contains(
            "Poland, 2026: 62.6 % of the budget as revised was spent in 9 months, 75.0 %"
                + " of the year.");
  }

  /** 5400 of 6100 as revised, and no month is to come. */
  @Test
  void a_year_that_is_over_is_not_said_to_be_uneven() throws IOException {
    report(
        "en",
        MonthlyBudget.DESCRIBED + MonthlyBudget.UNVERIFIED,
        """
        {"stage": "revised", "column": "Revised", "wholeYear": true, "repeated": true},
        {"stage": "outturn", "column": "Spent"}\
        """,
        rows(2025, 12, ";6100;450"));

    assertThat(sheet("Findings"))
        .contains(
            "Poland, 2025: 88.5 % of the budget as revised was spent in the year, all of whose"
                + " months are there.")
        .doesNotContain("uneven");
    assertThat(brief()).contains("Poland: 5.4 billion PLN spent in 2025.");
  }

  @Test
  void a_french_report_says_so_in_french() throws IOException {
    reportOfARevisedBudget("fr");

    assertThat(sheet("Budgets nationaux"))
        .contains(
            "Pologne : 6,5 milliards PLN votés pour 2026, soit 8,3 % de plus que pour 2025. Après"
                + " révision : 6,7 milliards PLN, soit 3,1 % de plus que le montant voté"
                + " initialement.");
    assertThat(sheet("Constats"))
        .contains(
            "Pologne, 2026 : 62,6 % du budget révisé ont été dépensés en 9 mois, soit"
                + " 75,0 % de l'année.");
  }

  @Test
  void votes_of_months_are_held_against_the_same_months_and_are_not_spent() throws IOException {
    reportOfVotesByMonth("en");

    assertThat(sheet("National budgets"))
        .contains(
            "Poland: 4.9 billion PLN voted for January to September 2026, 7.9 % more than for the"
                + " same months of 2025.");
    assertThat(sheet("Budgets by month"))
        .contains("Poland Spent September 2026")
        .doesNotContain("Poland Voted");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | National budgets | Poland: 466 million PLN spent in January 2026, 6.8 % less than in the same month of 2025.
          fr | Budgets nationaux | Pologne : 466 millions PLN dépensés en janvier 2026, soit 6,8 % de moins que pendant le même mois de 2025.
          """)
  void a_january_is_held_against_one_month(String language, String sheet, String sentence)
      throws IOException {
    report(
        language,
        MonthlyBudget.DESCRIBED + MonthlyBudget.UNVERIFIED,
        "{\"stage\": \"outturn\", \"column\": \"Spent\"}",
        rows(2025, 12, ";;500") + rows(2026, 1, ";;466"));

    assertThat(sheet(sheet)).contains(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | National budgets | -3   | Poland: \u22123 million PLN spent in January 2026, after 500 million in the same month of 2025.
          fr | Budgets nationaux | -3   | Pologne : \u22123 millions PLN dépensés en janvier 2026, après 500 millions pendant le même mois de 2025.
          en | National budgets | 1501 | Poland: 1.5 billion PLN spent in January 2026, after 500 million in the same month of 2025.
          fr | Budgets nationaux | 1501 | Pologne : 1,5 milliard PLN dépensé en janvier 2026, après 500 millions pendant le même mois de 2025.
          en | National budgets | 1499 | Poland: 1.5 billion PLN spent in January 2026, 199.8 % more than in the same month of 2025.
          """)
  void what_was_paid_back_or_grew_manyfold_is_told_with_what_it_was(
      String language, String sheet, String spent, String sentence) throws IOException {
    report(
        language,
        MonthlyBudget.DESCRIBED + MonthlyBudget.UNVERIFIED,
        "{\"stage\": \"outturn\", \"column\": \"Spent\"}",
        rows(2025, 12, ";;500") + rows(2026, 1, ";;" + spent));

    assertThat(sheet(sheet)).contains(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | Poland: 6.5 billion PLN voted for 2026, after 2.1 billion for 2025. As revised since, it is 19.6 billion PLN, after 6.5 billion voted at first.
          fr | Pologne : 6,5 milliards PLN votés pour 2026, après 2,1 milliards pour 2025. Après révision : 19,6 milliards PLN, contre 6,5 milliards votés initialement.
          """)
  void what_was_voted_or_revised_manyfold_is_told_with_what_it_was(String language, String sentence)
      throws IOException {
    report(
        language,
        MonthlyBudget.DESCRIBED + MonthlyBudget.UNVERIFIED,
        """
        {"stage": "voted", "column": "Voted", "wholeYear": true, "repeated": true},
        {"stage": "revised", "column": "Revised", "wholeYear": true, "repeated": true}\
        """,
        rows(2025, 12, "2100;2100;") + rows(2026, 9, "6500;19600;"));

    assertThat(brief()).contains(sentence);
  }

  @Test
  void what_was_voted_or_revised_has_not_the_status_of_an_outturn() throws IOException {
    reportOfARevisedBudget("en");

    assertThat(statuses("Data", "budget_voted_national_currency")).containsOnly("voted");
    assertThat(statuses("Data", "budget_revised_national_currency")).containsOnly("revised");

    reportOfARevisedBudget("fr");

    assertThat(statuses("Données", "budget_revised_national_currency")).containsOnly("révisé");
  }

  private List<String> statuses(String sheet, String measure) throws IOException {
    return Sheets.rows(out.resolve("allyspend-2026-11.xlsx"), sheet).stream()
        .filter(row -> row.size() > 8 && row.get(4).equals(measure))
        .map(row -> row.get(8))
        .toList();
  }

  @Test
  void a_french_report_has_no_english_of_ours_about_a_budget() throws IOException {
    reportOfVotesByMonth("fr");

    assertThat(sheet("Couverture"))
        .contains("Spending by month (non vérifié), par Ministry of Finance")
        .doesNotContain("(unverified)");
    assertThat(sheet("Sources"))
        .contains(
            "budget-pol : non vérifié : sa déclaration n'a encore lu aucun document réel ; la base"
                + " de contrôle de ses chiffres figure parmi les notes des éditeurs")
        .doesNotContain("is unverified");
    assertThat(sheet("Budgets par mois")).contains("budget.csv, colonne Spent, 1 ligne");
  }

  @Test
  void a_figure_that_is_not_as_printed_is_told_wherever_the_print_is_named() throws IOException {
    reportOfACheckedBudget("en");

    String sentence =
        "Held against the print. Not all of it agrees: voted of 2026 is 6500 million here, and"
            + " 6400.5 there.";
    assertThat(sheet("National budgets")).contains(sentence).doesNotContain("Unverified");
    assertThat(brief()).contains(sentence);
    assertThat(sheet("Sources"))
        .contains("voted, 2026: 6,500 here, and 6,400.5 by what its declaration holds against it");

    reportOfACheckedBudget("fr");

    assertThat(brief())
        .contains(
            "Comparaison avec l'imprimé. Tout n'y concorde pas : voté de 2026, 6500 millions ici"
                + " et 6400,5 là.");
  }

  @Test
  void a_french_report_names_documents_publishers_and_terms_in_french() throws IOException {
    String declared =
        """
        "title": {"en": "Spending by month", "fr": "Dépenses par mois"},
        "publisher": {"en": "Ministry of Finance", "fr": "le ministère des Finances"},
        "licence": {"en": "public", "fr": "domaine public"},\
        """;
    reportOf("fr", declared);

    String sources = sheet("Sources");
    assertThat(sources)
        .contains("Dépenses par mois", "Ministère des Finances", "domaine public")
        .contains("Dépenses publiques de défense, mise à jour du 27 avril 2026")
        .contains("Mention de l'OTAN ; ni vente ni usage publicitaire")
        .doesNotContain("Spending by month", "Ministry", "Credit", "Free reuse");
    assertThat(sheet("Couverture"))
        .contains(
            "Dépenses par mois (non vérifié), par le ministère des Finances. Conditions : domaine")
        .contains(
            "L'édition du ministère des Finances que retient ce rapport va jusqu'au 30 septembre"
                + " 2026")
        .doesNotContain("Credit", "Ministry");
    assertThat(sheet("Résumé"))
        .contains(
            "Croissance du PIB : Fonds monétaire international, Perspectives de l'économie"
                + " mondiale, octobre 2025.");

    reportOf("en", declared);

    assertThat(sheet("Sources"))
        .contains("Spending by month", "Ministry of Finance", "public")
        .contains("Government expenditure on defence, updated 27 April 2026")
        .contains("Credit NATO; not to be sold or used in advertising")
        .contains(terms());
  }

  /** The terms of each source as it says them itself. */
  private List<String> terms() throws IOException {
    JsonNode licences =
        Json.MAPPER.readTree(out.resolve("datapackage.json").toFile()).withArray("licenses");
    assertThat(licences).hasSize(6);
    return StreamSupport.stream(licences.spliterator(), false)
        .map(licence -> licence.get("title").asText())
        .toList();
  }

  private void reportOf(String language, String declared) throws IOException {
    report(
        language,
        declared + MonthlyBudget.UNVERIFIED,
        "{\"stage\": \"outturn\", \"column\": \"Spent\"}",
        rows(2026, 9, "6500;;466"));
  }

  /** What is spent in 2025 is as printed, and what is voted for 2026 is not. */
  private void reportOfACheckedBudget(String language) throws IOException {
    report(
        language,
        MonthlyBudget.DESCRIBED
            + """
        "checked": {
          "verified": true, "against": {"en": "the print", "fr": "l'imprimé"},
          "figures": [{"stage": "outturn", "period": "2025", "value": 6000},
                      {"stage": "voted", "period": "2026", "value": 6400.5}]
        },\
        """,
        """
        {"stage": "voted", "column": "Voted", "wholeYear": true, "repeated": true},
        {"stage": "outturn", "column": "Spent"}\
        """,
        rows(2025, 12, "6000;;500") + rows(2026, 9, "6500;;466"));
  }
}
