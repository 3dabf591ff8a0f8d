package org.allyspend.core.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {
  @Test
  void a_place_in_a_line_is_read_as_it_is_written() {
    assertThat(Place.line("", 181)).isEqualTo("line 181");
    assertThat(Place.column(Place.line("pol.csv", 7), "Marzec 2026"))
        .isEqualTo("pol.csv line 7 column Marzec 2026");

    assertThat(Place.read("line 181")).contains(new Place("", 181, "", false, 0, false));
    assertThat(Place.read("pol.csv line 7 column Marzec 2026"))
        .contains(new Place("pol.csv", 7, "Marzec 2026", false, 0, false));
  }

  @Test
  void so_is_one_of_rows() {
    String rows = Place.rows(Place.column("pol.csv", "Pay"), true, 12);

    assertThat(rows).isEqualTo("pol.csv column Pay and others, 12 rows");
    assertThat(Place.elsewhere(Place.elsewhere(rows)))
        .isEqualTo("pol.csv column Pay and others, 12 rows and in other files");
    assertThat(Place.read(Place.elsewhere(rows)))
        .contains(new Place("pol.csv", 0, "Pay", true, 12, true));
    assertThat(Place.read("pol.csv column Pay, 1 row"))
        .contains(new Place("pol.csv", 0, "Pay", false, 1, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TABLE2!F8", "Table 1: Current prices", "DEU 2024", "", "line of credit"})
  void what_is_a_publishers_stays(String place) {
    assertThat(Place.read(place)).isEmpty();
  }
}
