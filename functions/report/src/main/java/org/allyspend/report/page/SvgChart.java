package org.allyspend.report.page;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A column chart as inline SVG, coloured by the page's style sheet. Columns of several series stand
 * side by side; a column that is missing is left out, with its mark in its place.
 */
final class SvgChart {
  private static final int WIDTH = 480;
  private static final int HEIGHT = 190;
  private static final int LEFT = 44;
  private static final int TOP = 16;
  private static final int BOTTOM = HEIGHT - 20;
  private static final double FILLED = 0.78;

  /**
   * A column.
   *
   * @param value how high it is, or empty where it is missing
   * @param text what stands over it
   * @param estimate whether it is drawn dashed
   */
  record Bar(Optional<BigDecimal> value, String text, boolean estimate) {}

  /**
   * A place on the axis.
   *
   * @param label what stands under it
   * @param bars one a series
   */
  record Category(String label, List<Bar> bars) {}

  /**
   * A line across.
   *
   * @param value how high it lies
   * @param label what stands at its left end
   */
  record Line(BigDecimal value, String label) {}

  private SvgChart() {}

  /** The chart, told to who can't see it by the description. */
  static String of(String description, List<Category> categories, List<Line> lines) {
    double most =
        Math.max(
                categories.stream()
                    .flatMap(category -> category.bars().stream())
                    .flatMap(bar -> bar.value().stream())
                    .mapToDouble(BigDecimal::doubleValue)
                    .max()
                    .orElse(1),
                lines.stream().mapToDouble(line -> line.value().doubleValue()).max().orElse(0))
            * 1.05;
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n"
            .formatted(WIDTH, HEIGHT, Html.escaped(description)));
    for (Line line : lines) {
      double y = y(line.value(), most);
      svg.append(
          text(
              "<line class=\"target\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>"
                  + "<text x=\"0\" y=\"%.1f\">%s</text>\n",
              LEFT, WIDTH, y, y, y + 4, Html.escaped(line.label())));
    }
    double step = (double) (WIDTH - LEFT) / categories.size();
    for (int i = 0; i < categories.size(); i++) {
      draw(svg, categories.get(i), LEFT + i * step, step, most);
    }
    return svg.append("</svg>\n").toString();
  }

  private static void draw(
      StringBuilder svg, Category category, double left, double step, double most) {
    svg.append(
        text(
            "<text class=\"middle\" x=\"%.1f\" y=\"%d\">%s</text>",
            left + step / 2, HEIGHT - 5, Html.escaped(category.label())));
    double width = step * FILLED / category.bars().size();
    for (int i = 0; i < category.bars().size(); i++) {
      Bar bar = category.bars().get(i);
      double x = left + step * (1 - FILLED) / 2 + i * width;
      double y = bar.value().map(value -> y(value, most)).orElse((double) BOTTOM);
      if (bar.value().isPresent()) {
        svg.append(
            text(
                "<rect class=\"series%d%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                i + 1, bar.estimate() ? " estimate" : "", x, y, width, BOTTOM - y));
      }
      // A column of no height says so itself.
      if (bar.value().filter(value -> value.signum() == 0).isEmpty()) {
        svg.append(
            text(
                "<text class=\"middle\" x=\"%.1f\" y=\"%.1f\">%s</text>",
                x + width / 2, y - 3, Html.escaped(bar.text())));
      }
    }
    svg.append('\n');
  }

  private static double y(BigDecimal value, double most) {
    return BOTTOM - value.doubleValue() / most * (BOTTOM - TOP);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
