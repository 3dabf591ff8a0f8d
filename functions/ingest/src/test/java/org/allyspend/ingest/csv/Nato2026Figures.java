package org.allyspend.ingest.csv;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.PriceBasis;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Subject;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * NATO's edition of 9 July 2026 from the figures typed from its tables, which have no row of
 * Iceland. Its GDP, which NATO's aggregates count, is what NATO Europe and Canada has beyond the
 * other allies, and marked as imputed.
 */
final class Nato2026Figures {
  private static final String EDITION = "2014-2026";
  private static final int BASE_YEAR = 2021;

  private static final String IMPUTED =
      "imputed: what NATO Europe and Canada has beyond the other allies";

  /** By table and the first words of the block. */
  private static final Map<String, Measure> MEASURES = new LinkedHashMap<>();

  static {
    MEASURES.put("Table 1: Current", Measure.EXPENDITURE_NATIONAL);
    MEASURES.put("Table 1: Constant", Measure.EXPENDITURE_NATIONAL_CONSTANT);
    MEASURES.put("Table 2: Current", Measure.EXPENDITURE);
    MEASURES.put("Table 2: Constant", Measure.EXPENDITURE_CONSTANT);
    MEASURES.put("Table 3: Share", Measure.SHARE_OF_GDP);
    MEASURES.put("Table 3: Annual", Measure.REAL_CHANGE);
    MEASURES.put("Table 5: Current", Measure.GDP);
    MEASURES.put("Table 5: Constant", Measure.GDP_CONSTANT);
    MEASURES.put("Table 6: GDP", Measure.GDP_PER_CAPITA);
    MEASURES.put("Table 6: Defence", Measure.EXPENDITURE_PER_CAPITA);
    MEASURES.put("Table 7: Thousands", Measure.PERSONNEL);
    MEASURES.put("Table 8a: Equipment", Measure.EQUIPMENT_SHARE);
    MEASURES.put("Table 8a: Personnel", Measure.PERSONNEL_SHARE);
    MEASURES.put("Table 8b: Infrastructure", Measure.INFRASTRUCTURE_SHARE);
    MEASURES.put("Table 8b: Other", Measure.OTHER_SHARE);
  }

  private record Key(Subject subject, Measure measure) {}

  private Nato2026Figures() {}

  static Publication publication(byte[] figures) throws IOException {
    Map<Key, SortedMap<Integer, Figure>> rows = new LinkedHashMap<>();
    for (CSVRecord line :
        CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(new StringReader(new String(figures, StandardCharsets.UTF_8)))) {
      String table = line.get("table") + ": " + line.get("block");
      rows.computeIfAbsent(
              new Key(subject(line.get("country")), measure(table)), absent -> new TreeMap<>())
          .put(Integer.valueOf(line.get("year")), figure(line, table));
    }
    for (Measure gdp : List.of(Measure.GDP, Measure.GDP_CONSTANT)) {
      rows.put(new Key(Subject.of(Ally.ISL), gdp), iceland(rows, gdp));
    }
    List<Series> series = new ArrayList<>();
    rows.forEach(
        (key, row) ->
            series.add(
                new Series(
                    key.subject(),
                    key.measure(),
                    basis(key.measure()),
                    key.subject().equals(Subject.of(Ally.ISL)) ? IMPUTED : "",
                    Period.ofYears(row))));
    return new Publication(
            "Defence Expenditure of NATO Countries (" + EDITION + ")",
            "NATO",
            EDITION,
            "Credit NATO; not to be sold or used in advertising",
            Publication.endOf(2026),
            series,
            List.of(),
            List.of())
        .publishedOn(LocalDate.of(2026, 7, 9));
  }

  private static Measure measure(String table) {
    return MEASURES.entrySet().stream()
        .filter(entry -> table.startsWith(entry.getKey()))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  private static Subject subject(String country) {
    return AllyGroup.PRINTED.stream()
        .filter(group -> group.name().equals(country))
        .findFirst()
        .map(Subject::of)
        .orElseGet(() -> Subject.of(Ally.ofName(country).orElseThrow()));
  }

  private static PriceBasis basis(Measure measure) {
    return measure.prices() == PriceBasis.Kind.CONSTANT
        ? PriceBasis.constant(BASE_YEAR)
        : new PriceBasis(measure.prices(), 0);
  }

  private static Figure figure(CSVRecord line, String table) {
    return line.get("value").isEmpty()
        ? Figure.missing(table)
        : Figure.of(
            new BigDecimal(line.get("value")),
            line.get("estimate").isEmpty() ? Status.NORMAL : Status.ESTIMATED,
            table);
  }

  private static SortedMap<Integer, Figure> iceland(
      Map<Key, SortedMap<Integer, Figure>> rows, Measure gdp) {
    SortedMap<Integer, Figure> implied = new TreeMap<>();
    rows.get(new Key(Subject.of(AllyGroup.NATO_EUROPE_AND_CANADA), gdp))
        .forEach(
            (year, printed) -> {
              BigDecimal others =
                  AllyGroup.NATO_EUROPE_AND_CANADA.members().stream()
                      .filter(ally -> ally.hasArmedForces() && ally.countsIn(year))
                      .map(ally -> rows.get(new Key(Subject.of(ally), gdp)).get(year).known())
                      .reduce(BigDecimal.ZERO, BigDecimal::add);
              implied.put(
                  year,
                  Figure.of(printed.known().subtract(others), Status.IMPUTED, printed.place()));
            });
    return implied;
  }
}
