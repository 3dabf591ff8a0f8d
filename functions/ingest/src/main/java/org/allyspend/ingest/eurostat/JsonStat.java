package org.allyspend.ingest.eurostat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.lambda.Json;
import org.allyspend.ingest.Numbers;

/**
 * A dataset in JSON-stat 2.0: a cube of values by flat index over its dimensions, the last of them
 * running fastest. Values and statuses stand in a sparse object by index, or in an array.
 *
 * <p>The form is stated at https://json-stat.org/full/.
 */
final class JsonStat {
  /** More cells than any answer read here has. */
  private static final long MOST_CELLS = 2_000_000;

  /**
   * A cell of the cube.
   *
   * @param codes its categories by dimension
   * @param value as it is written, empty where there is none
   * @param status its flag, empty where there is none
   */
  record Cell(Map<String, String> codes, String value, String status) {}

  private final String name;
  private final JsonNode root;
  private final List<String> dimensions = new ArrayList<>();
  private final List<List<String>> categories = new ArrayList<>();

  private JsonStat(String name, JsonNode root) {
    this.name = name;
    this.root = root;
    JsonNode ids = root.path("id");
    JsonNode sizes = root.path("size");
    if (!ids.isArray() || ids.isEmpty() || !sizes.isArray() || ids.size() != sizes.size()) {
      throw Refusal.at(name)
          .expected("as many dimensions in id as in size")
          .found("others")
          .exception();
    }
    long cells = 1;
    for (int i = 0; i < ids.size(); i++) {
      String id = ids.path(i).asText();
      List<String> codes = codes(id, sizes.path(i).asInt(-1));
      cells *= codes.size();
      if (cells > MOST_CELLS) {
        throw Refusal.at(name)
            .expected("at most " + MOST_CELLS + " cells")
            .found("more")
            .exception();
      }
      dimensions.add(id);
      categories.add(codes);
    }
  }

  /**
   * Reads an answer.
   *
   * @param name how refusals call it
   * @throws RefusedException where it is no dataset, or tells of an error in its place
   */
  static JsonStat read(String name, byte[] bytes) {
    JsonNode root;
    try {
      root = Json.MAPPER.readTree(bytes);
    } catch (IOException e) {
      throw Refusal.at(name).expected("JSON").found("none that can be read").exception(e);
    }
    for (String trouble : List.of("error", "warning")) {
      JsonNode told = root.path(trouble);
      if (!told.isMissingNode()) {
        throw Refusal.at(name)
            .expected("a dataset")
            .found("Eurostat's answer '" + Refusal.shortened(words(told), 200) + "'")
            .todo("ask for less, or later")
            .exception();
      }
    }
    if (!root.path("class").asText().equals("dataset")) {
      throw Refusal.at(name + " /class")
          .expected("'dataset' of JSON-stat 2.0")
          .foundText(root.path("class").asText())
          .exception();
    }
    return new JsonStat(name, root);
  }

  /** An error's label, wherever it stands: the API sends an object, or a list of them. */
  private static String words(JsonNode told) {
    JsonNode one = told.isArray() ? told.path(0) : told;
    return one.path("label").asText(one.isTextual() ? one.asText() : one.toString());
  }

  /** What Eurostat says beside the figures, empty where nothing. */
  String warning() {
    JsonNode told = root.path("extension").path("warning");
    return told.isMissingNode() ? "" : words(told);
  }

  /** A text of the dataset itself, such as 'updated' or 'label'. */
  String text(String field) {
    return root.path(field).asText();
  }

  /** The id of the dataset, such as GOV_EV. */
  String dataset() {
    return root.path("extension").path("id").asText();
  }

  /** The codes of a dimension in the order of the cube. */
  private List<String> codes(String dimension, int size) {
    JsonNode index = root.path("dimension").path(dimension).path("category").path("index");
    String[] codes = new String[Math.max(index.size(), 0)];
    if (index.isArray()) {
      for (int i = 0; i < codes.length; i++) {
        codes[i] = index.path(i).asText();
      }
    } else {
      index
          .properties()
          .forEach(
              entry -> {
                int at = entry.getValue().asInt(-1);
                if (at < 0 || at >= codes.length || codes[at] != null) {
                  throw at("/dimension/" + Numbers.shorten(dimension))
                      .expected("categories from 0 to " + (codes.length - 1))
                      .foundText(entry.getValue().asText())
                      .exception();
                }
                codes[at] = entry.getKey();
              });
    }
    // Of a dimension with one category the index may be left out.
    if (codes.length == 0 && size == 1) {
      JsonNode label = root.path("dimension").path(dimension).path("category").path("label");
      return label.size() == 1 ? List.of(label.fieldNames().next()) : List.of("");
    }
    if (codes.length != size) {
      throw at("/size")
          .expected(codes.length + " categories of " + Numbers.shorten(dimension))
          .found(Integer.toString(size))
          .exception();
    }
    return List.of(codes);
  }

  private Refusal at(String pointer) {
    return Refusal.at(pointer).within(name);
  }

  /**
   * Every cell with a value or a status, in the order of the cube.
   *
   * @throws RefusedException where a value has no place in the cube
   */
  void cells(Consumer<Cell> each) {
    int cells = categories.stream().mapToInt(List::size).reduce(1, (one, other) -> one * other);
    JsonNode values = root.path("value");
    requireInside(values, cells);
    for (int at = 0; at < cells; at++) {
      JsonNode value = at(values, at);
      String status = status(at);
      boolean isThere = !value.isMissingNode() && !value.isNull();
      if (isThere || !status.isEmpty()) {
        each.accept(new Cell(at(at), isThere ? value.asText() : "", status));
      }
    }
  }

  private void requireInside(JsonNode values, int cells) {
    if (values.isArray() && values.size() > cells) {
      throw at("/value")
          .expected(cells + " values")
          .found(Integer.toString(values.size()))
          .exception();
    }
    if (!values.isArray() && !values.isObject()) {
      throw at("/value").expected("an array, or an object by index").exception();
    }
    if (values.isObject()) {
      values
          .fieldNames()
          .forEachRemaining(
              index -> {
                if (!index.matches("[0-9]{1,9}") || Integer.parseInt(index) >= cells) {
                  throw at("/value")
                      .expected("indices from 0 to " + (cells - 1))
                      .foundText(index)
                      .exception();
                }
              });
    }
  }

  private String status(int at) {
    JsonNode status = root.path("status");
    return status.isTextual() ? status.asText() : at(status, at).asText("");
  }

  private static JsonNode at(JsonNode values, int at) {
    return values.isArray() ? values.path(at) : values.path(Integer.toString(at));
  }

  /** The categories of a flat index: the last dimension runs fastest. */
  private Map<String, String> at(int index) {
    Map<String, String> codes = new LinkedHashMap<>();
    int rest = index;
    for (int i = dimensions.size() - 1; i >= 0; i--) {
      List<String> of = categories.get(i);
      codes.put(dimensions.get(i), of.get(rest % of.size()));
      rest /= of.size();
    }
    return codes;
  }
}
