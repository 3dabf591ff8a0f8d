package org.allyspend.report.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.DoubleStream;
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

  /** How high a value's digits are, and how wide a line is with the room about it. */
  private static final double ASCENT = 9;

  private static final double STROKE = 3;
  private static final double HEAD = 20;

  /** How much lower than its point a text may stand, as far as nothing else is there. */
  private static final double[] DROPS = {17, -9, 31, -23, 45};

  /**
   * A text at a point.
   *
   * @param year where
   * @param share how high
   * @param text what it says
   */
  record Label(int year, BigDecimal share, String text) {}

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
    List<Box> taken = new ArrayList<>();
    for (YearColumns.Line target : targets) {
      double y = shares.at(target.value());
      taken.addAll(along(List.of(new double[] {left, y}, new double[] {left + width, y})));
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
    taken.addAll(along(points(road, years, shares)));
    taken.addAll(along(points(known, years, shares)));
    for (Label label : labels) {
      double x = years.at(label.year());
      double y = shares.at(label.share());
      svg.circle(x, y, 4, label.year() > known.lastKey() ? Palette.SHORT : Palette.ACCENT, true);
      double room = Svg.Type.VALUE.width(label.text());
      double from = x > left + width * 2 / 3 ? x + 8 - room : x + 7;
      Box box = place(from, y, room, taken);
      taken.add(box);
      svg.text(
          from < x ? x + 8 : x + 7,
          box.y() + ASCENT,
          from < x ? Svg.Anchor.END : Svg.Anchor.START,
          Svg.Type.VALUE,
          label.text());
    }
  }

  /** Where a text of that width is read best: clear of lines and of what stands there already. */
  private static Box place(double x, double y, double width, List<Box> taken) {
    List<Box> places =
        DoubleStream.of(DROPS)
            .mapToObj(drop -> new Box(x, y + drop - ASCENT, width, ASCENT + 1))
            .toList();
    return places.stream()
        .filter(place -> taken.stream().noneMatch(place::meets))
        .findFirst()
        .orElse(places.get(0));
  }

  /** The room that a line takes. */
  private static List<Box> along(List<double[]> points) {
    List<Box> room = new ArrayList<>();
    for (int i = 1; i < points.size(); i++) {
      double[] from = points.get(i - 1);
      double[] to = points.get(i);
      double steps = Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / STROKE);
      for (int step = 0; step <= steps; step++) {
        double part = step / steps;
        room.add(
            new Box(
                from[0] + part * (to[0] - from[0]) - STROKE / 2,
                from[1] + part * (to[1] - from[1]) - STROKE / 2,
                STROKE,
                STROKE));
      }
    }
    return room;
  }

  private static List<double[]> points(
      SortedMap<Integer, BigDecimal> values, Scale years, Scale shares) {
    List<double[]> points = new ArrayList<>();
    values.forEach((year, value) -> points.add(new double[] {years.at(year), shares.at(value)}));
    return points;
  }
}
