package org.allyspend.report.workbook;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.namespace.QName;
import org.allyspend.report.chart.Palette;
import org.allyspend.report.chart.Spot;
import org.apache.poi.xddf.usermodel.PresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFPresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.Grouping;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.ScatterStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataPoint;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFScatterChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.xmlbeans.XmlCursor;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTBarSer;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTMarker;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTPlotArea;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTScatterSer;
import org.openxmlformats.schemas.drawingml.x2006.chart.STDLblPos;
import org.openxmlformats.schemas.drawingml.x2006.chart.STTickLblPos;
import org.openxmlformats.schemas.drawingml.x2006.main.CTShapeProperties;

/**
 * Native Excel charts over the cells of tables, so that they change with them: the finding as
 * title, measure and unit under it, values where they stand, estimates lighter.
 */
public final class Charts {
  /** Labels look as the cells do whose values they are, marks and all. */
  public static final String AS_CELLS = "General";

  /** Where a point's name stands. */
  private static final Map<NameTags.Place, STDLblPos.Enum> SIDES =
      Map.of(
          NameTags.Place.RIGHT, STDLblPos.R,
          NameTags.Place.LEFT, STDLblPos.L,
          NameTags.Place.OVER, STDLblPos.T,
          NameTags.Place.UNDER, STDLblPos.B);

  /** Line styles by which the target lines differ. */
  private static final List<PresetLineDash> DASHES =
      List.of(
          PresetLineDash.DASH, PresetLineDash.DASH_DOT, PresetLineDash.DOT, PresetLineDash.SOLID);

  private static final List<Palette> GROUPS =
      List.of(Palette.PART, Palette.ACCENT, Palette.INK, Palette.SHORT);

  /**
   * What a chart shows and where.
   *
   * @param title its title
   * @param subtitle measure and unit, or empty
   * @param altText what it shows, for who can't see it
   * @param row the first row it covers, from 0
   * @param rows how many rows it covers
   * @param from the column in which it begins, from 0
   * @param to the column before which it ends
   */
  public record Frame(
      String title, String subtitle, String altText, int row, int rows, int from, int to) {}

  /**
   * A series of a chart.
   *
   * @param name its name
   * @param header the header over its values
   */
  public record Data(String name, String header) {
    /** Named as its column is. */
    public static Data of(String header) {
      return new Data(header, header);
    }
  }

  /**
   * How the values of a series look.
   *
   * @param format the format of the labels beside them, {@link #AS_CELLS}, or empty for none
   * @param colour what they are drawn in
   * @param colours other colours, by position
   * @param estimates the positions of those that are lighter
   */
  public record Look(String format, Palette colour, List<Palette> colours, Set<Integer> estimates) {
    /** In one colour. */
    public static Look of(String format, Palette colour, Set<Integer> estimates) {
      return new Look(format, colour, List.of(), estimates);
    }
  }

  private final XSSFWorkbook workbook;
  private final XSSFChart chart;

  /** A chart on the sheet that is being written. */
  public Charts(SheetWriter writer, Frame frame) {
    workbook = writer.sheet().getWorkbook();
    XSSFDrawing drawing = writer.sheet().createDrawingPatriarch();
    chart = drawing.createChart(anchor(drawing, frame));
    ChartText.title(chart.getCTChart(), frame.title(), frame.subtitle());
    describe(drawing, frame);
  }

  private static XSSFClientAnchor anchor(XSSFDrawing drawing, Frame frame) {
    return drawing.createAnchor(
        0, 0, 0, 0, frame.from(), frame.row(), frame.to(), frame.row() + frame.rows());
  }

  /** Columns by year. */
  public Charts columns(ChartRows years, Data data, Look look) {
    XDDFBarChartData bars = barData(BarDirection.COL, 45);
    paint(series(bars, years, data), look, years.count());
    chart.plot(bars);
    if (!look.format().isEmpty()) {
      label(0, look.format());
      hideValues();
    }
    return this;
  }

  /**
   * Columns by year of two kinds, of which each year has one: outturns, and estimates, lighter.
   *
   * @param format of the labels, in which a zero shows nothing
   */
  public Charts columns(
      ChartRows years, Data outturns, Data estimates, String format, Palette colour) {
    XDDFBarChartData bars = barData(BarDirection.COL, 45);
    edge(series(bars, years, outturns), colour.rgb(), colour);
    edge(series(bars, years, estimates), colour.lighter(), colour);
    chart.plot(bars);
    label(0, format);
    label(1, format);
    // As text: of the type of its number POI brings no schema.
    try (XmlCursor overlap = plot().getBarChartArray(0).addNewOverlap().newCursor()) {
      overlap.setAttributeText(new QName("val"), "100");
    }
    hideValues();
    return this;
  }

  /** A bar a name from the left, the first on top, and a second beside it where one is given. */
  public Charts bars(ChartRows names, Data data, Look look, List<Data> beside) {
    XDDFBarChartData bars = barData(BarDirection.BAR, 30);
    paint(series(bars, names, data), look, names.count());
    for (Data other : beside) {
      series(bars, names, other).setFillProperties(fill(Palette.BESIDE.lighter()));
    }
    chart.plot(bars);
    label(0, look.format());
    axes(0).setOrientation(AxisOrientation.MAX_MIN);
    // Names stay at the edge where bars go to the left of zero.
    plot().getCatAxArray(0).getTickLblPos().setVal(STTickLblPos.LOW);
    if (!beside.isEmpty()) {
      legend();
    }
    hideValues();
    return this;
  }

  /** Columns side by side, the later the darker. */
  public Charts columnsBeside(ChartRows years, List<Data> groups) {
    XDDFBarChartData bars = barData(BarDirection.COL, 40);
    for (int i = 0; i < groups.size(); i++) {
      series(bars, years, groups.get(i))
          .setFillProperties(fill(GROUPS.get(i % GROUPS.size()).rgb()));
    }
    chart.plot(bars);
    for (int i = 0; i < groups.size(); i++) {
      label(i, "0;;");
    }
    legend();
    hideValues();
    return this;
  }

  /** Lines across the columns, each with a dash of its own. */
  public Charts lines(ChartRows years, List<Data> lines) {
    XDDFLineChartData data =
        (XDDFLineChartData) chart.createData(ChartTypes.LINE, axes(0), valueAxis());
    data.setGrouping(Grouping.STANDARD);
    data.setVaryColors(false);
    for (int i = 0; i < lines.size(); i++) {
      XDDFLineChartData.Series series =
          (XDDFLineChartData.Series) series(data, years, lines.get(i));
      series.setSmooth(false);
      series.setMarkerStyle(MarkerStyle.NONE);
      XDDFLineProperties line = line(Palette.BESIDE.rgb(), 1.5);
      line.setPresetDash(new XDDFPresetLineDash(DASHES.get(i % DASHES.size())));
      series.setLineProperties(line);
    }
    chart.plot(data);
    // A line through a number would strike it out.
    for (CTBarSer columns : plot().getBarChartArray(0).getSerList()) {
      CTShapeProperties ground = columns.getDLbls().getSpPr();
      ground.unsetNoFill();
      ChartText.colour(ground.addNewSolidFill(), Palette.GROUND.rgb());
    }
    legend();
    return this;
  }

  /** A named point a row between two axes, each called as its data are. */
  public Charts points(ChartRows rows, Data across, Data up, List<Spot> spots) {
    XDDFValueAxis bottom = chart.createValueAxis(AxisPosition.BOTTOM);
    XDDFValueAxis left = chart.createValueAxis(AxisPosition.LEFT);
    for (XDDFValueAxis axis : List.of(bottom, left)) {
      axis.setCrosses(AxisCrosses.MIN);
      axis.setCrossBetween(AxisCrossBetween.MIDPOINT_CATEGORY);
      axis.getOrAddMajorGridProperties().setLineProperties(line(Palette.LINE.rgb(), 0.75));
    }
    bottom.setTitle(across.name());
    left.setTitle(up.name());
    plot().getValAxList().forEach(axis -> ChartText.stateNoLanguage(axis.getTitle()));
    XDDFScatterChartData data =
        (XDDFScatterChartData) chart.createData(ChartTypes.SCATTER, bottom, left);
    data.setStyle(ScatterStyle.MARKER);
    data.setVaryColors(false);
    for (int i = 0; i < spots.size(); i++) {
      XDDFScatterChartData.Series series =
          (XDDFScatterChartData.Series)
              data.addSeries(
                  rows.value(workbook, across.header(), i), rows.value(workbook, up.header(), i));
      series.setTitle(spots.get(i).name(), null);
      series.setSmooth(false);
      series.setMarkerStyle(MarkerStyle.CIRCLE);
    }
    chart.plot(data);
    List<NameTags.Place> beside = NameTags.places(spots);
    for (int i = 0; i < spots.size(); i++) {
      CTScatterSer series = plot().getScatterChartArray(0).getSerArray(i);
      draw(series, spots.get(i));
      ChartText.name(series.addNewDLbls(), SIDES.get(beside.get(i)));
    }
    return this;
  }

  private static void draw(CTScatterSer series, Spot spot) {
    if (!series.isSetSpPr()) {
      series.addNewSpPr();
    }
    series.getSpPr().addNewLn().addNewNoFill();
    CTMarker marker = series.getMarker();
    CTShapeProperties shape = marker.isSetSpPr() ? marker.getSpPr() : marker.addNewSpPr();
    Palette colour = spot.colour();
    ChartText.colour(shape.addNewSolidFill(), spot.estimate() ? colour.lighter() : colour.rgb());
    ChartText.colour(shape.addNewLn().addNewSolidFill(), colour.rgb());
  }

  /**
   * The title follows a cell.
   *
   * @param cell the reference of the cell, with its sheet
   * @param text what it says now
   */
  public Charts titled(String cell, String text) {
    ChartText.titleFrom(chart.getCTChart().getTitle(), cell, text);
    return this;
  }

  private XDDFBarChartData barData(BarDirection direction, int gap) {
    XDDFCategoryAxis names =
        chart.createCategoryAxis(
            direction == BarDirection.COL ? AxisPosition.BOTTOM : AxisPosition.LEFT);
    XDDFValueAxis values =
        chart.createValueAxis(
            direction == BarDirection.COL ? AxisPosition.LEFT : AxisPosition.BOTTOM);
    values.setCrosses(AxisCrosses.AUTO_ZERO);
    // Columns stand between the ticks; at the ticks Excel cuts the first and the last in half.
    values.setCrossBetween(AxisCrossBetween.BETWEEN);
    XDDFBarChartData bars = (XDDFBarChartData) chart.createData(ChartTypes.BAR, names, values);
    bars.setBarDirection(direction);
    bars.setGapWidth(gap);
    bars.setVaryColors(false);
    return bars;
  }

  private XDDFChartAxis axes(int number) {
    return chart.getAxes().get(number);
  }

  private XDDFValueAxis valueAxis() {
    return (XDDFValueAxis) chart.getAxes().get(1);
  }

  /** Values stand at the columns: no axis says them again. */
  private void hideValues() {
    valueAxis().setVisible(false);
  }

  private void legend() {
    chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
  }

  private CTPlotArea plot() {
    return chart.getCTChart().getPlotArea();
  }

  private static void paint(XDDFChartData.Series series, Look look, int points) {
    series.setFillProperties(fill(look.colour().rgb()));
    for (int position = 0; position < points; position++) {
      Palette colour = look.colours().isEmpty() ? look.colour() : look.colours().get(position);
      boolean estimate = look.estimates().contains(position);
      if (estimate || colour != look.colour()) {
        XDDFDataPoint point = series.getDataPoint(position);
        point.setFillProperties(fill(estimate ? colour.lighter() : colour.rgb()));
        point.setLineProperties(line(colour.rgb(), 1));
      }
    }
  }

  private static void edge(XDDFChartData.Series series, String fill, Palette edge) {
    series.setFillProperties(fill(fill));
    series.setLineProperties(line(edge.rgb(), 1));
  }

  /** Puts its values on the bars of a series. */
  private void label(int series, String format) {
    ChartText.values(plot().getBarChartArray(0).getSerArray(series).addNewDLbls(), format);
  }

  private static XDDFSolidFillProperties fill(String rgb) {
    return new XDDFSolidFillProperties(XDDFColor.from(HexFormat.of().parseHex(rgb)));
  }

  private static XDDFLineProperties line(String rgb, double width) {
    XDDFLineProperties line = new XDDFLineProperties(fill(rgb));
    line.setWidth(width);
    return line;
  }

  private XDDFChartData.Series series(XDDFChartData data, ChartRows rows, Data of) {
    XDDFChartData.Series series =
        data.addSeries(rows.categories(workbook), rows.values(workbook, of.header()));
    series.setTitle(of.name(), null);
    return series;
  }

  private static void describe(XSSFDrawing drawing, Frame frame) {
    var anchors = drawing.getCTDrawing().getTwoCellAnchorList();
    var properties =
        anchors.get(anchors.size() - 1).getGraphicFrame().getNvGraphicFramePr().getCNvPr();
    properties.setName(frame.title());
    properties.setDescr(frame.altText());
  }
}
