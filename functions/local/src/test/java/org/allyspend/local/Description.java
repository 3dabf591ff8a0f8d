package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.allyspend.core.lambda.Json;
import org.yaml.snakeyaml.Yaml;

/** What {@code infra/openapi.yaml} promises, to hold answers against. */
final class Description {
  private final JsonNode root;
  private final SchemaRegistry schemas =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final Set<String> seen = new TreeSet<>();

  Description() throws IOException {
    root =
        Json.MAPPER.valueToTree(
            new Yaml().load(Files.readString(Events.ROOT.resolve("infra/openapi.yaml"))));
  }

  /** Every operation and status that is described, such as 'getRun 404'. */
  Set<String> promised() {
    Set<String> promised = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        method
            .getValue()
            .path("responses")
            .properties()
            .forEach(
                response ->
                    promised.add(
                        method.getValue().path("operationId").asText() + " " + response.getKey()));
      }
    }
    return promised;
  }

  /** Every operation and status that {@link #check} saw. */
  Set<String> seen() {
    return seen;
  }

  /** Fails unless the answer is one that the description promises. */
  void check(String method, String path, HttpResponse<String> answer) {
    JsonNode operation = operation(method, path);
    String name = operation.path("operationId").asText() + " " + answer.statusCode();
    JsonNode response = operation.path("responses").path(Integer.toString(answer.statusCode()));
    assertThat(response.isMissingNode()).as("%s is not described", name).isFalse();
    if (response.has("$ref")) {
      response = root.at(response.path("$ref").asText().substring(1));
    }
    seen.add(name);
    for (Map.Entry<String, JsonNode> header : response.path("headers").properties()) {
      Optional<String> found = answer.headers().firstValue(header.getKey());
      if (found.isEmpty() && !header.getValue().path("required").asBoolean()) {
        continue;
      }
      assertThat(found)
          .as("header %s of %s", header.getKey(), name)
          .hasValueSatisfying(
              value ->
                  assertThat(errors(header.getValue().path("schema"), quoted(value)))
                      .as("header %s of %s", header.getKey(), name)
                      .isEmpty());
    }
    if (!response.has("content")) {
      assertThat(answer.body()).as("body of %s", name).isEmpty();
      return;
    }
    String type =
        answer.headers().firstValue("content-type").orElse("none").replaceFirst(";.*", "");
    JsonNode media = response.path("content").path(type);
    assertThat(media.isMissingNode()).as("%s with content type %s", name, type).isFalse();
    if (!media.has("schema")) {
      return;
    }
    assertThat(
            errors(
                media.path("schema"),
                type.contains("json") ? answer.body() : quoted(answer.body())))
        .as("body of %s: %s", name, answer.body())
        .isEmpty();
  }

  private JsonNode operation(String method, String path) {
    for (Map.Entry<String, JsonNode> entry : root.path("paths").properties()) {
      String pattern = entry.getKey().replace(".", "\\.").replaceAll("\\{[^}]*}", "[^/]+");
      JsonNode operation = entry.getValue().path(method.toLowerCase(Locale.ROOT));
      if (path.matches(pattern) && operation.isObject()) {
        return operation;
      }
    }
    throw new AssertionError(method + " " + path + " is not described");
  }

  private List<com.networknt.schema.Error> errors(JsonNode schema, String json) {
    ObjectNode standing = Json.MAPPER.createObjectNode();
    standing.putArray("allOf").add(schema);
    standing.set("components", root.path("components"));
    return schemas.getSchema(standing.toString()).validate(json, InputFormat.JSON);
  }

  private static String quoted(String text) {
    return Json.MAPPER.getNodeFactory().textNode(text).toString();
  }
}
