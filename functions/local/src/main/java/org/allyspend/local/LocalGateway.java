package org.allyspend.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.allyspend.api.ApiFunction;
import org.allyspend.core.lambda.Invocation;
import org.allyspend.core.lambda.Json;

/**
 * What API Gateway does for an HTTP API: lets in who may come in, makes an event (payload format
 * 2.0) of a request, and a response of the function's answer.
 */
final class LocalGateway implements AutoCloseable {
  private static final int LARGEST_BODY = 1_000_000;
  private static final Set<String> OPEN = Set.of("/", "/health", "/openapi.yaml");

  private final ApiFunction function;
  private final Optional<LocalTokens> tokens;
  private final HttpServer server;
  private final ExecutorService workers = Executors.newFixedThreadPool(8);

  /**
   * Listens.
   *
   * @param tokens what lets callers in, or empty to let in everyone
   */
  LocalGateway(ApiFunction function, Optional<LocalTokens> tokens, InetSocketAddress address) {
    this.function = function;
    this.tokens = tokens;
    try {
      server = HttpServer.create(address, 0);
    } catch (IOException e) {
      throw new UncheckedIOException("address " + address + " can't be listened to", e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(workers);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdown();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!isFromHere(exchange)) {
        answer(exchange, 403, "{\"message\":\"Forbidden\"}");
        return;
      }
      byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
      if (body.length > LARGEST_BODY) {
        answer(exchange, 413, "{\"message\":\"Request Entity Too Large\"}");
        return;
      }
      Optional<JWTClaimsSet> claims =
          tokens.flatMap(
              one ->
                  one.verify(
                      Optional.ofNullable(exchange.getRequestHeaders().getFirst("authorization"))
                          .orElse("")));
      if (tokens.isPresent()
          && claims.isEmpty()
          && !OPEN.contains(exchange.getRequestURI().getPath())) {
        exchange.getResponseHeaders().set("www-authenticate", "Bearer");
        answer(exchange, 401, "{\"message\":\"Unauthorized\"}");
        return;
      }
      write(exchange, invoke(event(exchange, body, claims)));
    }
  }

  /** A page of elsewhere that a browser here has open may neither read nor ask for runs. */
  private boolean isFromHere(HttpExchange exchange) {
    List<String> own =
        Stream.of("localhost:", "127.0.0.1:", "[::1]:").map(host -> host + port()).toList();
    String host = exchange.getRequestHeaders().getFirst("host");
    String origin = exchange.getRequestHeaders().getFirst("origin");
    return own.contains(host)
        && (origin == null || own.stream().map(one -> "http://" + one).anyMatch(origin::equals));
  }

  private JsonNode invoke(JsonNode event) throws IOException {
    return Json.MAPPER.readTree(Invocation.of(function, event));
  }

  private ObjectNode event(HttpExchange exchange, byte[] body, Optional<JWTClaimsSet> claims) {
    ObjectNode event = Json.MAPPER.createObjectNode();
    String path = exchange.getRequestURI().getPath();
    event.put("version", "2.0");
    event.put("routeKey", "$default");
    event.put("rawPath", path);
    String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    event.put("rawQueryString", query);
    ObjectNode headers = event.putObject("headers");
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    if (!query.isEmpty()) {
      parameters(query, event.putObject("queryStringParameters"));
    }
    ObjectNode context = event.putObject("requestContext");
    context.put("stage", "$default");
    context.put("requestId", UUID.randomUUID().toString());
    context.putObject("http").put("method", exchange.getRequestMethod()).put("path", path);
    authorize(context.putObject("authorizer"), claims);
    event.put("body", new String(body, StandardCharsets.UTF_8));
    event.put("isBase64Encoded", false);
    return event;
  }

  /** Without tokens everyone is let in as a policy's principal would be: without scopes. */
  private static void authorize(ObjectNode authorizer, Optional<JWTClaimsSet> claims) {
    if (claims.isEmpty()) {
      authorizer.putObject("iam").put("userArn", "arn:aws:iam::000000000000:user/local");
      return;
    }
    ObjectNode jwt = authorizer.putObject("jwt");
    ObjectNode said = jwt.putObject("claims");
    said.put("sub", claims.get().getSubject());
    try {
      said.put("scope", claims.get().getStringClaim("scope"));
    } catch (ParseException e) {
      said.put("scope", "");
    }
  }

  private static void parameters(String query, ObjectNode parameters) {
    for (String pair : query.split("&", -1)) {
      int at = pair.indexOf('=');
      String name = decoded(at < 0 ? pair : pair.substring(0, at));
      String value = at < 0 ? "" : decoded(pair.substring(at + 1));
      if (!name.isEmpty()) {
        parameters.put(
            name, parameters.has(name) ? parameters.get(name).asText() + "," + value : value);
      }
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static void write(HttpExchange exchange, JsonNode response) throws IOException {
    response
        .path("headers")
        .properties()
        .forEach(
            header ->
                exchange.getResponseHeaders().set(header.getKey(), header.getValue().asText()));
    send(exchange, response.path("statusCode").asInt(), response.path("body").asText());
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    exchange.getResponseHeaders().set("content-type", "application/json");
    send(exchange, status, body);
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    boolean bodiless = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, bodiless ? -1 : bytes.length);
    if (!bodiless) {
      exchange.getResponseBody().write(bytes);
    }
  }
}
