package org.allyspend.aggregate;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.allyspend.core.domain.Release;

/**
 * A release, named or to be found.
 *
 * @param source the source's id
 * @param sha256 the very release, or null for the one in force as of the request's moment
 */
public record ReleaseReference(
    @JsonProperty(value = "source", required = true) String source,
    @JsonProperty("sha256") String sha256) {

  public ReleaseReference {
    Release.requireSource(source);
    if (sha256 != null) {
      Release.requireHash(sha256);
    }
  }
}
