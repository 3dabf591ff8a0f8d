package org.allyspend.report.chart;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A row a name with a horizontal bar from zero, its value beside it, and a dot where it was.
 *
 * @param rows from the top down
 * @param lines down the rows, labelled over them
 */
record NameBars(List<Row> rows, List<Line> lines) implements Chart.Drawing {
  private static final double ROW = 17;
  private static final double HEAD = 18;
  private static final double BAR = 11;

  /**
   * A row.
   *
   * @param name whose it is
   * @param value how long the bar is, or empty where it is missing
   * @param label the value in words
   * @param before where the dot is, or empty for none
   * @param colour the bar's
   * @param estimate whether it is lighter
   */
  record Row(
      String name,
      Optional<BigDecimal> value,
      String label,
      Optional<BigDecimal> before,
      Palette colour,
      boolean estimate) {}

  /**
   * A line down.
   *
   * @param value where it stands
   * @param label stands over it
   */
  record Line(BigDecimal value, String label) {}

  @Override
  public double height() {
    return HEAD + rows.size() * ROW;
  }

  @Override
  public void draw(Svg svg, double left, double top, double width) {
    double names =
        rows.stream().mapToDouble(row -> Svg.Type.LABEL.width(row.name())).max().orElse(0);
    double labels =
        rows.stream().mapToDouble(row -> Svg.Type.VALUE.width(row.label())).max().orElse(0);
    double least = Math.min(0, values().min().orElse(0));
    double most = Math.max(values().max().orElse(1), 0);
    double from = left + names + 8 + (least < 0 ? labels + 4 : 0);
    Scale scale =
        new Scale(least, most > least ? most : least + 1, from, left + width - labels - 6);
    for (Line line : lines) {
      double x = scale.at(line.value());
      svg.line(x, top + HEAD - 3, x, top + height(), Palette.BESIDE, "5 3");
      svg.text(x, top + HEAD - 6, Svg.Anchor.MIDDLE, Svg.Type.TICK, line.label());
    }
    for (int i = 0; i < rows.size(); i++) {
      draw(svg, rows.get(i), left + names, top + HEAD + i * ROW, scale);
    }
    svg.line(scale.at(0), top + HEAD - 2, scale.at(0), top + height(), Palette.INK, "");
  }

  private Stream<BigDecimal> decimals() {
    return Stream.concat(
        rows.stream().flatMap(row -> Stream.concat(row.value().stream(), row.before().stream())),
        lines.stream().map(Line::value));
  }

  private DoubleStream values() {
    return decimals().mapToDouble(BigDecimal::doubleValue);
  }

  private static void draw(Svg svg, Row row, double nameEnd, double y, Scale scale) {
    double middle = y + ROW / 2;
    svg.text(nameEnd, middle + 4, Svg.Anchor.END, Svg.Type.LABEL, row.name());
    double zero = scale.at(0);
    double end = row.value().map(scale::at).orElse(zero);
    if (row.value().isPresent()) {
      svg.rectangle(
          Math.min(zero, end),
          middle - BAR / 2,
          Math.abs(end - zero),
          BAR,
          row.colour(),
          row.estimate());
    }
    double dot = row.before().map(scale::at).orElse(end);
    if (row.before().isPresent()) {
      svg.circle(dot, middle, 3.5, Palette.INK, true);
    }
    boolean negative = end < zero;
    double label = negative ? Math.min(end, dot) - 6 : Math.max(end, dot) + 6;
    svg.text(
        label,
        middle + 4,
        negative ? Svg.Anchor.END : Svg.Anchor.START,
        Svg.Type.VALUE,
        row.label());
  }
}
