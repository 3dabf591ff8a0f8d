package org.allyspend.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.allyspend.ingest.xlsx.Cell;
import org.allyspend.ingest.xlsx.Sheet;
import org.allyspend.ingest.xlsx.WorkbookReader;
import org.allyspend.report.ReportFiles;
import org.allyspend.report.ReportModel;
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

/** The report on NATO's file: all of it by us, and its values alone by another. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class WritingReport {
  private ReportModel model;
  private List<Sheet> sheets;

  /** Makes the report once. */
  @Setup
  public void make() throws IOException {
    model = MonthlyRun.model();
    sheets = WorkbookReader.read(ReportFiles.workbook(model));
  }

  /** The workbook with its formulas, styles, charts and notes. */
  @Benchmark
  public int report() {
    return ReportFiles.workbook(model).length;
  }

  /** The values of its cells and nothing else. */
  @Benchmark
  public int cellsAlone() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "bench", "1.0")) {
      for (Sheet sheet : sheets) {
        Worksheet worksheet = workbook.newWorksheet(sheet.name());
        for (List<Cell> row : sheet.rows()) {
          for (Cell cell : row) {
            if (cell.kind() == Cell.Kind.NUMBER) {
              worksheet.value(cell.row() - 1, cell.column() - 1, new BigDecimal(cell.text()));
            } else {
              worksheet.value(cell.row() - 1, cell.column() - 1, cell.text());
            }
          }
        }
      }
    }
    return bytes.size();
  }
}
