package org.allyspend.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoresTest {
  @Test
  void a_folder_is_one_process_at_a_time(@TempDir Path folder) {
    try (EmbeddedStores held = EmbeddedStores.open(Optional.of(folder))) {
      assertThat(held.stores().releases().list("nato")).isEmpty();
      assertThatThrownBy(() -> EmbeddedStores.open(Optional.of(folder)))
          .isInstanceOf(UnusableException.class)
          .hasMessageEndingWith("; end that one, or name another folder");
    }
  }

  @Test
  void what_one_has_stored_the_next_finds(@TempDir Path folder) {
    try (EmbeddedStores first = EmbeddedStores.open(Optional.of(folder))) {
      first.stores().bucket().put("raw/a", new byte[] {1}, "text/plain");
    }
    try (EmbeddedStores next = EmbeddedStores.open(Optional.of(folder))) {
      assertThat(next.stores().bucket().get("raw/a", 10)).containsExactly(1);
    }
  }

  @Test
  void many_open_at_once_each_on_its_own() {
    List<EmbeddedStores> embedded =
        Stream.generate(
                () -> CompletableFuture.supplyAsync(() -> EmbeddedStores.open(Optional.empty())))
            .limit(3)
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    embedded.get(0).stores().bucket().put("raw/a", new byte[] {1}, "text/plain");
    assertThat(embedded.get(1).stores().bucket().find("raw/a", 10)).isEmpty();
    embedded.forEach(EmbeddedStores::close);
  }
}
