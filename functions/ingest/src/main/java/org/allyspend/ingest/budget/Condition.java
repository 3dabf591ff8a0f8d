package org.allyspend.ingest.budget;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
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
    is = Declared.some("/is", is);
    starts = Declared.some("/starts", starts);
    ends = Declared.some("/ends", ends);
    contains = Declared.some("/contains", contains);
    not = Boolean.TRUE.equals(not);
    Declared.pattern("/like", like);
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
    List<String> same = lower(is);
    List<String> first = lower(starts);
    List<String> last = lower(ends);
    List<String> inside = lower(contains);
    return text -> {
      String lower = text.toLowerCase(Locale.ROOT);
      boolean so =
          any(same, lower, String::equals)
              || any(first, lower, String::startsWith)
              || any(last, lower, String::endsWith)
              || any(inside, lower, String::contains)
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
    return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
  }

  /** It as a sentence has it: "Anslag starts with '0601'". */
  String words() {
    List<String> ways = new ArrayList<>();
    add("is ", is, ways);
    add("starts with ", starts, ways);
    add("ends with ", ends, ways);
    add("contains ", contains, ways);
    add("is like ", like == null ? List.of() : List.of(like), ways);
    return column + (not ? " not: " : " ") + String.join(" or ", ways);
  }

  private static void add(String way, List<String> words, List<String> ways) {
    if (!words.isEmpty()) {
      ways.add(way + Refusal.oneOf(words.stream().map(Refusal::quoted).toList()));
    }
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
