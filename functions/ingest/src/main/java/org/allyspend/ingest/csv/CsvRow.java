package org.allyspend.ingest.csv;

import java.util.Map;
import org.allyspend.core.domain.Place;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;

/**
 * A line of fields that are called by the names of their columns.
 *
 * @param file how refusals call the file, empty where they need not
 * @param line the fields
 * @param columns where each column stands, from 0
 */
public record CsvRow(String file, CsvLines.Line line, Map<String, Integer> columns) {
  /**
   * The text in a column, blanks around it taken off; empty where the column is not there, or is
   * left out at the end of a line.
   */
  public String text(String column) {
    Integer at = columns.get(column);
    return at == null ? "" : line.field(at);
  }

  /** Where it stands: 'data_explorer.csv line 7'. */
  public String place() {
    return Place.line(file, line.number());
  }

  /** Where a column's value stands: 'data_explorer.csv line 7 column total'. */
  public String place(String column) {
    return Place.column(place(), column);
  }

  /** A refusal of what stands in a column. */
  public RefusedException unexpected(String column, String expected) {
    return Refusal.at(place(column)).expected(expected).foundText(text(column)).exception();
  }
}
