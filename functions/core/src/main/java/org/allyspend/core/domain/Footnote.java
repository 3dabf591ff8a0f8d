package org.allyspend.core.domain;

/**
 * A publisher's note on the figures of an ally, or of all.
 *
 * @param subject the ally's ISO 3166-1 alpha-3 code, or {@link #ALL}
 * @param mark the mark that leads to it, such as '†' or '88', empty where none does
 * @param text what it says, in the publisher's words, whole
 * @param french the same in French, or empty where it is given in one language alone
 */
public record Footnote(String subject, String mark, String text, String french) {
  /** The subject of a note that is about no ally alone. */
  public static final String ALL = "";

  private static final String FRENCH = "fr";

  public Footnote {
    french = french == null ? "" : french; // An earlier version kept none.
  }

  /** A note in one language. */
  public Footnote(String subject, String mark, String text) {
    this(subject, mark, text, "");
  }

  /** What it says in a language, by its ISO 639-1 code, or else in the one there is. */
  public String in(String language) {
    return isFrench(language) ? french : text;
  }

  /** Whether it is French where it is asked for in this language. */
  public boolean isFrench(String language) {
    return language.equals(FRENCH) && !french.isEmpty();
  }
}
