package org.allyspend.core.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What a mistyped word may have been meant to be. */
final class Spelling {
  /** A slip for every so many letters is taken for one; codes are too short to guess at. */
  private static final int LETTERS_A_SLIP = 4;

  private static final int LONGEST = 60;

  private Spelling() {}

  /** The nearest known word, or empty where none is near. */
  static Optional<String> meant(String found, Collection<String> known) {
    if (found.isEmpty() || found.length() > LONGEST) {
      return Optional.empty();
    }
    return known.stream()
        .filter(word -> distance(folded(found), folded(word)) <= slips(word))
        .min(Comparator.comparingInt(word -> distance(folded(found), folded(word))));
  }

  private static int slips(String word) {
    return word.length() / LETTERS_A_SLIP;
  }

  /** In one case, and with one sign between words: the commonest slips cost nothing. */
  private static String folded(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[ _]", "-");
  }

  /**
   * How many letters were left out, put in, put for another, or swapped with their neighbour: the
   * restricted Damerau-Levenshtein distance (Boytsov 2011, 2.2).
   */
  private static int distance(String one, String other) {
    int[][] table = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        if (i == 0 || j == 0) {
          table[i][j] = i + j;
          continue;
        }
        int substitution = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        table[i][j] =
            Math.min(
                table[i - 1][j - 1] + substitution, 1 + Math.min(table[i - 1][j], table[i][j - 1]));
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          table[i][j] = Math.min(table[i][j], 1 + table[i - 2][j - 2]);
        }
      }
    }
    return table[one.length()][other.length()];
  }
}
