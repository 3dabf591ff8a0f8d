package org.allyspend.ingest.xlsx;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A string as it is gathered from its elements: runs of text are joined, phonetic runs left out
 * (ECMA-376 part 1, 18.4.6). The same rules hold for shared strings, strings in their cell and
 * strings that formulas gave.
 */
final class RichText {
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u202f\\ufeff]+");

  /** A character that XML does not allow, by its code (22.9.2.19 'ST_Xstring'). */
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private final StringBuilder text = new StringBuilder();
  private int phonetic;
  private boolean inText;

  /** A new string begins. */
  void clear() {
    text.setLength(0);
    phonetic = 0;
    inText = false;
  }

  void start(String element) {
    switch (element) {
      case "t" -> inText = true;
      case "rPh" -> phonetic++;
      default -> {
        // How runs of text look means nothing here.
      }
    }
  }

  void end(String element) {
    switch (element) {
      case "t" -> inText = false;
      case "rPh" -> phonetic--;
      default -> {
        // See start.
      }
    }
  }

  /** Takes characters that are text. */
  void add(char[] characters, int start, int length) {
    if (inText && phonetic == 0) {
      text.append(characters, start, length);
    }
  }

  int length() {
    return text.length();
  }

  /** The string, plain. */
  String plain() {
    return plain(text.toString());
  }

  /**
   * A text as it reads: characters by their codes decoded, composed as Unicode's form C composes
   * them, every run of spaces of whatever kind one, and none at its ends.
   */
  static String plain(String raw) {
    String composed = Normalizer.normalize(unescaped(raw), Normalizer.Form.NFC);
    return SPACES.matcher(composed).replaceAll(" ").strip();
  }

  private static String unescaped(String raw) {
    return raw.contains("_x")
        ? ESCAPED
            .matcher(raw)
            .replaceAll(
                escaped ->
                    Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(escaped.group(1), 16))))
        : raw;
  }
}
