package org.allyspend.core.config;

import java.util.List;
import java.util.Locale;
import org.allyspend.core.domain.Refusal;

/**
 * The language of a report's labels and sentences. Figures are shown in the reader's own locale.
 */
public enum Language {
  ENGLISH("en"),
  FRENCH("fr");

  private final String code;

  Language(String code) {
    this.code = code;
  }

  /** The ISO 639-1 code: en or fr. */
  public String code() {
    return code;
  }

  /** The locale of the language alone. */
  public Locale locale() {
    return Locale.forLanguageTag(code);
  }

  /** The language of this code; refuses any other text. */
  public static Language of(String code) {
    return Refusal.choose("/language", "a language", List.of(values()), Language::code, code);
  }
}
