package org.allyspend.core.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.allyspend.core.domain.Revision.Kind;
import org.allyspend.core.domain.Succession.Rebase;
import org.allyspend.core.domain.Succession.Recoinage;

/**
 * Two releases of a source held against each other, figure by figure. Constant prices of different
 * base years are not compared, figures of an ally that joined since are no new ones of those who
 * were there, and periods that only the edition before prints are no withdrawals. Two figures
 * differ when rounding to the decimals they are written in can't explain it.
 */
public final class Revisions {
  private static final Comparator<Revision> ORDER =
      Comparator.comparing(Revision::kind)
          .thenComparing(Revision::period, Comparator.reverseOrder())
          .thenComparing(revision -> revision.measure().id())
          .thenComparing(Revision::subject);

  /** One measure at one price basis: what can be compared. */
  private record Line(Measure measure, PriceBasis basis) {}

  private final String source;
  private final Map<Line, Map<Subject, SortedMap<Period, Figure>>> before;
  private final Map<Line, Map<Subject, SortedMap<Period, Figure>>> now;
  private final List<Revision> found = new ArrayList<>();
  private final List<Recoinage> recoined;
  private final Set<Rebase> rebases = new LinkedHashSet<>();
  private final NavigableSet<Ally> joined = new TreeSet<>();
  private final NavigableSet<Period> dropped;

  private Revisions(Release earlier, List<Series> before, Release later, List<Series> now) {
    this.source = later.source();
    this.before = known(before);
    this.now = known(now);
    this.recoined = recoined(earlier, later, now);
    this.dropped = periods(this.before);
    this.dropped.removeAll(periods(this.now));
    findJoined();
    compare();
    found.sort(ORDER);
  }

  /** The revisions from one release of a source to another. */
  public static Revisions between(
      Release earlier, List<Series> before, Release later, List<Series> now) {
    return new Revisions(earlier, before, later, now);
  }

  /** Whose figures in national currency are in another one than in the release before. */
  private static List<Recoinage> recoined(Release earlier, Release later, List<Series> now) {
    return now.stream()
        .filter(one -> one.measure().unit() == Unit.MILLION_NATIONAL_CURRENCY)
        .flatMap(one -> one.subject().ally().stream())
        .distinct()
        .sorted()
        .map(
            ally ->
                new Recoinage(
                    ally.iso3(),
                    NationalCurrency.of(ally, earlier),
                    NationalCurrency.of(ally, later)))
        .filter(one -> !one.from().equals(one.to()))
        .toList();
  }

  /** Revised first, then firmed, new, joined and withdrawn, the latest periods first. */
  public List<Revision> all() {
    return List.copyOf(found);
  }

  /** The same in numbers. */
  public Succession succession(Release earlier, Release later) {
    return new Succession(
        source,
        earlier.sha256(),
        earlier.edition(),
        later.sha256(),
        later.edition(),
        count(Kind.NEW),
        count(Kind.REVISED),
        (int) found.stream().filter(Revision::isOutturnNow).count(),
        count(Kind.WITHDRAWN),
        dropped.isEmpty() ? "" : span(dropped),
        List.copyOf(rebases),
        recoined,
        joined.stream().map(Ally::iso3).toList());
  }

  private int count(Kind kind) {
    return (int) found.stream().filter(revision -> revision.kind() == kind).count();
  }

  /** Who is in no figure of before, and counts only after its last year. */
  private void findJoined() {
    NavigableSet<Period> periods = periods(before);
    if (periods.isEmpty()) {
      return;
    }
    Set<Subject> were = subjects(before);
    subjects(now).stream()
        .filter(subject -> !were.contains(subject))
        .flatMap(subject -> subject.ally().stream())
        .filter(ally -> ally.countsFrom() > periods.last().year())
        .forEach(joined::add);
  }

  private static Set<Subject> subjects(Map<Line, Map<Subject, SortedMap<Period, Figure>>> figures) {
    return figures.values().stream()
        .flatMap(line -> line.keySet().stream())
        .collect(Collectors.toSet());
  }

  private void compare() {
    for (Map.Entry<Line, Map<Subject, SortedMap<Period, Figure>>> line : now.entrySet()) {
      Optional<PriceBasis> rebased = rebased(line.getKey());
      if (rebased.isPresent()) {
        rebases.add(new Rebase(rebased.get().baseYear(), line.getKey().basis().baseYear()));
      } else {
        compareLine(line.getKey());
      }
    }
    before.keySet().stream()
        .filter(
            line -> now.keySet().stream().noneMatch(one -> one.measure().equals(line.measure())))
        .forEach(this::compareLine);
  }

  /** The other basis at which a measure stood before, if it no longer stands at that. */
  private Optional<PriceBasis> rebased(Line line) {
    return before.containsKey(line)
        ? Optional.empty()
        : before.keySet().stream()
            .filter(one -> one.measure().equals(line.measure()))
            .map(Line::basis)
            .findFirst();
  }

  private void compareLine(Line line) {
    Map<Subject, SortedMap<Period, Figure>> earlier = before.getOrDefault(line, Map.of());
    Map<Subject, SortedMap<Period, Figure>> later = now.getOrDefault(line, Map.of());
    BigDecimal rounding = rounding(earlier).add(rounding(later));
    TreeSet<Subject> subjects = new TreeSet<>(earlier.keySet());
    subjects.addAll(later.keySet());
    if (line.measure().unit() == Unit.MILLION_NATIONAL_CURRENCY) {
      subjects.removeIf(
          subject -> recoined.stream().anyMatch(one -> one.ally().equals(subject.id())));
    }
    for (Subject subject : subjects) {
      SortedMap<Period, Figure> was = earlier.getOrDefault(subject, new TreeMap<>());
      SortedMap<Period, Figure> is = later.getOrDefault(subject, new TreeMap<>());
      TreeSet<Period> periods = new TreeSet<>(was.keySet());
      periods.addAll(is.keySet());
      periods.removeAll(dropped);
      for (Period period : periods) {
        kind(subject, was.get(period), is.get(period), rounding)
            .ifPresent(
                kind ->
                    found.add(
                        new Revision(
                            source,
                            kind,
                            subject.id(),
                            line.measure(),
                            line.basis(),
                            period,
                            was.get(period),
                            is.get(period))));
      }
    }
  }

  private Optional<Kind> kind(Subject subject, Figure was, Figure is, BigDecimal rounding) {
    if (was == null) {
      return Optional.of(
          subject.ally().filter(joined::contains).isPresent() ? Kind.JOINED : Kind.NEW);
    }
    if (is == null) {
      return Optional.of(Kind.WITHDRAWN);
    }
    if (is.known().subtract(was.known()).abs().compareTo(rounding) > 0) {
      return Optional.of(Kind.REVISED);
    }
    return was.status().isToBeFirmed() && is.status() == Status.NORMAL
        ? Optional.of(Kind.FIRMED)
        : Optional.empty();
  }

  private static BigDecimal rounding(Map<Subject, SortedMap<Period, Figure>> line) {
    return Rounding.half(
        line.values().stream()
            .flatMap(figures -> figures.values().stream())
            .map(Figure::known)
            .toList());
  }

  private static NavigableSet<Period> periods(
      Map<Line, Map<Subject, SortedMap<Period, Figure>>> figures) {
    return figures.values().stream()
        .flatMap(line -> line.values().stream())
        .flatMap(byPeriod -> byPeriod.keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Periods in words: '2014', '2014, 2016', or '2014-2026' where more than two years go in a row.
   */
  public static String span(NavigableSet<Period> periods) {
    boolean row =
        periods.size() > 2
            && periods.stream().allMatch(Period::isYear)
            && periods.last().year() - periods.first().year() == periods.size() - 1;
    return row
        ? periods.first() + "-" + periods.last()
        : periods.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** The figures with a value: what is missing was not published. */
  private static Map<Line, Map<Subject, SortedMap<Period, Figure>>> known(List<Series> all) {
    Map<Line, Map<Subject, SortedMap<Period, Figure>>> known =
        new TreeMap<>(
            Comparator.comparing((Line line) -> line.measure().id()).thenComparing(Line::basis));
    for (Series series : all) {
      SortedMap<Period, Figure> figures = new TreeMap<>();
      series
          .figures()
          .forEach(
              (period, figure) -> figure.value().ifPresent(value -> figures.put(period, figure)));
      known
          .computeIfAbsent(new Line(series.measure(), series.basis()), absent -> new HashMap<>())
          .put(series.subject(), figures);
    }
    return known;
  }
}
