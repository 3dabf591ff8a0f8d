package org.allyspend.report;

import java.util.List;
import org.allyspend.core.domain.Standing;

/** How old each source's figures are and why, in sentences. */
public final class Freshness {
  private final List<Standing> standings;
  private final Labels labels;

  /** The freshness of this report's sources. */
  public Freshness(ReportModel model) {
    this.standings = model.assessment().standings();
    this.labels = model.labels();
  }

  /** One sentence or two a source. */
  public List<String> all() {
    return standings.stream().map(this::sentence).toList();
  }

  /** Those a reader has to know at once: overdue, failed, not as expected, or not there. */
  public List<String> warnings() {
    return standings.stream()
        .filter(
            standing ->
                standing.overdue()
                    || standing.failed()
                    || !standing.notice().isEmpty()
                    || !standing.isKnown())
        .map(this::sentence)
        .toList();
  }

  private String sentence(Standing standing) {
    return (standing.isKnown()
            ? known(standing)
            : labels.get("freshness.unknown", standing.source()))
        + failure(standing)
        + notice(standing);
  }

  private String known(Standing standing) {
    String runsTo =
        labels.get("freshness.runs-to", standing.edition(), labels.day(standing.currentTo()));
    if (standing.due() == null) {
      return runsTo + ".";
    }
    return runsTo
        + labels.get(
            standing.overdue() ? "freshness.overdue" : "freshness.due", labels.day(standing.due()));
  }

  private String failure(Standing standing) {
    return standing.failed()
        ? " "
            + labels.get(
                "freshness.failed",
                standing.source(),
                labels.day(standing.failedAt()),
                standing.failure() + (standing.failure().endsWith(".") ? "" : "."))
        : "";
  }

  private String notice(Standing standing) {
    return standing.notice().isEmpty()
        ? ""
        : " "
            + labels.get(
                "freshness.notice", labels.day(standing.noticedAt()), standing.notice() + ".");
  }
}
