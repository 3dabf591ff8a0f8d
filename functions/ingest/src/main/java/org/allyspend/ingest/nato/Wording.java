package org.allyspend.ingest.nato;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words as NATO prints them, in any case; {@code [core ]} may be there or not, {@code NNNN} stands
 * for the base year of constant prices. In 'constant NNNN prices' it is the 2015 of 'Constant 2015
 * prices'.
 *
 * @param words the words, as errors show them
 * @param pattern the same as a pattern
 */
record Wording(String words, Pattern pattern) {
  private static final String BASE_YEAR = "NNNN";

  static Wording of(String words) {
    String regex =
        words
            .replaceAll("[()%.]", "\\\\$0")
            .replace("[", "(?:")
            .replace("]", ")?")
            .replace(BASE_YEAR, "(?<base>\\d{4})");
    return new Wording(words, Pattern.compile(regex, Pattern.CASE_INSENSITIVE));
  }

  /** The words as an error shows them, without what may be left out. */
  String shown() {
    return words.replaceAll("\\[[^\\]]*\\]", "").strip();
  }

  boolean matches(String text) {
    return pattern.matcher(text).matches();
  }

  /** The base year the text states, or empty where these words have none. */
  OptionalInt baseYear(String text) {
    Matcher matcher = pattern.matcher(text);
    return words.contains(BASE_YEAR) && matcher.matches() && matcher.group("base") != null
        ? OptionalInt.of(Integer.parseInt(matcher.group("base")))
        : OptionalInt.empty();
  }
}
