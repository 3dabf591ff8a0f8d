package org.allyspend.report.workbook;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.FontUnderline;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The few styles of the workbook, made once. Dark on light, with nothing told by colour alone. */
final class Styles {
  // Opacity, red, green, blue.
  private static final byte[] NAVY = {(byte) 0xFF, 0x12, 0x2B, 0x4A};
  private static final byte[] RULE = {(byte) 0xFF, (byte) 0xC9, (byte) 0xD1, (byte) 0xDB};
  private static final byte[] PALE = {(byte) 0xFF, (byte) 0xDD, (byte) 0xE8, (byte) 0xF5};
  private static final byte[] SLATE = {(byte) 0xFF, 0x44, 0x54, 0x6A};
  private static final byte[] ACCENT = {(byte) 0xFF, 0x00, 0x72, (byte) 0xB2};
  private static final byte[] WHITE = {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF};
  private static final String FONT = "Arial";

  /** Keeps a text apart from the figures of the column before it. */
  private static final short INDENT = 1;

  /** The size of what is no title, in points. */
  static final int POINTS = 11;

  /** The size of lines of sources. */
  static final int SMALL_POINTS = 9;

  private final XSSFWorkbook workbook;
  private final Map<Format, XSSFCellStyle> cells = new EnumMap<>(Format.class);
  private final Map<Format, XSSFCellStyle> marked = new EnumMap<>(Format.class);
  private final XSSFCellStyle title;
  private final XSSFCellStyle heading;
  private final XSSFCellStyle text;
  private final XSSFCellStyle textHeader;
  private final XSSFCellStyle numberHeader;
  private final XSSFCellStyle link;
  private final XSSFCellStyle input;
  private final XSSFCellStyle above;
  private final XSSFCellStyle aside;
  private final XSSFCellStyle wrapped;
  private final XSSFCellStyle source;
  private final Map<String, XSSFCellStyle> tiles = new HashMap<>();
  private final XSSFCellStyle figure;

  Styles(XSSFWorkbook workbook) {
    this.workbook = workbook;
    workbook.getStylesSource().getFontAt(0).setFontName(FONT);
    workbook.getStylesSource().getFontAt(0).setFontHeightInPoints((short) POINTS);
    title = plain(font(18, true, NAVY));
    heading = plain(font(13, true, NAVY));
    text = plain(font(POINTS, false, null));
    link = plain(font(POINTS, false, NAVY));
    link.getFont().setUnderline(FontUnderline.SINGLE);
    input = plain(font(13, true, NAVY));
    input.setBorderTop(BorderStyle.MEDIUM);
    input.setBorderBottom(BorderStyle.MEDIUM);
    input.setBorderLeft(BorderStyle.MEDIUM);
    input.setBorderRight(BorderStyle.MEDIUM);
    figure = plain(font(13, true, NAVY));
    figure.setAlignment(HorizontalAlignment.LEFT);
    aside = plain(font(9, false, NAVY));
    above = plain(font(9, false, NAVY));
    above.setDataFormat(workbook.createDataFormat().getFormat(Format.AT_LEAST.pattern()));
    above.setAlignment(HorizontalAlignment.RIGHT);
    wrapped = plain(font(POINTS, false, null));
    wrapped.setWrapText(true);
    source = plain(font(SMALL_POINTS, false, SLATE));
    textHeader = header(HorizontalAlignment.LEFT);
    numberHeader = header(HorizontalAlignment.RIGHT);
    for (Format format : Format.values()) {
      cells.put(format, cell(format, format.pattern()));
      marked.put(format, cell(format, format.marked()));
    }
  }

  XSSFCellStyle title() {
    return title;
  }

  XSSFCellStyle heading() {
    return heading;
  }

  XSSFCellStyle text() {
    return text;
  }

  XSSFCellStyle link() {
    return link;
  }

  /** Text over as many lines as it takes. */
  XSSFCellStyle wrapped() {
    return wrapped;
  }

  /** A small text in grey. */
  XSSFCellStyle source() {
    return source;
  }

  /** A key figure, large, in a format of Excel's notation. */
  XSSFCellStyle tile(String format) {
    return tiles.computeIfAbsent(format, this::newTile);
  }

  private XSSFCellStyle newTile(String format) {
    XSSFCellStyle style = plain(font(16, true, NAVY));
    style.setDataFormat(workbook.createDataFormat().getFormat(format));
    style.setAlignment(HorizontalAlignment.RIGHT);
    style.setIndention(INDENT);
    style.setBorderTop(BorderStyle.MEDIUM);
    style.setTopBorderColor(new XSSFColor(ACCENT));
    return style;
  }

  /** A cell the reader may change. */
  XSSFCellStyle input() {
    return input;
  }

  /** A threshold over the header of a column. */
  XSSFCellStyle above() {
    return above;
  }

  /** A figure on its own. */
  XSSFCellStyle figure() {
    return figure;
  }

  /** A remark in small letters. */
  XSSFCellStyle aside() {
    return aside;
  }

  /** The ground behind words that are set off; dark text stands on it at a contrast of 12:1. */
  XSSFColor setOff() {
    return new XSSFColor(PALE);
  }

  XSSFCellStyle tableHeader(Format format) {
    return format == Format.TEXT ? textHeader : numberHeader;
  }

  XSSFCellStyle tableCell(Format format, boolean isMarked) {
    return (isMarked ? marked : cells).get(format);
  }

  private XSSFCellStyle plain(XSSFFont font) {
    XSSFCellStyle style = workbook.createCellStyle();
    style.setFont(font);
    style.setVerticalAlignment(VerticalAlignment.TOP);
    return style;
  }

  private XSSFCellStyle header(HorizontalAlignment alignment) {
    XSSFCellStyle style = plain(font(POINTS, true, WHITE));
    style.setFillForegroundColor(new XSSFColor(NAVY));
    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    style.setWrapText(true);
    style.setVerticalAlignment(VerticalAlignment.CENTER);
    align(style, alignment);
    return style;
  }

  private XSSFCellStyle cell(Format format, String pattern) {
    XSSFCellStyle style = plain(font(POINTS, false, null));
    style.setDataFormat(workbook.createDataFormat().getFormat(pattern));
    style.setBorderBottom(BorderStyle.THIN);
    style.setBottomBorderColor(new XSSFColor(RULE));
    // Words stand in columns of numbers, too: 'at it', 'deadline passed'.
    style.setWrapText(true);
    align(style, format == Format.TEXT ? HorizontalAlignment.LEFT : HorizontalAlignment.RIGHT);
    return style;
  }

  private static void align(XSSFCellStyle style, HorizontalAlignment alignment) {
    style.setAlignment(alignment);
    if (alignment == HorizontalAlignment.LEFT) {
      style.setIndention(INDENT);
    }
  }

  private XSSFFont font(int points, boolean bold, byte[] colour) {
    XSSFFont font = workbook.createFont();
    font.setFontName(FONT);
    font.setFontHeightInPoints((short) points);
    font.setBold(bold);
    if (colour != null) {
      font.setColor(new XSSFColor(colour));
    }
    return font;
  }
}
