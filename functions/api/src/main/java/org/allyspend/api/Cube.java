package org.allyspend.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.allyspend.core.domain.Assessment;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Figures by what they are figures of, to be told as a table or as a cube: the share of GDP of
 * Poland in 2024 is one by the dimensions ally, measure and period.
 */
final class Cube {
  /** The dimension of time, whose categories stand in the order of time. */
  static final String PERIOD = "period";

  /** The dimension of what is measured, whose categories have units. */
  static final String MEASURE = "measure";

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

  /**
   * What figures are told apart by.
   *
   * @param id how it is called
   * @param role what JSON-stat says it is: time, geo or metric, or empty for none
   * @param name what people call one of its categories
   */
  record Dimension(String id, String role, UnaryOperator<String> name) {}

  private record Cell(List<String> codes, BigDecimal value, String status) {}

  private final List<Dimension> dimensions;
  private final List<Cell> cells = new ArrayList<>();
  private final Map<String, String> units = new TreeMap<>();

  Cube(List<Dimension> dimensions) {
    this.dimensions = List.copyOf(dimensions);
  }

  /**
   * Adds a figure.
   *
   * @param codes its categories in the order of the dimensions
   * @param unit the unit of its measure
   * @param value null where it is missing
   */
  void add(List<String> codes, String unit, BigDecimal value, String status) {
    cells.add(new Cell(List.copyOf(codes), value, status));
    units.put(codes.get(index(MEASURE)), unit);
  }

  private int index(String dimension) {
    return dimensions.stream().map(Dimension::id).toList().indexOf(dimension);
  }

  /** As CSV: a column a dimension, and then value, unit and status. */
  private List<List<Object>> lines() {
    List<Object> header = new ArrayList<>(dimensions.stream().map(Dimension::id).toList());
    header.addAll(List.of("value", "unit", "status"));
    List<List<Object>> lines = new ArrayList<>(List.of(header));
    for (Cell cell : cells) {
      List<Object> line = new ArrayList<>(cell.codes());
      line.add(cell.value() == null ? "" : plain(cell.value()));
      line.add(units.get(cell.codes().get(index(MEASURE))));
      line.add(cell.status());
      lines.add(line);
    }
    return lines;
  }

  private static String csv(List<? extends List<?>> lines) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
      for (List<?> line : lines) {
        printer.printRecord(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory could not be written to", e);
    }
    return text.toString();
  }

  /**
   * As a dataset of JSON-stat 2.0 (https://json-stat.org/full/), whose last dimension runs fastest;
   * values and statuses stand by their index, a missing figure with its status alone.
   */
  Map<String, Object> jsonStat(Assessment assessment) {
    List<List<String>> categories = new ArrayList<>();
    for (int i = 0; i < dimensions.size(); i++) {
      categories.add(categories(i));
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("version", "2.0");
    body.put("class", "dataset");
    body.put("label", "Allyspend, report of " + assessment.period());
    body.put("source", assessment.release().edited());
    body.put("updated", assessment.asOf());
    body.put("id", dimensions.stream().map(Dimension::id).toList());
    body.put("size", categories.stream().map(List::size).toList());
    body.put("role", roles());
    Map<String, Object> described = new LinkedHashMap<>();
    for (int i = 0; i < dimensions.size(); i++) {
      described.put(dimensions.get(i).id(), described(dimensions.get(i), categories.get(i)));
    }
    body.put("dimension", described);
    Map<String, Object> values = new LinkedHashMap<>();
    Map<String, Object> statuses = new LinkedHashMap<>();
    for (Cell cell : cells) {
      String at = Long.toString(position(cell, categories));
      if (cell.value() != null) {
        values.put(at, new BigDecimal(plain(cell.value())));
      }
      statuses.put(at, cell.status());
    }
    body.put("value", values);
    body.put("status", statuses);
    body.put(
        "extension", Map.of("run", assessment.run(), "period", assessment.period().toString()));
    return body;
  }

  private List<String> categories(int dimension) {
    List<String> codes =
        cells.stream().map(cell -> cell.codes().get(dimension)).distinct().toList();
    return dimensions.get(dimension).id().equals(PERIOD)
        ? List.copyOf(new TreeSet<>(codes))
        : codes;
  }

  private Map<String, List<String>> roles() {
    Map<String, List<String>> roles = new TreeMap<>();
    dimensions.stream()
        .filter(one -> !one.role().isEmpty())
        .forEach(one -> roles.computeIfAbsent(one.role(), role -> new ArrayList<>()).add(one.id()));
    return roles;
  }

  private Map<String, Object> described(Dimension dimension, List<String> codes) {
    Map<String, Object> category = new LinkedHashMap<>();
    category.put("index", codes);
    Map<String, String> labels = new LinkedHashMap<>();
    codes.forEach(code -> labels.put(code, dimension.name().apply(code)));
    category.put("label", labels);
    if (dimension.id().equals(MEASURE)) {
      Map<String, Object> unit = new LinkedHashMap<>();
      codes.forEach(code -> unit.put(code, Map.of("label", units.get(code))));
      category.put("unit", unit);
    }
    return Map.of("label", dimension.id(), "category", category);
  }

  private static long position(Cell cell, List<List<String>> categories) {
    long at = 0;
    for (int i = 0; i < categories.size(); i++) {
      at = at * categories.get(i).size() + categories.get(i).indexOf(cell.codes().get(i));
    }
    return at;
  }

  /** Lines as an answer. */
  static Response csvResponse(List<? extends List<?>> lines) {
    return Response.text(200, "text/csv; charset=utf-8", csv(lines));
  }

  /** As text, since JSON's readers would make binary floating point of it. */
  static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  /** This cube, or what it is not told as, in the form that is asked for. */
  Response response(Form form, Assessment assessment) {
    return form == Form.CSV
        ? csvResponse(lines())
        : Response.json(200, jsonStat(assessment)).with("content-type", form.type());
  }
}
