package org.allyspend.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.allyspend.report.ReportFiles;
import org.allyspend.report.ReportModel;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The report on NATO's file: all of it by us, and by another what it knows of it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class WritingReport {
  private ReportModel model;
  private List<Written> sheets;

  /** A sheet as it was written. */
  private record Written(String name, List<WrittenCell> cells) {}

  /** A cell with a formula, or else a number or a text. */
  private record WrittenCell(
      int row, int column, String formula, BigDecimal number, String text, String format) {}

  /** Makes the report once. */
  @Setup
  public void make() throws IOException {
    model = MonthlyRun.model();
    sheets = new ArrayList<>();
    try (XSSFWorkbook workbook =
        new XSSFWorkbook(new ByteArrayInputStream(workbook().toByteArray()))) {
      for (Sheet sheet : workbook) {
        List<WrittenCell> cells = new ArrayList<>();
        for (Row row : sheet) {
          row.forEach(cell -> cells.add(written((XSSFCell) cell)));
        }
        sheets.add(new Written(sheet.getSheetName(), cells));
      }
    }
  }

  private static WrittenCell written(XSSFCell cell) {
    boolean number = cell.getCellType() == CellType.NUMERIC;
    return new WrittenCell(
        cell.getRowIndex(),
        cell.getColumnIndex(),
        cell.getCellType() == CellType.FORMULA ? cell.getCellFormula() : null,
        number ? new BigDecimal(cell.getRawValue()) : null,
        cell.getCellType() == CellType.STRING ? cell.getStringCellValue() : "",
        cell.getCellStyle().getDataFormatString());
  }

  /** The workbook with its tables, styles, widths, links, charts and notes. */
  @Benchmark
  public int report() throws IOException {
    return workbook().size();
  }

  private ByteArrayOutputStream workbook() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ReportFiles.writeWorkbook(model, bytes);
    return bytes;
  }

  /** The same cells: values, formulas and number formats, as the peers in Python write them. */
  @Benchmark
  public int fastexcel() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "bench", "1.0")) {
      for (Written sheet : sheets) {
        Worksheet worksheet = workbook.newWorksheet(sheet.name());
        for (WrittenCell cell : sheet.cells()) {
          if (cell.formula() != null) {
            worksheet.formula(cell.row(), cell.column(), cell.formula());
          } else if (cell.number() != null) {
            worksheet.value(cell.row(), cell.column(), cell.number());
          } else {
            worksheet.value(cell.row(), cell.column(), cell.text());
          }
          worksheet.style(cell.row(), cell.column()).format(cell.format()).set();
        }
      }
    }
    return bytes.size();
  }
}
