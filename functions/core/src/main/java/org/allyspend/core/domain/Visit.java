package org.allyspend.core.domain;

import java.time.Instant;

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
 * @param failure one sentence that says why no release came of it, empty where one did
 */
public record Visit(
    String source,
    Instant at,
    String address,
    String sha256,
    String etag,
    String lastModified,
    String failure) {

  public Visit {
    Release.requireSource(source);
  }

  /** Whether no release came of it. */
  public boolean failed() {
    return !failure.isEmpty();
  }
}
