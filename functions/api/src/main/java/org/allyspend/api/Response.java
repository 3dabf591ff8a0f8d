package org.allyspend.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.allyspend.core.domain.Hash;
import org.allyspend.core.lambda.Json;

/**
 * An answer as API Gateway wants it (payload format 2.0).
 *
 * @param statusCode the HTTP status
 * @param headers lower-case names
 * @param body the text, empty where there is none
 * @param isBase64Encoded whether the body is bytes in Base64
 */
record Response(int statusCode, Map<String, String> headers, String body, boolean isBase64Encoded) {
  private static final int SHORT_HASH = 32;

  /** A packet's worth: what is smaller arrives no sooner for being packed. */
  private static final int WORTH_PACKING = 1_400;

  static Response json(int status, Object body) {
    return text(status, "application/json", Json.text(body));
  }

  static Response text(int status, String contentType, String body) {
    return new Response(status, Map.of("content-type", contentType), body, false);
  }

  static Response redirect(String location) {
    return new Response(302, Map.of("location", location, "cache-control", "no-store"), "", false);
  }

  Response with(String header, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(header, value);
    return new Response(statusCode, all, body, isBase64Encoded);
  }

  /** The same, and in a header what is to be known of it, whatever its form has room for. */
  Response noticing(Optional<String> notice) {
    return notice.map(sentence -> with("allyspend-notice", sentence)).orElse(this);
  }

  /** What is answered to HEAD: the headers alone. */
  Response bodiless() {
    return new Response(statusCode, headers, "", false);
  }

  /** The same with what its form depends on, beside what it depends on already. */
  Response varying(String header) {
    List<String> all = new ArrayList<>(List.of(headers.getOrDefault("vary", header).split(", ")));
    if (!all.contains(header)) {
      all.add(header);
    }
    return with("vary", String.join(", ", all));
  }

  /** The same with an entity tag, or the word that the caller has it already. */
  Response tagged() {
    String hash = Hash.sha256(body).substring(0, SHORT_HASH);
    return with("etag", '"' + hash + '"').with("cache-control", "private, no-cache");
  }

  /** The same, or the word that the caller has it already, as far as it has an entity tag. */
  Response unlessKnown(String ifNoneMatch) {
    String tag = strong(headers.getOrDefault("etag", ""));
    boolean known =
        ifNoneMatch.strip().equals("*")
            || Stream.of(ifNoneMatch.split(",", -1)).map(Response::strong).anyMatch(tag::equals);
    return known && !tag.isEmpty() ? unchanged() : this;
  }

  private static String strong(String tag) {
    return tag.strip().replaceFirst("^W/", "");
  }

  /** With the headers of the whole: a cache puts them in the place of those it has kept. */
  private Response unchanged() {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.keySet().removeAll(List.of("content-type", "content-encoding"));
    return new Response(304, all, "", false);
  }

  /**
   * The same packed, where the caller can unpack it and it is worth it: an HTTP API of API Gateway
   * packs nothing itself. The tag is a weak one then, since the bytes are not those it was made of.
   */
  Response packedFor(String acceptEncoding) {
    if (isBase64Encoded || body.length() < WORTH_PACKING) {
      return this;
    }
    Response varying = varying("accept-encoding");
    if (!Accepted.of(acceptEncoding).takes("gzip")) {
      return varying;
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(body.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("memory could not be written to", e);
    }
    Map<String, String> all = new LinkedHashMap<>(varying.headers);
    all.put("content-encoding", "gzip");
    all.computeIfPresent("etag", (name, tag) -> "W/" + tag);
    return new Response(
        statusCode, all, Base64.getEncoder().encodeToString(packed.toByteArray()), true);
  }
}
