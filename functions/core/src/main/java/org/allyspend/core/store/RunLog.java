package org.allyspend.core.store;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.allyspend.core.domain.Assessment;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Run;
import org.allyspend.core.domain.Step;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Who asked for which run, how far it is and how it ended: a run stands in its partition ({@code
 * RUN#id}, {@code RUN}) with an item a step, and by time among all runs ({@code RUNS}).
 */
public final class RunLog {
  private static final String RUN = "RUN";
  private static final String STEP = "STEP#";
  private static final String ALL = "RUNS";

  private final Table table;

  /** Runs in this table. */
  public RunLog(Table table) {
    this.table = table;
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
    Assessment.requireRun(id);
    return table.find(partition(id), RUN).map(RunLog::run);
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

  /** Notes that a run has made its report. */
  public void succeeded(String id, Instant at) {
    finish(id, Run.State.SUCCEEDED, at, "");
  }

  /** Notes that a run has failed, and why in one sentence. */
  public void failed(String id, Instant at, String failure) {
    finish(id, Run.State.FAILED, at, failure);
  }

  /**
   * Does a step of a run and notes when it began and ended.
   *
   * @param run the run's id, or null where the step belongs to none
   */
  public <T> T step(Clock clock, String run, String name, Supplier<T> work) {
    if (run == null) {
      return work.get();
    }
    Instant startedAt = now(clock);
    note(run, new Step(name, startedAt, null, ""));
    try {
      T result = work.get();
      note(run, new Step(name, startedAt, now(clock), ""));
      return result;
    } catch (RefusedException e) {
      note(run, new Step(name, startedAt, now(clock), e.getMessage()));
      throw e;
    }
  }

  /** The steps of a run in the order in which they began. */
  public List<Step> steps(String run) {
    return table.query(partition(run), STEP).stream()
        .map(RunLog::step)
        .sorted(Comparator.comparing(Step::startedAt).thenComparing(Step::name))
        .toList();
  }

  private void finish(String id, Run.State state, Instant at, String failure) {
    table.update(
        partition(id),
        RUN,
        Map.of(
            "run_state", Items.text(state.name()),
            "finished_at", Items.text(Items.moment(at)),
            "failure", Items.text(failure)));
  }

  private void note(String run, Step step) {
    Map<String, AttributeValue> item = Items.item(partition(run), STEP + step.name());
    item.put("step", Items.text(step.name()));
    item.put("started_at", Items.text(step.startedAt().toString()));
    if (step.endedAt() != null) {
      item.put("ended_at", Items.text(step.endedAt().toString()));
    }
    item.put("failure", Items.text(step.failure()));
    table.put(item);
  }

  private static Step step(Map<String, AttributeValue> item) {
    return new Step(
        Items.text(item, "step"),
        Instant.parse(Items.text(item, "started_at")),
        item.containsKey("ended_at") ? Instant.parse(Items.text(item, "ended_at")) : null,
        Items.text(item, "failure"));
  }

  private static Map<String, AttributeValue> item(Run run) {
    Map<String, AttributeValue> item = Items.item(partition(run.id()), RUN);
    item.put("run", Items.text(run.id()));
    item.put("fingerprint", Items.text(run.fingerprint()));
    item.put("period", Items.text(run.period().toString()));
    item.put("as_of", Items.text(run.asOf().toString()));
    item.put("run_trigger", Items.text(run.trigger().name()));
    item.put("run_state", Items.text(run.state().name()));
    item.put("requested_at", Items.text(run.requestedAt().toString()));
    item.put("sources", Items.texts(run.sources()));
    item.put("failure", Items.text(run.failure()));
    return item;
  }

  private static Run run(Map<String, AttributeValue> item) {
    return new Run(
        Items.text(item, "run"),
        Items.text(item, "fingerprint"),
        YearMonth.parse(Items.text(item, "period")),
        Instant.parse(Items.text(item, "as_of")),
        Run.Trigger.valueOf(Items.text(item, "run_trigger")),
        Run.State.valueOf(Items.text(item, "run_state")),
        Instant.parse(Items.text(item, "requested_at")),
        item.containsKey("finished_at") ? Instant.parse(Items.text(item, "finished_at")) : null,
        Items.texts(item, "sources"),
        Items.text(item, "failure"));
  }

  private static Instant now(Clock clock) {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static String listedAs(Run run) {
    return Items.moment(run.requestedAt()) + "#" + run.id();
  }

  private static String partition(String id) {
    Assessment.requireRun(id);
    return "RUN#" + id;
  }
}
