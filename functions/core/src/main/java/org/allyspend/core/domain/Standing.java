package org.allyspend.core.domain;

import java.time.Instant;
import java.time.LocalDate;

/**
 * How a source stood at a report's moment.
 *
 * @param source the source's id
 * @param sha256 the release in force, empty where none was
 * @param edition the edition it is, empty where none was
 * @param currentTo the last day it speaks of, null where none was
 * @param due the day its next edition is due, null where none was, nothing is expected, or a
 *     release that runs further is here
 * @param overdue whether that day and the grace after it have passed
 * @param failedAt when the last visit to the source's address failed, null where it did not
 * @param failure why it failed, null where it did not
 * @param noticedAt when the last visit brought a release and met something that was not as
 *     expected, null where it did not
 * @param notice what that was, as that an edition is announced and not to be had; null otherwise
 */
public record Standing(
    String source,
    String sha256,
    String edition,
    LocalDate currentTo,
    LocalDate due,
    boolean overdue,
    Instant failedAt,
    Remark failure,
    Instant noticedAt,
    Remark notice) {

  /** Whether a release was in force. */
  public boolean isKnown() {
    return !sha256.isEmpty();
  }

  /** Whether the last visit failed. */
  public boolean failed() {
    return failure != null;
  }
}
