package org.allyspend.ingest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;

/**
 * Several files that a publisher gives as one release, such as the CSV files of Kiel's tracker: one
 * zip to us, so that a release stays one sequence of bytes with one hash. The same files make the
 * same zip, whenever and wherever: names in order, nothing compressed, no time.
 */
public final class Bundle {
  private static final int MOST_FILES = 100;

  /** Zip's own beginning of time. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final SortedMap<String, byte[]> files;

  private Bundle(Map<String, byte[]> files) {
    this.files = new TreeMap<>(files);
  }

  /** These files by their plain names. */
  public static Bundle of(Map<String, byte[]> files) {
    return new Bundle(files);
  }

  /** Whether bytes start as a zip does. */
  public static boolean isZip(byte[] bytes) {
    return bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K';
  }

  /**
   * The files of a zip, by their names without folders.
   *
   * @throws RefusedException where it is no zip, holds a name twice, or unfolds beyond reason
   */
  public static Bundle read(byte[] zip) {
    Map<String, byte[]> files = new TreeMap<>();
    int left = IngestService.MOST_BYTES;
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.isDirectory()) {
          continue;
        }
        byte[] bytes = in.readNBytes(left + 1);
        left -= bytes.length;
        if (left < 0 || files.size() == MOST_FILES) {
          throw Refusal.at("zip")
              .expected(
                  "at most " + IngestService.MOST_BYTES + " bytes in " + MOST_FILES + " files")
              .found("more")
              .exception();
        }
        String name = entry.getName().replaceFirst(".*[/\\\\]", "");
        if (files.put(name, bytes) != null) {
          throw Refusal.twice("zip", Numbers.shorten(name)).exception();
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw Archive.unreadable().exception(e);
    }
    if (files.isEmpty()) {
      throw Archive.unreadable().exception();
    }
    return new Bundle(files);
  }

  /** The file of this name, or empty. */
  public Optional<byte[]> find(String name) {
    return Optional.ofNullable(files.get(name));
  }

  /**
   * The file of this name.
   *
   * @throws RefusedException where there is none
   */
  public byte[] file(String name) {
    return find(name)
        .orElseThrow(
            () ->
                Refusal.at("zip")
                    .expected("the file " + name)
                    .found(Numbers.shorten(String.join(", ", files.keySet()), 120))
                    .exception());
  }

  /** All of them, by name. */
  public SortedMap<String, byte[]> files() {
    return files;
  }

  /** The zip. */
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(entry(file.getKey(), file.getValue()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory could not be written to", e);
    }
    return bytes.toByteArray();
  }

  private static ZipEntry entry(String name, byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    entry.setTimeLocal(NO_TIME);
    return entry;
  }
}
