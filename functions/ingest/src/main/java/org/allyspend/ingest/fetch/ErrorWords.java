package org.allyspend.ingest.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.util.List;
import org.allyspend.core.domain.Content;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.lambda.Json;

/**
 * What a server says with a status that is an error, where it says it in JSON: Eurostat's 413 tells
 * that the answer is being made asynchronously, others tell which parameter they do not know.
 */
final class ErrorWords {
  /** More than any sentence has. */
  private static final int MOST_BYTES = 8_000;

  /** Where APIs put the words: Eurostat, RFC 9457, the World Bank, and most others. */
  private static final List<String> FIELDS = List.of("label", "detail", "message", "value");

  private ErrorWords() {}

  /** The beginning of a body, which may be of any size. */
  static BodySubscriber<Content> head() {
    return BodySubscribers.mapping(
        BodySubscribers.ofInputStream(),
        stream -> {
          try (stream) {
            return Content.of(stream.readNBytes(MOST_BYTES));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** The words, shortened where they are many, or empty where there are none. */
  static String of(byte[] body) {
    try {
      return Refusal.shortened(words(Json.MAPPER.readTree(new String(body, UTF_8)), 0).strip());
    } catch (IOException e) {
      return "";
    }
  }

  private static String words(JsonNode told, int depth) {
    for (String field : FIELDS) {
      if (told.path(field).isTextual()) {
        return told.path(field).asText();
      }
    }
    if (depth < 4) {
      for (JsonNode inner : told) {
        String words = words(inner, depth + 1);
        if (!words.isEmpty()) {
          return words;
        }
      }
    }
    return "";
  }
}
