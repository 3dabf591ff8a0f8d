package org.allyspend.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ChartTest {
  private static final YearColumns.Column OUTTURN =
      new YearColumns.Column(2023, Optional.of(new BigDecimal("350.5")), "351", false);
  private static final YearColumns.Column ESTIMATE =
      new YearColumns.Column(2024, Optional.of(new BigDecimal("405.6")), "406", true);
  private static final YearColumns.Column MISSING =
      new YearColumns.Column(2022, Optional.empty(), "[x]", false);

  @Test
  void no_line_begins_with_a_sign_that_belongs_to_the_word_before_it() {
    assertThat(Letters.lines("soit 17,5 % de moins : Islande", 9, String::length))
        .containsExactly("soit", "17,5 % de", "moins :", "Islande");
    assertThat(Letters.together("soit 17,5 % « de moins »"))
        .isEqualTo("soit 17,5\u00a0% «\u00a0de moins\u00a0»");
  }

  @Test
  void a_chart_says_its_finding_its_measure_its_source_and_its_ends() {
    Chart chart = chart(columns(OUTTURN, ESTIMATE));

    assertThat(chart.element())
        .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"")
        .contains("role=\"img\"", "aria-label=\"Up &amp; up: from 351 to 406\"")
        .contains(">Up &amp; up</text>", ">in billions</text>", ">Source: us.</text>");
    assertThat(new String(chart.file("fr"), StandardCharsets.UTF_8))
        .contains("xml:lang=\"fr\"", "<title>Up &amp; up</title>", "<desc>Up &amp; up: from");
  }

  @Test
  void estimates_are_lighter_with_the_outline_of_their_colour() {
    String drawn = chart(columns(OUTTURN, ESTIMATE)).element();

    assertThat(drawn)
        .contains("fill=\"#0072B2\"/>")
        .contains("fill=\"#" + Palette.ACCENT.lighter() + "\" stroke=\"#0072B2\"/>");
    assertThat(Palette.ACCENT.lighter()).isEqualTo("8cc0dc");
  }

  @Test
  void a_missing_value_has_its_mark_and_no_column() {
    String drawn = chart(columns(MISSING, OUTTURN)).element();

    assertThat(drawn).contains(">[x]</text>");
    assertThat(drawn.split("<rect class=\"accent", -1)).hasSize(2);
  }

  @Test
  void places_have_a_point_and_our_digits_in_every_language() {
    Locale before = Locale.getDefault();
    String here = chart(columns(OUTTURN, ESTIMATE)).element();
    try {
      for (String tag : List.of("ar-EG", "fa-IR", "mr-IN", "ne-NP", "bn-BD", "my-MM", "fr-FR")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(chart(columns(OUTTURN, ESTIMATE)).element()).as(tag).isEqualTo(here);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void a_bar_below_zero_goes_to_the_left_and_its_name_stays_clear_of_it() {
    String drawn =
        chart(new NameBars(List.of(row("Up", "10"), row("Down", "-5"), unknown("None")), List.of()))
            .element();

    assertThat(drawn).contains(">-5</text>", ">[x]</text>");
    assertThat(drawn.split("<rect class=\"accent", -1)).hasSize(3);
    double zero =
        Double.parseDouble(
            drawn.replaceAll("(?s).*<line class=\"line-ink\" x1=\"([0-9.]+)\".*", "$1"));
    double left =
        Double.parseDouble(
            drawn.replaceAll("(?s).*<rect class=\"accent\" x=\"([0-9.]+)\".*", "$1"));
    assertThat(left).isLessThan(zero);
  }

  @Test
  void a_road_begins_where_the_figures_end() {
    TreeMap<Integer, BigDecimal> known = new TreeMap<>();
    known.put(2023, BigDecimal.ONE);
    known.put(2024, new BigDecimal("2"));
    TreeMap<Integer, BigDecimal> road = new TreeMap<>();
    road.put(2024, new BigDecimal("2"));
    road.put(2035, new BigDecimal("3.5"));

    String drawn = chart(new RoadLines(known, 2024, road, List.of(), List.of())).element();

    assertThat(drawn.split("<polyline", -1)).hasSize(4);
    assertThat(drawn).contains("stroke-dasharray=\"2 4\"", ">2035</text>");
  }

  /** NATO, July 2026: Denmark, whose road of 2025 passes just below what it spends in 2026. */
  @Test
  void what_stands_at_a_point_is_not_struck_through_by_a_line() {
    TreeMap<Integer, BigDecimal> known = new TreeMap<>();
    known.put(2014, new BigDecimal("1.15"));
    known.put(2024, new BigDecimal("2.29"));
    known.put(2025, new BigDecimal("3.27"));
    known.put(2026, new BigDecimal("3.49"));
    TreeMap<Integer, BigDecimal> road = new TreeMap<>();
    road.put(2025, new BigDecimal("3.27"));
    road.put(2035, new BigDecimal("3.50"));
    RoadLines.Label now = new RoadLines.Label(2026, new BigDecimal("3.49"), "2026: 3.49 %");

    String ahead = chart(new RoadLines(known, 2025, road, List.of(), List.of(now))).element();
    known.put(2026, new BigDecimal("2.49"));
    RoadLines.Label less = new RoadLines.Label(2026, new BigDecimal("2.49"), "2026: 2.49 %");
    String behind = chart(new RoadLines(known, 2025, road, List.of(), List.of(less))).element();

    assertThat(height(ahead, "2026: 3.49 %")).isLessThan(height(ahead, "<circle"));
    assertThat(height(behind, "2026: 2.49 %")).isGreaterThan(height(behind, "<circle"));
  }

  /** Of Greece, over 2 % in every year, the first column hid the name of the line. */
  @Test
  void a_target_is_named_before_the_first_column() {
    YearColumns.Line target = new YearColumns.Line(new BigDecimal("300"), "300");
    String drawn = chart(new YearColumns(List.of(OUTTURN, ESTIMATE), List.of(target))).element();

    double name = attribute(drawn, "<text[^>]* x=\"([0-9.]+)\"[^>]*>300<");
    assertThat(name).isLessThan(attribute(drawn, "<rect class=\"accent\" x=\"([0-9.]+)\""));
    assertThat(name).isLessThan(attribute(drawn, "<line class=\"line-beside\" x1=\"([0-9.]+)\""));
  }

  /** How far down a text or a circle stands. */
  private static double height(String drawn, String what) {
    return attribute(
        drawn,
        what.startsWith("<")
            ? what + "[^>]* cy=\"([0-9.]+)\""
            : "<text[^>]* y=\"([0-9.]+)\"[^>]*>" + what);
  }

  private static double attribute(String drawn, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(drawn);
    assertThat(found.find()).as(pattern).isTrue();
    return Double.parseDouble(found.group(1));
  }

  @Test
  void ticks_are_round_and_few() {
    assertThat(new Scale(0, 52, 0, 1).ticks()).hasSizeBetween(3, 7);
    assertThat(new Scale(0, 4.3, 0, 1).ticks())
        .extracting(BigDecimal::doubleValue)
        .containsExactly(0.0, 1.0, 2.0, 3.0, 4.0);
  }

  private static NameBars.Row row(String name, String value) {
    return new NameBars.Row(
        name, Optional.of(new BigDecimal(value)), value, Optional.empty(), Palette.ACCENT, false);
  }

  private static NameBars.Row unknown(String name) {
    return new NameBars.Row(name, Optional.empty(), "[x]", Optional.empty(), Palette.ACCENT, false);
  }

  private static YearColumns columns(YearColumns.Column... columns) {
    return new YearColumns(List.of(columns), List.of());
  }

  private static Chart chart(Chart.Drawing drawing) {
    return new Chart(
        "id", "Up & up", "in billions", "Up & up: from 351 to 406", "Source: us.", drawing);
  }
}
