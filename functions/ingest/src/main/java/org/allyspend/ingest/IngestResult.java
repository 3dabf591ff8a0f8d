package org.allyspend.ingest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.stream.IntStream;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Remark;

/**
 * What came of it.
 *
 * @param source the source's id
 * @param sha256 the hash of the bytes, empty where none came
 * @param outcome published now, unchanged since an earlier time, given the publisher's day that it
 *     was kept without, rejected, failed to come, or divided into pieces that are to be read and
 *     joined
 * @param observations the number of figures with a value
 * @param warnings what the parser passed over
 * @param reason why it was rejected or did not come, empty otherwise
 * @param failure the same as what it is, null otherwise; of use here alone
 * @param notice what is to be told: what became of a file in the inbox, or that a publisher's page
 *     was not as expected though a document came; empty otherwise
 * @param fresh whether it is the source's release in force and was taken in within the last day, by
 *     this ingest or another: worth a report at once
 * @param inbox the key of the file in the inbox that it is about, empty where it is about none
 * @param plan the plan by which it was divided, empty where it was not
 * @param pieces the numbers of its pieces
 */
public record IngestResult(
    String source,
    String sha256,
    Outcome outcome,
    int observations,
    List<String> warnings,
    String reason,
    @JsonIgnore Remark failure,
    String notice,
    boolean fresh,
    String inbox,
    String plan,
    List<Integer> pieces) {

  /** What may come of ingesting. */
  public enum Outcome {
    PUBLISHED,
    UNCHANGED,
    DATED,
    REJECTED,
    FAILED,
    DIVIDED
  }

  static IngestResult failed(String source, Remark failure) {
    return new IngestResult(
        source,
        "",
        Outcome.FAILED,
        0,
        List.of(),
        failure.sentence(),
        failure,
        "",
        false,
        "",
        "",
        List.of());
  }

  static IngestResult rejected(Release release, Remark failure) {
    return of(release, Outcome.REJECTED, failure);
  }

  static IngestResult of(Release release, Outcome outcome) {
    return of(release, outcome, null);
  }

  private static IngestResult of(Release release, Outcome outcome, Remark failure) {
    return new IngestResult(
        release.source(),
        release.sha256(),
        outcome,
        release.observations(),
        release.warnings().stream().map(Remark::sentence).toList(),
        release.rejection(),
        failure,
        "",
        false,
        "",
        "",
        List.of());
  }

  /** That its document was divided into so many pieces, by this plan. */
  static IngestResult divided(String source, String sha256, String plan, int pieces) {
    return new IngestResult(
        source,
        sha256,
        Outcome.DIVIDED,
        0,
        List.of(),
        "",
        null,
        "",
        false,
        "",
        plan,
        IntStream.range(0, pieces).boxed().toList());
  }

  /** The same with what is to be told, null where nothing is. */
  IngestResult telling(Remark remark) {
    return with(remark == null ? "" : remark.sentence(), fresh, inbox);
  }

  IngestResult freshIf(boolean so) {
    return with(notice, so, inbox);
  }

  /** The same of a file in the inbox, and what became of it. */
  IngestResult ofInbox(String key, String becameOfIt) {
    return with(key + ": " + becameOfIt, fresh, key);
  }

  private IngestResult with(String sentence, boolean so, String key) {
    return new IngestResult(
        source,
        sha256,
        outcome,
        observations,
        warnings,
        reason,
        failure,
        sentence,
        so,
        key,
        plan,
        pieces);
  }
}
