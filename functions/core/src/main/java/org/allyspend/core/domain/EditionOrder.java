package org.allyspend.core.domain;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.Comparator.reverseOrder;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Editions of one source from the oldest to the newest, of which the last is in force: by the
 * publisher's day, where that is not known by the day on which it was known here. So it makes no
 * difference in which order editions come in: one of 2022 that is filed last supersedes none of
 * 2024.
 *
 * <p>One whose publisher's day is not known stands before any whose outturn runs further and that
 * was published, or known here, no later: of a treasury's months to August and to October,
 * whichever was filed last, those to October are in force.
 *
 * <p>Of two of one day the one that is bundled goes first, of which the other is the original, then
 * the one that does not run as far, then by the moment since which they are known, the moment at
 * which they were stored, and at last by their bytes.
 */
public final class EditionOrder {
  private static final Comparator<Placed> ORDER =
      comparing(Placed::day)
          .thenComparing(Placed::isBehind, reverseOrder())
          .thenComparing(
              Placed::edition,
              comparing(Release::isBundled, reverseOrder())
                  .thenComparing(Release::outturnTo, nullsFirst(naturalOrder()))
                  .thenComparing(Release::knownSince)
                  .thenComparing(Release::storedAt)
                  .thenComparing(Release::sha256));

  private EditionOrder() {}

  /** An edition, the day that it is taken to be of, and whether one that runs further is why. */
  private record Placed(Release edition, LocalDate day, boolean isBehind) {}

  /** These editions in their order, which hangs on what is among them. */
  public static List<Release> of(Collection<Release> editions) {
    return editions.stream()
        .map(edition -> placed(edition, editions))
        .sorted(ORDER)
        .map(Placed::edition)
        .toList();
  }

  /**
   * Those of these editions that are older than this one, which need not be among them, or may be
   * there as it was before it had its day.
   */
  public static List<Release> before(Release edition, Collection<Release> editions) {
    List<Release> all = new ArrayList<>(List.of(edition));
    editions.stream().filter(one -> !one.sha256().equals(edition.sha256())).forEach(all::add);
    return of(all).stream().takeWhile(one -> !one.equals(edition)).toList();
  }

  private static Placed placed(Release edition, Collection<Release> editions) {
    LocalDate day = day(edition);
    Optional<LocalDate> further =
        editions.stream()
            .filter(other -> edition.published().isEmpty() && runsFurther(other, edition))
            .map(EditionOrder::day)
            .filter(other -> !other.isAfter(day))
            .min(naturalOrder());
    return new Placed(edition, further.orElse(day), further.isPresent());
  }

  private static boolean runsFurther(Release one, Release other) {
    return one.spent().flatMap(to -> other.spent().filter(to::isAfter)).isPresent();
  }

  private static LocalDate day(Release edition) {
    return edition
        .published()
        .orElseGet(() -> LocalDate.ofInstant(edition.storedAt(), ZoneOffset.UTC));
  }
}
