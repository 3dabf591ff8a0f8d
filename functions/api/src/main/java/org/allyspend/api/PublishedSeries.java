package org.allyspend.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.allyspend.core.config.Language;
import org.allyspend.core.domain.NationalCurrency;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Unit;

/** Series as sources have published them, as JSON or as a cube. */
final class PublishedSeries {
  private PublishedSeries() {}

  /**
   * The same with the currency of figures in national currency, which is that of the release's day.
   */
  static Map<String, Object> body(Series series, Release release, Predicate<Period> periods) {
    Map<String, Object> body = body(series, periods);
    if (series.measure().unit() == Unit.MILLION_NATIONAL_CURRENCY) {
      series
          .subject()
          .ally()
          .ifPresent(ally -> body.put("currency", NationalCurrency.of(ally, release)));
    }
    return body;
  }

  /** A series with its figures of these periods, each with its place. */
  static Map<String, Object> body(Series series, Predicate<Period> years) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("measure", series.measure().id());
    body.put("unit", series.unitLabel());
    TreeMap<String, Object> values = new TreeMap<>();
    series
        .figures()
        .forEach(
            (period, figure) -> {
              if (!years.test(period)) {
                return;
              }
              Map<String, Object> one = new LinkedHashMap<>();
              figure.value().ifPresent(value -> one.put("value", value.toPlainString()));
              one.put("status", figure.status().code());
              one.put("place", figure.place());
              String note = series.noteOn(figure);
              if (!note.isEmpty()) {
                one.put("note", note);
              }
              values.put(period.toString(), one);
            });
    body.put("values", values);
    return body;
  }

  /** Series as a cube, by whom they are about, measure and period. */
  static Cube cube(
      Catalogue catalogue,
      List<Series> all,
      String subject,
      Predicate<Period> periods,
      Language language) {
    Map<String, String> subjects = new LinkedHashMap<>();
    Map<String, String> measures = new LinkedHashMap<>();
    for (Series one : all) {
      subjects.put(one.subject().id(), catalogue.names(one.subject()).get(language.code()));
      measures.put(one.measure().id(), catalogue.measure(one.measure(), one.basis(), language));
    }
    Cube cube =
        new Cube(
            List.of(
                new Cube.Dimension(subject, "geo", subjects::get),
                new Cube.Dimension(Cube.MEASURE, "metric", measures::get),
                new Cube.Dimension(Cube.PERIOD, "time", period -> period)));
    for (Series one : all) {
      one.figures()
          .forEach(
              (period, figure) -> {
                if (periods.test(period)) {
                  cube.add(
                      List.of(one.subject().id(), one.measure().id(), period.toString()),
                      one.unitLabel(),
                      figure.value().orElse(null),
                      figure.status().code());
                }
              });
    }
    return cube;
  }
}
