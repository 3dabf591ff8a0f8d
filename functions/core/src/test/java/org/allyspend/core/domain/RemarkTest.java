package org.allyspend.core.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.allyspend.core.lambda.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemarkTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "NO_REAL_DOCUMENT|the act|its declaration has not read a real document yet (the act)",
        "DIFFERS|outturn/2025/1201/1200"
            + "|outturn of 2025 is 1201, and 1200 by what its declaration holds against it",
        "PART_DIFFERS|voted/pensions/2026/7/8.5"
            + "|voted (pensions) of 2026 is 7, and 8.5 by what its declaration holds against it",
        "UNKNOWN_TABLE|Notes|sheet Notes: is no table that is known, and was passed over",
        "SEVERAL_TITLES|Cover|sheet Cover: has several tables' titles and was passed over",
        "TABLE_LACKING|8b|this edition has no Table 8b",
        "NO_PRINTED_ROW|TABLE5/NATO Total/real_change"
            + "|sheet TABLE5: prints no row 'NATO Total' of real_change to check ours against",
        "NUMBER_AS_TEXT|TABLE2!F8/12.5|TABLE2!F8: the figure 12.5 is written as text and was read",
        "NOT_ITS_PARTS|line 7/1.5/1.4|line 7: is 1.5, but its parts add up to 1.4",
        "NO_ROWS_OF_ALLIES|SP.POP.TOTL/Greece, Spain"
            + "|indicator SP.POP.TOTL: expected rows of every ally, found none of Greece, Spain",
        "LOST_SPAN|outturn/2025-11/2026-01/3|outturn of 2025-11 to 2026-01 (3 periods)",
      })
  void a_remark_is_a_sentence(Remark.Kind kind, String values, String sentence) {
    assertThat(Remark.of(kind, values.split("/"))).hasToString(sentence);
  }

  @Test
  void it_may_rest_on_others() {
    Remark remark =
        new Remark(
            Remark.Kind.UNVERIFIED,
            List.of(),
            List.of(Remark.of(Remark.Kind.NO_CHECKED_FIGURE), Remark.said("and so on")));

    assertThat(remark.sentence())
        .isEqualTo(
            "is unverified: it has none of the figures that its declaration holds against it; and"
                + " so on");
  }

  @Test
  void what_it_rests_on_stands_in_its_place_and_one_thing_after_the_other() {
    Remark page =
        Remark.of(Remark.Kind.WEB_PAGE)
            .within(Remark.Kind.STATUS_FOR, "404")
            .within(Remark.Kind.AT, "https://example.org");
    Remark slow = Remark.of(Remark.Kind.TOO_SLOW, "20 s").within(Remark.Kind.ATTEMPTS, "3");

    assertThat(page.sentence())
        .isEqualTo("https://example.org: answers with status 404, expected a web page");
    assertThat(page.and(slow).and(Remark.said("and so on")).sentence())
        .isEqualTo(
            "https://example.org: answers with status 404, expected a web page; did not answer"
                + " within 20 s (attempts: 3); and so on");
    assertThat(page.within(Remark.Kind.BUILT_IN).sentence())
        .isEqualTo(
            "The built-in address was taken, since https://example.org: answers with status 404,"
                + " expected a web page.");
  }

  @Test
  void a_file_may_be_named_as_anything() {
    assertThat(Remark.of(Remark.Kind.NO_CHANGE, "{file}$1.csv").sentence())
        .isEqualTo("{file}$1.csv: changes nothing of what the declaration takes for defence");
  }

  @Test
  void each_place_has_what_stands_there() {
    assertThatThrownBy(() -> Remark.of(Remark.Kind.NOT_ITS_PARTS, "line 7", "1.5"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("NOT_ITS_PARTS has [place, figure, figure], not [line 7, 1.5]");
    assertThatThrownBy(() -> Remark.of(Remark.Kind.AT, "https://example.org", "and why"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void it_is_read_as_it_was_stored_be_it_by_a_version_that_kept_sentences_or_knows_more_kinds()
      throws Exception {
    Remark remark = Remark.of(Remark.Kind.NO_TITLE, "Cover");

    assertThat(Json.stored(Json.MAPPER.writeValueAsString(remark), Remark.class, "it"))
        .isEqualTo(remark);
    assertThat(Json.stored("\"this edition has no Table 8b\"", Remark.class, "it"))
        .isEqualTo(Remark.said("this edition has no Table 8b"));
    assertThat(
            Json.stored(
                """
                {"source": "csv", "at": "2026-11-25T06:00:00Z", "address": "a", "sha256": "",
                 "etag": "", "lastModified": "", "failure": "a: did not answer", "notice": "",
                 "found": ["It was found at b."]}
                """,
                Visit.class,
                "it"))
        .isEqualTo(
            new Visit(
                "csv",
                Instant.parse("2026-11-25T06:00:00Z"),
                "a",
                "",
                "",
                "",
                Remark.said("a: did not answer"),
                null,
                List.of(Remark.said("It was found at b."))));
    Remark later =
        Json.stored(
            """
            {"kind": "LATER", "values": ["Cover", "8b"], "because": [{"kind": "NO_CHECKED_FIGURE",
             "values": [], "because": []}], "since": 5}
            """,
            Remark.class,
            "it");
    assertThat(later.sentence()).isEqualTo("another version of Allyspend remarks on Cover, 8b");
  }
}
