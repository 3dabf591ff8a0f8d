package org.allyspend.core.domain;

import java.math.BigDecimal;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The figures of a series side by side, in a sixth of the memory they take as objects: a figure is
 * made whenever it is asked for. What a release holds is read far less often than it is held.
 */
@SuppressWarnings("JdkObsolete") // Series state no more than a SortedMap.
final class PackedFigures extends AbstractMap<Period, Figure> implements SortedMap<Period, Figure> {
  private static final int MONTHS = 13;

  /** Each year and month as one number, which sorts as they do. */
  private final int[] periods;

  private final Status[] statuses;

  /** Decimals are {@code numbers / 10^scales}, those that are missing 0. */
  private final long[] numbers;

  private final byte[] scales;

  /** The decimals where one of them has more digits than fit a number, else null. */
  private final BigDecimal[] decimals;

  /** All places in a row, and where each ends. */
  private final String places;

  private final int[] ends;

  /** Null where no figure has one. */
  private final String[] notes;

  private PackedFigures(SortedMap<Period, Figure> sorted) {
    List<Figure> figures = List.copyOf(sorted.values());
    periods = sorted.keySet().stream().mapToInt(PackedFigures::number).toArray();
    statuses = figures.stream().map(Figure::status).toArray(Status[]::new);
    decimals =
        figures.stream().allMatch(PackedFigures::fits)
            ? null
            : figures.stream().map(Figure::known).toArray(BigDecimal[]::new);
    numbers = new long[decimals == null ? figures.size() : 0];
    scales = new byte[numbers.length];
    ends = new int[figures.size()];
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < ends.length; i++) {
      BigDecimal known = figures.get(i).known();
      if (known != null && decimals == null) {
        numbers[i] = known.unscaledValue().longValue();
        scales[i] = (byte) known.scale();
      }
      ends[i] = all.append(figures.get(i).place()).length();
    }
    places = all.toString();
    notes =
        figures.stream().allMatch(figure -> figure.note().isEmpty())
            ? null
            : figures.stream().map(Figure::note).toArray(String[]::new);
  }

  /** These figures by period, rising, as they are now. */
  static SortedMap<Period, Figure> of(Map<Period, Figure> figures) {
    return figures instanceof PackedFigures packed
        ? packed
        : new PackedFigures(new TreeMap<>(figures));
  }

  private static boolean fits(Figure figure) {
    BigDecimal known = figure.known();
    return known == null
        || (known.unscaledValue().bitLength() < Long.SIZE && (byte) known.scale() == known.scale());
  }

  private static int number(Period period) {
    return period.year() * MONTHS + period.month();
  }

  private Period period(int i) {
    return new Period(periods[i] / MONTHS, periods[i] % MONTHS);
  }

  private Figure figure(int i) {
    return new Figure(
        statuses[i] == Status.MISSING
            ? null
            : decimals == null ? BigDecimal.valueOf(numbers[i], scales[i]) : decimals[i],
        statuses[i],
        places.substring(i == 0 ? 0 : ends[i - 1], ends[i]),
        notes == null ? "" : notes[i]);
  }

  @Override
  public Figure get(Object key) {
    int i = key instanceof Period period ? Arrays.binarySearch(periods, number(period)) : -1;
    return i < 0 ? null : figure(i);
  }

  @Override
  public boolean containsKey(Object key) {
    return get(key) != null;
  }

  @Override
  public int size() {
    return periods.length;
  }

  @Override
  public Set<Entry<Period, Figure>> entrySet() {
    return each(i -> Map.entry(period(i), figure(i)));
  }

  /** The periods alone, for which no figure is made. */
  @Override
  public Set<Period> keySet() {
    return each(this::period);
  }

  private <T> Set<T> each(IntFunction<T> made) {
    return new AbstractSet<>() {
      @Override
      public Iterator<T> iterator() {
        return IntStream.range(0, periods.length).mapToObj(made).iterator();
      }

      @Override
      public int size() {
        return periods.length;
      }
    };
  }

  /** None: they sort as periods do. */
  @Override
  public Comparator<? super Period> comparator() {
    return null;
  }

  @Override
  public Period firstKey() {
    return edge(0);
  }

  @Override
  public Period lastKey() {
    return edge(periods.length - 1);
  }

  private Period edge(int i) {
    if (periods.length == 0) {
      throw new NoSuchElementException("there is no figure");
    }
    return period(i);
  }

  @Override
  public SortedMap<Period, Figure> subMap(Period from, Period to) {
    return unpacked().subMap(from, to);
  }

  @Override
  public SortedMap<Period, Figure> headMap(Period to) {
    return unpacked().headMap(to);
  }

  @Override
  public SortedMap<Period, Figure> tailMap(Period from) {
    return unpacked().tailMap(from);
  }

  private SortedMap<Period, Figure> unpacked() {
    return Collections.unmodifiableSortedMap(new TreeMap<>(this));
  }
}
