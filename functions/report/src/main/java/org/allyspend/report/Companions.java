package org.allyspend.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.allyspend.core.domain.Aggregate;
import org.allyspend.core.domain.Ally;
import org.allyspend.core.domain.AllyGroup;
import org.allyspend.core.domain.CsvField;
import org.allyspend.core.domain.Figure;
import org.allyspend.core.domain.Hash;
import org.allyspend.core.domain.Measure;
import org.allyspend.core.domain.Release;
import org.allyspend.core.domain.Revision;
import org.allyspend.core.domain.Series;
import org.allyspend.core.domain.Status;
import org.allyspend.core.domain.Target;
import org.allyspend.core.lambda.Json;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The machine-readable companions of the workbook: four CSV files and the package that describes
 * them.
 */
final class Companions {
  /** Every aggregate of every group. */
  static final String AGGREGATES = "aggregates.csv";

  /** Every figure of the release. */
  static final String OBSERVATIONS = "observations.csv";

  /** Every figure that is not what it was. */
  static final String REVISIONS = "revisions.csv";

  /** Every road, of each ally and the group, year by year. */
  static final String ROAD = "road.csv";

  /** The Frictionless Data Package of the others. */
  static final String PACKAGE = "datapackage.json";

  private static final List<String> AGGREGATE_COLUMNS =
      List.of(
          "group",
          "composition",
          "measure",
          "period",
          "value",
          "unit",
          "status",
          "members",
          "covered",
          "missing");

  private static final List<String> OBSERVATION_COLUMNS =
      List.of(
          "source", "release", "subject", "measure", "period", "value", "unit", "status", "note",
          "place");

  private static final List<String> REVISION_COLUMNS =
      List.of(
          "source",
          "kind",
          "subject",
          "measure",
          "period",
          "value_before",
          "status_before",
          "value",
          "status",
          "unit");

  private static final List<String> ROAD_COLUMNS =
      List.of(
          "subject",
          "target",
          "period",
          "share",
          "road",
          "ahead",
          "path",
          "gdp_growth",
          "gdp",
          "expenditure",
          "to_find",
          "members_to_find",
          "base_year",
          "status");

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

  private Companions() {}

  /** Groups in the order of reports, values as plain decimals, unrounded. */
  static byte[] aggregates(ReportModel model) {
    List<List<Object>> rows = new ArrayList<>();
    for (AllyGroup group : model.configuration().allGroups()) {
      model.assessment().aggregates().stream()
          .filter(aggregate -> aggregate.group().equals(group.id()))
          .forEach(aggregate -> addRows(aggregate, rows));
    }
    return csv(AGGREGATE_COLUMNS, rows);
  }

  private static void addRows(Aggregate aggregate, List<List<Object>> rows) {
    aggregate
        .values()
        .forEach(
            (period, value) ->
                rows.add(
                    List.of(
                        aggregate.group(),
                        aggregate.composition().id(),
                        aggregate.measure().id(),
                        period,
                        plain(value.value()),
                        aggregate.unitLabel(),
                        value.status().code(),
                        value.members(),
                        value.covered(),
                        missing(value))));
  }

  /** Who is not covered for want of a figure, as codes with spaces between. */
  private static String missing(Aggregate.Value value) {
    return value.missing().stream().map(Ally::iso3).collect(Collectors.joining(" "));
  }

  /** Every figure that is not what it was in the release before. */
  static byte[] revisions(ReportModel model) {
    List<List<Object>> rows = new ArrayList<>();
    for (Revision revision : model.assessment().comparison().revisions()) {
      rows.add(
          List.of(
              revision.source(),
              revision.kind().name().toLowerCase(Locale.ROOT),
              revision.subject(),
              revision.measure(),
              revision.period(),
              value(revision.before()),
              status(revision.before()),
              value(revision.now()),
              status(revision.now()),
              revision.unit()));
    }
    return csv(REVISION_COLUMNS, rows);
  }

  /**
   * A row for the group and each ally, and year from the pledge to the deadline; what is not known
   * or makes no sense is empty.
   */
  static byte[] road(ReportModel model) {
    List<List<Object>> rows = new ArrayList<>();
    model
        .road()
        .ifPresent(
            target -> {
              Roads roads = new Roads(model);
              for (Roads.Line line : roads.lines()) {
                roads.years().forEach(year -> rows.add(row(model, target, line, year)));
              }
            });
    return csv(ROAD_COLUMNS, rows);
  }

  private static List<Object> row(ReportModel model, Target target, Roads.Line line, int year) {
    List<Object> row = new ArrayList<>(List.of(line.id(), target.id(), year));
    row.add(line.share(year).map(BigDecimal::toPlainString).orElse(""));
    row.add(number(line, target.road(), year));
    row.add(number(line, target.aheadOfRoad(), year));
    row.add(number(line, target.path(), year));
    row.add(
        line.ally()
            .filter(ally -> year > model.latestYear())
            .map(ally -> model.gdpGrowth(ally, year).toPlainString())
            .orElse(""));
    row.add(number(line, target.pathGdp(), year));
    row.add(number(line, target.pathExpenditure(), year));
    row.add(number(line, target.toFind(), year));
    row.add(number(line, target.membersToFind(), year));
    row.add(model.latestYear());
    row.add(
        line.value(target.path(), year)
            .or(() -> line.value(target.road(), year))
            .map(value -> value.status().code())
            .orElse(Status.MISSING.code()));
    return row;
  }

  private static String number(Roads.Line line, Measure measure, int year) {
    return line.of(measure, year).map(Companions::plain).orElse("");
  }

  private static String value(Figure figure) {
    return figure == null ? "" : figure.known().toPlainString();
  }

  private static String status(Figure figure) {
    return figure == null ? "" : figure.status().code();
  }

  /** Every figure of every release; a missing one has an empty value and the status M. */
  static byte[] observations(ReportModel model) {
    List<List<Object>> rows = new ArrayList<>();
    for (Release release : model.assessment().releases()) {
      addRows(release, model.series(release.source()), rows);
    }
    return csv(OBSERVATION_COLUMNS, rows);
  }

  private static void addRows(Release release, List<Series> all, List<List<Object>> rows) {
    for (Series series : all) {
      series
          .figures()
          .forEach(
              (period, figure) ->
                  rows.add(
                      List.of(
                          release.source(),
                          release.sha256(),
                          series.subject().id(),
                          series.measure().id(),
                          period,
                          figure.value().map(BigDecimal::toPlainString).orElse(""),
                          series.unitLabel(),
                          figure.status().code(),
                          series.noteOn(figure),
                          figure.place())));
    }
  }

  /** Data Package, version 2, of the four files. */
  static byte[] dataPackage(
      ReportModel model, byte[] aggregates, byte[] observations, byte[] revisions, byte[] road) {
    List<Release> releases = model.assessment().releases();
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
    root.put("name", "allyspend-" + model.assessment().period());
    root.put("title", "Defence expenditure of NATO's European allies");
    root.put("version", model.assessment().period().toString());
    root.put("created", model.assessment().asOf().toString());
    root.put("sources", releases.stream().map(Companions::source).toList());
    root.put("licenses", releases.stream().map(Companions::licence).toList());
    root.put(
        "resources",
        List.of(
            resource(
                AGGREGATES,
                "Aggregates of groups of allies",
                aggregates,
                AGGREGATE_COLUMNS,
                List.of("group", "composition", "measure", "period")),
            resource(
                OBSERVATIONS,
                "Figures as published",
                observations,
                OBSERVATION_COLUMNS,
                List.of("source", "release", "subject", "measure", "period")),
            resource(
                REVISIONS,
                "Figures that are not what they were in the report before",
                revisions,
                REVISION_COLUMNS,
                List.of("source", "subject", "measure", "period")),
            resource(
                ROAD,
                "Roads to the next target's deadline",
                road,
                ROAD_COLUMNS,
                List.of("subject", "target", "period"))));
    try {
      return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a data package can always be written", e);
    }
  }

  private static Map<String, String> source(Release release) {
    return Map.of(
        "title", release.publisher() + ", " + release.title(), "version", release.edition());
  }

  private static Map<String, String> licence(Release release) {
    return Map.of("name", "terms-of-" + release.source(), "title", release.licence());
  }

  private static Map<String, Object> resource(
      String file, String title, byte[] bytes, List<String> columns, List<String> key) {
    Map<String, Object> resource = new LinkedHashMap<>();
    resource.put("name", file.substring(0, file.indexOf('.')));
    resource.put("title", title);
    resource.put("path", file);
    resource.put("type", "table");
    resource.put("format", "csv");
    resource.put("mediatype", "text/csv");
    resource.put("encoding", "utf-8");
    resource.put("bytes", bytes.length);
    resource.put("hash", "sha256:" + Hash.sha256(bytes));
    resource.put(
        "schema",
        Map.of("fields", columns.stream().map(Companions::field).toList(), "primaryKey", key));
    return resource;
  }

  private static Map<String, Object> field(String name) {
    String type =
        switch (name) {
          case "value",
              "value_before",
              "share",
              "road",
              "ahead",
              "path",
              "gdp_growth",
              "gdp",
              "expenditure",
              "to_find",
              "members_to_find" ->
              "number";
          case "year", "base_year", "members", "covered" -> "integer";
          default -> "string";
        };
    return Map.of("name", name, "type", type);
  }

  private static byte[] csv(List<String> header, List<List<Object>> rows) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
      printer.printRecord(header);
      for (List<Object> row : rows) {
        printer.printRecord(row.stream().map(CsvField::neutral).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory could not be written to", e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
