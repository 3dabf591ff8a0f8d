package org.allyspend.core.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Figures that are packed are the figures they were. */
class PackedFiguresTest {
  private static final Figure FIRST = figure("8799.390", Status.NORMAL, "TABLE1!D28");
  private static final Figure SECOND = figure("-0.5", Status.ESTIMATED, "").noted("of its own");
  private static final Figure MISSING = Figure.missing("TABLE1!F28");

  @Test
  void figures_come_back_as_they_were_in_the_order_of_periods() {
    SortedMap<Period, Figure> packed =
        packed(Map.of("2015", MISSING, "2014-12", SECOND, "2014", FIRST));

    assertThat(packed).hasSize(3).isEqualTo(new TreeMap<>(packed));
    assertThat(packed.keySet())
        .extracting(Period::toString)
        .containsExactly("2014", "2014-12", "2015");
    assertThat(packed.values()).containsExactly(FIRST, SECOND, MISSING);
    assertThat(packed.firstKey()).hasToString("2014");
    assertThat(packed.lastKey()).hasToString("2015");
    assertThat(packed.get(Period.parse("2014-12"))).isEqualTo(SECOND);
    assertThat(packed.get(Period.parse("2016"))).isNull();
    assertThat(packed).containsKey(Period.parse("2015")).doesNotContainKey(Period.parse("2013"));
    assertThat(packed.tailMap(Period.parse("2014-12"))).hasSize(2);
  }

  /** Scales tell how precise a figure is, and are kept as they are. */
  @Test
  void no_digit_of_a_decimal_is_lost_however_many_there_are() {
    List<String> decimals =
        List.of("0", "0.00", "1E+3", "9223372036854775807", "-9223372036854775808", "1E-128");
    List<String> longer =
        List.of("9223372036854775808", "0.12345678901234567890123456789", "1E-129");

    assertThat(known(decimals)).containsExactlyElementsOf(decimals);
    assertThat(known(longer)).containsExactlyElementsOf(longer);
  }

  @Test
  void what_is_packed_is_changed_by_nobody() {
    SortedMap<Period, Figure> figures = new TreeMap<>(Map.of(Period.ofYear(2014), FIRST));
    SortedMap<Period, Figure> packed = PackedFigures.of(figures);
    figures.clear();

    assertThat(packed).hasSize(1);
    assertThatThrownBy(() -> packed.put(Period.ofYear(2015), SECOND))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> packed.remove(Period.ofYear(2014)))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void of_no_figures_there_is_no_first() {
    SortedMap<Period, Figure> packed = PackedFigures.of(new TreeMap<>());

    assertThat(packed).isEmpty();
    assertThatThrownBy(() -> packed.firstKey()).isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> packed.lastKey()).isInstanceOf(NoSuchElementException.class);
  }

  private static SortedMap<Period, Figure> packed(Map<String, Figure> figures) {
    SortedMap<Period, Figure> byPeriod = new TreeMap<>();
    figures.forEach((period, figure) -> byPeriod.put(Period.parse(period), figure));
    return PackedFigures.of(byPeriod);
  }

  /** Decimals that went through a series, as Java writes them: with their scale. */
  private static List<String> known(List<String> decimals) {
    SortedMap<Period, Figure> figures = new TreeMap<>();
    for (int i = 0; i < decimals.size(); i++) {
      figures.put(Period.ofYear(2000 + i), figure(decimals.get(i), Status.NORMAL, ""));
    }
    return PackedFigures.of(figures).values().stream()
        .map(figure -> figure.known().toString())
        .toList();
  }

  private static Figure figure(String known, Status status, String place) {
    return Figure.of(new BigDecimal(known), status, place);
  }
}
