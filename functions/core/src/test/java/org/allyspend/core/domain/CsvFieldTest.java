package org.allyspend.core.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvFieldTest {
  @Test
  void what_a_spreadsheet_would_compute_is_neutralised() {
    for (String live :
        List.of("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "'quoted")) {
      assertThat(CsvField.neutral(live)).isEqualTo("'" + live);
    }
  }

  @Test
  void numbers_and_other_texts_stay_as_they_are() {
    for (Object dead : List.of("-5.3", "+2", "1.5", "", "TABLE2!N21", "page 3", 2024)) {
      assertThat(CsvField.neutral(dead)).isEqualTo(dead);
    }
  }
}
