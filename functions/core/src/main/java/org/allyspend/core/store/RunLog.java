package org.allyspend.core.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Run;
import org.allyspend.core.domain.Step;
import org.allyspend.core.lambda.Metrics;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Who asked for which run, how far it is and how it ended: a run stands in its partition ({@code
 * RUN#id}, {@code RUN}) with an item a step, and by time among all runs ({@code RUNS}).
 */
public final class RunLog {
  private static final String RUN = "RUN";
  private static final String STEP = "STEP#";
  private static final String ALL = "RUNS";

  /** How many runs that people asked for may be under way at once. */
  public static final int MOST_AT_ONCE = 2;

  private final Table table;
  private final Slots slots;

  /** Runs in this table. */
  public RunLog(Table table) {
    this.table = table;
    this.slots = new Slots(table, MOST_AT_ONCE);
  }

  /**
   * Takes one of the places of runs under way, which the run's end gives back; where it dies, it is
   * free after the longest a run may take.
   *
   * @return whether there was one, or the run has one already
   */
  public boolean takePlace(String run, Instant now) {
    return slots.take(run, now, now.plus(Run.LONGEST));
  }

  /**
   * Begins a run, once.
   *
   * @return whether it begins now; false where a run of this id has begun before
   */
  public boolean begin(Run run) {
    // Listed first: a run that is listed and not there is passed over, the other way round it is
    // lost.
    Map<String, AttributeValue> listed = Items.item(ALL, listedAs(run));
    listed.put("run", Items.text(run.id()));
    Items.expire(listed, run.expiresAt());
    table.put(listed);
    boolean begins = table.putIf(item(run), "attribute_not_exists(pk)", Map.of());
    if (!begins
        && find(run.id()).filter(other -> listedAs(other).equals(listedAs(run))).isEmpty()) {
      table.delete(ALL, listedAs(run));
    }
    return begins;
  }

  /** The run of this id, or empty. */
  public Optional<Run> find(String id) {
    return table.find(Items.ofRun(id), RUN).map(RunLog::run);
  }

  /**
   * Some runs.
   *
   * @param runs the latest first
   * @param next the cursor of the page after, or empty where there is none
   */
  public record Page(List<Run> runs, Optional<String> next) {}

  /**
   * A page of runs, the latest first.
   *
   * @param cursor that of the page, or null for the first page
   */
  public Page latest(String cursor, int most) {
    List<Map<String, AttributeValue>> listed = table.latest(ALL, cursor, most);
    return new Page(
        listed.stream()
            .map(item -> find(Items.text(item, "run")))
            .flatMap(Optional::stream)
            .toList(),
        listed.size() < most
            ? Optional.empty()
            : Optional.of(Items.text(listed.get(most - 1), Table.SK)));
  }

  /**
   * Begins a run again that has failed or is lost: its attempt counts one more. Of two who ask at
   * once, one begins it.
   *
   * @param run as it was read
   * @return the run as it is begun now, or empty where another was quicker
   */
  public Optional<Run> again(Run run, Instant at) {
    boolean begins =
        table.updateIf(
            Items.ofRun(run.id()),
            RUN,
            withFailure(
                Map.of(
                    "run_state", Items.text(Run.State.RUNNING.name()),
                    "attempt", Items.number(run.attempt() + 1),
                    "begun_at", Items.text(at.toString()),
                    "finished_at", Items.text("")),
                null),
            "#attempt = :before and not #run_state = :succeeded",
            Map.of(
                ":before", Items.number(run.attempt()),
                ":succeeded", Items.text(Run.State.SUCCEEDED.name())));
    return begins ? find(run.id()) : Optional.empty();
  }

  /** Notes that a run has made its report. */
  public void succeeded(String id, Instant at) {
    finish(id, Run.State.SUCCEEDED, at, null, "attribute_exists(pk)", Map.of());
  }

  /**
   * Notes that an attempt of a run has failed, and why; what is known of its end is not
   * overwritten. A step that it was in the midst of ends with it.
   *
   * @return whether it was running, in that attempt
   */
  public boolean failed(String id, int attempt, Instant at, Remark failure) {
    boolean ends =
        finish(
            id,
            Run.State.FAILED,
            at,
            failure,
            "#run_state = :running and #attempt = :attempt",
            Map.of(
                ":running", Items.text(Run.State.RUNNING.name()),
                ":attempt", Items.number(attempt)));
    if (ends) {
      Instant expiresAt = find(id).map(Run::expiresAt).orElse(null);
      steps(id).stream()
          .filter(step -> step.endedAt() == null)
          .forEach(
              step -> note(id, new Step(step.name(), step.startedAt(), at, failure), expiresAt));
    }
    return ends;
  }

  /**
   * Does a step of a run and notes when it began and ended.
   *
   * @param run the run's id, or null where the step belongs to none
   */
  public <T> T step(Clock clock, String run, String name, Supplier<T> work) {
    return step(clock, run, name, work, done -> null);
  }

  /**
   * The same for a step whose result may tell of a failure.
   *
   * @param failure the failure a result tells of, or null
   */
  public <T> T step(
      Clock clock, String run, String name, Supplier<T> work, Function<T, Remark> failure) {
    if (run == null) {
      return work.get();
    }
    Instant expiresAt = find(run).map(Run::expiresAt).orElse(null);
    Instant startedAt = now(clock);
    note(run, new Step(name, startedAt, null, null), expiresAt);
    try {
      T result = work.get();
      Instant endedAt = now(clock);
      note(run, new Step(name, startedAt, endedAt, failure.apply(result)), expiresAt);
      Metrics.tell(
          endedAt,
          Map.of("Step", name),
          Map.of("StepSeconds", Duration.between(startedAt, endedAt).toMillis() / 1000.0));
      return result;
    } catch (RefusedException e) {
      note(run, new Step(name, startedAt, now(clock), e.remark()), expiresAt);
      throw e;
    }
  }

  /** Notes which notice of a run could not be sent, and why. */
  public void untold(String id, String untold) {
    table.update(Items.ofRun(id), RUN, Map.of("untold", Items.text(untold)));
  }

  /** The steps of a run in the order in which they began. */
  public List<Step> steps(String run) {
    return table.query(Items.ofRun(run), STEP).stream()
        .map(RunLog::step)
        .sorted(Comparator.comparing(Step::startedAt).thenComparing(Step::name))
        .toList();
  }

  private boolean finish(
      String id,
      Run.State state,
      Instant at,
      Remark failure,
      String condition,
      Map<String, AttributeValue> values) {
    boolean ends =
        table.updateIf(
            Items.ofRun(id),
            RUN,
            withFailure(
                Map.of(
                    "run_state", Items.text(state.name()),
                    "finished_at", Items.text(at.toString())),
                failure),
            condition,
            values);
    if (ends) {
      slots.giveBack(id);
    }
    return ends;
  }

  private void note(String run, Step step, Instant expiresAt) {
    Map<String, AttributeValue> item = Items.item(Items.ofRun(run), STEP + step.name());
    Items.expire(item, expiresAt);
    item.put("step", Items.text(step.name()));
    item.put("started_at", Items.text(step.startedAt().toString()));
    if (step.endedAt() != null) {
      item.put("ended_at", Items.text(step.endedAt().toString()));
    }
    table.put(withFailure(item, step.failure()));
  }

  private static Step step(Map<String, AttributeValue> item) {
    return new Step(
        Items.text(item, "step"),
        Instant.parse(Items.text(item, "started_at")),
        moment(item, "ended_at"),
        failure(item));
  }

  private static Map<String, AttributeValue> item(Run run) {
    Map<String, AttributeValue> item = Items.item(Items.ofRun(run.id()), RUN);
    item.put("run", Items.text(run.id()));
    item.put("period", Items.text(run.period().toString()));
    item.put("as_of", Items.text(run.asOf().toString()));
    putMoment(item, "since", run.order().since());
    item.put("sources", Items.texts(run.sources()));
    if (run.order().configuration() != null) {
      item.put("configuration", Items.text(run.order().configuration()));
    }
    item.put("kind", Items.text(run.kind().name()));
    item.put("run_trigger", Items.text(run.trigger().name()));
    item.put("run_state", Items.text(run.state().name()));
    item.put("attempt", Items.number(run.attempt()));
    item.put("requested_at", Items.text(run.requestedAt().toString()));
    item.put("begun_at", Items.text(run.begunAt().toString()));
    putMoment(item, "finished_at", run.finishedAt());
    putMoment(item, "expires", run.expiresAt());
    Items.expire(item, run.expiresAt());
    return withFailure(item, run.failure());
  }

  private static Run run(Map<String, AttributeValue> item) {
    return new Run(
        Items.text(item, "run"),
        new Run.Order(
            YearMonth.parse(Items.text(item, "period")),
            Instant.parse(Items.text(item, "as_of")),
            moment(item, "since"),
            Items.texts(item, "sources"),
            item.containsKey("configuration") ? Items.text(item, "configuration") : null),
        Run.Kind.valueOf(Items.text(item, "kind")),
        Run.Trigger.valueOf(Items.text(item, "run_trigger")),
        Run.State.valueOf(Items.text(item, "run_state")),
        Items.number(item, "attempt"),
        Instant.parse(Items.text(item, "requested_at")),
        Instant.parse(Items.text(item, "begun_at")),
        moment(item, "finished_at"),
        moment(item, "expires"),
        failure(item),
        item.containsKey("untold") ? Items.text(item, "untold") : "");
  }

  /** The sentence, which is all that versions before kept and know, and beside it what it is. */
  private static Map<String, AttributeValue> withFailure(
      Map<String, AttributeValue> attributes, Remark failure) {
    Map<String, AttributeValue> all = new HashMap<>(attributes);
    all.put("failure", Items.text(failure == null ? "" : failure.sentence()));
    all.put("failure_remark", failure == null ? Items.text("") : Items.json(failure));
    return all;
  }

  /** Null where there is none. */
  private static Remark failure(Map<String, AttributeValue> item) {
    return item.containsKey("failure_remark") && !Items.text(item, "failure_remark").isEmpty()
        ? Items.json(item, "failure_remark", Remark.class)
        : Remark.said(Items.text(item, "failure"));
  }

  private static void putMoment(
      Map<String, AttributeValue> item, String attribute, Instant moment) {
    if (moment != null) {
      item.put(attribute, Items.text(moment.toString()));
    }
  }

  /** The moment an attribute has, or null where it has none. */
  private static Instant moment(Map<String, AttributeValue> item, String attribute) {
    return item.containsKey(attribute) && !Items.text(item, attribute).isEmpty()
        ? Instant.parse(Items.text(item, attribute))
        : null;
  }

  private static Instant now(Clock clock) {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static String listedAs(Run run) {
    return Items.moment(run.requestedAt()) + "#" + run.id();
  }
}
