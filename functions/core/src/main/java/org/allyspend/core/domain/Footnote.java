package org.allyspend.core.domain;

/**
 * A publisher's note on the figures of an ally, or of all.
 *
 * @param subject the ally's ISO 3166-1 alpha-3 code, or {@link #ALL}
 * @param mark the mark that leads to it, such as '†' or '88', empty where none does
 * @param text what it says, in the publisher's words, whole
 */
public record Footnote(String subject, String mark, String text) {
  /** The subject of a note that is about no ally alone. */
  public static final String ALL = "";
}
