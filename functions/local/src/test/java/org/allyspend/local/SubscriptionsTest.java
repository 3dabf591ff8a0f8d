package org.allyspend.local;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.time.Clock;
import org.allyspend.api.ApiFunction;
import org.allyspend.api.TopicSubscriptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Being told by mail, against SNS as it answers, and an issuer that tells whose a token is. */
class SubscriptionsTest {
  private static final String READER = "openid email reports:read";
  private static final String PUBLISHER = "reports:read reports:publish";

  private static AwsServices services;
  private static WireMockServer server;
  private static ApiFunction api;
  private Topic topic;

  @BeforeAll
  static void start() {
    services = AwsServices.start();
    server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    server.start();
    api =
        new ApiFunction(
            services.stores(),
            (name, input) -> {},
            (key, name) -> key,
            new TopicSubscriptions(() -> Topic.client(server), Topic.ARN),
            Clock.systemUTC());
  }

  @BeforeEach
  void forget() {
    server.resetAll();
    topic = new Topic(server);
  }

  @AfterAll
  static void stop() {
    server.stop();
    services.close();
  }

  @Test
  void a_first_wish_is_a_subscription_with_a_filter() {
    JsonNode answer = send(wish(PUBLISHER, "\"targets\": [\"2_percent\"], \"allies\": [\"POL\"]"));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(202);
    assertThat(topic.done()).isEqualTo("Subscribe");
    assertThat(topic.filter())
        .isEqualTo("{\"changed\":[\"2_percent\",\"POL\"],\"event\":[\"report-ready\"]}");
    assertThat(Events.body(answer).toString())
        .isEqualTo(
            "{\"address\":\"ada@example.org\",\"allies\":[\"POL\"],\"reports\":false,"
                + "\"state\":\"pending\",\"targets\":[\"2_percent\"]}");
  }

  @Test
  void a_second_wish_is_added_to_the_first() {
    topic.subscriber("{\"event\": [\"report-ready\"], \"changed\": [\"DEU\"]}");

    JsonNode answer = send(wish(PUBLISHER, "\"allies\": [\"POL\"], \"reports\": true"));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(Events.body(answer).path("state").asText()).isEqualTo("confirmed");
    assertThat(topic.done()).isEqualTo("SetSubscriptionAttributes");
    assertThat(topic.filter())
        .isEqualTo("{\"changed\":[\"DEU\",\"POL\",\"report\"],\"event\":[\"report-ready\"]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                                   | this address is told of everything already
          {"event": ["run-failed"]}                            | this address has a filter that was made by hand: whoever runs this changes it
          {"event": ["report-ready"], "changed": [{"prefix": "D"}]} | this address has a filter that was made by hand: whoever runs this changes it
          """)
  void nobody_is_told_of_less_than_before(String filter, String why) {
    topic.subscriber(filter);

    JsonNode answer = send(wish(PUBLISHER, "\"allies\": [\"POL\"]"));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(409);
    assertThat(Events.body(answer).path("detail").asText()).isEqualTo(why);
    assertThat(topic.isLeftAlone()).isTrue();
  }

  @Test
  void a_wish_that_was_not_confirmed_yet_is_not_replaced_by_another() {
    topic.await();
    topic.refuse(
        "Subscribe",
        "InvalidParameter",
        "Invalid parameter: Attributes Reason: Subscription already exists with different attributes");

    JsonNode answer = send(wish(PUBLISHER, "\"allies\": [\"POL\"]"));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(409);
    assertThat(Events.body(answer).path("detail").asText())
        .startsWith("another wish of this address waits for its confirmation");
  }

  @Test
  void what_sns_does_not_take_is_told_in_words() {
    topic.refuse("Subscribe", "InvalidParameter", "Invalid parameter: Email address");
    assertThat(detail(wish(PUBLISHER, "\"allies\": [\"POL\"]")))
        .isEqualTo(
            "/address: expected an address, such as ada@example.org, found 'ada@example.org'");
    topic.refuse("Subscribe", "FilterPolicyLimitExceeded", "too many");
    assertThat(detail(wish(PUBLISHER, "\"allies\": [\"POL\"]")))
        .startsWith("there are as many subscriptions as SNS takes");
  }

  @Test
  void a_reader_subscribes_the_address_that_the_token_says_is_verified() {
    ObjectNode own = wish(READER, "\"allies\": [\"POL\"]");
    claims(own).put("email", "ada@example.org").put("email_verified", "true");
    assertThat(send(own).path("statusCode").asInt()).isEqualTo(202);

    ObjectNode others = wish(READER, "\"allies\": [\"POL\"]");
    claims(others).put("email", "eve@example.org").put("email_verified", "true");
    assertThat(send(others).path("statusCode").asInt()).isEqualTo(403);
    assertThat(detail(others)).isEqualTo("you may subscribe eve@example.org alone, which is yours");

    claims(own).put("email_verified", "false");
    assertThat(detail(own)).startsWith("neither the token nor its issuer says which address");
  }

  /** As with Amazon Cognito, whose access tokens name no address. */
  @Test
  void where_the_token_names_no_address_the_issuer_is_asked() {
    issuer("{\"sub\": \"analyst\", \"email\": \"ada@example.org\", \"email_verified\": \"true\"}");
    assertThat(send(asked()).path("statusCode").asInt()).isEqualTo(202);
    assertThat(topic.done()).isEqualTo("Subscribe");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"sub\": \"another\", \"email\": \"ada@example.org\", \"email_verified\": \"true\"}",
        "{\"sub\": \"analyst\", \"email\": \"ada@example.org\", \"email_verified\": false}",
        "{\"sub\": \"analyst\", \"email\": \"ada@example.org\"}",
        "{\"sub\": \"analyst\"}",
        "no JSON"
      })
  void an_issuer_is_believed_of_the_very_caller_and_what_it_has_verified(String told) {
    issuer(told);
    assertThat(send(asked()).path("statusCode").asInt()).isEqualTo(403);
    assertThat(topic.isLeftAlone()).isTrue();
  }

  @Test
  void an_issuer_that_does_not_answer_is_none() {
    assertThat(send(asked()).path("statusCode").asInt()).isEqualTo(403);
  }

  private static void issuer(String told) {
    server.stubFor(
        get("/issuer/.well-known/openid-configuration")
            .willReturn(
                okJson("{\"userinfo_endpoint\": \"" + server.baseUrl() + "/oauth2/userInfo\"}")));
    server.stubFor(
        get("/oauth2/userInfo")
            .withHeader("authorization", equalTo("Bearer token"))
            .willReturn(okJson(told)));
  }

  private static ObjectNode asked() {
    ObjectNode event = wish(READER, "\"allies\": [\"POL\"]");
    event
        .putObject("stageVariables")
        .put("signIn", "oidc")
        .put("issuer", server.baseUrl() + "/issuer");
    event.withObject("/headers").put("authorization", "Bearer token");
    return event;
  }

  private static String detail(JsonNode event) {
    return Events.body(send(event)).path("detail").asText();
  }

  private static ObjectNode claims(ObjectNode event) {
    return event.withObject("/requestContext/authorizer/jwt/claims");
  }

  private static JsonNode send(JsonNode event) {
    return Events.send(api, event);
  }

  /** A wish for ada@example.org by someone with these scopes. */
  static ObjectNode wish(String scopes, String wanted) {
    ObjectNode event = Events.read("api-begin-run");
    event.put("rawPath", "/subscriptions");
    event.withObject("/requestContext/http").put("path", "/subscriptions");
    claims(event).put("scope", scopes);
    return event.put("body", "{\"address\": \"ada@example.org\", " + wanted + "}");
  }
}
