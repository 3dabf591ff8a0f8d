package org.allyspend.report.workbook;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.PresetColor;
import org.apache.poi.xddf.usermodel.PresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFPresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.Grouping;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataPoint;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTTitle;

/** Native Excel charts over the cells of tables, so that they change with them. */
public final class Charts {
  private static final byte[] NAVY = {0x12, 0x2B, 0x4A};

  /** Of so different lightness that they are told apart in grey as well. */
  private static final List<byte[]> SHADES =
      List.of(
          NAVY,
          new byte[] {0x4F, (byte) 0x8F, (byte) 0xD6},
          new byte[] {(byte) 0xC8, (byte) 0xDF, (byte) 0xF5},
          new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF});

  /** Line styles by which the target lines differ beside their colour. */
  private static final List<PresetLineDash> DASHES =
      List.of(
          PresetLineDash.SOLID, PresetLineDash.DASH, PresetLineDash.DOT, PresetLineDash.DASH_DOT);

  private static final List<PresetColor> COLOURS =
      List.of(PresetColor.DARK_ORANGE, PresetColor.FIREBRICK, PresetColor.PURPLE, PresetColor.TEAL);

  /**
   * What a chart shows and where.
   *
   * @param title its title
   * @param altText what it shows, for who can't see it
   * @param valueTitle the title of the value axis, with the unit
   * @param row the first row it covers, from 0
   * @param rows how many rows it covers
   * @param columns how many columns it covers, from A on
   */
  public record Frame(
      String title, String altText, String valueTitle, int row, int rows, int columns) {}

  /**
   * A series of a chart.
   *
   * @param name its name in the legend
   * @param values its cells
   */
  public record Data(String name, CellRangeAddress values) {}

  private final XSSFSheet sheet;
  private final Frame frame;
  private final XSSFChart chart;
  private final XDDFCategoryAxis categoryAxis;
  private final XDDFValueAxis valueAxis;

  /** A chart on the sheet that is being written. */
  public Charts(SheetWriter writer, Frame frame) {
    this.sheet = writer.sheet();
    this.frame = frame;
    XSSFDrawing drawing = sheet.createDrawingPatriarch();
    XSSFClientAnchor anchor =
        drawing.createAnchor(
            0, 0, 0, 0, 0, frame.row(), frame.columns(), frame.row() + frame.rows());
    chart = drawing.createChart(anchor);
    chart.setTitleText(frame.title());
    chart.setTitleOverlay(false);
    chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
    categoryAxis = chart.createCategoryAxis(AxisPosition.BOTTOM);
    valueAxis = chart.createValueAxis(AxisPosition.LEFT);
    valueAxis.setTitle(frame.valueTitle());
    valueAxis.setCrosses(AxisCrosses.AUTO_ZERO);
    // Columns stand between the ticks; at the ticks Excel cuts the first and the last in half.
    valueAxis.setCrossBetween(AxisCrossBetween.BETWEEN);
    valueAxis.setMinimum(0);
    describe(drawing);
    stateNoLanguage(chart.getCTChart().getTitle());
    stateNoLanguage(chart.getCTChart().getPlotArea().getValAxArray(0).getTitle());
  }

  /**
   * Columns.
   *
   * @param from the sheet the cells are on
   * @param estimates the positions, from 0, of values that are estimates: they are only outlined
   */
  public Charts columns(
      TableArea from, CellRangeAddress categories, Data data, Set<Integer> estimates) {
    XDDFBarChartData bars =
        (XDDFBarChartData) chart.createData(ChartTypes.BAR, categoryAxis, valueAxis);
    bars.setBarDirection(BarDirection.COL);
    bars.setGapWidth(60);
    XDDFChartData.Series series = bars.addSeries(categories(from, categories), values(from, data));
    series.setTitle(data.name(), null);
    series.setFillProperties(new XDDFSolidFillProperties(XDDFColor.from(NAVY)));
    for (int position : estimates) {
      XDDFDataPoint point = series.getDataPoint(position);
      point.setFillProperties(new XDDFSolidFillProperties(XDDFColor.from(PresetColor.WHITE)));
      XDDFLineProperties outline =
          new XDDFLineProperties(new XDDFSolidFillProperties(XDDFColor.from(NAVY)));
      outline.setWidth(1.5);
      outline.setPresetDash(new XDDFPresetLineDash(PresetLineDash.DASH));
      point.setLineProperties(outline);
    }
    chart.plot(bars);
    return this;
  }

  /** Columns side by side, the later the lighter. */
  public Charts columnsBeside(TableArea from, CellRangeAddress categories, List<Data> groups) {
    XDDFBarChartData bars =
        (XDDFBarChartData) chart.createData(ChartTypes.BAR, categoryAxis, valueAxis);
    bars.setBarDirection(BarDirection.COL);
    bars.setGapWidth(60);
    bars.setVaryColors(false);
    for (int i = 0; i < groups.size(); i++) {
      XDDFChartData.Series series =
          bars.addSeries(categories(from, categories), values(from, groups.get(i)));
      series.setTitle(groups.get(i).name(), null);
      series.setFillProperties(
          new XDDFSolidFillProperties(XDDFColor.from(SHADES.get(i % SHADES.size()))));
      XDDFLineProperties outline =
          new XDDFLineProperties(new XDDFSolidFillProperties(XDDFColor.from(NAVY)));
      outline.setWidth(1.0);
      series.setLineProperties(outline);
    }
    chart.plot(bars);
    return this;
  }

  /** Lines over the columns, each with a dash of its own. */
  public Charts lines(TableArea from, CellRangeAddress categories, List<Data> lines) {
    XDDFLineChartData data =
        (XDDFLineChartData) chart.createData(ChartTypes.LINE, categoryAxis, valueAxis);
    data.setGrouping(Grouping.STANDARD);
    data.setVaryColors(false);
    for (int i = 0; i < lines.size(); i++) {
      XDDFLineChartData.Series series =
          (XDDFLineChartData.Series)
              data.addSeries(categories(from, categories), values(from, lines.get(i)));
      series.setTitle(lines.get(i).name(), null);
      series.setSmooth(false);
      series.setMarkerStyle(MarkerStyle.NONE);
      XDDFLineProperties line =
          new XDDFLineProperties(
              new XDDFSolidFillProperties(XDDFColor.from(COLOURS.get(i % COLOURS.size()))));
      line.setWidth(2.0);
      line.setPresetDash(new XDDFPresetLineDash(DASHES.get(i % DASHES.size())));
      series.setLineProperties(line);
    }
    chart.plot(data);
    return this;
  }

  private XDDFCategoryDataSource categories(TableArea from, CellRangeAddress cells) {
    return XDDFDataSourcesFactory.fromArray(
        cells(from, cells).map(Charts::text).toArray(String[]::new), reference(from, cells));
  }

  /** With the values kept with formulas: POI would calculate them anew, and not all it can. */
  private XDDFNumericalDataSource<BigDecimal> values(TableArea from, Data data) {
    return XDDFDataSourcesFactory.fromArray(
        cells(from, data.values()).map(Charts::number).toArray(BigDecimal[]::new),
        reference(from, data.values()));
  }

  private Stream<XSSFCell> cells(TableArea from, CellRangeAddress cells) {
    XSSFSheet on = sheet.getWorkbook().getSheet(from.sheet());
    return IntStream.rangeClosed(cells.getFirstRow(), cells.getLastRow())
        .mapToObj(row -> on.getRow(row).getCell(cells.getFirstColumn()));
  }

  private static String reference(TableArea from, CellRangeAddress cells) {
    return cells.formatAsString(from.sheet(), true);
  }

  private static String text(XSSFCell cell) {
    return cell.getCellType() == CellType.STRING ? cell.getStringCellValue() : cell.getRawValue();
  }

  private static BigDecimal number(XSSFCell cell) {
    CellType type =
        cell.getCellType() == CellType.FORMULA
            ? cell.getCachedFormulaResultType()
            : cell.getCellType();
    return type == CellType.NUMERIC ? new BigDecimal(cell.getRawValue()) : null;
  }

  private void describe(XSSFDrawing drawing) {
    var anchors = drawing.getCTDrawing().getTwoCellAnchorList();
    var properties =
        anchors.get(anchors.size() - 1).getGraphicFrame().getNvGraphicFramePr().getCNvPr();
    properties.setName(frame.title());
    properties.setDescr(frame.altText());
  }

  /** POI states the default locale of the machine. */
  private static void stateNoLanguage(CTTitle title) {
    title.getTx().getRich().getPArray(0).getRArray(0).getRPr().unsetLang();
  }
}
