package org.allyspend.ingest.xlsx;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Collects the strings that cells share (ECMA-376 part 1, 18.4.8 'si'), each once and as plain
 * text: a string that many cells point to is kept a single time.
 */
final class StringsHandler extends DefaultHandler {
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");

  /** A character that XML does not allow, by its code (22.9.2.19 'ST_Xstring'). */
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private final List<String> strings = new ArrayList<>();
  private final StringBuilder string = new StringBuilder();
  private boolean inText;
  private boolean inPhonetic;

  /** The strings, by the numbers that cells call them by. */
  List<String> strings() {
    return strings;
  }

  /** A text with every run of spaces of whatever kind as one, and none at its ends. */
  static String plain(String raw) {
    return SPACES.matcher(raw).replaceAll(" ").strip();
  }

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes) {
    switch (name) {
      case "si" -> string.setLength(0);
      case "t" -> inText = true;
      case "rPh" -> inPhonetic = true;
      default -> {
        // How runs of text look means nothing here.
      }
    }
  }

  @Override
  public void characters(char[] characters, int start, int length) {
    if (inText && !inPhonetic) {
      string.append(characters, start, length);
    }
  }

  @Override
  public void endElement(String uri, String name, String qualified) {
    switch (name) {
      case "si" -> strings.add(plain(unescaped(string.toString())));
      case "t" -> inText = false;
      case "rPh" -> inPhonetic = false;
      default -> {
        // See startElement.
      }
    }
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
