package org.allyspend.api;

import java.util.Map;
import java.util.TreeMap;
import org.allyspend.core.domain.Resources;

/** {@code /schemas}: JSON Schemas of the files that people write and programs read. */
final class Schemas {
  private final Map<String, Response> byName = new TreeMap<>();

  Schemas() {
    add("configuration", "/schemas/configuration.schema.json");
    add("declaration", "/schemas/budget.schema.json");
    add("summary", "/schemas/summary.schema.json");
  }

  private void add(String name, String resource) {
    byName.put(name, Response.text(200, "application/schema+json", Resources.text(resource)));
  }

  Response get(Request request, String name) {
    request.requireOnly();
    Response schema = byName.get(name);
    if (schema == null) {
      throw Problem.notFound(
          "there is no schema "
              + Request.shorten(name)
              + ": schemas are "
              + String.join(", ", byName.keySet())
              + "; those of requests and answers stand in /openapi.yaml");
    }
    return schema;
  }
}
