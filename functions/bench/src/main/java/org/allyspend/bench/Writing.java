package org.allyspend.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.allyspend.report.workbook.Column;
import org.allyspend.report.workbook.Format;
import org.allyspend.report.workbook.WorkbookWriter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A sheet of 100,000 rows of data, eight texts and two numbers each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class Writing {
  private static final int ROWS = 100_000;
  private static final int TEXTS = 8;
  private static final List<Integer> ALL = IntStream.range(0, ROWS).boxed().toList();

  /** Our writer, with its table, filter, widths and styles. */
  @Benchmark
  public int ours() throws IOException {
    List<Column<Integer>> columns =
        IntStream.range(0, TEXTS + 2)
            .mapToObj(
                i ->
                    i < TEXTS
                        ? Column.text("Text " + i, 20, (Integer row) -> text(row, i))
                        : Column.number(
                            "Number " + i,
                            Format.TWO_DECIMALS,
                            (Integer row) -> Optional.of(number(row))))
            .toList();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    WorkbookWriter.write(
        new WorkbookWriter.Properties("Data", "Data", Instant.EPOCH, "en", "&P"),
        List.of("Data"),
        (name, sheet) -> sheet.freeze(sheet.longTable("Data", columns, ALL.size(), ALL)),
        bytes);
    return bytes.size();
  }

  /** The fastest writer in Java known to us, with the values alone. */
  @Benchmark
  public int fastexcel() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "bench", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("Data");
      for (int i = 0; i < TEXTS + 2; i++) {
        sheet.value(0, i, "Column " + i);
      }
      for (int row : ALL) {
        for (int i = 0; i < TEXTS; i++) {
          sheet.value(row + 1, i, text(row, i));
        }
        sheet.value(row + 1, TEXTS, number(row));
        sheet.value(row + 1, TEXTS + 1, number(row));
      }
    }
    return bytes.size();
  }

  private static String text(int row, int column) {
    return "text " + (row + column) % 500;
  }

  private static BigDecimal number(int row) {
    return BigDecimal.valueOf(row * 31L % 1_000_003, 2);
  }
}
