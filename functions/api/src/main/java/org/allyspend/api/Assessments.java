package org.allyspend.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allyspend.core.domain.Assessment;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Series;
import org.allyspend.core.lambda.Stores;

/**
 * Assessments and the series of releases, kept in memory by run and by hash: what is finished never
 * changes, and those who read mostly read the same.
 */
final class Assessments {
  /** An assessment takes a few megabytes. */
  private static final int MOST = 6;

  private final Stores stores;
  private final Map<String, Assessment> assessments = latest();
  private final Map<String, List<Series>> series = latest();

  Assessments(Stores stores) {
    this.stores = stores;
  }

  /** What this run computed, or empty where it is not stored whole. */
  Optional<Assessment> of(String run) {
    return kept(assessments, run, () -> stores.runs().assessment(run));
  }

  /** Every series of a release. */
  List<Series> series(Release release) {
    return kept(
            series,
            release.source() + "/" + release.sha256(),
            () -> Optional.of(stores.releases().series(release)))
        .orElseThrow();
  }

  private interface Read<T> {
    Optional<T> value();
  }

  private static <T> Optional<T> kept(Map<String, T> kept, String key, Read<T> read) {
    synchronized (kept) {
      T known = kept.get(key);
      if (known != null) {
        return Optional.of(known);
      }
    }
    Optional<T> found = read.value();
    found.ifPresent(
        value -> {
          synchronized (kept) {
            kept.put(key, value);
          }
        });
    return found;
  }

  private static <T> Map<String, T> latest() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
        return size() > MOST;
      }
    };
  }
}
