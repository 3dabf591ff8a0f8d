package org.allyspend.report.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Values to places on an axis.
 *
 * @param least the value at {@code from}
 * @param most the value at {@code to}
 * @param from a place
 * @param to the other; under {@code from} where values rise
 */
record Scale(double least, double most, double from, double to) {
  private static final int MOST_TICKS = 6;

  /** The place of a value. */
  double at(double value) {
    return from + (value - least) / (most - least) * (to - from);
  }

  /** The place of a value. */
  double at(BigDecimal value) {
    return at(value.doubleValue());
  }

  /** Round values in it, six at most. */
  List<BigDecimal> ticks() {
    BigDecimal step = step(most - least);
    List<BigDecimal> ticks = new ArrayList<>();
    BigDecimal first =
        BigDecimal.valueOf(Math.ceil(least / step.doubleValue() - 1e-9)).multiply(step);
    for (BigDecimal tick = first; tick.doubleValue() <= most + 1e-9; tick = tick.add(step)) {
      ticks.add(tick);
    }
    return ticks;
  }

  /** 1, 2 or 5 times a power of ten. */
  private static BigDecimal step(double range) {
    BigDecimal step = new BigDecimal("0.01");
    for (int i = 0; range / step.doubleValue() > MOST_TICKS; i++) {
      step = step.multiply(i % 3 == 1 ? new BigDecimal("2.5") : BigDecimal.valueOf(2));
    }
    return step;
  }
}
