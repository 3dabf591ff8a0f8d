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

    failsWith("answers with status 503 (attempts: 3)");
    SERVER.verify(3, getRequestedFor(urlEqualTo(PATH)));
  }

  @Test
  void a_body_that_trickles_is_given_up_within_the_time_of_an_attempt() {
    serve(csv().withChunkedDribbleDelay(5, 60_000));

    assertThatThrownBy(
            () ->
                fetcher(false, Duration.ofMillis(500))
                    .fetch(SERVER.baseUrl() + PATH, DocumentKind.CSV, Validators.NONE))
        .hasMessage(SERVER.baseUrl() + PATH + ": did not answer within 500 ms (attempts: 3)");
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

  @ParameterizedTest
  @CsvSource({
    "text/html",
    "application/vnd.ms-excel",
    "application/octet-stream",
    "'TEXT/CSV; charset=latin1'",
    "nonsense",
    "''"
  })
  void a_document_is_told_by_its_bytes_whatever_its_server_calls_it(String contentType) {
    serve(aResponse().withHeader("Content-Type", contentType).withBody(FIGURES));

    assertThat(fetch(Validators.NONE).bytes()).contains(FIGURES);
  }

  @ParameterizedTest
  @CsvSource({"text/html", "text/csv"})
  void a_page_in_the_place_of_a_document_is_refused_by_its_bytes(String contentType) {
    serve(aResponse().withHeader("Content-Type", contentType).withBody("  <!doctype html>"));

    failsWith("holds a web page, expected CSV");
  }

  @ParameterizedTest
  @CsvSource({
    "image/png, 'holds something else, which is called image/png, expected an Excel workbook (.xlsx)'",
    "'', 'holds something else, expected an Excel workbook (.xlsx)'",
  })
  void what_is_no_such_document_is_called_as_its_server_calls_it(
      String contentType, String message) {
    serve(aResponse().withHeader("Content-Type", contentType).withBody("\u0089PNG"));

    assertThatThrownBy(
            () ->
                fetcher(false).fetch(SERVER.baseUrl() + PATH, DocumentKind.EXCEL, Validators.NONE))
        .hasMessage(SERVER.baseUrl() + PATH + ": " + message);
  }

  @Test
  void a_byte_order_mark_before_json_is_no_part_of_it() {
    serve(aResponse().withBody("\ufeff {}"));

    assertThat(
            fetcher(false)
                .fetch(SERVER.baseUrl() + PATH, DocumentKind.JSON, Validators.NONE)
                .bytes())
        .isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "/a new place/figures.csv, /a%20new%20place/figures.csv",
    "../b/./figures.csv, /b/figures.csv",
    "figures.csv, /old/figures.csv",
    "?as=csv, /old/place.csv?as=csv",
    "//HOST/protocol-relative.csv, /protocol-relative.csv",
    "http://HOST/Bündnis.csv, /B%C3%BCndnis.csv",
    "/50%.csv, /50%25.csv",
    "/50%25.csv#sheet, /50%25.csv",
    "'  /blanks.csv ', /blanks.csv",
    "'/[1]{2}|\\^.csv', /%5B1%5D%7B2%7D%7C%5C%5E.csv",
  })
  void a_redirect_is_followed_however_it_is_spelt(String location, String path) {
    String written = location.replace("HOST", FetchRules.host(SERVER.baseUrl()));
    SERVER.stubFor(
        get("/old/place.csv")
            .willReturn(
                aResponse()
                    .withStatus(302)
                    .withHeader(
                        "Location",
                        new String(
                            written.getBytes(StandardCharsets.UTF_8),
                            StandardCharsets.ISO_8859_1))));
    SERVER.stubFor(get(urlEqualTo(path)).willReturn(csv()));

    assertThat(
            fetcher(false)
                .fetch(SERVER.baseUrl() + "/old/place.csv", DocumentKind.CSV, Validators.NONE)
                .bytes())
        .contains(FIGURES);
  }

  @ParameterizedTest
  @CsvSource({"''", "mailto:someone@example.org", "http://", "'http://[::1'"})
  void a_redirect_to_nowhere_names_its_address(String location) {
    serve(aResponse().withStatus(302).withHeader("Location", location));

    assertThatThrownBy(() -> fetch(Validators.NONE))
        .isInstanceOf(FetchFailedException.class)
        .hasMessageStartingWith(SERVER.baseUrl() + PATH + ": redirects");
  }

  @Test
  void a_redirect_to_another_host_names_both() {
    serve(aResponse().withStatus(302).withHeader("Location", "https://example.org/a b.csv"));

    assertThatThrownBy(() -> fetch(Validators.NONE))
        .hasMessageStartingWith(
            SERVER.baseUrl()
                + PATH
                + ": redirects to https://example.org/a%20b.csv: its host is not allowed, expected ");
  }

  @ParameterizedTest
  @CsvSource({
    "http://no-such-host.invalid/x, 'there is no host of this name, or no network to find it in'",
    "http://localhost:1/x, its host can't be reached",
  })
  void a_server_that_cannot_be_reached_is_given_up_after_a_second_try(
      String address, String message) {
    assertThatThrownBy(() -> fetcher(false).fetch(address, DocumentKind.CSV, Validators.NONE))
        .hasMessage(address + ": " + message + " (attempts: 2)")
        .extracting(e -> ((FetchFailedException) e).kind())
        .isEqualTo(FetchFailedException.Kind.UNREACHABLE);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void a_connection_that_always_breaks_is_told_in_words_of_our_own(Fault fault) {
    serve(aResponse().withFault(fault));

    failsWith("the connection broke off before the document was whole (attempts: 3)");
  }

  @Test
  void validators_that_no_request_may_hold_are_not_sent() {
    serve(csv());

    assertThat(fetch(new Validators("\"a\u00e9\nb\"", "")).bytes()).contains(FIGURES);
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
    return fetcher(httpsOnly, Duration.ofSeconds(20));
  }

  private static Fetcher fetcher(boolean httpsOnly, Duration answerWithin) {
    return new Fetcher(
        new FetchRules(
            Set.of(
                FetchRules.host(SERVER.baseUrl()),
                "localhost",
                "localhost:1",
                "no-such-host.invalid"),
            httpsOnly,
            1_000,
            Duration.ofSeconds(5),
            answerWithin,
            3,
            Duration.ofMillis(1),
            Duration.ofSeconds(5)),
        CLOCK);
  }
}
