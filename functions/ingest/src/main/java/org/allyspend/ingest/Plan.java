package org.allyspend.ingest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.allyspend.core.domain.Remark;
import org.allyspend.ingest.Retrieval.Retrieved;
import org.allyspend.ingest.budget.Division;
import org.allyspend.ingest.fetch.Fetched;
import org.allyspend.ingest.fetch.Fetched.Validators;

/**
 * How a document that came goes on: what was asked for, how it came, and how it is divided.
 *
 * @param request what was asked for
 * @param sha256 the hash of the release
 * @param address where it came from, as readers are told
 * @param announced the last year of the edition it was announced to be, 0 where nobody did
 * @param etag the entity tag it came with, or empty
 * @param lastModified when its server said it was last modified, or empty
 * @param steps how it was found
 * @param notice what is to be told though it was found, or null
 */
record Plan(
    @JsonProperty("request") IngestRequest request,
    @JsonProperty("sha256") String sha256,
    @JsonProperty("address") String address,
    @JsonProperty("announced") int announced,
    @JsonProperty("etag") String etag,
    @JsonProperty("lastModified") String lastModified,
    @JsonProperty("steps") List<Remark> steps,
    @JsonProperty("notice") Remark notice,
    @JsonProperty("division") Division division) {

  static Plan of(
      IngestRequest request, String sha256, Retrieved retrieved, Trail trail, Division division) {
    Validators validators = retrieved.fetched().validators();
    return new Plan(
        request,
        sha256,
        retrieved.address(),
        retrieved.announced(),
        validators.etag(),
        validators.lastModified(),
        trail.steps(),
        trail.notice(),
        division);
  }

  /** How it came; its bytes are in the bucket. */
  Retrieved retrieved() {
    return new Retrieved(address, Fetched.unchanged(new Validators(etag, lastModified)), announced);
  }

  /** How it was found. */
  Trail trail() {
    Trail trail = new Trail();
    steps.forEach(trail::step);
    Optional.ofNullable(notice).ifPresent(trail::notice);
    return trail;
  }
}
