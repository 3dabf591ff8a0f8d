package org.allyspend.aggregate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Revision;
import org.allyspend.core.domain.Revision.Kind;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;
import org.allyspend.core.domain.Succession;

/**
 * Two releases of a source held against each other, figure by figure. Constant prices of different
 * base years are not compared, and periods that only one of the editions prints are said in a
 * sentence where they went. Two figures differ when rounding to the decimals they are written in
 * can't explain it.
 */
final class Revisions {
  private static final Comparator<Revision> ORDER =
      Comparator.comparing(Revision::kind)
          .thenComparing(Revision::period, Comparator.reverseOrder())
          .thenComparing(Revision::measure)
          .thenComparing(Revision::subject);

  /** One measure at one price basis: what can be compared. */
  private record Line(Measure measure, PriceBasis basis) {}

  private final String source;
  private final Map<Line, Map<Subject, SortedMap<Period, Figure>>> before;
  private final Map<Line, Map<Subject, SortedMap<Period, Figure>>> now;
  private final List<Revision> found = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private Revisions(String source, List<Series> before, List<Series> now) {
    this.source = source;
    this.before = known(before);
    this.now = known(now);
    compare();
    found.sort(ORDER);
  }

  /** The revisions from one release of a source to another. */
  static Revisions between(String source, List<Series> before, List<Series> now) {
    return new Revisions(source, before, now);
  }

  /** Revised first, then firmed, new and withdrawn, the latest periods first. */
  List<Revision> all() {
    return List.copyOf(found);
  }

  /** The same in numbers. */
  Succession succession(Release earlier, Release later) {
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
        notes);
  }

  private int count(Kind kind) {
    return (int) found.stream().filter(revision -> revision.kind() == kind).count();
  }

  private void compare() {
    SortedSet<Period> dropped = periods(before);
    dropped.removeAll(periods(now));
    if (!dropped.isEmpty()) {
      notes.add("It no longer prints " + span(dropped) + ".");
    }
    Set<String> rebases = new LinkedHashSet<>();
    for (Map.Entry<Line, Map<Subject, SortedMap<Period, Figure>>> line : now.entrySet()) {
      Optional<PriceBasis> rebased = rebased(line.getKey());
      if (rebased.isPresent()) {
        rebases.add(
            "Its constant prices moved from "
                + rebased.get().baseYear()
                + " to "
                + line.getKey().basis().baseYear()
                + " prices and are not compared.");
      } else {
        compareLine(line.getKey(), dropped);
      }
    }
    notes.addAll(rebases);
    before.keySet().stream()
        .filter(
            line -> now.keySet().stream().noneMatch(one -> one.measure().equals(line.measure())))
        .forEach(line -> compareLine(line, dropped));
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

  private void compareLine(Line line, Set<Period> dropped) {
    Map<Subject, SortedMap<Period, Figure>> earlier = before.getOrDefault(line, Map.of());
    Map<Subject, SortedMap<Period, Figure>> later = now.getOrDefault(line, Map.of());
    BigDecimal rounding = rounding(earlier).add(rounding(later));
    TreeSet<Subject> subjects = new TreeSet<>(earlier.keySet());
    subjects.addAll(later.keySet());
    for (Subject subject : subjects) {
      SortedMap<Period, Figure> was = earlier.getOrDefault(subject, new TreeMap<>());
      SortedMap<Period, Figure> is = later.getOrDefault(subject, new TreeMap<>());
      TreeSet<Period> periods = new TreeSet<>(was.keySet());
      periods.addAll(is.keySet());
      periods.removeAll(dropped);
      for (Period period : periods) {
        kind(was.get(period), is.get(period), rounding)
            .ifPresent(
                kind ->
                    found.add(
                        new Revision(
                            source,
                            kind,
                            subject.id(),
                            line.measure().id(),
                            line.measure().unit().label() + line.basis().suffix(),
                            period,
                            was.get(period),
                            is.get(period))));
      }
    }
  }

  private static Optional<Kind> kind(Figure was, Figure is, BigDecimal rounding) {
    if (was == null) {
      return Optional.of(Kind.NEW);
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

  private static SortedSet<Period> periods(
      Map<Line, Map<Subject, SortedMap<Period, Figure>>> figures) {
    return figures.values().stream()
        .flatMap(line -> line.values().stream())
        .flatMap(byPeriod -> byPeriod.keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Periods in words: '2014', '2014, 2016', or '2014-2026' where more than two years go in a row.
   */
  static String span(SortedSet<Period> periods) {
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
