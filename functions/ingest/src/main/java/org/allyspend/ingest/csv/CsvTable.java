package org.allyspend.ingest.csv;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allyspend.core.domain.Place;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;

/**
 * A publisher's CSV file, its columns found by their names wherever they stand, since publishers
 * add columns between editions. It is a {@link CsvText} read strictly: what a program has written
 * and nobody has edited has as many fields in every line, and is in Unicode.
 */
public final class CsvTable {
  /** No file read here has as many. */
  private static final int MOST_ROWS = 500_000;

  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final List<CsvRow> rows = new ArrayList<>();

  private CsvTable(String name, CsvText text) {
    List<String> header = text.header().fields();
    for (int i = 0; i < header.size(); i++) {
      if (columns.put(header.get(i), i) != null) {
        throw Refusal.at(Place.line(name, text.header().number()))
            .expected("each column once")
            .found(Refusal.quoted(header.get(i)) + " twice")
            .exception();
      }
    }
    for (CsvLines.Line line : text.lines()) {
      CsvRow row = new CsvRow(name, line, columns);
      if (line.width() != text.header().width()) {
        throw Refusal.at(row.place())
            .expected(text.header().width() + " columns as in the header")
            .found(Integer.toString(line.width()))
            .exception();
      }
      rows.add(row);
    }
  }

  /**
   * Reads a file.
   *
   * @param name how refusals call it
   * @param required the columns it must have
   * @throws RefusedException where it is no CSV, lacks a column or has a line of another length
   */
  public static CsvTable read(String name, byte[] bytes, List<String> required) {
    CsvTable table = new CsvTable(name, text(name, bytes));
    for (String column : required) {
      if (!table.has(column)) {
        throw Refusal.at(name + " line 1")
            .expected("a column '" + column + "'")
            .foundText(String.join(", ", table.columns()))
            .exception();
      }
    }
    return table;
  }

  private static CsvText text(String name, byte[] bytes) {
    try {
      CsvText text = CsvText.ofPublisher(bytes, MOST_ROWS);
      if (!text.warnings().isEmpty()) {
        throw Refusal.at("").expected("CSV in UTF-8").found("another encoding").exception();
      }
      return text;
    } catch (RefusedException e) {
      throw e.within(name);
    }
  }

  /** Whether it has a column of this name. */
  public boolean has(String column) {
    return columns.containsKey(column);
  }

  /** The names of its columns, in their order. */
  public List<String> columns() {
    return List.copyOf(columns.keySet());
  }

  /** Its lines under the header. */
  public List<CsvRow> rows() {
    return rows;
  }
}
