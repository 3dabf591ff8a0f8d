package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.allyspend.core.domain.Assessment;
import org.allyspend.core.store.RunStore;
import org.junit.jupiter.api.Test;

/** What is billed for what is written and read stays what it is. */
class UsageTest {
  @Test
  void a_run_and_a_read_of_its_figures_use_few_units_of_the_table()
      throws IOException, InterruptedException {
    Usage usage = new Usage(EmbeddedServers.shared());

    assertThat(usage.writes()).isLessThan(150);
    assertThat(usage.reads()).isLessThan(39);

    try (OpenGateway gateway = new OpenGateway(usage.stores())) {
      HttpRequest figures = HttpRequest.newBuilder(gateway.at("/aggregates")).build();
      HttpClient client = HttpClient.newHttpClient();
      String tag =
          client.send(figures, BodyHandlers.ofString()).headers().firstValue("etag").orElseThrow();
      double before = usage.reads();
      HttpRequest again =
          HttpRequest.newBuilder(gateway.at("/aggregates")).header("If-None-Match", tag).build();

      assertThat(client.send(figures, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
      assertThat(client.send(again, BodyHandlers.ofString()).statusCode()).isEqualTo(304);
      assertThat(usage.reads() - before).isLessThanOrEqualTo(2);
    }
  }

  @Test
  void the_findings_of_a_run_are_read_without_the_rest_of_it() {
    Usage usage = new Usage(EmbeddedServers.shared());
    RunStore runs = usage.stores().runs();
    double before = usage.reads();
    Assessment whole = runs.assessment("run").orElseThrow();
    double ofAll = usage.reads() - before;

    assertThat(runs.findings("run")).contains(whole.findings());
    assertThat(usage.reads() - before - ofAll).isLessThan(ofAll / 3);
    assertThat(runs.findings("another")).isEmpty();
  }
}
