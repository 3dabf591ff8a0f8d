package org.allyspend.report.workbook;

import java.math.BigDecimal;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The first rows of a table, of which a chart shows columns.
 *
 * @param table an open table
 * @param names the header over their names
 * @param count how many they are
 */
public record ChartRows(TableArea table, String names, int count) {
  /** All rows of a table. */
  public static ChartRows all(TableArea table, String names) {
    return new ChartRows(table, names, table.rows());
  }

  /** Their positions, the first of them being 0. */
  public Set<Integer> positions() {
    return IntStream.range(0, count).boxed().collect(Collectors.toSet());
  }

  XDDFCategoryDataSource categories(XSSFWorkbook workbook) {
    CellRangeAddress cells = table.column(names, 0, count);
    return XDDFDataSourcesFactory.fromArray(
        read(workbook, cells, ChartRows::text, String[]::new), reference(cells));
  }

  XDDFNumericalDataSource<BigDecimal> values(XSSFWorkbook workbook, String header) {
    return values(workbook, table.column(header, 0, count));
  }

  /** Of one row alone. */
  XDDFNumericalDataSource<BigDecimal> value(XSSFWorkbook workbook, String header, int position) {
    return values(workbook, table.column(header, position, 1));
  }

  /** With the values kept with formulas: POI would calculate them anew, and not all it can. */
  private XDDFNumericalDataSource<BigDecimal> values(
      XSSFWorkbook workbook, CellRangeAddress cells) {
    return XDDFDataSourcesFactory.fromArray(
        read(workbook, cells, ChartRows::number, BigDecimal[]::new), reference(cells));
  }

  private <T> T[] read(
      XSSFWorkbook workbook,
      CellRangeAddress cells,
      Function<XSSFCell, T> reading,
      IntFunction<T[]> array) {
    XSSFSheet sheet = workbook.getSheet(table.sheet());
    return IntStream.rangeClosed(cells.getFirstRow(), cells.getLastRow())
        .mapToObj(row -> reading.apply(sheet.getRow(row).getCell(cells.getFirstColumn())))
        .toArray(array);
  }

  private String reference(CellRangeAddress cells) {
    return cells.formatAsString(table.sheet(), true);
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
}
