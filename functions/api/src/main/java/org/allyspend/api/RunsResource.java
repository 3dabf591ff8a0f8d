package org.allyspend.api;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.allyspend.core.domain.Finding;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Report;
import org.allyspend.core.domain.Run;
import org.allyspend.core.domain.Step;
import org.allyspend.core.lambda.Stores;
import org.allyspend.core.store.RunLog;

/** {@code /runs}: to ask for a run, and to watch it. */
final class RunsResource {
  private static final String CURSOR = "\\d{4}-\\d{2}-\\d{2}T[0-9:.]{12}Z#[A-Za-z0-9-]{1,64}";

  private final Names names = new Names();
  private final Stores stores;
  private final Assessments assessments;
  private final Runs runs;
  private final Clock clock;

  RunsResource(Stores stores, Assessments assessments, Runs runs, Clock clock) {
    this.stores = stores;
    this.assessments = assessments;
    this.runs = runs;
    this.clock = clock;
  }

  Response begin(Request request, Run.Kind kind) {
    request.requireOnly();
    Run run =
        runs.begin(
            kind,
            order(request),
            request.caller().id(),
            request.header("idempotency-key"),
            request.settings().kept());
    return Response.json(202, summary(run)).with("location", "/runs/" + run.id());
  }

  /** Begins a failed run again; an official one needs who may publish. */
  Response retry(Request request, String id) {
    request.requireOnly();
    if (required(id).isOfficial()) {
      request.requireScope(request.settings().publish());
    }
    Run run = runs.retry(id);
    return Response.json(202, summary(run)).with("location", "/runs/" + run.id());
  }

  Response list(Request request) {
    request.requireOnly("limit", "cursor");
    int limit = request.number("limit", 20, 1, 100);
    String cursor = request.parameter("cursor").map(RunsResource::cursor).orElse(null);
    RunLog.Page page = stores.log().latest(cursor, limit);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("runs", page.runs().stream().map(this::seen).map(this::summary).toList());
    page.next().ifPresent(next -> body.put("next", next));
    return Response.json(200, body);
  }

  Response get(Request request, String id) {
    request.requireOnly("lang");
    String language = ReportsResource.language(request);
    Run run = required(id);
    Map<String, Object> body = summary(run);
    body.put("sources", run.sources());
    body.put("steps", steps(run).map(this::step).toList());
    Optional<Report> made = stores.reports().ofRun(id);
    found(run).ifPresent(findings -> body.put("findings", findings(findings, made)));
    made.ifPresent(
        report -> {
          ReportsResource.tell(body, report.in(language));
          body.put("download", "/runs/" + id + "/download");
          body.put("files", ReportsResource.files(report));
        });
    stores
        .reports()
        .find(run.period())
        .filter(report -> report.run().equals(id))
        .map(Report::period)
        .ifPresent(period -> body.put("report", "/reports/" + period));
    return Response.json(200, body);
  }

  /** Of a run that is over they are kept: until then it may be begun again. */
  private Optional<List<Finding>> found(Run run) {
    return run.state() == Run.State.SUCCEEDED
        ? assessments.findings(run.id())
        : stores.runs().findings(run.id());
  }

  private Run required(String id) {
    return find(id).orElseThrow(() -> Problem.notFound("there is no run " + id));
  }

  private Optional<Run> find(String id) {
    try {
      return stores.log().find(id).map(this::seen);
    } catch (RefusedException e) {
      return Optional.empty();
    }
  }

  private Run seen(Run run) {
    return run.asSeenAt(clock.instant());
  }

  /** Those of the last attempt. */
  private Stream<Step> steps(Run run) {
    return stores.log().steps(run.id()).stream()
        .filter(step -> !step.startedAt().isBefore(run.begunAt()));
  }

  private static Runs.Order order(Request request) {
    if (request.body().isBlank()) {
      return new Runs.Order(null, null, null, null, null, null);
    }
    return request.json(Runs.Order.class);
  }

  private static String cursor(String text) {
    if (!text.matches(CURSOR)) {
      throw Problem.badRequest("parameter cursor: expected the 'next' of the page before");
    }
    return text;
  }

  private Map<String, Object> summary(Run run) {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("id", run.id());
    summary.put("period", run.period().toString());
    summary.put("asOf", run.asOf());
    summary.put("kind", Finding.word(run.kind()));
    summary.put("trigger", Finding.word(run.trigger()));
    summary.put("state", Finding.word(run.state()));
    summary.put("requestedAt", seconds(run.requestedAt()));
    if (run.finishedAt() != null) {
      summary.put("finishedAt", seconds(run.finishedAt()));
    }
    if (run.expiresAt() != null) {
      summary.put("expiresAt", seconds(run.expiresAt()));
    }
    putFailure(summary, run.failure());
    if (run.attempt() > 1) {
      summary.put("attempt", run.attempt());
    }
    if (!run.untold().isEmpty()) {
      summary.put("untold", run.untold());
    }
    return summary;
  }

  /** A moment as people are told it; what comes in order within a second is kept apart. */
  private static Instant seconds(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS);
  }

  private Map<String, Object> step(Step step) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", step.name());
    body.put("startedAt", seconds(step.startedAt()));
    if (step.endedAt() != null) {
      body.put("endedAt", seconds(step.endedAt()));
    }
    putFailure(body, step.failure());
    return body;
  }

  /** In both languages too, unless it is no more than a sentence. */
  private void putFailure(Map<String, Object> body, Remark failure) {
    if (failure != null) {
      body.put("failure", failure.sentence());
      if (failure.kind() != Remark.Kind.SAID) {
        body.put("names", Map.of("failure", names.of(failure)));
      }
    }
  }

  /** Each as what it is, and in the words and the language of the run's report once it is made. */
  private static List<Map<String, Object>> findings(List<Finding> findings, Optional<Report> made) {
    List<Map<String, Object>> bodies = findings.stream().map(Finding::body).toList();
    made.filter(report -> report.findings().size() == bodies.size())
        .ifPresent(
            report -> {
              for (int i = 0; i < bodies.size(); i++) {
                bodies.get(i).put("sentence", report.findings().get(i));
                if (!report.language().isEmpty()) {
                  bodies.get(i).put("language", report.language());
                }
              }
            });
    return bodies;
  }
}
