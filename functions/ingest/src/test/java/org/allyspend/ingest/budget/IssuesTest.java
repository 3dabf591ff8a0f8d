package org.allyspend.ingest.budget;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.allyspend.core.domain.BudgetPart;
import org.allyspend.core.domain.BudgetStage;
import org.allyspend.core.domain.Content;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.Remark;
import org.allyspend.ingest.Bundle;
import org.junit.jupiter.api.Test;

/** Files that a treasury issues month by month, each in a zip of its own, handed in together. */
class IssuesTest {
  private static final String IN_NAME =
      "\"year\": {\"inName\": true, \"like\": \"(?<year>20\\\\d{2})_(?<month>\\\\d{2})\"}";
  private static final String SPENT = "{\"stage\": \"outturn\", \"column\": \"Spent\"}";

  private static byte[] zip(String name, String text) {
    return Bundle.of(Map.of(name, text.getBytes(UTF_8), "readme.txt", "words".getBytes(UTF_8)))
        .bytes();
  }

  private static Publication read(BudgetSource source, String name, byte[] bytes) {
    return source.parse(source.document(name, Content.of(bytes)));
  }

  private static String outturn(Publication publication, String month) {
    return Documents.figure(publication, BudgetStage.OUTTURN, BudgetPart.WHOLE, month)
        .known()
        .toPlainString();
  }

  @Test
  void months_stand_in_the_names_of_zips_whose_files_are_called_alike() {
    BudgetSource source = BudgetSource.of("mine.json", AddedUpTest.declaration(IN_NAME, SPENT));
    byte[] folder =
        Bundle.of(
                Map.of(
                    "2026_01_Data.zip", zip("data.csv", "Area,Spent\n02,100\n"),
                    "2026_02_Data.zip", zip("data.csv", "Area,Spent\n02,101\n")))
            .bytes();

    Publication publication = read(source, "folder", folder);

    assertThat(outturn(publication, "2026-01")).isEqualTo("100");
    assertThat(outturn(publication, "2026-02")).isEqualTo("101");
    assertThat(
            Documents.figure(publication, BudgetStage.OUTTURN, BudgetPart.WHOLE, "2026-02").place())
        .isEqualTo("2026_02_Data.zip/data.csv column Spent, 1 row");
    assertThat(publication.warnings())
        .extracting(Remark::sentence)
        .contains(
            "2026_02_Data.zip/readme.txt: is none of the documents declared, and was passed over");
    assertThat(
            outturn(
                read(source, "2026_03_Data.zip", zip("data.csv", "Area,Spent\n02,102\n")),
                "2026-03"))
        .isEqualTo("102");
  }

  @Test
  void the_same_month_in_two_zips_is_told_with_both() {
    BudgetSource source =
        BudgetSource.of(
            "mine.json", AddedUpTest.declaration("\"year\": {\"column\": \"Year\"}", SPENT));
    byte[] month = zip("data.csv", "Year,Area,Spent\n2026,02,100\n");

    assertThatThrownBy(
            () -> read(source, "folder", Bundle.of(Map.of("a.zip", month, "b.zip", month)).bytes()))
        .hasMessageStartingWith(
            "b.zip/data.csv column Spent, 1 row: expected outturn of 2026 in one document, found it"
                + " in a.zip/data.csv column Spent, 1 row too");
  }

  @Test
  void what_a_machine_puts_into_a_zip_for_itself_is_no_document() {
    BudgetSource source =
        BudgetSource.of(
            "mine.json", AddedUpTest.declaration("\"year\": {\"column\": \"Year\"}", SPENT));
    byte[] zip =
        Bundle.of(
                Map.of(
                    "x.csv", "Year,Area,Spent\n2026,02,100\n".getBytes(UTF_8),
                    "__MACOSX/._x.csv", new byte[] {0, 5, 22, 7},
                    ".DS_Store", new byte[] {0, 0}))
            .bytes();

    assertThat(read(source, "x.zip", zip).warnings())
        .extracting(Remark::sentence)
        .allMatch(warning -> warning.startsWith("is unverified"));
  }

  @Test
  void a_months_change_to_a_vote_that_a_later_file_states_anew_counts_once() {
    String json =
        AddedUpTest.declaration(
                "\"year\": {\"column\": \"Period\", \"like\": \"(?<year>20..)-(?<month>..)\"}",
                SPENT
                    + ", {\"stage\": \"voted\", \"column\": \"Vote\", \"wholeYear\": true,"
                    + " \"added\": true}")
            .replace("\"covers\"", "\"accumulates\": true, \"covers\"");
    Publication publication =
        Documents.readAfter(
            BudgetSource.of("mine.json", json),
            Map.of(
                "1.csv",
                "Period,Area,Spent,Vote\n2026-01,02,100,1400\n2026-02,02,101,50\n".getBytes(UTF_8)),
            "2.csv",
            "Period,Area,Spent,Vote\n2026-02,02,102,60\n".getBytes(UTF_8));

    assertThat(outturn(publication, "2026-02")).isEqualTo("102");
    assertThat(
            Documents.figure(publication, BudgetStage.VOTED, BudgetPart.WHOLE, "2026")
                .known()
                .toPlainString())
        .isEqualTo("1460");
  }

  @Test
  void what_a_later_file_leaves_blank_stays_as_the_earlier_one_has_it() {
    String json =
        AddedUpTest.declaration(
                "\"year\": {\"column\": \"Year\"}",
                "{\"stage\": \"voted\", \"column\": \"Vote\"},"
                    + " {\"stage\": \"outturn\", \"months\": [\"J\", \"F\", \"M\", \"A\", \"Y\","
                    + " \"N\", \"L\", \"G\", \"S\", \"O\", \"V\", \"D\"]}")
            .replace("\"covers\"", "\"accumulates\": true, \"covers\"");
    String header = "Year,Area,Vote,J,F,M,A,Y,N,L,G,S,O,V,D\n";
    Publication publication =
        Documents.readAfter(
            BudgetSource.of("mine.json", json),
            Map.of("1.csv", (header + "2026,02,1400,100,101,102,,,,,,,,,\n").getBytes(UTF_8)),
            "2.csv",
            (header + "2026,02,,110,,,,,,,,,,,\n").getBytes(UTF_8));

    assertThat(outturn(publication, "2026-01")).isEqualTo("110");
    assertThat(outturn(publication, "2026-03")).isEqualTo("102");
    assertThat(
            Documents.figure(publication, BudgetStage.VOTED, BudgetPart.WHOLE, "2026")
                .known()
                .toPlainString())
        .isEqualTo("1400");
  }

  @Test
  void in_pieces_they_are_what_they_are_whole() {
    BudgetSource source = BudgetSource.of("mine.json", AddedUpTest.declaration(IN_NAME, SPENT));
    StringBuilder csv = new StringBuilder("Area,Spent\n");
    for (int row = 0; row < 100; row++) {
      csv.append("02,1.5\n");
    }
    Content release = source.document("2026_03.zip", Content.of(zip("data.csv", csv.toString())));
    Content[] kept = new Content[2];

    Optional<Division> division =
        source.divided(
            release,
            100,
            "raw",
            (number, content) -> {
              kept[number] = Content.of(content.bytes());
              return "kept-" + number;
            });

    assertThat(division).isPresent();
    Publication joined =
        division
            .get()
            .join(
                division.get().pieces().stream()
                    .map(
                        piece ->
                            division
                                .get()
                                .read(
                                    piece,
                                    (key, from, to) ->
                                        Content.of(
                                            Arrays.copyOfRange(
                                                key.equals("raw")
                                                    ? release.bytes()
                                                    : kept[Integer.parseInt(key.substring(5))]
                                                        .bytes(),
                                                (int) from,
                                                (int) to))))
                    .toList());
    assertThat(joined).isEqualTo(source.parse(release));
    assertThat(outturn(joined, "2026-03")).isEqualTo("150.0");
  }
}
