package org.allyspend.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.allyspend.core.domain.Hash;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Visit;
import org.allyspend.core.store.Bucket;
import org.allyspend.core.store.ReleaseStore;
import org.allyspend.ingest.fetch.FetchFailedException;
import org.allyspend.ingest.fetch.FetchRules;
import org.allyspend.ingest.fetch.Fetched;
import org.allyspend.ingest.fetch.Fetched.Validators;
import org.allyspend.ingest.fetch.Fetcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a publication in: bytes to S3, figures to DynamoDB, and last the release made visible. */
public final class IngestService {
  /** No publication read here comes near this size. */
  public static final int MOST_BYTES = 30_000_000;

  private static final Logger LOG = LoggerFactory.getLogger(IngestService.class);
  private static final String INBOX = "inbox:";
  private static final String BUNDLED = "bundled:";
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N} ._()+@-]{1,200}");

  private final Bucket bucket;
  private final ReleaseStore releases;
  private final Addresses addresses;
  private final Fetcher fetcher;
  private final Clock clock;

  /**
   * Ingests into these stores.
   *
   * @param httpsOnly whether plain http is refused
   * @param clock says when a release becomes known
   */
  public IngestService(
      Bucket bucket, ReleaseStore releases, Addresses addresses, boolean httpsOnly, Clock clock) {
    this(
        bucket,
        releases,
        addresses,
        new Fetcher(FetchRules.of(addresses.hosts(), httpsOnly, MOST_BYTES), clock),
        clock);
  }

  /** The same with this fetcher. */
  IngestService(
      Bucket bucket, ReleaseStore releases, Addresses addresses, Fetcher fetcher, Clock clock) {
    this.bucket = bucket;
    this.releases = releases;
    this.addresses = addresses;
    this.fetcher = fetcher;
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
    Source source = Sources.of(request.source());
    String address = request.address() == null ? addresses.of(source) : request.address();
    Optional<Visit> before =
        releases.lastVisit(source.id(), now()).filter(visit -> isGood(visit, shown(address)));
    Fetched fetched;
    try {
      fetched = fetch(source, address, before);
    } catch (FetchFailedException e) {
      LOG.warn("{} could not be fetched: {}", source.id(), e.getMessage());
      IngestResult failed = IngestResult.failed(source.id(), e.getMessage());
      note(failed, address, Validators.NONE);
      return failed;
    }
    IngestResult result =
        fetched.bytes().isPresent()
            ? take(source, shown(address), fetched.bytes().get())
            : unchanged(source, before.orElseThrow().sha256());
    note(result, address, fetched.validators());
    return result;
  }

  /** Whether a visit found a release at this address that can still be read. */
  private boolean isGood(Visit visit, String address) {
    return !visit.failed()
        && visit.address().equals(address)
        && releases
            .find(visit.source(), visit.sha256())
            .filter(release -> release.state() == Release.State.PUBLISHED)
            .isPresent();
  }

  private IngestResult unchanged(Source source, String sha256) {
    LOG.info("{} {} is unchanged", source.id(), sha256);
    return IngestResult.of(
        releases.find(source.id(), sha256).orElseThrow(), IngestResult.Outcome.UNCHANGED);
  }

  private IngestResult take(Source source, String address, byte[] bytes) {
    String sha256 = Hash.sha256(bytes);
    Optional<Release> known = releases.find(source.id(), sha256);
    if (known.isPresent() && known.get().state() == Release.State.PUBLISHED) {
      return unchanged(source, sha256);
    }
    bucket.putIfAbsent(Release.rawKey(source.id(), sha256), bytes, "application/octet-stream");
    return read(source, sha256, address, bytes);
  }

  private IngestResult read(Source source, String sha256, String address, byte[] bytes) {
    Publication publication;
    try {
      publication = source.parse(bytes);
    } catch (RefusedException e) {
      Release rejected =
          Release.rejected(source.id(), sha256, address, now(), address + ": " + e.getMessage());
      releases.reject(rejected);
      LOG.warn("{} {} is rejected: {}", source.id(), sha256, rejected.rejection());
      return IngestResult.of(rejected, IngestResult.Outcome.REJECTED);
    }
    Release release =
        Release.published(
            source.id(),
            sha256,
            address,
            now(),
            publication.publishedOn(publishedOn(source, sha256, publication)));
    boolean first = releases.publish(release, publication);
    LOG.info(
        "{} {} is published with {} observations and {} warnings",
        source.id(),
        sha256,
        release.observations(),
        release.warnings().size());
    return IngestResult.of(
        release, first ? IngestResult.Outcome.PUBLISHED : IngestResult.Outcome.UNCHANGED);
  }

  /**
   * The publisher's day: as the document says, or else as the source knows its editions; null where
   * neither does. Other bytes of an edition that is here already are a reissue, of a day of its
   * own.
   */
  private LocalDate publishedOn(Source source, String sha256, Publication publication) {
    if (publication.publishedOn() != null) {
      return publication.publishedOn();
    }
    boolean reissued =
        releases.list(source.id()).stream()
            .filter(release -> release.edition().equals(publication.edition()))
            .anyMatch(release -> !release.sha256().equals(sha256));
    return reissued ? null : source.firstIssued(publication.edition()).orElse(null);
  }

  /** Last of all, so that a visit is noted once everything that came of it is stored. */
  private void note(IngestResult result, String address, Validators validators) {
    releases.visited(
        new Visit(
            result.source(),
            now(),
            shown(address),
            result.sha256(),
            validators.etag(),
            validators.lastModified(),
            result.reason()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private Fetched fetch(Source source, String address, Optional<Visit> before) {
    if (address.startsWith(INBOX)) {
      String name = name(address, INBOX);
      return Fetched.document(
          bucket.get("inbox/" + source.id() + "/" + name, MOST_BYTES), Validators.NONE);
    }
    if (address.startsWith(BUNDLED)) {
      return Fetched.document(bundled(name(address, BUNDLED)), Validators.NONE);
    }
    if (Addresses.isRemote(address)) {
      return source.fetch(
          fetcher,
          address,
          before
              .map(visit -> new Validators(visit.etag(), visit.lastModified()))
              .orElse(Validators.NONE));
    }
    throw new RefusedException(
        "source "
            + source.id()
            + " at "
            + Numbers.shorten(address)
            + ": can't be fetched, expected a URL or an address that starts with inbox: or"
            + " bundled:");
  }

  private static byte[] bundled(String name) {
    try (InputStream stream = IngestService.class.getResourceAsStream("/snapshot/" + name)) {
      if (stream == null) {
        throw new RefusedException("address bundled:" + name + ": nothing of this name is bundled");
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("bundled " + name + " could not be read", e);
    }
  }

  private static String name(String address, String scheme) {
    String name = address.substring(scheme.length());
    if (!NAME.matcher(name).matches() || name.startsWith(".")) {
      throw new RefusedException(
          "address: is " + scheme + " and no plain file name, expected one without slashes");
    }
    return name;
  }

  /** What readers are told: a user's file is a file, however it got into the inbox. */
  private static String shown(String address) {
    return address.startsWith(INBOX) ? "file:" + address.substring(INBOX.length()) : address;
  }
}
