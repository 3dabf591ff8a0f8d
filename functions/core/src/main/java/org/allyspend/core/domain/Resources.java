package org.allyspend.core.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** What comes with Allyspend in its jars, by its path from their root or from this package. */
public final class Resources {
  private Resources() {}

  /**
   * A text in UTF-8.
   *
   * @throws IllegalStateException where there is none
   */
  public static String text(String path) {
    return find(path)
        .map(bytes -> new String(bytes, UTF_8))
        .orElseThrow(() -> new IllegalStateException(path + " is not in the jar"));
  }

  /** The bytes that stand there, or empty where there are none. */
  public static Optional<byte[]> find(String path) {
    try (InputStream in = Resources.class.getResourceAsStream(path)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(path + " could not be read", e);
    }
  }
}
