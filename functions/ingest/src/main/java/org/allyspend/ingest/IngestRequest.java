package org.allyspend.ingest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Release;
import org.allyspend.core.lambda.OfRun;

/**
 * What to ingest: a source, from an address or wherever its newest is, or what someone has put into
 * the inbox.
 *
 * @param source the source's id, null where the inbox says it
 * @param address where its bytes are: {@code inbox:name} for an object under {@code inbox/} in the
 *     bucket, {@code bundled:name} for what comes with Allyspend, {@code bundled:} for all that
 *     does of the source, a URL on a host that is allowed, or null for the source's own
 * @param run the run it belongs to, or null for none
 * @param inbox the key of an object that was put into the bucket, {@code inbox/source/file} or,
 *     with its publisher's day, {@code inbox/source/published=2026-08-20/file}; or null
 * @param addresses where publishers have moved their files, as {@link Addresses#parse} reads it, or
 *     null for nowhere
 * @param published the publisher's day, such as '2022-06-27', where whoever hands the bytes in
 *     knows it, else null
 * @param divideOver with more bytes a document is divided where it can be, and the answer says into
 *     which pieces; null to read any whole
 * @param plan the plan of a document that was divided, of which a piece is to be read, or else all
 *     are to be joined; null for none
 * @param piece which piece, from 0, or null
 */
public record IngestRequest(
    @JsonProperty("source") String source,
    @JsonProperty("address") String address,
    @JsonProperty("run") String run,
    @JsonProperty("inbox") String inbox,
    @JsonProperty("addresses") String addresses,
    @JsonProperty("published") String published,
    @JsonProperty("divideOver") Long divideOver,
    @JsonProperty("plan") String plan,
    @JsonProperty("piece") Integer piece)
    implements OfRun {
  private static final int EARLIEST_YEAR = 1900;

  /** The day of a publisher in the east begins before ours. */
  private static final ZoneOffset EASTERNMOST = ZoneOffset.ofHours(14);

  /** What to ingest for no run. */
  public IngestRequest(String source, String address) {
    this(source, address, null, null, null, null, null, null, null);
  }

  /** The same, for a run. */
  public IngestRequest ofRun(String id) {
    return new IngestRequest(
        source, address, id, inbox, addresses, published, divideOver, plan, piece);
  }

  /** The same, of a day that is said where it is put. */
  public IngestRequest published(String day) {
    return new IngestRequest(source, address, run, inbox, addresses, day, divideOver, plan, piece);
  }

  /**
   * The id of the source it names, or 'inbox'.
   *
   * @throws RefusedException where it names none, or what can't be one
   */
  String named() {
    if (inbox != null) {
      return "inbox";
    }
    if (source == null) {
      throw Refusal.at("event").expected("/source or /inbox").found("neither").exception();
    }
    Release.requireSource(source);
    return source;
  }

  /**
   * The publisher's day as someone says it.
   *
   * @param name how whoever says it calls it
   * @throws RefusedException where it is none, or is to come
   */
  public static LocalDate published(String name, String day, Instant now) {
    try {
      LocalDate said = LocalDate.parse(day);
      if (said.getYear() >= EARLIEST_YEAR) {
        requireNotToCome(name, said, now);
        return said;
      }
    } catch (DateTimeException e) {
      // Said below.
    }
    throw Refusal.at(name).expected("a day such as 2022-06-27").foundText(day).exception();
  }

  /** The latest day that it is anywhere. */
  static LocalDate today(Instant now) {
    return LocalDate.ofInstant(now, EASTERNMOST);
  }

  static void requireNotToCome(String name, LocalDate day, Instant now) {
    if (day.isAfter(today(now))) {
      throw Refusal.at(name).expected("no day after today").found(day.toString()).exception();
    }
  }
}
