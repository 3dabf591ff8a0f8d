package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.allyspend.api.ApiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the page is told of the way in, and who may do what once in, as the stage's variables have
 * it.
 */
class SignInTest {
  private static AwsServices services;
  private static ApiFunction api;

  @BeforeAll
  static void start() {
    services = AwsServices.start();
    api =
        new ApiFunction(
            services.stores(),
            (name, input) -> {},
            (key, name) -> key,
            new LocalSubscriptions(),
            Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    services.close();
  }

  @Test
  void the_page_signs_in_at_the_pool_and_may_ask_it_alone() {
    ObjectNode event = Events.get("/");
    event
        .putObject("stageVariables")
        .put("signIn", "oidc")
        .put("issuer", "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_abc")
        .put("client", "page-client")
        .put("readScope", "allyspend/reports:read")
        .put("signInOrigins", "https://allyspend-1.auth.eu-central-1.amazoncognito.com");

    JsonNode page = Events.send(api, event);

    assertThat(page.path("body").asText())
        .contains("\"mode\":\"oidc\"")
        .contains("\"client\":\"page-client\"")
        .contains("\"scopes\":[\"allyspend/reports:read\",\"runs:write\",\"reports:publish\"]");
    assertThat(page.at("/headers/content-security-policy").asText())
        .contains(
            "connect-src 'self' https://cognito-idp.eu-central-1.amazonaws.com"
                + " https://allyspend-1.auth.eu-central-1.amazoncognito.com;");
  }

  @Test
  void where_machines_alone_come_in_the_page_knows() {
    ObjectNode event = Events.get("/");
    event.putObject("stageVariables").put("signIn", "iam");

    assertThat(Events.send(api, event).path("body").asText()).contains("\"mode\":\"iam\"");
  }

  @Test
  void the_scope_to_publish_is_for_publishers_where_there_is_such_a_group() {
    assertThat(mayPublish("")).isFalse();
    assertThat(mayPublish("[readers]")).isFalse();
    assertThat(mayPublish("[readers publishers]")).isTrue();

    ObjectNode order = as("[readers]", Events.official());
    JsonNode refused = Events.send(api, order);
    assertThat(refused.path("statusCode").asInt()).isEqualTo(403);
    assertThat(Events.body(refused).path("detail").asText())
        .isEqualTo("the group publishers is needed");
  }

  private static boolean mayPublish(String groups) {
    return Events.body(Events.send(api, as(groups, Events.get("/permissions"))))
        .path("publish")
        .asBoolean();
  }

  private static ObjectNode as(String groups, ObjectNode event) {
    event.putObject("stageVariables").put("publishers", "publishers");
    ((ObjectNode) event.at("/requestContext/authorizer/jwt/claims"))
        .put("scope", "openid reports:read reports:publish")
        .put("cognito:groups", groups);
    return event;
  }

  /** The page with its libraries in one answer, of which a phone loads at most 150 kB. */
  @Test
  void the_page_is_packed_for_whoever_unpacks_it_and_is_small() throws IOException {
    ObjectNode event = Events.get("/");
    String plain = Events.send(api, event).path("body").asText();
    ((ObjectNode) event.path("headers")).put("accept-encoding", "br;q=1.0, gzip;q=0.8, *;q=0");

    JsonNode page = Events.send(api, event);

    assertThat(page.at("/headers/content-encoding").asText()).isEqualTo("gzip");
    assertThat(page.at("/headers/vary").asText()).isEqualTo("accept-encoding");
    byte[] packed = Base64.getDecoder().decode(page.path("body").asText());
    assertThat(packed).hasSizeLessThan(150_000);
    assertThat(
            new String(
                new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes(),
                StandardCharsets.UTF_8))
        .isEqualTo(plain);

    ((ObjectNode) event.path("headers")).put("accept-encoding", "gzip;q=0");
    assertThat(Events.send(api, event).path("body").asText()).isEqualTo(plain);
  }
}
