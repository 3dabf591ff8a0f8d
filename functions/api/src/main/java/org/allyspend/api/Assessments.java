package org.allyspend.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Assessment;
import org.allyspend.core.domain.Finding;
import org.allyspend.core.domain.Footnote;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Subject;
import org.allyspend.core.lambda.Stores;
import org.allyspend.core.store.ReleaseStore;

/**
 * Assessments and the series of releases, kept in memory by run and by hash: what is finished never
 * changes, and those who read mostly read the same.
 */
final class Assessments {
  /** An assessment takes a few megabytes. */
  private static final int MOST_ASSESSMENTS = 6;

  /** A report rests on a dozen releases, of which most are smaller. */
  private static final int MOST_RELEASES = 24;

  private final Stores stores;
  private final Map<String, Assessment> assessments = latest(MOST_ASSESSMENTS);
  private final Map<String, List<Finding>> findings = latest(MOST_RELEASES);
  private final Map<String, ReleaseStore.Contents> contents = latest(MOST_RELEASES);

  Assessments(Stores stores) {
    this.stores = stores;
  }

  /** What this run computed, or empty where it is not stored whole. */
  Optional<Assessment> of(String run) {
    return kept(assessments, run, () -> stores.runs().assessment(run));
  }

  /** The findings of that alone. */
  Optional<List<Finding>> findings(String run) {
    return kept(findings, run, () -> stores.runs().findings(run));
  }

  /** Every series of a release. */
  List<Series> series(Release release) {
    return contents(release).series();
  }

  /** Those of an ally. */
  List<Series> series(Release release, Ally ally) {
    Subject subject = Subject.of(ally);
    return series(release).stream().filter(one -> one.subject().equals(subject)).toList();
  }

  /** The publisher's notes on a release's figures. */
  List<Footnote> footnotes(Release release) {
    return contents(release).footnotes();
  }

  private ReleaseStore.Contents contents(Release release) {
    return kept(
            contents,
            release.source() + "/" + release.sha256(),
            () -> Optional.of(stores.releases().contents(release)))
        .orElseThrow();
  }

  interface Read<T> {
    Optional<T> value();
  }

  static <T> Optional<T> kept(Map<String, T> kept, String key, Read<T> read) {
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

  /** Keeps those that were asked for last. */
  static <T> Map<String, T> latest(int most) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
        return size() > most;
      }
    };
  }
}
