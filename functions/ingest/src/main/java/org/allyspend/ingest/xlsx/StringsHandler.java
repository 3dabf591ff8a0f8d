package org.allyspend.ingest.xlsx;

import java.util.ArrayList;
import java.util.List;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Collects the strings that cells share (ECMA-376 part 1, 18.4.8 'si'), each once and as plain
 * text: a string that many cells point to is kept a single time.
 */
final class StringsHandler extends DefaultHandler {
  private final List<String> strings = new ArrayList<>();
  private final RichText string = new RichText();

  /** The strings, by the numbers that cells call them by. */
  List<String> strings() {
    return strings;
  }

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes) {
    if (name.equals("si")) {
      string.clear();
    } else {
      string.start(name);
    }
  }

  @Override
  public void characters(char[] characters, int start, int length) {
    string.add(characters, start, length);
  }

  @Override
  public void endElement(String uri, String name, String qualified) {
    if (name.equals("si")) {
      strings.add(string.plain());
    } else {
      string.end(name);
    }
  }
}
