package org.allyspend.report.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A point a name between two axes, each with a line at a threshold.
 *
 * @param spots the points
 * @param across the threshold on the axis across, with its words
 * @param up the one on the axis up
 * @param acrossTitle what the axis across measures
 * @param upTitle what the axis up measures
 */
record Scatter(
    List<Spot> spots,
    YearColumns.Line across,
    YearColumns.Line up,
    String acrossTitle,
    String upTitle)
    implements Chart.Drawing {
  private static final double BODY = 290;
  private static final double AXIS = 34;
  private static final double HEAD = 18;
  private static final double LEFT = 26;
  private static final double RADIUS = 4;
  private static final double FARTHEST = 45;

  @Override
  public double height() {
    return HEAD + BODY + AXIS;
  }

  @Override
  public void draw(Svg svg, double left, double top, double width) {
    double bottom = top + HEAD + BODY;
    Scale x = scale(spots.stream().map(Spot::x).toList(), across, left + LEFT, left + width - 8);
    Scale y = scale(spots.stream().map(Spot::y).toList(), up, bottom, top + HEAD);
    svg.text(left, top + 10, Svg.Anchor.START, Svg.Type.TICK, upTitle);
    svg.text(left + width, bottom + 30, Svg.Anchor.END, Svg.Type.TICK, acrossTitle);
    x.ticks()
        .forEach(
            tick ->
                svg.text(x.at(tick), bottom + 15, Svg.Anchor.MIDDLE, Svg.Type.TICK, plain(tick)));
    y.ticks()
        .forEach(
            tick -> {
              svg.line(left + LEFT, y.at(tick), left + width, y.at(tick), Palette.LINE, "");
              svg.text(left + LEFT - 5, y.at(tick) + 4, Svg.Anchor.END, Svg.Type.TICK, plain(tick));
            });
    svg.line(x.at(across.value()), top + HEAD, x.at(across.value()), bottom, Palette.BESIDE, "5 3");
    svg.line(left + LEFT, y.at(up.value()), left + width, y.at(up.value()), Palette.BESIDE, "5 3");
    List<Box> taken = new ArrayList<>();
    for (Spot point : spots) {
      double px = x.at(point.x());
      double py = y.at(point.y());
      svg.circle(px, py, RADIUS, point.colour(), !point.estimate());
      taken.add(new Box(px - RADIUS, py - RADIUS, 2 * RADIUS, 2 * RADIUS));
    }
    label(svg, across.label(), x.at(across.value()) + 4, top + HEAD + 10, taken);
    label(
        svg,
        up.label(),
        left + width - Svg.Type.TICK.width(up.label()),
        y.at(up.value()) - 4,
        taken);
    spots.stream()
        .sorted(Comparator.comparing(Spot::y).reversed())
        .forEach(point -> name(svg, point, x.at(point.x()), y.at(point.y()), taken));
  }

  private static void label(Svg svg, String words, double x, double y, List<Box> taken) {
    svg.text(x, y, Svg.Anchor.START, Svg.Type.TICK, words);
    taken.add(new Box(x, y - 10, Svg.Type.TICK.width(words), 12));
  }

  /** At the nearest place that is free, with a line to it from afar, and nowhere where none is. */
  private static void name(Svg svg, Spot point, double x, double y, List<Box> taken) {
    Svg.Type type = Svg.Type.SOURCE;
    double width = type.width(point.name());
    for (int far = 0; far <= FARTHEST; far += 9) {
      double out = RADIUS + 2 + far;
      double[][] places = {
        {x + out, y - 5}, {x - out - width, y - 5}, {x - width / 2, y - out - 10},
        {x - width / 2, y + out - 1}, {x + out - 2, y - 10 - far}, {x + out - 2, y + 2 + far},
        {x - out + 2 - width, y - 10 - far}, {x - out + 2 - width, y + 2 + far}
      };
      for (double[] place : places) {
        Box box = new Box(place[0], place[1], width, 10);
        if (taken.stream().noneMatch(box::meets)) {
          taken.add(box);
          if (far > 0) {
            double end = box.x() > x ? box.x() : box.x() + width < x ? box.x() + width : x;
            svg.line(x, y, end, box.y() + 5, Palette.LINE, "");
          }
          svg.text(box.x(), box.y() + 9, Svg.Anchor.START, type, point.name());
          return;
        }
      }
    }
  }

  private static Scale scale(
      List<BigDecimal> values, YearColumns.Line line, double from, double to) {
    double threshold = line.value().doubleValue();
    double most =
        Math.max(values.stream().mapToDouble(BigDecimal::doubleValue).max().orElse(1), threshold);
    double least =
        Math.min(values.stream().mapToDouble(BigDecimal::doubleValue).min().orElse(0), threshold);
    double room = (most - least) * 0.06 + 0.01;
    return new Scale(Math.max(0, least - room), most + room, from, to);
  }

  private static String plain(BigDecimal tick) {
    return tick.signum() == 0 ? "0" : tick.stripTrailingZeros().toPlainString();
  }
}
