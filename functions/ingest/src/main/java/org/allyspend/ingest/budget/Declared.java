package org.allyspend.ingest.budget;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.ingest.Addresses;

/** What may stand in a declaration beyond its form: the schema says the same of it. */
final class Declared {
  private static final String YEAR = "(?<year>";

  private Declared() {}

  /** A text that says something, or null. */
  static String text(String where, String text) {
    if (text != null && text.isBlank()) {
      throw Refusal.at(where).expected("text").found("none").exception();
    }
    return text;
  }

  /** An address in the web, or null. */
  static String address(String where, String address) {
    if (address != null && !(address.startsWith("https://") && Addresses.isRemote(address))) {
      throw Refusal.at(where)
          .expected("an address that begins with https://")
          .foundText(address)
          .exception();
    }
    return address;
  }

  /** Refuses none or several of these. */
  static void one(String of, Boolean... said) {
    if (Collections.frequency(List.of(said), true) != 1) {
      throw Refusal.at("").expected("one of " + of).found("none or several").exception();
    }
  }

  /** A list that is not empty, or none where it is not said. */
  static <T> List<T> some(String where, List<T> list) {
    if (list == null) {
      return List.of();
    }
    if (list.isEmpty()) {
      throw Refusal.at(where).expected("at least one").found("none").exception();
    }
    return List.copyOf(list);
  }

  /** Twelve months, each of them another, or null. */
  static List<String> twelve(String where, List<String> months) {
    if (months == null) {
      return null;
    }
    if (months.size() != 12) {
      throw Refusal.at(where)
          .expected("twelve months")
          .found(Integer.toString(months.size()))
          .exception();
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < months.size(); i++) {
      if (!seen.add(months.get(i).toLowerCase(Locale.ROOT))) {
        throw Refusal.twice(where + "/" + i, Refusal.quoted(months.get(i))).exception();
      }
    }
    return List.copyOf(months);
  }

  /** One character, or null. */
  static String sign(String where, String sign) {
    if (sign != null && sign.length() != 1) {
      throw Refusal.at(where).expected("one character").foundText(sign).exception();
    }
    return sign;
  }

  /** A regular expression that takes a year apart, or null. */
  static String year(String where, String like) {
    if (like != null && !like.contains(YEAR)) {
      throw Refusal.at(where).expected("a group (?<year>…)").foundText(like).exception();
    }
    return pattern(where, like);
  }

  /** A regular expression, or null. */
  static String pattern(String where, String like) {
    try {
      Condition.pattern(like);
      return like;
    } catch (RefusedException e) {
      throw e.within(where);
    }
  }

  /** The name of an encoding. */
  static String encoding(String where, String name) {
    boolean known;
    try {
      known = Charset.isSupported(name);
    } catch (IllegalCharsetNameException e) {
      known = false;
    }
    if (!known) {
      throw Refusal.at(where)
          .expected("an encoding such as UTF-8 or windows-1252")
          .foundText(name)
          .exception();
    }
    return name;
  }
}
