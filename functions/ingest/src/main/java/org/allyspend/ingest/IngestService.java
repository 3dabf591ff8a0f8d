package org.allyspend.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.SourceIds;
import org.allyspend.core.domain.Visit;
import org.allyspend.core.store.Bucket;
import org.allyspend.core.store.ReleaseStore;
import org.allyspend.ingest.Filing.Arrival;
import org.allyspend.ingest.Retrieval.Known;
import org.allyspend.ingest.Retrieval.Retrieved;
import org.allyspend.ingest.budget.BudgetSource;
import org.allyspend.ingest.budget.Declaration;
import org.allyspend.ingest.budget.Division;
import org.allyspend.ingest.fetch.FetchFailedException;
import org.allyspend.ingest.fetch.FetchRules;
import org.allyspend.ingest.fetch.Fetched;
import org.allyspend.ingest.fetch.Fetched.Validators;
import org.allyspend.ingest.fetch.Fetcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes publications in: finds a document, files it, and notes the visit. */
public final class IngestService {
  /** The largest document that is read in memory, in bytes; larger ones are read as a stream. */
  public static final int IN_MEMORY = 30_000_000;

  /** A day, and time for the next day's check to be late. */
  private static final Duration FRESH = Duration.ofHours(26);

  private static final Logger LOG = LoggerFactory.getLogger(IngestService.class);

  private final Bucket bucket;
  private final ReleaseStore releases;
  private final Retrieval retrieval;
  private final Pieces pieces;
  private final Inbox inbox;
  private final PublishersDay day;
  private final Filing filing;
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
    this.filing = new Filing(bucket, releases, pieces, day, clock);
    this.clock = clock;
  }

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
    Arrival arrival =
        new Arrival(
            source,
            plan.retrieved(),
            day.said(plan.request().published()),
            plan.trail(),
            plan.request());
    return noted(
        arrival,
        filing.isPublished(source.id(), plan.sha256())
            ? filing.unchanged(source, plan.sha256())
            : filing.read(arrival, plan.sha256(), () -> plan.division().join(parts), false));
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
              .map(document -> filing.take(arrival, document))
              .orElseGet(() -> filing.unchanged(source, before.orElseThrow().sha256()));
    }
    return noted(arrival, result);
  }

  private IngestResult noted(Arrival arrival, IngestResult of) {
    IngestResult result = of.telling(arrival.trail().notice());
    if (result.outcome() == IngestResult.Outcome.DIVIDED) {
      return result;
    }
    // A file that someone hands in and that can't be read says nothing of its publisher.
    if (!arrival.isHandedIn() || result.reason().isEmpty()) {
      Retrieved retrieved = arrival.retrieved();
      note(result, retrieved.address(), retrieved.fetched().validators(), arrival.trail());
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
                filing.take(
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
    return !visit.failed() && filing.isPublished(visit.source(), visit.sha256());
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
