package org.allyspend.core.domain;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * A report that was made.
 *
 * @param period the month reported on
 * @param run the run that made it
 * @param asOf the moment as of which it is stated
 * @param language the code of the language of its files and of the next three; empty of a report
 *     that an earlier version made
 * @param headline the one sentence to remember
 * @param news what is new since the report before, in sentences
 * @param findings what a reader should know of the figures, in sentences, in the order of the
 *     assessment's findings; none of a report that an earlier version made
 * @param others headline and news in each other language, by its code; none of a report that an
 *     earlier version made
 * @param files each file by its name
 */
public record Report(
    YearMonth period,
    String run,
    Instant asOf,
    String language,
    String headline,
    List<String> news,
    List<String> findings,
    SortedMap<String, Sentences> others,
    SortedMap<String, File> files) {

  public Report {
    language = language == null ? "" : language;
    findings = findings == null ? List.of() : List.copyOf(findings);
    others = others == null ? Collections.emptySortedMap() : others;
  }

  /**
   * What it says in a language.
   *
   * @param language the language's code, empty where it is not known
   * @param headline the one sentence to remember
   * @param news what is new since the report before
   */
  public record Sentences(String language, String headline, List<String> news) {}

  /** What it says in a language, or in its own where it does not speak that. */
  public Sentences in(String wanted) {
    return others.getOrDefault(wanted, new Sentences(language, headline, news));
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
