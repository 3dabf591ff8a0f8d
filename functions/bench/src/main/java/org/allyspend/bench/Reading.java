package org.allyspend.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.allyspend.ingest.nato.NatoSource;
import org.allyspend.ingest.sipri.SipriSource;
import org.allyspend.ingest.xlsx.WorkbookReader;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Every cell of a publisher's workbook, read by us and by POI's usermodel. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class Reading {
  /** Whose file. */
  @Param({"nato", "sipri"})
  public String source;

  private byte[] bytes;

  /** Loads the file into memory. */
  @Setup
  public void load() throws IOException {
    bytes = Files2024.read(source);
  }

  /** Our reader: every cell's text. */
  @Benchmark
  public Object cells() {
    return WorkbookReader.read(bytes);
  }

  /** Our parser on top of it: observations with their cells. */
  @Benchmark
  public Object observations() {
    return source.equals("nato") ? new NatoSource().parse(bytes) : new SipriSource().parse(bytes);
  }

  /** POI's usermodel, which most Java programs use. */
  @Benchmark
  public double usermodel() throws IOException {
    double sum = 0;
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
      for (Sheet sheet : workbook) {
        for (Row row : sheet) {
          for (Cell cell : row) {
            sum +=
                cell.getCellType() == CellType.NUMERIC
                    ? cell.getNumericCellValue()
                    : cell.toString().length();
          }
        }
      }
    }
    return sum;
  }
}
