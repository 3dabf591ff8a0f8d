package org.allyspend.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.allyspend.core.domain.SourceIds;
import org.junit.jupiter.api.Test;

class SourcesTest {
  @Test
  void a_source_is_registered_once_by_its_id_and_its_class() {
    assertThat(SourceIds.classes()).isNotEmpty();
    SourceIds.classes()
        .forEach((id, name) -> assertThat(Sources.of(id).getClass().getName()).isEqualTo(name));
    assertThat(Sources.all()).extracting(Source::id).doesNotHaveDuplicates();
  }
}
