package org.allyspend.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.allyspend.core.config.ConfigurationFile;
import org.allyspend.core.domain.Hash;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Run;
import org.allyspend.core.domain.Timing;
import org.allyspend.core.lambda.Json;
import org.allyspend.core.store.ReleaseStore;
import org.allyspend.core.store.RunLog;

/** Begins runs, ad hoc and on schedule, each once however often it is asked for. */
final class Runs {
  /** The sources of a run that names none, the one a report rests on first. */
  static final List<String> SOURCES =
      List.of("nato", "sipri", "worldbank", "kiel", "eurostat", "ecb");

  /** Every source a run may name; a report rests on nato, or else on csv. */
  static final List<String> KNOWN =
      List.of("nato", "csv", "sipri", "worldbank", "kiel", "eurostat", "ecb");

  private static final List<String> BASES = List.of("nato", "csv");

  private static final Timing.Names NAMES = new Timing.Names("/period", "/asOf", "/since");

  private static final int MOST_AT_ONCE = 2;
  private static final int MOST_GROUPS = 20;
  private static final int LOOK_BACK = 20;
  private static final int RETRY_AFTER_SECONDS = 60;
  private static final String KEY = "[!-~]{0,200}";

  /** How long an ad hoc report is kept. */
  private static final Duration KEPT = Duration.ofDays(90);

  /** A run that has not ended after this long has died unrecorded. */
  private static final Duration LONGEST_RUN = Duration.ofMinutes(30);

  private final RunLog log;
  private final ReleaseStore releases;
  private final Executions executions;
  private final Clock clock;

  /**
   * What is asked for.
   *
   * @param period the month reported on, null for that of asOf, or the current one
   * @param asOf the moment as of which it is stated, null for the end of the period, or of today
   * @param since the moment the report before was stated as of, null for the end of the month
   *     before
   * @param sources the sources to read and to use, null for all
   * @param groups groups of allies beside the built-in ones, null for none
   */
  record Order(
      @JsonProperty("period") String period,
      @JsonProperty("asOf") String asOf,
      @JsonProperty("since") String since,
      @JsonProperty("sources") List<String> sources,
      @JsonProperty("groups") List<Object> groups) {}

  Runs(RunLog log, ReleaseStore releases, Executions executions, Clock clock) {
    this.log = log;
    this.releases = releases;
    this.executions = executions;
    this.clock = clock;
  }

  /**
   * Begins the run that is ordered; the same order under the same key is the same run.
   *
   * @param kind an official run reports on the month that has ended where the order names none, an
   *     ad hoc one on the current month
   * @param idempotencyKey the caller's own name for the order, or empty
   */
  Run begin(Run.Kind kind, Order order, String caller, String idempotencyKey) {
    if (!idempotencyKey.matches(KEY)) {
      throw Problem.badRequest(
          "header Idempotency-Key: expected at most 200 characters, visible ASCII");
    }
    boolean official = kind == Run.Kind.OFFICIAL;
    Run.Order ordered = ordered(order, official);
    String id =
        (official ? "official-" : "api-")
            + (idempotencyKey.isEmpty()
                ? UUID.randomUUID().toString()
                : hash(caller, idempotencyKey).substring(0, 32));
    Optional<Run> before = log.find(id);
    if (before.isEmpty()) {
      requireRoom();
    }
    Run run =
        before.orElseGet(
            () ->
                once(
                    official
                        ? Run.official(id, ordered, Run.Trigger.API, now())
                        : Run.adHoc(id, ordered, Run.Trigger.API, now(), now().plus(KEPT))));
    if (!run.order().fingerprint().equals(ordered.fingerprint())) {
      throw Problem.conflict("header Idempotency-Key: was used for another order before");
    }
    start(run);
    return run;
  }

  private Run.Order ordered(Order order, boolean official) {
    Timing timing = timing(order, official);
    List<String> sources = sources(order.sources());
    requireKnown(sources.get(0), timing);
    Instant since = order.since() == null ? null : timing.since();
    return new Run.Order(
        timing.period(), timing.asOf(), since, sources, configuration(order.groups()));
  }

  private Timing timing(Order order, boolean official) {
    String period = order.period();
    if (official && period == null && order.asOf() == null) {
      period = YearMonth.from(today()).minusMonths(1).toString();
    }
    try {
      return Timing.of(period, order.asOf(), order.since(), NAMES, clock);
    } catch (RefusedException e) {
      throw Problem.badRequest(e.getMessage());
    }
  }

  /** Refuses what no fetching can bring about: a report as of before anything was known. */
  private void requireKnown(String source, Timing timing) {
    if (source.equals(SOURCES.get(0))
        && timing.isPast(clock.instant())
        && releases.inForce(source, timing.asOf()).isEmpty()) {
      throw Problem.badRequest(
          (NAMES.period() + ": ")
              + Timing.nothingKnown(source, timing.asOf(), releases.firstKnown(source))
                  .getMessage());
    }
  }

  /** The run of this id, whoever began it. */
  private Run once(Run run) {
    return log.begin(run) ? run : log.find(run.id()).orElseThrow();
  }

  /**
   * Begins the scheduled run on the month that has ended, stated as of its end, so that it does not
   * matter when on the configured day, or how often, it is asked for.
   */
  Run beginScheduled(Instant scheduled, ZoneId zone) {
    YearMonth period = YearMonth.from(LocalDate.ofInstant(scheduled, zone)).minusMonths(1);
    Run run =
        once(
            Run.official(
                "schedule-" + period,
                new Run.Order(period, Timing.endOf(period), null, SOURCES, null),
                Run.Trigger.SCHEDULE,
                now()));
    start(run);
    return run;
  }

  /**
   * Begins the official run on the running month that a new release of the source reports rest on
   * is worth, once for each release, stated as of the end of this day: what is new goes out that
   * day.
   *
   * @param sha256 the release's hash
   */
  Run onRelease(String sha256) {
    Release.requireHash(sha256);
    LocalDate today = today();
    Run run =
        once(
            Run.official(
                "release-" + sha256.substring(0, 32),
                new Run.Order(
                    YearMonth.from(today),
                    today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                    null,
                    SOURCES,
                    null),
                Run.Trigger.RELEASE,
                now()));
    start(run);
    return run;
  }

  /** Has every source visited, for no report. */
  void check(LocalDate day) {
    executions.start("check-" + day, json(Map.of("sources", ingests(SOURCES, null))));
  }

  /** Started even if it began before: whoever began it may have died before he started it. */
  private void start(Run run) {
    if (run.state() != Run.State.RUNNING) {
      return;
    }
    Map<String, Object> aggregate = new LinkedHashMap<>();
    aggregate.put("run", run.id());
    aggregate.put("period", run.period().toString());
    aggregate.put("asOf", run.asOf().toString());
    if (run.order().since() != null) {
      aggregate.put("since", run.order().since().toString());
    }
    aggregate.put("release", Map.of("source", run.sources().get(0)));
    aggregate.put(
        "beside", run.sources().stream().skip(1).map(source -> Map.of("source", source)).toList());
    if (run.order().configuration() != null) {
      aggregate.put("configuration", run.order().configuration());
    }
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("run", run.id());
    input.put("period", run.period().toString());
    input.put("sources", ingests(toRead(run), run.id()));
    input.put("aggregate", aggregate);
    input.put("report", Map.of("run", run.id()));
    executions.start(run.id(), json(input));
  }

  /**
   * The sources to visit first. What is fetched now was not known at a moment that has passed, and
   * whatever brought a new release in has visited the sources a moment ago.
   */
  private static List<String> toRead(Run run) {
    if (run.trigger() == Run.Trigger.RELEASE) {
      return List.of();
    }
    return run.asOf().isAfter(run.requestedAt())
        ? run.sources()
        : run.sources().stream().filter(source -> !SOURCES.contains(source)).toList();
  }

  private static List<Map<String, String>> ingests(List<String> sources, String run) {
    List<Map<String, String>> ingests = new ArrayList<>();
    for (String source : sources) {
      Map<String, String> ingest = new LinkedHashMap<>();
      ingest.put("source", source);
      if (run != null) {
        ingest.put("run", run);
      }
      ingests.add(ingest);
    }
    return ingests;
  }

  private void requireRoom() {
    Instant alive = now().minus(LONGEST_RUN);
    long running =
        log.latest(null, LOOK_BACK).runs().stream()
            .filter(run -> run.trigger() == Run.Trigger.API)
            .filter(run -> run.state() == Run.State.RUNNING)
            .filter(run -> run.requestedAt().isAfter(alive))
            .count();
    if (running >= MOST_AT_ONCE) {
      throw Problem.busy(
          running + " ad hoc runs are under way, the most at once", RETRY_AFTER_SECONDS);
    }
  }

  private static List<String> sources(List<String> asked) {
    if (asked == null) {
      return SOURCES;
    }
    if (!KNOWN.containsAll(asked) || new HashSet<>(asked).size() < asked.size()) {
      throw Problem.badRequest(
          "/sources: expected some of " + String.join(", ", KNOWN) + ", each once");
    }
    if (BASES.stream().noneMatch(asked::contains)) {
      throw Problem.badRequest(
          "/sources: expected "
              + String.join(" or ", BASES)
              + " among them, on which reports rest");
    }
    return KNOWN.stream().filter(asked::contains).toList();
  }

  private static String configuration(List<Object> groups) {
    if (groups == null) {
      return null;
    }
    if (groups.size() > MOST_GROUPS) {
      throw Problem.badRequest("/groups: expected at most " + MOST_GROUPS);
    }
    try {
      return ConfigurationFile.write(
          ConfigurationFile.read(json(Map.of("groups", groups)), "body"));
    } catch (RefusedException e) {
      throw Problem.badRequest(e.getMessage());
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static String hash(Object... parts) {
    StringBuilder text = new StringBuilder();
    for (Object part : parts) {
      text.append(part).append('\n');
    }
    return Hash.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String json(Object value) {
    try {
      return Json.MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values can always be written", e);
    }
  }
}
