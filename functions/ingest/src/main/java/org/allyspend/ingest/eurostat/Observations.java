package org.allyspend.ingest.eurostat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;
import org.allyspend.ingest.Numbers;

/**
 * Eurostat's observations, in whatever form they came: each told by its dataset, its codes by
 * dimension, the value as written and its flags. Countries that are no allies, other functions of
 * government and other sectors are read past.
 */
final class Observations {
  static final String GOV_EV = "GOV_EV";
  static final String GOV_10A_EXP = "GOV_10A_EXP";

  private static final int FIRST_YEAR = 1950;
  private static final int LAST_YEAR = 2100;

  /** By dataset, item and unit. */
  private static final Map<List<String>, Measure> MEASURES =
      Map.of(
          List.of(GOV_EV, "TE", "MIO_EUR"), Measure.GOVERNMENT_DEFENCE,
          List.of(GOV_EV, "TE", "MIO_NAC"), Measure.GOVERNMENT_DEFENCE_NATIONAL,
          List.of(GOV_EV, "TE", "PC_GDP"), Measure.GOVERNMENT_DEFENCE_PERCENT_OF_GDP,
          List.of(GOV_EV, "P51G", "MIO_EUR"), Measure.GOVERNMENT_INVESTMENT,
          List.of(GOV_EV, "P51G", "MIO_NAC"), Measure.GOVERNMENT_INVESTMENT_NATIONAL,
          List.of(GOV_EV, "P51G", "PC_GDP"), Measure.GOVERNMENT_INVESTMENT_PERCENT_OF_GDP,
          List.of(GOV_10A_EXP, "TE", "MIO_EUR"), Measure.COFOG_DEFENCE,
          List.of(GOV_10A_EXP, "TE", "MIO_NAC"), Measure.COFOG_DEFENCE_NATIONAL,
          List.of(GOV_10A_EXP, "TE", "PC_GDP"), Measure.COFOG_DEFENCE_PERCENT_OF_GDP);

  /** What an observation has to be about to be one of defence, where the dataset has more. */
  private static final Map<String, String> ABOUT =
      Map.of("freq", "A", "expend", "DEF", "cofog99", "GF02", "sector", "S13");

  /** In percent of all expenditure, which is read past. */
  private static final String OTHER_UNIT = "PC_TOT";

  private static final Map<String, Subject> SUBJECTS = subjects();

  private final Map<Measure, Map<Subject, SortedMap<Period, Figure>>> figures =
      new LinkedHashMap<>();
  private final TreeSet<Period> periods = new TreeSet<>();
  private final Map<String, TreeSet<String>> units = new TreeMap<>();

  /** Two letters as ISO has them, and Eurostat's own of Greece and the United Kingdom. */
  private static Map<String, Subject> subjects() {
    Map<String, Subject> subjects = new TreeMap<>();
    for (String country : Locale.getISOCountries()) {
      Ally.ofIso3(new Locale("", country).getISO3Country())
          .ifPresent(ally -> subjects.put(country, Subject.of(ally)));
    }
    subjects.put("EL", Subject.of(Ally.GRC));
    subjects.put("UK", Subject.of(Ally.GBR));
    subjects.put("EU27_2020", Subject.EU_27);
    return subjects;
  }

  /**
   * Adds one.
   *
   * @param place where it stands
   * @throws RefusedException where it is about defence and is no figure
   */
  void add(String dataset, Map<String, String> codes, String value, String flags, String place) {
    Measure measure = MEASURES.get(List.of(dataset, code(codes, "na_item"), code(codes, "unit")));
    Subject subject = SUBJECTS.get(code(codes, "geo"));
    if (isAboutDefence(codes) && code(codes, "na_item").equals("TE")) {
      units.computeIfAbsent(dataset, absent -> new TreeSet<>()).add(code(codes, "unit"));
    }
    if (measure == null || subject == null || !isAboutDefence(codes)) {
      return;
    }
    Period period = period(codes.containsKey("time") ? codes.get("time") : "", place);
    periods.add(period);
    Figure figure = figure(value, flags, measure, place);
    if (figures
            .computeIfAbsent(measure, absent -> new TreeMap<>())
            .computeIfAbsent(subject, absent -> new TreeMap<>())
            .put(period, figure)
        != null) {
      throw Refusal.twice(place, measure.id() + " of " + subject.name() + " in " + period)
          .exception();
    }
  }

  /**
   * A unit that is not known, where one that is does not come, is that one under another name.
   *
   * @throws RefusedException where one was renamed
   */
  void requireUnits() {
    units.forEach(
        (dataset, found) -> {
          TreeSet<String> lacking = new TreeSet<>(List.of("MIO_EUR", "MIO_NAC", "PC_GDP"));
          TreeSet<String> others = new TreeSet<>(found);
          others.removeAll(lacking);
          others.remove(OTHER_UNIT);
          lacking.removeAll(found);
          if (!others.isEmpty() && !lacking.isEmpty()) {
            throw Refusal.at(dataset.toLowerCase(Locale.ROOT))
                .expected("figures in the unit " + String.join(", ", lacking))
                .found("some in " + String.join(", ", others))
                .exception();
          }
        });
  }

  private static String code(Map<String, String> codes, String dimension) {
    return codes.getOrDefault(dimension, "");
  }

  private static boolean isAboutDefence(Map<String, String> codes) {
    return ABOUT.entrySet().stream()
        .allMatch(one -> codes.getOrDefault(one.getKey(), one.getValue()).equals(one.getValue()));
  }

  private static Period period(String text, String place) {
    return Period.ofYear(
        Numbers.whole(text, FIRST_YEAR, LAST_YEAR)
            .orElseThrow(
                () ->
                    Refusal.at(place).expected("a year such as 2025").foundText(text).exception()));
  }

  private static Figure figure(String value, String flags, Measure measure, String place) {
    String note = flags.isEmpty() ? "" : "flag " + flags;
    if (!flags.matches("[a-z]{0,4}")) {
      throw Refusal.at(place).expected("flags such as p or b").foundText(flags).exception();
    }
    return value.isEmpty() || value.equals(":")
        ? Figure.missing(place).noted(note)
        : Figure.of(Numbers.parse(value, measure, place), status(flags), place).noted(note);
  }

  /** Eurostat's flags: f forecast, e and s estimates, p provisional; breaks and notes else. */
  private static Status status(String flags) {
    if (flags.contains("f")) {
      return Status.FORECAST;
    }
    if (flags.contains("e") || flags.contains("s")) {
      return Status.ESTIMATED;
    }
    return flags.contains("p") ? Status.PROVISIONAL : Status.NORMAL;
  }

  /** The last year with an observation of defence, or empty where there is none. */
  Optional<Period> last() {
    return periods.isEmpty() ? Optional.empty() : Optional.of(periods.last());
  }

  /** A series a measure and country; of who has none at all there is none. */
  List<Series> series() {
    List<Series> series = new ArrayList<>();
    figures.forEach(
        (measure, bySubject) ->
            bySubject.forEach(
                (subject, byPeriod) -> {
                  if (byPeriod.values().stream().anyMatch(figure -> figure.value().isPresent())) {
                    series.add(new Series(subject, measure, measure.basis(0), "", byPeriod));
                  }
                }));
    return series;
  }
}
