package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LocalExecutionsTest {
  /** As where a disk is full: the run fails, and that it did can't be noted either. */
  @Test
  void that_a_run_failed_is_noted_once_it_can_be() throws InterruptedException {
    AtomicInteger calls = new AtomicInteger();
    LinkedBlockingQueue<JsonNode> noted = new LinkedBlockingQueue<>();
    LocalExecutions executions =
        new LocalExecutions(
            null,
            event -> {
              if (calls.incrementAndGet() <= 2) {
                throw new IllegalStateException("database or disk is full");
              }
              noted.add(event);
            });

    executions.start(
        "one", "{\"run\": \"official-1\", \"sources\": [], \"aggregate\": {}, \"report\": {}}");

    assertThat(noted.poll(1, TimeUnit.MINUTES).path("failed").asText()).isEqualTo("official-1");
    executions.close();
  }
}
