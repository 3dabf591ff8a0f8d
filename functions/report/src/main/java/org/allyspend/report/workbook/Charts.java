package org.allyspend.report.workbook;

import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.allyspend.report.chart.Letters;
import org.allyspend.report.chart.Palette;
import org.allyspend.report.chart.Spot;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellRangeAddress;
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
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFChartAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataPoint;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFScatterChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.xmlbeans.XmlCursor;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTBarSer;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTDLbls;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTPlotArea;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTScatterSer;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTStrRef;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTTitle;
import org.openxmlformats.schemas.drawingml.x2006.chart.STDLblPos;
import org.openxmlformats.schemas.drawingml.x2006.chart.STTickLblPos;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextBody;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextCharacterProperties;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextParagraph;

/**
 * Native Excel charts over the cells of tables, so that they change with them: the finding as
 * title, measure and unit under it, values where they stand, estimates lighter.
 */
public final class Charts {
  /** Labels look as the cells do whose values they are, marks and all. */
  public static final String AS_CELLS = "General";

  private static final int TITLE = 1_200;
  private static final int SMALL = 900;
  private static final int TINY = 800;

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
   * @param values its cells, one column or one row of an open table
   */
  public record Data(String name, CellRangeAddress values) {}

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

  private final XSSFSheet sheet;
  private final XSSFChart chart;

  /** A chart on the sheet that is being written. */
  public Charts(SheetWriter writer, Frame frame) {
    this.sheet = writer.sheet();
    XSSFDrawing drawing = sheet.createDrawingPatriarch();
    chart = drawing.createChart(anchor(drawing, frame));
    title(frame.title(), frame.subtitle());
    describe(drawing, frame);
  }

  private static XSSFClientAnchor anchor(XSSFDrawing drawing, Frame frame) {
    return drawing.createAnchor(
        0, 0, 0, 0, frame.from(), frame.row(), frame.to(), frame.row() + frame.rows());
  }

  /** Columns by year. */
  public Charts columns(TableArea from, CellRangeAddress categories, Data data, Look look) {
    XDDFBarChartData bars = barData(BarDirection.COL, 45);
    paint(series(bars, from, categories, data), look, categories.getNumberOfCells());
    chart.plot(bars);
    if (!look.format().isEmpty()) {
      label(0, look);
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
      TableArea from,
      CellRangeAddress categories,
      Data outturns,
      Data estimates,
      String format,
      Palette colour) {
    XDDFBarChartData bars = barData(BarDirection.COL, 45);
    Map<Data, String> fills = new LinkedHashMap<>();
    fills.put(outturns, colour.rgb());
    fills.put(estimates, colour.lighter());
    fills.forEach(
        (data, fill) -> {
          XDDFChartData.Series series = series(bars, from, categories, data);
          series.setFillProperties(fill(fill));
          series.setLineProperties(line(colour.rgb(), 1));
        });
    chart.plot(bars);
    for (int i = 0; i < 2; i++) {
      label(i, Look.of(format, colour, Set.of()));
    }
    // As text: of the type of its number POI brings no schema.
    try (XmlCursor overlap = plot().getBarChartArray(0).addNewOverlap().newCursor()) {
      overlap.setAttributeText(new QName("val"), "100");
    }
    hideValues();
    return this;
  }

  /** A bar a name from the left, the first on top, and a second beside it where one is given. */
  public Charts bars(
      TableArea from, CellRangeAddress names, Data data, Look look, List<Data> beside) {
    XDDFBarChartData bars = barData(BarDirection.BAR, 30);
    paint(series(bars, from, names, data), look, names.getNumberOfCells());
    for (Data other : beside) {
      series(bars, from, names, other).setFillProperties(fill(Palette.BESIDE.lighter()));
    }
    chart.plot(bars);
    label(0, look);
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
  public Charts columnsBeside(TableArea from, CellRangeAddress categories, List<Data> groups) {
    XDDFBarChartData bars = barData(BarDirection.COL, 40);
    for (int i = 0; i < groups.size(); i++) {
      series(bars, from, categories, groups.get(i))
          .setFillProperties(fill(GROUPS.get(i % GROUPS.size()).rgb()));
    }
    chart.plot(bars);
    for (int i = 0; i < groups.size(); i++) {
      label(i, Look.of("0;;", Palette.INK, Set.of()));
    }
    legend();
    hideValues();
    return this;
  }

  /** Lines across the columns, each with a dash of its own. */
  public Charts lines(TableArea from, CellRangeAddress categories, List<Data> lines) {
    XDDFLineChartData data =
        (XDDFLineChartData) chart.createData(ChartTypes.LINE, axes(0), valueAxis());
    data.setGrouping(Grouping.STANDARD);
    data.setVaryColors(false);
    for (int i = 0; i < lines.size(); i++) {
      XDDFLineChartData.Series series =
          (XDDFLineChartData.Series) series(data, from, categories, lines.get(i));
      series.setSmooth(false);
      series.setMarkerStyle(MarkerStyle.NONE);
      XDDFLineProperties line = line(Palette.BESIDE.rgb(), 1.5);
      line.setPresetDash(new XDDFPresetLineDash(DASHES.get(i % DASHES.size())));
      series.setLineProperties(line);
    }
    chart.plot(data);
    // A line through a number would strike it out.
    for (CTBarSer columns : plot().getBarChartArray(0).getSerList()) {
      columns.getDLbls().getSpPr().unsetNoFill();
      columns
          .getDLbls()
          .getSpPr()
          .addNewSolidFill()
          .addNewSrgbClr()
          .setVal(bytes(Palette.GROUND.rgb()));
    }
    legend();
    return this;
  }

  /** A named point a row between two axes. */
  public Charts points(
      TableArea from,
      CellRangeAddress across,
      CellRangeAddress up,
      List<Spot> spots,
      String acrossTitle,
      String upTitle) {
    XDDFValueAxis bottom = chart.createValueAxis(AxisPosition.BOTTOM);
    XDDFValueAxis left = chart.createValueAxis(AxisPosition.LEFT);
    for (XDDFValueAxis axis : List.of(bottom, left)) {
      axis.setCrosses(AxisCrosses.MIN);
      axis.setCrossBetween(AxisCrossBetween.MIDPOINT_CATEGORY);
      axis.getOrAddMajorGridProperties().setLineProperties(line(Palette.LINE.rgb(), 0.75));
    }
    bottom.setTitle(acrossTitle);
    left.setTitle(upTitle);
    for (int i = 0; i < 2; i++) {
      stateNoLanguage(plot().getValAxArray(i).getTitle());
    }
    XDDFScatterChartData data =
        (XDDFScatterChartData) chart.createData(ChartTypes.SCATTER, bottom, left);
    data.setStyle(ScatterStyle.MARKER);
    data.setVaryColors(false);
    for (int i = 0; i < spots.size(); i++) {
      XDDFScatterChartData.Series series =
          (XDDFScatterChartData.Series)
              data.addSeries(
                  values(from, new Data("", row(across, i))),
                  values(from, new Data("", row(up, i))));
      series.setTitle(spots.get(i).name(), null);
      series.setSmooth(false);
      series.setMarkerStyle(MarkerStyle.CIRCLE);
    }
    chart.plot(data);
    List<STDLblPos.Enum> beside = NameTags.places(spots).stream().map(SIDES::get).toList();
    for (int i = 0; i < spots.size(); i++) {
      draw(plot().getScatterChartArray(0).getSerArray(i), spots.get(i), beside.get(i));
    }
    return this;
  }

  private static void draw(CTScatterSer series, Spot spot, STDLblPos.Enum side) {
    if (!series.isSetSpPr()) {
      series.addNewSpPr();
    }
    series.getSpPr().addNewLn().addNewNoFill();
    var marker =
        series.getMarker().isSetSpPr()
            ? series.getMarker().getSpPr()
            : series.getMarker().addNewSpPr();
    Palette colour = spot.colour();
    marker
        .addNewSolidFill()
        .addNewSrgbClr()
        .setVal(bytes(spot.estimate() ? colour.lighter() : colour.rgb()));
    marker.addNewLn().addNewSolidFill().addNewSrgbClr().setVal(bytes(colour.rgb()));
    CTDLbls name = series.addNewDLbls();
    name.addNewSpPr().addNewNoFill();
    text(name.addNewTxPr(), TINY, false);
    name.addNewDLblPos().setVal(side);
    show(name, false, true);
  }

  private static CellRangeAddress row(CellRangeAddress column, int number) {
    int row = column.getFirstRow() + number;
    return new CellRangeAddress(row, row, column.getFirstColumn(), column.getLastColumn());
  }

  /**
   * The title follows a cell.
   *
   * @param cell the reference of the cell, with its sheet
   * @param text what it says now
   */
  public Charts titled(String cell, String text) {
    CTTitle title = chart.getCTChart().getTitle();
    title.getTx().unsetRich();
    text(title.addNewTxPr(), TITLE, true);
    CTStrRef reference = title.getTx().addNewStrRef();
    reference.setF(cell);
    var cache = reference.addNewStrCache();
    cache.addNewPtCount().setVal(1);
    var point = cache.addNewPt();
    point.setIdx(0);
    point.setV(text);
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

  /** Puts its values on the bars of a series. */
  private void label(int series, Look look) {
    CTDLbls labels = plot().getBarChartArray(0).getSerArray(series).addNewDLbls();
    labels.addNewNumFmt().setFormatCode(look.format());
    labels.getNumFmt().setSourceLinked(look.format().equals(AS_CELLS));
    labels.addNewSpPr().addNewNoFill();
    text(labels.addNewTxPr(), SMALL, true);
    labels.addNewDLblPos().setVal(STDLblPos.OUT_END);
    show(labels, true, false);
  }

  private static void show(CTDLbls labels, boolean values, boolean names) {
    labels.addNewShowLegendKey().setVal(false);
    labels.addNewShowVal().setVal(values);
    labels.addNewShowCatName().setVal(false);
    labels.addNewShowSerName().setVal(names);
    labels.addNewShowPercent().setVal(false);
    labels.addNewShowBubbleSize().setVal(false);
  }

  private static void text(CTTextBody body, int size, boolean bold) {
    body.addNewBodyPr();
    body.addNewLstStyle();
    CTTextParagraph paragraph = body.addNewP();
    type(paragraph.addNewPPr().addNewDefRPr(), size, bold, Palette.INK);
    paragraph.addNewEndParaRPr();
  }

  private static void type(CTTextCharacterProperties type, int size, boolean bold, Palette colour) {
    type.setSz(size);
    type.setB(bold);
    type.addNewSolidFill().addNewSrgbClr().setVal(bytes(colour.rgb()));
  }

  private void title(String title, String subtitle) {
    CTTitle words = chart.getCTChart().addNewTitle();
    CTTextBody body = words.addNewTx().addNewRich();
    body.addNewBodyPr();
    body.addNewLstStyle();
    paragraph(body, title, TITLE, true, Palette.INK);
    if (!subtitle.isEmpty()) {
      paragraph(body, subtitle, SMALL, false, Palette.SOFT);
    }
    words.addNewOverlay().setVal(false);
    chart.getCTChart().addNewAutoTitleDeleted().setVal(false);
  }

  private static void paragraph(
      CTTextBody body, String words, int size, boolean bold, Palette colour) {
    CTTextParagraph paragraph = body.addNewP();
    paragraph.addNewPPr().addNewDefRPr().setSz(size);
    var run = paragraph.addNewR();
    type(run.addNewRPr(), size, bold, colour);
    run.setT(Letters.together(words));
  }

  private static XDDFSolidFillProperties fill(String rgb) {
    return new XDDFSolidFillProperties(XDDFColor.from(bytes(rgb)));
  }

  private static XDDFLineProperties line(String rgb, double width) {
    XDDFLineProperties line = new XDDFLineProperties(fill(rgb));
    line.setWidth(width);
    return line;
  }

  private static byte[] bytes(String rgb) {
    return HexFormat.of().parseHex(rgb);
  }

  private XDDFChartData.Series series(
      XDDFChartData chart, TableArea from, CellRangeAddress categories, Data data) {
    XDDFChartData.Series series = chart.addSeries(categories(from, categories), values(from, data));
    series.setTitle(data.name(), null);
    return series;
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
        .boxed()
        .flatMap(
            number -> {
              XSSFRow row = on.getRow(number);
              return IntStream.rangeClosed(cells.getFirstColumn(), cells.getLastColumn())
                  .mapToObj(row::getCell);
            });
  }

  private static String reference(TableArea from, CellRangeAddress cells) {
    return cells.formatAsString(from.sheet(), true);
  }

  private static String text(XSSFCell cell) {
    return cell.getCellType() == CellType.NUMERIC ? cell.getRawValue() : cell.getStringCellValue();
  }

  private static BigDecimal number(XSSFCell cell) {
    CellType type =
        cell.getCellType() == CellType.FORMULA
            ? cell.getCachedFormulaResultType()
            : cell.getCellType();
    return type == CellType.NUMERIC ? new BigDecimal(cell.getRawValue()) : null;
  }

  private static void describe(XSSFDrawing drawing, Frame frame) {
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
