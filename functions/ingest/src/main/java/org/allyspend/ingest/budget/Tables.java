package org.allyspend.ingest.budget;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.ingest.Bundle;
import org.allyspend.ingest.Format;
import org.allyspend.ingest.IngestService;
import org.allyspend.ingest.csv.CsvLines;
import org.allyspend.ingest.xlsx.Cell;
import org.allyspend.ingest.xlsx.Sheet;
import org.allyspend.ingest.xlsx.WorkbookReader;

/** The lines of a document, be it a CSV text, which is streamed, or a workbook. */
final class Tables {
  /** By so much of its beginning it is told what a document is. */
  private static final int HEAD = 4_096;

  private Tables() {}

  /**
   * Hands the lines of a document on.
   *
   * @throws RefusedException where it is neither
   */
  static void read(
      InputStream bytes, Layout.Document document, Consumer<Iterator<CsvLines.Line>> reader)
      throws IOException {
    BufferedInputStream in = new BufferedInputStream(bytes, 1 << 16);
    in.mark(HEAD);
    byte[] head = in.readNBytes(HEAD);
    in.reset();
    if (Bundle.isZip(head)) {
      reader.accept(lines(sheet(in.readNBytes(IngestService.IN_MEMORY + 1), document)).iterator());
      return;
    }
    if (!encoding(document).name().startsWith("UTF-16")) {
      Format.TEXT.require(head, "CSV or an Excel workbook (.xlsx)");
    }
    try (CsvLines lines = CsvLines.of(in, encoding(document), form(document))) {
      reader.accept(lines);
    }
  }

  /** The encoding of a document that is CSV. */
  static Charset encoding(Layout.Document document) {
    return Charset.forName(document.encoding());
  }

  /** How the fields of a document that is CSV are told apart. */
  static CsvLines.Form form(Layout.Document document) {
    return new CsvLines.Form(document.separator().charAt(0), !document.unquoted(), false);
  }

  private static Sheet sheet(byte[] bytes, Layout.Document document) {
    if (bytes.length > IngestService.IN_MEMORY) {
      throw Refusal.at("")
          .expected("a workbook of at most " + IngestService.IN_MEMORY + " bytes")
          .found("a larger one")
          .todo("save its sheet as CSV")
          .exception();
    }
    List<Sheet> sheets = WorkbookReader.read(bytes);
    return sheets.stream()
        .filter(one -> document.sheet() == null || one.name().equals(document.sheet()))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.at("")
                    .expected("a sheet '" + document.sheet() + "'")
                    .found(String.join(", ", sheets.stream().map(Sheet::name).toList()))
                    .exception());
  }

  private static List<CsvLines.Line> lines(Sheet sheet) {
    List<CsvLines.Line> lines = new ArrayList<>();
    for (List<Cell> row : sheet.rows()) {
      List<String> fields = new ArrayList<>();
      for (Cell cell : row) {
        while (fields.size() < cell.column() - 1) {
          fields.add("");
        }
        fields.add(text(cell));
      }
      lines.add(new CsvLines.Line(row.get(0).row(), fields, fields.size()));
    }
    return lines;
  }

  private static String text(Cell cell) {
    if (cell.kind() == Cell.Kind.ERROR || cell.kind() == Cell.Kind.FORMULA) {
      throw cell.refused("a figure or text");
    }
    return cell.text();
  }
}
