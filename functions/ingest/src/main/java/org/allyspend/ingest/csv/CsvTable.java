package org.allyspend.ingest.csv;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.ingest.Numbers;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A publisher's CSV file in UTF-8, its columns found by their names wherever they stand: publishers
 * add columns between editions.
 */
public final class CsvTable {
  /** No file read here has as many. */
  private static final int MOST_ROWS = 500_000;

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setTrim(true)
          .setIgnoreEmptyLines(true)
          .setAllowMissingColumnNames(true)
          .setHeader()
          .setSkipHeaderRecord(true)
          .get();

  private final String name;
  private final List<String> columns;
  private final List<Row> rows;

  /** One line of it. */
  public final class Row {
    private final CSVRecord record;
    private final long line;

    private Row(CSVRecord record, long line) {
      this.record = record;
      this.line = line;
    }

    /** The text in a column, blanks around it taken off; empty where the column is not there. */
    public String text(String column) {
      return columns.contains(column) ? record.get(column) : "";
    }

    /** Where it stands: 'data_explorer.csv line 7'. */
    public String place() {
      return name + " line " + line;
    }

    /** Where a column's value stands: 'data_explorer.csv line 7 column total'. */
    public String place(String column) {
      return place() + " column " + column;
    }

    /** A refusal of what stands in a column. */
    public RefusedException unexpected(String column, String expected) {
      return new RefusedException(
          place(column)
              + ": expected "
              + expected
              + ", found '"
              + Numbers.shorten(text(column))
              + "'");
    }
  }

  private CsvTable(String name, byte[] bytes) {
    this.name = name;
    try (CSVParser parser = CSVParser.parse(new StringReader(decoded(bytes)), FORMAT)) {
      this.columns = List.copyOf(parser.getHeaderNames());
      this.rows = new ArrayList<>();
      for (CSVRecord record : parser) {
        add(record, parser.getCurrentLineNumber());
      }
    } catch (IOException
        | UncheckedIOException
        | IllegalArgumentException
        | IllegalStateException e) {
      throw new RefusedException(
          name + ": is no CSV that can be read: " + String.valueOf(e.getMessage()).strip(), e);
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
    CsvTable table = new CsvTable(name, bytes);
    for (String column : required) {
      if (!table.has(column)) {
        throw new RefusedException(
            name
                + " line 1: expected a column '"
                + column
                + "', found "
                + Numbers.shorten(String.join(", ", table.columns), 120));
      }
    }
    return table;
  }

  private void add(CSVRecord record, long line) {
    if (rows.size() == MOST_ROWS) {
      throw new RefusedException(
          name + ": has over " + MOST_ROWS + " lines, the most that is read");
    }
    if (!record.isConsistent()) {
      throw new RefusedException(
          name
              + " line "
              + line
              + ": has "
              + record.size()
              + " columns, expected "
              + columns.size()
              + " as in the header");
    }
    rows.add(new Row(record, line));
  }

  private String decoded(byte[] bytes) {
    if (bytes.length == 0) {
      throw new RefusedException(name + ": is empty, expected CSV");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new RefusedException(name + ": is not in UTF-8, expected CSV in UTF-8", e);
    }
  }

  /** Whether it has a column of this name. */
  public boolean has(String column) {
    return columns.contains(column);
  }

  /** The names of its columns, in their order. */
  public List<String> columns() {
    return columns;
  }

  /** Its lines under the header. */
  public List<Row> rows() {
    return rows;
  }
}
