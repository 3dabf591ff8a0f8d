package org.allyspend.ingest.worldbank;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;
import org.allyspend.ingest.Numbers;

/** Reads one indicator's rows from all its pages. Countries that are no ally are read past. */
final class IndicatorReader {
  private static final Map<String, Status> STATUSES =
      Map.of(
          "", Status.NORMAL,
          "A", Status.NORMAL,
          "E", Status.ESTIMATED,
          "F", Status.FORECAST,
          "P", Status.PROVISIONAL);

  private final Indicator indicator;
  private final Map<Ally, SortedMap<Period, Figure>> figures = new EnumMap<>(Ally.class);
  private String name = "";

  IndicatorReader(Indicator indicator, List<Page> pages) {
    this.indicator = indicator;
    List<Page> own = pages.stream().filter(indicator::isOn).toList();
    requireWhole(own);
    own.forEach(page -> page.rows().forEach(this::read));
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

  private void requireWhole(List<Page> own) {
    if (own.isEmpty()) {
      throw Refusal.at("indicator " + indicator.code())
          .expected("its pages")
          .found("none")
          .exception();
    }
    Page first = own.get(0);
    if (own.size() != first.pages() || Page.rows(own) != first.total()) {
      throw Refusal.at("indicator " + indicator.code())
          .expected(first.total() + " rows on " + first.pages() + " pages")
          .found(Page.rows(own) + " on " + own.size())
          .exception();
    }
  }

  private void read(JsonNode row) {
    String place = place(row);
    if (!row.path("indicator").path("id").asText().equals(indicator.code())) {
      throw Refusal.at(place)
          .expected("the indicator " + indicator.code())
          .foundText(row.path("indicator").path("id").asText())
          .exception();
    }
    name = row.path("indicator").path("value").asText();
    Optional<Ally> ally = Ally.ofIso3(row.path("countryiso3code").asText());
    if (ally.isEmpty()) {
      return;
    }
    Figure before =
        figures
            .computeIfAbsent(ally.get(), absent -> new TreeMap<>())
            .put(Period.ofYear(year(row, place)), figure(row, place));
    if (before != null) {
      throw Refusal.at(place).expected("a figure once").found("it again").exception();
    }
  }

  private Figure figure(JsonNode row, String place) {
    JsonNode value = row.path("value");
    if (value.isNull()) {
      return Figure.missing(place);
    }
    if (!value.isNumber()) {
      throw Refusal.at(place)
          .expected("its value to be a number or null")
          .foundText(value.toString())
          .exception();
    }
    return Figure.of(
        Numbers.parse(
            value.decimalValue().toString(), indicator.shift(), indicator.measure(), place),
        status(row, place),
        place);
  }

  private static Status status(JsonNode row, String place) {
    String code = row.path("obs_status").asText();
    return Optional.ofNullable(STATUSES.get(code))
        .orElseThrow(
            () ->
                Refusal.at(place)
                    .expected("obs_status to be empty, A, E, F or P")
                    .foundText(code)
                    .exception());
  }

  private static int year(JsonNode row, String place) {
    String text = row.path("date").asText();
    if (!text.matches("(?:19|20)\\d{2}")) {
      throw Refusal.at(place).expected("date to be a year").foundText(text).exception();
    }
    return Integer.parseInt(text);
  }

  /** Where a figure stands: rows have no coordinates, but a key. */
  private String place(JsonNode row) {
    return indicator.code()
        + "/"
        + Numbers.shorten(row.path("countryiso3code").asText())
        + "/"
        + Numbers.shorten(row.path("date").asText());
  }

  /** An ally that is not there is refused where all were asked for, and else a warning. */
  void requireEveryAlly(boolean all, List<String> warnings) {
    String absent =
        Stream.of(Ally.values())
            .filter(ally -> !figures.containsKey(ally))
            .map(Ally::natoName)
            .collect(Collectors.joining(", "));
    if (absent.isEmpty()) {
      return;
    }
    Refusal refusal =
        Refusal.at("indicator " + indicator.code())
            .expected("rows of every ally")
            .found("none of " + absent);
    if (all) {
      throw refusal.exception();
    }
    warnings.add(refusal.sentence());
  }
}
