package org.allyspend.ingest.eurostat;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.allyspend.core.domain.Publication;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.domain.Series;
import org.allyspend.ingest.Bundle;
import org.allyspend.ingest.Source;
import org.allyspend.ingest.csv.CsvRow;
import org.allyspend.ingest.csv.CsvTable;
import org.allyspend.ingest.fetch.DocumentKind;
import org.allyspend.ingest.fetch.Fetched;
import org.allyspend.ingest.fetch.Fetched.Validators;
import org.allyspend.ingest.fetch.Fetcher;

/**
 * Eurostat's government expenditure on defence: of {@code gov_ev}, which has it first, and of
 * {@code gov_10a_exp}, which has it by all functions of government a year later. An answer of its
 * API in JSON-stat or in SDMX-CSV, or several of them in a zip.
 */
public final class EurostatSource implements Source {
  /** The answers asked for, by the names they have in the document. */
  private static final Map<String, String> QUERIES =
      new TreeMap<>(
          Map.of(
              "gov_ev.json",
              "gov_ev?format=JSON&lang=EN&expend=DEF",
              "gov_10a_exp.json",
              "gov_10a_exp?format=JSON&lang=EN&cofog99=GF02&sector=S13&na_item=TE"
                  + "&unit=MIO_EUR&unit=MIO_NAC&unit=PC_GDP&sinceTimePeriod=2014"));

  private static final DateTimeFormatter CSV_DAY =
      DateTimeFormatter.ofPattern("dd/MM/uu", Locale.ROOT);

  @Override
  public String id() {
    return "eurostat";
  }

  @Override
  public String address() {
    return "https://ec.europa.eu/eurostat/api/dissemination/statistics/1.0/data";
  }

  @Override
  public DocumentKind kind() {
    return DocumentKind.JSON;
  }

  /** Two answers in one document, known by its hash: the API bears no validators. */
  @Override
  public Fetched fetch(Fetcher fetcher, String address, Validators known) {
    Map<String, byte[]> answers = new TreeMap<>();
    QUERIES.forEach(
        (name, query) ->
            answers.put(
                name,
                fetcher
                    .fetch(
                        address.replaceFirst("/$", "") + "/" + query,
                        DocumentKind.JSON,
                        Validators.NONE)
                    .bytes()
                    .orElseThrow()));
    return Fetched.document(Bundle.of(answers).bytes(), Validators.NONE);
  }

  @Override
  public List<String> bundled() {
    return List.of("eurostat-2026-04-27.csv");
  }

  @Override
  public Publication parse(byte[] bytes) {
    Map<String, byte[]> answers =
        Bundle.isZip(bytes) ? Bundle.read(bytes).files() : Map.of("answer", bytes);
    Observations observations = new Observations();
    List<Remark> warnings = new ArrayList<>();
    List<LocalDate> updated = new ArrayList<>();
    answers.forEach(
        (name, answer) ->
            updated.add(
                isJson(answer)
                    ? json(name, answer, observations, warnings)
                    : csv(name, answer, observations)));
    int lastYear =
        observations
            .last()
            .orElseThrow(
                () ->
                    Refusal.at("")
                        .expected(
                            "expenditure on defence of an ally in answers of gov_ev or gov_10a_exp")
                        .found("none")
                        .exception())
            .year();
    observations.requireUnits();
    List<Series> series = observations.series();
    Coherence.require(series);
    LocalDate last = updated.stream().max(LocalDate::compareTo).orElseThrow();
    return new Publication(
            "Government expenditure on defence, updated " + last,
            "Eurostat",
            "updated " + last,
            "CC BY 4.0, source: Eurostat",
            Publication.endOf(lastYear),
            series,
            List.of(),
            warnings)
        .publishedOn(last);
  }

  private static boolean isJson(byte[] answer) {
    for (byte one : answer) {
      if (!Character.isWhitespace(one)) {
        return one == '{' || one == '[';
      }
    }
    return false;
  }

  private static LocalDate json(
      String name, byte[] answer, Observations observations, List<Remark> warnings) {
    JsonStat cube = JsonStat.read(name, answer);
    String dataset = cube.dataset();
    cube.cells(
        cell ->
            observations.add(
                dataset,
                cell.codes(),
                cell.value(),
                cell.status(),
                String.join(
                    " ",
                    dataset.toLowerCase(Locale.ROOT),
                    cell.codes().getOrDefault("na_item", ""),
                    cell.codes().getOrDefault("unit", ""),
                    cell.codes().getOrDefault("geo", ""),
                    cell.codes().getOrDefault("time", ""))));
    if (!cube.warning().isEmpty()) {
      warnings.add(
          Remark.of(Remark.Kind.EUROSTAT_SAYS, name, Refusal.shortened(cube.warning(), 200)));
    }
    return day(
        cube.text("updated").replaceFirst("T.*", ""), DateTimeFormatter.ISO_LOCAL_DATE, name);
  }

  private static LocalDate csv(String name, byte[] answer, Observations observations) {
    CsvTable table =
        CsvTable.read(
            name,
            answer,
            List.of(
                "DATAFLOW", "LAST UPDATE", "unit", "na_item", "geo", "TIME_PERIOD", "OBS_VALUE"));
    if (table.rows().isEmpty()) {
      throw Refusal.at(name).expected("observations under the header").found("none").exception();
    }
    for (CsvRow row : table.rows()) {
      Map<String, String> codes = new TreeMap<>();
      table.columns().forEach(column -> codes.put(column, row.text(column)));
      codes.put("time", row.text("TIME_PERIOD"));
      observations.add(
          dataset(row), codes, row.text("OBS_VALUE"), row.text("OBS_FLAG"), row.place("OBS_VALUE"));
    }
    CsvRow first = table.rows().get(0);
    return day(
        first.text("LAST UPDATE").replaceFirst(" .*", ""), CSV_DAY, first.place("LAST UPDATE"));
  }

  /** Of 'ESTAT:GOV_10A_EXP(1.0)' the name between. */
  private static String dataset(CsvRow row) {
    return row.text("DATAFLOW").replaceFirst(".*:", "").replaceFirst("\\(.*", "");
  }

  private static LocalDate day(String text, DateTimeFormatter format, String place) {
    try {
      LocalDate day = LocalDate.parse(text, format);
      if (day.getYear() >= 2000 && day.getYear() <= 2100) {
        return day;
      }
    } catch (DateTimeException e) {
      // Said below, with the place.
    }
    throw Refusal.at(place).expected("the day of the last update").foundText(text).exception();
  }
}
