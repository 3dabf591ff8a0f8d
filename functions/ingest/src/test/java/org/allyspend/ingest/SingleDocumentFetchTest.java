package org.allyspend.ingest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.allyspend.core.domain.Publication;
import org.allyspend.ingest.ecb.EcbRates;
import org.allyspend.ingest.eda.EdaWorkbook;
import org.allyspend.ingest.fetch.FetchFailedException;
import org.allyspend.ingest.fetch.FetchRules;
import org.allyspend.ingest.fetch.Fetched.Validators;
import org.allyspend.ingest.fetch.Fetcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The central bank and the defence agency, of whom one file is fetched, served in this process. */
class SingleDocumentFetchTest {
  @RegisterExtension
  private static final WireMockExtension SITE =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @Test
  void the_central_banks_zip_is_fetched_and_read() {
    serve(
        "/rates.zip",
        "application/zip",
        Bundle.of(
                Map.of(
                    "eurofxref-hist.csv",
                    EcbRates.whole("Date,USD,\n2026-01-30,1.20,\n1999-01-04,1.1789,\n")
                        .getBytes(UTF_8)))
            .bytes());

    assertThat(fetched("ecb", "/rates.zip").edition()).isEqualTo("to 2026-01-30");
  }

  @Test
  void the_defence_agencys_workbook_is_fetched_and_read() {
    serve(
        "/data.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        EdaWorkbook.changed(workbook -> {}));

    assertThat(fetched("eda", "/data.xlsx").edition()).isEqualTo("to 2025");
  }

  @Test
  void a_page_in_their_place_is_named_by_its_address() {
    for (String source : Set.of("ecb", "eda")) {
      serve("/moved", "text/html", "<html>We have moved</html>".getBytes(UTF_8));

      assertThatThrownBy(() -> fetched(source, "/moved"))
          .isInstanceOf(FetchFailedException.class)
          .hasMessageContaining(SITE.baseUrl() + "/moved");
    }
  }

  private static void serve(String path, String type, byte[] body) {
    SITE.stubFor(get(path).willReturn(aResponse().withHeader("Content-Type", type).withBody(body)));
  }

  private static Publication fetched(String id, String path) {
    Source source = Sources.of(id);
    Fetcher fetcher =
        new Fetcher(
            FetchRules.of(Set.of(FetchRules.host(SITE.baseUrl())), false, 10_000_000),
            Clock.systemUTC());
    return source.parse(
        source.fetch(fetcher, SITE.baseUrl() + path, Validators.NONE).bytes().orElseThrow());
  }
}
