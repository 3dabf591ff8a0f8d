package org.allyspend.ingest.xlsx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the colours of a theme (ECMA-376 part 1, 20.1.6.2 'clrScheme'). */
final class ThemeHandler extends DefaultHandler {
  /** The theme of Office that holds where a workbook has none. */
  private static final List<String> OFFICE =
      List.of(
          "000000", "FFFFFF", "1F497D", "EEECE1", "4F81BD", "C0504D", "9BBB59", "8064A2", "4BACC6",
          "F79646", "0000FF", "800080");

  private final List<String> scheme = new ArrayList<>();
  private boolean inScheme;

  /**
   * The colours as RRGGBB, by the numbers that fonts call them by (18.8.3): the first two pairs of
   * dark and light stand the other way round there.
   */
  List<String> colours() {
    List<String> colours = new ArrayList<>(scheme.isEmpty() ? OFFICE : scheme);
    for (int dark = 0; dark + 1 < Math.min(4, colours.size()); dark += 2) {
      Collections.swap(colours, dark, dark + 1);
    }
    return colours;
  }

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes) {
    switch (name) {
      case "clrScheme" -> inScheme = true;
      case "srgbClr" -> add(attributes.getValue("val"));
      case "sysClr" -> add(attributes.getValue("lastClr"));
      default -> {
        // Fonts and effects mean nothing here.
      }
    }
  }

  private void add(String colour) {
    if (inScheme) {
      scheme.add(colour == null ? "" : colour);
    }
  }

  @Override
  public void endElement(String uri, String name, String qualified) {
    if (name.equals("clrScheme")) {
      inScheme = false;
    }
  }
}
