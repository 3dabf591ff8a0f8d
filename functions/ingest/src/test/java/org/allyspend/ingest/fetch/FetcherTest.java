package org.allyspend.ingest.fetch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.allyspend.ingest.fetch.Fetched.Validators;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FetcherTest {
  @RegisterExtension
  private static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T09:00:00Z"), ZoneOffset.UTC);
  private static final byte[] FIGURES = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8);
  private static final String PATH = "/file.csv";

  @Test
  void a_document_comes_with_the_validators_to_ask_by_next_time() {
    serve(csv().withHeader("ETag", "\"v1\"").withHeader("Last-Modified", "yesterday"));

    Fetched fetched = fetch(Validators.NONE);

    assertThat(fetched.bytes()).contains(FIGURES);
    assertThat(fetched.validators()).isEqualTo(new Validators("\"v1\"", "yesterday"));
  }

  @Test
  void a_document_that_has_not_changed_is_not_sent_again() {
    SERVER.stubFor(
        get(PATH)
            .withHeader("If-None-Match", equalTo("\"v1\""))
            .withHeader("If-Modified-Since", equalTo("yesterday"))
            .willReturn(aResponse().withStatus(304)));
    Validators known = new Validators("\"v1\"", "yesterday");

    Fetched fetched = fetch(known);

    assertThat(fetched.bytes()).isEmpty();
    assertThat(fetched.validators()).isEqualTo(known);
  }

  @ParameterizedTest
  @CsvSource({"408", "429", "500", "502", "503", "504"})
  void a_status_that_passes_is_asked_again(int status) {
    serveFirst(aResponse().withStatus(status).withHeader("Retry-After", "0"));

    assertThat(fetch(Validators.NONE).bytes()).contains(FIGURES);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void a_connection_that_breaks_is_tried_again(Fault fault) {
    serveFirst(aResponse().withFault(fault));

    assertThat(fetch(Validators.NONE).bytes()).contains(FIGURES);
  }

  @Test
  void a_body_shorter_than_announced_is_fetched_again() {
    serveFirst(csv().withHeader("Content-Length", "100"));

    assertThat(fetch(Validators.NONE).bytes()).contains(FIGURES);
  }

  @Test
  void what_does_not_pass_is_given_up_after_the_last_attempt() {
    serve(aResponse().withStatus(503));

    failsWith("answers with status 503, asked 3 times");
    SERVER.verify(3, getRequestedFor(urlEqualTo(PATH)));
  }

  @Test
  void a_body_that_trickles_is_given_up_within_the_time_of_an_attempt() {
    serve(csv().withChunkedDribbleDelay(5, 60_000));

    failsWith("did not answer within 500 ms, asked 3 times");
  }

  @ParameterizedTest
  @CsvSource({"3600", "'Tue, 24 Nov 2026 10:00:00 GMT'"})
  void a_server_that_asks_for_a_long_wait_is_left_alone(String retryAfter) {
    serve(aResponse().withStatus(429).withHeader("Retry-After", retryAfter));

    failsWith("answers with status 429 and asks to come back in 3600 s, longer than is waited");
    SERVER.verify(1, getRequestedFor(urlEqualTo(PATH)));
  }

  @ParameterizedTest
  @CsvSource({"404", "403", "410", "304"})
  void a_status_that_stays_is_an_error_at_once(int status) {
    serve(aResponse().withStatus(status));

    failsWith("answers with status " + status + ", expected CSV");
    SERVER.verify(1, getRequestedFor(urlEqualTo(PATH)));
  }

  @Test
  void a_redirect_on_the_same_host_is_followed() {
    SERVER.stubFor(
        get("/old.csv").willReturn(aResponse().withStatus(301).withHeader("Location", PATH)));
    serve(csv());

    assertThat(
            fetcher(false)
                .fetch(SERVER.baseUrl() + "/old.csv", DocumentKind.CSV, Validators.NONE)
                .bytes())
        .contains(FIGURES);
  }

  @Test
  void redirects_in_a_circle_end() {
    serve(aResponse().withStatus(302).withHeader("Location", PATH));

    failsWith("redirects over 5 times");
  }

  @ParameterizedTest
  @CsvSource({
    "http://user@localhost/x, its host is not allowed",
    "https://example.org/x, its host is not allowed",
    "http://169.254.169.254/latest, its host is not allowed",
    "ftp://localhost/x, 'can''t be asked, expected https or http'",
    "file:///etc/passwd, can't be asked",
    "https://a b/x, is no address",
  })
  void only_hosts_that_are_known_are_asked(String address, String message) {
    assertThatThrownBy(() -> fetcher(false).fetch(address, DocumentKind.CSV, Validators.NONE))
        .isInstanceOf(FetchFailedException.class)
        .hasMessageStartingWith(address + ": ")
        .hasMessageContaining(message);
  }

  @Test
  void in_the_cloud_nothing_is_asked_without_encryption() {
    assertThatThrownBy(
            () -> fetcher(true).fetch(SERVER.baseUrl() + PATH, DocumentKind.CSV, Validators.NONE))
        .hasMessageEndingWith("can't be asked, expected https");
  }

  @Test
  void a_document_too_large_is_left_in_the_middle() {
    serve(csv().withBody("x".repeat(200_000)));

    failsWith("has over 1000 bytes, the most that is read");
  }

  @Test
  void a_page_in_the_place_of_a_document_is_refused_by_its_type() {
    serve(aResponse().withHeader("Content-Type", "text/html; charset=utf-8").withBody("<html>"));

    failsWith("holds text/html; charset=utf-8, expected CSV");
  }

  @Test
  void a_page_under_a_documents_type_is_refused_by_its_first_bytes() {
    serve(csv().withBody("  <!doctype html>"));

    failsWith("holds something else under its name, expected CSV");
  }

  private static void serve(ResponseDefinitionBuilder response) {
    SERVER.stubFor(get(PATH).willReturn(response));
  }

  /** That response first, and the document from then on. */
  private static void serveFirst(ResponseDefinitionBuilder response) {
    SERVER.stubFor(
        get(PATH)
            .inScenario("passing")
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo("passed")
            .willReturn(response));
    SERVER.stubFor(get(PATH).inScenario("passing").whenScenarioStateIs("passed").willReturn(csv()));
  }

  private static ResponseDefinitionBuilder csv() {
    return aResponse().withHeader("Content-Type", "text/csv").withBody(FIGURES);
  }

  private static void failsWith(String message) {
    assertThatThrownBy(() -> fetch(Validators.NONE))
        .isInstanceOf(FetchFailedException.class)
        .hasMessage(SERVER.baseUrl() + PATH + ": " + message);
  }

  private static Fetched fetch(Validators known) {
    return fetcher(false).fetch(SERVER.baseUrl() + PATH, DocumentKind.CSV, known);
  }

  private static Fetcher fetcher(boolean httpsOnly) {
    return new Fetcher(
        new FetchRules(
            Set.of(FetchRules.host(SERVER.baseUrl()), "localhost"),
            httpsOnly,
            1_000,
            Duration.ofMillis(500),
            3,
            Duration.ofMillis(1),
            Duration.ofSeconds(5)),
        CLOCK);
  }
}
