package org.allyspend.ingest.sipri;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.allyspend.core.domain.Measure;

/** The sheets by country, known by their names; the base year of constant prices is in the name. */
enum SipriSheet {
  CONSTANT("Constant (NNNN) US$", Measure.MILITARY_EXPENDITURE_CONSTANT, 0),
  CURRENT("Current US$", Measure.MILITARY_EXPENDITURE, 0),
  SHARE_OF_GDP("Share of GDP", Measure.MILITARY_SHARE_OF_GDP, 2),
  PER_CAPITA("Per capita", Measure.MILITARY_EXPENDITURE_PER_CAPITA, 0),
  FINANCIAL_YEARS(
      "Local currency financial years", Measure.MILITARY_EXPENDITURE_NATIONAL_FINANCIAL, -6),
  CALENDAR_YEARS(
      "Local currency calendar years", Measure.MILITARY_EXPENDITURE_NATIONAL_CALENDAR, -6),
  SHARE_OF_GOVERNMENT("Share of Govt. spending", Measure.MILITARY_SHARE_OF_GOVERNMENT, 2);

  private final String words;
  private final Pattern pattern;
  private final Measure measure;
  private final int shift;

  SipriSheet(String words, Measure measure, int shift) {
    this.words = words;
    this.pattern =
        Pattern.compile(
            words.replaceAll("[().$]", "\\\\$0").replace("NNNN", "(?<base>\\d{4})"),
            Pattern.CASE_INSENSITIVE);
    this.measure = measure;
    this.shift = shift;
  }

  /** The sheet of this name, or empty where it is none by country. */
  static Optional<SipriSheet> named(String name) {
    return Stream.of(values())
        .filter(sheet -> sheet.pattern.matcher(name.strip()).matches())
        .findFirst();
  }

  String words() {
    return words;
  }

  Measure measure() {
    return measure;
  }

  /**
   * How far the point of a figure is moved to the right: shares are printed as fractions and
   * measured in percent, national currency is printed in units and measured in millions.
   */
  int shift() {
    return shift;
  }

  /** The base year the sheet's name states, or empty. */
  OptionalInt baseYear(String name) {
    Matcher matcher = pattern.matcher(name.strip());
    return words.contains("NNNN") && matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group("base")))
        : OptionalInt.empty();
  }
}
