package org.allyspend.ingest;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.allyspend.core.domain.Outturn;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Timing;
import org.allyspend.core.store.ReleaseStore;
import org.allyspend.ingest.Retrieval.Retrieved;

/** On which day a publisher issued what came in, and on which it can't have been. */
final class PublishersDay {
  private static final String PUBLISHED = "published";

  private final ReleaseStore releases;
  private final Clock clock;

  PublishersDay(ReleaseStore releases, Clock clock) {
    this.releases = releases;
    this.clock = clock;
  }

  /** The day as whoever hands the bytes in says it. */
  Optional<LocalDate> said(String day) {
    return Optional.ofNullable(day)
        .map(said -> IngestRequest.published(PUBLISHED, said, clock.instant()));
  }

  /**
   * Gives a release of bytes that come again the day that is said now, where it has none: history
   * is filled in. Another day than it has is refused, and so is any for what was fetched, which is
   * known since we had it.
   *
   * @return whether it had none before
   */
  boolean give(Release release, LocalDate day) {
    if (release.published().isEmpty() && !release.isFetched()) {
      new Outturn(releases.series(release)).requirePossible(PUBLISHED, day);
      if (releases.give(release, day)) {
        return true;
      }
    }
    Release kept = releases.find(release.source(), release.sha256()).orElseThrow();
    if (!kept.published().equals(Optional.of(day))) {
      throw Refusal.at(PUBLISHED)
          .expected(
              kept.published()
                  .map(its -> its + ", as of which these bytes are kept already")
                  .orElse(
                      "no day for bytes that were fetched: they are known since "
                          + Timing.words(kept.knownSince())))
          .found(day.toString())
          .exception();
    }
    return false;
  }

  /** Files that accumulate come in the order in which they were published, or all at once. */
  static void requireNext(Release before, LocalDate day) {
    before
        .published()
        .filter(day::isBefore)
        .ifPresent(
            latest -> {
              throw Refusal.at(PUBLISHED)
                  .expected("no day before " + latest + ", that of the release it adds to")
                  .found(day.toString())
                  .todo("hand in the earlier file first, or all files as one folder or zip")
                  .exception();
            });
  }

  /** Refuses a document of a day to come, or with figures of one. */
  void requireHappened(Publication publication) {
    if (publication.publishedOn() != null) {
      IngestRequest.requireNotToCome(PUBLISHED, publication.publishedOn(), clock.instant());
      requirePossible(publication, publication.publishedOn());
    }
    requireNotToCome(publication);
  }

  /** Refuses a day before that of what a document holds, or before its own where it says one. */
  static void requirePossible(Publication publication, LocalDate day) {
    publication.outturn().requirePossible(PUBLISHED, day);
    LocalDate own = publication.publishedOn();
    if (own != null && day.isBefore(own)) {
      throw Refusal.at(PUBLISHED)
          .expected("no day before " + own + ", which the document says of itself")
          .found(day.toString())
          .exception();
    }
  }

  /** What has not begun can't have been spent: a 0 that stands for a month to come is no figure. */
  private void requireNotToCome(Publication publication) {
    LocalDate today = IngestRequest.today(clock.instant());
    Outturn outturn = publication.outturn();
    if (!outturn.isPossible(today)) {
      throw Refusal.at("outturn of " + outturn.latest().orElseThrow())
          .expected("none, since it has not begun by " + today)
          .found("one")
          .todo("see whether the file prints what is missing in a way that is to be declared")
          .exception();
    }
  }

  /**
   * The day: as the document says, or else as the source knows its editions, or else as the server
   * says when the document was last modified, though not before its edition was first issued; null
   * where nobody says. Other bytes of an edition that is here already are a reissue, of a day of
   * its own.
   */
  LocalDate of(Source source, String sha256, Publication publication, Retrieved retrieved) {
    if (publication.publishedOn() != null) {
      return publication.publishedOn();
    }
    Optional<LocalDate> firstIssued = source.firstIssued(publication.edition());
    boolean reissued =
        releases.list(source.id()).stream()
            .filter(release -> !release.isBundled())
            .filter(release -> release.edition().equals(publication.edition()))
            .anyMatch(release -> !release.sha256().equals(sha256));
    if (firstIssued.isPresent() && !reissued) {
      return firstIssued.get();
    }
    return retrieved
        .fetched()
        .lastModified()
        .filter(moment -> !moment.isAfter(clock.instant()))
        .map(moment -> LocalDate.ofInstant(moment, ZoneOffset.UTC))
        .map(day -> firstIssued.filter(day::isBefore).orElse(day))
        .filter(publication.outturn()::isPossible)
        .orElse(null);
  }
}
