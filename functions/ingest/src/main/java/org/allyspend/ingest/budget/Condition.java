package org.allyspend.ingest.budget;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.allyspend.core.domain.Refusal;

/**
 * What a column has to say for a row to count; in {@code {"column": "Anslag", "starts": ["0601"]}}
 * it begins with 0601. One of a list is enough, and capitals and small letters are one.
 *
 * @param column the column's name, as printed
 * @param is the whole text is one of these
 * @param starts it begins with one of these
 * @param ends it ends with one of these
 * @param contains one of these stands in it
 * @param like the whole of it is as this regular expression says
 * @param not whether the opposite is meant
 */
record Condition(
    @JsonProperty(value = "column", required = true) String column,
    @JsonProperty("is") List<String> is,
    @JsonProperty("starts") List<String> starts,
    @JsonProperty("ends") List<String> ends,
    @JsonProperty("contains") List<String> contains,
    @JsonProperty("like") String like,
    @JsonProperty("not") Boolean not) {
  Condition {
    is = lower(is);
    starts = lower(starts);
    ends = lower(ends);
    contains = lower(contains);
    not = Boolean.TRUE.equals(not);
    pattern(like);
    if (is.isEmpty() && starts.isEmpty() && ends.isEmpty() && contains.isEmpty() && like == null) {
      throw Refusal.at("")
          .expected("what the column '" + column + "' is, starts, ends, contains or is like")
          .found("none of them")
          .exception();
    }
  }

  /** The condition, made ready for many rows. */
  Predicate<String> predicate() {
    Pattern pattern = pattern(like);
    return text -> {
      String lower = text.toLowerCase(Locale.ROOT);
      boolean so =
          any(is, lower, String::equals)
              || any(starts, lower, String::startsWith)
              || any(ends, lower, String::endsWith)
              || any(contains, lower, String::contains)
              || (pattern != null && pattern.matcher(text).matches());
      return so != not;
    };
  }

  private static boolean any(List<String> words, String text, BiPredicate<String, String> is) {
    for (String word : words) {
      if (is.test(text, word)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> lower(List<String> words) {
    return words == null
        ? List.of()
        : words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
  }

  /**
   * A regular expression, or null where there is none.
   *
   * @throws org.allyspend.core.domain.RefusedException where it is none
   */
  static Pattern pattern(String text) {
    try {
      return text == null ? null : Pattern.compile(text, Pattern.CASE_INSENSITIVE);
    } catch (PatternSyntaxException e) {
      throw Refusal.at("").expected("a regular expression").foundText(text).exception(e);
    }
  }
}
