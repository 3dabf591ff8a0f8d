package org.allyspend.core.domain;

import java.time.Instant;
import java.util.List;

/**
 * One visit to a source's address and what came of it, so that a report can say since when a source
 * fails, and the next visit can ask whether anything is new.
 *
 * @param source the source's id
 * @param at when it ended
 * @param address where it went
 * @param sha256 the hash of the bytes that were there, empty where it came back with none
 * @param etag the address's entity tag, or empty
 * @param lastModified its Last-Modified, as it was sent, or empty
 * @param failure why no release came of it, null where one did
 * @param notice what was not as expected though a release came of it, as where its publisher
 *     announces an edition that is not to be had; null otherwise
 * @param found how the address was found, step by step
 */
public record Visit(
    String source,
    Instant at,
    String address,
    String sha256,
    String etag,
    String lastModified,
    Remark failure,
    Remark notice,
    List<Remark> found) {

  public Visit {
    found = List.copyOf(found);
    Release.requireSource(source);
  }

  /** Whether no release came of it. */
  public boolean failed() {
    return failure != null;
  }
}
