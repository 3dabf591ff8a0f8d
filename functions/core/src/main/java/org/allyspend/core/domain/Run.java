package org.allyspend.core.domain;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/**
 * One making of a report, from its request to its end.
 *
 * @param id the run's id; the same request has the same id, and so runs once
 * @param fingerprint the hash of what was asked for, by which two requests of one id are told apart
 * @param period the month reported on
 * @param asOf the moment as of which it is stated
 * @param trigger what asked for it
 * @param state how far it is
 * @param requestedAt when it was asked for
 * @param finishedAt when it ended, null while it runs
 * @param sources the sources it uses, the one it rests on first
 * @param failure why it failed, in one sentence, empty where it did not
 */
public record Run(
    String id,
    String fingerprint,
    YearMonth period,
    Instant asOf,
    Trigger trigger,
    State state,
    Instant requestedAt,
    Instant finishedAt,
    List<String> sources,
    String failure) {

  /** What may ask for a run. */
  public enum Trigger {
    SCHEDULE,
    API,
    CLI
  }

  /** How far a run may be. */
  public enum State {
    RUNNING,
    SUCCEEDED,
    FAILED
  }

  public Run {
    Assessment.requireRun(id);
    sources = List.copyOf(sources);
  }

  /** A run that begins. */
  public static Run begun(
      String id,
      String fingerprint,
      YearMonth period,
      Instant asOf,
      Trigger trigger,
      Instant requestedAt,
      List<String> sources) {
    return new Run(
        id, fingerprint, period, asOf, trigger, State.RUNNING, requestedAt, null, sources, "");
  }
}
