package org.allyspend.ingest.kiel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.notFound;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.time.Clock;
import java.util.Set;
import org.allyspend.ingest.fetch.FetchFailedException;
import org.allyspend.ingest.fetch.FetchRules;
import org.allyspend.ingest.fetch.Fetched.Validators;
import org.allyspend.ingest.fetch.Fetcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tracker's files served side by side, in this process. */
class KielFetchTest {
  @RegisterExtension
  private static final WireMockExtension SITE =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @BeforeEach
  void serve() {
    for (String file : new KielSource().files()) {
      SITE.stubFor(
          get("/data/" + file)
              .willReturn(
                  aResponse()
                      .withHeader("Content-Type", "text/csv; charset=utf-8")
                      .withBody(KielFiles.text(file))));
    }
  }

  @Test
  void the_files_become_one_document() {
    assertThat(fetch()).isEqualTo(KielFiles.whole());
  }

  @Test
  void a_file_that_is_gone_is_named_and_nothing_is_taken_without_it() {
    SITE.stubFor(get("/data/eu_aid_shares.csv").willReturn(notFound()));

    assertThatThrownBy(KielFetchTest::fetch)
        .isInstanceOf(FetchFailedException.class)
        .hasMessageContaining("/data/eu_aid_shares.csv")
        .hasMessageContaining("404");
  }

  private static byte[] fetch() {
    Fetcher fetcher =
        new Fetcher(
            FetchRules.of(Set.of(FetchRules.host(SITE.baseUrl())), false, 10_000_000),
            Clock.systemUTC());
    return new KielSource()
        .fetch(fetcher, SITE.baseUrl() + "/data", Validators.NONE)
        .bytes()
        .orElseThrow();
  }
}
