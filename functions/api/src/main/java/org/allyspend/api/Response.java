package org.allyspend.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.allyspend.core.domain.Hash;
import org.allyspend.core.lambda.Json;

/**
 * An answer as API Gateway wants it (payload format 2.0).
 *
 * @param statusCode the HTTP status
 * @param headers lower-case names
 * @param body the text, empty where there is none
 */
record Response(int statusCode, Map<String, String> headers, String body) {
  private static final int SHORT_HASH = 32;

  static Response json(int status, Object body) {
    try {
      return text(status, "application/json", Json.MAPPER.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer of plain values can always be written", e);
    }
  }

  static Response text(int status, String contentType, String body) {
    return new Response(status, Map.of("content-type", contentType), body);
  }

  static Response redirect(String location) {
    return new Response(302, Map.of("location", location, "cache-control", "no-store"), "");
  }

  Response with(String header, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(header, value);
    return new Response(statusCode, all, body);
  }

  /** The same with an entity tag, or the word that the caller has it already. */
  Response tagged(String ifNoneMatch) {
    String tag =
        '"' + Hash.sha256(body.getBytes(StandardCharsets.UTF_8)).substring(0, SHORT_HASH) + '"';
    boolean known =
        ifNoneMatch.strip().equals("*")
            || Stream.of(ifNoneMatch.split(",", -1))
                .map(one -> one.strip().replaceFirst("^W/", ""))
                .anyMatch(tag::equals);
    Response tagged = with("etag", tag).with("cache-control", "private, no-cache");
    return known ? new Response(304, Map.of("etag", tag), "") : tagged;
  }
}
