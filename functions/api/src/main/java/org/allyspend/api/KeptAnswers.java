package org.allyspend.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.allyspend.core.domain.Report;

/**
 * Answers about a report that is finished, as they were sent: they follow from the report's run and
 * what was asked, so that whoever asks the same is answered from memory, and a page that has it
 * already is told so. Which report it is that is asked about is looked up once a second; that there
 * is none, every time.
 */
final class KeptAnswers {
  /** The largest, every ally's series of every measure, has some 200 kB packed. */
  private static final int MOST = 100;

  private static final Duration FRESH = Duration.ofSeconds(1);

  private record Seen(Report report, Instant at) {}

  private final Map<String, Response> answers = Assessments.latest(MOST);
  private final Map<String, Seen> reports = Assessments.latest(MOST);
  private final Clock clock;

  /**
   * None yet.
   *
   * @param clock the machine's own: what is in a snapshot is old when the snapshot is restored
   */
  KeptAnswers(Clock clock) {
    this.clock = clock;
  }

  /**
   * The answer, from memory where it can be.
   *
   * @param report looks up the report that is asked about, by the parameter 'period' alone
   */
  Response of(Request request, Supplier<Optional<Report>> report, Supplier<Response> answer) {
    return seen(request.parameter("period").orElse(""), report)
        .map(one -> kept(request, one.run(), answer))
        .orElseGet(answer);
  }

  private Optional<Report> seen(String period, Supplier<Optional<Report>> look) {
    Instant now = clock.instant();
    synchronized (reports) {
      Seen seen = reports.get(period);
      if (seen != null && !now.isBefore(seen.at()) && now.isBefore(seen.at().plus(FRESH))) {
        return Optional.of(seen.report());
      }
    }
    Optional<Report> found = look.get();
    synchronized (reports) {
      found.ifPresent(report -> reports.put(period, new Seen(report, now)));
    }
    return found;
  }

  private Response kept(Request request, String run, Supplier<Response> answer) {
    String packing = request.header("accept-encoding");
    String asked =
        String.join(
            "\n",
            run,
            request.method(),
            request.path(),
            request.query().toString(),
            request.header("accept"),
            packing);
    return Assessments.kept(answers, asked, () -> Optional.of(answer.get().packedFor(packing)))
        .orElseThrow();
  }
}
