package org.allyspend.report.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

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
    static final Type SMALL_VALUE = new Type(10.5, Palette.INK, true);
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
    return open("rect", lowerCase(colour) + (estimate ? " estimate" : ""))
        .with("x", x)
        .with("y", y)
        .with("width", width)
        .with("height", height)
        .with("fill", colour.fill(estimate))
        .withUnlessEmpty("stroke", estimate ? colour.fill(false) : "")
        .close();
  }

  Svg circle(double x, double y, double radius, Palette colour, boolean filled) {
    return open("circle", lowerCase(colour))
        .with("cx", x)
        .with("cy", y)
        .with("r", radius)
        .with("fill", colour.fill(!filled))
        .with("stroke", filled ? Palette.GROUND.fill(false) : colour.fill(false))
        .close();
  }

  Svg line(double x1, double y1, double x2, double y2, Palette colour, String dash) {
    return open("line", "line-" + lowerCase(colour))
        .with("x1", x1)
        .with("y1", y1)
        .with("x2", x2)
        .with("y2", y2)
        .with("stroke", colour.fill(false))
        .withUnlessEmpty("stroke-dasharray", dash)
        .close();
  }

  /** A line through points, each an x and a y. */
  Svg path(List<double[]> points, Palette colour, String dash) {
    return open("polyline", "line-" + lowerCase(colour))
        .with("fill", "none")
        .with("stroke-width", "2.5")
        .with(
            "points",
            points.stream()
                .map(point -> number(point[0]) + "," + number(point[1]))
                .collect(Collectors.joining(" ")))
        .with("stroke", colour.fill(false))
        .withUnlessEmpty("stroke-dasharray", dash)
        .close();
  }

  Svg text(double x, double y, Anchor anchor, Type type, String words) {
    open("text", lowerCase(type.colour()))
        .with("x", x)
        .with("y", y)
        .with("font-size", type.size())
        .with("fill", type.colour().fill(false))
        .withUnlessEmpty("font-weight", type.bold() ? "bold" : "");
    if (type.equals(Type.VALUE) || type.equals(Type.SMALL_VALUE)) {
      // Values are read before the lines they stand on.
      with("paint-order", "stroke").with("stroke", "#fff").with("stroke-width", "3");
    }
    withUnlessEmpty("text-anchor", anchor == Anchor.START ? "" : anchor.word);
    text.append('>').append(Letters.escaped(words)).append("</text>\n");
    return this;
  }

  private Svg open(String element, String classes) {
    text.append('<').append(element);
    return with("class", classes);
  }

  private Svg with(String attribute, double value) {
    return with(attribute, number(value));
  }

  private Svg with(String attribute, String value) {
    text.append(' ').append(attribute).append("=\"").append(value).append('"');
    return this;
  }

  private Svg withUnlessEmpty(String attribute, String value) {
    return value.isEmpty() ? this : with(attribute, value);
  }

  private Svg close() {
    text.append("/>\n");
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

  /** One decimal, none where it is 0. */
  static String number(double value) {
    return BigDecimal.valueOf(value)
        .setScale(1, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String lowerCase(Palette colour) {
    return colour.name().toLowerCase(Locale.ROOT);
  }
}
