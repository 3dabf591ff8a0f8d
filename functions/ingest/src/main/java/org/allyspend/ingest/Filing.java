package org.allyspend.ingest;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.allyspend.core.domain.Content;
import org.allyspend.core.domain.EditionOrder;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.SourceIds;
import org.allyspend.core.store.Bucket;
import org.allyspend.core.store.ReleaseStore;
import org.allyspend.ingest.Retrieval.Retrieved;
import org.allyspend.ingest.budget.Division;
import org.allyspend.ingest.csv.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files a document that has arrived: its bytes in S3, its figures in DynamoDB, and last its release
 * made visible.
 */
final class Filing {
  private static final Logger LOG = LoggerFactory.getLogger(Filing.class);

  /** What is bundled is in Allyspend's own format, whoever published it. */
  private static final Source BUNDLED_AS = new CsvSource();

  private final Bucket bucket;
  private final ReleaseStore releases;
  private final Pieces pieces;
  private final PublishersDay day;
  private final Clock clock;

  Filing(Bucket bucket, ReleaseStore releases, Pieces pieces, PublishersDay day, Clock clock) {
    this.bucket = bucket;
    this.releases = releases;
    this.pieces = pieces;
    this.day = day;
    this.clock = clock;
  }

  /**
   * A document's way here.
   *
   * @param retrieved where it was found
   * @param published the day on which its publisher issued it, where someone says so
   * @param trail how it was found
   * @param request what was asked for
   */
  record Arrival(
      Source source,
      Retrieved retrieved,
      Optional<LocalDate> published,
      Trail trail,
      IngestRequest request) {
    /** Whether someone has put it into the inbox. */
    boolean isHandedIn() {
      return request.inbox() != null || Retrieval.isHandedIn(request.address());
    }

    /** Whether it comes with Allyspend. */
    boolean isBundled() {
      return retrieved.address().startsWith(Release.BUNDLED);
    }
  }

  /** Takes a document in: where files accumulate, with those of the release in force before it. */
  IngestResult take(Arrival arrival, Content document) {
    Source source = arrival.source();
    Optional<Release> before =
        source.accumulates()
            ? releases
                .inForce(source.id(), now())
                .filter(one -> !one.sha256().equals(document.sha256()))
            : Optional.empty();
    if (before.isEmpty()) {
      return takeWhole(arrival, document);
    }
    arrival.published().ifPresent(said -> PublishersDay.requireNext(before.get(), said));
    String key = Release.rawKey(source.id(), before.get().sha256());
    try (Content soFar = bucket.content(key, anyLength -> {}).orElseThrow();
        Content all = source.after(soFar, document)) {
      if (all.sha256().equals(before.get().sha256()) && before.get().published().isEmpty()) {
        arrival.published().ifPresent(said -> source.requireLast(soFar, document));
      }
      return takeWhole(arrival, all);
    }
  }

  private IngestResult takeWhole(Arrival arrival, Content document) {
    Source source = arrival.source();
    Retrieved retrieved = arrival.retrieved();
    IngestRequest request = arrival.request();
    String sha256 = document.sha256();
    Optional<Release> known = releases.find(source.id(), sha256);
    if (known.isPresent() && known.get().state() == Release.State.PUBLISHED) {
      boolean dated = arrival.published().filter(said -> day.give(known.get(), said)).isPresent();
      older(retrieved, known.get().currentTo())
          .ifPresent(remark -> arrival.trail().notice(at(retrieved.address(), remark)));
      return dated ? dated(source, sha256) : unchanged(source, sha256);
    }
    String key = Release.rawKey(source.id(), sha256);
    boolean first = bucket.putIfAbsent(key, document, "application/octet-stream");
    Optional<Division> division =
        request.divideOver() == null || arrival.isBundled()
            ? Optional.empty()
            : source.divided(
                document,
                request.divideOver(),
                key,
                (file, unfolded) -> pieces.keep(source.id(), sha256, file, unfolded));
    if (division.isPresent()) {
      Plan plan = Plan.of(request, sha256, retrieved, arrival.trail(), division.get());
      LOG.info("{} {} is divided into {} pieces", source.id(), sha256, plan.division().size());
      return IngestResult.divided(
          source.id(), sha256, pieces.keep(source.id(), plan), plan.division().size());
    }
    Source reader = arrival.isBundled() ? BUNDLED_AS : source;
    return read(arrival, sha256, () -> reader.parse(document), first);
  }

  /**
   * Reads a document that is kept, and publishes what it says.
   *
   * @param first whether it is kept since now, so that nobody can have tried before
   */
  IngestResult read(Arrival arrival, String sha256, Supplier<Publication> reading, boolean first) {
    Source source = arrival.source();
    Retrieved retrieved = arrival.retrieved();
    Trail trail = arrival.trail();
    String address = retrieved.address();
    Publication publication;
    try {
      publication = reading.get();
      if (!arrival.isBundled()) {
        day.requireHappened(publication);
      }
      older(retrieved, publication.currentTo())
          .ifPresent(
              remark -> {
                throw new RefusedException(remark);
              });
    } catch (RefusedException e) {
      Remark why = at(address, e.remark());
      Release rejected =
          Release.rejected(source.id(), sha256, address, now(), why.sentence())
              .foundBy(trail.steps());
      releases.reject(rejected);
      LOG.warn("{} {} is rejected: {}", source.id(), sha256, rejected.rejection());
      return IngestResult.rejected(rejected, why);
    }
    // Whoever said it is told, and the file is none the worse for it.
    arrival.published().ifPresent(said -> PublishersDay.requirePossible(publication, said));
    Release release =
        Release.published(
                source.id(),
                sha256,
                address,
                now(),
                publication.publishedOn(
                    arrival
                        .published()
                        .orElseGet(() -> day.of(source, sha256, publication, retrieved))))
            .foundBy(trail.steps())
            .expecting(source.cadence(publication).orElse(null));
    noticeSuperseded(release, publication, trail);
    boolean published = releases.publish(release, publication, first);
    LOG.info(
        "{} {} is published with {} observations and {} warnings",
        source.id(),
        sha256,
        release.observations(),
        release.warnings().size());
    return IngestResult.of(
        release, published ? IngestResult.Outcome.PUBLISHED : IngestResult.Outcome.UNCHANGED);
  }

  /** Notes what of a treasury's release before is no longer shown, once this one is in force. */
  private void noticeSuperseded(Release release, Publication publication, Trail trail) {
    if (SourceIds.isBudget(release.source())) {
      releases
          .inForce(release.source(), now())
          .filter(before -> !EditionOrder.before(release, List.of(before)).isEmpty())
          .flatMap(before -> Superseded.by(publication, releases.series(before)))
          .ifPresent(remark -> trail.notice(at(release.address(), remark)));
    }
  }

  /** What is to be said where an older edition stands at the address of a newer one. */
  private static Optional<Remark> older(Retrieved retrieved, LocalDate currentTo) {
    return currentTo.getYear() < retrieved.announced()
        ? Optional.of(
            Remark.of(
                Remark.Kind.OLDER_EDITION,
                Integer.toString(retrieved.announced()),
                Integer.toString(currentTo.getYear())))
        : Optional.empty();
  }

  private static Remark at(String address, Remark remark) {
    return remark.within(Remark.Kind.AT, address);
  }

  /** Whether these bytes are a release that can be read. */
  boolean isPublished(String source, String sha256) {
    return releases
        .find(source, sha256)
        .filter(release -> release.state() == Release.State.PUBLISHED)
        .isPresent();
  }

  /** What comes of bytes that are a release already. */
  IngestResult unchanged(Source source, String sha256) {
    LOG.info("{} {} is unchanged", source.id(), sha256);
    return IngestResult.of(
        releases.find(source.id(), sha256).orElseThrow(), IngestResult.Outcome.UNCHANGED);
  }

  private IngestResult dated(Source source, String sha256) {
    Release release = releases.find(source.id(), sha256).orElseThrow();
    LOG.info("{} {} is of {}", source.id(), sha256, release.publishedOn());
    return IngestResult.of(release, IngestResult.Outcome.DATED);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
