package org.allyspend.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.allyspend.api.ApiFunction;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.lambda.Invocation;
import org.allyspend.core.lambda.Json;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * What API Gateway does for an HTTP API: lets in who may come in, makes an event (payload format
 * 2.0) of a request, and a response of the function's answer.
 */
final class LocalGateway implements AutoCloseable {
  private static final int LARGEST_BODY = 1_000_000;

  /** How long a connection may be silent, in the midst of a request or between two. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

  private static final int MOST_THREADS = 64;
  private static final Pattern OPEN =
      Pattern.compile("/|/health|/openapi[.]yaml|/docs(/[^/]+)?|/schemas/[^/]+");

  private final ApiFunction function;
  private final Optional<? extends Tokens> tokens;
  private final Optional<LocalDownloads> downloads;
  private final Server server = new Server(new QueuedThreadPool(MOST_THREADS));
  private final ServerConnector connector;

  /**
   * Listens. A connection that says nothing takes no thread, and is closed after a while.
   *
   * @param tokens what lets callers in, or empty to let in everyone
   * @param downloads what files are fetched from, or empty for none
   */
  LocalGateway(
      ApiFunction function,
      Optional<? extends Tokens> tokens,
      Optional<LocalDownloads> downloads,
      InetSocketAddress address) {
    this.function = function;
    this.tokens = tokens;
    this.downloads = downloads;
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    // As API Gateway, which leaves it to the function what a path means.
    http.setUriCompliance(UriCompliance.UNSAFE);
    connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(address.getHostString());
    connector.setPort(address.getPort());
    connector.setIdleTimeout(LONGEST_SILENCE.toMillis());
    server.addConnector(connector);
    server.setErrorHandler(new Problems());
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback)
              throws IOException {
            LocalGateway.this.handle(request, response, callback);
            return true;
          }
        });
    start();
  }

  private void start() {
    try {
      server.start();
    } catch (IOException e) {
      if (e instanceof BindException || e.getCause() instanceof BindException) {
        throw new UnusableException(
            Refusal.at("--port " + connector.getPort())
                .expected("a port that is free")
                .found("one that is in use")
                .todo("choose another, or 0 for any"),
            e);
      }
      throw new UncheckedIOException("the gateway could not be started", e);
    } catch (Exception e) {
      throw new IllegalStateException("the gateway could not be started", e);
    }
  }

  int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the gateway could not be stopped", e);
    }
  }

  /** What no request can be made of is answered in the API's own form too. */
  private static final class Problems extends ErrorHandler {
    @Override
    protected void generateResponse(
        Request request,
        Response response,
        int status,
        String message,
        Throwable cause,
        Callback callback) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
      ObjectNode problem = Json.MAPPER.createObjectNode();
      problem.put("type", "about:blank");
      problem.put("title", HttpStatus.getMessage(status));
      problem.put("status", status);
      problem.put("detail", "expected an HTTP request, found one that can't be read");
      Content.Sink.write(response, true, problem.toString(), callback);
    }
  }

  private void handle(Request request, Response response, Callback callback) throws IOException {
    if (!isFromHere(request)) {
      answer(request, response, callback, 403, "{\"message\":\"Forbidden\"}");
      return;
    }
    if (downloads.isPresent() && path(request).equals(LocalDownloads.PATH)) {
      download(downloads.get(), request, response, callback);
      return;
    }
    byte[] body = body(request);
    if (body.length > LARGEST_BODY) {
      answer(request, response, callback, 413, "{\"message\":\"Request Entity Too Large\"}");
      return;
    }
    Optional<JWTClaimsSet> claims =
        tokens.flatMap(
            one ->
                one.verify(
                    Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION))
                        .orElse("")));
    if (tokens.isPresent() && claims.isEmpty() && !OPEN.matcher(path(request)).matches()) {
      response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
      answer(request, response, callback, 401, "{\"message\":\"Unauthorized\"}");
      return;
    }
    write(request, response, callback, invoke(event(request, body, claims)));
  }

  private static void download(
      LocalDownloads downloads, Request request, Response response, Callback callback)
      throws IOException {
    if (!downloads.isGood(request)) {
      answer(request, response, callback, 403, "{\"message\":\"Forbidden\"}");
      return;
    }
    try {
      downloads.write(request, response);
      callback.succeeded();
    } catch (NoSuchKeyException | RefusedException e) {
      String lost = "{\"message\":\"The file is lost: allyspend check tells what else is\"}";
      answer(request, response, callback, 404, lost);
    }
  }

  private static byte[] body(Request request) throws IOException {
    try (InputStream stream = Content.Source.asInputStream(request)) {
      return stream.readNBytes(LARGEST_BODY + 1);
    }
  }

  private static String path(Request request) {
    return decoded(request.getHttpURI().getPath().replace("+", "%2B"));
  }

  /** A page of elsewhere that a browser here has open may neither read nor ask for runs. */
  private boolean isFromHere(Request request) {
    List<String> own =
        Stream.of("localhost:", "127.0.0.1:", "[::1]:").map(host -> host + port()).toList();
    String host = request.getHeaders().get(HttpHeader.HOST);
    String origin = request.getHeaders().get(HttpHeader.ORIGIN);
    return own.contains(host)
        && (origin == null || own.stream().map(one -> "http://" + one).anyMatch(origin::equals));
  }

  private JsonNode invoke(JsonNode event) throws IOException {
    return Json.MAPPER.readTree(Invocation.of(function, event));
  }

  private ObjectNode event(Request request, byte[] body, Optional<JWTClaimsSet> claims) {
    ObjectNode event = Json.MAPPER.createObjectNode();
    String path = path(request);
    event.put("version", "2.0");
    event.put("routeKey", "$default");
    event.put("rawPath", path);
    String query = Optional.ofNullable(request.getHttpURI().getQuery()).orElse("");
    event.put("rawQueryString", query);
    ObjectNode headers = event.putObject("headers");
    for (String name : request.getHeaders().getFieldNamesCollection()) {
      headers.put(
          name.toLowerCase(Locale.ROOT),
          String.join(",", request.getHeaders().getValuesList(name)));
    }
    if (!query.isEmpty()) {
      parameters(query, event.putObject("queryStringParameters"));
    }
    tokens
        .map(Tokens::variables)
        .orElse(Map.of("signIn", "open"))
        .forEach(event.putObject("stageVariables")::put);
    ObjectNode context = event.putObject("requestContext");
    context.put("stage", "$default");
    context.put("requestId", UUID.randomUUID().toString());
    context.putObject("http").put("method", request.getMethod()).put("path", path);
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
    for (String name : List.of("scope", "email", "email_verified")) {
      Optional.ofNullable(claims.get().getClaim(name))
          .ifPresent(claim -> said.put(name, claim.toString()));
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

  private static void write(
      Request request, Response response, Callback callback, JsonNode answer) {
    answer
        .path("headers")
        .properties()
        .forEach(header -> response.getHeaders().put(header.getKey(), header.getValue().asText()));
    String body = answer.path("body").asText();
    send(
        request,
        response,
        callback,
        answer.path("statusCode").asInt(),
        answer.path("isBase64Encoded").asBoolean()
            ? Base64.getDecoder().decode(body)
            : body.getBytes(StandardCharsets.UTF_8));
  }

  private static void answer(
      Request request, Response response, Callback callback, int status, String body) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    send(request, response, callback, status, body.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(
      Request request, Response response, Callback callback, int status, byte[] body) {
    response.setStatus(status);
    boolean bodiless = body.length == 0 || HttpMethod.HEAD.is(request.getMethod());
    response.write(true, bodiless ? BufferUtil.EMPTY_BUFFER : ByteBuffer.wrap(body), callback);
  }
}
