package org.allyspend.ingest.worldbank;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Refusal;

/** The indicators that are read, in the order in which they are fetched. */
enum Indicator {
  GDP("NY.GDP.MKTP.CD", "current US$", Measure.GDP, -6, ""),
  GDP_CONSTANT("NY.GDP.MKTP.KD", "constant", Measure.GDP_CONSTANT, -6, ""),
  POPULATION("SP.POP.TOTL", "Population", Measure.POPULATION, -3, ""),
  MILITARY_EXPENDITURE(
      "MS.MIL.XPND.CD", "current US", Measure.MILITARY_EXPENDITURE, -6, Indicator.SIPRIS),
  MILITARY_SHARE_OF_GDP(
      "MS.MIL.XPND.GD.ZS", "% of GDP", Measure.MILITARY_SHARE_OF_GDP, 0, Indicator.SIPRIS);

  /** The World Bank takes military expenditure over from SIPRI: it is no second opinion. */
  private static final String SIPRIS = "SIPRI's figure";

  private static final Pattern BASE_YEAR =
      Pattern.compile("constant (?<base>(?:19|20)\\d{2}) US\\$");

  private final String code;
  private final String words;
  private final Measure measure;
  private final int shift;
  private final String note;

  Indicator(String code, String words, Measure measure, int shift, String note) {
    this.code = code;
    this.words = words;
    this.measure = measure;
    this.shift = shift;
    this.note = note;
  }

  /** The indicator of this code, or empty where it is none that is read. */
  static Optional<Indicator> of(String code) {
    return Stream.of(values()).filter(one -> one.code.equals(code)).findFirst();
  }

  /** The codes of all. */
  static List<String> codes() {
    return Stream.of(values()).map(Indicator::code).toList();
  }

  /** Whether a page is of this indicator, as its first row says. */
  boolean isOn(Page page) {
    return page.rows().stream()
        .findFirst()
        .filter(row -> row.path("indicator").path("id").asText().equals(code))
        .isPresent();
  }

  String code() {
    return code;
  }

  Measure measure() {
    return measure;
  }

  /** What its printed name has in it, which tells the unit. */
  String words() {
    return words;
  }

  /** How far the point moves to the right: money and people are printed in ones. */
  int shift() {
    return shift;
  }

  String note() {
    return note;
  }

  /** The price basis; the base year of constant prices stands in the indicator's printed name. */
  PriceBasis basis(String name) {
    if (measure.prices() != PriceBasis.Kind.CONSTANT) {
      return measure.basis(0);
    }
    Matcher matcher = BASE_YEAR.matcher(name);
    if (!matcher.find()) {
      throw Refusal.at("indicator " + code)
          .expected("its name to state the base year as in 'constant 2015 US$'")
          .foundText(name)
          .exception();
    }
    return PriceBasis.constant(Integer.parseInt(matcher.group("base")));
  }
}
