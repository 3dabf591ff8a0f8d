package org.allyspend.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allyspend.core.config.Language;

/** How a phrase and the values put into it go together in a language. */
final class Phrases {
  /** A French article that goes together with 'de' and 'à'. */
  static final String LE = "le ";

  private static final Pattern VOWEL = Pattern.compile("(?i)[aeiouéèêâîô]");

  /** A number as French sentences have it that takes the singular: '1', '1,9 milliard'. */
  private static final Pattern BELOW_TWO = Pattern.compile("[-−]?[01](,\\d+)?([ \u00a0].*)?");

  /** None of anything: '0', '0 euro'. */
  private static final Pattern NONE = Pattern.compile("0( .*)?");

  /** Words that may have places of their own. */
  private static final String WORDS = "((?:[^|{}]|\\{\\d})*)";

  private static final Pattern CHOICE =
      Pattern.compile(
          "\\{(\\d)\\|(?:" + WORDS + "\\|)?" + WORDS + "\\|" + WORDS + "(?:\\|" + WORDS + ")?}");

  private final Language language;

  Phrases(Language language) {
    this.language = language;
  }

  /** The phrase with {0}, {1} and so on replaced by the values. */
  String filled(String text, Object... values) {
    String label = text.indexOf('|') < 0 ? text : chosen(text, values);
    for (int i = 0; i < values.length; i++) {
      String value = values[i].toString();
      String place = "{" + i + "}";
      String before = language == Language.FRENCH ? contracted(label, place, value) : label;
      label = before.replace(place, value);
    }
    return label;
  }

  /** In French 'de' and 'à' go together with an article, 'de' and 'que' with a vowel. */
  private static String contracted(String label, String place, String value) {
    if (value.startsWith(LE)) {
      String rest = value.substring(LE.length());
      return label.replace("de " + place, "du " + rest).replace("à " + place, "au " + rest);
    }
    return VOWEL.matcher(value).lookingAt()
        ? label
            .replace("de " + place, "d'" + value)
            .replace("De " + place, "D'" + value)
            .replace("que " + place, "qu'" + value)
        : label;
  }

  /**
   * '{0|figure|figures}' is the first word where that value is one, and else the second; in French
   * the first goes with whatever is less than two. In '{0|no figure|{0} figure|{0} figures}' what
   * goes with none comes before them, and what goes with all of {1} may come behind: '{0|None of
   * {1} is|{0} of {1} is|{0} of {1} are|All {1} are}'.
   */
  private String chosen(String text, Object... values) {
    return CHOICE
        .matcher(text)
        .replaceAll(
            choice -> {
              String count = values[Integer.parseInt(choice.group(1))].toString();
              boolean isNone = choice.group(2) != null && NONE.matcher(count).matches();
              boolean isAll = choice.group(5) != null && count.equals(values[1].toString());
              return Matcher.quoteReplacement(
                  choice.group(isNone ? 2 : isAll ? 5 : isOne(count) ? 3 : 4));
            });
  }

  private boolean isOne(String count) {
    return language == Language.FRENCH ? BELOW_TWO.matcher(count).matches() : count.equals("1");
  }
}
