package org.allyspend.ingest.xlsx;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads the colours of fonts from the part of styles (ECMA-376 part 1, 18.8.22 and 18.8.10),
 * however they are written: as a colour of the palette, of the theme, or by itself.
 */
final class InkHandler extends DefaultHandler {
  private static final Pattern RGB = Pattern.compile("(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})");

  /**
   * The first sixteen entries of the palette (18.8.27); the first eight are there for old files.
   */
  private static final List<String> PALETTE =
      List.of(
          "000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF", "000000",
          "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF");

  /** The same blue further down the palette. */
  private static final int PALETTE_BLUE = 39;

  private final List<String> theme;
  private final List<String> palette = new ArrayList<>();
  private final List<Cell.Ink> fonts = new ArrayList<>();
  private final List<Integer> fontsOfStyles = new ArrayList<>();
  private final List<String> ownFonts = new ArrayList<>();
  private boolean inFonts;
  private boolean inCellStyles;

  /** With the colours of the theme as RRGGBB, by their numbers. */
  InkHandler(List<String> theme) {
    this.theme = theme;
  }

  /** The colour of each cell style, by its number. */
  List<Cell.Ink> inks() {
    for (String colour : ownFonts) {
      fonts.add(ink(colour));
    }
    ownFonts.clear();
    return fontsOfStyles.stream()
        .map(font -> font < fonts.size() ? fonts.get(font) : Cell.Ink.OTHER)
        .toList();
  }

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes) {
    switch (name) {
      case "fonts" -> inFonts = true;
      case "cellXfs" -> inCellStyles = true;
      case "rgbColor" -> palette.add(attributes.getValue("rgb"));
      case "font" -> {
        if (inFonts) {
          ownFonts.add("");
        }
      }
      case "color" -> {
        if (inFonts && !ownFonts.isEmpty()) {
          ownFonts.set(ownFonts.size() - 1, written(attributes));
        }
      }
      case "xf" -> {
        if (inCellStyles) {
          fontsOfStyles.add(number(attributes.getValue("fontId")));
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

  /** The palette of a workbook's own comes after its fonts: which colour it is is asked later. */
  private static String written(Attributes attributes) {
    for (String kind : List.of("rgb", "theme", "indexed")) {
      if (attributes.getValue(kind) != null) {
        return kind + " " + attributes.getValue(kind);
      }
    }
    return "";
  }

  private Cell.Ink ink(String written) {
    String[] words = written.split(" ", 2);
    return switch (words[0]) {
      case "rgb" -> ofRgb(words[1]);
      case "theme" -> ofRgb(entry(theme, number(words[1])));
      case "indexed" -> ofRgb(indexed(number(words[1])));
      default -> Cell.Ink.OTHER;
    };
  }

  private String indexed(int number) {
    if (!palette.isEmpty()) {
      return entry(palette, number);
    }
    return number == PALETTE_BLUE ? "0000FF" : entry(PALETTE, number);
  }

  private static String entry(List<String> colours, int number) {
    return number >= 0 && number < colours.size() && colours.get(number) != null
        ? colours.get(number)
        : "";
  }

  /** What calls something by its number; 0 where it calls nothing. */
  static int number(String text) {
    return text == null || !text.matches("\\d{1,6}") ? 0 : Integer.parseInt(text);
  }

  /**
   * Which of the two it looks like, whatever its alpha, of which Excel makes nothing: blue and red
   * that outshine both other primary colours, so that greys, purples and browns are neither.
   */
  private static Cell.Ink ofRgb(String text) {
    var matcher = RGB.matcher(text);
    if (!matcher.matches()) {
      return Cell.Ink.OTHER;
    }
    int rgb = Integer.parseInt(matcher.group(1), 16);
    int red = rgb >> 16;
    int green = rgb >> 8 & 0xFF;
    int blue = rgb & 0xFF;
    if (blue >= 0x80 && blue >= 3 * red / 2 + 0x30 && blue >= 5 * green / 4 + 0x20) {
      return Cell.Ink.BLUE;
    }
    return red >= 0x80 && red >= 2 * green + 0x30 && red >= 2 * blue + 0x30
        ? Cell.Ink.RED
        : Cell.Ink.OTHER;
  }
}
