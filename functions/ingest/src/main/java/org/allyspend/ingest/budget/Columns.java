package org.allyspend.ingest.budget;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.allyspend.core.domain.Place;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.ingest.csv.CsvLines;

/**
 * Where the columns of a table stand, by their printed names: wherever they stand, with blanks
 * around them or none, in capitals or not, and under any spelling that the declaration lists.
 */
final class Columns {
  /** How many lines may stand above the columns' names. */
  private static final int MOST_ABOVE = 30;

  private static final int TWICE = -1;

  private final String place;
  private final List<String> header;
  private final Map<String, List<String>> spellings = new HashMap<>();
  private final Map<String, Integer> at = new HashMap<>();
  private final Set<String> declared;
  private final String separator;

  private Columns(String place, CsvLines.Line line, Layout.Document document) {
    this.place = place;
    this.header = line.fields();
    this.declared = names(document);
    this.separator = document.separator().equals("\t") ? "a tab" : "'" + document.separator() + "'";
    document.spellings().forEach((name, others) -> spellings.put(plain(name), others));
    for (int i = 0; i < header.size(); i++) {
      at.merge(plain(header.get(i)), i, (one, other) -> TWICE);
    }
  }

  /**
   * Reads lines up to that of the columns' names.
   *
   * @throws RefusedException where there is none with all that the declaration names, naming the
   *     first that is not there
   */
  static Columns find(String file, Iterator<CsvLines.Line> lines, Layout.Document document) {
    Columns closest = null;
    for (int above = 0; above < MOST_ABOVE && lines.hasNext(); above++) {
      CsvLines.Line line = lines.next();
      Columns columns = new Columns(Place.line(file, line.number()), line, document);
      if (columns.count() == columns.declared.size()) {
        return columns;
      }
      if (closest == null || columns.count() > closest.count()) {
        closest = columns;
      }
    }
    if (closest == null) {
      throw Refusal.at(file).expected("a line of the columns' names").found("none").exception();
    }
    closest.declared.forEach(closest::of);
    throw new IllegalStateException("all columns are there");
  }

  /** Every column that the declaration names. */
  private static Set<String> names(Layout.Document document) {
    Set<String> names = new LinkedHashSet<>();
    document.rows().forEach(one -> names.add(one.column()));
    document.check().forEach(one -> names.add(one.column()));
    document.parts().forEach(part -> part.rows().forEach(one -> names.add(one.column())));
    if (document.year() != null && document.year().column() != null) {
      names.add(document.year().column());
    }
    if (document.month() != null) {
      add(document.month().column(), names);
    }
    for (Layout.FigureColumn figure : document.figures()) {
      add(figure.column(), names);
      add(figure.less(), names);
      if (figure.months() != null) {
        names.addAll(figure.months());
      }
      if (figure.stages() != null) {
        names.add(figure.stages().column());
      }
    }
    return names;
  }

  private static void add(String name, Set<String> names) {
    if (name != null) {
      names.add(name);
    }
  }

  private long count() {
    return declared.stream().filter(name -> position(name) >= 0).count();
  }

  /** Its position, {@link #TWICE}, or less where it is not there. */
  private int position(String name) {
    List<String> all = new ArrayList<>(List.of(name));
    all.addAll(spellings.getOrDefault(plain(name), List.of()));
    for (String one : all) {
      Integer found = at.get(plain(one));
      if (found != null) {
        return found;
      }
    }
    return TWICE - 1;
  }

  /**
   * Where the column of this name stands, from 0.
   *
   * @throws RefusedException where it is not there, or twice
   */
  int of(String name) {
    int position = position(name);
    if (position == TWICE) {
      throw Refusal.twice(place, "a column '" + name + "'").exception();
    }
    if (position < 0) {
      throw Refusal.at(place)
          .expected("a column '" + name + "'")
          .found("none of that name among " + String.join(", ", header))
          .todo(
              header.size() == 1
                  ? "see whether 'separator' is right: with " + separator + " the line is one field"
                  : "where its publisher has renamed it, add the new name to 'spellings'")
          .exception();
    }
    return position;
  }

  /** The columns whose names are like this, from 0. */
  List<Integer> like(Pattern pattern) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      if (pattern.matcher(header.get(i)).matches()) {
        found.add(i);
      }
    }
    if (found.isEmpty()) {
      throw Refusal.at(place)
          .expected("a column like '" + pattern + "'")
          .found("none among " + String.join(", ", header))
          .exception();
    }
    return found;
  }

  /** The columns of these names, of which the declaration says nothing, from 0. */
  List<Integer> undeclared(Set<String> plainNames) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      int column = i;
      if (plainNames.contains(plain(header.get(i)))
          && declared.stream().noneMatch(name -> position(name) == column)) {
        found.add(i);
      }
    }
    return found;
  }

  /** The name of a column, as printed. */
  String name(int column) {
    return header.get(column);
  }

  private static String plain(String name) {
    return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
