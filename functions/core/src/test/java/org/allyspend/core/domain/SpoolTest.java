package org.allyspend.core.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedChannelException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1 << 20, (1 << 20) + 1, 3_000_001})
  void what_was_written_is_read_as_often_as_is_wanted(int length) throws IOException {
    byte[] bytes = new byte[length];
    new Random(7).nextBytes(bytes);

    try (Content content =
        Spool.of(
            out -> {
              out.write(bytes, 0, length / 3);
              out.write(bytes, length / 3, length - length / 3);
            })) {
      assertThat(content.length()).isEqualTo(length);
      assertThat(content.bytes()).isEqualTo(bytes);
      assertThat(content.sha256()).isEqualTo(Hash.sha256(bytes));
      // Two who read it are each where they are.
      try (InputStream one = content.open();
          InputStream other = content.open()) {
        one.skipNBytes(length / 2);
        assertThat(other.readAllBytes()).isEqualTo(bytes);
        assertThat(one.readAllBytes()).hasSize(length - length / 2);
      }
    }
  }

  @Test
  void what_is_given_back_is_read_no_more() {
    Content content = Spool.of(out -> out.write(new byte[3_000_000]));
    content.close();

    assertThatThrownBy(() -> content.open().read()).isInstanceOf(ClosedChannelException.class);
  }
}
