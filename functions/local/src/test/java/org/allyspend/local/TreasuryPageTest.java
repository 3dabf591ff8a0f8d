package org.allyspend.local;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.allyspend.core.domain.Cadence;
import org.allyspend.core.domain.Period;
import org.allyspend.core.domain.Release;
import org.allyspend.core.lambda.Json;
import org.allyspend.ingest.Addresses;
import org.allyspend.ingest.Bundle;
import org.allyspend.ingest.IngestFunction;
import org.allyspend.ingest.PublishersFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sweden's page by month, from which the newest month's zip is fetched. */
class TreasuryPageTest {
  private static final String PAGE = "/analys-och-statistik/oppna-data/manadsutfall/";
  private static final String FILE = "/OpenDataManadsUtfallPage/GetFile";

  @RegisterExtension
  private static final WireMockExtension TREASURY =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private AwsServices services;
  private IngestFunction ingest;

  @BeforeEach
  void visit() throws IOException {
    services = AwsServices.start();
    ingest =
        new IngestFunction(
            services.stores(),
            Addresses.of(Map.of("budget-swe:editions", TREASURY.baseUrl() + PAGE)),
            false,
            Clock.systemUTC());
    String page =
        new String(PublishersFiles.budget("statskontoret/discovery-2026.html"), UTF_8)
            .replace("https://www.statskontoret.se/", "/");
    TREASURY.stubFor(
        get(PAGE).willReturn(aResponse().withHeader("content-type", "text/html").withBody(page)));
  }

  @AfterEach
  void stop() {
    services.close();
  }

  @Test
  void the_newest_months_zip_is_fetched_and_the_same_again_is_no_news() throws IOException {
    serve("7", PublishersFiles.budget("statskontoret/utgifter-2026-07.csv"));

    JsonNode result = fetch();

    assertThat(result.path("reason").asText()).isEmpty();
    Release july = inForce();
    assertThat(july.currentTo()).isEqualTo(LocalDate.of(2026, 7, 31));
    assertThat(july.address()).contains("fileType=Zip").contains("Year=2026&month=7&");
    assertThat(july.expected()).contains(new Cadence("budget-swe", 2, 1));
    assertThat(july.found())
        .anyMatch(step -> step.sentence().contains("announces the edition to 2026 by"));
    assertThat(
            services.stores().releases().series(july).stream()
                .filter(one -> one.measure().id().equals("budget_outturn_national_currency"))
                .findFirst()
                .flatMap(one -> one.in(Period.parse("2025-12"))))
        .hasValueSatisfying(
            figure -> assertThat(figure.known()).isEqualByComparingTo("37915.36284399"));

    assertThat(fetch().path("outcome").asText()).isEqualTo("UNCHANGED");
    assertThat(inForce()).isEqualTo(july);
  }

  /** At the address of a month's zip alone. */
  private static void serve(String month, byte[] csv) {
    TREASURY.stubFor(
        get(urlPathEqualTo(FILE))
            .withQueryParam("fileType", equalTo("Zip"))
            .withQueryParam("month", equalTo(month))
            .willReturn(
                aResponse()
                    .withHeader("content-type", "application/zip")
                    .withBody(Bundle.of(Map.of("Månadsutfall utgifter.csv", csv)).bytes())));
  }

  private JsonNode fetch() {
    return Events.send(ingest, Json.MAPPER.createObjectNode().put("source", "budget-swe"));
  }

  private Release inForce() {
    return services.stores().releases().inForce("budget-swe", Instant.now()).orElseThrow();
  }
}
