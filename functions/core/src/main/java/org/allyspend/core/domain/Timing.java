package org.allyspend.core.domain;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * When a report is of: the month, the moment as of which it is stated, and that of the report
 * before. The bounds of all three stand here, for command line, API, page and functions alike.
 *
 * @param period the month reported on
 * @param asOf the moment as of which it is stated: the end of a finished month, or of the day on
 *     which a report of the running month is made, so that it is the same all day
 * @param since the moment the report before was stated as of
 */
public record Timing(YearMonth period, Instant asOf, Instant since) {
  private static final int EARLIEST_YEAR = 1900;
  private static final int LATEST_YEAR = 2199;

  /**
   * How whoever asks calls the three, as in '--as-of' or '/asOf'.
   *
   * @param period the month's name
   * @param asOf the name of the moment
   * @param since the name of the moment of the report before
   */
  public record Names(String period, String asOf, String since) {}

  /**
   * The timing that is asked for, each part checked and null where nothing is said of it: the month
   * is then that of as-of, or the running one; as-of the end of the month, or of today; since is as
   * {@link #since(YearMonth, Instant)} says.
   *
   * @throws RefusedException where a part is out of bounds, in the future or after another
   */
  public static Timing of(String period, String asOf, String since, Names names, Clock clock) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    YearMonth running = YearMonth.from(today);
    Instant latest = endOf(today);
    Instant moment = asOf == null ? null : moment(names.asOf(), asOf, clock);
    YearMonth month = moment == null ? running : monthEndingAt(moment);
    if (period != null) {
      month = month(names.period(), period);
      if (month.isAfter(running)) {
        throw Refusal.at(names.period())
            .expected("no month in the future")
            .found(month.toString())
            .exception();
      }
      if (moment != null && !moment.isAfter(startOf(month))) {
        throw Refusal.at(names.asOf())
            .expected("a moment of " + month + " or after it, the month reported on")
            .foundText(asOf)
            .exception();
      }
    }
    if (moment == null) {
      moment = month.equals(running) ? latest : endOf(month);
    }
    Instant before = since == null ? since(month, moment) : moment(names.since(), since);
    if (!before.isBefore(moment)) {
      throw notBefore(names.since(), moment).foundText(since).exception();
    }
    return new Timing(month, moment, before);
  }

  /** Refuses a moment of the report before that is not before the report's own. */
  public static void requireBefore(String name, Instant since, Instant asOf) {
    if (!since.isBefore(asOf)) {
      throw notBefore(name, asOf).found(words(since)).exception();
    }
  }

  private static Refusal notBefore(String name, Instant asOf) {
    return Refusal.at(name)
        .expected("a moment before that as of which the report is stated, " + words(asOf));
  }

  /** A moment in a refusal: one that ends a day may have been given as that day. */
  public static String words(Instant moment) {
    LocalDate day = lastDay(moment);
    return endOf(day).equals(moment) ? moment + " (the end of " + day + ")" : moment.toString();
  }

  /**
   * The moment the report before was stated as of, where nobody says: the end of the month before,
   * or, where as-of lies outside the month, a month before that.
   */
  public static Instant since(YearMonth period, Instant asOf) {
    return asOf.isAfter(startOf(period)) && !asOf.isAfter(endOf(period))
        ? startOf(period)
        : asOf.atOffset(ZoneOffset.UTC).minusMonths(1).toInstant();
  }

  /** Whether the month was still running at as-of: what is said of it is said so far. */
  public static boolean isSoFar(YearMonth period, Instant asOf) {
    return asOf.isBefore(endOf(period));
  }

  /** Whether nothing that is fetched after this moment can be in the report. */
  public boolean isPast(Instant now) {
    return !asOf.isAfter(now);
  }

  /**
   * Why there can be no report on a source: nothing was known of it at as-of.
   *
   * @param source the source's id
   * @param firstKnown the first moment at which something was, or empty
   */
  public static Remark nothingKnown(String source, Instant asOf, Optional<Instant> firstKnown) {
    LocalDate day = lastDay(asOf);
    Remark none =
        endOf(day).equals(asOf)
            ? Remark.of(Remark.Kind.NONE_KNOWN_BY, source, day.toString())
            : Remark.of(Remark.Kind.NONE_KNOWN, source, asOf.toString());
    return firstKnown
        .map(first -> first.atOffset(ZoneOffset.UTC).toLocalDate())
        .map(
            first ->
                none.and(
                    Remark.of(
                        Remark.Kind.FIRST_KNOWN,
                        first.toString(),
                        YearMonth.from(first).toString())))
        .orElse(none);
  }

  /** A month such as 2026-07. */
  public static YearMonth month(String name, String text) {
    try {
      if (text.matches("\\d{4}-\\d{2}")) {
        YearMonth month = YearMonth.parse(text);
        requireYear(month.getYear());
        return month;
      }
    } catch (DateTimeException e) {
      // Said below.
    }
    throw Refusal.at(name).expected("a month such as 2026-07").foundText(text).exception();
  }

  /** The same, not after the end of today: of what lies ahead nothing is known. */
  public static Instant moment(String name, String text, Clock clock) {
    Instant latest = endOf(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    Instant moment = moment(name, text);
    if (moment.isAfter(latest)) {
      throw Refusal.at(name)
          .expected("no moment after the end of today, " + words(latest))
          .foundText(text)
          .exception();
    }
    return moment;
  }

  /** A moment such as 2026-07-31T18:00:00Z, or a day, which stands for its end (UTC). */
  public static Instant moment(String name, String text) {
    try {
      if (text.matches("\\d{4}-\\d{2}-\\d{2}(T.{1,40})?")) {
        Instant moment = text.length() == 10 ? endOf(LocalDate.parse(text)) : Instant.parse(text);
        requireYear(moment.atOffset(ZoneOffset.UTC).getYear());
        return moment;
      }
    } catch (DateTimeException e) {
      // Said below.
    }
    throw Refusal.at(name)
        .expected("a moment such as 2026-07-31T18:00:00Z, or a day such as 2026-07-31")
        .foundText(text)
        .exception();
  }

  private static void requireYear(int year) {
    if (year < EARLIEST_YEAR || year > LATEST_YEAR) {
      throw new DateTimeException("out of bounds");
    }
  }

  /** The moment a month begins. */
  public static Instant startOf(YearMonth month) {
    return startOf(month.atDay(1));
  }

  /** The moment at which everything that could be known in a month is known. */
  public static Instant endOf(YearMonth month) {
    return startOf(month.plusMonths(1));
  }

  /** The moment at which everything that could be known on a day is known. */
  public static Instant endOf(LocalDate day) {
    return startOf(day.plusDays(1));
  }

  /** The day that a moment ends, or in which it lies: the last of which anything is known then. */
  public static LocalDate lastDay(Instant moment) {
    return LocalDate.ofInstant(moment.minusNanos(1), ZoneOffset.UTC);
  }

  /** The moment a day begins. */
  public static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /**
   * Whether a day has begun at a moment: what is of that day is known as soon as it has. Its first
   * moment is the end of the day before, at which it has not.
   */
  public static boolean hasBegun(LocalDate day, Instant moment) {
    return startOf(day).isBefore(moment);
  }

  /** The month of a moment; its last moment, the first of the next, is its own. */
  private static YearMonth monthEndingAt(Instant moment) {
    return YearMonth.from(lastDay(moment));
  }
}
