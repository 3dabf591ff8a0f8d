package org.allyspend.ingest.fetch;

import java.util.Locale;
import java.util.Set;

/** What a document is, as far as its media type and its first bytes tell. */
public enum DocumentKind {
  EXCEL(
      "an Excel workbook (.xlsx)",
      Set.of(
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/zip")),
  JSON("JSON", Set.of("application/json", "text/json")),
  CSV("CSV", Set.of("text/csv", "application/csv", "text/plain"));

  /** Servers that do not know what they serve say so. */
  private static final Set<String> UNTOLD =
      Set.of("", "application/octet-stream", "binary/octet-stream");

  private final String words;
  private final Set<String> mediaTypes;

  DocumentKind(String words, Set<String> mediaTypes) {
    this.words = words;
    this.mediaTypes = mediaTypes;
  }

  /** What an error calls it. */
  String words() {
    return words;
  }

  /** Whether a Content-Type, empty where none was sent, can stand on such a document. */
  boolean mayBe(String contentType) {
    String mediaType = contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    return mediaTypes.contains(mediaType) || UNTOLD.contains(mediaType);
  }

  /** Whether the bytes start as such a document does. */
  boolean starts(byte[] bytes) {
    return switch (this) {
      case EXCEL -> bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K';
      case JSON -> firstVisible(bytes) == '[' || firstVisible(bytes) == '{';
      case CSV -> firstVisible(bytes) != '<' && firstVisible(bytes) != 0;
    };
  }

  private static int firstVisible(byte[] bytes) {
    for (byte one : bytes) {
      if (!Character.isWhitespace(one)) {
        return one;
      }
    }
    return 0;
  }
}
