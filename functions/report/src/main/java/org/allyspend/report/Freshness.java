package org.allyspend.report;

import java.util.List;
import java.util.Optional;
import org.allyspend.core.domain.Standing;

/** How old each source's figures are and why, in sentences. */
public final class Freshness {
  private final List<Standing> standings;

  /** The freshness of this report's sources. */
  public Freshness(ReportModel model) {
    this.standings = model.assessment().standings();
  }

  /** One sentence or two a source. */
  public List<String> all() {
    return standings.stream().map(Freshness::sentence).toList();
  }

  /** Those a reader has to know at once: overdue, failed, or not there. */
  public List<String> warnings() {
    return standings.stream()
        .filter(standing -> standing.overdue() || standing.failed() || !standing.isKnown())
        .map(Freshness::sentence)
        .toList();
  }

  private static String sentence(Standing standing) {
    return (standing.isKnown()
            ? known(standing)
            : "No release of source " + standing.source() + " is known.")
        + failure(standing).orElse("");
  }

  private static String known(Standing standing) {
    return standing.edition()
        + " runs to "
        + Words.day(standing.currentTo())
        + (standing.due() == null
            ? "."
            : standing.overdue()
                ? "; its next edition is overdue since " + Words.day(standing.due()) + "."
                : "; its next edition is due by " + Words.day(standing.due()) + ".");
  }

  private static Optional<String> failure(Standing standing) {
    return standing.failed()
        ? Optional.of(
            " The last visit to source "
                + standing.source()
                + ", on "
                + Words.day(standing.failedAt())
                + ", failed: "
                + standing.failure()
                + (standing.failure().endsWith(".") ? "" : "."))
        : Optional.empty();
  }
}
