package org.allyspend.report.workbook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.allyspend.report.chart.Box;
import org.allyspend.report.chart.Spot;

/**
 * On which side of its point each name of a chart stands, so that few cover others. A program that
 * shows a chart knows no more than the side; how large the chart is there, it alone knows, so that
 * room is reckoned in parts of the axes.
 */
final class NameTags {
  /** A side of a point, the first liked best. */
  enum Place {
    RIGHT(0.012, -0.014),
    LEFT(-0.062, -0.014),
    OVER(-0.025, 0.012),
    UNDER(-0.025, -0.04);

    private final double across;
    private final double up;

    Place(double across, double up) {
      this.across = across;
      this.up = up;
    }

    private Box of(Box point) {
      return new Box(point.x() + across, point.y() + up, WIDTH, HEIGHT);
    }
  }

  /** A name of three letters, and a point, on a chart as wide as a page: in parts of the axes. */
  private static final double WIDTH = 0.05;

  private static final double HEIGHT = 0.028;
  private static final double POINT = 0.012;

  private NameTags() {}

  /** The side of each point, in their order; where all are taken, the one that covers fewest. */
  static List<Place> places(List<Spot> spots) {
    List<Double> x = parts(spots.stream().map(Spot::x).toList());
    List<Double> y = parts(spots.stream().map(Spot::y).toList());
    List<Box> taken = new ArrayList<>();
    for (int i = 0; i < x.size(); i++) {
      taken.add(new Box(x.get(i), y.get(i), POINT, POINT));
    }
    List<Place> places = new ArrayList<>();
    for (Box point : List.copyOf(taken)) {
      Place best =
          Stream.of(Place.values())
              .min(Comparator.comparing(place -> covered(taken, place.of(point))))
              .orElseThrow();
      taken.add(best.of(point));
      places.add(best);
    }
    return places;
  }

  private static long covered(List<Box> taken, Box tag) {
    return taken.stream().filter(tag::meets).count();
  }

  /** Where each value lies between the least and the most, from 0 to 1. */
  private static List<Double> parts(List<BigDecimal> values) {
    BigDecimal least = values.stream().min(Comparator.naturalOrder()).orElseThrow();
    BigDecimal range =
        values.stream()
            .max(Comparator.naturalOrder())
            .orElseThrow()
            .subtract(least)
            .max(new BigDecimal("0.01"));
    return values.stream()
        .map(value -> value.subtract(least).divide(range, MathContext.DECIMAL32).doubleValue())
        .toList();
  }
}
