package org.allyspend.core.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/**
 * One making of a report, from its request to its end.
 *
 * @param id the run's id; the same request has the same id, and so runs once
 * @param order what was asked for
 * @param kind whether its report is the month's
 * @param trigger what asked for it
 * @param state how far it is
 * @param attempt how often it was begun: 1, or more where it failed and was begun again
 * @param requestedAt when it was asked for
 * @param begunAt when its last attempt began
 * @param finishedAt when it ended, null while it runs
 * @param expiresAt when all that is kept of it may go, null where it stays for good
 * @param failure why it failed, null where it did not
 * @param untold which notice of it could not be sent and why, empty where all were
 */
public record Run(
    String id,
    Order order,
    Kind kind,
    Trigger trigger,
    State state,
    int attempt,
    Instant requestedAt,
    Instant begunAt,
    Instant finishedAt,
    Instant expiresAt,
    Remark failure,
    String untold) {

  /** The longest a run may take: the state machine ends it then. */
  public static final Duration LONGEST = Duration.ofHours(2);

  /**
   * What a run is asked for: the same order makes the same report.
   *
   * @param period the month reported on
   * @param asOf the moment as of which it is stated
   * @param since the moment the report before was stated as of, null for a month before asOf
   * @param sources the sources it uses, the one it rests on first
   * @param configuration the configuration as JSON, null for the bucket's or else the defaults
   */
  public record Order(
      YearMonth period, Instant asOf, Instant since, List<String> sources, String configuration) {
    public Order {
      sources = List.copyOf(sources);
    }

    /** The hash of the order, by which two orders of one run's id are told apart. */
    public String fingerprint() {
      String text =
          String.join(
              "\n",
              period.toString(),
              asOf.toString(),
              String.valueOf(since),
              sources.toString(),
              String.valueOf(configuration));
      return Hash.sha256(text);
    }
  }

  /** Whether a report is the month's, or its orderer's alone. */
  public enum Kind {
    /** It becomes the report of its period, is told to people, and stays for good. */
    OFFICIAL,
    /** It is found under its run alone, is told to nobody, and expires. */
    AD_HOC
  }

  /** What may ask for a run. */
  public enum Trigger {
    SCHEDULE,
    API,
    CLI,
    /** A source has published something new. */
    RELEASE
  }

  /** How far a run may be. */
  public enum State {
    RUNNING,
    SUCCEEDED,
    FAILED
  }

  public Run {
    Assessment.requireRun(id);
  }

  /** An official run that begins. */
  public static Run official(String id, Order order, Trigger trigger, Instant requestedAt) {
    return begun(id, order, Kind.OFFICIAL, trigger, requestedAt, null);
  }

  /** An ad hoc run that begins, of which nothing need be kept after a moment. */
  public static Run adHoc(
      String id, Order order, Trigger trigger, Instant requestedAt, Instant expiresAt) {
    return begun(id, order, Kind.AD_HOC, trigger, requestedAt, expiresAt);
  }

  private static Run begun(
      String id, Order order, Kind kind, Trigger trigger, Instant requestedAt, Instant expiresAt) {
    return new Run(
        id,
        order,
        kind,
        trigger,
        State.RUNNING,
        1,
        requestedAt,
        requestedAt,
        null,
        expiresAt,
        null,
        "");
  }

  /** Whether its report is the month's. */
  public boolean isOfficial() {
    return kind == Kind.OFFICIAL;
  }

  /**
   * The run as it is to be told at that moment: one that should have ended long ago, and of whose
   * end nobody has left word, is lost and so has failed.
   */
  public Run asSeenAt(Instant now) {
    Instant latest = begunAt.plus(LONGEST);
    return state != State.RUNNING || !now.isAfter(latest)
        ? this
        : new Run(
            id,
            order,
            kind,
            trigger,
            State.FAILED,
            attempt,
            requestedAt,
            begunAt,
            latest,
            expiresAt,
            Remark.of(Remark.Kind.UNHEARD_OF, Long.toString(LONGEST.toHours()), id),
            untold);
  }

  /** The month reported on. */
  public YearMonth period() {
    return order.period();
  }

  /** The moment as of which it is stated. */
  public Instant asOf() {
    return order.asOf();
  }

  /** The sources it uses, the one it rests on first. */
  public List<String> sources() {
    return order.sources();
  }
}
