package org.allyspend.report.chart;

/**
 * Room that something takes, in whatever unit.
 *
 * @param x its least across
 * @param y its least up or down
 * @param width how far it goes across
 * @param height how far it goes up or down
 */
public record Box(double x, double y, double width, double height) {
  /** Whether the two cover any of the same. */
  public boolean meets(Box other) {
    return x < other.x + other.width
        && other.x < x + width
        && y < other.y + other.height
        && other.y < y + height;
  }
}
