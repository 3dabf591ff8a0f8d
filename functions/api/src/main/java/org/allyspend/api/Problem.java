package org.allyspend.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allyspend.core.domain.RefusedException;

/**
 * A request that is not answered as it was hoped, told as RFC 9457 has it: a status, a title for
 * its sort, and a sentence that names the field and what was expected.
 */
final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int RETRY_AFTER_SECONDS = 5;

  private static final Pattern PLACE =
      Pattern.compile(
          "^(?:(?<kind>parameter|header) (?<name>[^:\\s]{1,60})|(?:body"
              + " )?(?<pointer>/[^:\\s]{0,200})):");

  private final int status;
  private final String title;
  private final String header;
  private final String value;

  private Problem(int status, String title, String detail) {
    this(status, title, detail, "", "");
  }

  private Problem(int status, String title, String detail, String header, String value) {
    super(detail);
    this.status = status;
    this.title = title;
    this.header = header;
    this.value = value;
  }

  static Problem badRequest(String detail) {
    return new Problem(400, "The request is not understood", detail);
  }

  /** What a request says; what is refused of it is told to the caller. */
  static <T> T understood(Supplier<T> read) {
    try {
      return read.get();
    } catch (RefusedException e) {
      throw badRequest(e.getMessage());
    }
  }

  static Problem forbidden(String detail) {
    return new Problem(403, "The caller may not do this", detail);
  }

  static Problem notFound(String detail) {
    return new Problem(404, "There is nothing here", detail);
  }

  static Problem notAllowed(String detail, String allowed) {
    return new Problem(405, "The method is not allowed here", detail, "allow", allowed);
  }

  static Problem notAcceptable(String detail) {
    return new Problem(406, "There is no such representation", detail);
  }

  static Problem conflict(String detail) {
    return new Problem(409, "The key was used for something else", detail);
  }

  static Problem stands(String detail) {
    return new Problem(409, "What stands there is left as it is", detail);
  }

  static Problem done(String detail) {
    return new Problem(409, "There is nothing to begin again", detail);
  }

  static Problem tooLarge(String detail) {
    return new Problem(413, "The request is too large", detail);
  }

  static Problem unsupported(String detail) {
    return new Problem(415, "The content is of another type", detail);
  }

  static Problem busy(String detail, int retryAfterSeconds) {
    return new Problem(
        429, "Too many runs at once", detail, "retry-after", Integer.toString(retryAfterSeconds));
  }

  static Problem failed() {
    return new Problem(
        500, "Something went wrong here", "the cause is in the log, under the request's id");
  }

  static Problem unavailable() {
    return new Problem(
        503,
        "Something is busy or out of reach",
        "try again in a moment",
        "retry-after",
        Integer.toString(RETRY_AFTER_SECONDS));
  }

  /**
   * Where the mistake is, as far as the detail begins with it: a JSON pointer into the body as the
   * fragment of an address (RFC 6901, 6), a parameter or a header, beside the detail.
   */
  private Optional<Map<String, String>> place() {
    Matcher place = PLACE.matcher(getMessage());
    if (!place.find()) {
      return Optional.empty();
    }
    Map<String, String> body = new LinkedHashMap<>();
    body.put("detail", getMessage());
    if (place.group("pointer") != null) {
      body.put("pointer", "#" + place.group("pointer"));
    } else {
      body.put(place.group("kind"), place.group("name"));
    }
    return Optional.of(body);
  }

  Response response() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "about:blank");
    body.put("title", title);
    body.put("status", status);
    body.put("detail", getMessage());
    place().ifPresent(place -> body.put("errors", List.of(place)));
    Response response =
        Response.json(status, body).with("content-type", "application/problem+json");
    return header.isEmpty() ? response : response.with(header, value);
  }
}
