package org.allyspend.ingest.budget;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.allyspend.core.domain.Refusal;

/** In how many rows a condition held while none held them all, and what stood in its column. */
final class Met {
  private static final int SHOWN = 3;

  private long rows;
  private final List<String> values = new ArrayList<>();

  /**
   * It as it is kept between functions.
   *
   * @param values the first that are different
   */
  record Kept(@JsonProperty("rows") long rows, @JsonProperty("values") List<String> values) {}

  /** Notes a row. */
  void see(boolean holds, String value) {
    rows += holds ? 1 : 0;
    see(value);
  }

  private void see(String value) {
    if (!value.isEmpty() && values.size() <= SHOWN && !values.contains(value)) {
      values.add(value);
    }
  }

  /** It as it is kept. */
  Kept kept() {
    return new Kept(rows, List.copyOf(values));
  }

  /** Adds what was met further down. */
  void add(Kept further) {
    rows += further.rows();
    further.values().forEach(this::see);
  }

  /** Such as: Anslag starts with '0601' in 0 (it says '0701', '0702' …). */
  String words(Condition condition) {
    String met = condition.words() + " in " + rows;
    return values.isEmpty()
        ? met
        : met
            + values.stream()
                .limit(SHOWN)
                .map(Refusal::quoted)
                .collect(
                    Collectors.joining(", ", " (it says ", values.size() > SHOWN ? " …)" : ")"));
  }
}
