package org.allyspend.core.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class JsonFunctionTest {
  private record Question(String text, String run) implements OfRun {}

  private record Answer(String text) {}

  private static final class Echo extends JsonFunction<Question, Answer> {
    Echo(CompletableFuture<Function<Question, Answer>> service) {
      super(Question.class, service);
    }
  }

  @Test
  void an_event_that_comes_early_waits_for_what_answers_it() {
    CompletableFuture<Function<Question, Answer>> service = new CompletableFuture<>();
    Echo function = new Echo(service);

    CompletableFuture<byte[]> answer =
        CompletableFuture.supplyAsync(
            () -> Invocation.of(function, new Question("who", "run-one")));
    service.complete(question -> new Answer(question.text() + " is there"));

    assertThat(new String(answer.join(), UTF_8)).isEqualTo("{\"text\":\"who is there\"}");
  }
}
