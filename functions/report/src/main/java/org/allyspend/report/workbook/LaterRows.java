package org.allyspend.report.workbook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Rows of a sheet that are made when the sheet is written to the file, one after the other: made
 * before, as objects or as text, they would be most of a report's memory.
 */
final class LaterRows {
  private static final String END = "</sheetData>";

  /** What writes rows that follow each other, by the first of them, counted from 0. */
  private final SortedMap<Integer, Consumer<RowWriter>> blocks = new TreeMap<>();

  /** Has rows written from this one on, counted from 0. */
  void add(int first, Consumer<RowWriter> rows) {
    blocks.put(first, rows);
  }

  boolean isEmpty() {
    return blocks.isEmpty();
  }

  /** Writes the sheet's part with these rows among its own. */
  void writeAmong(String sheet, OutputStream out) throws IOException {
    RowWriter rows = new RowText(out);
    int from = 0;
    for (var block : blocks.entrySet()) {
      int at = placeOf(block.getKey() + 1, sheet, from);
      out.write(sheet.substring(from, at).getBytes(UTF_8));
      block.getValue().accept(rows);
      from = at;
    }
    out.write(sheet.substring(from).getBytes(UTF_8));
  }

  /** Before the first row with a higher number, or else after all. */
  private static int placeOf(int row, String sheet, int from) {
    int end = sheet.indexOf(END, from);
    for (int at = sheet.indexOf(RowText.ROW, from);
        at >= 0 && at < end;
        at = sheet.indexOf(RowText.ROW, at + 1)) {
      int number = at + RowText.ROW.length();
      if (Integer.parseInt(sheet, number, sheet.indexOf('"', number), 10) > row) {
        return at;
      }
    }
    return end;
  }
}
