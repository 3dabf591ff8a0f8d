package org.allyspend.report.chart;

import java.util.List;
import java.util.Optional;

/**
 * A row a name and a square a year: filled where something was reached.
 *
 * @param years from left to right
 * @param rows from the top down
 */
record YearGrid(List<Integer> years, List<Row> rows) implements Chart.Drawing {
  private static final double ROW = 16;
  private static final double HEAD = 18;
  private static final double GAP = 2;

  /**
   * A square.
   *
   * @param colour what it is filled with
   * @param estimate whether it is lighter
   */
  record Square(Palette colour, boolean estimate) {}

  /**
   * A row.
   *
   * @param name whose it is
   * @param squares one a year, empty where there is no figure
   */
  record Row(String name, List<Optional<Square>> squares) {}

  @Override
  public double height() {
    return HEAD + rows.size() * ROW;
  }

  @Override
  public void draw(Svg svg, double left, double top, double width) {
    double names =
        rows.stream().mapToDouble(row -> Svg.Type.LABEL.width(row.name())).max().orElse(0);
    double from = left + names + 8;
    double step = (left + width - from) / years.size();
    for (int i = 0; i < years.size(); i++) {
      // Two digits do: the century is that of the ends, which stand in the subtitle.
      svg.text(
          from + (i + 0.5) * step,
          top + HEAD - 5,
          Svg.Anchor.MIDDLE,
          Svg.Type.TICK,
          "’" + Integer.toString(years.get(i)).substring(2));
    }
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      double y = top + HEAD + i * ROW;
      svg.text(left + names, y + ROW / 2 + 4, Svg.Anchor.END, Svg.Type.LABEL, row.name());
      for (int j = 0; j < years.size(); j++) {
        draw(svg, row.squares().get(j), from + j * step, y, step);
      }
    }
  }

  private static void draw(Svg svg, Optional<Square> square, double x, double y, double width) {
    if (square.isPresent()) {
      svg.rectangle(
          x + GAP / 2,
          y + GAP / 2,
          width - GAP,
          ROW - GAP,
          square.get().colour(),
          square.get().estimate());
    } else {
      svg.text(x + width / 2, y + ROW / 2 + 4, Svg.Anchor.MIDDLE, Svg.Type.SOURCE, "×");
    }
  }
}
