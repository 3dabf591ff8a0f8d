package org.allyspend.ingest.eurostat;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.time.Clock;
import java.util.Set;
import org.allyspend.ingest.Bundle;
import org.allyspend.ingest.fetch.FetchFailedException;
import org.allyspend.ingest.fetch.FetchRules;
import org.allyspend.ingest.fetch.Fetched.Validators;
import org.allyspend.ingest.fetch.Fetcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Eurostat's API served in this process. */
class EurostatFetchTest {
  @RegisterExtension
  private static final WireMockExtension API =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @Test
  void two_answers_become_one_document() {
    API.stubFor(
        get(urlPathEqualTo("/data/gov_ev"))
            .withQueryParam("expend", equalTo("DEF"))
            .willReturn(okJson(EurostatAnswers.json())));
    API.stubFor(
        get(urlPathEqualTo("/data/gov_10a_exp"))
            .withQueryParam("cofog99", equalTo("GF02"))
            .willReturn(okJson(EurostatAnswers.json())));

    assertThat(Bundle.read(fetch()).files()).containsOnlyKeys("gov_10a_exp.json", "gov_ev.json");
  }

  @Test
  void an_answer_that_is_to_come_later_is_named_and_nothing_is_taken() {
    API.stubFor(
        get(urlPathEqualTo("/data/gov_10a_exp"))
            .willReturn(
                aResponse()
                    .withStatus(413)
                    .withHeader("Content-Type", "application/json")
                    .withBody(
                        "{\"warning\":{\"status\":413,\"label\":\"ASYNCHRONOUS_RESPONSE. Your request"
                            + " will be treated asynchronously. Please try again later.\"}}")));

    assertThatThrownBy(EurostatFetchTest::fetch)
        .isInstanceOf(FetchFailedException.class)
        .hasMessageContaining("/data/gov_10a_exp?format=JSON")
        .hasMessageContaining(
            ": answers with status 413 and says 'ASYNCHRONOUS_RESPONSE. Your request will be treated"
                + " asynchronously.")
        .hasMessageEndingWith("', expected JSON");
  }

  private static byte[] fetch() {
    Fetcher fetcher =
        new Fetcher(
            FetchRules.of(Set.of(FetchRules.host(API.baseUrl())), false, 10_000_000),
            Clock.systemUTC());
    return new EurostatSource()
        .fetch(fetcher, API.baseUrl() + "/data", Validators.NONE)
        .bytes()
        .orElseThrow();
  }
}
