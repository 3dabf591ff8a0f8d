package org.allyspend.report.chart;

import java.math.BigDecimal;

/**
 * A point between two axes, which has its name beside it.
 *
 * @param name its short name
 * @param x across
 * @param y up
 * @param colour its colour
 * @param estimate whether it is lighter
 */
public record Spot(String name, BigDecimal x, BigDecimal y, Palette colour, boolean estimate) {}
