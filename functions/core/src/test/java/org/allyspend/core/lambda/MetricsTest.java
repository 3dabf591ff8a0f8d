package org.allyspend.core.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsTest {
  @Test
  void figures_are_one_line_in_the_embedded_metric_format() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Metrics.print(
        new PrintStream(out, true, UTF_8),
        "allyspend",
        Instant.ofEpochMilli(1_796_187_600_000L),
        Map.of("Source", "nato"),
        Map.of("Observations", 5346, "Failed", 0));

    assertThat(out.toString(UTF_8).lines()).hasSize(1);
    JsonNode line = Json.read(out.toString(UTF_8), JsonNode.class, "line");
    assertThat(line.at("/_aws/Timestamp").asLong()).isEqualTo(1_796_187_600_000L);
    JsonNode metrics = line.at("/_aws/CloudWatchMetrics/0");
    assertThat(metrics.path("Namespace").asText()).isEqualTo("Allyspend");
    assertThat(metrics.path("Dimensions").toString()).isEqualTo("[[\"Stack\",\"Source\"]]");
    assertThat(metrics.path("Metrics").findValuesAsText("Name"))
        .containsExactly("Failed", "Observations");
    assertThat(line.path("Stack").asText()).isEqualTo("allyspend");
    assertThat(line.path("Source").asText()).isEqualTo("nato");
    assertThat(line.path("Observations").asInt()).isEqualTo(5346);
  }
}
