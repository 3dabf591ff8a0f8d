package org.allyspend.report.chart;

/**
 * The colours of charts, of Okabe and Ito's, which those who confuse red and green tell apart, and
 * greys. As RGB in six hexadecimal digits.
 */
public enum Palette {
  /** What a chart is about. */
  ACCENT("0072B2"),
  /** What has got some of the way. */
  PART("56B4E9"),
  /** What falls short. */
  SHORT("D55E00"),
  /** What is set beside it: the year before, the line of a road. */
  BESIDE("5B6770"),
  /** Text and axes. */
  INK("122B4A"),
  /** Text of less weight. */
  SOFT("44546A"),
  /** Gridlines. */
  LINE("C9D1DB"),
  /** What a chart stands on. */
  GROUND("FFFFFF");

  private static final double LIGHTER = 0.45;

  private final String rgb;

  Palette(String rgb) {
    this.rgb = rgb;
  }

  /** Six hexadecimal digits. */
  public String rgb() {
    return rgb;
  }

  /** The same so much lighter that it is told apart in print: the colour of estimates. */
  public String lighter() {
    StringBuilder lighter = new StringBuilder();
    for (int i = 0; i < rgb.length(); i += 2) {
      int part = Integer.parseInt(rgb.substring(i, i + 2), 16);
      int mixed = (int) Math.round(255 - (255 - part) * LIGHTER);
      lighter.append(Character.forDigit(mixed >> 4, 16)).append(Character.forDigit(mixed & 15, 16));
    }
    return lighter.toString();
  }

  /** The one or the other, as a colour of SVG. */
  String fill(boolean estimate) {
    return "#" + (estimate ? lighter() : rgb);
  }
}
