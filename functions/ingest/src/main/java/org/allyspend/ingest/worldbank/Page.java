package org.allyspend.ingest.worldbank;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.lambda.Json;

/**
 * One answer of the World Bank's API, version 2: an array of two, the page's metadata and its rows.
 *
 * @param number which page it is, from 1
 * @param pages how many there are
 * @param total how many rows all pages have together
 * @param lastUpdated the day the figures were last updated, as printed
 * @param rows the rows, objects
 */
record Page(int number, int pages, int total, String lastUpdated, List<JsonNode> rows) {

  /** Whether a document is one answer, with figures or with a word for what is wrong. */
  static boolean isAnswer(JsonNode document) {
    return document.path(0).isObject();
  }

  /** The JSON of these bytes. */
  static JsonNode json(byte[] bytes) {
    return Json.read(new String(bytes, UTF_8), JsonNode.class, "");
  }

  /**
   * The page in this answer.
   *
   * @throws RefusedException where it is none, or the API's own word for what is wrong, which comes
   *     with HTTP status 200
   */
  static Page of(JsonNode answer) {
    if (answer.path(0).has("message")) {
      throw Refusal.at("")
          .expected("figures")
          .found("the API's own word: " + Refusal.quoted(message(answer)))
          .todo("ask the API for something else")
          .exception();
    }
    JsonNode about = answer.path(0);
    if (!answer.isArray() || answer.size() != 2 || !about.isObject()) {
      throw Refusal.at("")
          .expected("an answer of the World Bank's API, an array of the page's metadata and rows")
          .found("another document")
          .exception();
    }
    JsonNode rows = answer.path(1);
    if (!rows.isArray() && !rows.isNull()) {
      throw Refusal.at("/1")
          .expected("the page's rows in an array")
          .foundText(rows.toString())
          .exception();
    }
    return new Page(
        count(about, "page"),
        count(about, "pages"),
        count(about, "total"),
        about.path("lastupdated").asText(),
        StreamSupport.stream(rows.spliterator(), false).toList());
  }

  /** Whether another page is of the same answer: nothing was added or updated in between. */
  boolean goesWith(Page other) {
    return pages == other.pages && total == other.total && lastUpdated.equals(other.lastUpdated);
  }

  /** How many rows these pages have together. */
  static int rows(List<Page> pages) {
    return pages.stream().mapToInt(page -> page.rows().size()).sum();
  }

  /** Some editions of the API write these numbers as text. */
  private static int count(JsonNode about, String field) {
    String text = about.path(field).asText();
    if (!text.matches("\\d{1,8}")) {
      throw Refusal.at("/0/" + field).expected("a whole number").foundText(text).exception();
    }
    return Integer.parseInt(text);
  }

  private static String message(JsonNode answer) {
    List<JsonNode> messages = new ArrayList<>();
    answer.path(0).path("message").forEach(messages::add);
    return messages.stream()
        .map(one -> one.path("key").asText() + ": " + one.path("value").asText())
        .collect(Collectors.joining("; "));
  }
}
