package org.allyspend.ingest.fetch;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Addresses as servers and pages write them: relative, without a scheme, with spaces and letters
 * that no address may hold. They are read as browsers read them.
 */
public final class Links {
  /** What RFC 3986 lets stand in an address as it is, beside letters and digits. */
  private static final String PLAIN = "-._~:/?#@!$&'()*+,;=%";

  private Links() {}

  /**
   * Where a link leads that stands at an address, without its fragment; empty where it leads
   * nowhere that could be asked.
   */
  public static Optional<URI> resolve(URI at, String link) {
    String written = encoded(link.strip().replaceFirst("#.*", ""));
    if (written.isEmpty()) {
      return Optional.of(at);
    }
    try {
      URI to = written.startsWith("?") ? query(at, written) : rooted(at).resolve(written);
      return Optional.of(to.normalize()).filter(uri -> uri.getRawAuthority() != null);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Where a redirect leads; a server may have sent its letters in UTF-8 or in Latin 1. */
  static Optional<URI> redirect(URI at, String location) {
    return location.isBlank() ? Optional.empty() : resolve(at, letters(location));
  }

  /** {@link URI#resolve} follows RFC 2396, by which a mere query leaves the document. */
  private static URI query(URI at, String query) {
    return URI.create(rooted(at).toString().replaceFirst("[?#].*", "") + query);
  }

  /** An address that names no path means the root, which {@link URI#resolve} does not know. */
  private static URI rooted(URI at) {
    return at.getRawPath() == null || at.getRawPath().isEmpty() ? at.resolve("/") : at;
  }

  private static String encoded(String link) {
    StringBuilder encoded = new StringBuilder();
    for (byte one : link.getBytes(StandardCharsets.UTF_8)) {
      char letter = (char) (one & 0xff);
      boolean isPlain =
          letter < 0x80 && (Character.isLetterOrDigit(letter) || PLAIN.indexOf(letter) >= 0);
      encoded.append(
          isPlain ? String.valueOf(letter) : String.format(Locale.ROOT, "%%%02X", (int) letter));
    }
    return encoded.toString().replaceAll("%(?![0-9A-Fa-f]{2})", "%25");
  }

  /** Headers come as Latin 1, whatever they are. */
  private static String letters(String header) {
    try {
      ByteBuffer bytes = StandardCharsets.ISO_8859_1.newEncoder().encode(CharBuffer.wrap(header));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      return header;
    }
  }
}
