package org.allyspend.aggregate;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allyspend.core.domain.EditionOrder;
import org.allyspend.core.domain.Release;
import org.allyspend.core.store.ReleaseStore;

/**
 * The releases of the sources that one run asks for, each source's read once: every question of the
 * run sees the same.
 */
final class Editions {
  private final ReleaseStore releases;
  private final Map<String, List<Release>> published = new HashMap<>();

  Editions(ReleaseStore releases) {
    this.releases = releases;
  }

  /** Those of a source known at that moment, from the oldest edition. */
  List<Release> known(String source, Instant asOf) {
    return EditionOrder.of(
        published(source).stream().filter(release -> release.isKnown(asOf)).toList());
  }

  /** The release that is meant: that of these bytes, or else the one in force at that moment. */
  Optional<Release> find(ReleaseReference reference, Instant asOf) {
    return reference.sha256() == null
        ? known(reference.source(), asOf).stream().reduce((earlier, later) -> later)
        : published(reference.source()).stream()
            .filter(release -> release.sha256().equals(reference.sha256()))
            .findFirst();
  }

  /** The first moment at which an edition of a source was known, or empty where none is. */
  Optional<Instant> firstKnown(String source) {
    return published(source).stream().map(Release::knownSince).min(Instant::compareTo);
  }

  private List<Release> published(String source) {
    return published.computeIfAbsent(source, releases::published);
  }
}
