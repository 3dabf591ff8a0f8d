package org.allyspend.core.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.junit.jupiter.api.Test;

class AtOnceTest {
  @Test
  void answers_come_in_the_order_of_the_work_whichever_ends_first() {
    CountDownLatch second = new CountDownLatch(1);

    assertThat(
            AtOnce.all(
                List.of(
                    () -> {
                      await(second);
                      return 1;
                    },
                    () -> {
                      second.countDown();
                      return 2;
                    }),
                AtOnce.THREADS))
        .containsExactly(1, 2);
  }

  @Test
  void what_fails_is_told_as_it_was_when_nothing_is_at_work_any_more() {
    CountDownLatch failed = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();

    assertThatThrownBy(
            () ->
                AtOnce.all(
                    List.of(
                        () -> {
                          failed.countDown();
                          throw Refusal.at("source csv").expected("one").found("none").exception();
                        },
                        () -> {
                          await(failed);
                          ended.set(true);
                          return "";
                        }),
                    AtOnce.THREADS))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("source csv");
    assertThat(ended).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
