package org.allyspend.ingest.eurostat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The reader of JSON-stat, for tests of those who write it. */
public final class JsonStatReading {
  private JsonStatReading() {}

  /**
   * A cell as it is read.
   *
   * @param codes its categories by dimension
   * @param value as it is written, empty where there is none
   * @param status its flag
   */
  public record Read(Map<String, String> codes, String value, String status) {}

  /** Every cell of a dataset. */
  public static List<Read> cells(String json) {
    List<Read> cells = new ArrayList<>();
    JsonStat.read("answer", json.getBytes(StandardCharsets.UTF_8))
        .cells(cell -> cells.add(new Read(cell.codes(), cell.value(), cell.status())));
    return cells;
  }
}
