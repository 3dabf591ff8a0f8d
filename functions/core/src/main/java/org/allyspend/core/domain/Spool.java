package org.allyspend.core.domain;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/**
 * Takes bytes that come once and gives them as content that is read as often as is wanted: in
 * memory while they are at most {@value #IN_MEMORY}, and else in a temporary file, hashed on the
 * way. The file has no name from the moment it is opened, so that it is gone with whoever holds it,
 * however that ends.
 */
public final class Spool extends OutputStream {
  private static final int IN_MEMORY = 1 << 20;
  private static final int AT_ONCE = 1 << 16;

  private final MessageDigest digest = Hash.digest();
  private ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private FileChannel file;
  private volatile long length;

  /** What makes a file. */
  @FunctionalInterface
  public interface Writing {
    /** Writes all of it, and leaves it open. */
    void to(OutputStream out) throws IOException;
  }

  /** What is written so, for whoever closes it. */
  public static Content of(Writing writing) {
    Spool spool = new Spool();
    try {
      OutputStream out = new BufferedOutputStream(spool, AT_ONCE);
      writing.to(out);
      out.flush();
      return spool.content();
    } catch (IOException e) {
      spool.close();
      throw new UncheckedIOException("a file could not be made", e);
    } catch (RuntimeException | Error e) {
      spool.close();
      throw e;
    }
  }

  /** How many bytes it has taken. */
  public long length() {
    return length;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] from, int at, int count) throws IOException {
    long longer = length + count;
    if (file == null && longer > IN_MEMORY) {
      file = unnamed();
      memory.writeTo(Channels.newOutputStream(file));
      memory = null;
    }
    if (file == null) {
      memory.write(from, at, count);
    } else {
      Channels.newOutputStream(file).write(from, at, count);
    }
    digest.update(from, at, count);
    length = longer;
  }

  private static FileChannel unnamed() throws IOException {
    return FileChannel.open(
        Files.createTempFile("allyspend", ".tmp"),
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  /** Gives up what it has taken. */
  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a temporary file could not be closed", e);
    }
  }

  /** What it has taken, which is held until that is closed. */
  public Content content() {
    return file == null ? Content.of(memory.toByteArray(), Hash.hex(digest)) : new Filed();
  }

  private final class Filed implements Content {
    private final String sha256 = Hash.hex(digest);

    @Override
    public String sha256() {
      return sha256;
    }

    @Override
    public long length() {
      return length;
    }

    @Override
    public InputStream open() {
      return new BufferedInputStream(new Reading(), AT_ONCE);
    }

    @Override
    public void close() {
      Spool.this.close();
    }
  }

  /** The file from its beginning, wherever others are in it. */
  private final class Reading extends InputStream {
    private long at;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      int read = file.read(ByteBuffer.wrap(into, from, most), at);
      at += Math.max(read, 0);
      return read;
    }
  }
}
