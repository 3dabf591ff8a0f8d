package org.allyspend.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.allyspend.core.lambda.Invocation;
import org.allyspend.core.lambda.Json;

/**
 * The events in {@code infra/events}, which people try with 'sam local invoke', sent to handlers.
 */
final class Events {
  /** The project's folder. */
  static final Path ROOT = Path.of(System.getProperty("allyspend.root", "../.."));

  private Events() {}

  static ObjectNode read(String name) {
    try {
      return (ObjectNode)
          Json.MAPPER.readTree(
              Files.readAllBytes(ROOT.resolve("infra/events").resolve(name + ".json")));
    } catch (IOException e) {
      throw new UncheckedIOException("event " + name + " could not be read", e);
    }
  }

  static JsonNode send(RequestStreamHandler function, JsonNode event) {
    try {
      return Json.MAPPER.readTree(Invocation.of(function, event));
    } catch (IOException e) {
      throw new UncheckedIOException("memory could not be read", e);
    }
  }

  /** A GET as API Gateway sends it. */
  static ObjectNode get(String path) {
    ObjectNode event = read("api-list-reports");
    event.remove("queryStringParameters");
    event.put("rawQueryString", "").put("rawPath", path);
    ((ObjectNode) event.at("/requestContext/http")).put("path", path);
    return event;
  }

  /** An order of an official report as API Gateway sends it, from one who may. */
  static ObjectNode official() {
    ObjectNode event = read("api-begin-run");
    event.put("rawPath", "/reports");
    ((ObjectNode) event.at("/requestContext/authorizer/jwt/claims"))
        .put("scope", "reports:publish");
    return event;
  }

  /** The body of an answer. */
  static JsonNode body(JsonNode answer) {
    try {
      return Json.MAPPER.readTree(answer.path("body").asText());
    } catch (IOException e) {
      throw new UncheckedIOException("memory could not be read", e);
    }
  }
}
