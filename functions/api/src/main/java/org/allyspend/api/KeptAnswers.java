package org.allyspend.api;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.allyspend.core.domain.Report;

/**
 * Answers about a report that is finished, as they were sent: they follow from the report's run and
 * what was asked, so that whoever asks the same is answered from memory, and a page that has it
 * already is told so, at the price of looking up which report it is.
 */
final class KeptAnswers {
  /** The largest, every ally's series of every measure, has some 200 kB packed. */
  private static final int MOST = 100;

  private final Map<String, Response> answers = Assessments.latest(MOST);

  /** The answer, kept where it is one of a report. */
  Response of(Request request, Optional<Report> report, Supplier<Response> answer) {
    if (report.isEmpty()) {
      return answer.get().unlessKnown(request.header("if-none-match"));
    }
    String asked =
        String.join(
            "\n",
            report.get().run(),
            request.method(),
            request.path(),
            request.query().toString(),
            request.header("accept"),
            request.header("accept-encoding"));
    return Assessments.kept(
            answers,
            asked,
            () -> Optional.of(answer.get().packedFor(request.header("accept-encoding"))))
        .orElseThrow()
        .unlessKnown(request.header("if-none-match"));
  }
}
