package org.allyspend.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.allyspend.core.domain.Content;
import org.allyspend.core.domain.EditionOrder;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.SourceIds;
import org.allyspend.core.domain.Visit;
import org.allyspend.core.store.Bucket;
import org.allyspend.core.store.ReleaseStore;
import org.allyspend.ingest.Retrieval.Known;
import org.allyspend.ingest.Retrieval.Retrieved;
import org.allyspend.ingest.budget.BudgetSource;
import org.allyspend.ingest.budget.Declaration;
import org.allyspend.ingest.budget.Division;
import org.allyspend.ingest.csv.CsvSource;
import org.allyspend.ingest.fetch.FetchFailedException;
import org.allyspend.ingest.fetch.FetchRules;
import org.allyspend.ingest.fetch.Fetched;
import org.allyspend.ingest.fetch.Fetched.Validators;
import org.allyspend.ingest.fetch.Fetcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a publication in: bytes to S3, figures to DynamoDB, and last the release made visible. */
public final class IngestService {
  /** The largest document that is read in memory, in bytes; larger ones are read as a stream. */
  public static final int IN_MEMORY = 30_000_000;

  /** A day, and time for the next day's check to be late. */
  private static final Duration FRESH = Duration.ofHours(26);

  private static final Logger LOG = LoggerFactory.getLogger(IngestService.class);

  /** What is bundled is in Allyspend's own format, whoever published it. */
  private static final Source BUNDLED_AS = new CsvSource();

  private final Bucket bucket;
  private final ReleaseStore releases;
  private final Retrieval retrieval;
  private final Pieces pieces;
  private final Inbox inbox;
  private final PublishersDay day;
  private final Clock clock;

  /**
   * Ingests into these stores.
   *
   * @param httpsOnly whether plain http is refused
   * @param clock says when a release becomes known
   */
  public IngestService(
      Bucket bucket, ReleaseStore releases, Addresses addresses, boolean httpsOnly, Clock clock) {
    this.bucket = bucket;
    this.releases = releases;
    this.retrieval =
        new Retrieval(
            bucket,
            addresses,
            () -> new Fetcher(FetchRules.of(addresses.hosts(), httpsOnly, IN_MEMORY), clock),
            clock);
    this.pieces = new Pieces(bucket);
    this.inbox = new Inbox(releases, clock);
    this.day = new PublishersDay(releases, clock);
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
  private record Arrival(
      Source source,
      Retrieved retrieved,
      Optional<LocalDate> published,
      Trail trail,
      IngestRequest request) {}

  /**
   * Ingests one publication, and notes the visit. The same bytes again change nothing; bytes that
   * can't be read are kept and the release marked rejected. Whatever fails, the last good release
   * stays in force.
   *
   * @throws RefusedException where the source or the address is not known
   */
  public IngestResult ingest(IngestRequest request) {
    if (request.inbox() != null) {
      return inbox.told(request.inbox(), () -> fromInbox(request));
    }
    Source source = source(request.named());
    if (Release.BUNDLED.equals(request.address())) {
      return fileBundled(source).orElseThrow(() -> nothingBundled(source));
    }
    return ingest(source, Optional.ofNullable(request.address()), request);
  }

  /** What was asked for where a document was divided by this plan. */
  IngestRequest planned(String plan) {
    return pieces.plan(plan).request();
  }

  /**
   * Reads a piece of a document that was divided, and keeps what was read; again where it is asked
   * again.
   */
  IngestResult readPiece(String plan, int piece) {
    Plan found = pieces.plan(plan);
    pieces.read(found, piece);
    return IngestResult.divided(
        found.division().source().id(), found.sha256(), plan, found.division().size());
  }

  /**
   * Publishes what the pieces of a document say together, as {@link #ingest} does what it has read
   * whole.
   *
   * @throws RefusedException where a piece has not been read
   */
  IngestResult join(String plan) {
    Plan found = pieces.plan(plan);
    IngestRequest request = found.request();
    return request.inbox() == null
        ? joined(found)
        : inbox.told(request.inbox(), () -> joined(found));
  }

  private IngestResult joined(Plan plan) {
    Source source = plan.division().source();
    List<Division.Part> parts = pieces.parts(plan);
    Trail trail = plan.trail();
    Arrival arrival =
        new Arrival(
            source, plan.retrieved(), day.said(plan.request().published()), trail, plan.request());
    IngestResult result =
        isPublished(source.id(), plan.sha256())
            ? unchanged(source, plan.sha256())
            : read(arrival, plan.sha256(), () -> plan.division().join(parts), false);
    boolean handedIn =
        plan.request().inbox() != null
            || Retrieval.isHandedIn(Optional.ofNullable(plan.request().address()));
    return noted(result.telling(trail.notice()), plan.retrieved(), handedIn, trail);
  }

  private boolean isPublished(String source, String sha256) {
    return releases
        .find(source, sha256)
        .filter(release -> release.state() == Release.State.PUBLISHED)
        .isPresent();
  }

  /**
   * The source of this id: that of a national budget by the declaration in the bucket, where there
   * is one, which goes before the one that comes with Allyspend.
   */
  private Source source(String id) {
    Optional<Source> declared =
        SourceIds.isBudget(id)
            ? bucket
                .find(BudgetSource.key(id), Declaration.LONGEST)
                .map(json -> BudgetSource.of(BudgetSource.key(id), new String(json, UTF_8)))
                .filter(source -> source.id().equals(id))
                .map(Source.class::cast)
            : Optional.empty();
    return declared.orElseGet(() -> Sources.of(id));
  }

  private IngestResult fromInbox(IngestRequest request) {
    Inbox.Filed file = Inbox.file(request.inbox());
    return ingest(
        source(file.source()),
        Optional.of(file.address()),
        file.day().map(request::published).orElse(request));
  }

  /** The same of this source, from that address or wherever its newest is. */
  private IngestResult ingest(Source source, Optional<String> address, IngestRequest request) {
    Optional<LocalDate> published = day.said(request.published());
    if (address.isEmpty() || Addresses.isRemote(address.get())) {
      fileBundled(source);
    }
    Optional<Visit> before = releases.lastVisit(source.id(), now()).filter(this::isGood);
    Trail trail = new Trail();
    Retrieved retrieved;
    try {
      retrieved = retrieval.retrieve(source, address, known(source, before), trail);
    } catch (FetchFailedException e) {
      LOG.warn("{} could not be fetched: {}", source.id(), e.getMessage());
      IngestResult failed = IngestResult.failed(source.id(), e.remark());
      note(failed, e.address(), Validators.NONE, trail);
      return failed;
    }
    Arrival arrival = new Arrival(source, retrieved, published, trail, request);
    IngestResult result;
    try (Fetched fetched = retrieved.fetched()) {
      result =
          fetched
              .content()
              .map(document -> take(arrival, document))
              .orElseGet(() -> unchanged(source, before.orElseThrow().sha256()))
              .telling(trail.notice());
    }
    return result.outcome() == IngestResult.Outcome.DIVIDED
        ? result
        : noted(result, retrieved, Retrieval.isHandedIn(address), trail);
  }

  private IngestResult noted(
      IngestResult result, Retrieved retrieved, boolean handedIn, Trail trail) {
    // A file that someone hands in and that can't be read says nothing of its publisher.
    if (!handedIn || result.reason().isEmpty()) {
      note(result, retrieved.address(), retrieved.fetched().validators(), trail);
    }
    return result.freshIf(isFresh(result));
  }

  /** Not only whether this ingest published it: another may have, and died before it was told. */
  private boolean isFresh(IngestResult result) {
    return releases
        .inForce(result.source(), now())
        .filter(release -> release.sha256().equals(result.sha256()))
        .filter(release -> release.storedAt().isAfter(now().minus(FRESH)))
        .isPresent();
  }

  private Known known(Source source, Optional<Visit> before) {
    return new Known(
        address ->
            before
                .filter(visit -> visit.address().equals(address))
                .map(visit -> new Validators(visit.etag(), visit.lastModified()))
                .orElse(Validators.NONE),
        releases
            .inForce(source.id(), now())
            .map(release -> release.currentTo().getYear())
            .orElse(0));
  }

  /**
   * Files the editions of a source that come with Allyspend, as far as they are not here: the
   * history that its publisher's address no longer has.
   *
   * @return what came of the newest, or empty where none is bundled
   */
  private Optional<IngestResult> fileBundled(Source source) {
    return source.bundled().stream()
        .map(Retrieval::bundledEdition)
        .map(
            edition ->
                take(
                    new Arrival(
                        source,
                        edition,
                        Optional.empty(),
                        new Trail(),
                        new IngestRequest(source.id(), null)),
                    edition.fetched().content().orElseThrow()))
        .reduce((older, newer) -> newer);
  }

  private static RefusedException nothingBundled(Source source) {
    return Refusal.at("source " + source.id())
        .expected("an edition that is bundled")
        .found("none")
        .exception();
  }

  /** Whether a visit found a release that can still be read. */
  private boolean isGood(Visit visit) {
    return !visit.failed() && isPublished(visit.source(), visit.sha256());
  }

  private IngestResult unchanged(Source source, String sha256) {
    LOG.info("{} {} is unchanged", source.id(), sha256);
    return IngestResult.of(
        releases.find(source.id(), sha256).orElseThrow(), IngestResult.Outcome.UNCHANGED);
  }

  private IngestResult dated(Source source, String sha256) {
    Release release = releases.find(source.id(), sha256).orElseThrow();
    LOG.info("{} {} is of {}", source.id(), sha256, release.publishedOn());
    return IngestResult.of(release, IngestResult.Outcome.DATED);
  }

  /** Takes a document in: where files accumulate, with those of the release in force before it. */
  private IngestResult take(Arrival arrival, Content document) {
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
        request.divideOver() == null || retrieved.address().startsWith(Release.BUNDLED)
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
    Source reader = retrieved.address().startsWith(Release.BUNDLED) ? BUNDLED_AS : source;
    return read(arrival, sha256, () -> reader.parse(document), first);
  }

  /**
   * Reads a document that is kept, and publishes what it says.
   *
   * @param first whether it is kept since now, so that nobody can have tried before
   */
  private IngestResult read(
      Arrival arrival, String sha256, Supplier<Publication> reading, boolean first) {
    Source source = arrival.source();
    Retrieved retrieved = arrival.retrieved();
    Trail trail = arrival.trail();
    String address = retrieved.address();
    Publication publication;
    try {
      publication = reading.get();
      if (!address.startsWith(Release.BUNDLED)) {
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

  /** Last of all, so that a visit is noted once everything that came of it is stored. */
  private void note(IngestResult result, String address, Validators validators, Trail trail) {
    releases.visited(
        new Visit(
            result.source(),
            now(),
            address,
            result.sha256(),
            validators.etag(),
            validators.lastModified(),
            result.failure(),
            trail.notice(),
            trail.steps()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
