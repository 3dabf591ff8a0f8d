package org.allyspend.core.domain;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/**
 * Bytes that are read from their beginning as often as is wanted and need not be in memory: those
 * of an array, of a file, or of several of these in a row.
 */
public interface Content extends AutoCloseable {
  /** How many bytes there are. */
  long length();

  /** Reads them, for whoever closes what it is given. */
  InputStream open() throws IOException;

  /** Gives back what is held for them beyond memory: nothing is read of them after that. */
  @Override
  default void close() {}

  /** These bytes. */
  static Content of(byte[] bytes) {
    return of(bytes, null);
  }

  /**
   * These bytes, which may have been hashed before.
   *
   * @param sha256 their SHA-256, or null where nobody knows it yet
   */
  static Content of(byte[] bytes, String sha256) {
    return new Content() {
      @Override
      public long length() {
        return bytes.length;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }

      @Override
      public byte[] bytes() {
        return bytes;
      }

      @Override
      public String sha256() {
        return sha256 == null ? Hash.sha256(bytes) : sha256;
      }
    };
  }

  /** Those of a file, which is to stay as it is. */
  static Content of(Path file) throws IOException {
    long length = Files.size(file);
    return new Content() {
      @Override
      public long length() {
        return length;
      }

      @Override
      public InputStream open() throws IOException {
        return Files.newInputStream(file);
      }
    };
  }

  /**
   * Those of all of these, one after the other.
   *
   * @param sha256 their SHA-256, which whoever wrote them knows
   */
  static Content joined(List<Content> parts, String sha256) {
    List<Content> all = List.copyOf(parts);
    return new Content() {
      @Override
      public long length() {
        return all.stream().mapToLong(Content::length).sum();
      }

      @Override
      public InputStream open() {
        // Each is opened once the one before it has been read.
        return new SequenceInputStream(
            Collections.enumeration(all.stream().<InputStream>map(Opened::new).toList()));
      }

      @Override
      public String sha256() {
        return sha256;
      }

      @Override
      public void close() {
        all.forEach(Content::close);
      }
    };
  }

  /** All of them in memory: for what is known to be small. */
  default byte[] bytes() {
    try (InputStream in = open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("what was to be read could not be read", e);
    }
  }

  /** Their SHA-256, 64 lower-case hexadecimal digits. */
  default String sha256() {
    try (InputStream in = open()) {
      return Hash.sha256(in);
    } catch (IOException e) {
      throw new UncheckedIOException("what was to be read could not be read", e);
    }
  }

  /** A content that is opened with the first byte that is read of it. */
  final class Opened extends InputStream {
    private final Content content;
    private InputStream in;

    private Opened(Content content) {
      this.content = content;
    }

    private InputStream in() throws IOException {
      if (in == null) {
        in = content.open();
      }
      return in;
    }

    @Override
    public int read() throws IOException {
      return in().read();
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      return in().read(into, from, most);
    }

    @Override
    public void close() throws IOException {
      if (in != null) {
        in.close();
      }
    }
  }
}
