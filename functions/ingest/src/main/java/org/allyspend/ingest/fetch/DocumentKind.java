package org.allyspend.ingest.fetch;

/**
 * What a document is, as far as its first bytes tell: what servers call it is no more than a hint.
 */
public enum DocumentKind {
  EXCEL("an Excel workbook (.xlsx)"),
  ZIP("a zip archive"),
  JSON("JSON"),
  CSV("CSV"),
  TABLE("CSV, an Excel workbook (.xlsx) or a zip archive of them"),
  HTML("a web page");

  private final String words;

  DocumentKind(String words) {
    this.words = words;
  }

  /** What an error calls it. */
  public String words() {
    return words;
  }

  /** Whether the bytes start as such a document does. */
  boolean starts(byte[] bytes) {
    int first = firstVisible(bytes);
    return switch (this) {
      case EXCEL, ZIP -> bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K';
      case JSON -> first == '[' || first == '{';
      case CSV, TABLE -> first != '<' && first != 0;
      case HTML -> first == '<';
    };
  }

  /** What the bytes and their media type, empty where none was sent, say it is instead. */
  static String found(byte[] bytes, String contentType) {
    String mediaType = contentType.replaceFirst(";.*", "").strip();
    if (bytes.length == 0) {
      return "nothing";
    }
    return HTML.starts(bytes)
        ? HTML.words
        : "something else" + (mediaType.isEmpty() ? "" : ", which is called " + mediaType);
  }

  /** The first byte after a byte order mark and white space, 0 where there is none. */
  private static int firstVisible(byte[] bytes) {
    for (int at = ByteOrderMark.length(bytes); at < bytes.length; at++) {
      if (!Character.isWhitespace(bytes[at])) {
        return bytes[at];
      }
    }
    return 0;
  }
}
