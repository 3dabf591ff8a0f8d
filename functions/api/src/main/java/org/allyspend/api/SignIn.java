package org.allyspend.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.allyspend.core.domain.Finding;
import org.allyspend.core.domain.Refusal;

/**
 * How people come into the page.
 *
 * @param mode the way in
 * @param issuer the OpenID Connect issuer whose tokens the API takes, empty where it takes none
 * @param client what the page is called at the issuer, empty where it is not known there
 * @param audience whom the tokens are to be for, where the issuer wants to be told, else empty
 * @param origins origins beside the issuer's own at which it answers the page, such as that of its
 *     token endpoint
 */
record SignIn(Mode mode, String issuer, String client, String audience, List<String> origins) {

  /** The ways in. */
  enum Mode {
    /** At the issuer, by OpenID Connect's code flow with PKCE. */
    OIDC,
    /** By an access token that one has from elsewhere. */
    TOKEN,
    /** By requests that are signed with an IAM identity, which a browser has not. */
    IAM,
    /** By being on this machine. */
    OPEN
  }

  /** Where nothing is said: who has a token shows it. */
  static final SignIn DEFAULT = new SignIn(Mode.TOKEN, "", "", "", List.of());

  SignIn {
    origins = List.copyOf(origins);
  }

  /** As the stage's variables have it. */
  static SignIn of(JsonNode variables) {
    if (!variables.has("signIn")) {
      return DEFAULT;
    }
    return new SignIn(
        mode(variables.path("signIn").asText()),
        variables.path("issuer").asText(""),
        variables.path("client").asText(""),
        variables.path("audience").asText(""),
        Stream.of(variables.path("signInOrigins").asText("").split(",", -1))
            .filter(origin -> !origin.isEmpty())
            .toList());
  }

  private static Mode mode(String text) {
    return Refusal.choose(
        "event /stageVariables/signIn", "a way in", List.of(Mode.values()), Finding::word, text);
  }
}
