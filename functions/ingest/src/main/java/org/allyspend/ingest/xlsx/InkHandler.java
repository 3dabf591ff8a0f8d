package org.allyspend.ingest.xlsx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the colours of fonts from the part of styles (ECMA-376 part 1, 18.8.22 and 18.8.10). */
final class InkHandler extends DefaultHandler {
  private final List<Cell.Ink> fonts = new ArrayList<>();
  private final List<Cell.Ink> inks = new ArrayList<>();
  private boolean inFonts;
  private boolean inCellStyles;

  /** The colour of each cell style, by its number. */
  List<Cell.Ink> inks() {
    return inks;
  }

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes) {
    switch (name) {
      case "fonts" -> inFonts = true;
      case "cellXfs" -> inCellStyles = true;
      case "font" -> {
        if (inFonts) {
          fonts.add(Cell.Ink.OTHER);
        }
      }
      case "color" -> {
        if (inFonts && !fonts.isEmpty()) {
          fonts.set(fonts.size() - 1, ink(attributes));
        }
      }
      case "xf" -> {
        if (inCellStyles) {
          String font = attributes.getValue("fontId");
          inks.add(font == null ? Cell.Ink.OTHER : fonts.get(Integer.parseInt(font)));
        }
      }
      default -> {
        // Fills, borders and number formats mean nothing here.
      }
    }
  }

  @Override
  public void endElement(String uri, String name, String qualified) {
    if (name.equals("fonts")) {
      inFonts = false;
    } else if (name.equals("cellXfs")) {
      inCellStyles = false;
    }
  }

  /** The same two colours as palette entries (18.8.27) and as ARGB. */
  private static Cell.Ink ink(Attributes attributes) {
    String indexed = attributes.getValue("indexed");
    String argb = attributes.getValue("rgb");
    if (indexed != null) {
      return switch (indexed) {
        case "4", "12", "39" -> Cell.Ink.BLUE;
        case "2", "10" -> Cell.Ink.RED;
        default -> Cell.Ink.OTHER;
      };
    }
    if (argb != null) {
      return switch (argb.toUpperCase(Locale.ROOT)) {
        case "FF0000FF" -> Cell.Ink.BLUE;
        case "FFFF0000" -> Cell.Ink.RED;
        default -> Cell.Ink.OTHER;
      };
    }
    return Cell.Ink.OTHER;
  }
}
