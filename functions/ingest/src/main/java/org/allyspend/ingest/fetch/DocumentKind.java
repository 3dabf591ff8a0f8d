package org.allyspend.ingest.fetch;

import org.allyspend.core.domain.Remark;

/**
 * What a document is, as far as its first bytes tell: what servers call it is no more than a hint.
 */
public enum DocumentKind {
  EXCEL(Remark.Kind.EXCEL),
  ZIP(Remark.Kind.ZIP),
  JSON(Remark.Kind.JSON),
  CSV(Remark.Kind.CSV),
  TABLE(Remark.Kind.TABLE),
  HTML(Remark.Kind.WEB_PAGE);

  private final Remark name;

  DocumentKind(Remark.Kind name) {
    this.name = Remark.of(name);
  }

  /** What an error calls it. */
  public Remark named() {
    return name;
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
  Remark found(byte[] bytes, String contentType) {
    String mediaType = contentType.replaceFirst(";.*", "").strip();
    if (bytes.length == 0) {
      return name.within(Remark.Kind.HOLDS_NOTHING);
    }
    if (HTML.starts(bytes)) {
      return name.within(Remark.Kind.HOLDS_PAGE);
    }
    return mediaType.isEmpty()
        ? name.within(Remark.Kind.HOLDS_OTHER)
        : name.within(Remark.Kind.HOLDS_CALLED, mediaType);
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
