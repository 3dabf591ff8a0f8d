package org.allyspend.report.workbook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Writes a zip anew with its entries in order and without the time at which it was made. */
final class StableZip {
  /** OPC readers find the parts' types first, and faster. */
  private static final Comparator<String> CONTENT_TYPES_FIRST =
      Comparator.comparing((String name) -> !name.equals("[Content_Types].xml"))
          .thenComparing(Comparator.naturalOrder());

  /**
   * A moment in no time zone. Not the earliest a zip can state: for that one the JDK adds a second
   * time stamp, which knows the zone.
   */
  private static final LocalDateTime NEVER = LocalDateTime.of(1980, 2, 1, 0, 0);

  /** A fifth larger than at the default of 6, and quicker by a third where rows are many. */
  private static final int LEVEL = 2;

  /** Bytes that are packed together. */
  private static final int AT_ONCE = 1 << 14;

  private StableZip() {}

  /** What becomes of an entry's text: it is written changed. */
  @FunctionalInterface
  interface Change {
    void write(String text, OutputStream out) throws IOException;
  }

  /**
   * Writes the same entries, some of them changed.
   *
   * @param changes what becomes of the entries of these names
   */
  static void write(byte[] zip, Map<String, Change> changes, OutputStream out) throws IOException {
    SortedMap<String, byte[]> entries = new TreeMap<>(CONTENT_TYPES_FIRST);
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    }
    ZipOutputStream written = new ZipOutputStream(out);
    written.setLevel(LEVEL);
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      ZipEntry one = new ZipEntry(entry.getKey());
      one.setTimeLocal(NEVER);
      written.putNextEntry(one);
      write(entry.getValue(), changes.get(entry.getKey()), written);
      written.closeEntry();
    }
    written.finish();
  }

  private static void write(byte[] content, Change change, OutputStream out) throws IOException {
    if (change == null) {
      out.write(content);
      return;
    }
    OutputStream together = new BufferedOutputStream(out, AT_ONCE);
    change.write(new String(content, UTF_8), together);
    together.flush();
  }
}
