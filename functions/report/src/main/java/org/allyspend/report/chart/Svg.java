package org.allyspend.report.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** SVG as it is written: numbers have one decimal and a point whatever the machine's language. */
final class Svg {
  /** Where a text stands by its place. */
  enum Anchor {
    START("start"),
    MIDDLE("middle"),
    END("end");

    private final String word;

    Anchor(String word) {
      this.word = word;
    }
  }

  /**
   * How a text is set.
   *
   * @param size in units of the drawing
   * @param colour what it is written in
   * @param bold whether it is
   */
  record Type(double size, Palette colour, boolean bold) {
    static final Type TITLE = new Type(16, Palette.INK, true);
    static final Type SUBTITLE = new Type(12.5, Palette.SOFT, false);
    static final Type LABEL = new Type(12, Palette.INK, false);
    static final Type VALUE = new Type(11.5, Palette.INK, true);
    static final Type TICK = new Type(11.5, Palette.SOFT, false);
    static final Type SOURCE = new Type(10.5, Palette.SOFT, false);

    /**
     * About as wide as it is set in the widest of the fonts that stand in for Arial, without asking
     * for a font there may not be.
     */
    double width(String text) {
      return Letters.ems(text) * size * (bold ? 1.15 : 1);
    }
  }

  private final StringBuilder text = new StringBuilder();

  /** The elements so far. */
  @Override
  public String toString() {
    return text.toString();
  }

  Svg rectangle(double x, double y, double width, double height, Palette colour, boolean estimate) {
    text.append(String.format(Locale.ROOT, "<rect class=\"%s\" x=\"", name(colour, estimate)))
        .append(number(x))
        .append("\" y=\"")
        .append(number(y))
        .append("\" width=\"")
        .append(number(width))
        .append("\" height=\"")
        .append(number(height))
        .append("\" fill=\"")
        .append(colour.fill(estimate));
    if (estimate) {
      text.append("\" stroke=\"").append(colour.fill(false));
    }
    text.append("\"/>\n");
    return this;
  }

  Svg circle(double x, double y, double radius, Palette colour, boolean filled) {
    text.append(String.format(Locale.ROOT, "<circle class=\"%s\" cx=\"", name(colour, false)))
        .append(number(x))
        .append("\" cy=\"")
        .append(number(y))
        .append("\" r=\"")
        .append(number(radius))
        .append("\" fill=\"")
        .append(colour.fill(!filled))
        .append("\" stroke=\"")
        .append(filled ? Palette.GROUND.fill(false) : colour.fill(false))
        .append("\"/>\n");
    return this;
  }

  Svg line(double x1, double y1, double x2, double y2, Palette colour, String dash) {
    text.append("<line class=\"line-")
        .append(lowerCase(colour))
        .append("\" x1=\"")
        .append(number(x1))
        .append("\" y1=\"")
        .append(number(y1))
        .append("\" x2=\"")
        .append(number(x2))
        .append("\" y2=\"")
        .append(number(y2))
        .append("\" stroke=\"")
        .append(colour.fill(false));
    if (!dash.isEmpty()) {
      text.append("\" stroke-dasharray=\"").append(dash);
    }
    text.append("\"/>\n");
    return this;
  }

  /** A line through points, each an x and a y. */
  Svg path(List<double[]> points, Palette colour, String dash) {
    List<String> places = new ArrayList<>();
    points.forEach(point -> places.add(number(point[0]) + "," + number(point[1])));
    text.append("<polyline class=\"line-")
        .append(lowerCase(colour))
        .append("\" fill=\"none\" stroke-width=\"2.5\" points=\"")
        .append(String.join(" ", places))
        .append("\" stroke=\"")
        .append(colour.fill(false));
    if (!dash.isEmpty()) {
      text.append("\" stroke-dasharray=\"").append(dash);
    }
    text.append("\"/>\n");
    return this;
  }

  Svg text(double x, double y, Anchor anchor, Type type, String words) {
    text.append("<text class=\"")
        .append(lowerCase(type.colour()))
        .append("\" x=\"")
        .append(number(x))
        .append("\" y=\"")
        .append(number(y))
        .append("\" font-size=\"")
        .append(number(type.size()))
        .append("\" fill=\"")
        .append(type.colour().fill(false));
    if (type.bold()) {
      text.append("\" font-weight=\"bold");
    }
    if (type.equals(Type.VALUE)) {
      // Values are read before the lines they stand on.
      text.append("\" paint-order=\"stroke\" stroke=\"#fff\" stroke-width=\"3");
    }
    if (anchor != Anchor.START) {
      text.append("\" text-anchor=\"").append(anchor.word);
    }
    text.append("\">").append(escaped(words)).append("</text>\n");
    return this;
  }

  /** Text over several lines as wide as that; gives the place under the last. */
  double paragraph(double x, double y, double width, Type type, String words) {
    double at = y;
    for (String line : lines(width, type, words)) {
      text(x, at, Anchor.START, type, line);
      at += type.size() * 1.25;
    }
    return at;
  }

  /** A text broken between words so that each line is at most that wide. */
  static List<String> lines(double width, Type type, String words) {
    return Letters.lines(words, width, type::width);
  }

  static String escaped(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** One decimal, none where it is 0. */
  static String number(double value) {
    return BigDecimal.valueOf(value)
        .setScale(1, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String name(Palette colour, boolean estimate) {
    return lowerCase(colour) + (estimate ? " estimate" : "");
  }

  private static String lowerCase(Palette colour) {
    return colour.name().toLowerCase(Locale.ROOT);
  }
}
