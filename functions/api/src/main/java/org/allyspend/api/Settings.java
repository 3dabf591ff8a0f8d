package org.allyspend.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.allyspend.core.domain.Refusal;

/**
 * What an operator has set, as the stage's variables hand it over with each request: a function's
 * environment would stay what it was when its version was published.
 *
 * @param read the scope to see reports, runs and figures
 * @param write the scope to ask for ad hoc runs, and to begin failed ones again
 * @param publish the scope to ask for official runs, which make the reports that everyone sees
 * @param publishers the group of an Amazon Cognito user pool whose members alone may publish, empty
 *     where the scope is enough: a user pool gives a client's scopes to whoever signs in there
 * @param kept how long an ad hoc report is kept
 * @param signIn how people come into the page
 * @param openFeed whether everyone may read the feed, as readers of feeds do, who bear no token
 */
record Settings(
    String read,
    String write,
    String publish,
    String publishers,
    Duration kept,
    SignIn signIn,
    boolean openFeed) {
  static final Settings DEFAULT =
      new Settings(
          "reports:read",
          "runs:write",
          "reports:publish",
          "",
          Duration.ofDays(90),
          SignIn.DEFAULT,
          false);

  /** The settings of an event of API Gateway; what it leaves out keeps its default. */
  static Settings of(JsonNode event) {
    JsonNode variables = event.path("stageVariables");
    return new Settings(
        variables.path("readScope").asText(DEFAULT.read),
        variables.path("writeScope").asText(DEFAULT.write),
        variables.path("publishScope").asText(DEFAULT.publish),
        variables.path("publishers").asText(DEFAULT.publishers),
        variables.has("adHocDays") ? days(variables.path("adHocDays").asText()) : DEFAULT.kept,
        SignIn.of(variables),
        variables.path("feedReaders").asText().equals("everyone"));
  }

  private static Duration days(String text) {
    if (!text.matches("[1-9]\\d{0,3}")) {
      throw Refusal.at("event /stageVariables/adHocDays")
          .expected("a number of days from 1 to 9999")
          .foundText(text)
          .exception();
    }
    return Duration.ofDays(Long.parseLong(text));
  }
}
