package org.allyspend.core.domain;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Why something is refused, in its parts; in {@code TABLE2!N21: expected a figure, found a formula
 * without a stored result; open the workbook in Excel and save it} they stand in the order of the
 * components. The sentence is the same at the command line, in the API's {@code detail} and in the
 * log.
 *
 * @param where the thing and the place in it, such as a file, sheet and cell, or an option; empty
 *     where whoever tells it adds the place (see {@link #within})
 * @param expected what was expected there, to be read after 'expected'
 * @param found what is there, to be read after 'found'
 * @param todo what to do about it, or empty
 */
public record Refusal(String where, String expected, String found, String todo) {
  private static final int LONGEST_QUOTE = 80;
  private static final int LONGEST_SENTENCE = 1_000;
  private static final int LONGEST_LIST = 24;
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+");

  /** A refusal of what stands there; what was expected and found is said next. */
  public static Refusal at(String where) {
    return new Refusal(where, "", "", "");
  }

  /** A refusal whose sentence was made elsewhere, such as by a function that was called. */
  public static Refusal told(String sentence) {
    return at(sentence);
  }

  /** A refusal of what may stand there once: 'line 9: expected 2026-04 once, found it twice'. */
  public static Refusal twice(String where, String what) {
    return at(where).expected(what + " once").found("it twice");
  }

  /** The same, where this was expected: 'a year such as 2014'. */
  public Refusal expected(String words) {
    return new Refusal(where, words, found, todo);
  }

  /** The same, where this was found: 'none'. */
  public Refusal found(String words) {
    return new Refusal(where, expected, words, todo);
  }

  /** The same, where this text was found: it is quoted, and shortened where it is long. */
  public Refusal foundText(String text) {
    return found(text.isEmpty() ? "none" : quoted(text));
  }

  /** The same, with what to do: 'save it as .xlsx'. */
  public Refusal todo(String words) {
    return new Refusal(where, expected, found, words);
  }

  /** The same, with this said at its end too. */
  public Refusal also(String words) {
    return todo(todo.isEmpty() ? words : todo + "; " + words);
  }

  /**
   * A text that is none of those that are known. They are listed where they are few, and one of
   * which it is a slip of the pen is named.
   *
   * @param what what was expected, such as 'a source'
   * @param found what was given
   */
  public static Refusal ofChoice(
      String where, String what, Collection<String> known, String found) {
    Refusal refusal =
        at(where)
            .expected(known.size() > LONGEST_LIST ? what : what + " (" + oneOf(known) + ")")
            .foundText(found);
    return Spelling.meant(found, known)
        .map(meant -> refusal.todo("did you mean '" + meant + "'?"))
        .orElse(refusal);
  }

  /**
   * The one of those that are known that is called so.
   *
   * @param name how each is called
   * @throws RefusedException as {@link #ofChoice} says it, where none is
   */
  public static <T> T choose(
      String where, String what, Collection<T> known, Function<T, String> name, String found) {
    for (T one : known) {
      if (name.apply(one).equals(found)) {
        return one;
      }
    }
    throw ofChoice(where, what, known.stream().map(name).toList(), found).exception();
  }

  /**
   * The same, seen from what holds it: a file's name before a cell, a document before a pointer.
   */
  public Refusal within(String outer) {
    return new Refusal(outer + joint(outer) + where, expected, found, todo);
  }

  /** A pointer goes on from a pointer, and stands beside a document. */
  private String joint(String outer) {
    if (where.isEmpty() || outer.isEmpty()) {
      return "";
    }
    return where.startsWith("/") ? (outer.startsWith("/") ? "" : " ") : ": ";
  }

  /** The exception that is thrown with it. */
  public RefusedException exception() {
    return new RefusedException(this);
  }

  /** The exception that is thrown with it, and what it came from. */
  public RefusedException exception(Throwable cause) {
    return new RefusedException(this, cause);
  }

  /**
   * The one sentence. It quotes what was given, which may be of any size and hold line breaks: both
   * are brought into bounds, so that a line of a log stays a line.
   */
  public String sentence() {
    StringBuilder sentence = new StringBuilder(where);
    append(sentence, ": ", expected.isEmpty() ? "" : "expected " + expected);
    append(sentence, expected.isEmpty() ? ": " : ", ", found.isEmpty() ? "" : "found " + found);
    append(sentence, "; ", todo);
    String line = CONTROLS.matcher(sentence).replaceAll(" ");
    return line.length() <= LONGEST_SENTENCE ? line : line.substring(0, LONGEST_SENTENCE) + "…";
  }

  private static void append(StringBuilder sentence, String joint, String part) {
    if (!part.isEmpty()) {
      sentence.append(sentence.isEmpty() ? "" : joint).append(part);
    }
  }

  /** A text in quotation marks, shortened where it is long. */
  public static String quoted(String text) {
    return "'" + shortened(text) + "'";
  }

  /** A text as it is, or as much of it as is quoted. */
  public static String shortened(String text) {
    return shortened(text, LONGEST_QUOTE);
  }

  /** A text of at most that many characters. */
  public static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }

  /** How many there are of something: '1 warning', '15 warnings'. */
  public static String counted(int number, String one) {
    return number + " " + one + (number == 1 ? "" : "s");
  }

  /** Words in a row: 'nato, sipri or csv'. */
  public static String oneOf(Collection<String> words) {
    StringBuilder row = new StringBuilder();
    Iterator<String> each = List.copyOf(words).iterator();
    while (each.hasNext()) {
      String word = each.next();
      row.append(row.isEmpty() ? "" : each.hasNext() ? ", " : " or ").append(word);
    }
    return row.toString();
  }
}
