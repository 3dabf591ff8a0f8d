package org.allyspend.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who asks, as the authorizer knows it.
 *
 * @param id a token's subject, or whoever signed
 * @param email the address that the token says is the caller's and verified, empty where it says
 *     none
 * @param scopes what the caller may do; null where the authorizer knows no scopes but lets in whom
 *     a policy names
 * @param groups the groups of a user pool that the caller is in
 */
record Caller(String id, String email, Set<String> scopes, Set<String> groups) {

  /** Whom the authorizer of an event lets in. */
  static Caller of(JsonNode authorizer) {
    JsonNode claims = authorizer.path("jwt").path("claims");
    String subject = claims.path("sub").asText("");
    return new Caller(
        subject.isEmpty() ? authorizer.path("iam").path("userArn").asText("") : subject,
        verifiedEmail(claims),
        scopes(authorizer),
        groups(claims));
  }

  /** The address among these claims, where they say that it is verified. */
  static String verifiedEmail(JsonNode claims) {
    // Amazon Cognito has 'true' as a text.
    return claims.path("email_verified").asText().equals("true")
        ? claims.path("email").asText("")
        : "";
  }

  private static Set<String> scopes(JsonNode authorizer) {
    if (!authorizer.path("jwt").isObject()) {
      return authorizer.path("iam").isObject() ? null : Set.of();
    }
    Set<String> scopes = new HashSet<>();
    authorizer.path("jwt").path("scopes").forEach(scope -> scopes.add(scope.asText()));
    scopes.addAll(
        List.of(authorizer.path("jwt").path("claims").path("scope").asText("").split(" ", -1)));
    return scopes;
  }

  /** As the authorizer writes a claim that is a list: '[publishers readers]'. */
  private static Set<String> groups(JsonNode claims) {
    String text = claims.path("cognito:groups").asText("");
    return Stream.of(text.replaceAll("[\\[\\]]", "").split("[ ,]+", -1))
        .filter(group -> !group.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether the caller may do what needs this scope. */
  boolean may(String scope, Settings settings) {
    return (scopes == null || scopes.contains(scope))
        && (!scope.equals(settings.publish())
            || scopes == null
            || settings.publishers().isEmpty()
            || groups.contains(settings.publishers()));
  }
}
