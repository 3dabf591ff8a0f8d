package org.allyspend.core.domain;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;

/**
 * A report that was made.
 *
 * @param period the month reported on
 * @param run the run that made it
 * @param asOf the moment as of which it is stated
 * @param headline the one sentence to remember
 * @param news what is new since the report before, in sentences
 * @param findings what a reader should know of the figures, in sentences, in the order of the
 *     assessment's findings; none of a report that an earlier version made
 * @param files each file by its name
 */
public record Report(
    YearMonth period,
    String run,
    Instant asOf,
    String headline,
    List<String> news,
    List<String> findings,
    SortedMap<String, File> files) {

  public Report {
    findings = findings == null ? List.of() : List.copyOf(findings);
  }

  /**
   * One of its files.
   *
   * @param key the S3 key
   * @param bytes its size
   * @param sha256 the hash of its bytes
   */
  public record File(String key, int bytes, String sha256) {}
}
