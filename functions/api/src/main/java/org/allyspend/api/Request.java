package org.allyspend.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.allyspend.core.config.Language;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.domain.Timing;
import org.allyspend.core.lambda.Json;

/**
 * A request as API Gateway hands it over (HTTP API, payload format 2.0).
 *
 * @param method the HTTP method
 * @param path the path, decoded
 * @param query the query's parameters, repeated ones joined by commas
 * @param headers by lower-case name
 * @param body the body, empty where there is none
 * @param caller who asks
 * @param settings what the operator has set
 */
record Request(
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    String body,
    Caller caller,
    Settings settings) {
  private static final int LARGEST_BODY = 20_000;

  /** The request of an event. */
  static Request of(JsonNode event) {
    JsonNode context = event.path("requestContext");
    return new Request(
        context.path("http").path("method").asText(),
        path(event, context),
        texts(event.path("queryStringParameters"), name -> name),
        texts(event.path("headers"), name -> name.toLowerCase(Locale.ROOT)),
        body(event),
        Caller.of(context.path("authorizer")),
        Settings.of(event));
  }

  /** A stage's name stands before the path, except for $default. */
  private static String path(JsonNode event, JsonNode context) {
    String path = event.path("rawPath").asText();
    String stage = "/" + context.path("stage").asText();
    return path.startsWith(stage + "/") ? path.substring(stage.length()) : path;
  }

  private static Map<String, String> texts(JsonNode object, UnaryOperator<String> name) {
    Map<String, String> texts = new TreeMap<>();
    object
        .properties()
        .forEach(field -> texts.put(name.apply(field.getKey()), field.getValue().asText()));
    return texts;
  }

  private static String body(JsonNode event) {
    String body = event.path("body").asText("");
    if (body.length() > LARGEST_BODY) {
      throw Problem.tooLarge("the body has over " + LARGEST_BODY + " characters");
    }
    if (!event.path("isBase64Encoded").asBoolean()) {
      return body;
    }
    try {
      return new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest("the body is said to be Base64 and is not");
    }
  }

  /** Whether the caller may do what needs this scope. */
  boolean may(String scope) {
    return caller.may(scope, settings);
  }

  /** Refuses a caller who may not do what needs this scope. */
  void requireScope(String scope) {
    if (!may(scope)) {
      throw Problem.forbidden(
          caller.scopes().contains(scope)
              ? "the group " + settings.publishers() + " is needed"
              : "the scope " + scope + " is needed");
    }
  }

  /** Refuses parameters other than these. */
  void requireOnly(String... parameters) {
    Set<String> known = Set.of(parameters);
    query.keySet().stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw Problem.badRequest(
                  "parameter "
                      + shorten(name)
                      + ": is not known, expected "
                      + (parameters.length == 0
                          ? "none"
                          : String.join(", ", Arrays.stream(parameters).sorted().toList())));
            });
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name));
  }

  /** A parameter that names several, separated by commas or repeated, each once. */
  Optional<List<String>> list(String name) {
    return parameter(name)
        .map(text -> Stream.of(text.split(",", -1)).map(String::strip).distinct().toList());
  }

  /** The language in which things are named, English where nothing is said. */
  Language language() {
    try {
      return parameter("lang").map(Language::of).orElse(Language.ENGLISH);
    } catch (RefusedException e) {
      throw Problem.badRequest("parameter lang: expected en or fr");
    }
  }

  /** Where the caller finds this API, such as https://api.example.org, without a path. */
  String address() {
    String host = header("host");
    return (host.matches("(localhost|127[.]0[.]0[.]1|\\[::1])(:\\d+)?") ? "http://" : "https://")
        + (host.isEmpty() ? "localhost" : host);
  }

  /** The media type of the body, in lower case and without its parameters. */
  String contentType() {
    return header("content-type").toLowerCase(Locale.ROOT).replaceFirst("\\s*;.*", "").strip();
  }

  /** The body, which has to be JSON of this type. */
  <T> T json(Class<T> type) {
    if (!contentType().equals("application/json")) {
      throw Problem.unsupported("header Content-Type: expected application/json");
    }
    return Problem.understood(() -> Json.read(body, type, "body"));
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** A parameter that is a whole number between these. */
  int number(String name, int absent, int least, int most) {
    return parameter(name)
        .map(
            text -> {
              if (text.matches("\\d{1,6}")) {
                int number = Integer.parseInt(text);
                if (number >= least && number <= most) {
                  return number;
                }
              }
              throw Problem.badRequest(
                  "parameter " + name + ": expected a whole number from " + least + " to " + most);
            })
        .orElse(absent);
  }

  /** A period such as 2026-11. */
  static YearMonth period(String where, String text) {
    return Problem.understood(() -> Timing.month(where, text));
  }

  static String shorten(String text) {
    return Refusal.shortened(text, 40);
  }
}
