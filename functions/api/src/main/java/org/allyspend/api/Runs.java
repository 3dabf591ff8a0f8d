package org.allyspend.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.allyspend.core.config.ConfigurationFile;
import org.allyspend.core.domain.Hash;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Report;
import org.allyspend.core.domain.Run;
import org.allyspend.core.domain.SourceIds;
import org.allyspend.core.domain.Timing;
import org.allyspend.core.lambda.Json;
import org.allyspend.core.lambda.Stores;
import org.allyspend.core.store.RunLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins runs, ad hoc, official and on schedule, each once however often it is asked for, and
 * begins failed ones again.
 */
final class Runs {
  /** The sources of a run that names none, the one a report rests on first. */
  static final List<String> SOURCES = SourceIds.VISITED;

  /** Every source a run may name; a report rests on nato, or else on csv. */
  static final List<String> KNOWN = SourceIds.known();

  private static final Logger LOG = LoggerFactory.getLogger(Runs.class);
  private static final List<String> BASES = List.of("nato", "csv");

  private static final Timing.Names NAMES = new Timing.Names("/period", "/asOf", "/since");

  private static final int MOST_GROUPS = 20;
  private static final int RETRY_AFTER_SECONDS = 60;
  private static final String KEY = "[!-~]{0,200}";

  private final Stores stores;
  private final RunLog log;
  private final Executions executions;
  private final Clock clock;

  /**
   * What is asked for.
   *
   * @param period the month reported on, null for that of asOf, or the current one or, where the
   *     report is to be official, the one that has ended
   * @param asOf the moment as of which it is stated, null for the end of the period, or of today
   * @param since the moment the report before was stated as of, null for the end of the month
   *     before
   * @param sources the sources to read and to use, null for all
   * @param groups groups of allies beside the built-in ones, null for none
   * @param currency the currency money at current prices is told in, null for the default's
   */
  record Order(
      @JsonProperty("period") String period,
      @JsonProperty("asOf") String asOf,
      @JsonProperty("since") String since,
      @JsonProperty("sources") List<String> sources,
      @JsonProperty("groups") List<Object> groups,
      @JsonProperty("currency") String currency) {}

  Runs(Stores stores, Executions executions, Clock clock) {
    this.stores = stores;
    this.log = stores.log();
    this.executions = executions;
    this.clock = clock;
  }

  /**
   * Begins the run that is ordered; the same order under the same key is the same run, begun again
   * where it has failed.
   *
   * @param idempotencyKey the caller's own name for the order, or empty
   * @param kept how long an ad hoc report is kept
   */
  Run begin(Run.Kind kind, Order order, String caller, String idempotencyKey, Duration kept) {
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
                : hash(caller, idempotencyKey));
    Run run =
        log.find(id)
            .orElseGet(
                () ->
                    inPlace(
                        official
                            ? Run.official(id, ordered, Run.Trigger.API, now())
                            : Run.adHoc(id, ordered, Run.Trigger.API, now(), now().plus(kept))));
    if (!run.order().fingerprint().equals(ordered.fingerprint())) {
      throw Problem.conflict("header Idempotency-Key: was used for another order before");
    }
    if (run.asSeenAt(now()).state() == Run.State.FAILED) {
      return again(run);
    }
    start(run);
    return run;
  }

  private Run.Order ordered(Order order, boolean official) {
    Timing timing = timing(order, official);
    List<String> sources = sources(order.sources());
    requireKnown(sources.get(0), timing);
    Instant since = order.since() == null ? null : timing.since();
    return new Run.Order(timing.period(), timing.asOf(), since, sources, configuration(order));
  }

  private Timing timing(Order order, boolean official) {
    boolean lastMonth = official && order.period() == null && order.asOf() == null;
    String period = lastMonth ? YearMonth.from(today()).minusMonths(1).toString() : order.period();
    Timing timing =
        Problem.understood(() -> Timing.of(period, order.asOf(), order.since(), NAMES, clock));
    return official && order.asOf() == null
        ? new Timing(timing.period(), asOf(timing.period(), today()), timing.since())
        : timing;
  }

  /** Refuses what no fetching can bring about: a report as of before anything was known. */
  private void requireKnown(String source, Timing timing) {
    if (source.equals(SOURCES.get(0))
        && timing.isPast(clock.instant())
        && stores.releases().inForce(source, timing.asOf()).isEmpty()) {
      throw Problem.badRequest(
          (NAMES.period() + ": ")
              + Timing.nothingKnown(source, timing.asOf(), stores.releases().firstKnown(source))
                  .sentence());
    }
  }

  /** Begins a run that someone asked for, if fewer than the most are under way. */
  private Run inPlace(Run run) {
    requirePlace(run.id());
    return once(run);
  }

  private void requirePlace(String run) {
    if (!log.takePlace(run, now())) {
      throw Problem.busy(
          RunLog.MOST_AT_ONCE
              + " runs that were asked for are under way, the most at once: try again when one has"
              + " ended",
          RETRY_AFTER_SECONDS);
    }
  }

  /** The run of this id, whoever began it. */
  private Run once(Run run) {
    return log.begin(run) ? run : log.find(run.id()).orElseThrow();
  }

  /**
   * Begins a failed run again, as it was ordered; one that is under way, or was begun again by
   * another meanwhile, is left alone.
   *
   * @throws Problem where there is no such run, or it has succeeded
   */
  Run retry(String id) {
    Run run = log.find(id).orElseThrow(() -> Problem.notFound("there is no run " + id));
    return switch (run.asSeenAt(now()).state()) {
      case SUCCEEDED ->
          throw Problem.done(
              "run "
                  + id
                  + " has made its report: nothing is to be begun again; POST /reports makes the"
                  + " official report of a month anew");
      case RUNNING -> {
        start(run);
        yield run;
      }
      case FAILED -> again(run);
    };
  }

  private Run again(Run run) {
    boolean asked = run.trigger() == Run.Trigger.API;
    if (asked) {
      requirePlace(run.id());
    }
    Optional<Run> again = log.again(run, now());
    again.ifPresent(
        one -> {
          LOG.info("run {} is begun again, attempt {}", one.id(), one.attempt());
          start(one);
        });
    return again.orElseGet(() -> log.find(run.id()).orElseThrow());
  }

  /**
   * Begins the scheduled run on the month that has ended, as of {@link #asOf}, so that it does not
   * matter when on the configured day, or how often, it is asked for.
   *
   * @param again whether to begin it again where it has failed
   */
  Run beginScheduled(MonthlySchedule schedule, Instant scheduled, boolean again) {
    LocalDate day = schedule.day(scheduled);
    YearMonth period = YearMonth.from(day).minusMonths(1);
    Run run = official("schedule-" + period, period, asOf(period, day), Run.Trigger.SCHEDULE);
    return again && run.asSeenAt(now()).state() == Run.State.FAILED ? again(run) : run;
  }

  /**
   * The moment an official report is stated as of unless someone says otherwise: the end of its
   * period, or of this day where the month is still running. Only where the stack is so new that
   * nothing was fetched by the end of the month before, that month's report is stated as of the end
   * of this day too: what its run fetches counts.
   */
  private Instant asOf(YearMonth period, LocalDate today) {
    Instant end = Timing.endOf(period);
    Instant evening = Timing.endOf(today);
    boolean isNew = period.equals(YearMonth.from(today).minusMonths(1)) && !wasFetched(end);
    return isNew || end.isAfter(evening) ? evening : end;
  }

  private boolean wasFetched(Instant moment) {
    return stores.releases().inForce(SOURCES.get(0), moment).filter(Release::isFetched).isPresent();
  }

  /**
   * Begins an official run on all sources that nobody ordered, once.
   *
   * @param id the same for the same cause
   */
  Run official(String id, YearMonth period, Instant asOf, Run.Trigger trigger) {
    Run run =
        once(
            Run.official(
                id,
                new Run.Order(period, asOf, since(period, asOf), SOURCES, null),
                trigger,
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
    YearMonth running = YearMonth.from(today());
    return official(
        "release-" + sha256.substring(0, 32), running, asOf(running, today()), Run.Trigger.RELEASE);
  }

  /**
   * The moment of the report before, which is another than a month before only where that was not
   * stated as of the end of its period; null for a month before.
   */
  private Instant since(YearMonth period, Instant asOf) {
    return stores
        .reports()
        .find(period.minusMonths(1))
        .map(Report::asOf)
        .filter(before -> before.isBefore(asOf))
        .filter(before -> !before.equals(Timing.endOf(period.minusMonths(1))))
        .orElse(null);
  }

  /**
   * Has a file ingested that was put into the inbox, once however often it is told; the marks that
   * stand for folders are none.
   *
   * @param object S3's word of it: its key, and the sequencer of this writing of it
   * @return its key
   */
  String filed(JsonNode object) {
    String key = object.path("key").asText();
    if (!key.endsWith("/")) {
      String name = "inbox-" + hash(key, object.path("sequencer").asText());
      executions.start(
          name,
          Json.text(
              Map.of(
                  "execution", name, "sources", List.of(Map.of("source", "inbox", "inbox", key)))));
    }
    return key;
  }

  /**
   * Has every source visited, for no report.
   *
   * @param name once for each
   */
  void check(String name) {
    executions.start(name, Json.text(Map.of("execution", name, "sources", ingests(SOURCES, null))));
  }

  /** Started even if it began before: whoever began it may have died before he started it. */
  private void start(Run run) {
    if (run.state() != Run.State.RUNNING) {
      return;
    }
    try {
      executions.start(execution(run), Json.text(input(run)));
    } catch (RuntimeException e) {
      if (run.trigger() == Run.Trigger.API) {
        log.failed(run.id(), run.attempt(), now(), Remark.of(Remark.Kind.NOT_STARTED, run.id()));
      }
      throw e;
    }
  }

  /** Each attempt is an execution of its own. */
  private static String execution(Run run) {
    return run.attempt() == 1 ? run.id() : run.id() + "_" + run.attempt();
  }

  private static Map<String, Object> input(Run run) {
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
    input.put("execution", execution(run));
    input.put("run", run.id());
    input.put("attempt", run.attempt());
    input.put("official", run.isOfficial());
    input.put("period", run.period().toString());
    input.put("sources", ingests(toRead(run), run.id()));
    input.put("aggregate", aggregate);
    input.put("report", Map.of("run", run.id()));
    return input;
  }

  /**
   * The sources to visit first. What is fetched now was not known at a moment that has passed, and
   * whatever brought a new release in has visited the sources a moment ago. A scheduled run is that
   * day's look at the sources too.
   */
  private static List<String> toRead(Run run) {
    if (run.trigger() == Run.Trigger.RELEASE) {
      return List.of();
    }
    return run.trigger() == Run.Trigger.SCHEDULE || run.asOf().isAfter(run.requestedAt())
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

  private static List<String> sources(List<String> asked) {
    if (asked == null) {
      return SOURCES;
    }
    if (!KNOWN.containsAll(asked) || new HashSet<>(asked).size() < asked.size()) {
      throw Problem.badRequest("/sources: expected some of " + SourceIds.ALL + ", each once");
    }
    if (BASES.stream().noneMatch(asked::contains)) {
      throw Problem.badRequest(
          "/sources: expected "
              + String.join(" or ", BASES)
              + " among them, on which reports rest");
    }
    return KNOWN.stream().filter(asked::contains).toList();
  }

  /** What the order sets; its run lays that over the bucket's configuration. */
  private static String configuration(Order order) {
    Map<String, Object> asked = new TreeMap<>();
    if (order.groups() != null) {
      asked.put("groups", order.groups());
    }
    if (order.currency() != null) {
      asked.put("currency", order.currency());
    }
    if (asked.isEmpty()) {
      return null;
    }
    if (order.groups() != null && order.groups().size() > MOST_GROUPS) {
      throw Problem.badRequest("/groups: expected at most " + MOST_GROUPS);
    }
    return Problem.understood(() -> ConfigurationFile.part(Json.text(asked), "body"));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static String hash(String of, String name) {
    return Hash.sha256(of + "\n" + name + "\n").substring(0, 32);
  }
}
