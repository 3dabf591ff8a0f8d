package org.allyspend.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.Remark;
import org.allyspend.core.lambda.Json;

/**
 * Why an execution failed, for people: what Step Functions and Lambda say of it is for programs.
 */
final class Failures {
  private static final Pattern TIMED_OUT =
      Pattern.compile("Task timed out after ([0-9]+)[0-9.]* seconds");
  private static final int LONGEST = 1_000;

  private Failures() {}

  /** The same of what the state machine hands on of an error. */
  static Remark reason(JsonNode error) {
    return reason(error.path("Error").asText(), error.path("Cause").asText());
  }

  /**
   * Why, as what it is.
   *
   * @param error the name Step Functions gives the error, or empty
   * @param cause what it says of the cause: Lambda's error as JSON, a sentence, or nothing
   */
  static Remark reason(String error, String cause) {
    if (error.equals("States.ExceedToleratedFailureThreshold")) {
      return Remark.of(Remark.Kind.PIECE_UNREAD);
    }
    String message = message(cause).strip();
    Matcher timedOut = TIMED_OUT.matcher(message);
    if (timedOut.find()) {
      return Remark.of(Remark.Kind.OVER_SECONDS, timedOut.group(1));
    }
    if (message.isEmpty()) {
      return switch (error) {
        case "States.Timeout", "Sandbox.Timedout" -> Remark.of(Remark.Kind.OVER_TIME);
        case "" -> Remark.of(Remark.Kind.NO_REASON);
        default -> Remark.of(Remark.Kind.ERROR, error);
      };
    }
    return Remark.said(Refusal.shortened(message, LONGEST));
  }

  /** What people are to read of it; empty where it is for programs alone. */
  private static String message(String cause) {
    int from = cause.indexOf('{');
    if (from < 0) {
      return cause.startsWith("[") ? "" : cause;
    }
    try {
      JsonNode message = Json.MAPPER.readTree(cause.substring(from)).path("errorMessage");
      return message.isTextual() ? message.asText() : "";
    } catch (JsonProcessingException e) {
      return from == 0 ? "" : cause;
    }
  }
}
