package org.allyspend.core.domain;

import java.util.List;
import java.util.Optional;

/**
 * One release of a source in the place of another, or the first, or the same as before.
 *
 * @param source the source's id
 * @param beforeSha256 the release in force at the earlier moment, empty where none was
 * @param beforeEdition its edition, empty where none was
 * @param sha256 the release in force now
 * @param edition its edition
 * @param added figures that were not published before
 * @param revised figures with another value
 * @param outturns figures that were estimates and are outturns
 * @param withdrawn figures that are no longer published
 * @param notes what can't be compared and why, in sentences
 */
public record Succession(
    String source,
    String beforeSha256,
    String beforeEdition,
    String sha256,
    String edition,
    int added,
    int revised,
    int outturns,
    int withdrawn,
    List<String> notes) {

  public Succession {
    notes = List.copyOf(notes);
  }

  /** The first release of a source, or the same as before: nothing is compared. */
  public static Succession withoutRevisions(Optional<Release> before, Release now) {
    return new Succession(
        now.source(),
        before.map(Release::sha256).orElse(""),
        before.map(Release::edition).orElse(""),
        now.sha256(),
        now.edition(),
        0,
        0,
        0,
        0,
        List.of());
  }

  /** Whether there was none before. */
  public boolean isFirst() {
    return beforeSha256.isEmpty();
  }

  /** Whether the release is the one of before. */
  public boolean isUnchanged() {
    return sha256.equals(beforeSha256);
  }
}
