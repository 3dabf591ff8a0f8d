package org.allyspend.ingest;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What to ingest.
 *
 * @param source the source's id
 * @param address where its bytes are: {@code inbox:name} for an object under {@code inbox/} in the
 *     bucket, {@code bundled:name} for what comes with Allyspend, a URL on a host that is allowed,
 *     or null for the source's own
 * @param run the run it belongs to, or null for none
 */
public record IngestRequest(
    @JsonProperty(value = "source", required = true) String source,
    @JsonProperty("address") String address,
    @JsonProperty("run") String run) {

  /** What to ingest for no run. */
  public IngestRequest(String source, String address) {
    this(source, address, null);
  }
}
