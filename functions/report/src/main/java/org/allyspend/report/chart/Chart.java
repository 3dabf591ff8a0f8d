package org.allyspend.report.chart;

import java.nio.charset.StandardCharsets;

/**
 * A chart and its words.
 *
 * @param id its name in files: lower-case letters and hyphens
 * @param title what the reader should see
 * @param subtitle what is measured and in which unit
 * @param altText the finding and the ends, for who can't see it
 * @param source whose figures they are, of which edition
 * @param drawing what is drawn between
 */
public record Chart(
    String id, String title, String subtitle, String altText, String source, Drawing drawing) {
  /** Wide enough for thirty names, and narrow enough to be read on a phone. */
  static final double WIDTH = 420;

  private static final double MARGIN = 10;

  /** Something drawn as wide as the chart. */
  interface Drawing {
    /** How high it is. */
    double height();

    /** Draws it from that height down, from the margin to the width less it. */
    void draw(Svg svg, double left, double top, double width);
  }

  /** The chart as an element of SVG, to stand in a page. */
  public String element() {
    Svg svg = new Svg();
    double width = WIDTH - 2 * MARGIN;
    double y = svg.paragraph(MARGIN, MARGIN + Svg.Type.TITLE.size(), width, Svg.Type.TITLE, title);
    y = svg.paragraph(MARGIN, y, width, Svg.Type.SUBTITLE, subtitle);
    drawing.draw(svg, MARGIN, y, width);
    y += drawing.height() + Svg.Type.SOURCE.size() + 6;
    y = svg.paragraph(MARGIN, y, width, Svg.Type.SOURCE, source);
    String height = Svg.number(y - 4);
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "
        + Svg.number(WIDTH)
        + " "
        + height
        + "\" role=\"img\" font-family=\"Arial, Helvetica, sans-serif\" aria-label=\""
        + Letters.escaped(altText)
        + "\">\n<rect class=\"ground\" width=\""
        + Svg.number(WIDTH)
        + "\" height=\""
        + height
        + "\" fill=\"#fff\"/>\n"
        + svg
        + "</svg>\n";
  }

  /** The chart as a file of its own, in UTF-8. */
  public byte[] file(String language) {
    return element()
        .replaceFirst("aria-label=", "width=\"840\" xml:lang=\"" + language + "\" aria-label=")
        .replaceFirst(
            ">\n",
            ">\n<title>"
                + Letters.escaped(title)
                + "</title>\n<desc>"
                + Letters.escaped(altText)
                + "</desc>\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
