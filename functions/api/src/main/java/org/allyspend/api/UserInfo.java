package org.allyspend.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.allyspend.core.lambda.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whose address a token stands for, where the token does not say so itself, as those of Amazon
 * Cognito don't: asked of the issuer, at the UserInfo endpoint that its discovery document names
 * (OpenID Connect Core 1.0, 5.3).
 */
final class UserInfo {
  private static final Logger LOG = LoggerFactory.getLogger(UserInfo.class);
  private static final int PATIENCE_MILLIS = 4_000;
  private static final int MOST_BYTES = 100_000;
  private static final String SECURE = "https://.+|http://(localhost|127[.]0[.]0[.]1)[:/].*";

  private final Map<String, String> endpoints = new ConcurrentHashMap<>();

  /** The verified address of who asks, or empty where the issuer does not tell. */
  String email(Request request) {
    String issuer = request.settings().signIn().issuer();
    String authorization = request.header("authorization");
    if (issuer.isEmpty() || authorization.isEmpty()) {
      return "";
    }
    try {
      JsonNode told = asked(endpoint(issuer), authorization);
      // An answer about anybody else is none (5.3.2).
      return told.path("sub").asText().equals(request.caller().id())
          ? Caller.verifiedEmail(told)
          : "";
    } catch (IOException | IllegalArgumentException e) {
      LOG.info("the issuer did not tell whose token it is: {}", e.getMessage());
      return "";
    }
  }

  private String endpoint(String issuer) throws IOException {
    String known = endpoints.get(issuer);
    if (known == null) {
      known =
          asked(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration", "")
              .path("userinfo_endpoint")
              .asText();
      endpoints.put(issuer, known);
    }
    return known;
  }

  private static JsonNode asked(String address, String authorization) throws IOException {
    if (!address.matches(SECURE)) {
      throw new IOException("expected an address with https, found '" + address + "'");
    }
    HttpURLConnection connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    connection.setInstanceFollowRedirects(false);
    connection.setRequestProperty("accept", "application/json");
    if (!authorization.isEmpty()) {
      connection.setRequestProperty("authorization", authorization);
    }
    try (InputStream body = connection.getInputStream()) {
      return Json.MAPPER.readTree(body.readNBytes(MOST_BYTES));
    }
  }
}
