package org.allyspend.report.chart;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Columns by year from zero up, the latest of which is labelled and the first, with lines across.
 *
 * @param columns from left to right
 * @param lines across, drawn under the columns
 */
record YearColumns(List<Column> columns, List<Line> lines) implements Chart.Drawing {
  private static final double BODY = 170;
  private static final double LABELS = 20;
  private static final double FILLED = 0.74;
  private static final double GAP = 4;

  /**
   * A column.
   *
   * @param year stands under it
   * @param value how high it is, or empty where it is missing
   * @param label stands over it
   * @param estimate whether it is lighter
   */
  record Column(int year, Optional<BigDecimal> value, String label, boolean estimate) {}

  /**
   * A line across.
   *
   * @param value how high it lies
   * @param label stands before its left end, where no column hides it
   */
  record Line(BigDecimal value, String label) {}

  @Override
  public double height() {
    return BODY + LABELS;
  }

  @Override
  public void draw(Svg svg, double left, double top, double width) {
    double most =
        Math.max(
            columns.stream()
                .flatMap(column -> column.value().stream())
                .mapToDouble(BigDecimal::doubleValue)
                .max()
                .orElse(1),
            lines.stream().mapToDouble(line -> line.value().doubleValue()).max().orElse(0));
    double bottom = top + BODY;
    Scale scale = new Scale(0, most * 1.02, bottom, top + 16);
    double names =
        lines.stream().mapToDouble(line -> Svg.Type.TICK.width(line.label()) + GAP).max().orElse(0);
    double from = left + names;
    for (Line line : lines) {
      double y = scale.at(line.value());
      svg.line(from, y, left + width, y, Palette.BESIDE, "5 3");
      svg.text(from - GAP, y + 4, Svg.Anchor.END, Svg.Type.TICK, line.label());
    }
    double step = (width - names) / columns.size();
    boolean dense = columns.size() > 9;
    for (int i = 0; i < columns.size(); i++) {
      draw(svg, columns.get(i), from + (i + 0.5) * step, step, scale, i);
      if (!dense || (columns.size() - 1 - i) % 2 == 0) {
        svg.text(
            from + (i + 0.5) * step,
            bottom + 15,
            Svg.Anchor.MIDDLE,
            Svg.Type.TICK,
            Integer.toString(columns.get(i).year()));
      }
    }
    svg.line(from, bottom, left + width, bottom, Palette.INK, "");
  }

  private void draw(Svg svg, Column column, double middle, double step, Scale scale, int position) {
    double width = step * FILLED;
    double bottom = scale.at(0);
    double y = column.value().map(scale::at).orElse(bottom);
    column
        .value()
        .ifPresent(
            value ->
                svg.rectangle(
                    middle - width / 2, y, width, bottom - y, Palette.ACCENT, column.estimate()));
    // Every label where they fit, be it in smaller letters, else the ends and what is missing.
    boolean end = position == 0 || position == columns.size() - 1;
    if (fits(Svg.Type.SMALL_VALUE, step) || end || column.value().isEmpty()) {
      svg.text(
          middle,
          y - 4,
          Svg.Anchor.MIDDLE,
          fits(Svg.Type.VALUE, step) || !fits(Svg.Type.SMALL_VALUE, step)
              ? Svg.Type.VALUE
              : Svg.Type.SMALL_VALUE,
          column.label());
    }
  }

  private boolean fits(Svg.Type type, double step) {
    return columns.stream().allMatch(column -> type.width(column.label()) <= step + 2);
  }
}
