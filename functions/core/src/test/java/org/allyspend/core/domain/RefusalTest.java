package org.allyspend.core.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalTest {
  private static final List<String> SOURCES = List.of("nato", "sipri", "worldbank", "csv");

  @Test
  void one_of_a_thing_is_told_as_one() {
    assertThat(Refusal.counted(1, "warning")).isEqualTo("1 warning");
    assertThat(Refusal.counted(15, "warning")).isEqualTo("15 warnings");
    assertThat(Refusal.counted(0, "warning")).isEqualTo("0 warnings");
  }

  @Test
  void its_parts_make_one_sentence() {
    assertThat(
            Refusal.at("TABLE2!N21")
                .expected("a figure")
                .found("a formula without a stored result")
                .todo("open the workbook in Excel and save it")
                .sentence())
        .isEqualTo(
            "TABLE2!N21: expected a figure, found a formula without a stored result; open the"
                + " workbook in Excel and save it");
    assertThat(Refusal.at("--out").expected("a folder").sentence())
        .isEqualTo("--out: expected a folder");
    assertThat(Refusal.at("").expected("JSON").found("HTML").sentence())
        .isEqualTo("expected JSON, found HTML");
  }

  @Test
  void a_slip_of_the_pen_is_answered_with_what_was_meant() {
    assertThat(Refusal.ofChoice("--source", "a source", SOURCES, "ntao").sentence())
        .isEqualTo(
            "--source: expected a source (nato, sipri, worldbank or csv), found 'ntao'; did you"
                + " mean 'nato'?");
    assertThat(Refusal.ofChoice("", "a source", SOURCES, "World_Bank").todo())
        .isEqualTo("did you mean 'worldbank'?");
    assertThat(Refusal.ofChoice("", "a source", SOURCES, "eurostat").todo()).isEmpty();
    assertThat(Refusal.ofChoice("", "a source", SOURCES, "").todo()).isEmpty();
  }

  @Test
  void a_long_list_is_not_told_but_still_looked_through() {
    List<String> codes = List.of(Ally.values()).stream().map(Ally::iso3).toList();

    assertThat(Refusal.ofChoice("", "an ally's code", codes, "fra").sentence())
        .isEqualTo("expected an ally's code, found 'fra'; did you mean 'FRA'?");
    assertThat(Refusal.ofChoice("", "an ally's code", codes, "GER").sentence())
        .isEqualTo("expected an ally's code, found 'GER'");
  }

  @Test
  void a_place_is_seen_from_what_holds_it() {
    Refusal member = Refusal.at("/2").expected("an ally");

    assertThat(member.within("/groups/0/members").within("configuration").where())
        .isEqualTo("configuration /groups/0/members/2");
    assertThat(Refusal.at("TABLE2!F8").within("file:def-exp.xlsx").where())
        .isEqualTo("file:def-exp.xlsx: TABLE2!F8");
    assertThat(Refusal.at("").within("line 2 column subject").where())
        .isEqualTo("line 2 column subject");
  }

  @Test
  void what_was_given_stays_in_bounds_and_on_one_line() {
    String sentence =
        Refusal.at("x".repeat(2_000)).expected("less").foundText("a\r\nb\u2028c").sentence();

    assertThat(sentence).hasSizeLessThanOrEqualTo(1_001);
    assertThat(Refusal.at("a").foundText("b\r\nc\u2028d\u0000e").sentence())
        .isEqualTo("a: found 'b c d e'");
  }

  @Test
  void an_exception_keeps_the_parts() {
    RefusedException refused =
        Refusal.at("cell").expected("a figure").exception().within("file:a.xlsx");

    assertThat(refused).hasMessage("file:a.xlsx: cell: expected a figure");
    assertThat(refused.refusal().expected()).isEqualTo("a figure");
  }
}
