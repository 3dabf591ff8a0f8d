package org.allyspend.report.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.allyspend.core.config.Language;
import org.allyspend.report.Labels;
import org.allyspend.report.Tiles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummarySheetTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "476166.3 | 476.2 billion       | #,##0.0,\" billion\"",
        "999.6    | 1.0 billion         | #,##0.0,\" billion\"",
        "391.4    | 391 million         | #,##0\" million\"",
        "0.5      | 1 million           | #,##0\" million\"",
        "0.4      | less than a million | \"less than a million\""
      },
      delimiter = '|')
  void a_number_on_the_summary_reads_as_its_tile_does(
      BigDecimal millions, String words, String format) {
    String amount = new Labels(Language.ENGLISH).amount(millions);

    assertThat(amount).isEqualTo(words);
    assertThat(SummarySheet.format(new Tiles.Tile("gap", amount, "short", Optional.of(millions))))
        .isEqualTo(format);
  }
}
