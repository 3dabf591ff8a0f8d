package org.allyspend.ingest;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.ingest.nato.LaterEditionWorkbook;

/** Any bytes give observations or a clear rejection, never anything else. */
class AnyBytesTest {
  private static final byte[] WORKBOOK = LaterEditionWorkbook.whole();

  @Property(tries = 200)
  void every_source_reads_or_refuses_any_bytes(@ForAll @Size(max = 400) byte[] bytes) {
    Sources.all().forEach(source -> readOrRefuse(source, bytes));
  }

  @Property(tries = 60)
  void a_workbook_with_bytes_changed_is_read_or_refused(
      @ForAll @IntRange(max = 100_000) int at, @ForAll byte value) {
    byte[] changed = Arrays.copyOf(WORKBOOK, WORKBOOK.length);
    changed[at % changed.length] = value;

    readOrRefuse(Sources.of("nato"), changed);
  }

  private static void readOrRefuse(Source source, byte[] bytes) {
    try {
      source.parse(bytes);
    } catch (RefusedException e) {
      PlainWords.require(e.getMessage());
    }
  }
}
