package org.allyspend.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.allyspend.core.domain.Hash;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Release;
import org.allyspend.core.store.Bucket;
import org.allyspend.core.store.ReleaseStore;
import org.allyspend.ingest.IngestResult.Outcome;
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
  private final Clock clock;

  /** Ingests into these stores; the clock says when a release becomes known. */
  public IngestService(Bucket bucket, ReleaseStore releases, Clock clock) {
    this.bucket = bucket;
    this.releases = releases;
    this.clock = clock;
  }

  /**
   * Ingests one publication. The same bytes again change nothing; bytes that can't be read are kept
   * and the release marked rejected, while the last good one stays in force.
   *
   * @throws RefusedException where the source or the address is not known
   */
  public IngestResult ingest(IngestRequest request) {
    Source source = Sources.of(request.source());
    String address = request.address() == null ? source.address() : request.address();
    byte[] bytes = fetch(source, address);
    String sha256 = Hash.sha256(bytes);
    Optional<Release> known = releases.find(source.id(), sha256);
    if (known.isPresent() && known.get().state() == Release.State.PUBLISHED) {
      LOG.info("{} {} is unchanged", source.id(), sha256);
      return IngestResult.of(known.get(), Outcome.UNCHANGED);
    }
    bucket.putIfAbsent(Release.rawKey(source.id(), sha256), bytes, "application/octet-stream");
    return take(source, sha256, shown(address), bytes);
  }

  private IngestResult take(Source source, String sha256, String address, byte[] bytes) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Publication publication;
    try {
      publication = source.parse(bytes);
    } catch (RefusedException e) {
      Release rejected =
          Release.rejected(source.id(), sha256, address, now, address + ": " + e.getMessage());
      releases.reject(rejected);
      LOG.warn("{} {} is rejected: {}", source.id(), sha256, rejected.rejection());
      return IngestResult.of(rejected, Outcome.REJECTED);
    }
    Release release = Release.published(source.id(), sha256, address, now, publication);
    boolean first = releases.publish(release, publication.series());
    LOG.info(
        "{} {} is published with {} observations and {} warnings",
        source.id(),
        sha256,
        release.observations(),
        release.warnings().size());
    return IngestResult.of(release, first ? Outcome.PUBLISHED : Outcome.UNCHANGED);
  }

  private byte[] fetch(Source source, String address) {
    if (address.startsWith(INBOX)) {
      String name = name(address, INBOX);
      return bucket.get("inbox/" + source.id() + "/" + name, MOST_BYTES);
    }
    if (address.startsWith(BUNDLED)) {
      return bundled(name(address, BUNDLED));
    }
    throw new RefusedException(
        "source "
            + source.id()
            + " at "
            + address
            + ": can't be fetched, expected an address that starts with inbox: or bundled:");
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
