package org.allyspend.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;

/**
 * When the report of a month is due, as each of the schedule's events says.
 *
 * @param reportDay the day of the month after it, 1 to 28
 * @param zone where that day is counted
 */
record MonthlySchedule(int reportDay, ZoneId zone) {
  /** The day it is then and there. */
  LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, zone);
  }

  /**
   * The latest period whose report's day has passed at that moment; the day after 28 February is
   * one of March.
   */
  YearMonth lastDue(Instant moment) {
    LocalDate day = day(moment);
    return YearMonth.from(day).minusMonths(day.getDayOfMonth() > reportDay ? 1 : 2);
  }
}
