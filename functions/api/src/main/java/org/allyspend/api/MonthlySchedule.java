package org.allyspend.api;

import java.time.ZoneId;

/**
 * When the report of a month is due.
 *
 * @param reportDay the day of the month after it
 * @param zone where that day is counted
 */
public record MonthlySchedule(int reportDay, ZoneId zone) {}
