package org.allyspend.core.domain;

import java.time.LocalDate;

/**
 * When a source's next edition is expected, counted from the last day its latest one speaks of; in
 * 'nato, 8, 3' an edition that runs to 31 December 2024 is followed by one due on 31 August 2025
 * and overdue three months later.
 *
 * @param source the source's id
 * @param dueMonths months from the last day an edition speaks of until the next is due
 * @param graceMonths months after that until it is called overdue
 * @param from the day that is counted from where the latest edition says nothing yet of what the
 *     next is to add to, such as the eve of a year of which there is the vote alone; else null
 */
public record Cadence(String source, int dueMonths, int graceMonths, LocalDate from) {
  private static final int MOST_MONTHS = 120;

  public Cadence {
    Release.requireSource(source);
    requireMonths("/dueMonths", dueMonths, 1);
    requireMonths("/graceMonths", graceMonths, 0);
  }

  /** One that is counted from the last day that the latest edition speaks of. */
  public Cadence(String source, int dueMonths, int graceMonths) {
    this(source, dueMonths, graceMonths, null);
  }

  /** The same, counted from this day. */
  public Cadence countedFrom(LocalDate day) {
    return new Cadence(source, dueMonths, graceMonths, day);
  }

  private static void requireMonths(String field, int months, int least) {
    if (months < least || months > MOST_MONTHS) {
      throw Refusal.at(field)
          .expected(least + " to " + MOST_MONTHS + " months")
          .found(Integer.toString(months))
          .exception();
    }
  }

  /**
   * The day the edition after a release is due. One that came after that day itself is late, and
   * the next can't have been due before it: that is counted from its own day.
   */
  public LocalDate due(Release release) {
    LocalDate due = release.countedTo().plusMonths(dueMonths);
    return release
        .published()
        .filter(day -> !day.isBefore(due))
        .map(day -> day.plusMonths(dueMonths))
        .orElse(due);
  }

  /** Whether the edition after a release should be there by this day, the grace counted in. */
  public boolean isOverdue(Release release, LocalDate day) {
    return day.isAfter(due(release).plusMonths(graceMonths));
  }
}
