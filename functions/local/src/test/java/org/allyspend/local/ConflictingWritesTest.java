package org.allyspend.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.allyspend.core.domain.Content;
import org.allyspend.core.domain.UnavailableException;
import org.allyspend.core.store.Bucket;
import org.junit.jupiter.api.Test;

/** S3 answers 409 to a conditional write while another is under way, and asks to try again. */
class ConflictingWritesTest {
  private static final byte[] CONFLICT =
      "<Error><Code>ConditionalRequestConflict</Code></Error>".getBytes(UTF_8);

  private static Bucket conflicting(int times, AtomicInteger puts) {
    return Ground.served()
        .stores(
            call ->
                call.operation().equals("S3 PUT") && puts.incrementAndGet() <= times
                    ? FaultyHttpClient.answer(409, "application/xml", CONFLICT)
                    : call.send())
        .bucket();
  }

  @Test
  void a_conflict_that_passes_is_waited_for() {
    AtomicInteger puts = new AtomicInteger();
    Bucket bucket = conflicting(2, puts);

    assertThat(bucket.putIfAbsent("raw/nato/1", Content.of("one".getBytes(UTF_8)), "text/plain"))
        .isTrue();
    assertThat(bucket.putIfAbsent("raw/nato/1", Content.of("two".getBytes(UTF_8)), "text/plain"))
        .isFalse();
    assertThat(bucket.get("raw/nato/1", 10)).asString(UTF_8).isEqualTo("one");
  }

  @Test
  void a_conflict_that_stays_is_worth_another_try_of_the_step() {
    Bucket bucket = conflicting(Integer.MAX_VALUE, new AtomicInteger());

    assertThatThrownBy(
            () -> bucket.putIfAbsent("raw/nato/2", Content.of(new byte[1]), "text/plain"))
        .isInstanceOf(UnavailableException.class)
        .hasMessage("object raw/nato/2: others are writing it");
  }
}
