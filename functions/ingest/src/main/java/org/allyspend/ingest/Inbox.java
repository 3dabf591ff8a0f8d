package org.allyspend.ingest;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Release;
import org.allyspend.core.store.ReleaseStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where people put files, and what they are told became of them. */
final class Inbox {
  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

  private static final Pattern KEY =
      Pattern.compile("inbox/(?<source>[^/]+)/(?<name>(?:published=(?<day>[^/]*)/)?[^/]+)");

  private final ReleaseStore releases;
  private final Clock clock;

  Inbox(ReleaseStore releases, Clock clock) {
    this.releases = releases;
    this.clock = clock;
  }

  /**
   * A file in the inbox.
   *
   * @param source whose it is
   * @param address by which it is retrieved
   * @param day its publisher's day as its key says it, or empty
   */
  record Filed(String source, String address, Optional<String> day) {}

  /** What a key says of its file. */
  static Filed file(String key) {
    Matcher matcher = KEY.matcher(key);
    if (!matcher.matches()) {
      throw Refusal.at("")
          .expected("it under inbox/<source>/, the source being " + Sources.ids())
          .exception();
    }
    return new Filed(
        matcher.group("source"),
        Retrieval.INBOX + matcher.group("name"),
        Optional.ofNullable(matcher.group("day")));
  }

  /** What came of a file: nobody waits for an error, so a notice says what it is. */
  IngestResult told(String key, Supplier<IngestResult> ingesting) {
    try {
      IngestResult result = ingesting.get();
      return result.outcome() == IngestResult.Outcome.DIVIDED
          ? result
          : result.ofInbox(key, becameOf(result));
    } catch (RefusedException e) {
      LOG.warn("{} is not taken in: {}", key, e.getMessage());
      return IngestResult.failed("inbox", e.remark())
          .ofInbox(key, "was not taken in: " + e.getMessage());
    }
  }

  private String becameOf(IngestResult result) {
    if (!result.reason().isEmpty()) {
      return "was not taken in: " + result.reason();
    }
    Release release = releases.find(result.source(), result.sha256()).orElseThrow();
    if (result.outcome() == IngestResult.Outcome.UNCHANGED) {
      return "is " + release.edited() + ", which was here already";
    }
    if (result.outcome() == IngestResult.Outcome.DATED) {
      return "is "
          + release.edited()
          + ", which was here already and is now of "
          + release.publishedOn();
    }
    String edited =
        "was taken in as "
            + release.edited()
            + ", with "
            + Refusal.counted(release.observations(), "figure")
            + " and "
            + Refusal.counted(release.warnings().size(), "warning")
            + "; ";
    Release inForce = releases.inForce(release.source(), clock.instant()).orElse(release);
    return edited
        + (inForce.sha256().equals(release.sha256())
            ? "it is in force"
            : inForce.edited() + " stays in force")
        + (result.notice().isEmpty() ? "" : "; " + result.notice());
  }
}
