package org.allyspend.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import org.allyspend.core.lambda.Metrics;
import org.allyspend.core.lambda.Stores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dead man's switch: a rule of its own asks some times a day whether the schedules were heard
 * of and the month has its report. Alarms of the template ring by the figures it tells.
 */
final class ScheduleWatch {
  /** A day, and what daylight saving and retries may add. */
  private static final Duration LONGEST_SILENCE = Duration.ofHours(30);

  private static final String DAILY = "daily";
  private static final String FIRST = "first";
  private static final Logger LOG = LoggerFactory.getLogger(ScheduleWatch.class);

  private final Stores stores;
  private final Clock clock;

  ScheduleWatch(Stores stores, Clock clock) {
    this.stores = stores;
    this.clock = clock;
  }

  /**
   * What was found wrong.
   *
   * @param period the month whose report was due last
   * @param missing whether that report is missing
   * @param silent whether the daily schedule was not heard of for over a day
   */
  record Found(YearMonth period, boolean missing, boolean silent) {}

  /** Notes that the daily schedule was heard of. */
  void heardOfSchedule() {
    stores.watch().seen(DAILY, clock.instant());
  }

  Found look(MonthlySchedule schedule) {
    Instant now = clock.instant();
    if (stores.watch().lastSeen(FIRST).isEmpty()) {
      stores.watch().seen(FIRST, now);
    }
    Instant first = stores.watch().lastSeen(FIRST).orElseThrow();
    Instant heard = stores.watch().lastSeen(DAILY).orElse(first);
    YearMonth period = schedule.lastDue(now);
    Found found =
        new Found(
            period, isMissing(schedule, period, first), heard.plus(LONGEST_SILENCE).isBefore(now));
    if (found.missing()) {
      LOG.warn("there is no official report of {}, though its day has passed", period);
    }
    if (found.silent()) {
      LOG.warn("the daily schedule was not heard of since {}", heard);
    }
    Metrics.tell(
        now,
        Map.of(),
        Map.of("MissingReports", found.missing() ? 1 : 0, "ChecksSilent", found.silent() ? 1 : 0));
    return found;
  }

  /** A stack that was not there on the day misses nothing. */
  private boolean isMissing(MonthlySchedule schedule, YearMonth period, Instant first) {
    LocalDate due = period.plusMonths(1).atDay(schedule.reportDay());
    return schedule.day(first).isBefore(due) && stores.reports().find(period).isEmpty();
  }
}
