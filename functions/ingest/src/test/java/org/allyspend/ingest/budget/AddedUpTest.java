package org.allyspend.ingest.budget;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allyspend.core.domain.BudgetPart;
import org.allyspend.core.domain.BudgetStage;
import org.allyspend.core.domain.Content;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Remark;
import org.allyspend.ingest.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Months are no year by accident, and two columns are no sum. */
class AddedUpTest {
  private static final String OUTTURN = "{\"stage\": \"outturn\", \"column\": \"Spent\"}";

  /** Seven months, of which a declaration that takes the year alone would make a year. */
  private static final String MONTHS =
      """
      Period,Area,Spent,Vote
      2026-01,02,100,1400
      2026-02,02,101,
      2026-03,02,102,
      2026-04,02,103,
      2026-05,02,104,
      2026-06,02,105,
      2026-07,02,106,
      """;

  /** A declaration of our own; quotation marks as JSON has them. */
  static String declaration(String year, String figures) {
    return """
        {"ally": "EST", "title": "t", "publisher": "p", "licence": "l", "address": "https://example.org",
         "checked": {"verified": false, "against": "nothing"}, "currency": "EUR", "scale": "million",
         "plausible": {"year": [1, 10000], "month": [1, 5000]}, "covers": "c",
         "documents": [{"name": ".*\\\\.csv", "separator": ",",
           "rows": [{"column": "Area", "is": ["02"]}], %s, "figures": [%s]}]}
        """
        .formatted(year, figures);
  }

  static Publication read(String declaration, Map<String, String> files) {
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    files.forEach((name, text) -> bytes.put(name, text.getBytes(UTF_8)));
    BudgetSource source = BudgetSource.of("mine.json", declaration);
    return source.parse(source.document("files.zip", Content.of(Bundle.of(bytes).bytes())));
  }

  private static Publication read(String year, String figures, String csv) {
    return read(declaration(year, figures), Map.of("x.csv", csv));
  }

  private static String figure(Publication publication, BudgetStage stage, String period) {
    return Documents.figure(publication, stage, BudgetPart.WHOLE, period).known().toPlainString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"year\": {\"column\": \"Period\"}",
        "\"year\": {\"column\": \"Period\", \"like\": \"(?<year>20..).*\"}"
      })
  void a_year_is_not_taken_from_what_has_its_month(String year) {
    assertThatThrownBy(() -> read(year, OUTTURN, MONTHS))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "x.csv line 2 column Period: expected a year alone, found it with a month, '2026-01';"
                + " take the month too, by a group (?<month>…) or by 'month': twelve months make"
                + " their year by themselves; where its figures are the year's, say 'wholeYear'");
  }

  @Test
  void months_in_words_that_are_left_with_the_year_are_no_year() {
    String words = MONTHS.replace("2026-01", "Jan 2026").replaceAll("2026-0[2-7]", "Feb 2026");
    String year = "\"year\": {\"column\": \"Period\", \"like\": \".* (?<year>20..)\"}";

    assertThatThrownBy(() -> read(year, OUTTURN, words))
        .hasMessageContaining(
            "x.csv column Spent: expected rows of one year that say it alike, found 'Jan 2026' and"
                + " 'Feb 2026', both of 2026; take the month too");
    String taken =
        "\"year\": {\"column\": \"Period\", \"like\": \"(?<month>.*) (?<year>20..)\"}, \"month\":"
            + " {\"names\": [\"Jan\", \"Feb\", \"Mar\", \"Apr\", \"May\", \"Jun\", \"Jul\","
            + " \"Aug\", \"Sep\", \"Oct\", \"Nov\", \"Dec\"]}";
    assertThat(figure(read(taken, OUTTURN, words), BudgetStage.OUTTURN, "2026-02"))
        .isEqualTo("621");
  }

  @ParameterizedTest
  @ValueSource(strings = {"accounts_2026-07.csv", "accounts202607.csv", "07-2026 accounts.csv"})
  void a_year_in_a_files_name_is_not_taken_from_its_month(String name) {
    String json = declaration("\"year\": {\"inName\": true}", OUTTURN);

    assertThatThrownBy(() -> read(json, Map.of(name, "Area,Spent\n02,106\n")))
        .hasMessageStartingWith(
            name + ": file's name: expected a year alone, found it with a month, '" + name + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026", "2026-27", "2026/2027", "2011-12", "2011/12"})
  void a_year_and_a_year_of_two_are_years(String year) {
    String csv = "Period,Area,Spent\n" + year + ",02,1200\n" + year + ",02,34\n";

    assertThat(
            figure(
                read("\"year\": {\"column\": \"Period\"}", OUTTURN, csv),
                BudgetStage.OUTTURN,
                year.substring(0, 4)))
        .isEqualTo("1234");
  }

  @Test
  void a_year_of_two_digits_is_of_this_century_and_what_is_no_year_is_told() {
    String csv = "Period,Area,Spent\nApr-25,02,1\nMay-25,02,2\n";
    String year =
        "\"year\": {\"column\": \"Period\", \"like\": \"(?<month>[a-z]*)-(?<year>.*)\"}, \"month\":"
            + " {\"names\": [\"Jan\", \"Feb\", \"Mar\", \"Apr\", \"May\", \"Jun\", \"Jul\","
            + " \"Aug\", \"Sep\", \"Oct\", \"Nov\", \"Dec\"]}";

    assertThat(figure(read(year, OUTTURN, csv), BudgetStage.OUTTURN, "2025-05")).isEqualTo("2");
    for (String none : List.of("x", "0225", "202", "")) {
      assertThatThrownBy(() -> read(year, OUTTURN, csv.replace("May-25", "May-" + none)))
          .hasMessage(
              "x.csv line 3 column Period: expected a year such as 2026 or 26 where the declaration"
                  + " takes it from, found '"
                  + none
                  + "' in 'May-"
                  + none
                  + "'");
    }
  }

  @Test
  void a_column_of_months_that_nobody_declared_is_noticed() {
    String csv = MONTHS.replace("Period", "Year,Miesiąc").replace("2026-", "2026,");

    assertThatThrownBy(() -> read("\"year\": {\"column\": \"Year\"}", OUTTURN, csv))
        .hasMessageContaining(
            "expected rows of one year that say it alike, found '2026, Miesiąc 01' and '2026,"
                + " Miesiąc 02', both of 2026");
    String declared = "\"year\": {\"column\": \"Year\"}, \"month\": {\"column\": \"miesiąc\"}";
    assertThat(figure(read(declared, OUTTURN, csv), BudgetStage.OUTTURN, "2026-07"))
        .isEqualTo("106");
  }

  @Test
  void what_was_spent_in_some_months_is_not_said_to_be_the_years() {
    String year = "\"year\": {\"column\": \"Period\", \"like\": \"(?<year>20..)-(?<month>..)\"}";
    String whole = OUTTURN.replace("}", ", \"wholeYear\": true, \"added\": true}");

    assertThatThrownBy(() -> read(year, whole, MONTHS))
        .hasMessage(
            "x.csv column Spent: expected outturn of 2026 in the rows of one month, found it in"
                + " those of 2026-01 and of 2026-07; leave 'wholeYear' away: twelve months make"
                + " their year by themselves");
  }

  @Test
  void a_vote_in_the_rows_of_several_months_is_what_is_said_of_it() {
    String year = "\"year\": {\"column\": \"Period\", \"like\": \"(?<year>20..)-(?<month>..)\"}";
    String vote = "{\"stage\": \"voted\", \"column\": \"Vote\", \"wholeYear\": true}";
    String added = vote.replace("}", ", \"added\": true}");
    String repeated = vote.replace("}", ", \"repeated\": true}");
    String again = MONTHS.replace("101,\n", "101,1400\n").replace("102,\n", "102,1450\n");

    assertThat(figure(read(year, vote, MONTHS), BudgetStage.VOTED, "2026")).isEqualTo("1400");
    assertThatThrownBy(() -> read(year, vote, again))
        .hasMessage(
            "x.csv column Vote: expected voted of 2026 in the rows of one month, found it in those"
                + " of 2026-01 and of 2026-03; say 'added' where they are its changes, or"
                + " 'repeated' where each month states it anew and the latest counts");
    assertThat(figure(read(year, added, again), BudgetStage.VOTED, "2026")).isEqualTo("4250");
    assertThat(figure(read(year, repeated, again), BudgetStage.VOTED, "2026")).isEqualTo("1450");
  }

  @Test
  void a_vote_that_every_months_file_states_anew_is_the_latest_of_them() {
    String json =
        declaration(
            "\"year\": {\"column\": \"Period\", \"like\": \"(?<year>20..)-(?<month>..)\"}",
            "{\"stage\": \"revised\", \"column\": \"Vote\", \"wholeYear\": true, \"repeated\": true}");
    Map<String, String> files =
        Map.of(
            "b.csv", "Period,Area,Vote\n2026-01,02,700\n2026-01,02,700\n",
            "a.csv", "Period,Area,Vote\n2026-02,02,750\n2026-02,02,700\n");

    assertThat(figure(read(json, files), BudgetStage.REVISED, "2026")).isEqualTo("1450");
    assertThatThrownBy(() -> read(json.replace(", \"repeated\": true", ""), files))
        .hasMessageContaining("found it in those of 2026-01 and of 2026-02");
  }

  @Test
  void two_columns_of_one_stage_and_period_are_added_where_that_is_said_of_both() {
    String year = "\"year\": {\"column\": \"Period\"}";
    String csv = "Period,Area,Pay,Materiel\n2026,02,1000,200\n2026,02,30,4\n";
    String pay = "{\"stage\": \"voted\", \"column\": \"Pay\"}";
    String materiel = "{\"stage\": \"voted\", \"column\": \"Materiel\", \"added\": true}";

    assertThatThrownBy(() -> read(year, pay + "," + materiel, csv))
        .hasMessage(
            "x.csv column Materiel: expected voted of 2026 in one column, found it in x.csv column"
                + " Pay too; where they are parts to be added up, say 'added' of each; where their"
                + " names have the month, take it by a group (?<month>…)");
    Publication publication = read(year, pay.replace("}", ", \"added\": true},") + materiel, csv);
    assertThat(figure(publication, BudgetStage.VOTED, "2026")).isEqualTo("1234");
    assertThat(Documents.figure(publication, BudgetStage.VOTED, BudgetPart.WHOLE, "2026").place())
        .isEqualTo("x.csv column Pay and others, 4 rows");
  }

  @Test
  void columns_named_by_months_are_months() {
    String csv = "Area,2026-01,2026-02,2026-03\n02,100,101,102\n";
    String like = "{\"stage\": \"outturn\", \"like\": \"(?<year>20..)-%s\"}";
    String json = "\"emptyIsNothing\": false";

    assertThatThrownBy(() -> read(json, like.formatted(".."), csv))
        .hasMessageStartingWith(
            "x.csv column 2026-01: expected a year alone, found it with a month, '2026-01'");
    assertThatThrownBy(
            () ->
                read(
                    json,
                    "{\"stage\": \"outturn\", \"like\": \"... (?<year>20..)\"}",
                    csv.replaceAll("(2026)-..", "Jan $1").replaceFirst("Jan", "Feb")))
        .hasMessageContaining("expected outturn of 2026 in one column, found it in");
    assertThat(
            figure(read(json, like.formatted("(?<month>..)"), csv), BudgetStage.OUTTURN, "2026-03"))
        .isEqualTo("102");
  }

  @Test
  void months_of_years_to_date_may_be_a_file_each() {
    String json =
        declaration(
            "\"year\": {\"column\": \"Period\", \"like\": \"(?<year>20..)-(?<month>..)\"}",
            OUTTURN.replace("}", ", \"cumulative\": true}"));
    Map<String, String> files =
        Map.of(
            "january.csv", "Period,Area,Spent\n2026-01,02,60\n2026-01,02,40\n",
            "february.csv", "Period,Area,Spent\n2026-02,02,121\n2026-02,02,80\n");

    Publication publication = read(json, files);

    assertThat(figure(publication, BudgetStage.OUTTURN, "2026-02")).isEqualTo("101");
    assertThat(
            Documents.figure(publication, BudgetStage.OUTTURN, BudgetPart.WHOLE, "2026-02").place())
        .isEqualTo("february.csv column Spent, 2 rows");
  }

  @Test
  void two_supplementary_budgets_of_a_year_both_count() {
    String json =
        """
        {"ally": "EST", "title": "t", "publisher": "p", "licence": "l", "address": "https://example.org",
         "checked": {"verified": false, "against": "nothing"}, "currency": "EUR", "scale": "million",
         "plausible": {"year": [1, 10000]}, "covers": "c",
         "documents": [
           {"name": "act\\\\.csv", "separator": ",", "rows": [{"column": "Area", "is": ["02"]}],
            "year": {"is": 2026}, "figures": [{"stage": "voted", "column": "Now"}]},
           {"name": "change_.*", "separator": ",", "rows": [{"column": "Area", "is": ["02"]}],
            "year": {"is": 2026}, "figures": [{"stage": "revised", "column": "Now", "less": "Was"}]}]}
        """;

    Publication publication =
        read(
            json,
            Map.of(
                "act.csv", "Area,Now\n02,1000\n",
                "change_1.csv", "Area,Now,Was\n02,1100,1000\n",
                "change_2.csv", "Area,Now,Was\n02,1134,1100\n"));

    assertThat(figure(publication, BudgetStage.REVISED, "2026")).isEqualTo("1134");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026, 1234 | t",
        "2026, 1234.4 | t (unverified)",
        "2026, 1300 | t (unverified)",
        "2025, 1234 | t (unverified)"
      })
  void a_release_is_verified_where_it_holds_what_its_declaration_holds_against_it(
      String figure, String title) {
    String json =
        declaration("\"year\": {\"column\": \"Year\"}", OUTTURN)
            .replace(
                "\"verified\": false,",
                "\"verified\": true, \"figures\": [{\"stage\": \"outturn\", \"period\": \""
                    + figure.replace(", ", "\", \"value\": ")
                    + "}],");

    Publication publication = read(json, Map.of("x.csv", "Year,Area,Spent\n2026,02,1234\n"));

    assertThat(publication.title()).isEqualTo(title);
    assertThat(publication.warnings())
        .extracting(Remark::sentence)
        .hasSize(title.equals("t") ? 0 : 1)
        .allMatch(
            one ->
                one.equals(
                    figure.startsWith("2025")
                        ? "is unverified: it has none of the figures that its declaration holds"
                            + " against it"
                        : "is unverified: outturn of 2026 is 1234, and "
                            + figure.substring(6)
                            + " by what its declaration holds against it"));
  }

  @Test
  void a_figure_that_was_revised_is_told_where_others_agree() {
    String json =
        declaration("\"year\": {\"column\": \"Year\"}", OUTTURN)
            .replace(
                "\"verified\": false,",
                "\"verified\": true, \"figures\": [{\"stage\": \"outturn\", \"period\": \"2024\","
                    + " \"value\": 1100}, {\"stage\": \"outturn\", \"period\": \"2025\", \"value\":"
                    + " 1200}],");

    Publication publication =
        read(json, Map.of("x.csv", "Year,Area,Spent\n2024,02,1100\n2025,02,1201\n"));

    assertThat(publication.title()).isEqualTo("t");
    assertThat(publication.warnings())
        .extracting(Remark::sentence)
        .containsExactly(
            "outturn of 2025 is 1201, and 1200 by what its declaration holds against it");
  }

  @Test
  void a_year_is_held_against_its_twelve_months_and_to_the_digits_that_are_printed() {
    String json =
        declaration(
                "\"year\": {\"column\": \"Period\", \"like\": \"(?<year>20..)-(?<month>..)\"}",
                OUTTURN)
            .replace(
                "\"verified\": false,",
                "\"verified\": true, \"figures\": [{\"stage\": \"outturn\", \"period\": \"2025\","
                    + " \"value\": 1200.5}],");
    StringBuilder csv = new StringBuilder("Period,Area,Spent\n");
    for (int month = 1; month <= 12; month++) {
      csv.append("2025-").append(month < 10 ? "0" : "").append(month).append(",02,100.04\n");
    }

    assertThat(read(json, Map.of("x.csv", csv.toString())).title()).isEqualTo("t");
    assertThat(read(json.replace("1200.5", "1200.48"), Map.of("x.csv", csv.toString())).title())
        .isEqualTo("t");
    assertThat(read(json.replace("1200.5", "1200.6"), Map.of("x.csv", csv.toString())).title())
        .isEqualTo("t (unverified)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "013 | x.csv line 3 column Period: expected a month from 1 to 12, found '013'",
        "000 | x.csv line 3 column Period: expected a month from 1 to 12, found '000'"
      })
  void a_month_that_is_none_is_told_with_its_line(String month, String message) {
    String year = "\"year\": {\"column\": \"Period\", \"like\": \"(?<year>20..)(?<month>...)\"}";
    String csv = "Period,Area,Spent\n2026004,02,100\n2026" + month + ",02,1\n";

    assertThatThrownBy(() -> read(year, OUTTURN, csv)).hasMessage(message);
    assertThat(
            figure(
                read(year, OUTTURN, csv.replaceAll("2026" + month, "2026005")),
                BudgetStage.OUTTURN,
                "2026-04"))
        .isEqualTo("100");
  }

  @Test
  void why_no_row_is_defence_is_told_condition_by_condition() {
    String json =
        declaration("\"year\": {\"column\": \"Year\"}", OUTTURN)
            .replace(
                "[{\"column\": \"Area\", \"is\": [\"02\"]}]",
                "[{\"column\": \"Area\", \"is\": [\"2\", \"Défense\"]}, {\"column\": \"Kind\","
                    + " \"starts\": [\"Exp\"]}]");
    String csv = "Year,Area,Kind,Spent\n2026,02,Exp,1\n2026,03,Exp,1\n2026,02,Rev,1\n";

    assertThatThrownBy(() -> read(json, Map.of("x.csv", csv)))
        .hasMessage(
            "x.csv: expected rows that are defence, found none among 3: Area is '2' or 'Défense' in"
                + " 0 (it says '02', '03'), Kind starts with 'Exp' in 2 (it says 'Exp', 'Rev')");
  }

  @Test
  void quotation_marks_that_do_not_match_are_told_with_the_separator_in_use() {
    String csv = "Year;Area;Spent\n2026;\"0\"2;1\n";
    String json = declaration("\"year\": {\"column\": \"Year\"}", OUTTURN);

    assertThatThrownBy(() -> read(json.replace("\",\",", "\";\","), Map.of("x.csv", csv)))
        .hasMessage(
            "x.csv: after line 1: expected CSV, its fields between ';', found a field whose"
                + " quotation marks do not match; see whether that separates them, and quotation"
                + " marks inside of one are doubled");
    assertThatThrownBy(() -> read(json, Map.of("x.csv", "Year;Area;Spent\n2026;02;1\n")))
        .hasMessageEndingWith("see whether 'separator' is right: with ',' the line is one field");
  }
}
