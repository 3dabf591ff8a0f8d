package org.allyspend.ingest.fetch;

import java.util.Arrays;

/** The three bytes by which some programs mark a text as UTF-8. */
public final class ByteOrderMark {
  private static final byte[] UTF_8 = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private ByteOrderMark() {}

  /** How many bytes of a text are its mark. */
  static int length(byte[] bytes) {
    return bytes.length >= UTF_8.length
            && Arrays.equals(bytes, 0, UTF_8.length, UTF_8, 0, UTF_8.length)
        ? UTF_8.length
        : 0;
  }

  /** The text without its mark, as it has to be where texts are joined. */
  public static byte[] strip(byte[] bytes) {
    int length = length(bytes);
    return length == 0 ? bytes : Arrays.copyOfRange(bytes, length, bytes.length);
  }
}
