package org.allyspend.ingest.budget;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import org.allyspend.core.domain.Refusal;

/**
 * What a declaration says to readers: a text in one language, or {@code {"en": …, "fr": …}}.
 *
 * @param one in English where it is said in both languages
 * @param french the same in French, or empty where it is said in one language
 */
record Words(String one, String french) {
  private static final String ENGLISH = "en";
  private static final String FRENCH = "fr";

  /**
   * Of a text, or of an object of two.
   *
   * @throws org.allyspend.core.domain.RefusedException where it is neither, or says nothing
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Words of(JsonNode said) {
    if (said.isTextual()) {
      return new Words(Declared.text("", said.asText()), "");
    }
    Set<String> languages = new TreeSet<>();
    said.properties().forEach(field -> languages.add(field.getKey()));
    if (!languages.equals(Set.of(ENGLISH, FRENCH))
        || !said.path(ENGLISH).isTextual()
        || !said.path(FRENCH).isTextual()) {
      throw Refusal.at("")
          .expected("text, or {\"en\": …, \"fr\": …} of two texts")
          .foundText(said.toString())
          .exception();
    }
    return new Words(
        Declared.text("/" + ENGLISH, said.path(ENGLISH).asText()),
        Declared.text("/" + FRENCH, said.path(FRENCH).asText()));
  }

  /** In French, or in the one language there is. */
  String inFrench() {
    return french.isEmpty() ? one : french;
  }

  @Override
  public String toString() {
    return one;
  }
}
