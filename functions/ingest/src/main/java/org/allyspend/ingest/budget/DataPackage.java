package org.allyspend.ingest.budget;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.lambda.Json;
import org.allyspend.ingest.Archive;

/**
 * What a {@code datapackage.json} says of the files beside it, as Frictionless Data Packages do:
 * encoding, dialect, the form of numbers, what means that a value is missing. Of a Fiscal Data
 * Package it knows the columns by their meaning too: by the {@code columnType} of version 1, such
 * as 'functional-classification:cofog:code', or by the {@code model} of version 0.3, where a
 * measure goes by its name and a dimension's attribute by 'dimension.attribute'.
 */
final class DataPackage {
  /** The file's name, wherever it stands. */
  static final String FILE = "datapackage.json";

  /** The most bytes it may have. */
  static final int LONGEST = 1_000_000;

  private final JsonNode root;

  private DataPackage(JsonNode root) {
    this.root = root;
  }

  /**
   * Reads it.
   *
   * @throws RefusedException where it is too long or no JSON
   */
  static DataPackage read(byte[] bytes) {
    if (bytes.length > LONGEST) {
      throw Refusal.at(FILE).expected("at most " + LONGEST + " bytes").found("more").exception();
    }
    return new DataPackage(Json.read(new String(bytes, UTF_8), JsonNode.class, FILE));
  }

  /**
   * How a file is read: as its declaration says, in the form of which the package tells.
   *
   * @throws RefusedException where the package does not tell of it, or otherwise than declared
   */
  Layout.Document describe(Layout.Document document, String file, Declaration declaration) {
    JsonNode resource = resource(file);
    JsonNode dialect = resource.path("dialect");
    if (!dialect.path("header").asBoolean(true)) {
      throw Refusal.at(FILE + " dialect of " + file)
          .expected("a line of the columns' names")
          .found("none, by its 'header'")
          .exception();
    }
    requireMoney(declaration);
    JsonNode fields = resource.at("/schema/fields");
    return document.inForm(
        new Layout.Form(
            resource.path("encoding").asText("utf-8"),
            dialect.path("delimiter").asText(","),
            one(fields, "decimalChar", "."),
            one(fields, "groupChar", ""),
            dialect.has("quoteChar") && dialect.path("quoteChar").asText("").isEmpty(),
            missing(resource.at("/schema/missingValues")),
            meanings(fields)));
  }

  private JsonNode resource(String file) {
    Set<String> paths = new TreeSet<>();
    for (JsonNode resource : root.path("resources")) {
      List<String> names = new ArrayList<>();
      if (resource.path("path").isArray()) {
        resource.path("path").forEach(path -> names.add(path.asText()));
      } else {
        names.add(resource.path("path").asText());
      }
      for (String name : names) {
        if (Archive.plain(name).equals(file)) {
          return resource;
        }
      }
      paths.addAll(names);
    }
    throw Refusal.at(FILE + " /resources")
        .expected("one whose path leads to " + file)
        .found(paths.isEmpty() ? "none" : String.join(", ", paths))
        .exception();
  }

  /** What all fields that say it say alike. */
  private static String one(JsonNode fields, String property, String otherwise) {
    Set<String> said = new TreeSet<>();
    for (JsonNode field : fields) {
      if (field.has(property)) {
        said.add(field.path(property).asText());
      }
    }
    if (said.size() > 1) {
      throw Refusal.at(FILE + " /schema/fields")
          .expected("one " + property + " in all columns")
          .found(String.join(" and ", said))
          .exception();
    }
    return said.isEmpty() ? otherwise : said.iterator().next();
  }

  /** Texts, or as version 2 of the standard has it, objects with them. */
  private static List<String> missing(JsonNode values) {
    List<String> missing = new ArrayList<>();
    for (JsonNode value : values) {
      missing.add(value.isObject() ? value.path("value").asText() : value.asText());
    }
    return missing;
  }

  private Map<String, List<String>> meanings(JsonNode fields) {
    Map<String, List<String>> meanings = new LinkedHashMap<>();
    for (JsonNode field : fields) {
      if (field.hasNonNull("columnType")) {
        note(field.path("columnType").asText(), field.path("name").asText(), meanings);
      }
    }
    root.at("/model/measures")
        .properties()
        .forEach(one -> note(one.getKey(), one.getValue().path("source").asText(), meanings));
    root.at("/model/dimensions")
        .properties()
        .forEach(
            dimension ->
                dimension
                    .getValue()
                    .path("attributes")
                    .properties()
                    .forEach(
                        one ->
                            note(
                                dimension.getKey() + "." + one.getKey(),
                                one.getValue().path("source").asText(),
                                meanings)));
    return meanings;
  }

  private static void note(String meaning, String column, Map<String, List<String>> meanings) {
    meanings.computeIfAbsent(meaning, absent -> new ArrayList<>()).add(column);
  }

  /** Measures of a model say their currency, and by what their figures are to be multiplied. */
  private void requireMoney(Declaration declaration) {
    root.at("/model/measures")
        .properties()
        .forEach(
            one -> {
              String where = FILE + " /model/measures/" + one.getKey();
              String currency = one.getValue().path("currency").asText(declaration.currency());
              if (!currency.equals(declaration.currency())) {
                throw Refusal.at(where + "/currency")
                    .expected(declaration.currency() + ", as the declaration says")
                    .foundText(currency)
                    .exception();
              }
              JsonNode factor = one.getValue().path("factor");
              BigDecimal scale = declaration.scale().factor();
              if (factor.isNumber() && factor.decimalValue().compareTo(scale) != 0) {
                throw Refusal.at(where + "/factor")
                    .expected(scale.toPlainString() + ", as the declaration's scale says")
                    .found(factor.asText())
                    .exception();
              }
            });
  }
}
