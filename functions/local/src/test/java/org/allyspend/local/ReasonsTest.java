package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Optional;
import org.allyspend.api.ApiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever Step Functions and Lambda say of a failure, people read one sentence. */
class ReasonsTest {
  private static EmbeddedStores embedded;

  @BeforeAll
  static void start() {
    embedded = EmbeddedStores.open(Optional.empty());
  }

  @AfterAll
  static void stop() {
    embedded.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          States.Timeout | `` | it took longer than it may take
          Lambda.Unknown | The cause could not be determined. Returned payload: {"errorMessage":"2026-12-02T05:02:00Z 1 Task timed out after 120.00 seconds"} | it took longer than the 120 seconds it may take
          org.allyspend.core.domain.RefusedException | {"errorMessage":"source nato: no","errorType":"x","stackTrace":["y"]} | source nato: no
          Lambda.ServiceException | ["a","b"] | it ended in the error Lambda.ServiceException, of which no more is known
          java.lang.NullPointerException | {"errorMessage":null,"errorType":"x"} | it ended in the error java.lang.NullPointerException, of which no more is known
          Runtime.ExitError | RequestId: 1 Error: Runtime exited | RequestId: 1 Error: Runtime exited
          `` | `` | no reason is known
          """)
  void a_failure_is_told_in_a_sentence(String error, String cause, String reason) {
    ApiFunction function =
        new ApiFunction(
            embedded.stores(),
            (name, input) -> {},
            (key, name) -> key,
            new LocalSubscriptions(),
            Clock.systemUTC());
    ObjectNode event = Events.read("run-failed");
    event.withObject("/error").put("Error", error).put("Cause", cause);

    assertThat(Events.send(function, event).path("message").asText())
        .contains("\n\nWhy: " + reason + ".\n\n");
  }
}
