package org.allyspend.report.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Shares by year as a line, dashed where they are estimates, and the straight road from there.
 *
 * @param known the shares known, by year
 * @param firstEstimate the first year of estimates, or a year after the last where there is none
 * @param road the shares on the road, by year
 * @param targets lines across
 * @param labels what stands at points, each with its year and share
 */
record RoadLines(
    SortedMap<Integer, BigDecimal> known,
    int firstEstimate,
    SortedMap<Integer, BigDecimal> road,
    List<YearColumns.Line> targets,
    List<Label> labels)
    implements Chart.Drawing {
  private static final double BODY = 190;
  private static final double AXIS = 20;
  private static final double HEAD = 14;

  /**
   * A text at a point.
   *
   * @param year where
   * @param share how high
   * @param text what it says
   * @param below whether it stands under the line
   */
  record Label(int year, BigDecimal share, String text, boolean below) {}

  @Override
  public double height() {
    return BODY + AXIS;
  }

  @Override
  public void draw(Svg svg, double left, double top, double width) {
    int first = Math.min(known.firstKey(), road.firstKey());
    double bottom = top + BODY;
    Scale years = new Scale(first, road.lastKey(), left + 14, left + width - 14);
    double most =
        Stream.of(known.values().stream(), road.values().stream())
            .flatMap(all -> all)
            .mapToDouble(BigDecimal::doubleValue)
            .max()
            .orElse(1);
    most =
        Math.max(most, targets.stream().mapToDouble(t -> t.value().doubleValue()).max().orElse(0));
    Scale shares = new Scale(0, most * 1.05, bottom, top + HEAD);
    for (YearColumns.Line target : targets) {
      double y = shares.at(target.value());
      svg.line(left, y, left + width, y, Palette.LINE, "");
      svg.text(left, y - 3, Svg.Anchor.START, Svg.Type.TICK, target.label());
    }
    svg.line(left, bottom, left + width, bottom, Palette.INK, "");
    for (int year = first; year <= road.lastKey(); year++) {
      if ((road.lastKey() - year) % 3 == 0) {
        svg.text(
            years.at(year), bottom + 15, Svg.Anchor.MIDDLE, Svg.Type.TICK, Integer.toString(year));
      }
    }
    svg.path(points(road, years, shares), Palette.SHORT, "2 4");
    svg.path(points(known.headMap(firstEstimate), years, shares), Palette.ACCENT, "");
    svg.path(
        points(known.tailMap(Math.max(firstEstimate - 1, known.firstKey())), years, shares),
        Palette.ACCENT,
        "6 3");
    for (Label label : labels) {
      double x = years.at(label.year());
      double y = shares.at(label.share());
      svg.circle(x, y, 4, label.year() > known.lastKey() ? Palette.SHORT : Palette.ACCENT, true);
      boolean right = x > left + width * 2 / 3;
      svg.text(
          right ? x + 8 : x + 7,
          label.below() ? y + 17 : y - 9,
          right ? Svg.Anchor.END : Svg.Anchor.START,
          Svg.Type.VALUE,
          label.text());
    }
  }

  private static List<double[]> points(
      SortedMap<Integer, BigDecimal> values, Scale years, Scale shares) {
    List<double[]> points = new ArrayList<>();
    values.forEach((year, value) -> points.add(new double[] {years.at(year), shares.at(value)}));
    return points;
  }
}
