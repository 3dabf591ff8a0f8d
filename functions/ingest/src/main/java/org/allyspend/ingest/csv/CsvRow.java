package org.allyspend.ingest.csv;

import java.util.Map;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;

/** A line of fields that are called by the names of their columns. */
final class CsvRow {
  private final CsvText.Line line;
  private final Map<String, Integer> columns;

  CsvRow(CsvText.Line line, Map<String, Integer> columns) {
    this.line = line;
    this.columns = columns;
    if (line.fields().size() > columns.size()) {
      throw Refusal.at(place())
          .expected(columns.size() + " columns")
          .found(Integer.toString(line.fields().size()))
          .exception();
    }
  }

  /** The field of this column; what is left out at the end of a line is empty. */
  String get(String column) {
    int at = columns.get(column);
    return at < line.fields().size() ? line.fields().get(at) : "";
  }

  String place() {
    return "line " + line.number();
  }

  String place(String column) {
    return place() + " column " + column;
  }

  RefusedException unexpected(String column, String expected) {
    return Refusal.at(place(column)).expected(expected).foundText(get(column)).exception();
  }
}
