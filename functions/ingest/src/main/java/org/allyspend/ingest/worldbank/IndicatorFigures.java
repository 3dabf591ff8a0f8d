package org.allyspend.ingest.worldbank;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Subject;
import org.allyspend.ingest.Numbers;

/** The figures of one indicator, in whatever form they came. */
final class IndicatorFigures {
  private final Indicator indicator;
  private final Map<Ally, SortedMap<Period, Figure>> figures = new EnumMap<>(Ally.class);
  private String name = "";

  IndicatorFigures(Indicator indicator) {
    this.indicator = indicator;
  }

  /**
   * Notes what the document calls the indicator: the name states the unit and the base year.
   *
   * @throws org.allyspend.core.domain.RefusedException where it is another unit's, or another than
   *     before
   */
  void named(String printed) {
    if (!printed.contains(indicator.words()) || !(name.isEmpty() || name.equals(printed))) {
      throw Refusal.at("indicator " + indicator.code())
          .expected(
              name.isEmpty()
                  ? "a name with '" + indicator.words() + "' in it"
                  : "the name " + Refusal.quoted(name) + " in every row")
          .foundText(printed)
          .exception();
    }
    name = printed;
  }

  /**
   * The ally of a row, or empty where it is about another country.
   *
   * @throws org.allyspend.core.domain.RefusedException where code and name are of two
   */
  static Optional<Ally> ally(String iso3, String country, String place) {
    Optional<Ally> coded = Ally.ofIso3(iso3);
    Optional<Ally> named = Ally.ofName(country);
    if (named.isPresent() && !named.equals(coded)) {
      throw Refusal.at(place)
          .expected("the code " + named.get().iso3() + " of " + country)
          .foundText(iso3)
          .exception();
    }
    return coded;
  }

  /**
   * Adds one, which may be missing; so is a 0, of whatever an ally has some: the bank takes SIPRI's
   * noughts over, which stand where no rate to the dollar is known.
   *
   * @throws org.allyspend.core.domain.RefusedException where it is there already
   */
  void add(Ally ally, int year, Figure figure) {
    SortedMap<Period, Figure> years = figures.computeIfAbsent(ally, absent -> new TreeMap<>());
    boolean hasSome = indicator.note().isEmpty() || ally.hasArmedForces();
    boolean isMissing = hasSome && figure.value().filter(one -> one.signum() == 0).isPresent();
    Figure known = isMissing ? Figure.missing(figure.place()) : figure;
    if (years.put(Period.ofYear(year), known) != null) {
      throw Refusal.at(figure.place()).expected("a figure once").found("it again").exception();
    }
  }

  /** Where a figure stands: rows of the database have no coordinates, but a key. */
  String place(String country, String year) {
    return indicator.code() + "/" + Numbers.shorten(country) + "/" + Numbers.shorten(year);
  }

  List<Series> series() {
    List<Series> series = new ArrayList<>();
    figures.forEach(
        (ally, years) ->
            series.add(
                new Series(
                    Subject.of(ally),
                    indicator.measure(),
                    indicator.basis(name),
                    indicator.note(),
                    years)));
    return series;
  }

  /** An ally that is not there is refused where all were asked for, and else a warning. */
  void requireEveryAlly(boolean all, List<Remark> warnings) {
    String absent =
        Stream.of(Ally.values())
            .filter(ally -> !figures.containsKey(ally))
            .map(Ally::natoName)
            .collect(Collectors.joining(", "));
    if (absent.isEmpty()) {
      return;
    }
    if (all) {
      throw Refusal.at("indicator " + indicator.code())
          .expected("rows of every ally")
          .found("none of " + absent)
          .exception();
    }
    warnings.add(Remark.of(Remark.Kind.NO_ROWS_OF_ALLIES, indicator.code(), absent));
  }
}
