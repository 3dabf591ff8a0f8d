package org.allyspend.report.workbook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Writes a zip anew with its entries in order and without the time at which it was made. */
final class StableZip {
  /** OPC readers find the parts' types first, and faster. */
  private static final String CONTENT_TYPES = "[Content_Types].xml";

  /**
   * A moment in no time zone. Not the earliest a zip can state: for that one the JDK adds a second
   * time stamp, which knows the zone.
   */
  private static final LocalDateTime NEVER = LocalDateTime.of(1980, 2, 1, 0, 0);

  /** A fifth larger than at the default of 6, and quicker by a third where rows are many. */
  private static final int LEVEL = 2;

  private StableZip() {}

  /**
   * The same entries, some of them changed.
   *
   * @param changes what becomes of the text of the entries of these names
   */
  static byte[] of(byte[] zip, Map<String, UnaryOperator<String>> changes) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    }
    changes.forEach(
        (name, change) ->
            entries.computeIfPresent(
                name, (same, content) -> change.apply(new String(content, UTF_8)).getBytes(UTF_8)));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(zip.length);
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.setLevel(LEVEL);
      write(out, CONTENT_TYPES, entries.remove(CONTENT_TYPES));
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        write(out, entry.getKey(), entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static void write(ZipOutputStream out, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(NEVER);
    out.putNextEntry(entry);
    out.write(content);
    out.closeEntry();
  }
}
