package org.allyspend.report.workbook;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.allyspend.report.chart.Palette;
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
  /** The ground behind words that are set off; dark text stands on it at a contrast of 12:1. */
  static final XSSFColor SET_OFF = new XSSFColor(HexFormat.of().parseHex("ffdde8f5"));

  private static final String FONT = "Arial";

  /** Keeps a text apart from the figures of the column before it. */
  private static final short INDENT = 1;

  /** The size of what is no title, in points. */
  static final int POINTS = 11;

  /** The size of lines of sources. */
  static final int SMALL_POINTS = 9;

  final XSSFCellStyle title;
  final XSSFCellStyle heading;
  final XSSFCellStyle text;
  final XSSFCellStyle link;

  /** A cell the reader may change. */
  final XSSFCellStyle input;

  /** A threshold over the header of a column. */
  final XSSFCellStyle above;

  /** A remark in small letters. */
  final XSSFCellStyle aside;

  /** Text over as many lines as it takes. */
  final XSSFCellStyle wrapped;

  /** A small text in grey. */
  final XSSFCellStyle source;

  /** A figure on its own. */
  final XSSFCellStyle figure;

  private final XSSFWorkbook workbook;
  private final Map<Format, XSSFCellStyle> cells = new EnumMap<>(Format.class);
  private final Map<Format, XSSFCellStyle> marked = new EnumMap<>(Format.class);
  private final XSSFCellStyle textHeader;
  private final XSSFCellStyle numberHeader;
  private final Map<String, XSSFCellStyle> tiles = new HashMap<>();

  Styles(XSSFWorkbook workbook) {
    this.workbook = workbook;
    workbook.getStylesSource().getFontAt(0).setFontName(FONT);
    workbook.getStylesSource().getFontAt(0).setFontHeightInPoints((short) POINTS);
    title = plain(font(18, true, Palette.INK));
    heading = plain(font(13, true, Palette.INK));
    text = plain(font(POINTS, false, null));
    link = plain(font(POINTS, false, Palette.INK));
    link.getFont().setUnderline(FontUnderline.SINGLE);
    input = plain(font(13, true, Palette.INK));
    input.setBorderTop(BorderStyle.MEDIUM);
    input.setBorderBottom(BorderStyle.MEDIUM);
    input.setBorderLeft(BorderStyle.MEDIUM);
    input.setBorderRight(BorderStyle.MEDIUM);
    figure = plain(font(13, true, Palette.INK));
    figure.setAlignment(HorizontalAlignment.LEFT);
    aside = plain(font(9, false, Palette.INK));
    above = plain(font(9, false, Palette.INK));
    above.setDataFormat(workbook.createDataFormat().getFormat(Format.AT_LEAST.pattern()));
    above.setAlignment(HorizontalAlignment.RIGHT);
    wrapped = plain(font(POINTS, false, null));
    wrapped.setWrapText(true);
    source = plain(font(SMALL_POINTS, false, Palette.SOFT));
    textHeader = header(HorizontalAlignment.LEFT);
    numberHeader = header(HorizontalAlignment.RIGHT);
    for (Format format : Format.values()) {
      cells.put(format, cell(format, format.pattern()));
      marked.put(format, cell(format, format.marked()));
    }
  }

  /** A key figure, large, in a format of Excel's notation. */
  XSSFCellStyle tile(String format) {
    return tiles.computeIfAbsent(format, this::newTile);
  }

  private XSSFCellStyle newTile(String format) {
    XSSFCellStyle style = plain(font(16, true, Palette.INK));
    style.setDataFormat(workbook.createDataFormat().getFormat(format));
    style.setAlignment(HorizontalAlignment.RIGHT);
    style.setIndention(INDENT);
    style.setBorderTop(BorderStyle.MEDIUM);
    style.setTopBorderColor(colour(Palette.ACCENT));
    return style;
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
    XSSFCellStyle style = plain(font(POINTS, true, Palette.GROUND));
    style.setFillForegroundColor(colour(Palette.INK));
    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    style.setWrapText(true);
    style.setVerticalAlignment(VerticalAlignment.CENTER);
    // Between the words of one column and those of the next, which may fill both.
    style.setBorderRight(BorderStyle.THIN);
    style.setRightBorderColor(colour(Palette.GROUND));
    align(style, alignment);
    return style;
  }

  private XSSFCellStyle cell(Format format, String pattern) {
    XSSFCellStyle style = plain(font(POINTS, false, null));
    style.setDataFormat(workbook.createDataFormat().getFormat(pattern));
    style.setBorderBottom(BorderStyle.THIN);
    style.setBottomBorderColor(colour(Palette.LINE));
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

  private XSSFFont font(int points, boolean bold, Palette colour) {
    XSSFFont font = workbook.createFont();
    font.setFontName(FONT);
    font.setFontHeightInPoints((short) points);
    font.setBold(bold);
    if (colour != null) {
      font.setColor(colour(colour));
    }
    return font;
  }

  private static XSSFColor colour(Palette colour) {
    return new XSSFColor(HexFormat.of().parseHex("ff" + colour.rgb()));
  }
}
