package org.allyspend.core.domain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, by which bytes are named. */
public final class Hash {
  private static final int AT_ONCE = 1 << 16;

  private Hash() {}

  /** The SHA-256 of these bytes, 64 lower-case hexadecimal digits. */
  public static String sha256(byte[] bytes) {
    MessageDigest digest = digest();
    digest.update(bytes);
    return hex(digest);
  }

  /** That of a text in UTF-8. */
  public static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /** That of all bytes that are still to be read. */
  public static String sha256(InputStream bytes) throws IOException {
    MessageDigest digest = digest();
    byte[] some = new byte[AT_ONCE];
    for (int read = bytes.read(some); read >= 0; read = bytes.read(some)) {
      digest.update(some, 0, read);
    }
    return hex(digest);
  }

  /** That of what a digest has been given, which begins anew. */
  public static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** A digest, for bytes that are hashed while they pass. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
