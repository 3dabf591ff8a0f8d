package org.allyspend.ingest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.allyspend.core.domain.Content;
import org.allyspend.core.domain.Hash;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;

/**
 * Several files that a publisher gives as one release, such as the CSV files of Kiel's tracker: one
 * zip to us, so that a release stays one sequence of bytes with one hash. The same files make the
 * same zip, whenever and wherever: names in order, nothing compressed, no time.
 */
public final class Bundle {
  private static final int MOST_FILES = 100;

  /** What begins a file in a zip, and how many bytes say what it is, before its name. */
  private static final int LOCAL_FILE = 0x04034b50;

  private static final int HEADER = 30;

  /** Zip's own beginning of time. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final SortedMap<String, Content> files;

  private Bundle(Map<String, Content> files) {
    this.files = new TreeMap<>(files);
  }

  /** These files by their plain names. */
  public static Bundle of(Map<String, byte[]> files) {
    Map<String, Content> contents = new TreeMap<>();
    files.forEach((name, bytes) -> contents.put(name, Content.of(bytes)));
    return new Bundle(contents);
  }

  /** These, which need not be in memory. */
  public static Bundle ofContents(Map<String, Content> files) {
    return new Bundle(files);
  }

  /** Whether bytes start as a zip does. */
  public static boolean isZip(byte[] bytes) {
    return bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K';
  }

  /**
   * Where the bytes of a file begin in a zip that holds it as it is; empty where it holds none, or
   * has it folded or in a zip of its own.
   *
   * @param file what the zip says of it
   */
  public static OptionalLong begin(Content zip, ZipEntry file) throws IOException {
    if (file.getMethod() != ZipEntry.STORED) {
      return OptionalLong.empty();
    }
    long at = 0;
    try (InputStream in = zip.open()) {
      for (byte[] read = in.readNBytes(HEADER); read.length == HEADER; ) {
        ByteBuffer header = ByteBuffer.wrap(read).order(ByteOrder.LITTLE_ENDIAN);
        if (header.getInt() != LOCAL_FILE || header.getShort(8) != ZipEntry.STORED) {
          return OptionalLong.empty();
        }
        long size = Integer.toUnsignedLong(header.getInt(18));
        long names = Short.toUnsignedLong(header.getShort(26));
        names += Short.toUnsignedLong(header.getShort(28));
        long begin = at + HEADER + names;
        if (size == file.getSize() && Integer.toUnsignedLong(header.getInt(14)) == file.getCrc()) {
          return OptionalLong.of(begin);
        }
        in.skipNBytes(names + size);
        at = begin + size;
        read = in.readNBytes(HEADER);
      }
    }
    return OptionalLong.empty();
  }

  /**
   * The files of a zip, by their names without folders.
   *
   * @throws RefusedException where it is no zip, holds a name twice, or unfolds beyond reason
   */
  public static Bundle read(byte[] zip) {
    if (!isZip(zip)) {
      throw Refusal.at("")
          .expected("a zip archive or a folder of files")
          .found(Format.of(zip).words())
          .exception();
    }
    Map<String, byte[]> files = new TreeMap<>();
    int left = IngestService.IN_MEMORY;
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.isDirectory()) {
          continue;
        }
        byte[] bytes = in.readNBytes(left + 1);
        left -= bytes.length;
        if (left < 0 || files.size() == MOST_FILES) {
          throw Refusal.at("zip")
              .expected("at most " + IngestService.IN_MEMORY + " bytes in " + MOST_FILES + " files")
              .found("more")
              .exception();
        }
        String name = Archive.plain(entry.getName());
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
    return of(files);
  }

  /** The file of this name, or empty. */
  public Optional<byte[]> find(String name) {
    return Optional.ofNullable(files.get(name)).map(Content::bytes);
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
                Refusal.at("")
                    .expected("the file " + name)
                    .found(Refusal.shortened(String.join(", ", files.keySet()), 120))
                    .exception());
  }

  /** All of them, by name. */
  public SortedMap<String, byte[]> files() {
    SortedMap<String, byte[]> all = new TreeMap<>();
    files.forEach((name, content) -> all.put(name, content.bytes()));
    return all;
  }

  /** The zip. */
  public byte[] bytes() {
    return content().bytes();
  }

  /**
   * The zip, of which no more is in memory than what zip says of the files: each stands in it as it
   * is, so that it is read where it stands.
   */
  public Content content() {
    List<Content> parts = new ArrayList<>();
    Around around = new Around();
    MessageDigest digest = Hash.digest();
    try (ZipOutputStream zip = new ZipOutputStream(new DigestOutputStream(around, digest))) {
      for (Map.Entry<String, Content> file : files.entrySet()) {
        zip.putNextEntry(entry(file.getKey(), file.getValue()));
        parts.add(around.taken());
        around.passing = true;
        try (InputStream in = file.getValue().open()) {
          in.transferTo(zip);
        }
        zip.closeEntry();
        around.passing = false;
        parts.add(file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("what is to be bundled could not be read", e);
    }
    parts.add(around.taken());
    return Content.joined(parts, Hash.hex(digest));
  }

  private static ZipEntry entry(String name, Content content) throws IOException {
    CRC32 crc = new CRC32();
    try (InputStream in = new CheckedInputStream(content.open(), crc)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length());
    entry.setCrc(crc.getValue());
    entry.setTimeLocal(NO_TIME);
    return entry;
  }

  /** What zip writes around the files, without what is in them. */
  private static final class Around extends OutputStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean passing;

    @Override
    public void write(int one) {
      if (!passing) {
        bytes.write(one);
      }
    }

    @Override
    public void write(byte[] from, int at, int count) {
      if (!passing) {
        bytes.write(from, at, count);
      }
    }

    private Content taken() {
      Content taken = Content.of(bytes.toByteArray());
      bytes.reset();
      return taken;
    }
  }
}
