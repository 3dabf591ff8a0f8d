package org.allyspend.ingest.eda;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allyspend.core.domain.Measure;
import org.allyspend.ingest.xlsx.Cell;

/** What EDA prints of each member, by the words of its tables; shares are printed as fractions. */
enum Indicator {
  TOTAL("Total Defence Expenditure", Measure.EDA_EXPENDITURE, 0),
  INVESTMENT("Defence Investment", Measure.EDA_INVESTMENT, 0),
  PROCUREMENT("Defence Equipment Procurement Expenditure", Measure.EDA_PROCUREMENT, 0),
  RESEARCH("Defence R&D Expenditure", Measure.EDA_RESEARCH, 0),
  SHARE_OF_GDP("Total Defence Expenditure as % of GDP", Measure.EDA_SHARE_OF_GDP, 2),
  SHARE_OF_GOVERNMENT(
      "Total Defence Expenditure as % of Government Expenditure",
      Measure.EDA_SHARE_OF_GOVERNMENT, 2),
  PER_CAPITA("Total Defence Expenditure per capita", Measure.EDA_PER_CAPITA, 0);

  private static final Map<String, Indicator> BY_WORDS =
      Stream.of(values())
          .collect(
              Collectors.toMap(one -> one.words.toLowerCase(Locale.ROOT), Function.identity()));

  private final String words;
  private final Measure measure;
  private final int shift;

  Indicator(String words, Measure measure, int shift) {
    this.words = words;
    this.measure = measure;
    this.shift = shift;
  }

  /** The one of these words, with blanks around them or none and in any case; or empty. */
  static Optional<Indicator> of(Cell cell) {
    return Optional.ofNullable(BY_WORDS.get(cell.text().strip().toLowerCase(Locale.ROOT)));
  }

  String words() {
    return words;
  }

  Measure measure() {
    return measure;
  }

  /** How far the point moves to the right. */
  int shift() {
    return shift;
  }
}
