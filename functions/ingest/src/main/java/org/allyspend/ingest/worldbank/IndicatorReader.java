package org.allyspend.ingest.worldbank;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Status;
import org.allyspend.core.lambda.Json;
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
  private final IndicatorFigures figures;

  private IndicatorReader(Indicator indicator) {
    this.indicator = indicator;
    this.figures = new IndicatorFigures(indicator);
  }

  /**
   * The figures of an indicator.
   *
   * @throws RefusedException where its pages are not all there, or hold what is no figure
   */
  static IndicatorFigures read(Indicator indicator, List<Page> pages) {
    IndicatorReader reader = new IndicatorReader(indicator);
    List<Page> own = pages.stream().filter(indicator::isOn).toList();
    reader.requireWhole(own);
    own.forEach(page -> page.rows().forEach(reader::read));
    return reader.figures;
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
    if (!own.stream().allMatch(first::goesWith)) {
      throw Refusal.at("indicator " + indicator.code())
          .expected("pages of one update, " + first.lastUpdated())
          .found("others")
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
    figures.named(row.path("indicator").path("value").asText());
    IndicatorFigures.ally(
            row.path("countryiso3code").asText(), row.path("country").path("value").asText(), place)
        .ifPresent(ally -> figures.add(ally, year(row, place), figure(row, place)));
  }

  private Figure figure(JsonNode row, String place) {
    JsonNode value = row.path("value");
    if (value.isNull()) {
      return Figure.missing(place);
    }
    if (!value.isNumber()) {
      throw Refusal.at(place)
          .expected("its value to be a number or null")
          .found(Json.told(value))
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

  private String place(JsonNode row) {
    return figures.place(row.path("countryiso3code").asText(), row.path("date").asText());
  }
}
