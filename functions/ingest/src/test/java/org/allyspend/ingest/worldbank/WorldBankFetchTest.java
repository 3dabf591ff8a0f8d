package org.allyspend.ingest.worldbank;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.allyspend.ingest.fetch.FetchFailedException;
import org.allyspend.ingest.fetch.FetchRules;
import org.allyspend.ingest.fetch.Fetched.Validators;
import org.allyspend.ingest.fetch.Fetcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The World Bank's API with its habits, served in this process. */
class WorldBankFetchTest {
  @RegisterExtension
  private static final WireMockExtension API =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static final String GDP = "NY.GDP.MKTP.CD";

  @BeforeEach
  void serve_two_pages_of_every_indicator() {
    for (String indicator : WorldBankAnswers.indicators()) {
      for (int page = 1; page <= 2; page++) {
        API.stubFor(page(indicator, page).willReturn(answer(indicator, page)));
      }
    }
  }

  @Test
  void all_pages_of_all_indicators_become_one_document() {
    byte[] document = fetch();

    assertThat(document).isEqualTo(WorldBankAnswers.document());
    assertThat(new WorldBankSource().parse(document).observations()).isEqualTo(790);
    API.verify(
        1,
        getRequestedFor(
                urlPathMatching(
                    "/v2/country/ALB;BEL;BGR;CAN;.*;USA/indicator/NY\\.GDP\\.MKTP\\.CD"))
            .withQueryParam("format", equalTo("json"))
            .withQueryParam("per_page", equalTo("1000"))
            .withQueryParam("page", equalTo("2")));
  }

  @Test
  void an_error_that_comes_with_status_200_is_named() {
    API.stubFor(
        page(GDP, 1)
            .willReturn(
                okJson(
                    """
                    [{"message":[{"id":"120","key":"Invalid value",\
                    "value":"The provided parameter value is not valid"}]}]\
                    """)));

    assertThatThrownBy(this::fetch)
        .isInstanceOf(FetchFailedException.class)
        .hasMessageStartingWith(API.baseUrl() + "/v2/country/")
        .hasMessageEndingWith(
            "indicator/NY.GDP.MKTP.CD?format=json&per_page=1000&page=1: expected figures, found"
                + " the API's own word: 'Invalid value: The provided parameter value is not valid';"
                + " ask the API for something else");
  }

  @Test
  void a_truncated_page_is_named() {
    String half = WorldBankAnswers.page(GDP, 2, 2).substring(0, 900);
    API.stubFor(page(GDP, 2).willReturn(okJson(half)));

    assertThatThrownBy(this::fetch)
        .isInstanceOf(FetchFailedException.class)
        .hasMessageContaining("page=2: line 1 column 901: expected a whole JSON document");
  }

  @Test
  void status_500_and_then_success_is_success() {
    API.stubFor(
        page(GDP, 2)
            .inScenario("hiccup")
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo("well again")
            .willReturn(aResponse().withStatus(500)));
    API.stubFor(
        page(GDP, 2)
            .inScenario("hiccup")
            .whenScenarioStateIs("well again")
            .willReturn(answer(GDP, 2)));

    assertThat(fetch()).isEqualTo(WorldBankAnswers.document());
  }

  @Test
  void a_slow_answer_is_given_up_and_asked_for_again() {
    API.stubFor(
        page(GDP, 1)
            .inScenario("slow")
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo("awake")
            .willReturn(answer(GDP, 1).withChunkedDribbleDelay(20, 20_000)));
    API.stubFor(
        page(GDP, 1).inScenario("slow").whenScenarioStateIs("awake").willReturn(answer(GDP, 1)));

    assertThat(fetch(Duration.ofMillis(1_500))).isEqualTo(WorldBankAnswers.document());
  }

  @Test
  void a_redirect_to_another_host_is_not_followed() {
    API.stubFor(
        page(GDP, 1)
            .willReturn(
                aResponse().withStatus(302).withHeader("Location", "https://example.org/gdp")));

    assertThatThrownBy(this::fetch)
        .isInstanceOf(FetchFailedException.class)
        .hasMessageContaining(
            "page=1: redirects to https://example.org/gdp: its host is not allowed, expected one of"
                + " localhost:");
  }

  @Test
  void pages_that_grow_while_paging_are_fetched_again() {
    API.stubFor(
        page(GDP, 2)
            .inScenario("growth")
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo("grown")
            .willReturn(
                okJson(
                    WorldBankAnswers.page(
                        GDP, 2, 3, WorldBankAnswers.total() + 1, WorldBankAnswers.UPDATED))));
    API.stubFor(
        page(GDP, 2).inScenario("growth").whenScenarioStateIs("grown").willReturn(answer(GDP, 2)));

    assertThat(fetch()).isEqualTo(WorldBankAnswers.document());
  }

  @Test
  void pages_that_never_go_together_are_given_up() {
    API.stubFor(
        page(GDP, 2)
            .willReturn(
                okJson(WorldBankAnswers.page(GDP, 2, 2, WorldBankAnswers.total(), "2026-10-09"))));

    assertThatThrownBy(this::fetch)
        .isInstanceOf(FetchFailedException.class)
        .hasMessageContaining("its pages do not go together, fetched 3 times");
  }

  private byte[] fetch() {
    return fetch(Duration.ofSeconds(20));
  }

  private byte[] fetch(Duration answerWithin) {
    Fetcher fetcher =
        new Fetcher(
            new FetchRules(
                Set.of(FetchRules.host(API.baseUrl())),
                false,
                1_000_000,
                Duration.ofSeconds(20),
                answerWithin,
                3,
                Duration.ofMillis(1),
                Duration.ofMillis(10)),
            Clock.systemUTC());
    return new WorldBankSource()
        .fetch(fetcher, API.baseUrl() + "/v2", Validators.NONE)
        .bytes()
        .orElseThrow();
  }

  private static MappingBuilder page(String indicator, int page) {
    return get(urlPathMatching("/v2/country/[A-Z;]+/indicator/" + indicator.replace(".", "\\.")))
        .withQueryParam("page", equalTo(Integer.toString(page)));
  }

  private static ResponseDefinitionBuilder answer(String indicator, int page) {
    return aResponse()
        .withHeader("Content-Type", "application/json;charset=utf-8")
        .withBody(WorldBankAnswers.page(indicator, page, 2).getBytes(StandardCharsets.UTF_8));
  }
}
