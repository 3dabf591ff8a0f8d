package org.allyspend.core.domain;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that is being made, to be kept elsewhere: as much as {@value #IN_MEMORY} bytes is in
 * memory, and more is in a temporary file, which is deleted with it.
 */
public final class Draft implements Content, AutoCloseable {
  private static final int IN_MEMORY = 1 << 20;
  private static final int AT_ONCE = 1 << 16;

  private ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private Path file;
  private long length;

  private Draft() {}

  /** What makes a file. */
  @FunctionalInterface
  public interface Writing {
    /** Writes all of it, and leaves it open. */
    void to(OutputStream out) throws IOException;
  }

  /** What is written so, for whoever closes it. */
  public static Draft of(Writing writing) {
    Draft draft = new Draft();
    try (OutputStream out = new BufferedOutputStream(draft.new Written(), AT_ONCE)) {
      writing.to(out);
    } catch (IOException e) {
      draft.close();
      throw new UncheckedIOException("a file could not be made", e);
    } catch (RuntimeException | Error e) {
      draft.close();
      throw e;
    }
    return draft;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public InputStream open() throws IOException {
    return file == null
        ? new ByteArrayInputStream(memory.toByteArray())
        : Files.newInputStream(file);
  }

  @Override
  public void close() {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("temporary file " + file + " could not be deleted", e);
    }
  }

  private final class Written extends OutputStream {
    private OutputStream out = memory;

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      if (file == null && length + count > IN_MEMORY) {
        file = Files.createTempFile("allyspend-", ".draft");
        out = Files.newOutputStream(file);
        memory.writeTo(out);
        memory = null;
      }
      out.write(bytes, from, count);
      length += count;
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
